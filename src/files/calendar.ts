import { escape as escaped, ICalAlarmType, ICalCalendar } from 'ical-generator';
import type { Day } from '../domain/day.ts';

/** One date of a calendar file. Its texts are plain ones, in the reader's language. */
export interface CalendarEntry {
  /** The same in every file, so that a calendar that has it changes it instead of adding another */
  id: string;
  /** Goes up with every change: of two files the calendar keeps the newer */
  version: number;
  title: string;
  description: string;
  category: string;
  date: Day;
  /** The instant by which it must be done; null: the whole day, wherever the reader is */
  end: Date | null;
}

const PRODUCT = { company: 'Rapporteur', product: 'Deadlines' };
const UID_DOMAIN = 'rapporteur.invalid';
const HOUR = 3600;
const WEEK = 7 * 24 * HOUR;
/** A whole day begins at midnight, when nobody wants to hear of it: a week before, at 09:00. */
const WEEK_BEFORE_AT_NINE = WEEK - 9 * HOUR;

/** Dates as iCalendar (RFC 5545), each with an alarm a week before. `now` is when the file is made. */
export function calendarFile(name: string, entries: readonly CalendarEntry[], now: Date): string {
  // The library writes the name as it is given.
  const calendar = new ICalCalendar({ name: escaped(clean(name), false), prodId: PRODUCT });
  for (const { id, version, title, description, category, date, end } of entries) {
    const event = calendar.createEvent({
      id: `deadline-${id}@${UID_DOMAIN}`,
      sequence: version,
      stamp: now,
      start: end ?? new Date(`${date}T00:00:00Z`),
      allDay: end === null,
      summary: clean(title),
      description: clean(description),
      categories: [{ name: clean(category) }],
    });
    event.createAlarm({
      type: ICalAlarmType.display,
      trigger: end ? WEEK : WEEK_BEFORE_AT_NINE,
      description: clean(title),
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** Without what no line of text may hold: control characters, save the end of a line; half characters. */
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are meant.
  const kept = text.replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, '');
  return kept.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '');
}
