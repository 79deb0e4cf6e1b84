import type { Member } from '../domain/member.ts';
import { peopleByAgency } from '../domain/reminder-stakes.ts';
import type { Overview } from '../slack/views/reminder-part.ts';
import { countsOf, type DeadlineStanding } from './deadline-standing.ts';

/** What still waits in the whole of a deadline, by agency, and where nobody can be reminded. */
export function overviewOf(
  { standing, agencies, waiting, unreadableAt }: DeadlineStanding,
  members: Member[],
): Overview {
  const people = peopleByAgency(members);
  const counts = countsOf(standing);
  const { unit, total, done } = standing;
  return {
    unit,
    total,
    open: total - done,
    waiting,
    withoutPeople: [
      ...agencies.filter(({ id }) => counts.has(id) && !people.has(id)).map(({ name }) => name),
      ...(counts.has(null) ? [null] : []),
    ],
    unreadableAt,
  };
}
