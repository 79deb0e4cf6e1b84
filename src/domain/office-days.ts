import { addDays, type Day } from './day.ts';
import { type DaysProblem, type DaysTyped, LONGEST_DAYS, lengthOf, parseDays } from './days-input.ts';
import { listHolidays } from './holidays.ts';
import { inLanguage, type Language } from './language.ts';
import { clean } from './progress-input.ts';
import type { Closure, Days } from './working-day.ts';

/** Days on which the offices are closed, and why. */
export interface ClosedDays extends Days {
  kind: 'holiday' | 'closure';
  name: string;
}

/** What is closed in the year from a day on, the next first: public holidays in the words of a language, and closures. */
export function closedDaysAhead(
  { country, closures }: { country: string | null; closures: readonly Closure[] },
  language: Language,
  today: Day,
): ClosedDays[] {
  const until = addDays(today, LONGEST_DAYS);
  const years = [...new Set([addDays(today, -LONGEST_DAYS), today, until].map((day) => Number(day.slice(0, 4))))];
  const holidays = country === null ? [] : years.flatMap((year) => listHolidays(country, year, language));
  return [
    ...withoutContained(holidays).map((one) => ({ ...one, kind: 'holiday' as const })),
    ...closures.map(({ first, last, name }) => ({
      first,
      last,
      kind: 'closure' as const,
      name: inLanguage(name, language),
    })),
  ]
    .filter(({ first, last }) => last >= today && first <= until)
    .sort((a, b) => a.first.localeCompare(b.first) || a.last.localeCompare(b.last));
}

/** Tết itself is a holiday within the days of Tết: one line says both. */
function withoutContained<One extends Days>(list: readonly One[]): One[] {
  return list.filter(
    (one) =>
      !list.some(
        (other) =>
          other.first <= one.first && one.last <= other.last && lengthOf(other) > lengthOf(one) && other !== one,
      ),
  );
}

/** A closure as it was typed. */
export interface ClosureTyped extends DaysTyped {
  en: string;
  vi: string;
}

export type ClosureProblem = DaysProblem | { kind: 'name_missing' } | { kind: 'name_too_long'; limit: number };
export type ClosureProblems = { [Field in keyof ClosureTyped]?: ClosureProblem };

export const NAME_LIMIT = 100;

/** A closure that is longer is asked about: a wrong year would silence everybody. */
export const LONG_CLOSURE = 60;

/**
 * A closure, or all that is wrong with what was typed. It needs a name in one of the languages, which stands for the other;
 * where both are missing it is said of `language`.
 */
export function parseClosure(
  typed: ClosureTyped,
  { today, language }: { today: Day; language: Language },
): { ok: true; closure: Omit<Closure, 'id'> } | { ok: false; problems: ClosureProblems } {
  const en = nameOf(typed.en);
  const vi = nameOf(typed.vi);
  const days = parseDays(typed, today);
  const problems: ClosureProblems = days.ok ? {} : { ...days.problems };
  if (!en && !vi) problems[language] = { kind: 'name_missing' };
  for (const [field, name] of [['en', en] as const, ['vi', vi] as const]) {
    if (name.length > NAME_LIMIT) problems[field] = { kind: 'name_too_long', limit: NAME_LIMIT };
  }
  if (!days.ok || Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, closure: { name: { en: en || vi, vi: vi || en }, ...days.days } };
}

function nameOf(typed: string): string {
  return clean(typed).replace(/\s+/g, ' ').trim();
}
