import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { addDays, type Day, dayOf, daysBetween, hourOf } from '../../src/domain/day.ts';
import { lastDayOf } from '../../src/domain/deadline.ts';
import type { Member } from '../../src/domain/member.ts';
import { isOutsider, may } from '../../src/domain/permissions.ts';
import { readerOf } from '../../src/domain/reminder-schedule.ts';
import type { CoveredDeadline } from '../../src/domain/reminder-stakes.ts';
import type { PlannedItem, ReminderState, RemindersDue } from '../../src/domain/reminders-due.ts';
import { remindersToCome } from '../../src/domain/reminders-to-come.ts';
import {
  arbitraryLife,
  arbitraryWorld,
  deadlineOf,
  expectedOf,
  hasEnded,
  isAwaited,
  isOfficeDay,
  isThere,
  itemsOf,
  type Life,
  type Look,
  lastBefore,
  live,
  memberOf,
  quietly,
} from '../support/reminder-world.ts';
import { expectWhole } from '../support/whole-messages.ts';

/** Their last day for a deadline: the last on which their hour comes before its end. */
const lastOf = (deadline: CoveredDeadline, memberId: string, state: ReminderState) =>
  lastDayOf(deadline, readerOf(memberOf(state, memberId)));

function expectDecent({ now, state, due }: Look, days: Set<string>): void {
  for (const { memberId, day } of due.reminders) {
    const one = memberOf(state, memberId);
    expect(isOutsider(one)).toBe(false);
    expect(day).toBe(dayOf(now, one.timeZone));
    expect(days.has(`${memberId} ${day}`), 'two a day').toBe(false);
    days.add(`${memberId} ${day}`);
    expect(isOfficeDay(day, one, state), 'a closed day').toBe(true);
    expect(isThere(day, one), 'away').toBe(true);
    const hour = hourOf(now, one.timeZone);
    expect(hour >= one.reminderHour && hour < Math.max(18, one.reminderHour + 1), `at ${hour}`).toBe(true);
  }
}

function expectNotTooLate({ now, state, due }: Look): void {
  for (const { memberId, deadlineId } of itemsOf(due.reminders))
    expect(hasEnded(deadlineOf(state, deadlineId), now, memberOf(state, memberId).timeZone)).toBe(false);
}

function expectWanted({ now, state, due }: Look): void {
  for (const { memberId, deadlineId } of itemsOf(due.reminders)) {
    const wish = state.preferences.find((each) => each.memberId === memberId && each.deadlineId === deadlineId);
    if (!wish) continue;
    expect(wish.isMuted).toBe(false);
    const one = memberOf(state, memberId);
    const today = dayOf(now, one.timeZone);
    const isOpen = (day: Day) => isOfficeDay(day, one, state) && isThere(day, one);
    const lastUseful = lastBefore(lastOf(deadlineOf(state, deadlineId), memberId, state), isOpen);
    if (wish.snoozedUntil && wish.snoozedUntil > today) expect(today >= lastUseful, 'put off').toBe(true);
  }
}

function expectOpen({ state, due }: Look): void {
  for (const { memberId, deadlineId, recommendationIds, agencyIds, isOverview } of itemsOf(due.reminders)) {
    const deadline = deadlineOf(state, deadlineId);
    const awaited = (id: string, agencyId?: string) =>
      deadline.recommendationIds.includes(id) && isAwaited(state, deadline, id, agencyId);
    for (const id of recommendationIds) {
      expect(awaited(id), `${id} is done`).toBe(true);
      const theirs = memberOf(state, memberId).agencies.map(({ agencyId }) => agencyId);
      const asked = expectedOf(state, deadline, id).filter((agencyId) => theirs.includes(agencyId));
      const isOurs = (agencyId: string) =>
        !state.disputes.some((one) => one.recommendationId === id && one.agencyId === agencyId);
      expect(asked.some(isOurs), `${id} is not theirs`).toBe(true);
    }
    for (const agencyId of agencyIds) {
      const isExpected = (id: string) => expectedOf(state, deadline, id).includes(agencyId) && awaited(id, agencyId);
      expect(deadline.recommendationIds.some(isExpected), `${agencyId} has ticked`).toBe(true);
    }
    const anything = deadline.recommendationIds.some((id) => {
      const asked = expectedOf(state, deadline, id);
      return asked.length === 0 ? isAwaited(state, deadline, id) : asked.some((agencyId) => awaited(id, agencyId));
    });
    expect(anything && (isOverview || recommendationIds.length + agencyIds.length > 0), 'nothing to say').toBe(true);
  }
}

/** What was due of what messages hold: the rest is carried along. */
const stepsIn = ({ reminders }: RemindersDue) => itemsOf(reminders).filter(({ isCarried }) => !isCarried);

/** Each step is told once, after those before it, not before its day, and no later one could be told instead. */
function expectNearest({ now, state, due }: Look, steps: Map<string, number>): void {
  for (const { memberId, deadlineId, forDate, daysBefore } of stepsIn(due)) {
    const deadline = deadlineOf(state, deadlineId);
    const one = memberOf(state, memberId);
    const last = lastOf(deadline, memberId, state);
    const today = dayOf(now, one.timeZone);
    expect(forDate).toBe(deadline.date);
    const key = `${memberId} ${deadlineId} ${forDate}`;
    expect(daysBefore, key).toBeLessThan(steps.get(key) ?? Number.POSITIVE_INFINITY);
    steps.set(key, daysBefore);
    const isOffice = (day: Day) => isOfficeDay(day, one, state);
    const dayOfStep = (days: number) => lastBefore(addDays(last, -days), isOffice);
    expect(dayOfStep(daysBefore) <= today, `${daysBefore} too early`).toBe(true);
    expect(dayOfStep(daysBefore) >= dayOf(deadline.scheduledAt, one.timeZone), 'set later').toBe(true);
    for (const days of deadline.schedule)
      if (days < daysBefore) expect(dayOfStep(days) > today, `${days} is nearer than ${daysBefore}`).toBe(true);
  }
}

const RANKS = ['main', 'stand_in', 'alternate', 'named', 'coordinator'];
const isOfDeadline = (deadlineId: string) => (one: { deadlineId: string }) => one.deadlineId === deadlineId;

/** Everybody who has a part in something open is reminded of it, or it is said why not. */
function expectExplained({ now, state, due }: Look): void {
  for (const deadline of state.deadlines) {
    const verdicts = due.verdicts.filter(isOfDeadline(deadline.id));
    const unattended = due.unattended.filter(isOfDeadline(deadline.id));
    for (const verdict of verdicts) expectConsistent(verdict, deadline, { now, state, due });
    if (hasEnded(deadline, now, state.timeZone)) continue;
    for (const id of deadline.recommendationIds) {
      const asked = expectedOf(state, deadline, id);
      const awaiting =
        asked.length === 0 ? [null] : asked.filter((agencyId) => isAwaited(state, deadline, id, agencyId));
      if (!isAwaited(state, deadline, id) || awaiting.length === 0) continue;
      const isTick = deadline.doneBy.kind === 'tick';
      const isHandedBack = (agencyId: string | null) =>
        !isTick && state.disputes.some((one) => one.recommendationId === id && one.agencyId === agencyId);
      const concerned = new Set<string>();
      for (const agencyId of awaiting.filter((each) => !isHandedBack(each))) {
        const focalPoints = state.members.filter(
          (one) => may(one, 'update') && one.agencies.some((each) => each.agencyId === agencyId),
        );
        for (const one of focalPoints) concerned.add(one.id);
        const isUnattended = unattended.some((one) => one.agencyId === agencyId && one.recommendationIds.includes(id));
        const willing = focalPoints.filter((one) => !isMuted(state, one.id, deadline.id));
        expect(isUnattended, `${agencyId} is unattended`).toBe(willing.length === 0);
      }
      const coordinators = state.members.filter((one) => one.role === 'coordinator' && !isOutsider(one));
      for (const one of [...coordinators, ...state.members.filter((each) => isNamed(each.id, deadline, state))])
        concerned.add(one.id);
      for (const memberId of concerned) {
        const verdict = verdicts.find((one) => one.memberId === memberId);
        expect(
          verdict?.stakes.some(({ recommendationIds }) => recommendationIds.includes(id)),
          `${memberId} and ${id}`,
        ).toBe(true);
      }
      // Where no focal point can be told any more, the coordinators are, from the next step on.
      const canBeTold = (memberId: string) => {
        const { timeZone, ...one } = memberOf(state, memberId);
        if (isMuted(state, memberId, deadline.id)) return false;
        const today = dayOf(now, timeZone);
        const last = lastOf(deadline, memberId, state);
        if (isThere(today, { ...one, timeZone })) return true;
        for (let day = today; day <= last; day = addDays(day, 1))
          if (isOfficeDay(day, { ...one, timeZone }, state) && isThere(day, { ...one, timeZone })) return true;
        return false;
      };
      for (const agencyId of awaiting) {
        const focalPoints = state.members.filter(
          (one) => may(one, 'update') && one.agencies.some((each) => each.agencyId === agencyId),
        );
        const isHeld = isHandedBack(agencyId)
          ? awaiting.some((each) => !isHandedBack(each))
          : focalPoints.some((one) => canBeTold(one.id));
        if (isHeld) continue;
        for (const { id: memberId } of coordinators) {
          const verdict = verdicts.find((one) => one.memberId === memberId);
          const isTheirs = verdict?.stakes.some(
            ({ role, from, recommendationIds }) =>
              role === 'coordinator' && from === Math.max(...deadline.schedule) && recommendationIds.includes(id),
          );
          expect(isTheirs, `nobody but ${memberId} for ${id}`).toBe(true);
        }
      }
    }
  }
}

function isNamed(memberId: string, { audience }: CoveredDeadline, state: ReminderState): boolean {
  return audience.memberIds.includes(memberId) && !isOutsider(memberOf(state, memberId));
}

function isMuted({ preferences }: ReminderState, memberId: string, deadlineId: string): boolean {
  return preferences.some((wish) => wish.memberId === memberId && wish.deadlineId === deadlineId && wish.isMuted);
}

function expectConsistent(verdict: RemindersDue['verdicts'][number], deadline: CoveredDeadline, look: Look): void {
  const { memberId, reason, next, stakes } = verdict;
  const { now, state, due } = look;
  const one = memberOf(state, memberId);
  const today = dayOf(now, one.timeZone);
  const item: PlannedItem | undefined = due.reminders
    .find((reminder) => reminder.memberId === memberId)
    ?.items.find(isOfDeadline(deadline.id));
  const isDue = item !== undefined && !item.isCarried;
  expect(isDue, `${memberId} ${reason}`).toBe(reason === null);
  if (item?.isCarried) expect(reason).toBe('planned');
  expect(stakes.length).toBeGreaterThan(0);
  if (item) {
    expect(RANKS.indexOf(item.role)).toBeGreaterThanOrEqual(Math.min(...stakes.map(({ role }) => RANKS.indexOf(role))));
  }
  if (isDue) {
    expect(next).toBe(today);
  } else if (next !== null) {
    expect(isOfficeDay(next, one, state) && isThere(next, one), `${reason}, next on ${next}`).toBe(true);
    expect(next <= lastOf(deadline, memberId, state)).toBe(true);
    expect(reason === 'too_early' ? next === today : next > today).toBe(true);
  }
  if (reason === 'closed_day') expect(isOfficeDay(today, one, state)).toBe(false);
  if (reason === 'away') expect(isThere(today, one)).toBe(false);
  if (reason === 'passed')
    expect(lastOf(deadline, memberId, state) < today || hasEnded(deadline, now, one.timeZone)).toBe(true);
  if (reason === 'muted') expect(isMuted(state, memberId, deadline.id)).toBe(true);
}

// Weeks of many groups take their time, on a busy machine more than the usual limit.
vi.setConfig({ testTimeout: 180_000 });

describe('whatever the group, whatever happens, and whenever the app runs', () => {
  test('nobody is told twice a day, on a closed day, away, at an indecent hour, too late, unasked, of what is done, or of half of what is open', () => {
    fc.assert(
      fc.property(arbitraryWorld, arbitraryLife, (world, life) => {
        const days = new Set<string>();
        const steps = new Map<string, number>();
        const told = new Map<string, Set<string>>();
        live(world, life, (look) => {
          expectDecent(look, days);
          expectNotTooLate(look);
          expectWanted(look);
          expectOpen(look);
          expectNearest(look, steps);
          expectWhole(look, told);
        });
      }),
      { numRuns: 40 },
    );
  });

  test('whoever has a part in something open is told of it, or it is said why not; and what nobody else can be told of goes to the coordinators', () => {
    fc.assert(
      fc.property(arbitraryWorld, arbitraryLife, (world, life) => {
        live(world, life, expectExplained);
      }),
      { numRuns: 25 },
    );
  });

  test('the next day that a verdict names is the day of the next reminder, if nothing happens', () => {
    fc.assert(
      fc.property(arbitraryWorld, arbitraryLife, (world, life) => {
        // Who stands in for whom depends on who is away: what is next changes with that.
        const there = { ...world.state, members: world.state.members.map((one) => ({ ...one, absences: [] })) };
        const calm = life.map(([hours, what]) => [hours, what?.kind === 'leave' ? null : what] as const);
        let then: Look | undefined;
        const lived = live({ ...world, state: there }, calm, (look) => {
          then = look;
        });
        const { verdicts = [] } = then?.due ?? {};
        const first = new Map<string, Day>();
        live(lived, quietly(50), ({ due }) => {
          for (const { memberId, day } of due.reminders)
            for (const { deadlineId, isCarried } of due.reminders.find((one) => one.memberId === memberId)?.items ?? [])
              if (!isCarried && !first.has(`${memberId} ${deadlineId}`)) first.set(`${memberId} ${deadlineId}`, day);
        });
        for (const { memberId, deadlineId, reason, next } of verdicts) {
          if (reason === null) continue;
          const told = first.get(`${memberId} ${deadlineId}`) ?? null;
          // A look may come just after the last hour of today.
          if (reason === 'too_early' && told !== next) continue;
          if (next === null || daysBetween(dayOf(lived.start, 'UTC'), next) < 48)
            expect(told, `${memberId} ${deadlineId}: ${reason}`).toBe(next);
        }
      }),
      { numRuns: 8 },
    );
  });
});

/**
 * The days and steps on which somebody is told of a deadline that has just been set, by an app that runs all the time; null
 * where that depends on who else is away, or on the minute.
 */
function expectedSteps(state: ReminderState, deadline: CoveredDeadline, one: Member): string[] | null {
  const since = dayOf(deadline.scheduledAt, one.timeZone);
  if (deadline.time && HALF_HOURS.includes(one.timeZone)) return null;
  const froms = beginnings(state, deadline, one);
  if (!froms) return null;
  const last = lastOf(deadline, one.id, state);
  const isOffice = (day: Day) => isOfficeDay(day, one, state);
  const isOpen = (day: Day) => isOffice(day) && isThere(day, one);
  const byDay = new Map<Day, number>();
  const tell = (day: Day, daysBefore: number) => byDay.set(day, Math.min(daysBefore, byDay.get(day) ?? 1000));
  for (const daysBefore of froms.flatMap((from) => [from, ...deadline.schedule.filter((days) => days < from)])) {
    const office = lastBefore(addDays(last, -daysBefore), isOffice);
    if (office < since) continue;
    if (office === since) return null;
    if (isThere(office, one)) {
      tell(office, daysBefore);
      continue;
    }
    const before = lastBefore(office, isOpen);
    if (before === since) return null;
    let after = office;
    while (!isOpen(after) && after <= last) after = addDays(after, 1);
    if (before > since) tell(before, daysBetween(before, last));
    else if (after <= last) tell(after, daysBefore);
  }
  let nearest = 1000;
  return [...byDay]
    .sort(([a], [b]) => a.localeCompare(b))
    .filter(([, daysBefore]) => {
      const isNearer = daysBefore < nearest;
      nearest = Math.min(nearest, daysBefore);
      return isNearer;
    })
    .map(([day, daysBefore]) => `${day} ${daysBefore}`);
}

const HALF_HOURS = ['Asia/Kathmandu', 'Australia/Lord_Howe'];

/** The steps with which somebody's parts in a deadline begin; null where that depends on who is away. */
function beginnings(state: ReminderState, deadline: CoveredDeadline, one: Member): number[] | null {
  const first = Math.max(...deadline.schedule);
  const later = (days: number | null) => (days === null || days > first ? [] : [first - days]);
  const { alternates, coordinators } = deadline.escalation;
  const froms: number[] = [];
  let isAnythingOpen = false;
  for (const id of deadline.recommendationIds) {
    if (!isAwaited(state, deadline, id)) continue;
    isAnythingOpen = true;
    const asked = expectedOf(state, deadline, id);
    if (asked.length === 0 && one.role === 'coordinator') froms.push(first);
    for (const agencyId of asked) {
      const ofAgency = (kind: 'main' | 'alternate') => (each: Member) =>
        may(each, 'update') && each.agencies.some((part) => part.agencyId === agencyId && part.kind === kind);
      const mains = state.members.filter(ofAgency('main'));
      const others = state.members.filter(ofAgency('alternate'));
      const isSettled = [...mains, ...others].every(({ absences }) => absences.length === 0);
      if (!isSettled && (others.includes(one) || one.role === 'coordinator')) return null;
      if (mains.includes(one)) froms.push(first);
      if (others.includes(one)) froms.push(...(mains.length === 0 ? [first] : later(alternates)));
      if (mains.length + others.length === 0 && one.role === 'coordinator') froms.push(first);
    }
  }
  if (!isAnythingOpen) return [];
  if (isNamed(one.id, deadline, state)) froms.push(first);
  if (one.role === 'coordinator') froms.push(...later(coordinators));
  return froms;
}

describe('while the app runs and nothing happens', () => {
  test('everybody is told every step from the one at which it becomes theirs, on its day', () => {
    fc.assert(
      fc.property(arbitraryWorld, (world) => {
        const told = new Map<string, string[]>();
        const set = world.state.deadlines.map((one) => ({ ...one, scheduledAt: world.start }));
        const given = { ...world, state: { ...world.state, deadlines: set } };
        live(given, quietly(50), ({ due }) => {
          for (const { memberId, day, items } of due.reminders)
            for (const { deadlineId, daysBefore, isCarried } of items) {
              if (isCarried) continue;
              const key = `${memberId} ${deadlineId}`;
              told.set(key, [...(told.get(key) ?? []), `${day} ${daysBefore}`]);
            }
        });
        for (const deadline of set)
          for (const one of given.state.members)
            if (!isOutsider(one)) {
              const expected = expectedSteps(given.state, deadline, one);
              if (expected) expect(told.get(`${one.id} ${deadline.id}`) ?? [], one.id).toEqual(expected);
            }
      }),
      { numRuns: 6 },
    );
  });

  test('what is foretold is what comes', () => {
    fc.assert(
      fc.property(arbitraryWorld, arbitraryLife, (world, life) => {
        const { state, start } = live(world, life.slice(0, 60), () => {});
        const said = (reminders: RemindersDue['reminders'], now: Date) =>
          itemsOf(reminders).map(({ memberId, deadlineId, daysBefore, isCarried }) =>
            [now.toISOString(), memberId, deadlineId, daysBefore, isCarried].join(' '),
          );
        const foretold = remindersToCome(state, start, { days: 60, count: 1000 });
        const came: string[] = [];
        // Every quarter of an hour, as the clocks of all zones go
        const quarters: Life = Array.from({ length: 4 * 24 * 12 }, () => [0.25, null] as const);
        const lived = live({ state, start }, quarters, ({ due, now }) => {
          came.push(...said(due.reminders, now));
        });
        const until = lived.start;
        const expected = foretold.flatMap(({ at, reminders }) => (at <= until ? said(reminders, at) : []));
        expect(expected.sort()).toEqual(came.sort());
      }),
      { numRuns: 8 },
    );
  });
});
