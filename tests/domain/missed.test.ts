import { expect, test } from 'vitest';
import { missedOf, recentlyOver } from '../../src/domain/missed.ts';
import type { ReminderState } from '../../src/domain/reminders-due.ts';
import { at, covered, HANOI, member, reminderState } from '../support/builders.ts';

// The deadline is on Wednesday 7 July 2027.
const state = reminderState({ members: [member('linh')], deadlines: [covered()] });
const [deadline] = state.deadlines as [ReminderState['deadlines'][number]];

test('what is over is brought up for thirty days, while it is open', () => {
  const over = (today: string, closedAt: Date | null = null) =>
    recentlyOver([{ ...deadline, closedAt }], { now: at(today, 9), today, timeZone: HANOI }).length;
  expect(['2027-07-07', '2027-07-08', '2027-08-06', '2027-08-07'].map((today) => over(today))).toEqual([0, 1, 1, 0]);
  expect(over('2027-07-08', at('2027-07-07', 9))).toBe(0);
});

test('what is open is an agency’s own, unless it was handed back or is another’s', () => {
  const own = (agencyId: string, more: Partial<ReminderState> = {}) =>
    missedOf({ ...state, ...more }, [deadline], [agencyId]).map((one) => one.own.recommendationIds.length);
  const [first = 0] = own('moj');
  expect(first).toBeGreaterThan(0);
  expect(own('mps')).toEqual([0]);
  const disputes = deadline.recommendationIds.map((recommendationId) => ({ recommendationId, agencyId: 'moj' }));
  expect(own('moj', { disputes })).toEqual([0]);
});

test('a tick is asked until it is given; what is done is not brought up', () => {
  const statement = { en: 'Our plan has been sent', vi: null };
  const asked = { ...state, deadlines: [{ ...deadline, doneBy: { kind: 'tick' as const, statement } }] };
  expect(missedOf(asked, [deadline], ['moj'])[0]?.own).toMatchObject({ recommendationIds: [], agencyIds: ['moj'] });
  const ticks = [{ deadlineId: deadline.id, agencyId: 'moj' }];
  expect(missedOf({ ...asked, ticks }, [deadline], ['moj'])).toEqual([]);
});
