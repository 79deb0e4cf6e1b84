import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf, hourOf, instantOf, weekdayOf } from '../../src/domain/day.ts';
import type { Member } from '../../src/domain/member.ts';
import {
  type CoveredDeadline,
  type ReminderState,
  remindersDue,
  stepDay,
  type TrackedRecommendation,
} from '../../src/domain/reminders-due.ts';
import { workingDayUntil } from '../../src/domain/working-day.ts';

const HANOI = 'Asia/Ho_Chi_Minh';
// Wednesday 7 July 2027
const DATE = '2027-07-07';

function member(id: string, more: Partial<Member> = {}): Member {
  return {
    id,
    workspaceId: 'T1',
    slackUserId: `U-${id}`,
    name: id,
    role: 'focal_point',
    language: 'en',
    chosenLanguage: null,
    timeZone: HANOI,
    reminderHour: 9,
    isGuest: false,
    isExternal: false,
    isActive: true,
    agencies: [{ agencyId: 'moj', code: 'MOJ', kind: 'main' }],
    ...more,
  };
}

function recommendation(id: string, more: Partial<TrackedRecommendation> = {}): TrackedRecommendation {
  return { id, leadAgencyId: 'moj', supportingAgencyIds: [], status: 'in_progress', lastUpdateAt: null, ...more };
}

function deadline(more: Partial<CoveredDeadline> = {}): CoveredDeadline {
  return {
    id: 'dialogue',
    kind: 'dialogue_session',
    title: { en: 'Dialogue session', vi: 'Phiên đối thoại' },
    date: DATE,
    coverage: '',
    countsFrom: '2027-01-01',
    schedule: [60, 30, 14, 7, 3, 1, 0],
    channelId: 'C1',
    closedAt: null,
    createdAt: new Date('2026-01-01T00:00:00Z'),
    recommendationIds: ['r1'],
    ...more,
  };
}

function state(more: Partial<ReminderState> = {}): ReminderState {
  return {
    timeZone: HANOI,
    deadlines: [deadline()],
    recommendations: [recommendation('r1')],
    members: [member('linh')],
    planned: [],
    written: [],
    ...more,
  };
}

/** Whom it reminds, of which step. */
function reminded(given: ReminderState, now: Date): string[] {
  return remindersDue(given, now).reminders.flatMap(({ memberId, items }) =>
    items.map(({ deadlineId, daysBefore }) => `${memberId} ${deadlineId} ${daysBefore}`),
  );
}

const at = (day: string, hour: number, zone = HANOI) => instantOf(day, hour, zone);
const minutesBefore = (instant: Date, minutes: number) => new Date(instant.getTime() - minutes * 60_000);

describe('when', () => {
  test.each<[string, string, Date, string[]]>([
    ['before the first step nobody is told', 'not_yet', at('2027-05-06', 12), []],
    // 60 days before is Saturday 8 May
    ['a step on a Saturday falls on the Friday before', '', at('2027-05-07', 9), ['linh dialogue 60']],
    ['14 days before, at 09:00', '', at('2027-06-23', 9), ['linh dialogue 14']],
    ['a minute earlier it is too early', 'too_early', minutesBefore(at('2027-06-23', 9), 1), []],
    ['late in the afternoon it is still sent', '', minutesBefore(at('2027-06-23', 18), 1), ['linh dialogue 14']],
    ['at 18:00 it waits', 'too_late', at('2027-06-23', 18), []],
    ['it goes out on the next day', '', at('2027-06-24', 9), ['linh dialogue 14']],
    ['after a stop only the nearest step is sent', '', at('2027-07-01', 9), ['linh dialogue 7']],
    // 3 days before is Sunday 4 July
    ['on a Saturday nobody is told', 'closed_day', at('2027-07-03', 10), []],
    ['on the day itself', '', at(DATE, 9), ['linh dialogue 0']],
    ['nothing after the date', 'passed', at('2027-07-08', 9), []],
  ])('%s', (_, reason, now, expected) => {
    // What came before the step in question has been sent.
    const before = [60, 30, 14, 7, 3, 1].filter((days) => addDays(DATE, -days) < '2027-06-01');
    const given = state({
      planned:
        now < at('2027-06-01', 0)
          ? []
          : before.map((daysBefore) => ({ deadlineId: 'dialogue', memberId: 'linh', daysBefore })),
    });
    expect(reminded(given, now)).toEqual(expected);
    expect(remindersDue(given, now).silences.map((silence) => silence.reason)).toEqual(reason ? [reason] : []);
  });

  test('a deadline that is added late begins with its next step', () => {
    const added = state({ deadlines: [deadline({ createdAt: at('2027-06-25', 11) })] });
    expect(reminded(added, at('2027-06-28', 9))).toEqual([]);
    expect(reminded(added, at('2027-06-30', 9))).toEqual(['linh dialogue 7']);
    const addedOnTheDay = state({ deadlines: [deadline({ createdAt: at(DATE, 10) })] });
    expect(reminded(addedOnTheDay, at(DATE, 11))).toEqual(['linh dialogue 0']);
  });

  test.each([
    ['Pacific/Honolulu', 9],
    ['America/New_York', 7],
    ['Europe/Paris', 22],
    ['Asia/Kathmandu', 9],
    ['Pacific/Kiritimati', 23],
    ['Asia/Ho_Chi_Minh', 0],
  ])('in %s at the hour that the member chose: %i', (timeZone, reminderHour) => {
    const given = state({ members: [member('linh', { timeZone, reminderHour })] });
    const due = at('2027-06-23', reminderHour, timeZone);
    const [message] = remindersDue(given, due).reminders;
    expect(message).toMatchObject({ day: '2027-06-23', notBefore: due });
    expect(reminded(given, minutesBefore(due, 1))).not.toContain('linh dialogue 14');
  });

  test('on the day on which summer time begins the hour is that of the clock on the wall', () => {
    const paris = member('anne', { timeZone: 'Europe/Paris', reminderHour: 2 });
    // Monday 29 March 2027 follows the change of 28 March; the deadline's step is that Monday.
    const given = state({ members: [paris], deadlines: [deadline({ date: '2027-04-05', schedule: [7] })] });
    expect(reminded(given, new Date('2027-03-28T23:59:00Z'))).toEqual([]);
    expect(reminded(given, new Date('2027-03-29T00:00:00Z'))).toEqual(['anne dialogue 7']);
  });

  test('a step that is written already is not written again, nor are the ones before it', () => {
    const planned = [{ deadlineId: 'dialogue', memberId: 'linh', daysBefore: 7 }];
    expect(reminded(state({ planned }), at('2027-07-01', 9))).toEqual([]);
    expect(reminded(state({ planned }), at('2027-07-02', 9))).toEqual(['linh dialogue 3']);
  });

  test('two deadlines make one message, the more urgent one first', () => {
    const later = deadline({ id: 'later', date: addDays(DATE, 7), recommendationIds: ['r1'] });
    const given = state({ deadlines: [later, deadline()] });
    const due = remindersDue(given, at('2027-06-30', 9));
    expect(due.reminders).toHaveLength(1);
    expect(due.reminders[0]?.items.map(({ deadlineId, daysBefore }) => [deadlineId, daysBefore])).toEqual([
      ['dialogue', 7],
      ['later', 14],
    ]);
  });

  test('a deadline that is added over a weekend does not bring back a step that was moved to the Friday before it', () => {
    // 3 days before is Sunday 4 July: its step was on Friday 2 July.
    const added = deadline({ id: 'added', createdAt: at('2027-07-03', 10) });
    const planned = [{ deadlineId: 'dialogue', memberId: 'linh', daysBefore: 3 }];
    const given = state({ deadlines: [deadline(), added], planned });
    expect(reminded(given, at('2027-07-05', 9))).toEqual([]);
    expect(reminded(given, at('2027-07-06', 9))).toEqual(['linh added 1', 'linh dialogue 1']);
  });

  test('whoever had a message today gets none for another deadline', () => {
    const due = remindersDue(state({ written: [{ memberId: 'linh', day: '2027-06-23' }] }), at('2027-06-23', 10));
    expect(due.reminders).toEqual([]);
    expect(due.silences).toMatchObject([{ memberId: 'linh', reason: 'written_today' }]);
  });
});

describe('who', () => {
  const now = at('2027-06-23', 9);
  const mps = [{ agencyId: 'mps', code: 'MPS', kind: 'main' as const }];
  const alternate = [{ agencyId: 'moj', code: 'MOJ', kind: 'alternate' as const }];

  test.each<[string, Partial<ReminderState>, string[]]>([
    [
      'every focal point, main ones and alternates',
      { members: [member('linh'), member('minh'), member('an', { agencies: alternate })] },
      ['linh', 'minh', 'an'],
    ],
    [
      'nobody who has left',
      { members: [member('linh', { isActive: false }), member('an', { agencies: alternate })] },
      ['an'],
    ],
    ['no guest', { members: [member('linh', { isGuest: true }), member('an', { agencies: alternate })] }, ['an']],
    [
      'nobody of another organisation',
      { members: [member('linh', { isExternal: true }), member('an', { agencies: alternate })] },
      ['an'],
    ],
    [
      'nobody who may not report',
      { members: [member('linh', { role: 'observer' }), member('an', { agencies: alternate })] },
      ['an'],
    ],
    ['a coordinator who is a focal point', { members: [member('linh', { role: 'coordinator' })] }, ['linh']],
    ['not another agency', { members: [member('linh'), member('bao', { agencies: mps })] }, ['linh']],
    [
      'the supporting agencies where none leads',
      {
        members: [member('linh'), member('bao', { agencies: mps })],
        recommendations: [recommendation('r1', { leadAgencyId: null, supportingAgencyIds: ['mps'] })],
      },
      ['bao'],
    ],
    ['nobody when it is implemented', { recommendations: [recommendation('r1', { status: 'implemented' })] }, []],
    [
      'nobody when it was updated on the day since which updates count',
      { recommendations: [recommendation('r1', { lastUpdateAt: at('2027-01-01', 0) })] },
      [],
    ],
    [
      'those whose last update is older',
      { recommendations: [recommendation('r1', { lastUpdateAt: minutesBefore(at('2027-01-01', 0), 1) })] },
      ['linh'],
    ],
    ['nobody for what no deadline covers', { deadlines: [deadline({ recommendationIds: [] })] }, []],
  ])('%s', (_, more, expected) => {
    expect(remindersDue(state(more), now).reminders.map(({ memberId }) => memberId)).toEqual(expected);
  });

  test('an agency without anybody who can report is named', () => {
    const due = remindersDue(state({ members: [member('linh', { isActive: false })] }), now);
    expect(due.reminders).toEqual([]);
    expect(due.silences).toEqual([
      { deadlineId: 'dialogue', recommendationIds: ['r1'], reason: 'no_focal_point', agencyId: 'moj' },
    ]);
  });

  test('so is a recommendation that no agency was given', () => {
    const due = remindersDue(state({ recommendations: [recommendation('r1', { leadAgencyId: null })] }), now);
    expect(due.silences).toEqual([{ deadlineId: 'dialogue', recommendationIds: ['r1'], reason: 'no_agency' }]);
  });
});

describe('the summary', () => {
  test('comes at 09:00 of the workspace, at each step once, and only where there is a channel', () => {
    const now = at('2027-06-23', 9);
    expect(remindersDue(state(), minutesBefore(now, 1)).summaries).toEqual([]);
    expect(remindersDue(state(), now).summaries).toMatchObject([
      { deadlineId: 'dialogue', channelId: 'C1', daysBefore: 14 },
    ]);
    expect(
      remindersDue(state({ planned: [{ deadlineId: 'dialogue', memberId: null, daysBefore: 14 }] }), now).summaries,
    ).toEqual([]);
    expect(remindersDue(state({ deadlines: [deadline({ channelId: null })] }), now).summaries).toEqual([]);
  });
});

const ZONES = [
  'Pacific/Honolulu',
  'America/New_York',
  'UTC',
  'Europe/Paris',
  HANOI,
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
];
const AGENCIES = ['a0', 'a1', 'a2'];
const START = Date.UTC(2027, 2, 1);
const OLD = { createdAt: new Date(START - 86_400_000) };

const arbitraryState = fc
  .record({
    members: fc.array(
      fc.record({
        timeZone: fc.constantFrom(...ZONES),
        reminderHour: fc.integer({ min: 0, max: 23 }),
        role: fc.constantFrom('focal_point' as const, 'observer' as const, 'coordinator' as const),
        isActive: fc.boolean(),
        isGuest: fc.boolean(),
        agencies: fc.uniqueArray(
          fc.record({
            agencyId: fc.constantFrom(...AGENCIES),
            code: fc.constant('X'),
            kind: fc.constantFrom('main' as const, 'alternate' as const),
          }),
          { selector: ({ agencyId }) => agencyId, maxLength: 2 },
        ),
      }),
      { maxLength: 4 },
    ),
    recommendations: fc.array(
      fc.record({
        leadAgencyId: fc.constantFrom(...AGENCIES, null),
        supportingAgencyIds: fc.subarray(AGENCIES),
        status: fc.constantFrom('not_started' as const, 'in_progress' as const, 'implemented' as const),
        lastUpdateAt: fc.option(fc.integer({ min: -20, max: 60 }).map((days) => new Date(START + days * 86_400_000))),
      }),
      { maxLength: 5 },
    ),
    deadlines: fc.array(
      fc.record({
        date: fc.integer({ min: 0, max: 45 }).map((days) => addDays('2027-03-01', days)),
        schedule: fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 4 }),
        recommendationIds: fc.subarray(['r0', 'r1', 'r2', 'r3', 'r4']),
        channelId: fc.constantFrom('C1', null),
        // Some are there from the beginning, some are added on the way.
        addedAfterHours: fc.option(fc.integer({ min: 0, max: 40 * 24 }), { freq: 2 }),
      }),
      { maxLength: 3 },
    ),
  })
  .map(
    (parts): ReminderState => ({
      timeZone: HANOI,
      members: parts.members.map((one, n) => member(`m${n}`, one)),
      recommendations: parts.recommendations.map((one, n) => recommendation(`r${n}`, one)),
      deadlines: parts.deadlines.map(({ addedAfterHours, ...one }, n) =>
        deadline({
          id: `d${n}`,
          countsFrom: '2027-02-20',
          ...one,
          ...(addedAfterHours !== null && { createdAt: new Date(START + addedAfterHours * 3_600_000) }),
        }),
      ),
      planned: [],
      written: [],
    }),
  );

/** Lives through weeks in ticks of some hours, with a stop now and then; what is planned is remembered as the database does. */
function live(given: ReminderState, hours: number[]) {
  const lived = { ...given, planned: [...given.planned], written: [...given.written] };
  const sent: {
    memberId: string;
    day: string;
    now: Date;
    items: { deadlineId: string; daysBefore: number; recommendationIds: string[] }[];
  }[] = [];
  let now = START;
  for (const pause of hours) {
    now += pause * 3_600_000;
    // A deadline is there from the moment on at which it is added.
    const deadlines = given.deadlines.filter(({ createdAt }) => createdAt.getTime() <= now);
    const due = remindersDue({ ...lived, deadlines }, new Date(now));
    for (const { memberId, day, items } of due.reminders) {
      sent.push({ memberId, day, items, now: new Date(now) });
      lived.written.push({ memberId, day });
      lived.planned.push(...items.map(({ deadlineId, daysBefore }) => ({ deadlineId, daysBefore, memberId })));
    }
    lived.planned.push(
      ...due.summaries.map(({ deadlineId, daysBefore }) => ({ deadlineId, daysBefore, memberId: null })),
    );
  }
  return sent;
}

const arbitraryTicks = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 6 }) },
    { weight: 1, arbitrary: fc.integer({ min: 12, max: 240 }) },
  ),
  {
    minLength: 20,
    maxLength: 150,
  },
);

describe('whatever the group, and whenever the app runs', () => {
  test('nobody is told twice a day, of a step twice, at an indecent hour, on a weekend, after the date, or after acting', () => {
    fc.assert(
      fc.property(arbitraryState, arbitraryTicks, (given, ticks) => {
        const days = new Set<string>();
        const steps = new Map<string, number>();
        for (const { memberId, day, now, items } of live(given, ticks)) {
          const { timeZone, reminderHour } = given.members.find(({ id }) => id === memberId) as Member;
          expect(dayOf(now, timeZone)).toBe(day);
          expect(days.has(`${memberId} ${day}`)).toBe(false);
          days.add(`${memberId} ${day}`);
          expect(weekdayOf(day)).toBeLessThanOrEqual(5);
          const hour = hourOf(now, timeZone);
          expect(hour >= reminderHour && hour < Math.max(18, reminderHour + 1)).toBe(true);
          for (const { deadlineId, daysBefore, recommendationIds } of items) {
            const before = steps.get(`${memberId} ${deadlineId}`) ?? Number.POSITIVE_INFINITY;
            expect(daysBefore).toBeLessThan(before);
            steps.set(`${memberId} ${deadlineId}`, daysBefore);
            const { date, countsFrom, createdAt } = given.deadlines.find(
              ({ id }) => id === deadlineId,
            ) as CoveredDeadline;
            expect(day <= date).toBe(true);
            expect(day >= workingDayUntil(addDays(date, -daysBefore))).toBe(true);
            expect(workingDayUntil(addDays(date, -daysBefore)) >= dayOf(createdAt, timeZone)).toBe(true);
            for (const id of recommendationIds) {
              const one = given.recommendations.find((each) => each.id === id) as TrackedRecommendation;
              expect(one.status).not.toBe('implemented');
              expect(one.lastUpdateAt === null || dayOf(one.lastUpdateAt, HANOI) < countsFrom).toBe(true);
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('whatever is open at a step is in a message, or it is said why not', () => {
    fc.assert(
      fc.property(arbitraryState, fc.integer({ min: 0, max: 60 * 24 }), (given, hours) => {
        const now = new Date(START + hours * 3_600_000);
        const due = remindersDue(given, now);
        for (const { id, date, schedule, countsFrom, recommendationIds } of given.deadlines) {
          const today = dayOf(now, HANOI);
          if (today > date || !schedule.some((days) => stepDay({ date }, days) <= today)) continue;
          for (const recommendationId of recommendationIds) {
            const one = given.recommendations.find((each) => each.id === recommendationId);
            if (!one || one.status === 'implemented') continue;
            if (one.lastUpdateAt && dayOf(one.lastUpdateAt, HANOI) >= countsFrom) continue;
            const isTold = due.reminders.some(({ items }) =>
              items.some((item) => item.deadlineId === id && item.recommendationIds.includes(recommendationId)),
            );
            const isNamed = due.silences.some(
              (silence) => silence.deadlineId === id && silence.recommendationIds.includes(recommendationId),
            );
            expect(isTold || isNamed).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('an app that runs all the time tells everybody of every step that falls on a day of its own', () => {
    fc.assert(
      fc.property(arbitraryState, (given) => {
        const sent = live(
          given,
          Array.from({ length: 24 * 60 }, () => 1),
        );
        const told = new Set(
          sent.flatMap(({ memberId, items }) =>
            items.map((item) => `${memberId} ${item.deadlineId} ${item.daysBefore}`),
          ),
        );
        const open = new Set(
          remindersDue(
            {
              ...given,
              deadlines: given.deadlines.map((one) => ({ ...one, ...OLD, date: '2027-04-30', schedule: [60] })),
            },
            new Date(START + 86_400_000 * 2),
          ).reminders.flatMap(({ memberId, items }) => items.map(({ deadlineId }) => `${memberId} ${deadlineId}`)),
        );
        for (const key of open) {
          const { date, schedule, createdAt } = given.deadlines.find(({ id }) =>
            key.endsWith(` ${id}`),
          ) as CoveredDeadline;
          const days = schedule.map((daysBefore) => ({ daysBefore, day: stepDay({ date }, daysBefore) }));
          for (const { daysBefore, day } of days) {
            const nearest = Math.min(...days.filter((other) => other.day === day).map((other) => other.daysBefore));
            // What is added on the day of a step may be so after the hour, or after that day's message.
            if (day < '2027-03-03' || day <= addDays(dayOf(createdAt, HANOI), 1) || nearest !== daysBefore) continue;
            expect([...told], `${key} ${daysBefore} of ${date}`).toContain(`${key} ${daysBefore}`);
          }
        }
      }),
      { numRuns: 8 },
    );
  });
});
