import { addDays, type Day } from './day.ts';
import { type Deadline, nextDate } from './deadline.ts';

/**
 * The next of a deadline that repeats, when its own date is over: the first that lies ahead on a day, also where several
 * have passed meanwhile. What was reported until the date before it counted for that one. null: it does not come again.
 */
export function nextOf(
  deadline: Deadline,
  today: Day,
  now: Date,
): Omit<Deadline, 'id' | 'closedAt' | 'version'> | null {
  const date = nextDate(deadline, addDays(today, -1));
  if (date === null) return null;
  const { id: _id, closedAt: _closedAt, version: _version, ...same } = deadline;
  const countsFrom = addDays(dateBefore(deadline, date), 1);
  return { ...same, date, countsFrom, createdAt: now, scheduledAt: now };
}

/** The last date of the row before one of its dates. */
function dateBefore({ date, repeat }: Pick<Deadline, 'date' | 'repeat'>, next: Day): Day {
  let last = date;
  for (;;) {
    const following = nextDate({ date: last, repeat }, last);
    if (following === null || following >= next) return last;
    last = following;
  }
}
