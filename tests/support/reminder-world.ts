import fc from 'fast-check';
import { addDays, type Day, dayOf, daysBetween, weekdayOf } from '../../src/domain/day.ts';
import { isPublicHoliday } from '../../src/domain/holidays.ts';
import type { Member } from '../../src/domain/member.ts';
import type { CoveredDeadline } from '../../src/domain/reminder-stakes.ts';
import {
  type PlannedReminder,
  type ReminderState,
  type RemindersDue,
  remindersDue,
} from '../../src/domain/reminders-due.ts';
import { afterWriting, covered, member, reminderState, tracked } from './builders.ts';

// A working group made up at random, and weeks of its life: people act, leave and put off, deadlines move, the app stops.

export const HOUR = 3_600_000;

const ZONES = [
  'Pacific/Honolulu',
  'America/New_York',
  'America/Santiago',
  'UTC',
  'Europe/Paris',
  'Asia/Kathmandu',
  'Asia/Ho_Chi_Minh',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
];

/** Weeks with something in them: New Year, Tết (5 to 9 February 2027), a leap day, and clocks that change north and south. */
const STARTS: Day[] = [
  '2026-12-18',
  '2027-01-25',
  '2028-02-10',
  '2027-03-05',
  '2027-03-25',
  '2027-08-25',
  '2027-10-20',
];

const AGENCIES = ['a0', 'a1', 'a2'];
const RECOMMENDATIONS = ['r0', 'r1', 'r2', 'r3', 'r4'];

export interface World {
  start: Date;
  state: ReminderState;
}

const day = (from: number, to: number) => fc.integer({ min: from, max: to });
const days = fc.tuple(day(0, 40), fc.integer({ min: 0, max: 12 }));
const often = <T>(value: T, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: other });

const person = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  reminderHour: often(9, fc.integer({ min: 0, max: 23 })),
  reminderDays: often<number[]>(
    [1, 2, 3, 4, 5],
    fc.constantFrom<number[]>([6], [1, 4], [2, 3, 7], [1, 2, 3, 4, 5, 6, 7]),
  ),
  away: often<[number, number][]>([], fc.array(days, { maxLength: 2 })),
  role: often('focal_point' as Member['role'], fc.constantFrom('observer', 'coordinator')),
  isActive: often(true, fc.boolean()),
  isGuest: often(false, fc.boolean()),
  agencies: fc.uniqueArray(
    fc.record({
      agencyId: fc.constantFrom(...AGENCIES),
      code: fc.constant('X'),
      kind: fc.constantFrom('main' as const, 'alternate' as const),
    }),
    { selector: ({ agencyId }) => agencyId, minLength: 1, maxLength: 2 },
  ),
});

const recommendation = fc.record({
  leadAgencyId: fc.constantFrom(...AGENCIES, null),
  supportingAgencyIds: fc.subarray(AGENCIES),
  status: fc.constantFrom('not_started' as const, 'in_progress' as const, 'partially_implemented' as const),
});

const doneBy = fc.constantFrom<CoveredDeadline['doneBy']>(
  { kind: 'update' },
  { kind: 'status', status: 'partially_implemented' },
  { kind: 'tick', statement: { en: 'Sent', vi: null } },
);

const later = fc.option(fc.integer({ min: 0, max: 25 }), { freq: 2 });

const deadline = fc.record({
  due: day(2, 45),
  schedule: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 5 }),
  time: fc.option(fc.record({ at: fc.constantFrom('00:30', '10:00', '23:45'), timeZone: fc.constantFrom(...ZONES) }), {
    freq: 1,
  }),
  doneBy: often<CoveredDeadline['doneBy']>({ kind: 'update' }, doneBy),
  audience: fc.record({ supporting: fc.boolean(), memberIds: fc.subarray(['m0', 'm1', 'nobody']) }),
  escalation: fc.record({ alternates: later, coordinators: later }),
  recommendationIds: fc.subarray(RECOMMENDATIONS, { minLength: 2 }),
});

export const arbitraryWorld: fc.Arbitrary<World> = fc
  .record({
    start: fc.constantFrom(...STARTS),
    timeZone: fc.constantFrom(...ZONES),
    country: fc.constantFrom('VN', 'US', null),
    closures: fc.array(days, { maxLength: 2 }),
    people: fc.array(person, { minLength: 1, maxLength: 5 }),
    recommendations: fc.array(recommendation, { minLength: 1, maxLength: 5 }),
    deadlines: fc.array(deadline, { minLength: 1, maxLength: 3 }),
  })
  .map(({ start, timeZone, country, closures, people, recommendations, deadlines }) => {
    const spans = (given: [number, number][]) =>
      given.map(([from, length]) => ({ first: addDays(start, from), last: addDays(start, from + length) }));
    const begin = new Date(`${start}T00:00:00Z`);
    const state = reminderState({
      timeZone,
      calendar: { country, closures: spans(closures) },
      members: people.map(({ away, ...one }, n) => member(`m${n}`, { ...one, absences: spans(away) })),
      recommendations: recommendations.map((one, n) => tracked(`r${n}`, one)),
      deadlines: deadlines.map(({ due, ...one }, n) =>
        covered({
          ...one,
          id: `d${n}`,
          date: addDays(start, due),
          countsFrom: addDays(start, -30),
          scheduledAt: new Date(begin.getTime() - 60 * 24 * HOUR),
        }),
      ),
    });
    return { start: begin, state };
  });

export type Happening =
  | { kind: 'report'; recommendation: number; isDone: boolean }
  | { kind: 'tick'; deadline: number; agencyId: string }
  | { kind: 'dispute'; recommendation: number; agencyId: string }
  | { kind: 'wish'; member: number; deadline: number; isMuted: boolean; snoozeDays: number | null }
  | { kind: 'leave'; member: number; inDays: number; days: number }
  | { kind: 'return'; member: number }
  | { kind: 'quit'; member: number }
  | { kind: 'hour'; member: number; reminderHour: number }
  /** By so many days, or so that its first step is today */
  | { kind: 'move'; deadline: number; days: number | null };

const nth = fc.nat({ max: 4 });
const one = { member: fc.nat({ max: 3 }), deadline: fc.nat({ max: 2 }) };
const of = <K extends Happening['kind'], R>(kind: K, rest: { [P in keyof R]: fc.Arbitrary<R[P]> }) =>
  fc.record({ kind: fc.constant(kind), ...rest });
const agencyId = fc.constantFrom(...AGENCIES);
const happening = fc.oneof(
  of('report', { recommendation: nth, isDone: fc.boolean() }),
  of('tick', { deadline: one.deadline, agencyId }),
  of('dispute', { recommendation: nth, agencyId }),
  {
    weight: 4,
    arbitrary: of('wish', { ...one, isMuted: fc.boolean(), snoozeDays: fc.option(fc.integer({ min: 0, max: 15 })) }),
  },
  {
    weight: 2,
    arbitrary: of('leave', {
      member: one.member,
      inDays: fc.integer({ min: -1, max: 5 }),
      days: fc.integer({ min: 0, max: 15 }),
    }),
  },
  of('return', { member: one.member }),
  of('quit', { member: nth }),
  of('hour', { member: one.member, reminderHour: fc.integer({ min: 0, max: 23 }) }),
  {
    weight: 2,
    arbitrary: of('move', {
      deadline: one.deadline,
      days: fc.option(fc.integer({ min: -10, max: 20 }), { freq: 1 }),
    }),
  },
) as fc.Arbitrary<Happening>;

/** Hours from one look to the next: mostly a few, now and then days in which the app is stopped; and what happens before it. */
export const arbitraryLife = fc.array(
  fc.tuple(
    fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: 1, max: 6 }) },
      { weight: 1, arbitrary: fc.integer({ min: 12, max: 240 }) },
    ),
    // Seldom: a group in which everybody has acted, or left, shows nothing.
    fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: happening }),
  ),
  { minLength: 30, maxLength: 220 },
);
export type Life = (readonly [number, Happening | null])[];

/** An app that looks every hour for so many days, while nothing happens. */
export function quietly(forDays: number): Life {
  return Array.from({ length: forDays * 24 }, () => [1, null] as const);
}

export function happened(state: ReminderState, what: Happening, now: Date): ReminderState {
  const change = <T>(list: readonly T[], index: number, to: (one: T) => T) =>
    list.map((one, n) => (n === index ? to(one) : one));
  switch (what.kind) {
    case 'report': {
      const report = (one: ReminderState['recommendations'][number]) =>
        what.isDone ? { ...one, status: 'implemented' as const } : { ...one, lastUpdateAt: now };
      return { ...state, recommendations: change(state.recommendations, what.recommendation, report) };
    }
    case 'tick':
      return { ...state, ticks: [...state.ticks, { deadlineId: `d${what.deadline}`, agencyId: what.agencyId }] };
    case 'dispute': {
      const dispute = { recommendationId: `r${what.recommendation}`, agencyId: what.agencyId };
      return { ...state, disputes: [...state.disputes, dispute] };
    }
    case 'wish': {
      const [memberId, deadlineId] = [`m${what.member}`, `d${what.deadline}`];
      const one = state.members[what.member];
      const snoozedUntil =
        one && what.snoozeDays !== null ? addDays(dayOf(now, one.timeZone), what.snoozeDays + 1) : null;
      const others = state.preferences.filter((wish) => wish.memberId !== memberId || wish.deadlineId !== deadlineId);
      return { ...state, preferences: [...others, { memberId, deadlineId, isMuted: what.isMuted, snoozedUntil }] };
    }
    case 'leave': {
      const leave = (one: Member) => {
        const first = addDays(dayOf(now, one.timeZone), what.inDays);
        return { ...one, absences: [...one.absences, { first, last: addDays(first, what.days) }] };
      };
      return { ...state, members: change(state.members, what.member, leave) };
    }
    case 'return':
      return { ...state, members: change(state.members, what.member, (one) => ({ ...one, absences: [] })) };
    case 'quit':
      return { ...state, members: change(state.members, what.member, (one) => ({ ...one, isActive: false })) };
    case 'hour': {
      const { reminderHour } = what;
      return { ...state, members: change(state.members, what.member, (one) => ({ ...one, reminderHour })) };
    }
    case 'move': {
      const move = (one: CoveredDeadline): CoveredDeadline => {
        const stepToday = addDays(dayOf(now, state.timeZone), Math.max(...one.schedule));
        const date = what.days === null ? stepToday : addDays(one.date, what.days);
        return date === one.date ? one : { ...one, date, scheduledAt: now };
      };
      return { ...state, deadlines: change(state.deadlines, what.deadline, move) };
    }
  }
}

export interface Look {
  now: Date;
  /** As it was when the app looked */
  state: ReminderState;
  due: RemindersDue;
}

/** Lives through it; what is planned is remembered as the database does. `see` is shown each look of the app. */
export function live({ start, state }: World, life: Life, see: (look: Look) => void): World {
  let now = start;
  let given = state;
  for (const [hours, what] of life) {
    if (what) given = happened(given, what, new Date(now.getTime() + HOUR / 3));
    now = new Date(now.getTime() + hours * HOUR);
    const due = remindersDue(given, now);
    see({ now, state: given, due });
    given = afterWriting(given, due.reminders);
  }
  return { start: now, state: given };
}

// What follows says the rules once more, in the plainest way, for the tests to hold the engine against.

export function memberOf({ members }: ReminderState, id: string): Member {
  return members.find((one) => one.id === id) as Member;
}

export function deadlineOf({ deadlines }: ReminderState, id: string): CoveredDeadline {
  return deadlines.find((one) => one.id === id) as CoveredDeadline;
}

/** Whether somebody's office is open on one of their days, whether they are there or not. */
export function isOfficeDay(day: Day, { reminderDays }: Member, { calendar }: ReminderState): boolean {
  if (!reminderDays.includes(weekdayOf(day))) return false;
  if (calendar.country && isPublicHoliday(day, calendar.country)) return false;
  return calendar.closures.every(({ first, last }) => day < first || day > last);
}

export function isThere(day: Day, { absences }: Member): boolean {
  return absences.every(({ first, last }) => day < first || day > last);
}

export function lastBefore(day: Day, isOpen: (day: Day) => boolean): Day {
  let found = day;
  while (!isOpen(found)) {
    found = addDays(found, -1);
    if (daysBetween(found, day) > 400) throw new Error('no open day');
  }
  return found;
}

/** Whether a deadline still waits for something of a recommendation, from an agency where it counts ticks. */
export function isAwaited(
  state: ReminderState,
  { id, doneBy, countsFrom }: CoveredDeadline,
  recommendationId: string,
  agencyId: string | null = null,
): boolean {
  const one = state.recommendations.find((each) => each.id === recommendationId);
  if (!one || one.status === 'implemented') return false;
  if (doneBy.kind === 'tick') return !state.ticks.some((tick) => tick.deadlineId === id && tick.agencyId === agencyId);
  if (doneBy.kind === 'status') return one.status !== 'partially_implemented';
  return one.lastUpdateAt === null || dayOf(one.lastUpdateAt, state.timeZone) < countsFrom;
}

/** The agencies from which a deadline expects something of a recommendation. */
export function expectedOf(state: ReminderState, { audience }: CoveredDeadline, recommendationId: string): string[] {
  const one = state.recommendations.find((each) => each.id === recommendationId);
  if (!one) return [];
  const lead = one.leadAgencyId ? [one.leadAgencyId] : [];
  return lead.length === 0 || audience.supporting ? [...new Set([...lead, ...one.supportingAgencyIds])] : lead;
}

/** The instant at which a deadline with a time of day ends, by the clocks of `Intl`. */
export function hasEnded({ date, time }: CoveredDeadline, now: Date, timeZone: string): boolean {
  if (!time) return dayOf(now, timeZone) > date;
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone: time.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(now);
  return clock >= `${date} ${time.at}`;
}

export function itemsOf(reminders: readonly PlannedReminder[]) {
  return reminders.flatMap(({ memberId, items }) => items.map((item) => ({ memberId, ...item })));
}
