import { describe, expect, test } from 'vitest';
import { formatSlackDate, fullDate } from '../../../src/workspace/page/blocks/slack-date.ts';

const seconds = (iso: string) => Date.parse(iso) / 1000;
const hanoi = { now: new Date('2027-06-01T03:00:00Z'), tz: 'Asia/Ho_Chi_Minh', locale: 'en-US' };
const viet = { ...hanoi, locale: 'vi-VN' };
const zurich = { now: new Date('2027-03-28T12:00:00Z'), tz: 'Europe/Zurich', locale: 'en-GB' };

// Newer ICU writes a narrow no-break space before AM and PM.
const format = (iso: string, text: string, reader = hanoi) =>
  formatSlackDate(seconds(iso), text, reader)?.replaceAll('\u202f', ' ');

describe('a date by its format', () => {
  const long = '2014-02-18T13:39:42Z';

  test.each([
    ['{date_num}', '2014-02-18'],
    ['{date_slash}', '02/18/2014'],
    ['{date}', 'February 18th, 2014'],
    ['{date_short}', 'Feb 18, 2014'],
    ['{date_long}', 'Tuesday, February 18th, 2014'],
    ['{date_long_full}', 'February 18, 2014'],
    ['{date_pretty}', 'February 18th, 2014'],
    ['{date_short_pretty}', 'Feb 18, 2014'],
    ['{date_long_pretty}', 'Tuesday, February 18th, 2014'],
    ['{day_divider_pretty}', 'Tuesday, February 18th, 2014'],
    ['{time}', '8:39 PM'],
    ['{time_secs}', '8:39:42 PM'],
    ['{ago}', '13 years ago'],
    ['Posted {date_num} {time_secs}', 'Posted 2014-02-18 8:39:42 PM'],
  ])('%s', (text, expected) => {
    expect(format(long, text)).toBe(expected);
  });

  test('the year is left out of what is near', () => {
    expect(format('2027-07-07T00:00:00Z', '{date}')).toBe('July 7th');
    expect(format('2027-07-07T00:00:00Z', '{date_short}')).toBe('Jul 7');
    expect(format('2027-07-07T00:00:00Z', '{date_long}')).toBe('Wednesday, July 7th, 2027');
    expect(format('2027-07-07T00:00:00Z', '{day_divider_pretty}')).toBe('Wednesday, July 7th');
  });

  test('ordinals are those of English', () => {
    const days = [1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30];
    const dates = days.map((day) => format(`2027-05-${String(day).padStart(2, '0')}T03:00:00Z`, '{date}'));
    expect(dates.map((date) => date?.replace('May ', ''))).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '13th',
      '21st',
      '22nd',
      '23rd',
      '30th',
    ]);
  });

  test('speaks the language of the reader', () => {
    expect(format('2027-07-07T02:00:00Z', '{date_long}', viet)).toMatch(/^Thứ Tư.*7 tháng 7.*2027$/i);
    expect(format('2027-06-01T01:00:00Z', 'Gửi {date_pretty} lúc {time}', viet)).toBe('Gửi hôm nay lúc 08:00');
    expect(format('2027-06-01T01:00:00Z', '{ago}', viet)).toBe('2 giờ trước');
  });

  test('a format with nothing that Slack knows, or no moment, gives the fallback', () => {
    expect(format('2027-06-01T01:00:00Z', 'at noon')).toBeUndefined();
    expect(format('2027-06-01T01:00:00Z', '{constructor}')).toBeUndefined();
    expect(formatSlackDate(Number.NaN, '{date}', hanoi)).toBeUndefined();
    expect(formatSlackDate(1e15, '{date}', hanoi)).toBeUndefined();
  });

  test('a zone or language that nobody knows costs nobody the date', () => {
    expect(format('2027-06-01T01:00:00Z', '{date_num}', { ...hanoi, tz: 'Mars/Base' })).toBe('2027-06-01');
    expect(format('2027-07-07T01:00:00Z', '{date}', { ...hanoi, locale: 'not a locale' })).toContain('7 July');
  });
});

describe('yesterday, today and tomorrow', () => {
  test('are the reader’s, by the workspace’s clock', () => {
    // 17:30 UTC is already the next day in Hanoi.
    expect(format('2027-05-31T16:59:00Z', '{date_pretty}')).toBe('Yesterday');
    expect(format('2027-05-31T17:30:00Z', '{date_pretty}')).toBe('Today');
    expect(format('2027-06-01T17:30:00Z', '{date_short_pretty}')).toBe('Tomorrow');
    expect(format('2027-06-02T17:30:00Z', '{date_pretty}')).toBe('June 3rd');
  });

  test('begin with a capital only where they begin the text', () => {
    expect(format('2027-06-01T01:00:00Z', 'due {date_long_pretty}')).toBe('due today');
  });

  test('are right on the short day when summer time begins', () => {
    expect(format('2027-03-27T23:30:00Z', '{date_pretty}', zurich)).toBe('Today');
    expect(format('2027-03-27T22:30:00Z', '{date_pretty}', zurich)).toBe('Yesterday');
    expect(format('2027-03-28T21:59:00Z', '{date_pretty}', zurich)).toBe('Today');
    expect(format('2027-03-28T22:00:00Z', '{date_pretty}', zurich)).toBe('Tomorrow');
  });

  test('the clock shows summer time after it began', () => {
    expect(format('2027-03-28T00:59:00Z', '{time}', zurich)).toBe('01:59');
    expect(format('2027-03-28T01:00:00Z', '{time}', zurich)).toBe('03:00');
  });
});

test('the tooltip tells the whole moment with its zone', () => {
  expect(fullDate(seconds('2027-06-01T01:00:05Z'), zurich)).toMatch(/^Tuesday,? 1 June 2027, 03:00:05 CEST$/);
});
