import { fold } from '../domain/fold.ts';
import { cellText } from '../domain/import/cell-text.ts';
import type { HeaderMatch } from './format.ts';
import type { Cell } from './table.ts';

/** No format has a longer one, in characters. */
const MAX_COLUMN_NAME = 100;

/** Where a file has a field, and how it spells the column. */
export type Columns<Field extends string> = Partial<Record<Field, { index: number; name: string }>>;

/** The columns of a header by the spellings that a format knows; case, accents and punctuation do not count. */
export function findColumns<Field extends string>(
  header: readonly string[],
  spellings: Record<Field, readonly string[]>,
): Columns<Field> {
  const names = header.map(plain);
  const columns: Columns<Field> = {};
  for (const [field, accepted] of Object.entries(spellings) as [Field, readonly string[]][]) {
    const known = accepted.map(plain);
    const index = names.findIndex((name) => known.includes(name));
    const name = header[index];
    if (name !== undefined) columns[field] = { index, name };
  }
  return columns;
}

/** How much of a header is of a format that must have each of `required`: one of the fields that stand together there. */
export function compareHeader<Field extends string>(
  header: readonly string[],
  spellings: Record<Field, readonly string[]>,
  required: readonly (readonly [Field, ...Field[]])[],
): HeaderMatch {
  const columns = findColumns(header, spellings);
  const missing = required.filter((fields) => fields.every((field) => columns[field] === undefined));
  return {
    known: Object.keys(columns).length,
    missing: missing.map((fields) => {
      const [first = '', ...others] = fields.map((field) => spellings[field][0] ?? field);
      return first + (others.length > 0 ? ` (or ${others.join(' or ')})` : '');
    }),
  };
}

/** A header row as texts, empty where a cell is. */
export function headerOf(cells: Cell[]): string[] {
  return cells.map((cell) => cellText(cell).replace(/\n/g, ' '));
}

/** Two rows as one header, where a cell that spans both has its text in the upper one. */
export function joinHeader(upper: string[], lower: string[]): string[] {
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => lower[index] || upper[index] || '');
}

/** Tells whether a row says the header again, as at the top of a printed page. */
export function createHeaderTest(header: readonly string[]): (cells: Cell[]) => boolean {
  const names = header.map(plain);
  const says = (cell: Cell | undefined, name: string) => {
    const text = cellText(cell);
    // Folding every long text of a file would take longer than reading it.
    return text.length <= MAX_COLUMN_NAME && plain(text) === name;
  };
  return (cells) => names.every((name, index) => name === '' || says(cells[index], name));
}

function plain(name: string): string {
  return fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
