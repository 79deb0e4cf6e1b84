import { CsvError, parse } from 'csv-parse/sync';
import { UserError } from '../errors.ts';
import { notASpreadsheet } from './file-kind.ts';
import type { NamedFile, Table } from './table.ts';
import { decodeText } from './text-encoding.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * A text file read with each delimiter, the likeliest first: which one is right shows when a header is recognised. A line break
 * in quotation marks stays in its cell. Throws a UserError when it is no text or a quotation mark is never closed.
 */
export function* readCsv({ name, bytes }: NamedFile): Generator<Table> {
  const decoded = decodeText(bytes);
  if (decoded === null) throw notASpreadsheet(name);
  const { text, encoding } = decoded;
  const notes = encoding.startsWith('UTF') ? [] : [encodingNote(encoding)];
  const start = text.slice(0, 20_000);
  const uses = new Map(DELIMITERS.map((delimiter) => [delimiter, start.split(delimiter).length]));
  const likeliest = [...DELIMITERS].sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0));
  for (const delimiter of likeliest) {
    if (delimiter === likeliest[0] || start.includes(delimiter))
      yield { rows: parseRows(name, text, delimiter), notes };
  }
}

function parseRows(name: string, text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = openQuoteLine(text) ?? Number(error.lines ?? 0);
    throw new UserError(
      'file_quotes',
      `${name} cannot be read: a quotation mark in line ${line} or before it is not closed. Close or double it, or save the file again from a spreadsheet program.`,
      { name, line },
    );
  }
}

/** The line of the last cell that opens a quotation mark which nothing closes. */
function openQuoteLine(text: string): number | null {
  const opening = /(?:^|[,;\t|\n])"(?:[^"]|"")*$/.exec(text);
  return opening ? text.slice(0, opening.index + 1).split('\n').length : null;
}

function encodingNote(encoding: string) {
  return {
    kind: 'old_encoding',
    message: `The file is not in UTF-8; it was read as ${encoding}. Look whether its letters are right.`,
    details: { encoding },
  };
}
