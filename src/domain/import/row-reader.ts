import type { Day } from '../day.ts';
import type { Position } from '../recommendation.ts';
import { cellList, cellText } from './cell-text.ts';
import { dayOfCell, positionOf, sdgOf } from './cell-values.ts';
import type { WrongCell } from './content.ts';

type Value = string | number | boolean | Date | null;

/** The longest text that a recommendation may have, in characters. */
export const MAX_TEXT = 20_000;
/** The longest value in a list: a State, a theme, a group. */
const MAX_VALUE = 300;

/** Reads the cells of one row as what they mean. What is wrong is kept in `wrong`, so that a row tells all at once. */
export interface RowReader<Field extends string> {
  row: number;
  /** Whether the file has such a column */
  has(field: Field): boolean;
  text(field: Field): string;
  list(field: Field): string[];
  /** A text that must be there and be at most 20,000 characters long */
  requiredText(field: Field): string;
  /** null: empty, or a word that is not known, which is then wrong; `words` are those to advise: the ones that such a file uses */
  position(field: Field, words: string): Position | null;
  sdgs(field: Field): number[];
  day(field: Field): Day | null;
  fail(field: Field, kind: string, reason: string): void;
  wrong: WrongCell[];
}

/** `columns` holds where the file has each field and how it spells it; `width` is how many columns its header has. */
export function readRow<Field extends string>(
  { row, cells }: { row: number; cells: Value[] },
  columns: Partial<Record<Field, { index: number; name: string }>>,
  width: number,
): RowReader<Field> {
  const wrong: WrongCell[] = [];
  const beyond = cells.slice(width).map(cellText).filter(Boolean).join(' | ');
  if (beyond) {
    const reason = 'The row has more cells than the header: a comma or a quotation mark is out of place in it.';
    wrong.push({ row, column: '', value: shorten(beyond), kind: 'too_many_cells', reason, details: {} });
  }
  const raw = (field: Field): Value => cells[columns[field]?.index ?? -1] ?? null;
  const text = (field: Field) => cellText(raw(field));
  const fail = (field: Field, kind: string, reason: string, value = text(field)) => {
    wrong.push({ row, column: columns[field]?.name ?? field, value: shorten(value), kind, reason, details: { field } });
  };
  const list = (field: Field) => {
    const values = cellList(raw(field));
    const long = values.find((value) => value.length > MAX_VALUE);
    if (long)
      fail(
        field,
        'value_too_long',
        `One of its values is longer than ${MAX_VALUE} characters: put each value on a line of its own.`,
        long,
      );
    return values;
  };
  return {
    row,
    wrong,
    has: (field) => columns[field] !== undefined,
    text,
    list,
    fail,
    requiredText(field) {
      const value = text(field);
      if (value === '') fail(field, 'text_empty', 'The text is empty: fill it in, or delete the row.');
      if (value.length > MAX_TEXT) {
        fail(
          field,
          'text_too_long',
          `The text has ${value.length} characters; at most ${MAX_TEXT} are stored. Divide or shorten it.`,
        );
      }
      return value;
    },
    position(field, words) {
      const value = text(field);
      const position = positionOf(value);
      if (value !== '' && position === null) {
        fail(field, 'position_unknown', `This position is not known: write ${words}.`);
      }
      return position;
    },
    sdgs(field) {
      const goals = new Set<number>();
      for (const value of list(field)) {
        const goal = sdgOf(value);
        if (goal === null)
          fail(
            field,
            'sdg_unknown',
            'Goals are the numbers 1 to 17, as in "16 - PEACE, JUSTICE AND STRONG INSTITUTIONS".',
            value,
          );
        else goals.add(goal);
      }
      return [...goals].sort((a, b) => a - b);
    },
    day(field) {
      if (text(field) === '') return null;
      const day = dayOfCell(raw(field));
      if (day === null)
        fail(field, 'day_unknown', 'This is not a date: write it as 2014-04-02 or 2/4/2014 (day first).');
      return day;
    },
  };
}

function shorten(value: string): string {
  return value.length > 80 ? `${value.slice(0, 79)}…` : value;
}
