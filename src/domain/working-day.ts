import { addDays, type Day, weekdayOf } from './day.ts';
import { isPublicHoliday } from './holidays.ts';
import type { LocalizedText } from './language.ts';

/** Days from the first to the last, both included. */
export interface Days {
  first: Day;
  last: Day;
}

/** Days on which the group's offices are closed beside the public holidays. */
export interface Closure extends Days {
  id: string;
  name: LocalizedText;
}

/** On which days the offices of a working group are closed. */
export interface OfficeCalendar {
  /** ISO 3166-1 code of the country whose public holidays are kept; null: none are */
  country: string | null;
  closures: Pick<Closure, 'first' | 'last'>[];
}

/** What a person has said about their own days. */
export interface OwnDays {
  /** The days of the week on which they want to be reminded: 1 (Monday) to 7 */
  reminderDays: readonly number[];
  absences: readonly Days[];
}

export const WORKING_WEEK: readonly number[] = [1, 2, 3, 4, 5];

export const WEEKDAYS_ONLY: OfficeCalendar = { country: null, closures: [] };

/** Whether the offices are open: Monday to Friday, no public holiday, none of the group's own closures. */
export function isWorkingDay(day: Day, calendar: OfficeCalendar): boolean {
  return weekdayOf(day) <= 5 && !isClosed(day, calendar);
}

/** Whether a person is reminded on a day: one of their days of the week, no closed day, and they are there. */
export function isReminderDay(day: Day, own: OwnDays, calendar: OfficeCalendar): boolean {
  return own.reminderDays.includes(weekdayOf(day)) && !isAway(day, own) && !isClosed(day, calendar);
}

export function isAway(day: Day, { absences }: Pick<OwnDays, 'absences'>): boolean {
  return absences.some(({ first, last }) => first <= day && day <= last);
}

function isClosed(day: Day, { country, closures }: OfficeCalendar): boolean {
  if (closures.some(({ first, last }) => first <= day && day <= last)) return true;
  return country !== null && isPublicHoliday(day, country);
}

/** How far back or ahead is looked for an open day: further than any break or leave of a year. */
const FURTHEST = 366;

/** The day itself when it is open, else the last open one before it; null when there is none within a year. */
export function openDayUntil(day: Day, isOpen: (day: Day) => boolean): Day | null {
  for (let back = 0; back <= FURTHEST; back++) {
    const before = addDays(day, -back);
    if (isOpen(before)) return before;
  }
  return null;
}

/** The first open day after a day; null when there is none within a year. */
export function openDayAfter(day: Day, isOpen: (day: Day) => boolean): Day | null {
  for (let ahead = 1; ahead <= FURTHEST; ahead++) {
    const after = addDays(day, ahead);
    if (isOpen(after)) return after;
  }
  return null;
}
