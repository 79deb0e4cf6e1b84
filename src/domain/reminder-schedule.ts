import { addDays, type Day, instantOf } from './day.ts';
import { type Deadline, lastDayOf } from './deadline.ts';
import type { Member } from './member.ts';
import {
  isReminderDay,
  type OfficeCalendar,
  type OwnDays,
  openDayAfter,
  openDayUntil,
  WORKING_WEEK,
} from './working-day.ts';

/** Whose hours and days count. */
export interface Reader extends OwnDays {
  hour: number;
  timeZone: string;
}

const SUMMARY_HOUR = 9;

/** Nobody is told of anything from this hour on, unless they chose a later one. */
export const LAST_HOUR = 18;

export const NEVER_TOLD = Number.POSITIVE_INFINITY;

/** Whose hours and days count for what a group reads in a channel. */
export function groupReader(timeZone: string): Reader {
  return { hour: SUMMARY_HOUR, timeZone, reminderDays: WORKING_WEEK, absences: [] };
}

export function readerOf({ reminderHour: hour, timeZone, reminderDays, absences }: Member): Reader {
  return { hour, timeZone, reminderDays, absences };
}

/** The hours of one's own day in which one is reminded: from the chosen hour to 18:00, or for an hour when it is later. */
export function remindingHours(
  { hour, timeZone }: { hour: number; timeZone: string },
  day: Day,
): { from: Date; to: Date } {
  const last = Math.max(LAST_HOUR, hour + 1);
  return {
    from: instantOf(day, hour, timeZone),
    to: last < 24 ? instantOf(day, last, timeZone) : instantOf(addDays(day, 1), 0, timeZone),
  };
}

/** The day on which a step of a schedule falls for a reader: one that is closed for them gives it to the open day before. */
export function stepDay(
  deadline: Pick<Deadline, 'date' | 'time'>,
  daysBefore: number,
  reader: Reader,
  calendar: OfficeCalendar,
): Day | null {
  return openDayUntil(addDays(lastDayOf(deadline, reader), -daysBefore), (day) => isReminderDay(day, reader, calendar));
}

/** The last day on which a reminder of a deadline is of use to a reader; null: none is within a year. */
export function lastUsefulDay(
  deadline: Pick<Deadline, 'date' | 'time'>,
  reader: Reader,
  calendar: OfficeCalendar,
): Day | null {
  return stepDay(deadline, 0, reader, calendar);
}

/** Whether a reader who has put a deadline off is not to be told of it today: until an open day, never past the last of use. */
export function isSnoozed(
  deadline: Pick<Deadline, 'date' | 'time'>,
  snoozedUntil: Day,
  reader: Reader,
  { calendar, today }: { calendar: OfficeCalendar; today: Day },
): boolean {
  const end = snoozeEnd(lastDayOf(deadline, reader), snoozedUntil, (day) => isReminderDay(day, reader, calendar));
  return end !== null && today < end;
}

export function snoozeEnd(last: Day, snoozedUntil: Day, isOpen: (day: Day) => boolean): Day | null {
  const lastUseful = openDayUntil(last, isOpen);
  if (lastUseful === null) return null;
  const open = isOpen(snoozedUntil) ? snoozedUntil : openDayAfter(snoozedUntil, isOpen);
  return open !== null && open < lastUseful ? open : lastUseful;
}

/** The days before its date on which people with a stake since `from` are reminded, descending. */
export function stepsFrom({ schedule }: Pick<Deadline, 'schedule'>, from: number): number[] {
  return [from, ...schedule.filter((daysBefore) => daysBefore < from)].sort((a, b) => b - a);
}

/** The first step of a deadline's schedule: days before its date. */
export function firstOf({ schedule }: Pick<Deadline, 'schedule'>): number | null {
  return schedule.length > 0 ? Math.max(...schedule) : null;
}

/** How much earlier than its day a step may fall, where somebody is away for long. */
const LONGEST_LEAVE = 100;

/** Whether anybody, in whatever zone, may be at a step of the schedule; `today` is the workspace's. */
export function isWithinReach(deadline: Pick<Deadline, 'date' | 'schedule'>, today: Day): boolean {
  const first = firstOf(deadline);
  if (first === null || addDays(today, -1) > deadline.date) return false;
  return addDays(deadline.date, -first - LONGEST_LEAVE) <= today;
}
