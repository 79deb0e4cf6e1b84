import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import type { Member } from '../../src/domain/member.ts';
import { isWithinReach } from '../../src/domain/reminder-schedule.ts';
import { type ReminderState, remindersDue, type Verdict } from '../../src/domain/reminders-due.ts';
import { at, covered, deadline, member, minutesBefore, ofAgency, reminderState, tracked } from '../support/builders.ts';

// Wednesday 7 July 2027
const DATE = '2027-07-07';

/** Whom it reminds, of which step. */
function reminded(given: ReminderState, now: Date): string[] {
  return remindersDue(given, now).reminders.flatMap(({ memberId, items }) =>
    items.map(({ deadlineId, daysBefore }) => `${memberId} ${deadlineId} ${daysBefore}`),
  );
}

function verdictOn(memberId: string, given: ReminderState, now: Date): Pick<Verdict, 'reason' | 'next'> | undefined {
  const verdict = remindersDue(given, now).verdicts.find((one) => one.memberId === memberId);
  return verdict && { reason: verdict.reason, next: verdict.next };
}

const step = (daysBefore: number, memberId: string | null = 'linh', forDate = DATE) => ({
  deadlineId: 'dialogue',
  memberId,
  forDate,
  daysBefore,
});

describe('when', () => {
  test.each<[string, Verdict['reason'], string | null, Date, string[]]>([
    ['before the first step nobody is told', 'not_yet', '2027-05-07', at('2027-05-06', 12), []],
    // 60 days before is Saturday 8 May
    ['a step on a Saturday falls on the Friday before', null, '2027-05-07', at('2027-05-07', 9), ['linh dialogue 60']],
    ['14 days before, at 09:00', null, '2027-06-23', at('2027-06-23', 9), ['linh dialogue 14']],
    ['a minute earlier it is too early', 'too_early', '2027-06-23', minutesBefore(at('2027-06-23', 9), 1), []],
    [
      'late in the afternoon it is still sent',
      null,
      '2027-06-23',
      minutesBefore(at('2027-06-23', 18), 1),
      ['linh dialogue 14'],
    ],
    ['at 18:00 it waits', 'too_late', '2027-06-24', at('2027-06-23', 18), []],
    ['it goes out on the next day', null, '2027-06-24', at('2027-06-24', 9), ['linh dialogue 14']],
    ['after a stop only the nearest step is sent', null, '2027-07-01', at('2027-07-01', 9), ['linh dialogue 7']],
    // 3 days before is Sunday 4 July
    ['on a Saturday nobody is told', 'closed_day', '2027-07-05', at('2027-07-03', 10), []],
    ['on the day itself', null, DATE, at(DATE, 9), ['linh dialogue 0']],
    ['in the evening of the day it is too late for good', 'too_late', null, at(DATE, 18), []],
    ['nothing after the date', 'passed', null, at('2027-07-08', 9), []],
  ])('%s', (_, reason, next, now, expected) => {
    // What came before the step in question has been sent.
    const planned = now < at('2027-06-01', 0) ? [] : [60, 30].map((daysBefore) => step(daysBefore));
    const given = reminderState({ planned });
    expect(reminded(given, now)).toEqual(expected);
    expect(verdictOn('linh', given, now)).toEqual({ reason, next });
  });

  test('a deadline that is added late begins with its next step', () => {
    const added = reminderState({ deadlines: [covered({ scheduledAt: at('2027-06-25', 11) })] });
    expect(reminded(added, at('2027-06-28', 9))).toEqual([]);
    expect(reminded(added, at('2027-06-30', 9))).toEqual(['linh dialogue 7']);
    const addedOnTheDay = reminderState({ deadlines: [covered({ scheduledAt: at(DATE, 10) })] });
    expect(reminded(addedOnTheDay, at(DATE, 11))).toEqual(['linh dialogue 0']);
  });

  test('of one that is added after its last step nobody is told, and it is said', () => {
    const given = reminderState({ deadlines: [covered({ schedule: [30, 7], scheduledAt: at('2027-07-02', 11) })] });
    expect(verdictOn('linh', given, at('2027-07-05', 9))).toEqual({ reason: 'no_day_left', next: null });
  });

  test.each([
    ['Pacific/Honolulu', 9],
    ['America/New_York', 7],
    ['Europe/Paris', 22],
    ['Asia/Kathmandu', 9],
    ['Pacific/Kiritimati', 23],
    ['Asia/Ho_Chi_Minh', 0],
  ])('in %s at the hour that the member chose: %i', (timeZone, reminderHour) => {
    const given = reminderState({ members: [member('linh', { timeZone, reminderHour })] });
    const due = at('2027-06-23', reminderHour, timeZone);
    const [message] = remindersDue(given, due).reminders;
    expect(message).toMatchObject({ day: '2027-06-23', notBefore: due });
    expect(reminded(given, minutesBefore(due, 1))).not.toContain('linh dialogue 14');
  });

  test('on the day on which summer time begins the hour is that of the clock on the wall', () => {
    const paris = member('anne', { timeZone: 'Europe/Paris', reminderHour: 2 });
    // Monday 29 March 2027 follows the change of 28 March; the deadline's step is that Monday.
    const given = reminderState({ members: [paris], deadlines: [covered({ date: '2027-04-05', schedule: [7] })] });
    expect(reminded(given, new Date('2027-03-28T23:59:00Z'))).toEqual([]);
    expect(reminded(given, new Date('2027-03-29T00:00:00Z'))).toEqual(['anne dialogue 7']);
  });

  test('a step that is written already is not written again, nor are the ones before it', () => {
    const planned = [step(7)];
    expect(reminded(reminderState({ planned }), at('2027-07-01', 9))).toEqual([]);
    expect(verdictOn('linh', reminderState({ planned }), at('2027-07-01', 9))).toEqual({
      reason: 'planned',
      next: '2027-07-02',
    });
    expect(reminded(reminderState({ planned }), at('2027-07-02', 9))).toEqual(['linh dialogue 3']);
    // Told early, as of one that a closure had moved which is no longer kept
    const early = reminderState({ planned: [step(3)] });
    expect(verdictOn('linh', early, at('2027-06-25', 9))).toEqual({ reason: 'planned', next: '2027-07-06' });
  });

  test('two deadlines make one message, the more urgent one first', () => {
    const later = covered({ id: 'later', date: addDays(DATE, 7) });
    const due = remindersDue(reminderState({ deadlines: [later, covered()] }), at('2027-06-30', 9));
    expect(due.reminders).toHaveLength(1);
    expect(due.reminders[0]?.items.map(({ deadlineId, daysBefore }) => [deadlineId, daysBefore])).toEqual([
      ['dialogue', 7],
      ['later', 14],
    ]);
  });

  test('a deadline that is added over a weekend does not bring back a step that was moved to the Friday before it', () => {
    // 3 days before is Sunday 4 July: its step was on Friday 2 July.
    const added = covered({ id: 'added', scheduledAt: at('2027-07-03', 10) });
    const given = reminderState({ deadlines: [covered(), added], planned: [step(3)] });
    expect(reminded(given, at('2027-07-05', 9))).toEqual([]);
    expect(reminded(given, at('2027-07-06', 9))).toEqual(['linh added 1', 'linh dialogue 1']);
  });

  test('whoever had a message today gets none for another deadline', () => {
    const given = reminderState({ written: [{ memberId: 'linh', day: '2027-06-23' }] });
    expect(reminded(given, at('2027-06-23', 10))).toEqual([]);
    expect(verdictOn('linh', given, at('2027-06-23', 10))).toEqual({ reason: 'written_today', next: '2027-06-24' });
    // Nor when they have chosen a later hour since
    const later = { ...given, members: [member('linh', { reminderHour: 15 })] };
    expect(verdictOn('linh', later, at('2027-06-23', 10))).toEqual({ reason: 'written_today', next: '2027-06-24' });
  });

  test.each([
    ['one step', [7], '2027-06-30', [7]],
    ['steps in no order, some twice', [3, 7, 7, 14, 3], '2027-06-30', [7]],
    ['only the day itself', [0], DATE, [0]],
    ['none at all', [], DATE, []],
  ])('a schedule of %s', (_, schedule, day, steps) => {
    const given = reminderState({ deadlines: [covered({ schedule })] });
    expect(reminded(given, at(day, 9))).toEqual(steps.map((days) => `linh dialogue ${days}`));
  });
});

describe('on closed days', () => {
  test('a step in Tết is told on the last working day before it, and a deadline in Tết is over then', () => {
    // Tết 2027: Friday 5 to Tuesday 9 February
    const calendar = { country: 'VN', closures: [] };
    const given = (more: object) =>
      reminderState({ calendar, deadlines: [covered({ countsFrom: '2026-12-01', ...more })] });
    const inTet = given({ date: '2027-02-15', schedule: [7] });
    expect(reminded(inTet, at('2027-02-04', 9))).toEqual(['linh dialogue 7']);
    expect(verdictOn('linh', inTet, at('2027-02-05', 9))).toEqual({ reason: 'closed_day', next: '2027-02-10' });
    const onTet = given({ date: '2027-02-09', schedule: [3, 0] });
    expect(reminded(onTet, at('2027-02-04', 9))).toEqual(['linh dialogue 0']);
    expect(verdictOn('linh', onTet, at('2027-02-05', 9))).toEqual({ reason: 'closed_day', next: null });
  });

  test('the group’s own closures are kept like holidays', () => {
    const calendar = { country: null, closures: [{ first: '2027-06-21', last: '2027-06-25' }] };
    const given = reminderState({ calendar, planned: [step(30)] });
    expect(reminded(given, at('2027-06-18', 9))).toEqual(['linh dialogue 14']);
    expect(reminded(given, at('2027-06-23', 9))).toEqual([]);
  });

  test('whoever works on Saturdays alone is told on Saturdays', () => {
    const given = reminderState({ members: [member('linh', { reminderDays: [6] })], planned: [step(30)] });
    expect(verdictOn('linh', given, at('2027-06-17', 9))).toEqual({ reason: 'planned', next: '2027-06-19' });
    expect(reminded(given, at('2027-06-19', 9))).toEqual(['linh dialogue 14']);
    expect(reminded(given, at('2027-07-03', 9))).toEqual(['linh dialogue 0']);
  });

  test('whoever has chosen no day at all is as one who does not want to hear of it', () => {
    const members = [
      member('linh', { reminderDays: [] }),
      member('coordinator', { role: 'coordinator', agencies: [] }),
    ];
    const due = remindersDue(reminderState({ members }), at('2027-06-23', 9));
    expect(due.unattended).toMatchObject([{ agencyId: 'moj', reason: 'all_muted' }]);
    expect(due.reminders.map(({ memberId }) => memberId)).toEqual(['coordinator']);
  });
});

describe('away', () => {
  const leave = { first: '2027-06-21', last: '2027-07-02' };
  const linh = member('linh', { absences: [leave] });
  const alternate = member('an', { agencies: ofAgency('moj', 'alternate') });

  test('what falls into an absence is told before it, once, and the next step after it', () => {
    const given = reminderState({ members: [linh], planned: [step(30)] });
    // 14, 7 and 3 days before are told as what that day is: 19 days before.
    expect(reminded(given, at('2027-06-18', 9))).toEqual(['linh dialogue 19']);
    const told = { ...given, planned: [step(30), step(19)] };
    expect(verdictOn('linh', told, at('2027-06-25', 9))).toEqual({ reason: 'planned', next: '2027-07-06' });
    expect(reminded(told, at('2027-07-05', 9))).toEqual([]);
    expect(reminded(told, at('2027-07-06', 9))).toEqual(['linh dialogue 1']);
  });

  test('entered late, what nobody was told of before is told on the return', () => {
    const given = reminderState({ members: [linh], planned: [step(30), step(14)] });
    expect(verdictOn('linh', given, at('2027-06-30', 9))).toEqual({ reason: 'planned', next: '2027-07-05' });
    expect(reminded(given, at('2027-07-05', 9))).toEqual(['linh dialogue 3']);
  });

  test('an app that did not run before they left tells it on the return', () => {
    const given = reminderState({ members: [linh], planned: [step(30)] });
    expect(verdictOn('linh', given, at('2027-06-30', 9))).toEqual({ reason: 'away', next: '2027-07-05' });
    expect(reminded(given, at('2027-07-05', 9))).toEqual(['linh dialogue 3']);
  });

  test('not when they come back after the last day', () => {
    const late = member('linh', { absences: [{ first: '2027-07-01', last: '2027-07-09' }] });
    const given = reminderState({ members: [late], planned: [step(30), step(14)] });
    expect(verdictOn('linh', given, at('2027-07-02', 9))).toEqual({ reason: 'away', next: null });
  });

  test('whoever was away when a deadline was set hears of it on the return', () => {
    const set = covered({ schedule: [7], scheduledAt: at('2027-06-23', 12) });
    const given = reminderState({ members: [linh], deadlines: [set] });
    expect(verdictOn('linh', given, at('2027-06-30', 9))).toEqual({ reason: 'not_yet', next: '2027-07-05' });
    expect(reminded(given, at('2027-07-05', 9))).toEqual(['linh dialogue 7']);
  });

  test('whoever is back sooner than they said is reminded again', () => {
    const members = [member('linh')];
    const given = reminderState({ members, planned: [step(30), step(19)] });
    expect(reminded(given, at('2027-06-30', 9))).toEqual(['linh dialogue 7']);
    expect(reminded({ ...given, planned: [step(19), step(7)] }, at('2027-07-02', 9))).toEqual(['linh dialogue 3']);
  });

  test('alternates stand in for every step in the absence, not for those that were told before it', () => {
    const given = reminderState({ members: [linh, alternate], planned: [step(30), step(19)] });
    expect(reminded(given, at('2027-06-21', 9))).toEqual([]);
    expect(reminded(given, at('2027-06-23', 9))).toEqual(['an dialogue 14']);
    expect(reminded({ ...given, planned: [step(19), step(14, 'an')] }, at('2027-06-30', 9))).toEqual(['an dialogue 7']);
    // Back again: it is theirs alone.
    expect(verdictOn('an', given, at('2027-07-06', 9))).toEqual({ reason: 'not_yet', next: null });
  });

  test('alternates who are brought in anyhow are so while they stand in', () => {
    const escalated = covered({ schedule: [60], escalation: { alternates: 50, coordinators: null } });
    const away = member('linh', { absences: [{ first: '2027-06-01', last: '2027-08-01' }] });
    const given = reminderState({ members: [away, alternate], deadlines: [escalated], planned: [step(60)] });
    // 10 days before is Sunday 27 June.
    expect(reminded(given, at('2027-06-25', 9))).toEqual(['an dialogue 10']);
  });

  test('one of two main focal points is enough: nobody stands in', () => {
    const given = reminderState({ members: [linh, member('minh'), alternate], planned: [step(30), step(19)] });
    expect(reminded(given, at('2027-06-23', 9))).toEqual(['minh dialogue 14']);
  });

  test('when all are away until it is too late, the coordinators are told at once', () => {
    const gone = [{ first: '2027-06-21', last: '2027-07-09' }];
    const members = [
      member('linh', { absences: gone }),
      { ...alternate, absences: gone },
      member('coordinator', { role: 'coordinator', agencies: [] }),
    ];
    const given = reminderState({ members, planned: [step(30), step(19)] });
    expect(reminded(given, at('2027-06-18', 9))).toEqual([]);
    expect(reminded(given, at('2027-06-23', 9))).toEqual(['coordinator dialogue 14']);
    const backInTime = reminderState({ ...given, members: [linh, ...members.slice(1)] });
    expect(reminded(backInTime, at('2027-06-23', 9))).toEqual([]);
  });
});

describe('who', () => {
  const now = at('2027-06-23', 9);
  const inPlace = { agencies: ofAgency('moj', 'alternate') };

  test.each<[string, Partial<ReminderState>, string[]]>([
    ['every main focal point', { members: [member('linh'), member('minh'), member('an', inPlace)] }, ['linh', 'minh']],
    [
      'nobody who has left: the alternate instead',
      { members: [member('linh', { isActive: false }), member('an', inPlace)] },
      ['an'],
    ],
    ['no guest', { members: [member('linh', { isGuest: true }), member('an', inPlace)] }, ['an']],
    [
      'nobody of another organisation',
      { members: [member('linh', { isExternal: true }), member('an', inPlace)] },
      ['an'],
    ],
    ['nobody who may not report', { members: [member('linh', { role: 'observer' }), member('an', inPlace)] }, ['an']],
    ['a coordinator who is a focal point', { members: [member('linh', { role: 'coordinator' })] }, ['linh']],
    ['not another agency', { members: [member('linh'), member('bao', { agencies: ofAgency('mps') })] }, ['linh']],
    [
      'the supporting agencies where none leads',
      {
        members: [member('linh'), member('bao', { agencies: ofAgency('mps') })],
        recommendations: [tracked('r1', { leadAgencyId: null, supportingAgencyIds: ['mps'] })],
      },
      ['bao'],
    ],
    [
      'the supporting agencies where the deadline says so',
      {
        members: [member('linh'), member('bao', { agencies: ofAgency('mps') })],
        recommendations: [tracked('r1', { supportingAgencyIds: ['mps'] })],
        deadlines: [covered({ audience: { supporting: true, memberIds: [] } })],
      },
      ['linh', 'bao'],
    ],
    [
      'whom the deadline names, but nobody from outside, who has left, or whom nobody knows',
      {
        members: [
          member('linh'),
          member('observer', { role: 'observer', agencies: [] }),
          member('guest', { isGuest: true }),
          member('left', { isActive: false }),
        ],
        deadlines: [covered({ audience: { supporting: false, memberIds: ['observer', 'guest', 'left', 'nobody'] } })],
      },
      ['linh', 'observer'],
    ],
    ['nobody when it is implemented', { recommendations: [tracked('r1', { status: 'implemented' })] }, []],
    [
      'nobody when it was updated on the day since which updates count',
      { recommendations: [tracked('r1', { lastUpdateAt: at('2027-01-01', 0) })] },
      [],
    ],
    [
      'those whose last update is older',
      { recommendations: [tracked('r1', { lastUpdateAt: minutesBefore(at('2027-01-01', 0), 1) })] },
      ['linh'],
    ],
    [
      'those whose recommendation is not as far as the deadline asks, whenever it was updated',
      {
        deadlines: [covered({ doneBy: { kind: 'status', status: 'partially_implemented' } })],
        recommendations: [tracked('r1', { lastUpdateAt: at('2027-06-01', 0) })],
      },
      ['linh'],
    ],
    [
      'nobody when it is',
      {
        deadlines: [covered({ doneBy: { kind: 'status', status: 'partially_implemented' } })],
        recommendations: [tracked('r1', { status: 'partially_implemented' })],
      },
      [],
    ],
    ['nobody for what no deadline covers', { deadlines: [covered({ recommendationIds: [] })] }, []],
  ])('%s', (_, more, expected) => {
    expect(remindersDue(reminderState(more), now).reminders.map(({ memberId }) => memberId)).toEqual(expected);
  });

  const coordinator = member('coordinator', { role: 'coordinator', agencies: [] });

  test.each<[string, Partial<ReminderState>, string, string | null]>([
    [
      'an agency without anybody who can report',
      { members: [coordinator, { ...coordinator, id: 'retired', isActive: false }] },
      'no_focal_point',
      'moj',
    ],
    [
      'a recommendation that no agency was given',
      { members: [coordinator], recommendations: [tracked('r1', { leadAgencyId: null })] },
      'no_agency',
      null,
    ],
    [
      'an agency of which nobody wants to hear of it',
      {
        members: [member('linh'), member('an', inPlace), coordinator],
        preferences: ['linh', 'an'].map((memberId) => ({
          memberId,
          deadlineId: 'dialogue',
          isMuted: true,
          snoozedUntil: null,
        })),
      },
      'all_muted',
      'moj',
    ],
  ])('%s is named, and the coordinators are told at once', (_, more, reason, agencyId) => {
    const due = remindersDue(reminderState(more), now);
    expect(due.unattended).toEqual([{ deadlineId: 'dialogue', recommendationIds: ['r1'], agencyId, reason }]);
    expect(due.reminders.map(({ memberId, items }) => [memberId, items[0]?.isOverview])).toEqual([
      ['coordinator', true],
    ]);
  });

  test('when the main focal point does not want to hear of it, the alternate does instead', () => {
    const preferences = [{ memberId: 'linh', deadlineId: 'dialogue', isMuted: true, snoozedUntil: null }];
    const given = reminderState({ members: [member('linh'), member('an', inPlace)], preferences });
    expect(reminded(given, now)).toEqual(['an dialogue 14']);
    expect(verdictOn('linh', given, now)).toEqual({ reason: 'muted', next: null });
    expect(remindersDue(given, now).unattended).toEqual([]);
  });

  test('what an agency says is not its own is not asked of it, but of the others, or of the coordinators', () => {
    const disputes = [{ recommendationId: 'r1', agencyId: 'moj' }];
    const given = reminderState({ members: [member('linh'), coordinator], disputes });
    expect(reminded(given, now)).toEqual(['coordinator dialogue 14']);
    const supported = reminderState({
      members: [member('linh'), member('bao', { agencies: ofAgency('mps') }), coordinator],
      recommendations: [tracked('r1', { supportingAgencyIds: ['mps'] })],
      deadlines: [covered({ audience: { supporting: true, memberIds: [] } })],
      disputes,
    });
    expect(reminded(supported, now)).toEqual(['bao dialogue 14']);
    const another = reminderState({
      recommendations: [tracked('r1'), tracked('r2')],
      deadlines: [covered({ recommendationIds: ['r1', 'r2'] })],
      disputes,
    });
    expect(remindersDue(another, now).reminders[0]?.items[0]?.recommendationIds).toEqual(['r2']);
  });

  test('where a tick is asked for, the agencies that have not given it, whatever they report', () => {
    const tick = covered({
      doneBy: { kind: 'tick', statement: { en: 'Our plan has been sent', vi: null } },
      recommendationIds: ['r1', 'r2', 'r3'],
    });
    const given = reminderState({
      deadlines: [tick],
      members: [
        member('linh', { agencies: [...ofAgency('moj'), ...ofAgency('moit')] }),
        member('bao', { agencies: ofAgency('mps') }),
      ],
      recommendations: [
        tracked('r1', { lastUpdateAt: at('2027-06-20', 9) }),
        tracked('r2', { leadAgencyId: 'mps' }),
        tracked('r3', { leadAgencyId: 'moit', status: 'implemented' }),
      ],
      ticks: [{ deadlineId: 'dialogue', agencyId: 'mps' }],
    });
    const [message, ...others] = remindersDue(given, now).reminders;
    expect(others).toEqual([]);
    expect(message).toMatchObject({ memberId: 'linh', items: [{ agencyIds: ['moj'], recommendationIds: [] }] });
    expect(reminded({ ...given, ticks: [...given.ticks, { deadlineId: 'dialogue', agencyId: 'moj' }] }, now)).toEqual(
      [],
    );
    expect(reminded({ ...given, ticks: [{ deadlineId: 'another', agencyId: 'moj' }] }, now)).toHaveLength(2);
  });
});

describe('bringing others in', () => {
  const people = [
    member('linh'),
    member('an', { agencies: ofAgency('moj', 'alternate') }),
    member('coordinator', { role: 'coordinator', agencies: [] }),
  ];
  /** The first day on which each is reminded, while the app runs. */
  function firstDays(
    escalation: { alternates: number | null; coordinators: number | null },
    members: Member[] = people,
  ) {
    const given = reminderState({ members, deadlines: [covered({ schedule: [14, 7, 0], escalation })] });
    const days: Record<string, string> = {};
    for (let day = '2027-06-20'; day <= DATE; day = addDays(day, 1))
      for (const { memberId } of remindersDue(given, at(day, 9)).reminders) days[memberId] ??= day;
    return days;
  }

  test.each([
    [{ alternates: null, coordinators: null }, undefined, undefined],
    [{ alternates: 0, coordinators: 0 }, '2027-06-23', '2027-06-23'],
    [{ alternates: 7, coordinators: 14 }, '2027-06-30', DATE],
    // On no step of the schedule: a step of their own
    [{ alternates: 2, coordinators: 9 }, '2027-06-25', '2027-07-02'],
    [{ alternates: 15, coordinators: 400 }, undefined, undefined],
  ])('%j', (escalation, alternates, coordinators) => {
    expect(firstDays(escalation)).toEqual({
      linh: '2027-06-23',
      ...(alternates && { an: alternates }),
      ...(coordinators && { coordinator: coordinators }),
    });
  });

  test('a coordinator who is a focal point gets both in one message', () => {
    const both = member('linh', { role: 'coordinator' });
    const given = reminderState({
      members: [both, member('bao', { agencies: ofAgency('mps') })],
      recommendations: [tracked('r1'), tracked('r2', { leadAgencyId: 'mps' })],
      deadlines: [covered({ recommendationIds: ['r1', 'r2'], escalation: { alternates: null, coordinators: 53 } })],
      planned: [step(14)],
    });
    const itemAt = (day: string, planned = given.planned) =>
      remindersDue({ ...given, planned }, at(day, 9)).reminders.find(({ memberId }) => memberId === 'linh')?.items[0];
    expect(itemAt('2027-06-23', [])).toMatchObject({ role: 'main', recommendationIds: ['r1'], isOverview: false });
    expect(itemAt('2027-06-30')).toMatchObject({ role: 'main', recommendationIds: ['r1'], isOverview: true });
  });

  test('a coordinator is not told early of what is theirs only later', () => {
    // Away from the day of the step on which they are brought in: told on the Friday before.
    const away = { ...(people[2] as Member), absences: [{ first: '2027-06-28', last: '2027-07-02' }] };
    expect(firstDays({ alternates: null, coordinators: 7 }, [people[0] as Member, away])).toEqual({
      linh: '2027-06-23',
      coordinator: '2027-06-25',
    });
  });
});

describe('put off', () => {
  const until = (snoozedUntil: string) => [{ memberId: 'linh', deadlineId: 'dialogue', isMuted: false, snoozedUntil }];
  const planned = [step(14)];

  test('nothing is told until the day, which is then a step of its own', () => {
    const given = reminderState({ planned, preferences: until('2027-06-29') });
    expect(verdictOn('linh', given, at('2027-06-28', 9))).toEqual({ reason: 'snoozed', next: '2027-06-29' });
    expect(reminded(given, at('2027-06-29', 9))).toEqual(['linh dialogue 8']);
    expect(reminded({ ...given, planned: [step(8)] }, at('2027-06-30', 9))).toEqual(['linh dialogue 7']);
  });

  test('steps before the day are left out', () => {
    const given = reminderState({ planned, preferences: until('2027-07-05') });
    expect(verdictOn('linh', given, at('2027-06-28', 9))).toEqual({ reason: 'snoozed', next: '2027-07-05' });
    expect(reminded(given, at('2027-06-30', 9))).toEqual([]);
    expect(reminded(given, at('2027-07-02', 9))).toEqual([]);
    expect(reminded(given, at('2027-07-05', 9))).toEqual(['linh dialogue 2']);
  });

  test('to a day that is closed it is put off to the next open one', () => {
    const given = reminderState({ planned, preferences: until('2027-06-26') });
    expect(verdictOn('linh', given, at('2027-06-25', 9))).toEqual({ reason: 'snoozed', next: '2027-06-28' });
    expect(reminded(given, at('2027-06-28', 9))).toEqual(['linh dialogue 9']);
  });

  test('never past the last day that is of use', () => {
    const onSunday = covered({ date: '2027-07-11' });
    const given = reminderState({
      deadlines: [onSunday],
      planned: [step(14, 'linh', '2027-07-11')],
      preferences: until('2027-08-01'),
    });
    expect(verdictOn('linh', given, at('2027-07-08', 9))).toEqual({ reason: 'snoozed', next: '2027-07-09' });
    expect(reminded(given, at('2027-07-09', 9))).toEqual(['linh dialogue 0']);
  });

  test('again and again', () => {
    const twice = reminderState({ planned: [step(14), step(12)], preferences: until('2027-06-29') });
    expect(reminded(twice, at('2027-06-28', 9))).toEqual([]);
    expect(reminded(twice, at('2027-06-29', 9))).toEqual(['linh dialogue 8']);
  });

  test('beyond the first step of a date that was postponed it changes nothing', () => {
    const postponed = covered({ date: '2027-12-15', scheduledAt: at('2027-06-24', 9) });
    const given = reminderState({ deadlines: [postponed], planned, preferences: until('2027-06-29') });
    expect(verdictOn('linh', given, at('2027-06-28', 9))).toEqual({ reason: 'not_yet', next: '2027-10-15' });
    expect(reminded(given, at('2027-06-29', 9))).toEqual([]);
  });
});

describe('with a time of day', () => {
  const geneva = { at: '10:00', timeZone: 'Europe/Zurich' };
  const timed = (more: Partial<Member>) =>
    reminderState({
      members: [member('linh', more)],
      deadlines: [covered({ time: geneva, schedule: [0] })],
    });

  test.each<[string, number, string]>([
    // 10:00 in Geneva is 15:00 in Hà Nội, 22:00 of the day before in Honolulu, 22:00 in Kiritimati.
    ['Asia/Ho_Chi_Minh', 9, '2027-07-07'],
    ['Asia/Ho_Chi_Minh', 16, '2027-07-06'],
    ['Pacific/Honolulu', 9, '2027-07-06'],
    ['Pacific/Kiritimati', 9, '2027-07-07'],
    ['Pacific/Kiritimati', 23, '2027-07-06'],
    ['Europe/Zurich', 9, '2027-07-07'],
    ['Europe/Zurich', 10, '2027-07-06'],
  ])('the last step in %s at %i is on %s', (timeZone, reminderHour, day) => {
    const given = timed({ timeZone, reminderHour });
    expect(reminded(given, at(day, reminderHour, timeZone))).toEqual(['linh dialogue 0']);
    expect(verdictOn('linh', given, at(addDays(day, 1), reminderHour, timeZone))).toEqual({
      reason: 'passed',
      next: null,
    });
  });

  test('nobody is told after that time, though their hours last longer', () => {
    const given = timed({});
    expect(reminded(given, minutesBefore(at(DATE, 15), 1))).toEqual(['linh dialogue 0']);
    expect(verdictOn('linh', given, at(DATE, 15))).toEqual({ reason: 'passed', next: null });
  });

  test('the group is told no more either', () => {
    const given = reminderState({ deadlines: [covered({ time: geneva, channelId: 'C1' })] });
    expect(remindersDue(given, minutesBefore(at(DATE, 15), 1)).summaries).toHaveLength(1);
    expect(remindersDue(given, at(DATE, 15)).summaries).toEqual([]);
  });
});

describe('after a change of date', () => {
  const postponed = covered({ date: '2027-07-14', scheduledAt: at('2027-06-30', 11) });

  test('the steps are told anew from the next one, whatever was told of the old date', () => {
    const given = reminderState({ deadlines: [postponed], planned: [step(14), step(7)] });
    // 14 days before is the day on which the date was changed: after its message.
    expect(reminded({ ...given, written: [{ memberId: 'linh', day: '2027-06-30' }] }, at('2027-06-30', 12))).toEqual(
      [],
    );
    expect(reminded(given, at('2027-07-01', 9))).toEqual(['linh dialogue 14']);
    const told = { ...given, planned: [...given.planned, step(14, 'linh', '2027-07-14')] };
    expect(reminded(told, at('2027-07-01', 9))).toEqual([]);
    expect(reminded(told, at('2027-07-07', 9))).toEqual(['linh dialogue 7']);
  });
});

describe('the summary', () => {
  test('comes at 09:00 of the workspace, at each step once, and only where there is a channel', () => {
    const now = at('2027-06-23', 9);
    const given = reminderState({ deadlines: [covered({ channelId: 'C1' })] });
    expect(remindersDue(given, minutesBefore(now, 1)).summaries).toEqual([]);
    expect(remindersDue(given, now).summaries).toMatchObject([
      { deadlineId: 'dialogue', channelId: 'C1', daysBefore: 14 },
    ]);
    expect(remindersDue({ ...given, planned: [step(14, null)] }, now).summaries).toEqual([]);
    expect(remindersDue(reminderState(), now).summaries).toEqual([]);
  });
});

test('more recommendations than a function takes arguments find nobody, and that is said', () => {
  const ids = Array.from({ length: 150_000 }, (_, index) => `r${index}`);
  const given = reminderState({
    recommendations: ids.map((id) => tracked(id, { leadAgencyId: null })),
    deadlines: [covered({ recommendationIds: ids })],
    members: [member('coordinator', { role: 'coordinator', agencies: [] })],
  });
  expect(remindersDue(given, at('2027-06-23', 9)).unattended[0]?.recommendationIds).toHaveLength(150_000);
});

test('a deadline is within reach as soon as anybody may be told of it, and until it is over everywhere', () => {
  const near = deadline({ schedule: [14, 7] });
  expect(isWithinReach(near, addDays(DATE, -14 - 100))).toBe(true);
  expect(isWithinReach(near, addDays(DATE, -14 - 101))).toBe(false);
  expect(isWithinReach(near, addDays(DATE, 1))).toBe(true);
  expect(isWithinReach(near, addDays(DATE, 2))).toBe(false);
  expect(isWithinReach(deadline({ schedule: [] }), DATE)).toBe(false);
});
