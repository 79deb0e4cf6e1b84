import type { LocalizedText } from './language.ts';
import type { Dimension } from './query/command.ts';
import type { Status } from './recommendation.ts';

export interface ProgressCounts {
  counts: Record<Status, number>;
  total: number;
  overdue: number;
  /** How many had an update in the last 90 days */
  updatedLately: number;
}

/** How far the recommendations of one agency, theme, review or status are. */
export interface ProgressRow extends ProgressCounts {
  /** Agency or review code, theme, status; null: those that have none (no lead agency, no theme) */
  key: string | null;
  /** The name of an agency or review; null where the key says it, or the catalogue does (status, none) */
  label: LocalizedText | null;
}

export interface Progress {
  by: Dimension;
  /** The worst first: most overdue, then least implemented */
  rows: ProgressRow[];
  /** Each recommendation once, also where rows share some (themes) */
  totals: ProgressCounts;
}

/** What the numbers say in one or two sentences; the words are the catalogue's. */
export interface Takeaway {
  by: Dimension;
  total: number;
  implemented: number;
  /** Whole per cent implemented; 100 only when all are, 0 only when none is */
  percent: number;
  overdue: number;
  /** The row with most overdue; null when nothing is overdue or the rows do not tell (by status) */
  mostOverdue: ProgressRow | null;
  /** The row with the smallest implemented share, where nothing is overdue and no other row shares it */
  furthestBehind: ProgressRow | null;
}

export function takeaway({ by, rows, totals }: Progress): Takeaway {
  const implemented = totals.counts.implemented;
  const telling = by === 'status' ? [] : rows;
  const worst = telling.reduce<ProgressRow | null>(
    (most, row) => (row.overdue > (most?.overdue ?? 0) ? row : most),
    null,
  );
  const [least, ...others] = telling.filter((row) => row.total > 0).sort((a, b) => share(a) - share(b));
  const isAlone =
    totals.overdue === 0 && least && others.length > 0 && others.every((row) => share(row) > share(least));
  return {
    by,
    total: totals.total,
    implemented,
    percent: percentOf(implemented, totals.total),
    overdue: totals.overdue,
    mostOverdue: worst,
    furthestBehind: isAlone ? least : null,
  };
}

/** The implemented share of a row, 0 to 1. */
export function share(row: ProgressCounts): number {
  return row.total === 0 ? 0 : row.counts.implemented / row.total;
}

/** A whole per cent that never says "all" or "none" of what is only nearly so. */
export function percentOf(part: number, whole: number): number {
  if (whole === 0 || part === 0) return 0;
  return part === whole ? 100 : Math.min(99, Math.max(1, Math.round((part / whole) * 100)));
}
