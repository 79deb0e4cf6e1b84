import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import type { Deadline } from '../../src/domain/deadline.ts';
import { nextOf } from '../../src/domain/repeating-deadline.ts';

const NOW = new Date('2026-11-18T03:00:00Z');

function repeating(date: string, months: number, from = date): Deadline {
  return {
    id: 'deadline',
    kind: 'periodic_report',
    title: { en: 'Report', vi: 'Báo cáo' },
    date,
    time: { at: '17:00', timeZone: 'Europe/Zurich' },
    coverage: 'review:upr-2014',
    doneBy: { kind: 'status', status: 'in_progress' },
    countsFrom: '2020-01-01',
    audience: { supporting: true, memberIds: ['m'] },
    schedule: [14, 1],
    escalation: { alternates: 13, coordinators: null },
    repeat: { months, from },
    channelId: 'C1',
    closedAt: null,
    createdAt: new Date(0),
    scheduledAt: new Date(0),
    version: 7,
  };
}

/** The dates of a row, each set on the day after the one before. */
function row(first: string, months: number, count: number): string[] {
  const dates = [first];
  let last = repeating(first, months);
  while (dates.length <= count) {
    const next = nextOf(last, addDays(last.date, 1), NOW);
    if (!next) break;
    dates.push(next.date);
    last = { ...last, ...next };
  }
  return dates;
}

describe('the next of a deadline', () => {
  test('is like the last, on its own date, from now on; reports count from the day after the last', () => {
    const last = repeating('2026-11-17', 12);
    const next = nextOf(last, '2026-11-18', NOW);
    expect(next).toEqual({
      ...{ ...last, id: undefined, version: undefined, closedAt: undefined },
      date: '2027-11-17',
      countsFrom: '2026-11-18',
      createdAt: NOW,
      scheduledAt: NOW,
    });
  });

  test.each([
    ['monthly, from the 31st', '2026-12-31', 1, ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']],
    ['yearly, from a leap day', '2024-02-29', 12, ['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']],
    ['half-yearly, from the end of August', '2026-08-31', 6, ['2027-02-28', '2027-08-31', '2028-02-29', '2028-08-31']],
    ['every four years', '2026-07-07', 48, ['2030-07-07', '2034-07-07', '2038-07-07', '2042-07-07']],
  ])('comes %s', (_, first, months, dates) => {
    expect(row(first, months, 4)).toEqual([first, ...dates]);
  });

  test('after a stop of several is the one that lies ahead, for which the last that passed ended', () => {
    const next = nextOf(repeating('2026-01-31', 1), '2026-06-15', NOW);
    expect(next).toMatchObject({
      date: '2026-06-30',
      countsFrom: '2026-06-01',
      repeat: { months: 1, from: '2026-01-31' },
    });
    expect(nextOf(repeating('2026-01-31', 1), '2026-06-30', NOW)?.date).toBe('2026-06-30');
    expect(nextOf(repeating('2026-01-31', 1), '2026-07-01', NOW)?.date).toBe('2026-07-31');
  });

  test('of one that was postponed is where it was to be', () => {
    const next = nextOf(repeating('2027-03-15', 12, '2026-03-01'), '2027-03-16', NOW);
    expect(next).toMatchObject({ date: '2028-03-01', countsFrom: '2027-03-16' });
  });

  test('of one that does not repeat is none', () => {
    expect(nextOf({ ...repeating('2026-11-17', 12), repeat: null }, '2026-11-18', NOW)).toBeNull();
  });
});
