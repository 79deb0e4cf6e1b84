import { describe, expect, test } from 'vitest';
import { nextReminders, previewDeadline, previewNext } from '../../src/domain/preview-reminders.ts';
import type { ReminderState } from '../../src/domain/reminders-due.ts';
import { remindersToCome } from '../../src/domain/reminders-to-come.ts';
import { ticksAsked } from '../../src/domain/ticks-asked.ts';
import { at, covered, HANOI, member, ofAgency, reminderState, tracked } from '../support/builders.ts';

// The deadline is on Wednesday 7 July 2027; its step of 14 days before falls on Wednesday 23 June.
const BEFORE = at('2027-06-22', 12);
const linh = member('linh');
const alternate = member('phong', { agencies: ofAgency('moj', 'alternate'), reminderHour: 10 });
const coordinator = member('mai', { role: 'coordinator', agencies: [] });

const recent = { scheduledAt: at('2027-06-20', 9) };
const withPeople = (more: Partial<ReminderState> = {}) =>
  reminderState({ members: [linh, alternate, coordinator], deadlines: [covered(recent)], ...more });

/** Who gets what and when, in words. */
function lines(state: ReminderState, now = BEFORE): string[] {
  return (previewDeadline(state, 'dialogue', now)?.messages ?? []).map(
    ({ at: when, isDue, member: { id }, items }) =>
      `${isDue ? 'now' : when.toISOString().slice(0, 13)} ${id} ${items.map(({ role, daysBefore }) => `${role} ${daysBefore}`)}`,
  );
}
/** Who gets nothing more, and why. */
function silent(state: ReminderState, now = BEFORE): string[] {
  return (previewDeadline(state, 'dialogue', now)?.silent ?? []).map(({ member: { id }, reason }) => `${id} ${reason}`);
}

describe('the preview of a deadline', () => {
  test('has every step until the date, and those who are not brought in', () => {
    const state = withPeople();
    expect(lines(state)).toEqual([
      '2027-06-23T02 linh main 14',
      '2027-06-30T02 linh main 7',
      '2027-07-02T02 linh main 3',
      '2027-07-06T02 linh main 1',
      '2027-07-07T02 linh main 0',
    ]);
    expect(silent(state)).toEqual(['phong not_brought_in', 'mai not_brought_in']);
  });

  test('has what is due now first, as on its way', () => {
    expect(lines(withPeople(), at('2027-06-23', 9))[0]).toBe('now linh main 14');
  });

  test('brings in alternates and coordinators when their day comes', () => {
    const state = withPeople({ deadlines: [covered({ ...recent, escalation: { alternates: 53, coordinators: 59 } })] });
    expect(lines(state).filter((line) => !line.includes('linh'))).toEqual([
      '2027-06-30T03 phong alternate 7',
      '2027-07-02T03 phong alternate 3',
      '2027-07-06T02 mai coordinator 1',
      '2027-07-06T03 phong alternate 1',
      '2027-07-07T02 mai coordinator 0',
      '2027-07-07T03 phong alternate 0',
    ]);
  });

  test('says in whose place an alternate gets it', () => {
    const away = member('linh', { absences: [{ first: '2027-06-01', last: '2027-07-30' }] });
    const preview = previewDeadline(withPeople({ members: [away, alternate] }), 'dialogue', BEFORE);
    expect(preview?.messages[0]).toMatchObject({
      member: { id: 'phong' },
      items: [{ role: 'stand_in', agencies: ['MOJ'], inPlaceOf: [{ id: 'linh' }] }],
    });
    expect(preview?.silent.map(({ member: { id }, reason }) => `${id} ${reason}`)).toEqual([
      expect.stringMatching(/^linh (away|no_day_left)$/),
    ]);
  });

  test.each<[string, Partial<ReminderState>, Date, string]>([
    [
      'muted',
      { preferences: [{ memberId: 'linh', deadlineId: 'dialogue', isMuted: true, snoozedUntil: null }] },
      BEFORE,
      'linh muted',
    ],
    [
      'told at the last step',
      {
        planned: [{ deadlineId: 'dialogue', memberId: 'linh', forDate: '2027-07-07', daysBefore: 0 }],
        written: [{ memberId: 'linh', day: '2027-07-07' }],
      },
      at('2027-07-07', 10),
      'linh told',
    ],
    ['the hours of the last day are over', {}, at('2027-07-07', 20), 'linh too_late'],
  ])('names who gets nothing more: %s', (_, more, now, expected) => {
    expect(silent(withPeople(more), now)).toContain(expected);
  });

  test('names the agencies that have nobody, and how far it is', () => {
    const recommendations = [tracked('r1'), tracked('r2', { status: 'implemented' })];
    const preview = previewDeadline(
      withPeople({
        members: [coordinator],
        recommendations,
        deadlines: [covered({ ...recent, recommendationIds: ['r1', 'r2'] })],
      }),
      'dialogue',
      BEFORE,
    );
    expect(preview?.unattended).toMatchObject([{ agencyId: 'moj', reason: 'no_focal_point' }]);
    expect(preview?.standing).toMatchObject({ total: 2, done: 1 });
    expect(previewDeadline(withPeople(), 'another', BEFORE)).toBeNull();
  });

  test('of one deadline says the same as all together, where another is due on the same days', () => {
    const other = covered({ ...recent, id: 'plan', date: '2027-07-08', recommendationIds: ['r1'] });
    const state = withPeople({ deadlines: [covered(recent), other] });
    const together = remindersToCome(state, BEFORE, { days: 30, count: 100 }).flatMap(({ at: when, reminders }) =>
      reminders.flatMap(({ memberId, items }) =>
        items
          .filter(({ deadlineId }) => deadlineId === 'dialogue')
          .map(({ role, daysBefore }) => `${when.toISOString().slice(0, 13)} ${memberId} ${role} ${daysBefore}`),
      ),
    );
    expect(lines(state)).toEqual(together);
    const [first] = previewNext(state, BEFORE, { days: 30, count: 1 });
    expect(first?.items.map(({ deadlineId }) => deadlineId)).toEqual(['dialogue']);
  });

  test('has the messages, of others, that carry it along', () => {
    const report = covered({ ...recent, id: 'report', date: '2027-07-09', schedule: [10], recommendationIds: ['r2'] });
    const state = withPeople({
      deadlines: [covered({ ...recent, schedule: [14, 7] }), report],
      recommendations: [tracked('r1'), tracked('r2')],
    });
    const messages = previewDeadline(state, 'dialogue', BEFORE)?.messages ?? [];
    expect(
      messages.map(({ at: when, items }) => [
        when.toISOString().slice(0, 10),
        ...items.map(({ deadlineId, isCarried }) => `${deadlineId}${isCarried ? ' carried' : ''}`),
      ]),
    ).toEqual([
      ['2027-06-23', 'dialogue'],
      ['2027-06-29', 'dialogue carried'],
      ['2027-06-30', 'dialogue'],
    ]);
  });
});

test('the next day on which people are reminded counts everybody of that day', () => {
  const people = [linh, member('lan', { reminderHour: 11 }), member('hoa', { timeZone: 'Europe/Zurich' })];
  const state = withPeople({ members: people });
  const next = nextReminders(state, BEFORE, { days: 30, timeZone: HANOI });
  expect(next).toEqual({ at: at('2027-06-23', 9), people: 3, hasLater: true });
  expect(nextReminders(state, at('2027-07-08', 9), { days: 30, timeZone: HANOI })).toBeNull();
  expect(nextReminders(state, at('2027-03-01', 9), { days: 5, timeZone: HANOI })).toBeNull();
});

test('a tick is asked of an agency while its deadline is near and it has not ticked', () => {
  const statement = { en: 'Our plan has been sent', vi: null };
  const state = withPeople({ deadlines: [covered({ doneBy: { kind: 'tick', statement } })] });
  const asked = (given: ReminderState, agencyIds: string[], today = '2027-06-22') =>
    ticksAsked(given, agencyIds, { today, timeZone: HANOI }).map(({ agencyId, days }) => [agencyId, days]);
  expect(asked(state, ['moj', 'mps'])).toEqual([['moj', 15]]);
  expect(asked(state, ['mps'])).toEqual([]);
  expect(asked(state, ['moj'], '2027-01-05')).toEqual([]);
  expect(asked({ ...state, ticks: [{ deadlineId: 'dialogue', agencyId: 'moj' }] }, ['moj'])).toEqual([]);
});
