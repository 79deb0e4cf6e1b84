import { formatIn, type Zone } from '../zone.ts';

/** Who reads a date: the zone and language that it is put into, and the workspace's time. */
interface DateReader extends Zone {
  now: Date;
}

interface Day {
  year: number;
  month: number;
  day: number;
}

function dayOf(at: Date, reader: DateReader): Day {
  const parts = formatIn({ ...reader, locale: 'en-US' }, { year: 'numeric', month: 'numeric', day: 'numeric' });
  const found = new Map(parts.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return { year: found.get('year') ?? 0, month: found.get('month') ?? 0, day: found.get('day') ?? 0 };
}

const count = ({ year, month, day }: Day) => Math.round(Date.UTC(year, month - 1, day) / 86_400_000);

/** Whole days on the reader's calendar, however long daylight saving makes them. */
const daysFromNow = (at: Date, reader: DateReader) => count(dayOf(at, reader)) - count(dayOf(reader.now, reader));

const english = (locale: string) => /^en\b/i.test(locale);

function ordinal(day: string): string {
  const number = Number(day);
  const rest = number % 100;
  if (rest >= 11 && rest <= 13) return `${day}th`;
  return `${day}${['th', 'st', 'nd', 'rd'][number % 10] ?? 'th'}`;
}

/** February 18th, 2014: with ordinals where English has them. */
function inWords(at: Date, reader: DateReader, options: Intl.DateTimeFormatOptions): string {
  const parts = formatIn(reader, { month: 'long', day: 'numeric', ...options }).formatToParts(at);
  return parts.map(({ type, value }) => (type === 'day' && english(reader.locale) ? ordinal(value) : value)).join('');
}

const pad = (number: number, length = 2) => String(number).padStart(length, '0');

/** Slack leaves the year out of what is less than six months away. */
const year = (at: Date, reader: DateReader) =>
  Math.abs(daysFromNow(at, reader)) < 182 ? {} : { year: 'numeric' as const };

/** Some languages begin these words with a capital; within a sentence they do not. */
const begun = (text: string) => text.charAt(0).toLocaleLowerCase() + text.slice(1);

function nearDay(at: Date, reader: DateReader): string | undefined {
  const days = daysFromNow(at, reader);
  return Math.abs(days) <= 1 ? begun(relative(reader.locale, days, 'day')) : undefined;
}

function relative(locale: string, amount: number, unit: Intl.RelativeTimeFormatUnit): string {
  try {
    return new Intl.RelativeTimeFormat(locale.replace('_', '-'), { numeric: 'auto' }).format(amount, unit);
  } catch {
    return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(amount, unit);
  }
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 30.44],
  ['month', 12],
  ['year', Number.POSITIVE_INFINITY],
];

/** 3 minutes ago, in 4 hours. */
function ago(at: Date, { now, locale }: DateReader): string {
  let amount = (at.getTime() - now.getTime()) / 1000;
  for (const [unit, size] of steps) {
    if (Math.abs(Math.round(amount)) < size) return relative(locale, Math.round(amount), unit);
    amount /= size;
  }
  return '';
}

type Token = (at: Date, reader: DateReader) => string;

const long: Token = (at, reader) => inWords(at, reader, { weekday: 'long', year: 'numeric' });
const date: Token = (at, reader) => inWords(at, reader, year(at, reader));
const short: Token = (at, reader) =>
  formatIn(reader, { month: 'short', day: 'numeric', ...year(at, reader) }).format(at);

const tokens: Record<string, Token> = {
  date_num: (at, reader) => {
    const day = dayOf(at, reader);
    return `${pad(day.year, 4)}-${pad(day.month)}-${pad(day.day)}`;
  },
  date_slash: (at, reader) => formatIn(reader, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at),
  date,
  date_pretty: (at, reader) => nearDay(at, reader) ?? date(at, reader),
  date_short: short,
  date_short_pretty: (at, reader) => nearDay(at, reader) ?? short(at, reader),
  date_long: long,
  date_long_full: (at, reader) => formatIn(reader, { month: 'long', day: 'numeric', year: 'numeric' }).format(at),
  date_long_pretty: (at, reader) => nearDay(at, reader) ?? long(at, reader),
  day_divider_pretty: (at, reader) => {
    const thisYear = dayOf(at, reader).year === dayOf(reader.now, reader).year;
    return nearDay(at, reader) ?? (thisYear ? inWords(at, reader, { weekday: 'long' }) : long(at, reader));
  },
  time: (at, reader) => formatIn(reader, { timeStyle: 'short' }).format(at),
  time_secs: (at, reader) => formatIn(reader, { timeStyle: 'medium' }).format(at),
  ago,
};

const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/**
 * A date by Slack's format, such as `{date_short_pretty} at {time}`. Undefined where Slack would show the fallback: no such moment, or
 * nothing in the format that it knows. A relative day that begins the format begins with a capital.
 */
export function formatSlackDate(timestamp: number, format: string, reader: DateReader): string | undefined {
  const at = new Date(timestamp * 1000);
  if (Number.isNaN(at.getTime())) return undefined;
  let known = false;
  const text = format.replaceAll(/\{([a-z_]+)\}/g, (source, name: string, offset: number) => {
    const token = Object.hasOwn(tokens, name) ? tokens[name] : undefined;
    if (!token) return source;
    known = true;
    const words = token(at, reader);
    return offset === 0 && name !== 'ago' ? capitalised(words) : words;
  });
  return known ? text : undefined;
}

/** The whole of it, for a tooltip. */
export function fullDate(timestamp: number, reader: DateReader): string {
  const at = new Date(timestamp * 1000);
  if (Number.isNaN(at.getTime())) return '';
  const day = formatIn(reader, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }).format(at);
  const time = formatIn(reader, { timeStyle: 'long' });
  return capitalised(`${day}, ${time.format(at)}`);
}
