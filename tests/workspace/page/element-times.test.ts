import { describe, expect, it } from 'vitest';
import { dayAndTime, dayAt, dayIn, secondsOf } from '../../../src/workspace/page/elements/moments.ts';
import { halfHours, parseTime, writtenHour } from '../../../src/workspace/page/elements/times.ts';

describe('a time that is typed', () => {
  it.each([
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['09.30', '09:30'],
    ['930', '09:30'],
    ['1430', '14:30'],
    ['14h30', '14:30'],
    ['8h', '08:00'],
    ['9 giờ 05', '09:05'],
    ['9 giờ 05 phút', '09:05'],
    ['9:30 pm', '21:30'],
    ['9 PM', '21:00'],
    ['12 am', '00:00'],
    ['12 pm', '12:00'],
    ['2:30 CH', '14:30'],
    ['2:30 SA', '02:30'],
    ['0:15', '00:15'],
  ])('%s is %s', (typed, meant) => expect(parseTime(typed)).toBe(meant));

  it.each(['', 'soon', '25', '9:75', '13 pm', '0 am', '9:3:2', '12345'])('%s is none', (typed) =>
    expect(parseTime(typed)).toBeNull(),
  );

  it('is read again as it is written', () => {
    for (const locale of ['en-US', 'en-GB', 'vi-VN', 'fr-FR', 'not a locale']) {
      for (const time of halfHours) expect(parseTime(writtenHour(time, locale))).toBe(time);
    }
  });
});

it('offers every half hour', () => {
  expect(halfHours).toHaveLength(48);
  expect(halfHours.slice(17, 20)).toEqual(['08:30', '09:00', '09:30']);
});

describe('a moment', () => {
  it('is a day and a time in the zone of the reader', () => {
    const seconds = Date.parse('2027-07-07T17:30:00Z') / 1000;
    expect(dayAndTime(seconds, 'Asia/Ho_Chi_Minh')).toEqual({ day: '2027-07-08', time: '00:30' });
    expect(dayAndTime(seconds, 'America/New_York')).toEqual({ day: '2027-07-07', time: '13:30' });
    expect(secondsOf({ day: '2027-07-08', time: '00:30' }, 'Asia/Ho_Chi_Minh')).toBe(seconds);
  });

  it('has a time also where the clocks leave one out, and in a zone that nobody knows', () => {
    const skipped = secondsOf({ day: '2027-03-28', time: '02:30' }, 'Europe/Zurich');
    expect(dayAndTime(skipped, 'Europe/Zurich')).toEqual({ day: '2027-03-28', time: '03:30' });
    expect(secondsOf({ day: '2027-07-07', time: '00:00' }, 'Mars/Base')).toBe(Date.parse('2027-07-07') / 1000);
  });

  it('falls on the day that it is there', () => {
    expect(dayAt(new Date('2027-07-07T20:00:00Z'), 'Asia/Ho_Chi_Minh').toString()).toBe('2027-07-08');
  });
});

it('takes what is no day for none', () => {
  expect(dayIn('2027-07-07')?.toString()).toBe('2027-07-07');
  expect(dayIn('soon')).toBeNull();
  expect(dayIn(null)).toBeNull();
});
