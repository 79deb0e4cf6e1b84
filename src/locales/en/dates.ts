import { dayWriter, timeFormat } from '../date-format.ts';
import { plural } from '../plural.ts';

const number = dayWriter('en-GB', { day: 'numeric' });
/** Three letters a month: British English has "Sept", American "Sep". */
const month = dayWriter('en-US', { month: 'short' });
const long = dayWriter('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** Days and instants in words. Days are "2027-07-07"; instants are shown in the reader's zone. */
export const dates = {
  /** 7 Jul 2027 */
  day: (day: string) => `${short(day)} ${day.slice(0, 4)}`,
  /** Wednesday 7 July 2027 */
  longDay: (day: string) => long(day).replace(',', ''),
  /** 7 Jul: a day of which the year is plain */
  shortDay: (day: string) => short(day),
  /** 12:04 */
  time: (instant: Date, timeZone: string) => timeFormat('en-GB', timeZone).format(instant),
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

function short(day: string): string {
  return `${number(day)} ${month(day)}`;
}
