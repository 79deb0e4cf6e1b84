import { describe, expect, test } from 'vitest';
import {
  isAway,
  isReminderDay,
  isWorkingDay,
  openDayAfter,
  openDayUntil,
  WEEKDAYS_ONLY,
  WORKING_WEEK,
} from '../../src/domain/working-day.ts';

const VIET_NAM = { country: 'VN', closures: [{ first: '2027-02-10', last: '2027-02-12' }] };
const plain = { reminderDays: WORKING_WEEK, absences: [] };

test.each([
  ['a Friday', '2027-07-09', true],
  ['a Saturday', '2027-07-10', false],
  ['a Sunday', '2027-07-11', false],
  ['the eve of Tết', '2027-02-04', true],
  ['the first day of Tết', '2027-02-05', false],
  ['the last day of Tết', '2027-02-09', false],
  ['the group’s own closure', '2027-02-12', false],
  ['the Monday after', '2027-02-15', true],
  ['New Year', '2027-01-01', false],
  ['29 February', '2028-02-29', true],
])('whether the offices are open on %s', (_, day, open) => {
  expect(isWorkingDay(day, VIET_NAM)).toBe(open);
});

describe('the days on which a person is reminded', () => {
  test('are those that they have chosen, weekends too, but not what is closed', () => {
    const weekends = { reminderDays: [6, 7], absences: [] };
    expect(isReminderDay('2027-07-10', weekends, WEEKDAYS_ONLY)).toBe(true);
    expect(isReminderDay('2027-07-09', weekends, WEEKDAYS_ONLY)).toBe(false);
    expect(isReminderDay('2027-02-06', weekends, VIET_NAM)).toBe(false);
  });

  test('are not those of an absence, its first and last included', () => {
    const away = { ...plain, absences: [{ first: '2027-07-06', last: '2027-07-07' }] };
    const open = ['2027-07-05', '2027-07-06', '2027-07-07', '2027-07-08'].map((day) =>
      isReminderDay(day, away, WEEKDAYS_ONLY),
    );
    expect(open).toEqual([true, false, false, true]);
    expect(isAway('2027-07-07', away)).toBe(true);
  });
});

describe('the nearest open day', () => {
  const isOpen = (day: string) => isWorkingDay(day, VIET_NAM);

  test('before is the day itself when it is open', () => {
    expect(openDayUntil('2027-02-04', isOpen)).toBe('2027-02-04');
    expect(openDayUntil('2027-02-14', isOpen)).toBe('2027-02-04');
  });

  test('after is never the day itself', () => {
    expect(openDayAfter('2027-02-04', isOpen)).toBe('2027-02-15');
    expect(openDayAfter('2027-02-15', isOpen)).toBe('2027-02-16');
  });

  test('is none where nothing is open within a year', () => {
    expect(openDayUntil('2027-02-14', () => false)).toBeNull();
    expect(openDayAfter('2027-02-14', () => false)).toBeNull();
    expect(openDayUntil('2027-02-14', (day) => day === '2026-02-13')).toBe('2026-02-13');
    expect(openDayUntil('2027-02-14', (day) => day === '2026-02-12')).toBeNull();
  });
});
