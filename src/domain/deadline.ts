import { Temporal } from 'temporal-polyfill';
import { addDays, type Day, dayOf, instantOf } from './day.ts';
import type { LocalizedText } from './language.ts';
import type { Status } from './recommendation.ts';

export const DEADLINE_KINDS = [
  'dialogue_session',
  'follow_up_report',
  'mid_term_report',
  'periodic_report',
  'agency_plan',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** Days before the date on which people are reminded, unless the deadline says otherwise. */
export const DEFAULT_SCHEDULE = [60, 30, 14, 7, 3, 1, 0];

export const DONE_BY = ['update', 'status', 'tick'] as const;

/** What counts as having acted: an update since `countsFrom`, a status that is reached, or that the agency states so. */
export type DoneBy =
  | { kind: 'update' }
  | { kind: 'status'; status: Status }
  /** `statement`: what an agency says by its tick, "Our plan has been sent" */
  | { kind: 'tick'; statement: LocalizedText };

/** Days after the first reminder from which others are reminded as well; null: never. */
export interface Escalation {
  alternates: number | null;
  coordinators: number | null;
}

/** A time of day in a zone: "17:00" in Europe/Zurich. */
export interface TimeOfDay {
  at: string;
  timeZone: string;
}

export interface Deadline {
  id: string;
  kind: DeadlineKind;
  title: LocalizedText;
  date: Day;
  /** By when on that day; null: the whole day, in everybody's own zone */
  time: TimeOfDay | null;
  /**
   * Filters in the grammar of `/rec list`; empty covers everything. No status belongs here, nor anything else that a
   * report changes: what is implemented counts as done, and would leave the total instead ("12 of 23", not "13 of 24").
   */
  coverage: string;
  doneBy: DoneBy;
  /** An update since this day counts as having acted. */
  countsFrom: Day;
  /** Who is reminded beside the focal points of the lead agencies */
  audience: { supporting: boolean; memberIds: string[] };
  /** Days before the date, descending. */
  schedule: number[];
  escalation: Escalation;
  /** `from`: the date of the first of its row, from which the others are counted; null: it does not come again */
  repeat: { months: number; from: Day } | null;
  channelId: string | null;
  closedAt: Date | null;
  createdAt: Date;
  /** Since when its date is what it is: steps of the schedule before are not made up for. */
  scheduledAt: Date;
  /** Goes up with every change */
  version: number;
}

/**
 * When others are brought in unless a deadline says otherwise: alternates with the second reminder, coordinators with the
 * first one of its last week.
 */
export function defaultEscalation(schedule: readonly number[]): Escalation {
  const [first, second] = [...schedule].sort((a, b) => b - a);
  if (first === undefined || second === undefined) return { alternates: null, coordinators: null };
  const inLastWeek = Math.max(...schedule.filter((days) => days <= 7 && days < second), Number.NEGATIVE_INFINITY);
  return {
    alternates: first - second,
    coordinators: Number.isFinite(inLastWeek) ? first - inLastWeek : null,
  };
}

/** The instant at which a deadline with a time of day ends; null: its date does, in each zone. */
export function endOf({ date, time }: Pick<Deadline, 'date' | 'time'>): Date | null {
  if (!time) return null;
  const { epochMilliseconds } = Temporal.PlainDate.from(date).toZonedDateTime({
    timeZone: time.timeZone,
    plainTime: time.at,
  });
  return new Date(epochMilliseconds);
}

/** The last day of a reader's on which their hour comes before the end of a deadline. */
export function lastDayOf(
  deadline: Pick<Deadline, 'date' | 'time'>,
  { hour, timeZone }: { hour: number; timeZone: string },
): Day {
  const end = endOf(deadline);
  if (!end) return deadline.date;
  const day = dayOf(end, timeZone);
  return instantOf(day, hour, timeZone) < end ? day : addDays(day, -1);
}

/** The date in a reader's zone: that of a deadline in Geneva at 18:00 is a day later in Hà Nội at its end. */
export function dateIn(deadline: Pick<Deadline, 'date' | 'time'>, timeZone: string): Day {
  const end = endOf(deadline);
  return end ? dayOf(end, timeZone) : deadline.date;
}

/** Whether a deadline is over for readers in a zone. */
export function isOver(deadline: Pick<Deadline, 'date' | 'time'>, now: Date, timeZone: string): boolean {
  const end = endOf(deadline);
  return end ? now >= end : dayOf(now, timeZone) > deadline.date;
}

/** The next date of one that repeats, after a day: counted from its first, so that the 31st and 29 February come back. */
export function nextDate({ date, repeat }: Pick<Deadline, 'date' | 'repeat'>, after: Day): Day | null {
  if (!repeat || repeat.months <= 0) return null;
  const from = Temporal.PlainDate.from(repeat.from);
  const past = date > after ? date : after;
  const started = Math.max(0, Math.floor(from.until(past, { largestUnit: 'month' }).months / repeat.months));
  for (let times = started; ; times++) {
    const next = from.add({ months: times * repeat.months }).toString();
    if (next > past) return next;
  }
}
