import type { ImportContent } from '../domain/import/content.ts';
import { UserError } from '../errors.ts';
import { readCsv } from './csv.ts';
import { fileKind } from './file-kind.ts';
import type { FileFormat, HeaderMatch, ReadOptions, Sheet } from './format.ts';
import { createHeaderTest, headerOf, joinHeader } from './header.ts';
import type { Cell, NamedFile, Table } from './table.ts';
import { uhri } from './uhri.ts';
import { uprInfo } from './upr-info.ts';
import { readXlsx } from './xlsx.ts';

const FORMATS: readonly FileFormat[] = [uhri, uprInfo];
/** Titles, logos and remarks may stand above the header, but not more than this many rows of them. */
const HEADER_WITHIN = 50;

/**
 * What a file of a known format holds; which format it is, its header says. Throws a UserError when the file cannot be read, when
 * no header is recognised in it, and when there is nothing under it.
 */
export async function readImport(
  file: NamedFile,
  options: ReadOptions,
): Promise<{ format: FileFormat; content: ImportContent }> {
  const tables = fileKind(file) === 'zip' ? await readXlsx(file) : readCsv(file);
  let best: (Candidate & { table: Table }) | null = null;
  let nearest: Candidate | null = null;
  const seen: string[][] = [];
  for (const table of tables) {
    const { found, almost } = findHeader(table);
    if (found && (best === null || found.known > best.known)) best = { ...found, table };
    if (almost && (nearest === null || almost.known > nearest.known)) nearest = almost;
    // Another sheet may have more of a format's columns; the same text read with another delimiter will not.
    if (best && !Array.isArray(tables)) break;
    seen.push(likelyHeader(table));
  }
  if (best === null) throw nearest ? columnMissing(file.name, nearest) : unknownHeader(file.name, seen);
  const sheet = sheetBelow(best.table, best.header, best.below);
  if (sheet.rows.length === 0) {
    throw new UserError('file_no_rows', `${file.name} has a header but no row under it. Export it again.`, {
      name: file.name,
    });
  }
  const content = best.format.read(sheet, options);
  return { format: best.format, content: { ...content, notes: [...best.table.notes, ...content.notes] } };
}

/** A row that may be the header; `below` is the index of the first row under it. */
interface Candidate extends HeaderMatch {
  format: FileFormat;
  header: string[];
  below: number;
}

/** The header that has the most columns of a format, and of those that lack some the one that comes nearest. */
function findHeader(table: Table): { found: Candidate | null; almost: Candidate | null } {
  const headers = table.rows.slice(0, HEADER_WITHIN).map(headerOf);
  const candidates = headers.flatMap((header, index) => {
    const next = headers[index + 1];
    const alone = { header, below: index + 1 };
    return next ? [alone, { header: joinHeader(header, next), below: index + 2 }] : [alone];
  });
  const matches = candidates.flatMap((candidate) =>
    FORMATS.map((format): Candidate => ({ format, ...candidate, ...format.compare(candidate.header) })),
  );
  return {
    found: bestKnown(matches.filter(({ missing }) => missing.length === 0)),
    // One column of a name that many tables have is not yet a likeness.
    almost: bestKnown(
      matches.filter(({ known, missing }) => missing.length > 0 && known > missing.length && known > 1),
    ),
  };
}

function bestKnown(matches: Candidate[]): Candidate | null {
  return matches.reduce<Candidate | null>((best, match) => (best && best.known >= match.known ? best : match), null);
}

function sheetBelow(table: Table, header: string[], below: number): Sheet {
  const rows = table.rows.flatMap((cells, index) =>
    index < below || isBlank(cells) ? [] : [{ row: index + 1, cells }],
  );
  const repeatsHeader = createHeaderTest(header);
  return { header, rows: rows.filter(({ cells }) => !repeatsHeader(cells)) };
}

function isBlank(cells: Cell[]): boolean {
  return cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''));
}

/** The row that looks most like a header: the first of those with the most cells filled. */
function likelyHeader(table: Table): string[] {
  const rows = table.rows.slice(0, 10).map((cells) => headerOf(cells).filter((name) => name !== ''));
  return rows.reduce((widest, row) => (row.length > widest.length ? row : widest), []);
}

function columnMissing(name: string, { format, header, missing }: Candidate): UserError {
  const last = missing.at(-1) ?? '';
  const several = missing.length > 1 && `${missing.slice(0, -1).join(', ')} and ${last}`;
  const found = columnNames(header.filter((column) => column !== ''));
  return new UserError(
    'column_missing',
    `${name} looks like a ${format.title}, but ${several ? `the columns ${several} are` : `the column ${last} is`} missing. ` +
      `Its columns are: ${found}. Import the file as it was published, with all columns under their own names.`,
    { name, format: format.title, missing: missing.join(', '), found },
  );
}

function unknownHeader(name: string, seen: string[][]): UserError {
  const found = columnNames(seen.reduce((most, header) => (header.length > most.length ? header : most), []));
  const formats = FORMATS.map((format) => format.title).join(', ');
  return new UserError(
    'format_unknown',
    `${name} is in no format that can be imported. ` +
      (found === '' ? 'It has no header row. ' : `Its columns seem to be: ${found}. `) +
      `Known formats: ${formats}. Import the file as it was published, with its header row.`,
    { name, found, formats },
  );
}

function columnNames(header: string[]): string {
  const names = header.slice(0, 20).map((column) => (column.length > 40 ? `${column.slice(0, 39)}…` : column));
  return names.join(' | ');
}
