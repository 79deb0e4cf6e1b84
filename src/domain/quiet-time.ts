import { type Day, dayOf, hourOf, instantOf } from './day.ts';
import { LAST_HOUR, type Reader } from './reminder-schedule.ts';
import { isReminderDay, type OfficeCalendar, openDayAfter } from './working-day.ts';

const FIRST_HOUR = 8;

/**
 * When a person may be told of something that can wait: now in office hours of their own zone on a day on which they are
 * reminded, else at the hour that they chose for reminders, not before 8, on the next such day.
 */
export function quietTime(now: Date, reader: Reader, calendar: OfficeCalendar): Date {
  const { timeZone } = reader;
  const isOpen = (day: Day) => isReminderDay(day, reader, calendar);
  const today = dayOf(now, timeZone);
  const hour = hourOf(now, timeZone);
  if (isOpen(today) && hour >= FIRST_HOUR && hour < LAST_HOUR) return now;
  const day = isOpen(today) && hour < FIRST_HOUR ? today : (openDayAfter(today, isOpen) ?? today);
  return instantOf(day, Math.max(FIRST_HOUR, reader.hour), timeZone);
}
