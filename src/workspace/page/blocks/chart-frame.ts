import type { XyData } from './chart-data.ts';

/** Where things are in a drawing. */
export interface Frame {
  left: number;
  top: number;
  width: number;
  x(category: number): number;
  y(value: number): number;
}

/** What the drawings of bars and of lines are given. */
export interface Drawn {
  data: XyData;
  frame: Frame;
  format(value: number): string;
}

/** The width of a letter of the small text, about. */
export const LETTER = 6.4;

export const longestOf = (words: string[]) => Math.max(0, ...words.map((word) => [...word].length)) * LETTER;

/** What stands at the end of each line. */
export const lastWords = ({ series }: XyData, format: (value: number) => string) =>
  series.map(({ values }) => {
    const last = values.at(-1);
    return last === null || last === undefined ? '' : format(last);
  });
