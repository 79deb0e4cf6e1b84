/** What a cell of a spreadsheet holds; a text file holds texts only. */
export type Cell = string | number | boolean | Date | null;

/** One sheet, or one reading of a text file. The row at index 0 is row 1 of the spreadsheet; blank rows are kept, so that row numbers hold. */
export interface Table {
  rows: Cell[][];
  /** What the reader has to say about it: how it was encoded, which cells could not be read. */
  notes: { kind: string; message: string; details: Record<string, string | number> }[];
}

/** A file as somebody hands it over. */
export interface NamedFile {
  name: string;
  bytes: Uint8Array;
}
