import { addDays, type Day } from './day.ts';
import type { Days } from './working-day.ts';

/** The absences that are not over, in their order. */
export function absencesAhead(absences: readonly Days[], today: Day): Days[] {
  return absences.filter(({ last }) => last >= today).sort((a, b) => a.first.localeCompare(b.first));
}

/** The absences with another one: those that overlap or follow each other without a day between become one. */
export function withAbsence(absences: readonly Days[], added: Days): Days[] {
  const apart: Days[] = [];
  let { first, last } = added;
  for (const one of [...absences].sort((a, b) => a.first.localeCompare(b.first))) {
    if (one.last < addDays(first, -1) || one.first > addDays(last, 1)) {
      apart.push(one);
    } else {
      if (one.first < first) first = one.first;
      if (one.last > last) last = one.last;
    }
  }
  return [...apart, { first, last }].sort((a, b) => a.first.localeCompare(b.first));
}
