import { LRUCache } from 'lru-cache';
import type { Day } from '../domain/day.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** What writes the time of day in a zone, in hours and minutes. Making one takes as long as a hundred uses of it: each is made once. */
export function timeFormat(locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
    formats.set(key, format);
  }
  return format;
}

/** Of a year's days and those around it. */
const MOST_KEPT = 1_000;

/** What writes a day. The same days stand in nearly every answer, and writing one takes as long as much else in it: they are kept. */
export function dayWriter(locale: string, options: Intl.DateTimeFormatOptions): (day: Day) => string {
  const written = new LRUCache<Day, string>({ max: MOST_KEPT });
  let format: Intl.DateTimeFormat | undefined;
  return (day) => {
    let text = written.get(day);
    if (text === undefined) {
      format ??= new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
      text = format.format(new Date(`${day}T00:00:00Z`));
      written.set(day, text);
    }
    return text;
  };
}
