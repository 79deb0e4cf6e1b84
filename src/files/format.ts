import type { ImportContent } from '../domain/import/content.ts';
import type { Cell } from './table.ts';

/** The part of a table under the header that was recognised. */
export interface Sheet {
  header: string[];
  /** Rows with something in them, with their numbers in the spreadsheet */
  rows: { row: number; cells: Cell[] }[];
}

export interface ReadOptions {
  /** The review that everything goes into, so that the file need not tell it */
  review: string | null;
}

/** One kind of export. To know another: a file beside this one, and a line in read-import.ts. */
export interface FileFormat {
  name: string;
  /** As it is called when somebody is told: "UHRI export" */
  title: string;
  /** How many of its columns a header has; 0 when it is not one of this format. */
  recognises(header: readonly string[]): number;
  read(sheet: Sheet, options: ReadOptions): ImportContent;
}
