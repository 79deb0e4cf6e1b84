import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absencesAhead, withAbsence } from '../../src/domain/absences.ts';
import { addDays } from '../../src/domain/day.ts';
import { LONGEST_DAYS, lengthOf, parseDays } from '../../src/domain/days-input.ts';
import type { Days } from '../../src/domain/working-day.ts';

const TODAY = '2026-11-18';
const days = fc
  .tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 0, max: 20 }))
  .map(([from, length]): Days => ({ first: addDays(TODAY, from), last: addDays(TODAY, from + length) }));
const everyDay = ({ first, last }: Days): string[] =>
  Array.from({ length: lengthOf({ first, last }) }, (_, index) => addDays(first, index));
const daysOf = (list: readonly Days[]): string[] => [...new Set(list.flatMap(everyDay))].sort();

describe('absences', () => {
  test('entered one after the other hold the same days as all of them together, and never touch each other', () => {
    fc.assert(
      fc.property(fc.array(days, { maxLength: 8 }), (entered) => {
        const kept = entered.reduce<Days[]>((absences, one) => withAbsence(absences, one), []);
        expect(daysOf(kept)).toEqual(daysOf(entered));
        for (const [index, { first }] of kept.entries()) {
          const before = kept[index - 1];
          if (before) expect(addDays(before.last, 1) < first).toBe(true);
        }
      }),
    );
  });

  test('that are over are left out', () => {
    const over = { first: '2026-11-01', last: '2026-11-17' };
    const now = { first: '2026-11-18', last: '2026-11-18' };
    const ahead = { first: '2026-12-01', last: '2026-12-02' };
    expect(absencesAhead([ahead, over, now], TODAY)).toEqual([now, ahead]);
  });
});

describe('days that were chosen', () => {
  test('are taken when they are in their order, not over, and a year at most', () => {
    const longest = { first: TODAY, last: addDays(TODAY, LONGEST_DAYS - 1) };
    expect(parseDays(longest, TODAY)).toEqual({ ok: true, days: longest });
    expect(lengthOf(longest)).toBe(LONGEST_DAYS);
    expect(parseDays({ first: '2026-11-01', last: TODAY }, TODAY)).toMatchObject({ ok: true });
  });

  test.each([
    [
      { first: null, last: null },
      { first: { kind: 'missing' }, last: { kind: 'missing' } },
    ],
    [
      { first: null, last: '2026-11-17' },
      { first: { kind: 'missing' }, last: { kind: 'over' } },
    ],
    [{ first: '2026-02-30', last: TODAY }, { first: { kind: 'missing' } }],
    [{ first: '2026-12-02', last: '2026-12-01' }, { last: { kind: 'before_first' } }],
    [{ first: TODAY, last: '2027-11-19' }, { last: { kind: 'too_long', days: 367, limit: 366 } }],
  ])('%j are refused with all that is wrong', (typed, problems) => {
    expect(parseDays(typed, TODAY)).toEqual({ ok: false, problems });
  });
});
