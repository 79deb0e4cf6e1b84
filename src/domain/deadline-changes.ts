import { addDays, type Day, dayOf, instantOf } from './day.ts';
import type { Deadline } from './deadline.ts';
import { quietTime } from './quiet-time.ts';
import type { Status } from './recommendation.ts';
import { groupReader } from './reminder-schedule.ts';
import { countedSince, isUpToDate } from './waiting.ts';
import { isWorkingDay, type OfficeCalendar, openDayUntil } from './working-day.ts';

/** How long after a date the group is still told of what comes in late. */
export const LATE_DAYS = 14;

/** An update on a recommendation, and how things stood before it. */
export interface Report {
  recommendationId: string;
  reference: string;
  /** On whose behalf it was reported, else the one that leads */
  agencyId: string | null;
  previousStatus: Status;
  previousAt: Date | null;
  status: Status;
  reportedAt: Date;
}

/** Something that was done to a deadline itself. */
export interface DeadlineTurn {
  /** As the audit says it: "deadline_postponed" */
  action: string;
  at: Date;
  /** The dates before and after, where it was changed */
  from: Day | null;
  date: Day | null;
  /** Whose confirmation was given or taken back */
  agencyId: string | null;
}

/** What a group is told of a deadline itself on a day. */
export interface TurnsOfDay {
  moved: { from: Day; to: Day } | null;
  settled: 'closed' | 'reopened' | null;
  /** Agencies that no longer confirm; `isNews`: they did so before that day */
  takenBack: { agencyId: string; isNews: boolean }[];
}

interface Office {
  timeZone: string;
  calendar: OfficeCalendar;
}

/** When a group is told of something that has come in: now in the hours of its offices, else on the next working day. */
export function groupTime(now: Date, { timeZone, calendar }: Office): { notBefore: Date; day: Day } {
  const notBefore = quietTime(now, groupReader(timeZone), calendar);
  return { notBefore, day: dayOf(notBefore, timeZone) };
}

/** Around what the group is told of on a day: it all comes in from the working day before until the day's end. */
export function timeAround(day: Day, { timeZone, calendar }: Office): { from: Date; to: Date } {
  const before = openDayUntil(addDays(day, -1), (one) => isWorkingDay(one, calendar)) ?? addDays(day, -1);
  return { from: instantOf(before, 0, timeZone), to: instantOf(addDays(day, 1), 0, timeZone) };
}

/** What became of a deadline on a day, of all that was done to it around that day, in its order. */
export function turnsOn(day: Day, turns: readonly DeadlineTurn[], office: Office): TurnsOfDay {
  const told = turns.filter(({ at }) => groupTime(at, office).day === day);
  const moves = told.filter(({ from, date }) => from && date && from !== date);
  const [from, to] = [moves[0]?.from, moves.at(-1)?.date];
  const settled = told.filter(({ action }) => action === 'deadline_closed' || action === 'deadline_reopened').at(-1);
  const ticks = new Map<string, DeadlineTurn[]>();
  for (const turn of told) {
    if (turn.agencyId && (turn.action === 'deadline_ticked' || isBack(turn)))
      ticks.set(turn.agencyId, [...(ticks.get(turn.agencyId) ?? []), turn]);
  }
  return {
    moved: from && to && from !== to ? { from, to } : null,
    settled: settled ? (settled.action === 'deadline_closed' ? 'closed' : 'reopened') : null,
    takenBack: [...ticks].flatMap(([agencyId, ofAgency]) =>
      isBack(ofAgency.at(-1)) ? [{ agencyId, isNews: isBack(ofAgency[0]) }] : [],
    ),
  };
}

function isBack(turn: DeadlineTurn | undefined): boolean {
  return turn?.action === 'tick_taken_back';
}

/** What was delivered for a deadline, of what a group is told of on a day: agency by agency, in the order of `reports`. */
export function deliveredOn(
  deadline: Pick<Deadline, 'doneBy' | 'countsFrom'>,
  day: Day,
  reports: readonly Report[],
  office: Office,
): { agencyId: string | null; references: string[] }[] {
  const since = countedSince(deadline, office.timeZone);
  const isUp = (status: Status, lastUpdateAt: Date | null) => isUpToDate({ status, lastUpdateAt }, deadline, since);
  const spans = new Map<string, { first: Report; last: Report }>();
  for (const report of reports) {
    if (groupTime(report.reportedAt, office).day !== day) continue;
    const { first } = spans.get(report.recommendationId) ?? { first: report };
    spans.set(report.recommendationId, { first, last: report });
  }
  const delivered = new Map<string | null, string[]>();
  for (const { first, last } of spans.values()) {
    // What was up to date before is no news; what no longer is was not delivered.
    if (isUp(first.previousStatus, first.previousAt) || !isUp(last.status, last.reportedAt)) continue;
    delivered.set(last.agencyId, [...(delivered.get(last.agencyId) ?? []), last.reference]);
  }
  return [...delivered].map(([agencyId, references]) => ({ agencyId, references }));
}
