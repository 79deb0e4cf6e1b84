import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addDays, dayOf, daysBetween, hourOf, instantOf, isDay, weekdayOf } from '../../src/domain/day.ts';

test('an instant falls on different days from Honolulu to Kiritimati', () => {
  const instant = new Date('2027-07-07T10:30:00Z');
  expect(dayOf(instant, 'Pacific/Honolulu')).toBe('2027-07-07');
  expect(dayOf(instant, 'Pacific/Kiritimati')).toBe('2027-07-08');
  expect(hourOf(instant, 'Asia/Ho_Chi_Minh')).toBe(17);
});

test('an hour of a day is an instant, through changes of the clock', () => {
  expect(instantOf('2027-07-07', 9, 'Asia/Ho_Chi_Minh').toISOString()).toBe('2027-07-07T02:00:00.000Z');
  expect(instantOf('2027-03-28', 9, 'Europe/Zurich').toISOString()).toBe('2027-03-28T07:00:00.000Z');
  expect(instantOf('2027-03-29', 2, 'Europe/Zurich').toISOString()).toBe('2027-03-29T00:00:00.000Z');
});

test('days are counted over months, years and leap days', () => {
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2027-01-01', '2026-12-31')).toBe(-1);
  expect(addDays('2027-12-31', 1)).toBe('2028-01-01');
});

test('days, of whatever instant and zone, are those of Temporal', () => {
  const instants = fc.date({ min: new Date('1970-01-02'), max: new Date('2200-01-01'), noInvalidDate: true });
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  fc.assert(
    fc.property(instants, zones, fc.integer({ min: -40_000, max: 40_000 }), (instant, timeZone, days) => {
      const day = dayOf(instant, timeZone);
      const expected = Temporal.Instant.fromEpochMilliseconds(instant.getTime())
        .toZonedDateTimeISO(timeZone)
        .toPlainDate();
      expect(day).toBe(expected.toString());
      expect(weekdayOf(day)).toBe(expected.dayOfWeek);
      const other = expected.add({ days });
      expect(addDays(day, days)).toBe(other.toString());
      expect(daysBetween(day, other.toString())).toBe(days);
    }),
  );
});

test('what is no day is refused', () => {
  expect(() => addDays('tomorrow', 1)).toThrow(RangeError);
  expect(() => daysBetween('2027-01-01', '')).toThrow(RangeError);
});

test.each(['2027-02-29', '2027-13-01', '2027-2-1', '', 'tomorrow', '2027-02-28T00:00'])('%j is not a day', (text) => {
  expect(isDay(text)).toBe(false);
});
