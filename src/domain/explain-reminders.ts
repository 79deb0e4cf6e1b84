import type { Day } from './day.ts';
import { type Deadline, isOver } from './deadline.ts';
import type { Member } from './member.ts';
import { isOutsider, may } from './permissions.ts';
import { firstOf, readerOf, stepDay } from './reminder-schedule.ts';
import type { CoveredDeadline, Stake, Unattended } from './reminder-stakes.ts';
import { type ReminderState, remindersDue, type Verdict } from './reminders-due.ts';
import { agenciesExpected, countedSince, isUpToDate, type TrackedRecommendation } from './waiting.ts';

/** Why somebody has no part in what a deadline asks for of a recommendation. */
export type NoPart =
  /** It is asked of other agencies */
  | 'other_agency'
  /** Their agency supports, and the deadline asks only those that lead */
  | 'supporting'
  /** Of the agency, but an observer: they cannot report */
  | 'observer';

/** What is decided about one person, one recommendation and one deadline. */
export type Decision =
  /** What the deadline covers cannot be read: it reminds nobody */
  | { kind: 'unreadable' }
  | { kind: 'not_covered' }
  /** It has no steps */
  | { kind: 'no_schedule' }
  /** Nothing more is asked: it is implemented, an update counts, or the status is reached */
  | { kind: 'acted'; by: 'implemented' | 'update' | 'status' }
  /** The agencies of which the tick is asked have given it */
  | { kind: 'ticked'; agencyIds: string[] }
  | { kind: 'passed' }
  /** A guest, somebody of another organisation, or a closed account */
  | { kind: 'outsider' }
  /** Their agencies have said that it is not theirs, and the coordinating office has not decided */
  | { kind: 'handed_back'; agencyIds: string[] }
  /** `agencyIds`: of which it is asked */
  | { kind: 'no_part'; why: NoPart; agencyIds: string[] }
  | {
      kind: 'decided';
      verdict: Verdict;
      /** Those that this recommendation is among: where any begins some day, without those that never do */
      stakes: Stake[];
      /** Their day from which they are reminded of it; null: never, as things are */
      begins: Day | null;
    };

export interface Explanation {
  deadline: CoveredDeadline;
  decision: Decision;
  /** Of which agencies nobody can be reminded of it, and why */
  unattended: Unattended[];
}

/**
 * Why a member is or is not reminded of a recommendation: one explanation for each deadline of `state`, in their order, from
 * the verdicts of `remindersDue`. `unreadable`: the ids of deadlines whose coverage cannot be read.
 */
export function explainReminders(
  state: ReminderState,
  recommendation: TrackedRecommendation,
  member: Member,
  { now, unreadable }: { now: Date; unreadable: ReadonlySet<string> },
): Explanation[] {
  const due = remindersDue(state, now);
  return state.deadlines.map((deadline) => {
    const verdict = due.verdicts.find(
      ({ deadlineId, memberId }) => deadlineId === deadline.id && memberId === member.id,
    );
    const unattended = due.unattended.filter(
      ({ deadlineId, recommendationIds }) =>
        deadlineId === deadline.id && recommendationIds.includes(recommendation.id),
    );
    const decision = unreadable.has(deadline.id)
      ? ({ kind: 'unreadable' } as const)
      : decide(state, deadline, recommendation, member, { now, verdict });
    return { deadline, decision, unattended };
  });
}

function decide(
  state: ReminderState,
  deadline: CoveredDeadline,
  recommendation: TrackedRecommendation,
  member: Member,
  { now, verdict }: { now: Date; verdict: Verdict | undefined },
): Decision {
  if (!deadline.recommendationIds.includes(recommendation.id)) return { kind: 'not_covered' };
  const expected = agenciesExpected(recommendation, deadline.audience);
  const settled = settledBy(state, deadline, recommendation, expected, member);
  if (settled) return settled;
  if (isOver(deadline, now, member.timeZone)) return { kind: 'passed' };
  if (isOutsider(member)) return { kind: 'outsider' };
  if (firstOf(deadline) === null) return { kind: 'no_schedule' };
  const all = verdict?.stakes.filter(({ recommendationIds }) => recommendationIds.includes(recommendation.id)) ?? [];
  if (verdict && all.length > 0) {
    const beginning = all.filter(({ from }) => from !== null);
    const stakes = beginning.length > 0 ? beginning : all;
    return { kind: 'decided', verdict, stakes, begins: beginOf(state, deadline, stakes, member) };
  }

  const theirs = member.agencies.flatMap(({ agencyId }) => agencyId);
  const asked = expected.filter((agencyId) => theirs.includes(agencyId));
  if (asked.length > 0 && !may(member, 'update')) return { kind: 'no_part', why: 'observer', agencyIds: expected };
  const isDisputed = (agencyId: string) =>
    state.disputes.some((one) => one.recommendationId === recommendation.id && one.agencyId === agencyId);
  if (asked.length > 0 && asked.every(isDisputed)) return { kind: 'handed_back', agencyIds: asked };
  const supports = recommendation.supportingAgencyIds.some((agencyId) => theirs.includes(agencyId));
  return { kind: 'no_part', why: supports ? 'supporting' : 'other_agency', agencyIds: expected };
}

/** Why nothing more is asked of a member for a deadline; null: something is. */
function settledBy(
  { ticks, timeZone }: ReminderState,
  deadline: CoveredDeadline,
  recommendation: TrackedRecommendation,
  expected: readonly string[],
  member: Member,
): Decision | null {
  const { doneBy } = deadline;
  const isImplemented = recommendation.status === 'implemented';
  if (doneBy.kind !== 'tick') {
    if (!isUpToDate(recommendation, deadline, countedSince(deadline, timeZone))) return null;
    if (isImplemented) return { kind: 'acted', by: 'implemented' };
    return { kind: 'acted', by: doneBy.kind };
  }
  if (isImplemented) return { kind: 'acted', by: 'implemented' };
  const ticked = ticks.flatMap((tick) => (tick.deadlineId === deadline.id ? tick.agencyId : []));
  const theirs = expected.filter((agencyId) => member.agencies.some((own) => own.agencyId === agencyId));
  // Whoever looks after the whole waits for the last agency; a focal point for their own.
  const awaited = theirs.length > 0 && member.role !== 'coordinator' ? theirs : expected;
  const isDone = awaited.length > 0 && awaited.every((agencyId) => ticked.includes(agencyId));
  return isDone ? { kind: 'ticked', agencyIds: [...awaited] } : null;
}

/** The day from which somebody is reminded, by the earliest of their stakes. */
function beginOf(
  { calendar }: ReminderState,
  deadline: CoveredDeadline,
  stakes: readonly Stake[],
  member: Member,
): Day | null {
  const begins = stakes.flatMap(({ from }) => from ?? []);
  return begins.length === 0 ? null : stepDay(deadline, Math.max(...begins), readerOf(member), calendar);
}

/**
 * Whether a reminder was of a recommendation: it named it; or it named none, for it was of a whole deadline, asked for a tick, or was never
 * put together to be sent, and something was expected on it then. `deadline`: null where it does not cover the recommendation.
 */
export function wasOf(
  told: { recommendationIds: readonly string[]; isOverview: boolean; plannedFor: Date },
  recommendation: TrackedRecommendation,
  deadline: Deadline | null,
  timeZone: string,
): boolean {
  if (told.recommendationIds.includes(recommendation.id)) return true;
  if (!deadline || (told.recommendationIds.length > 0 && !told.isOverview)) return false;
  if (told.isOverview || deadline.doneBy.kind === 'tick') return true;
  const { lastUpdateAt } = recommendation;
  const isDone = isUpToDate(recommendation, deadline, countedSince(deadline, timeZone));
  return !isDone || (lastUpdateAt !== null && lastUpdateAt >= told.plannedFor);
}
