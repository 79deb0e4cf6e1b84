import type { Words } from '../words/words.tsx';
import { formatIn, type Zone } from '../zone.ts';

export const momentOf = (ts: string): Date => new Date(Math.floor(Number(ts) * 1000));

/** `2027-07-07`, as the calendar stands in that zone. */
export function dayOf(moment: Date, tz: string): string {
  return formatIn({ locale: 'sv-SE', tz }, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(moment);
}

function dayBefore(day: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  return new Date(noon.getTime() - 86_400_000).toISOString().slice(0, 10);
}

export function timeLabel(moment: Date, zone: Zone): string {
  return formatIn(zone, { timeStyle: 'short' }).format(moment);
}

export function fullLabel(moment: Date, zone: Zone): string {
  return formatIn(zone, { dateStyle: 'full', timeStyle: 'medium' }).format(moment);
}

function dateLabel(day: string, today: string, locale: string, long: boolean): string {
  const options: Intl.DateTimeFormatOptions = { month: 'long', day: 'numeric' };
  if (long) options.weekday = 'long';
  if (day.slice(0, 4) !== today.slice(0, 4)) options.year = 'numeric';
  return formatIn({ locale, tz: 'UTC' }, options).format(new Date(`${day}T12:00:00Z`));
}

type DayWords = Pick<Words['conversation'], 'today' | 'yesterday' | 'at' | 'todayAt' | 'yesterdayAt'>;

/** What stands on the line between two days. */
export function dayLabel(day: string, today: string, locale: string, words: DayWords): string {
  if (day === today) return words.today;
  if (day === dayBefore(today)) return words.yesterday;
  return dateLabel(day, today, locale, true);
}

/** `today at 10:40` */
export function whenLabel(moment: Date, now: Date, zone: Zone, words: DayWords): string {
  const day = dayOf(moment, zone.tz);
  const today = dayOf(now, zone.tz);
  const time = timeLabel(moment, zone);
  if (day === today) return words.todayAt(time);
  if (day === dayBefore(today)) return words.yesterdayAt(time);
  return words.at(dateLabel(day, today, zone.locale, false), time);
}
