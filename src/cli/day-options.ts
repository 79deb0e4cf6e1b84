import { isDay } from '../domain/day.ts';
import type { ClosureProblem, ClosureProblems } from '../domain/office-days.ts';
import { optional, type Typed, UsageError } from './command.ts';

/** --from and --to. Throws a UsageError for what is no day; what is missing is null. */
export function daysOption(typed: Typed): { first: string | null; last: string | null } {
  return { first: dayOption(typed, 'from'), last: dayOption(typed, 'to') };
}

function dayOption(typed: Typed, name: string): string | null {
  const text = optional(typed, name);
  if (text !== undefined && !isDay(text)) {
    throw new UsageError(`--${name} takes a day such as 2027-07-07; not "${text}".`);
  }
  return text ?? null;
}

const OPTIONS = { en: '--name', vi: '--name-vi', first: '--from', last: '--to' } as const;

/** What is wrong with days and names, in one line. */
export function saidOf(problems: ClosureProblems): string {
  return (Object.keys(OPTIONS) as (keyof typeof OPTIONS)[])
    .flatMap((field) => {
      const problem = problems[field];
      return problem ? `${OPTIONS[field]}: ${sayingOf(problem)}.` : [];
    })
    .join(' ');
}

function sayingOf(problem: ClosureProblem): string {
  switch (problem.kind) {
    case 'missing':
    case 'name_missing':
      return 'is missing';
    case 'before_first':
      return 'comes before --from';
    case 'over':
      return 'these days are over';
    case 'too_long':
      return `${problem.days} days; at most ${problem.limit} can be entered`;
    case 'name_too_long':
      return `at most ${problem.limit} characters`;
  }
}
