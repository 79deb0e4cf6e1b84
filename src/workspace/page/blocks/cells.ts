import { isObject, type Json, objectsIn, stringIn } from '../json.ts';

/** By what the cells of a column are sorted: numbers before texts, nothing last. */
type CellKey = number | string;

/** The text of a cell, of whatever type. `inline` names what rich text only refers to. */
export function cellText(cell: unknown, inline: (element: Json) => string = plainInline): string {
  if (!isObject(cell)) return '';
  if (cell.type === 'action_cell') {
    const element = isObject(cell.element) ? cell.element : {};
    return isObject(element.text) ? stringIn(element.text.text) : cellText(cell.fallback, inline);
  }
  if (Array.isArray(cell.elements)) {
    const part = (one: Json): string =>
      Array.isArray(one.elements) ? objectsIn(one.elements).map(part).join('') : inline(one);
    return objectsIn(cell.elements).map(part).join('\n').trim();
  }
  return stringIn(cell.text);
}

const plainInline = (element: Json) => stringIn(element.text) || stringIn(element.url) || stringIn(element.fallback);

export function cellKey(cell: unknown, inline?: (element: Json) => string): CellKey {
  if (isObject(cell) && cell.type === 'raw_number' && typeof cell.value === 'number') return cell.value;
  return cellText(cell, inline);
}

export interface Sorting {
  column: number;
  direction: 'ascending' | 'descending';
}

function compare(a: CellKey, b: CellKey, collator: Intl.Collator): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return collator.compare(String(a), String(b));
}

/** Sorts by one column, equal rows staying as they were; cells without anything come last in both directions. */
export function sortRows<T>(
  rows: T[],
  keyOf: (row: T) => CellKey,
  direction: Sorting['direction'],
  locale = 'en',
): T[] {
  const collator = new Intl.Collator([locale.replace('_', '-'), 'en'], { numeric: true, sensitivity: 'base' });
  const sign = direction === 'ascending' ? 1 : -1;
  const keyed = rows.map((row) => ({ row, key: keyOf(row) }));
  const isEmpty = (key: CellKey) => key === '';
  return keyed
    .sort((a, b) => {
      if (isEmpty(a.key) !== isEmpty(b.key)) return isEmpty(a.key) ? 1 : -1;
      return sign * compare(a.key, b.key, collator);
    })
    .map(({ row }) => row);
}

/** The next state of a header that is clicked: up, down, as it was. */
export function nextSorting(now: Sorting | null, column: number): Sorting | null {
  if (now?.column !== column) return { column, direction: 'ascending' };
  return now.direction === 'ascending' ? { column, direction: 'descending' } : null;
}
