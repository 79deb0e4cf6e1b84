import { describe, expect, test } from 'vitest';
import { dateIn, defaultEscalation, endOf, isOver, lastDayOf, nextDate } from '../../src/domain/deadline.ts';
import { deadline, HANOI, minutesBefore } from '../support/builders.ts';

const GENEVA = 'Europe/Zurich';
const evening = deadline({ time: { at: '18:00', timeZone: GENEVA } });

describe('the next date of a deadline that repeats', () => {
  test.each([
    ['yearly', 12, '2027-03-01', '2027-03-01', '2027-03-01', '2028-03-01'],
    ['yearly from 29 February', 12, '2028-02-29', '2028-02-29', '2028-02-29', '2029-02-28'],
    ['back to 29 February in the next leap year', 12, '2028-02-29', '2031-02-28', '2031-02-28', '2032-02-29'],
    ['monthly from the 31st', 1, '2027-01-31', '2027-01-31', '2027-01-31', '2027-02-28'],
    ['back to the 31st', 1, '2027-01-31', '2027-02-28', '2027-02-28', '2027-03-31'],
    ['half-yearly from the 31st', 6, '2027-08-31', '2027-08-31', '2027-08-31', '2028-02-29'],
    ['none of those that have passed meanwhile', 6, '2027-01-31', '2027-01-31', '2029-04-10', '2029-07-31'],
    ['not one on the day itself', 12, '2027-03-01', '2027-03-01', '2028-03-01', '2029-03-01'],
    ['one that was postponed goes back to its row', 12, '2027-03-01', '2027-04-15', '2027-04-15', '2028-03-01'],
    [
      'one that was brought forward comes again on its own day',
      12,
      '2027-03-01',
      '2027-02-01',
      '2027-02-01',
      '2027-03-01',
    ],
  ])('%s', (_, months, from, date, after, next) => {
    expect(nextDate(deadline({ date, repeat: { months, from } }), after)).toBe(next);
  });

  test('there is none of one that does not repeat', () => {
    expect(nextDate(deadline(), '2027-07-07')).toBeNull();
    expect(nextDate(deadline({ repeat: { months: 0, from: '2027-07-07' } }), '2027-07-07')).toBeNull();
  });
});

describe('the end', () => {
  test('of a whole day is that of each zone', () => {
    const whole = deadline();
    expect(endOf(whole)).toBeNull();
    const now = new Date('2027-07-07T23:30:00Z');
    expect(isOver(whole, now, HANOI)).toBe(true);
    expect(isOver(whole, now, 'Pacific/Honolulu')).toBe(false);
    expect(isOver(whole, new Date('2027-07-07T16:59:59Z'), HANOI)).toBe(false);
    expect(dateIn(whole, HANOI)).toBe('2027-07-07');
  });

  test('with a time of day is one instant for all', () => {
    const end = new Date('2027-07-07T16:00:00Z');
    expect(endOf(evening)).toEqual(end);
    for (const zone of [HANOI, GENEVA, 'Pacific/Honolulu']) {
      expect(isOver(evening, minutesBefore(end, 1), zone)).toBe(false);
      expect(isOver(evening, end, zone)).toBe(true);
    }
    expect(endOf(deadline({ date: '2027-01-07', time: evening.time }))).toEqual(new Date('2027-01-07T17:00:00Z'));
  });

  test('at a time that the clocks skip is the next that there is', () => {
    const skipped = { date: '2027-03-28', time: { at: '02:30', timeZone: GENEVA } };
    expect(endOf(skipped)).toEqual(new Date('2027-03-28T01:30:00Z'));
  });

  test.each([
    [HANOI, '2027-07-07'],
    ['Pacific/Kiritimati', '2027-07-08'],
    ['Pacific/Honolulu', '2027-07-07'],
  ])('falls on a date of one’s own: in %s on %s', (zone, day) => {
    expect(dateIn(evening, zone)).toBe(day);
  });
});

test.each<[string, number, string]>([
  // 18:00 in Geneva is 23:00 in Hà Nội, 06:00 of the next day in Kiritimati, 06:00 in Honolulu.
  [HANOI, 9, '2027-07-07'],
  [HANOI, 23, '2027-07-06'],
  ['Pacific/Kiritimati', 9, '2027-07-07'],
  ['Pacific/Kiritimati', 5, '2027-07-08'],
  ['Pacific/Honolulu', 9, '2027-07-06'],
  ['Pacific/Honolulu', 5, '2027-07-07'],
])('the last day in %s at %i is the last on which that hour comes before the end: %s', (timeZone, hour, day) => {
  expect(lastDayOf(evening, { timeZone, hour })).toBe(day);
  expect(lastDayOf(deadline(), { timeZone, hour })).toBe('2027-07-07');
});

test.each([
  [[60, 30, 14, 7, 3, 1, 0], { alternates: 30, coordinators: 53 }],
  [[0, 7, 30, 14], { alternates: 16, coordinators: 23 }],
  [[60, 30], { alternates: 30, coordinators: null }],
  [[14, 7], { alternates: 7, coordinators: null }],
  [[7], { alternates: null, coordinators: null }],
  [[], { alternates: null, coordinators: null }],
])('with a schedule of %j others are brought in after %j', (schedule, escalation) => {
  expect(defaultEscalation(schedule)).toEqual(escalation);
});
