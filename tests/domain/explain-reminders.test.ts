import { describe, expect, test } from 'vitest';
import { type Decision, explainReminders } from '../../src/domain/explain-reminders.ts';
import type { Member } from '../../src/domain/member.ts';
import { SILENCE_REASONS } from '../../src/domain/reader-days.ts';
import { type ReminderState, remindersDue } from '../../src/domain/reminders-due.ts';
import { afterWriting, at, covered, member, ofAgency, reminderState, tracked } from '../support/builders.ts';

// The deadline is on Wednesday 7 July 2027; its step of 14 days before falls on Wednesday 23 June.
const STEP = at('2027-06-23', 9);
const BETWEEN = at('2027-06-25', 10);
const escalation = { alternates: 30, coordinators: 53 };
const tick = { kind: 'tick' as const, statement: { en: 'Our plan has been sent', vi: null } };

const linh = member('linh');
const alternate = member('phong', { agencies: ofAgency('moj', 'alternate') });
const coordinator = member('mai', { role: 'coordinator', agencies: [] });
const elsewhere = member('reo', { agencies: ofAgency('mps') });

/** What is decided about one person, of r1 and the one deadline. */
function decided(given: Partial<ReminderState>, who: Member, now = BETWEEN, unreadable: string[] = []): Decision {
  const state = reminderState(given);
  const recommendation = state.recommendations[0] ?? tracked('r1');
  const [one, ...others] = explainReminders(state, recommendation, who, { now, unreadable: new Set(unreadable) });
  expect(others).toEqual([]);
  return one?.decision as Decision;
}

/** The reason of a verdict and what comes next. */
function verdict(given: Partial<ReminderState>, who: Member, now = BETWEEN) {
  const decision = decided(given, who, now);
  if (decision.kind !== 'decided') throw new Error(JSON.stringify(decision));
  const { reason, next } = decision.verdict;
  return { reason, next, roles: decision.stakes.map(({ role }) => role), begins: decision.begins };
}

describe('somebody whom a deadline does not concern is told why', () => {
  test.each<[string, Partial<ReminderState>, Member, object]>([
    [
      'it covers something else',
      { deadlines: [covered({ recommendationIds: ['r2'] })] },
      linh,
      { kind: 'not_covered' },
    ],
    ['it has no steps', { deadlines: [covered({ schedule: [] })] }, linh, { kind: 'no_schedule' }],
    [
      'an update counts',
      { recommendations: [tracked('r1', { lastUpdateAt: at('2027-03-01', 10) })] },
      linh,
      { kind: 'acted', by: 'update' },
    ],
    [
      'it is implemented',
      { recommendations: [tracked('r1', { status: 'implemented' })] },
      linh,
      { kind: 'acted', by: 'implemented' },
    ],
    [
      'the status is reached',
      {
        deadlines: [covered({ doneBy: { kind: 'status', status: 'in_progress' } })],
        recommendations: [tracked('r1', { status: 'partially_implemented' })],
      },
      linh,
      { kind: 'acted', by: 'status' },
    ],
    [
      'their agency has ticked',
      { deadlines: [covered({ doneBy: tick })], ticks: [{ deadlineId: 'dialogue', agencyId: 'moj' }] },
      linh,
      { kind: 'ticked', agencyIds: ['moj'] },
    ],
    [
      'their agency has handed it back',
      { disputes: [{ recommendationId: 'r1', agencyId: 'moj' }] },
      linh,
      { kind: 'handed_back', agencyIds: ['moj'] },
    ],
    [
      'it is asked of another agency',
      { members: [linh, elsewhere] },
      elsewhere,
      { kind: 'no_part', why: 'other_agency', agencyIds: ['moj'] },
    ],
    [
      'their agency only supports',
      { recommendations: [tracked('r1', { supportingAgencyIds: ['mps'] })], members: [linh, elsewhere] },
      elsewhere,
      { kind: 'no_part', why: 'supporting', agencyIds: ['moj'] },
    ],
    [
      'they are an observer of the agency',
      { members: [{ ...linh, role: 'observer' }] },
      { ...linh, role: 'observer' },
      { kind: 'no_part', why: 'observer', agencyIds: ['moj'] },
    ],
    [
      'their account is closed',
      { members: [{ ...linh, isActive: false }] },
      { ...linh, isActive: false },
      { kind: 'outsider' },
    ],
    ['they are a guest', { members: [{ ...linh, isGuest: true }] }, { ...linh, isGuest: true }, { kind: 'outsider' }],
  ])('%s', (_, given, who, decision) => {
    expect(decided(given, who)).toEqual(decision);
  });

  test('the date has passed', () => {
    expect(decided({}, linh, at('2027-07-08', 9))).toEqual({ kind: 'passed' });
  });

  test('what it covers cannot be read', () => {
    expect(decided({}, linh, BETWEEN, ['dialogue'])).toEqual({ kind: 'unreadable' });
  });

  test('one agency’s tick settles nothing for another, or for the whole', () => {
    const recommendations = [tracked('r1', { supportingAgencyIds: ['mps'] })];
    const deadlines = [
      covered({
        doneBy: tick,
        audience: { supporting: true, memberIds: [] },
        escalation: { alternates: null, coordinators: 0 },
      }),
    ];
    const ticks = [{ deadlineId: 'dialogue', agencyId: 'moj' }];
    const given = { recommendations, deadlines, ticks, members: [linh, elsewhere, coordinator] };
    expect(decided(given, linh)).toEqual({ kind: 'ticked', agencyIds: ['moj'] });
    expect(decided(given, elsewhere).kind).toBe('decided');
    expect(decided(given, coordinator).kind).toBe('decided');
    const all = { ...given, ticks: [...ticks, { deadlineId: 'dialogue', agencyId: 'mps' }] };
    expect(decided(all, coordinator)).toEqual({ kind: 'ticked', agencyIds: ['moj', 'mps'] });
  });
});

describe('somebody whom it concerns is told what is decided, and what comes next', () => {
  const told = (given: Partial<ReminderState> = {}) => {
    const state = reminderState(given);
    return afterWriting(state, remindersDue(state, STEP).reminders);
  };
  const wish = (more: object) => ({
    preferences: [{ memberId: 'linh', deadlineId: 'dialogue', isMuted: false, snoozedUntil: null, ...more }],
  });

  test('due now', () => expect(verdict({}, linh, STEP)).toMatchObject({ reason: null, roles: ['main'] }));

  test.each<[string, Partial<ReminderState>, Date, object]>([
    ['reminded, and when next', told(), BETWEEN, { reason: 'planned', next: '2027-06-30' }],
    ['not begun', {}, at('2027-03-01', 10), { reason: 'not_yet', next: '2027-05-07' }],
    ['too early in the day', {}, at('2027-06-23', 7), { reason: 'too_early', next: '2027-06-23' }],
    ['too late in the day', {}, at('2027-06-23', 20), { reason: 'too_late', next: '2027-06-24' }],
    ['muted', wish({ isMuted: true }), STEP, { reason: 'muted', next: null }],
    ['put off', wish({ snoozedUntil: '2027-06-29' }), STEP, { reason: 'snoozed', next: '2027-06-29' }],
    [
      'a message went out today',
      { written: [{ memberId: 'linh', day: '2027-06-23' }] },
      STEP,
      { reason: 'written_today', next: '2027-06-24' },
    ],
  ])('%s', (_, given, now, expected) => {
    expect(verdict(given, linh, now)).toMatchObject(expected);
  });

  test('alternates and coordinators: from when they are brought in, or that they are not', () => {
    const people = { members: [linh, alternate, coordinator] };
    const early = at('2027-03-01', 10);
    const with_ = { ...people, deadlines: [covered({ escalation })] };
    expect(verdict(with_, alternate, early)).toMatchObject({
      roles: ['alternate'],
      reason: 'not_yet',
      begins: '2027-06-07',
    });
    expect(verdict(with_, coordinator, early)).toMatchObject({ roles: ['coordinator'], begins: '2027-06-30' });
    expect(verdict(people, alternate, early)).toMatchObject({ begins: null, next: null });
  });

  test('an alternate whose main focal point is away stands in', () => {
    const away = member('linh', { absences: [{ first: '2027-06-01', last: '2027-07-30' }] });
    expect(verdict({ members: [away, alternate] }, alternate, STEP)).toMatchObject({
      roles: ['stand_in'],
      reason: null,
    });
  });

  test('of which agencies nobody can be reminded', () => {
    const state = reminderState({ members: [coordinator] });
    const [one] = explainReminders(state, tracked('r1'), coordinator, { now: STEP, unreadable: new Set() });
    expect(one?.unattended).toMatchObject([{ agencyId: 'moj', reason: 'no_focal_point' }]);
    expect(one?.decision).toMatchObject({ kind: 'decided', stakes: [{ role: 'coordinator' }] });
  });

  test('it is what the deciding function says, for each of its verdicts', () => {
    const seen = new Set<string | null>();
    for (let day = 1; day <= 30; day++) {
      for (const hour of [7, 9, 20]) {
        const now = at(`2027-06-${String(day).padStart(2, '0')}`, hour);
        const state = reminderState({ members: [linh, alternate, coordinator], deadlines: [covered({ escalation })] });
        for (const one of remindersDue(state, now).verdicts) {
          const who = state.members.find(({ id }) => id === one.memberId) as Member;
          expect(decided(state, who, now)).toMatchObject({ kind: 'decided', verdict: one });
          seen.add(one.reason);
        }
      }
    }
    for (const reason of seen) if (reason) expect(SILENCE_REASONS).toContain(reason);
    expect(seen.size).toBeGreaterThan(3);
  });
});
