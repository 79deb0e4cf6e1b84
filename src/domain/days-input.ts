import { addDays, type Day, daysBetween, isDay } from './day.ts';
import type { Days } from './working-day.ts';

/** Two days as they were chosen: from the first to the last. */
export interface DaysTyped {
  first: string | null;
  last: string | null;
}

/** What is wrong with one of them: none was chosen; the last comes before the first; all is over; it is longer than may be. */
export type DaysProblem =
  | { kind: 'missing' | 'before_first' | 'over' }
  | { kind: 'too_long'; days: number; limit: number };

export type DaysProblems = { [Field in keyof DaysTyped]?: DaysProblem };

/** A year, the leap day included: further than that no open day is looked for. */
export const LONGEST_DAYS = 366;

/** How many days from the first to the last, both counted. */
export function lengthOf({ first, last }: Days): number {
  return daysBetween(first, last) + 1;
}

/** Days that are not over, or all that is wrong with them. They may have begun: somebody falls ill before they say so. */
export function parseDays(
  { first, last }: DaysTyped,
  today: Day,
): { ok: true; days: Days } | { ok: false; problems: DaysProblems } {
  const problems: DaysProblems = {};
  const begins = first !== null && isDay(first) ? first : null;
  const ends = last !== null && isDay(last) ? last : null;
  if (begins === null) problems.first = { kind: 'missing' };
  if (ends === null) problems.last = { kind: 'missing' };
  else if (begins !== null && ends < begins) problems.last = { kind: 'before_first' };
  else if (ends < today) problems.last = { kind: 'over' };
  else if (begins !== null && ends >= addDays(begins, LONGEST_DAYS)) {
    problems.last = { kind: 'too_long', days: lengthOf({ first: begins, last: ends }), limit: LONGEST_DAYS };
  }
  if (begins === null || ends === null || problems.last) return { ok: false, problems };
  return { ok: true, days: { first: begins, last: ends } };
}
