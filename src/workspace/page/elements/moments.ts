import {
  type CalendarDate,
  fromAbsolute,
  parseDate,
  parseTime,
  toCalendarDate,
  toCalendarDateTime,
  toZoned,
} from '@internationalized/date';

/** A day of a moment, `2027-07-07`, and its time, `09:30`, in a zone. */
interface DayAndTime {
  day: string;
  time: string;
}

/** A zone that the browser does not know must not cost people their field. */
function known(zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}

export function dayAndTime(seconds: number, zone: string): DayAndTime {
  const at = fromAbsolute(seconds * 1000, known(zone));
  const pad = (number: number) => String(number).padStart(2, '0');
  return { day: toCalendarDate(at).toString(), time: `${pad(at.hour)}:${pad(at.minute)}` };
}

/** Unix seconds. A time that a change of the clocks leaves out is taken as the one after it. */
export function secondsOf({ day, time }: DayAndTime, zone: string): number {
  const at = toCalendarDateTime(parseDate(day), parseTime(time));
  return Math.floor(toZoned(at, known(zone)).toDate().getTime() / 1000);
}

/** A day as the calendar has it; null for what is none. */
export function dayIn(value: unknown): CalendarDate | null {
  try {
    return typeof value === 'string' ? parseDate(value) : null;
  } catch {
    return null;
  }
}

/** The day that it is at a moment, in a zone. */
export const dayAt = (at: Date, zone: string): CalendarDate => toCalendarDate(fromAbsolute(at.getTime(), known(zone)));
