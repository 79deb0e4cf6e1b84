import { LRUCache } from 'lru-cache';
import { Temporal } from 'temporal-polyfill';

/** A calendar day, "2027-07-07": a date without a time or a zone. Never mixed with instants (`Date`). */
export type Day = string;

/** The day that an instant falls on in an IANA time zone. */
export function dayOf(instant: Date, timeZone: string): Day {
  let format = formats.get(timeZone);
  if (!format) {
    // Sweden writes days as we do.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(instant);
}

/** By zone: making one takes as long as a hundred uses of it, and this is asked in nearly every answer. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The instant at which a day has this hour (0–23) in a time zone; an hour that DST skips is the next one that exists. */
export function instantOf(day: Day, hour: number, timeZone: string): Date {
  const key = `${day} ${hour} ${timeZone}`;
  let milliseconds = instants.get(key);
  if (milliseconds === undefined) {
    milliseconds = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds;
    instants.set(key, milliseconds);
  }
  return new Date(milliseconds);
}

/** The messages of a burst ask for the same few hours again and again. */
const instants = new LRUCache<string, number>({ max: 1_000 });

/** The hour of day (0–23) of an instant in a time zone. */
export function hourOf(instant: Date, timeZone: string): number {
  return zoned(instant, timeZone).hour;
}

export function addDays(day: Day, days: number): Day {
  return new Date(numberOf(day) + days * DAY_MS).toISOString().replace(/T.*/, '');
}

/** Days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (numberOf(to) - numberOf(from)) / DAY_MS;
}

/** 1 (Monday) to 7 (Sunday). */
export function weekdayOf(day: Day): number {
  return new Date(numberOf(day)).getUTCDay() || 7;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** A day as a number: its midnight in UTC, where every day has 24 hours. Throws a RangeError for what is none. */
function numberOf(day: Day): number {
  const milliseconds = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(milliseconds)) throw new RangeError(`not a day: ${day}`);
  return milliseconds;
}

/** Whether a text is a day that exists: "2027-02-29" is not. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether the runtime knows an IANA time zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function zoned(instant: Date, timeZone: string) {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}
