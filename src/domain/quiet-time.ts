import { addDays, dayOf, hourOf, instantOf, weekdayOf } from './day.ts';

const FIRST_HOUR = 8;
const LAST_HOUR = 18;

/**
 * When a person may be told of something that can wait: now in office hours of their own zone (Monday to Friday), else
 * at the hour that they chose for reminders, not before 8, on the next such day.
 */
export function quietTime(now: Date, timeZone: string, reminderHour: number): Date {
  let day = dayOf(now, timeZone);
  const hour = hourOf(now, timeZone);
  if (weekdayOf(day) <= 5 && hour >= FIRST_HOUR && hour < LAST_HOUR) return now;
  if (hour >= FIRST_HOUR) day = addDays(day, 1);
  while (weekdayOf(day) > 5) day = addDays(day, 1);
  return instantOf(day, Math.max(FIRST_HOUR, reminderHour), timeZone);
}
