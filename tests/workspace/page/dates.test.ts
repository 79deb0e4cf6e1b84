import { describe, expect, test } from 'vitest';
import {
  dayLabel,
  dayOf,
  fullLabel,
  momentOf,
  timeLabel,
  whenLabel,
} from '../../../src/workspace/page/conversation/dates.ts';
import { conversation as en } from '../../../src/workspace/page/words/en/conversation.ts';
import { conversation as vi } from '../../../src/workspace/page/words/vi/conversation.ts';
import { dateLocale } from '../../../src/workspace/page/zone.ts';

const moment = momentOf(`${Date.parse('2027-07-07T14:30:00Z') / 1000}.000100`);
const hanoi = { tz: 'Asia/Ho_Chi_Minh', locale: 'vi-VN' };
const newYork = { tz: 'America/New_York', locale: 'en-US' };

describe('dates of messages', () => {
  test('the hour is the reader’s', () => {
    expect(timeLabel(moment, hanoi)).toBe('21:30');
    expect(timeLabel(moment, newYork)).toMatch(/^10:30\sAM$/);
    expect(timeLabel(moment, { tz: 'Europe/Zurich', locale: 'en-GB' })).toBe('16:30');
    expect(fullLabel(moment, newYork)).toContain('Wednesday, July 7, 2027');
  });

  test('a day is that of the zone, on both sides of the date line', () => {
    const late = new Date('2027-07-07T23:30:00Z');
    expect(dayOf(late, 'Etc/UTC')).toBe('2027-07-07');
    expect(dayOf(late, 'Asia/Ho_Chi_Minh')).toBe('2027-07-08');
    expect(dayOf(new Date('2027-07-07T00:30:00Z'), 'America/New_York')).toBe('2027-07-06');
  });

  test('days near today have names; others their date, with the year when it is another', () => {
    expect(dayLabel('2027-07-07', '2027-07-07', 'en-GB', en)).toBe('Today');
    expect(dayLabel('2027-06-30', '2027-07-01', 'en-GB', en)).toBe('Yesterday');
    expect(dayLabel('2027-02-28', '2027-03-01', 'vi-VN', vi)).toBe('Hôm qua');
    expect(dayLabel('2027-07-05', '2027-07-07', 'en-US', en)).toBe('Monday, July 5');
    expect(dayLabel('2026-12-31', '2027-07-07', 'en-US', en)).toBe('Thursday, December 31, 2026');
    expect(dayLabel('2027-07-08', '2027-07-07', 'en-US', en)).toBe('Thursday, July 8');
  });

  test('a moment in a sentence', () => {
    expect(whenLabel(moment, moment, hanoi, vi)).toBe('hôm nay lúc 21:30');
    expect(whenLabel(moment, new Date('2027-07-07T17:30:00Z'), hanoi, vi)).toBe('hôm qua lúc 21:30');
    expect(whenLabel(moment, new Date('2027-07-20T00:00:00Z'), newYork, en)).toMatch(/^July 7 at 10:30\sAM$/);
  });

  test('dates are in the language of the words around them, in the reader’s own variety of it', () => {
    expect(dateLocale('en-US', 'en')).toBe('en-US');
    expect(dateLocale('vi-VN', 'en')).toBe('en-GB');
    expect(dateLocale('en-US', 'vi')).toBe('vi-VN');
    expect(dateLocale('en_nonsense!', 'en')).toBe('en-GB');
  });
});
