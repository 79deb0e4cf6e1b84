import readWorkbook, { InvalidInputError, InvalidSpreadsheetError } from 'read-excel-file/universal';
import { damaged, otherArchive } from './file-kind.ts';
import type { Cell, NamedFile, Table } from './table.ts';
import { listZipEntries, unpackZipEntry } from './zip-archive.ts';

const MAX_ROW = 1_048_576;

/**
 * The sheets of an xlsx workbook, in its order: formulas as the values they last had, dates as dates, error cells empty (with
 * a note). Throws a UserError when it is not a whole xlsx workbook or unpacks to too much.
 */
export async function readXlsx({ name, bytes }: NamedFile): Promise<Table[]> {
  const entries = listZipEntries(name, bytes);
  if (!entries.some(({ path }) => path === 'xl/workbook.xml'))
    throw otherArchive(
      name,
      entries.map(({ path }) => path),
    );
  let errorCells = 0;
  // The reader trusts the sizes and places that a file tells of; so they are checked before it sees the file.
  for (const entry of entries) {
    if (!entry.path.endsWith('.xml') && !entry.path.endsWith('.rels')) continue;
    const content = await unpackZipEntry(name, bytes, entry);
    if (entry.path.startsWith('xl/worksheets/')) errorCells += checkSheet(name, content);
  }
  const sheets = await parse(name, bytes);
  return sheets.map(({ data }) => ({
    rows: data as unknown as Cell[][],
    notes: errorCells > 0 ? [errorNote(errorCells)] : [],
  }));
}

async function parse(name: string, bytes: Uint8Array) {
  try {
    return await readWorkbook(new Blob([bytes as Uint8Array<ArrayBuffer>]), { trim: false });
  } catch (error) {
    if (error instanceof InvalidInputError || error instanceof InvalidSpreadsheetError)
      throw damaged(name, error.message);
    // It has errors of its own for some of what can be wrong with a workbook, plain ones for the rest.
    if (error instanceof Error && !(error instanceof RangeError))
      throw damaged(name, 'it is not a workbook as Excel writes it');
    throw error;
  }
}

/** Refuses rows and columns that no spreadsheet has (each would be filled up to); returns how many cells hold an error. */
function checkSheet(name: string, content: Uint8Array): number {
  const xml = Buffer.from(content.buffer, content.byteOffset, content.length).toString('latin1');
  for (const [, row] of xml.matchAll(/<(?:\w+:)?row\b[^>]*?\sr\s*=\s*["'](\d+)/g)) {
    if (Number(row) > MAX_ROW) throw damaged(name, `it has a row ${row}`);
  }
  const cell = /<(?:\w+:)?c\b[^>]*?\sr\s*=\s*["']([A-Z]{4,}\d*|[A-Z]+\d{8,})/i.exec(xml);
  if (cell) throw damaged(name, `it has a cell ${cell[1]}`);
  return [...xml.matchAll(/<(?:\w+:)?c\b[^>]*?\st\s*=\s*["']e["']/g)].length;
}

function errorNote(count: number) {
  return {
    kind: 'error_cells',
    message: `${count} ${count === 1 ? 'cell holds' : 'cells hold'} an error such as #N/A and ${count === 1 ? 'was' : 'were'} read as empty.`,
    details: { count },
  };
}
