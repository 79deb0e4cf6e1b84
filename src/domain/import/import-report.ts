import type { ImportNote, WrongCell } from './content.ts';
import type { FieldChange, ImportPlan, TargetReview } from './import-plan.ts';

/** What an import did, or would do: plain data, for a shell, a script or a message. */
export interface ImportReport {
  file: string;
  format: { name: string; title: string };
  dryRun: boolean;
  /** Whether anything was written: not in a dry run, with wrong rows (unless they are skipped), or when nothing is new or changed */
  applied: boolean;
  /** Rows with something in them, without the header */
  rows: number;
  reviews: {
    code: string;
    title: { en: string; vi: string | null };
    isNew: boolean;
    added: number;
    changed: number;
    unchanged: number;
  }[];
  added: number;
  changed: number;
  unchanged: number;
  /** Everything that is wrong; a row can stand here more than once */
  wrong: WrongCell[];
  wrongRows: number;
  notes: ImportNote[];
  /** The first of those that are new or changed */
  samples: {
    added: { row: number; review: string; reference: string; text: string }[];
    changed: { row: number; review: string; reference: string; fields: FieldChange[] }[];
  };
}

const SAMPLES = 50;

/** The part of a report that tells of a plan. */
export function reportOfPlan<T extends TargetReview>(
  plan: ImportPlan<T>,
): Pick<ImportReport, 'added' | 'changed' | 'unchanged' | 'samples'> {
  return {
    added: plan.added.length,
    changed: plan.changed.length,
    unchanged: plan.unchanged.length,
    samples: {
      added: plan.added.slice(0, SAMPLES).map(({ recommendation, review, reference }) => ({
        row: recommendation.row,
        review: review.code,
        reference,
        text: shorten(recommendation.fields.textEn),
      })),
      changed: plan.changed.slice(0, SAMPLES).map(({ recommendation, existing, changes }) => ({
        row: recommendation.row,
        review: existing.reviewCode,
        reference: existing.reference,
        fields: changes,
      })),
    },
  };
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
