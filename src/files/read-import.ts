import type { ImportContent } from '../domain/import/content.ts';
import { UserError } from '../errors.ts';
import { readCsv } from './csv.ts';
import { fileKind } from './file-kind.ts';
import type { FileFormat, ReadOptions, Sheet } from './format.ts';
import { headerOf, joinHeader, repeatsHeader } from './header.ts';
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
  let best: { format: FileFormat; score: number; header: string[]; below: number; table: Table } | null = null;
  const seen: string[][] = [];
  for (const table of tables) {
    const found = findHeader(table);
    if (found && (best === null || found.score > best.score)) best = { ...found, table };
    // Another sheet may have more of a format's columns; the same text read with another delimiter will not.
    if (best && !Array.isArray(tables)) break;
    seen.push(likelyHeader(table));
  }
  if (best === null) throw unknownHeader(file.name, seen);
  const sheet = sheetBelow(best.table, best.header, best.below);
  if (sheet.rows.length === 0) {
    throw new UserError('file_no_rows', `${file.name} has a header but no row under it. Export it again.`, {
      name: file.name,
    });
  }
  const content = best.format.read(sheet, options);
  return { format: best.format, content: { ...content, notes: [...best.table.notes, ...content.notes] } };
}

/** The header that has the most columns of a format; `below` is the index of the first row under it. */
function findHeader(table: Table): { format: FileFormat; score: number; header: string[]; below: number } | null {
  const headers = table.rows.slice(0, HEADER_WITHIN).map(headerOf);
  let best: ReturnType<typeof findHeader> = null;
  headers.forEach((header, index) => {
    const next = headers[index + 1];
    const candidates = [{ header, below: index + 1 }];
    if (next) candidates.push({ header: joinHeader(header, next), below: index + 2 });
    for (const candidate of candidates) {
      for (const format of FORMATS) {
        const score = format.recognises(candidate.header);
        if (score > (best?.score ?? 0)) best = { format, score, ...candidate };
      }
    }
  });
  return best;
}

function sheetBelow(table: Table, header: string[], below: number): Sheet {
  const rows = table.rows.flatMap((cells, index) =>
    index < below || isBlank(cells) ? [] : [{ row: index + 1, cells }],
  );
  return { header, rows: rows.filter(({ cells }) => !repeatsHeader(cells, header)) };
}

function isBlank(cells: Cell[]): boolean {
  return cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''));
}

/** The row that looks most like a header: the first of those with the most cells filled. */
function likelyHeader(table: Table): string[] {
  const rows = table.rows.slice(0, 10).map((cells) => headerOf(cells).filter((name) => name !== ''));
  return rows.reduce((widest, row) => (row.length > widest.length ? row : widest), []);
}

function unknownHeader(name: string, seen: string[][]): UserError {
  const widest = seen.reduce((most, header) => (header.length > most.length ? header : most), []);
  const found = widest.slice(0, 20).map((column) => (column.length > 40 ? `${column.slice(0, 39)}…` : column));
  const formats = FORMATS.map((format) => format.title).join(', ');
  return new UserError(
    'format_unknown',
    `${name} is in no format that can be imported. ` +
      (found.length > 0 ? `Its columns seem to be: ${found.join(' | ')}. ` : 'It has no header row. ') +
      `Known formats: ${formats}. Import the file as it was published, with its header row.`,
    { name, found: found.join(' | '), formats },
  );
}
