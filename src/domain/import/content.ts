import type { LocalizedText } from '../language.ts';
import type { Position } from '../recommendation.ts';
import type { Mechanism } from '../review.ts';

/** What a file says of a recommendation; what it has no column for is absent, and an import leaves that as it is. */
export interface ImportedFields {
  textEn: string;
  textVi?: string;
  paragraph?: string | null;
  recommendingStates?: string[];
  themes?: string[];
  affectedGroups?: string[];
  sdgs?: number[];
  position?: Position | null;
  annotationId?: string | null;
}
export type ImportedField = keyof ImportedFields;

/** Everything that an import may change of a recommendation that is there. */
export const IMPORTED_FIELDS = [
  'textEn',
  'textVi',
  'paragraph',
  'recommendingStates',
  'themes',
  'affectedGroups',
  'sdgs',
  'position',
  'annotationId',
] as const satisfies ImportedField[];

export interface ImportedRecommendation {
  /** Row of the spreadsheet, from 1 */
  row: number;
  /** Place of its review in `ImportContent.reviews`; null when the file does not tell it */
  review: number | null;
  /** What it is recognised by when the file comes again; unique in the content */
  sourceKey: string;
  /** What it is called in the file, or how to number it when it is new: "S5-" gives S5-1, S5-2 … */
  name: { reference: string } | { prefix: string };
  fields: ImportedFields;
}

/** A review as a file tells of it. */
export interface ReviewDraft {
  mechanism: Mechanism;
  /** The code it gets unless another review has it: "upr-2014" */
  code: string;
  title: LocalizedText;
  symbol: string | null;
  cycle: string | null;
  session: string | null;
}

/** What is wrong in a file, and how to mend it. `reason` is English; another language is made of `kind` and `details`. */
export interface WrongCell {
  row: number;
  /** The column as the file spells it; empty when the whole row is meant */
  column: string;
  value: string;
  kind: string;
  reason: string;
  details: Record<string, string | number>;
}

/** What somebody should know about an import though nothing is wrong. As with wrong cells, `message` is English. */
export interface ImportNote {
  kind: string;
  message: string;
  details: Record<string, string | number>;
}

/** What a file holds, whatever its format. */
export interface ImportContent {
  /** Rows with something in them, without the header */
  rowCount: number;
  reviews: ReviewDraft[];
  recommendations: ImportedRecommendation[];
  wrong: WrongCell[];
  notes: ImportNote[];
}
