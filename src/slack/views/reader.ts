import { type Day, dayOf } from '../../domain/day.ts';
import type { Catalogue } from '../../locales/catalogue.ts';

/** For whom something is shown. */
export interface Reader {
  words: Catalogue;
  /** The reader's own day */
  today: Day;
  /** IANA zone */
  timeZone: string;
  /** Many people read it, in zones of their own: instants are then left to Slack to put into words. */
  isShared?: boolean;
}

/** The day of an instant in words: "3 Nov", with its year where that is another one. */
export function whenIn(instant: Date, reader: Reader): string {
  const { words, today, timeZone, isShared } = reader;
  const day = dayOf(instant, timeZone);
  if (isShared) return `<!date^${Math.floor(instant.getTime() / 1000)}^{date_short}|${words.dates.day(day)}>`;
  return dayIn(day, words, today);
}

/** The day and hour of an instant: "3 Nov, 14:02". */
export function momentIn(instant: Date, { words, today, timeZone }: Reader): string {
  return words.update.dayAndTime(dayIn(dayOf(instant, timeZone), words, today), words.dates.time(instant, timeZone));
}

/** The same in a sentence: "at 14:02 on 3 Nov". */
export function atMomentIn(instant: Date, { words, today, timeZone }: Reader): string {
  const day = dayIn(dayOf(instant, timeZone), words, today);
  return words.update.atTimeOnDay(day, words.dates.time(instant, timeZone));
}

/** An hour of today, or a day and an hour. */
export function lately(instant: Date, reader: Reader): string {
  const { words, today, timeZone } = reader;
  return dayOf(instant, timeZone) === today ? words.dates.time(instant, timeZone) : momentIn(instant, reader);
}

/** A day in words: "3 Nov", with its year where that is not this one. */
export function dayIn(day: Day, words: Catalogue, today: Day): string {
  return day.slice(0, 4) === today.slice(0, 4) ? words.dates.shortDay(day) : words.dates.day(day);
}

/** Days from the first to the last in words: "3 Feb – 12 Feb 2027"; the year, where it is another one, once. */
export function daysIn({ first, last }: { first: Day; last: Day }, { words, today }: Reader): string {
  if (first === last) return dayIn(first, words, today);
  const isOneYear = first.slice(0, 4) === last.slice(0, 4);
  return `${isOneYear ? words.dates.shortDay(first) : dayIn(first, words, today)} – ${dayIn(last, words, today)}`;
}
