import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../src/domain/day.ts';
import { lastUsefulDay, type Reader } from '../../src/domain/reminder-schedule.ts';
import { snoozeChoices, snoozedUntil } from '../../src/domain/snooze-choices.ts';
import { isReminderDay, type OfficeCalendar, WEEKDAYS_ONLY } from '../../src/domain/working-day.ts';

const READER: Reader = { hour: 9, timeZone: 'Asia/Ho_Chi_Minh', reminderDays: [1, 2, 3, 4, 5], absences: [] };
// Wednesday 7 July 2027
const on = (date: Day) => ({ date, time: null });
const offered = (today: Day, dates: Day[], more: Partial<Reader> = {}, calendar: OfficeCalendar = WEEKDAYS_ONLY) =>
  snoozeChoices(dates.map(on), { ...READER, ...more }, calendar, today).map(({ kind, day }) => `${kind} ${day}`);

describe('a reminder may be put off', () => {
  test.each<[string, Day, string[]]>([
    [
      'on a Monday',
      '2027-06-07',
      ['tomorrow 2027-06-08', 'three_days 2027-06-10', 'next_week 2027-06-14', 'week_before 2027-06-30'],
    ],
    [
      'on a Wednesday, without the Saturday',
      '2027-06-09',
      ['tomorrow 2027-06-10', 'next_week 2027-06-14', 'week_before 2027-06-30'],
    ],
    ['on a Friday, to Monday under one name', '2027-06-11', ['next_week 2027-06-14', 'week_before 2027-06-30']],
    ['in the last week, not to a week before', '2027-07-01', ['tomorrow 2027-07-02', 'next_week 2027-07-05']],
    ['on the day before, to the day itself', '2027-07-06', ['tomorrow 2027-07-07']],
    ['on its last day, to no other', '2027-07-07', []],
    ['after the date, to no other', '2027-07-09', []],
  ])('%s', (_, today, choices) => {
    expect(offered(today, ['2027-07-07'])).toEqual(choices);
  });

  test('to days on which the member is there and the offices are open', () => {
    expect(offered('2027-06-07', ['2027-07-07'], { reminderDays: [2] })).toEqual([
      'tomorrow 2027-06-08',
      'next_week 2027-06-15',
      'week_before 2027-06-29',
    ]);
    const absences = [{ first: '2027-06-08', last: '2027-06-20' }];
    expect(offered('2027-06-07', ['2027-07-07'], { absences })).toEqual(['week_before 2027-06-30']);
    const closures = [{ first: '2027-06-14', last: '2027-06-14' }];
    expect(offered('2027-06-07', ['2027-07-07'], {}, { country: null, closures })).toContain('next_week 2027-06-15');
  });

  test('to a day that is of use for the last of several; each is then put off no further than its own', () => {
    expect(offered('2027-06-07', ['2027-06-09', '2027-07-07'])).toEqual([
      'tomorrow 2027-06-08',
      'three_days 2027-06-10',
      'next_week 2027-06-14',
    ]);
    const until = (date: Day) => snoozedUntil(on(date), '2027-06-14', READER, WEEKDAYS_ONLY, '2027-06-07');
    expect([until('2027-06-07'), until('2027-06-09'), until('2027-07-07')]).toEqual([null, '2027-06-09', '2027-06-14']);
  });

  const day = fc.integer({ min: 0, max: 800 }).map((n) => addDays('2027-01-01', n));
  const spans = fc.array(
    fc.tuple(day, fc.integer({ min: 0, max: 40 })).map(([first, length]) => ({ first, last: addDays(first, length) })),
    { maxLength: 3 },
  );
  const reader = fc.record({
    hour: fc.integer({ min: 0, max: 23 }),
    timeZone: fc.constantFrom('Pacific/Honolulu', 'Europe/Zurich', 'Asia/Ho_Chi_Minh', 'Pacific/Kiritimati'),
    reminderDays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    absences: spans,
  });
  const calendar = fc.record({ country: fc.constantFrom('VN', null), closures: spans });
  const time = fc.option(fc.constant({ at: '18:00', timeZone: 'Europe/Zurich' }));
  const deadlines = fc.array(fc.record({ date: day, time }), { minLength: 1, maxLength: 4 });

  test('only to open days after today, and never past the last that is of use', () => {
    fc.assert(
      fc.property(deadlines, reader, calendar, day, (several, who, offices, today) => {
        const choices = snoozeChoices(several, who, offices, today);
        const last = several
          .map((one) => lastUsefulDay(one, who, offices) ?? '')
          .sort()
          .at(-1) as Day;
        expect(new Set(choices.map((choice) => choice.day)).size).toBe(choices.length);
        for (const choice of choices) {
          expect(choice.day > today && choice.day <= last).toBe(true);
          expect(isReminderDay(choice.day, who, offices)).toBe(true);
          const untils = several.map((one) => snoozedUntil(one, choice.day, who, offices, today));
          // Whatever is offered puts off something.
          expect(untils.some((until) => until !== null)).toBe(true);
          for (const [n, until] of untils.entries()) {
            if (until === null) continue;
            expect(until > today && until <= choice.day).toBe(true);
            expect(until <= (lastUsefulDay(several[n] as (typeof several)[0], who, offices) as Day)).toBe(true);
            expect(isReminderDay(until, who, offices)).toBe(true);
          }
        }
      }),
    );
  });
});
