// biome-ignore lint/style/noRestrictedImports: it loads a library, and talks to nobody
import { createRequire } from 'node:module';
import type HolidaysOf from 'date-holidays';
import { addDays, type Day } from './day.ts';

// The library and its data take a tenth of a second to load: not before somebody asks.
const require = createRequire(import.meta.url);
let Library: typeof HolidaysOf | undefined;

interface Country {
  /** By year */
  days: Map<string, Map<Day, string>>;
  calendar: HolidaysOf;
}

const countries = new Map<string, Country>();

function countryOf(code: string): Country {
  const known = countries.get(code);
  if (known) return known;
  Library ??= require('date-holidays') as typeof HolidaysOf;
  const country = { days: new Map(), calendar: new Library(code) };
  countries.set(code, country);
  return country;
}

function holidaysIn(code: string, year: string): Map<Day, string> {
  const { days, calendar } = countryOf(code);
  const known = days.get(year);
  if (known) return known;
  const found = new Map<Day, string>();
  for (const { date, start, end, name, type } of calendar.getHolidays(Number(year))) {
    if (type !== 'public') continue;
    const length = daysIn(start, end);
    for (let i = 0; i < length; i++) found.set(addDays(date.slice(0, 10), i), name);
  }
  days.set(year, found);
  return found;
}

/**
 * Whether a day is a public holiday of a country (ISO 3166-1 code), by the rules that `date-holidays` knows. What a
 * Government adds in a year (a longer Tết) is for the group's own closures.
 */
export function isPublicHoliday(day: Day, country: string): boolean {
  const year = day.slice(0, 4);
  // A holiday that begins on the last days of a year may reach into the next.
  return (
    holidaysIn(country, year).has(day) || (day.slice(5, 7) === '01' && holidaysIn(country, previous(year)).has(day))
  );
}

/** The public holidays of a year, named in a language where their names are known in it, else in one of the country's own. */
export function listHolidays(
  country: string,
  year: number,
  language: 'en' | 'vi',
): { name: string; first: Day; last: Day }[] {
  return countryOf(country)
    .calendar.getHolidays(year, language)
    .filter(({ type }) => type === 'public')
    .map(({ date, start, end, name }) => {
      const first = date.slice(0, 10);
      return { name, first, last: addDays(first, daysIn(start, end) - 1) };
    });
}

function daysIn(start: Date, end: Date): number {
  return Math.max(1, Math.round((end.getTime() - start.getTime()) / (24 * 60 * 60 * 1000)));
}

function previous(year: string): string {
  return String(Number(year) - 1);
}

/** Where the United Nations write a name in another way than the Unicode tables */
const UN_NAMES: Record<'en' | 'vi', Record<string, string>> = { en: { VN: 'Viet Nam' }, vi: {} };

/** The countries whose holidays are known: code and name. */
export function listCountries(language: 'en' | 'vi'): { code: string; name: string }[] {
  Library ??= require('date-holidays') as typeof HolidaysOf;
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return Object.keys(new Library().getCountries())
    .filter((code) => /^[A-Z]{2}$/.test(code))
    .map((code) => ({ code, name: UN_NAMES[language][code] ?? names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}
