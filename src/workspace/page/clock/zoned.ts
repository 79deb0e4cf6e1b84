import { type DateTimeDuration, fromDate, getDayOfWeek } from '@internationalized/date';

/** The first 09:00 of a Monday to Friday that is still to come, in a zone. */
export function nextWorkingMorning(now: Date, zone: string): Date {
  let morning = fromDate(now, zone).set({ hour: 9, minute: 0, second: 0, millisecond: 0 });
  const isWeekend = () => getDayOfWeek(morning, 'en-GB', 'mon') > 4;
  while (morning.toDate() <= now || isWeekend()) morning = morning.add({ days: 1 });
  return morning.toDate();
}

/** Hours are hours; of days the time of the day stays, also over a change to summer time. */
export function later(now: Date, zone: string, duration: DateTimeDuration): Date {
  return fromDate(now, zone).add(duration).toDate();
}
