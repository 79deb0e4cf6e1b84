import { dateFormat } from '../date-format.ts';
import { plural } from '../plural.ts';

/** Days and instants in words. Days are "2027-07-07"; instants are shown in the reader's zone. */
export const dates = {
  /** 7 Jul 2027 */
  day: (day: string) => `${short(day)} ${day.slice(0, 4)}`,
  /** Wednesday 7 July 2027 */
  longDay: (day: string) =>
    format(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', ''),
  /** 7 Jul: a day of which the year is plain */
  shortDay: (day: string) => short(day),
  /** 12:04 */
  time: (instant: Date, timeZone: string) =>
    dateFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(instant),
  /** How far a day is from today: "today", "in 14 days", "3 days ago", "in 7 months" */
  distance: (days: number) => {
    if (days === 0) return 'today';
    if (days === 1) return 'tomorrow';
    if (days === -1) return 'yesterday';
    const span =
      Math.abs(days) < 60
        ? plural(Math.abs(days), 'day', 'days')
        : plural(Math.round(Math.abs(days) / 30.44), 'month', 'months');
    return days > 0 ? `in ${span}` : `${span} ago`;
  },
  days: (count: number) => plural(count, 'day', 'days'),
};

/** Three letters a month: British English has "Sept", American "Sep". */
function short(day: string): string {
  return `${format(day, { day: 'numeric' })} ${format(day, { month: 'short' }, 'en-US')}`;
}

function format(day: string, options: Intl.DateTimeFormatOptions, locale = 'en-GB'): string {
  return dateFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}
