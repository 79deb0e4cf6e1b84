import fc from 'fast-check';
import { expect, test } from 'vitest';
import { putOffUntil } from '../../src/domain/do-not-disturb.ts';

const at = (time: string) => new Date(`2026-11-18T${time}Z`);
const UNTIL = at('18:00');

test.each([
  ['nobody said anything', undefined, '10:00', null],
  ['it is over', ['08:00', '09:00'], '10:00', null],
  ['it ends just now', ['08:00', '10:00'], '10:00', null],
  ['it has not begun', ['22:00', '23:00'], '10:00', null],
  ['it ends within the hours', ['09:00', '11:30'], '10:00', '11:30'],
  ['it ends after the hours: half an hour is left', ['09:00', '23:00'], '10:00', '17:30'],
  ['it ends in the last half hour', ['09:00', '17:45'], '10:00', '17:30'],
  ['the last half hour has come', ['09:00', '23:00'], '17:30', null],
])('when %s', (_, quiet, now, expected) => {
  const span = quiet && { from: at(quiet[0] ?? ''), to: at(quiet[1] ?? '') };
  expect(putOffUntil(span as never, UNTIL, at(now))).toEqual(expected && at(expected));
});

test('a message is put off to a later moment of the same hours, and not for ever', () => {
  const minute = fc.integer({ min: 0, max: 1439 }).map((n) => new Date(at('00:00').getTime() + n * 60_000));
  fc.assert(
    fc.property(minute, minute, minute, minute, (from, to, until, now) => {
      const next = putOffUntil({ from, to }, until, now);
      if (next === null) return;
      expect(next.getTime()).toBeGreaterThan(now.getTime());
      expect(next.getTime()).toBeLessThan(until.getTime());
      // Asked again then, it is sent, however long the person is not to be disturbed.
      const again = putOffUntil({ from, to }, until, next);
      expect(again).toBeNull();
    }),
  );
});
