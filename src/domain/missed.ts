import { addDays, type Day } from './day.ts';
import { type Deadline, isOver } from './deadline.ts';
import type { CoveredDeadline } from './reminder-stakes.ts';
import type { ReminderState } from './reminders-due.ts';
import { askedOf, type Standing, standingOf } from './waiting.ts';

/** For how many days what was missed is brought up. */
const DAYS_TOLD = 30;

/** An open deadline whose date is over, with something that was not done and still can be. */
export interface Missed {
  deadline: CoveredDeadline;
  standing: Standing;
  /** What is still open of some agencies: what they are to report, or those of them that are to confirm */
  own: {
    recommendationIds: string[];
    agencyIds: string[];
    /** Whether all of it is led by them: what they only support is not among it */
    isLed: boolean;
  };
}

/** Those that are over for a reader, and have not been for long, the latest first. */
export function recentlyOver(
  deadlines: readonly Deadline[],
  { now, today, timeZone }: { now: Date; today: Day; timeZone: string },
): Deadline[] {
  const since = addDays(today, -DAYS_TOLD);
  return deadlines
    .filter((deadline) => deadline.closedAt === null && deadline.date >= since && isOver(deadline, now, timeZone))
    .sort((a, b) => b.date.localeCompare(a.date));
}

/** What was missed of these deadlines, in their order, and what of it is of some agencies. What was handed back is not theirs. */
export function missedOf(
  state: Pick<ReminderState, 'deadlines' | 'recommendations' | 'ticks' | 'disputes' | 'timeZone'>,
  over: readonly Pick<Deadline, 'id'>[],
  agencyIds: readonly string[],
): Missed[] {
  const recommendations = new Map(state.recommendations.map((recommendation) => [recommendation.id, recommendation]));
  const handedBack = new Set(state.disputes.map((one) => `${one.recommendationId} ${one.agencyId}`));
  return over.flatMap(({ id }): Missed[] => {
    const deadline = state.deadlines.find((one) => one.id === id);
    if (!deadline) return [];
    const covered = deadline.recommendationIds.flatMap((one) => recommendations.get(one) ?? []);
    const ticked = new Set(state.ticks.flatMap((tick) => (tick.deadlineId === id ? tick.agencyId : [])));
    const standing = standingOf(deadline, covered, ticked, state.timeZone);
    if (standing.done === standing.total) return [];
    const isTick = standing.unit === 'agency';
    const theirs = standing.waiting.flatMap(({ agencyId }) => agencyId ?? []).filter((one) => agencyIds.includes(one));
    const open = askedOf(standing, agencyIds, (id, agencyId) => handedBack.has(`${id} ${agencyId}`));
    const isLed = open.every((one) => agencyIds.includes(recommendations.get(one)?.leadAgencyId ?? ''));
    const own = {
      recommendationIds: open,
      agencyIds: isTick ? theirs : [],
      isLed: isLed && !deadline.audience.supporting,
    };
    return [{ deadline, standing, own }];
  });
}
