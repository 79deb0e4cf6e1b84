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

export interface HeaderMatch {
  /** How many of the format's columns the header has */
  known: number;
  /** The columns that it must have and has not: "Response", "Document Symbol (or Recommending Body)" */
  missing: string[];
}

/** One kind of export. To know another: a file beside this one, and a line in read-import.ts. */
export interface FileFormat {
  name: string;
  /** As it is called when somebody is told: "UHRI export" */
  title: string;
  /** How much of a header is this format's; it is one of this format when nothing is missing. */
  compare(header: readonly string[]): HeaderMatch;
  read(sheet: Sheet, options: ReadOptions): ImportContent;
}
