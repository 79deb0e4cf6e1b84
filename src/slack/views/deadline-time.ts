import { dayOf } from '../../domain/day.ts';
import { type Deadline, endOf } from '../../domain/deadline.ts';
import type { Catalogue } from '../../locales/catalogue.ts';
import type { Reader } from './reader.ts';

/** The date of a deadline in words, with its time of day where it has one: "7 Jul 2027, 17:00 Geneva (22:00 your time)". */
export function deadlineMoment({ date, time }: Pick<Deadline, 'date' | 'time'>, reader: Reader): string {
  const { words, timeZone, isShared } = reader;
  const end = endOf({ date, time });
  if (!time || !end) return words.dates.day(date);
  const day = dayOf(end, timeZone);
  const hour = words.dates.time(end, timeZone);
  const own = day === date ? hour : `${words.dates.shortDay(day)}, ${hour}`;
  const said = words.deadline.at(time.at, zoneName(time.timeZone, words), isShared || own === time.at ? null : own);
  return `${words.dates.day(date)}, ${said}`;
}

/** What a time zone is called: "Geneva", "New York". */
export function zoneName(timeZone: string, { deadline }: Catalogue): string {
  return deadline.zone[timeZone] ?? (timeZone.split('/').at(-1) as string).replaceAll('_', ' ');
}

/** The same with how far it is from UTC at an instant: "Geneva (UTC+2)". */
export function zoneAt(timeZone: string, instant: Date, words: Catalogue): string {
  const name = zoneName(timeZone, words);
  if (timeZone === 'UTC') return name;
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(instant);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? '';
  return `${name} (${offset})`;
}
