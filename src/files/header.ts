import { fold } from '../domain/fold.ts';
import { cellText } from '../domain/import/cell-text.ts';
import type { Cell } from './table.ts';

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

/** A header row as texts, empty where a cell is. */
export function headerOf(cells: Cell[]): string[] {
  return cells.map((cell) => cellText(cell).replace(/\n/g, ' '));
}

/** Two rows as one header, where a cell that spans both has its text in the upper one. */
export function joinHeader(upper: string[], lower: string[]): string[] {
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => lower[index] || upper[index] || '');
}

/** Whether a row says the header again, as at the top of a printed page. */
export function repeatsHeader(cells: Cell[], header: readonly string[]): boolean {
  return header.every((name, index) => name === '' || plain(name) === plain(cellText(cells[index])));
}

function plain(name: string): string {
  return fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
