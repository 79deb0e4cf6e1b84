import { addDays, type Day, dayOf, daysBetween, instantOf } from './day.ts';
import type { Deadline } from './deadline.ts';
import type { Member } from './member.ts';
import { isOutsider } from './permissions.ts';
import {
  firstOf,
  isWithinReach,
  lastUsefulDay,
  type Reader,
  readerOf,
  stepDay,
  stepsFrom,
} from './reminder-schedule.ts';
import { type PlannedReminder, type ReminderState, remindersDue, stepsOf } from './reminders-due.ts';
import { isAway, isReminderDay, openDayAfter } from './working-day.ts';

/** An instant at which people are reminded, if nothing changes until then. */
export interface ReminderToCome {
  at: Date;
  reminders: PlannedReminder[];
  /** What they are reminded of, the most urgent first */
  deadlines: { deadline: Deadline; daysLeft: number }[];
}

/**
 * The next instants at which `remindersDue` has somebody to remind, the soonest first: each names those whose hour it is. Whoever
 * moves the clock past several sees all of them come. `state` is of now, with every deadline that is open, near or not.
 */
export function remindersToCome(
  state: ReminderState,
  now: Date,
  { days, count }: { days: number; count: number },
): ReminderToCome[] {
  const planned = [...state.planned];
  const written = [...state.written];
  /** What is due at an instant; from there on it counts as written. */
  const pass = (at: Date): PlannedReminder[] => {
    const today = dayOf(at, state.timeZone);
    const deadlines = state.deadlines.filter((deadline) => isWithinReach(deadline, today));
    const { reminders } = remindersDue({ ...state, deadlines, planned, written }, at);
    for (const reminder of reminders) {
      written.push({ memberId: reminder.memberId, day: reminder.day });
      planned.push(...stepsOf(reminder));
    }
    return reminders;
  };

  // What is due now is being delivered: it is not to come.
  pass(now);
  const found: ReminderToCome[] = [];
  for (const at of instantsAfter(state, now, days)) {
    const reminders = pass(at);
    if (reminders.length > 0) found.push({ at, reminders, deadlines: deadlinesOf(state, at, reminders) });
    if (found.length === count) break;
  }
  return found;
}

function deadlinesOf({ deadlines, timeZone }: ReminderState, at: Date, reminders: PlannedReminder[]) {
  const ids = new Set(reminders.flatMap(({ items }) => items.map(({ deadlineId }) => deadlineId)));
  const today = dayOf(at, timeZone);
  return deadlines
    .filter(({ id }) => ids.has(id))
    .sort((a, b) => a.date.localeCompare(b.date))
    .map((deadline) => ({ deadline, daysLeft: daysBetween(today, deadline.date) }));
}

/** The hours of all who may be reminded, on each day on which that may begin; and the instants at which somebody's leave begins. */
function instantsAfter(state: ReminderState, now: Date, days: number): Date[] {
  const first = addDays(dayOf(now, 'UTC'), -1);
  const last = addDays(first, days);
  const leaves = leavesAfter(state, now, last);
  const instants = new Set<number>(leaves.map((leave) => leave.getTime()));
  for (const [reader, people] of readersOf(state)) {
    const isOpen = (day: Day) => isReminderDay(day, reader, state.calendar);
    for (const day of daysFor(state, reader, people, { now, leaves })) {
      if (day === null || day < first || day > last || !isOpen(day)) continue;
      const at = instantOf(day, reader.hour, reader.timeZone).getTime();
      if (at > now.getTime()) instants.add(at);
    }
  }
  return [...instants].sort((a, b) => a - b).map((at) => new Date(at));
}

/** When focal points leave: others may have to stand in for them from then on. */
function leavesAfter({ members }: ReminderState, now: Date, last: Day): Date[] {
  return members.flatMap(({ agencies, absences, timeZone }) =>
    agencies.length === 0
      ? []
      : absences
          .filter(({ first }) => first <= last)
          .map(({ first }) => instantOf(first, 0, timeZone))
          .filter((leave) => leave > now),
  );
}

/** Those who may be reminded, by whose hours and days are the same. */
function readersOf({ members, deadlines }: ReminderState): [Reader, Member[]][] {
  const named = new Set(deadlines.flatMap(({ audience }) => audience.memberIds));
  const groups = new Map<string, [Reader, Member[]]>();
  for (const member of members) {
    if (isOutsider(member) || (member.agencies.length === 0 && member.role !== 'coordinator' && !named.has(member.id)))
      continue;
    const reader = readerOf(member);
    const key = JSON.stringify(reader);
    const group = groups.get(key);
    if (group) group[1].push(member);
    else groups.set(key, [reader, [member]]);
  }
  return [...groups.values()];
}

/**
 * The days on which something may begin for a reader: steps, and the return from an absence in which they fell; what was put
 * off; what could not be told today, or when somebody left. A day too many costs a question, one too few a reminder.
 */
function daysFor(
  { deadlines, preferences, calendar }: ReminderState,
  reader: Reader,
  people: Member[],
  { now, leaves }: { now: Date; leaves: Date[] },
): Set<Day | null> {
  const isOpen = (day: Day) => isReminderDay(day, reader, calendar);
  const openDayFrom = (day: Day) => (isOpen(day) ? day : openDayAfter(day, isOpen));
  const nextOpen = (instant: Date) => openDayAfter(dayOf(instant, reader.timeZone), isOpen);
  const days = new Set<Day | null>([dayOf(now, reader.timeZone), nextOpen(now)]);
  for (const leave of leaves) days.add(dayOf(leave, reader.timeZone)).add(nextOpen(leave));
  for (const deadline of deadlines) {
    for (const daysBefore of allSteps(deadline)) {
      days.add(stepDay(deadline, daysBefore, reader, calendar));
      const ofOffice = stepDay(deadline, daysBefore, { ...reader, absences: [] }, calendar);
      if (ofOffice && isAway(ofOffice, reader)) days.add(openDayAfter(ofOffice, isOpen));
    }
    days.add(lastUsefulDay(deadline, reader, calendar));
  }
  const ids = new Set(people.map(({ id }) => id));
  for (const { memberId, snoozedUntil } of preferences)
    if (snoozedUntil && ids.has(memberId)) days.add(openDayFrom(snoozedUntil));
  return days;
}

/** The steps at which anybody is reminded of a deadline, whenever they are brought in. */
function allSteps(deadline: Deadline): Set<number> {
  const first = firstOf(deadline);
  if (first === null) return new Set();
  const { alternates, coordinators } = deadline.escalation;
  const later = [alternates, coordinators].flatMap((days) => (days === null || days > first ? [] : first - days));
  return new Set([first, ...later].flatMap((from) => stepsFrom(deadline, from)));
}
