import { Temporal } from 'temporal-polyfill';
import { addDays, type Day } from '../day.ts';
import { fold } from '../fold.ts';
import type { DayRange } from './command.ts';
import { DAY_LEXICON } from './filter-table.ts';

/** Whether days count from today onwards (due) or back from it (updated). */
export type Direction = 'ahead' | 'back';

type Span = { from: Day; to: Day };

const UNITS: Record<string, 'days' | 'weeks' | 'months' | 'years'> = {
  d: 'days',
  day: 'days',
  days: 'days',
  ngay: 'days',
  w: 'weeks',
  week: 'weeks',
  weeks: 'weeks',
  tuan: 'weeks',
  m: 'months',
  month: 'months',
  months: 'months',
  thang: 'months',
  y: 'years',
  year: 'years',
  years: 'years',
  nam: 'years',
};

/**
 * The days that a value of `due:` or `updated:` means: `<30d` (within 30 days from today, or back from it), `>2w`,
 * `2027`, `2027-07`, `7/2027`, `2027-07-01`, `1/7/2027` (day first), `A..B` with either side open, `<2027-07`, `today`,
 * `none`. `'bad_day'` for what looks like a date but is none; null for what does not.
 */
export function readDayRange(text: string, today: Day, direction: Direction): DayRange | 'bad_day' | null {
  const value = fold(text)
    .replaceAll('≤', '<=')
    .replaceAll('≥', '>=')
    // "1/7/2027 – 8/7/2027" is how people write a range; "…" is what a phone makes of three stops.
    .replace(/\s+[-–—]\s+|…/g, '..');
  if (DAY_LEXICON.find(value)?.meaning === 'none') return 'never';
  const range = /^(.*?)\s*\.\.\.?\s*(.*)$/.exec(value);
  if (range) return between(range[1] ?? '', range[2] ?? '', today);
  const [, sign = '', rest = ''] = /^([<>]=?)?\s*(.*)$/.exec(value) ?? [];
  const span = readSpan(rest, today);
  if (span === 'bad_day') return span;
  if (span) return compare(sign, span);
  return relative(sign, rest, today, direction);
}

function between(left: string, right: string, today: Day): DayRange | 'bad_day' | null {
  if (left === '' && right === '') return null;
  const from = left === '' ? null : readSpan(left, today);
  const to = right === '' ? null : readSpan(right, today);
  if (from === 'bad_day' || to === 'bad_day') return 'bad_day';
  if ((left !== '' && !from) || (right !== '' && !to)) return null;
  // The wrong way round still says which days are meant.
  if (from && to && to.from < from.from) return { from: to.from, to: from.to };
  return { from: from?.from ?? null, to: to?.to ?? null };
}

function compare(sign: string, { from, to }: Span): DayRange | 'bad_day' {
  switch (sign) {
    case '<':
      return { from: null, to: addDays(from, -1) };
    case '<=':
      return { from: null, to };
    case '>':
      return { from: addDays(to, 1), to: null };
    case '>=':
      return { from, to: null };
    default:
      return { from, to };
  }
}

function relative(sign: string, rest: string, today: Day, direction: Direction): DayRange | 'bad_day' | null {
  const [, digits, word] = /^(\d+)\s*([a-z]+)$/.exec(rest) ?? [];
  const unit = word === undefined || !Object.hasOwn(UNITS, word) ? undefined : UNITS[word];
  if (digits === undefined || unit === undefined) return null;
  const count = Number(digits);
  if (count > 9999) return 'bad_day';
  const edge = Temporal.PlainDate.from(today).add({ [unit]: direction === 'ahead' ? count : -count });
  if (!inRange(edge.year)) return 'bad_day';
  const day = edge.toString();
  const beyond = sign.startsWith('>');
  if (direction === 'ahead')
    return beyond ? { from: sign === '>' ? addDays(day, 1) : day, to: null } : { from: today, to: day };
  return beyond ? { from: null, to: sign === '>' ? addDays(day, -1) : day } : { from: day, to: today };
}

/** The first and last day of a year, a month or a day. */
function readSpan(text: string, today: Day): Span | 'bad_day' | null {
  const word = DAY_LEXICON.find(text)?.meaning;
  if (word !== undefined) return word === 'none' ? null : single(addDays(today, { today: 0, tomorrow: 1 }[word] ?? -1));
  const value = text.replace(/^(?:ngay|thang|nam)\s+(?=\d)/, '');
  const parts = value.split(/[-/.]/);
  if (!/^\d+(?:[-/.]\d+)*$/.test(value)) return null;
  const ordered = (parts[0] as string).length === 4 ? parts : parts.toReversed();
  const [year, month, day] = ordered.map(Number);
  // "30" alone is no year: what it means is not for us to guess.
  if (ordered.length > 3 || ordered[0]?.length !== 4 || ordered.slice(1).some((part) => part.length > 2))
    return 'bad_day';
  if (year === undefined || !inRange(year)) return 'bad_day';
  try {
    if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
    if (day !== undefined)
      return single(Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString());
    const first = Temporal.PlainDate.from({ year, month, day: 1 }, { overflow: 'reject' });
    return { from: first.toString(), to: first.with({ day: first.daysInMonth }).toString() };
  } catch {
    return 'bad_day';
  }
}

function single(day: Day): Span {
  return { from: day, to: day };
}

/** Years that a plan can speak of; beyond them a typing mistake is likelier, and calendars differ. */
function inRange(year: number): boolean {
  return year >= 1900 && year <= 2999;
}
