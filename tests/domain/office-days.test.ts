import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import { isPublicHoliday, listCountries, listHolidays } from '../../src/domain/holidays.ts';
import { closedDaysAhead, NAME_LIMIT, parseClosure } from '../../src/domain/office-days.ts';

const TODAY = '2026-11-18';
const BREAK = { id: '1', name: { en: 'Tết break', vi: 'Nghỉ Tết' }, first: '2027-02-03', last: '2027-02-12' };

describe('the closed days ahead', () => {
  test('are the public holidays and the closures of a year, in the order of their days', () => {
    const ahead = closedDaysAhead({ country: 'VN', closures: [BREAK] }, 'vi', TODAY);
    expect(ahead.map(({ first, last, name }) => `${first}..${last} ${name}`)).toEqual([
      '2027-01-01..2027-01-01 Tết Dương lịch',
      '2027-02-03..2027-02-12 Nghỉ Tết',
      // Tết itself is within its days.
      '2027-02-05..2027-02-09 Giao thừa Tết Nguyên Đán',
      '2027-04-16..2027-04-16 Giỗ tổ Hùng Vương',
      '2027-04-30..2027-04-30 Ngày Giải phóng miền Nam',
      '2027-05-01..2027-05-01 Quốc tế Lao động',
      '2027-09-02..2027-09-02 Quốc khánh',
    ]);
    expect(ahead.map(({ kind }) => kind).indexOf('closure')).toBe(1);
  });

  test('hold those that have begun, and not those that are over', () => {
    const on = (day: string) => closedDaysAhead({ country: null, closures: [BREAK] }, 'en', day);
    expect(on('2027-02-12')).toHaveLength(1);
    expect(on('2027-02-13')).toEqual([]);
  });

  test.each(['VN', 'GB', 'CH', 'JP', 'US'])('name exactly the days on which nobody is reminded in %s', (country) => {
    const ahead = closedDaysAhead({ country, closures: [] }, 'en', TODAY);
    for (let day = TODAY; day < addDays(TODAY, 366); day = addDays(day, 1)) {
      const isNamed = ahead.some(({ first, last }) => first <= day && day <= last);
      expect([day, isNamed]).toEqual([day, isPublicHoliday(day, country)]);
    }
  });

  test('have names in every country, in both languages', () => {
    for (const { code } of listCountries('en')) {
      for (const language of ['en', 'vi'] as const) {
        for (const { name, first, last } of listHolidays(code, 2027, language)) {
          expect([code, name]).not.toEqual([code, '']);
          expect(first <= last).toBe(true);
        }
      }
    }
  });
});

describe('a closure', () => {
  const typed = { en: ' Tết\u0000  break ', vi: '', first: BREAK.first, last: BREAK.last };

  test('has a name in one language at least, which stands for the other', () => {
    const options = { today: TODAY, language: 'en' as const };
    expect(parseClosure(typed, options)).toEqual({
      ok: true,
      closure: { name: { en: 'Tết break', vi: 'Tết break' }, first: BREAK.first, last: BREAK.last },
    });
    expect(parseClosure({ ...typed, en: '', vi: 'Nghỉ Tết' }, options)).toMatchObject({
      closure: { name: { en: 'Nghỉ Tết', vi: 'Nghỉ Tết' } },
    });
  });

  test('is refused with all that is wrong, each problem at its field', () => {
    expect(
      parseClosure({ en: '', vi: ' ', first: null, last: '2026-01-01' }, { today: TODAY, language: 'vi' }),
    ).toEqual({
      ok: false,
      problems: { vi: { kind: 'name_missing' }, first: { kind: 'missing' }, last: { kind: 'over' } },
    });
    const tooLong = { ...typed, vi: 'x'.repeat(NAME_LIMIT + 1) };
    expect(parseClosure(tooLong, { today: TODAY, language: 'en' })).toEqual({
      ok: false,
      problems: { vi: { kind: 'name_too_long', limit: NAME_LIMIT } },
    });
  });
});
