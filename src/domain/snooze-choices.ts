import { addDays, type Day, weekdayOf } from './day.ts';
import type { Deadline } from './deadline.ts';
import { lastUsefulDay, type Reader, stepDay } from './reminder-schedule.ts';
import { isReminderDay, type OfficeCalendar, openDayAfter, openDayUntil } from './working-day.ts';

export const SNOOZES = ['tomorrow', 'three_days', 'next_week', 'week_before'] as const;
export type Snooze = (typeof SNOOZES)[number];

/** Until when a reminder may be put off. */
export interface SnoozeChoice {
  kind: Snooze;
  /** A day on which the member is reminded */
  day: Day;
}

type Dated = Pick<Deadline, 'date' | 'time'>;

/** Which of two names a day has that is both: the plainer one. */
const PLAINEST: readonly Snooze[] = ['tomorrow', 'next_week', 'week_before', 'three_days'];

/**
 * Until when a reminder of these deadlines may be put off, the nearest first: days on which the member is reminded, after
 * today, and none after the last on which a reminder of any of them is of use.
 */
export function snoozeChoices(
  deadlines: readonly Dated[],
  reader: Reader,
  calendar: OfficeCalendar,
  today: Day,
): SnoozeChoice[] {
  const ends = deadlines
    .flatMap((deadline) => {
      const last = lastUsefulDay(deadline, reader, calendar);
      return last !== null && last > today ? [{ deadline, last }] : [];
    })
    .sort((a, b) => a.last.localeCompare(b.last));
  const [nearest] = ends;
  const furthest = ends.at(-1);
  if (!nearest || !furthest) return [];
  const isOpen = (day: Day) => isReminderDay(day, reader, calendar);
  const only = (day: Day) => (isOpen(day) ? day : null);
  const sunday = addDays(today, 7 - weekdayOf(today));
  const inNextWeek = openDayAfter(sunday, isOpen);
  const days: Record<Snooze, Day | null> = {
    tomorrow: only(addDays(today, 1)),
    three_days: only(addDays(today, 3)),
    next_week: inNextWeek !== null && inNextWeek <= addDays(sunday, 7) ? inNextWeek : null,
    week_before: stepDay(nearest.deadline, 7, reader, calendar),
  };
  const choices = new Map<Day, Snooze>();
  for (const kind of PLAINEST) {
    const day = days[kind];
    if (day !== null && day > today && day <= furthest.last && !choices.has(day)) choices.set(day, kind);
  }
  return [...choices].map(([day, kind]) => ({ kind, day })).sort((a, b) => a.day.localeCompare(b.day));
}

/**
 * The day until which a deadline is put off when its reader chose `day`: never past the last on which a reminder of it is of
 * use. Null: no day is left to put it off to.
 */
export function snoozedUntil(
  deadline: Dated,
  day: Day,
  reader: Reader,
  calendar: OfficeCalendar,
  today: Day,
): Day | null {
  const last = lastUsefulDay(deadline, reader, calendar);
  if (last === null) return null;
  const until = day > last ? last : openDayUntil(day, (one) => isReminderDay(one, reader, calendar));
  return until !== null && until > today ? until : null;
}
