import { expect, test } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import { isPublicHoliday, listCountries } from '../../src/domain/holidays.ts';

function holidaysFrom(first: string, count: number, country: string): string[] {
  return Array.from({ length: count }, (_, n) => addDays(first, n)).filter((day) => isPublicHoliday(day, country));
}

test.each([
  ['Tết of 2027', 'VN', '2027-02-01', ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09']],
  ['30 April and 1 May', 'VN', '2027-04-25', ['2027-04-30', '2027-05-01']],
  ['no day that is only observed', 'VN', '2027-06-20', []],
  ['one that falls in the old year for the new one', 'US', '2021-12-27', ['2021-12-31', '2022-01-01']],
  [
    'one that reaches over the New Year',
    'SZ',
    '2026-12-27',
    ['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'],
  ],
])('%s', (_, country, first, days) => {
  expect(holidaysFrom(first, 14, country)).toEqual(days);
});

test.each(['XX', '', 'vietnam', 'AQ', 'PS'])('a country without data has none: %j', (country) => {
  expect(holidaysFrom('2026-12-20', 30, country)).toEqual([]);
});

test('the countries are named in the reader’s language, in its order', () => {
  const english = listCountries('en');
  expect(english.find(({ code }) => code === 'VN')?.name).toMatch(/Viet ?nam/i);
  expect(listCountries('vi').find(({ code }) => code === 'VN')?.name).toBe('Việt Nam');
  const names = english.map(({ name }) => name);
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
  expect(english.length).toBeGreaterThan(100);
});
