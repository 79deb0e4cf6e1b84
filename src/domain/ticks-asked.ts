import { type Day, daysBetween } from './day.ts';
import { dateIn } from './deadline.ts';
import { isNear } from './needs.ts';
import type { CoveredDeadline } from './reminder-stakes.ts';
import type { ReminderState } from './reminders-due.ts';
import { standingOf } from './waiting.ts';

/** What an agency is asked to state by a tick, and has not. */
export interface TickAsked {
  deadline: CoveredDeadline;
  agencyId: string;
  /** From today to the date */
  days: number;
}

/** The ticks that near deadlines ask of some agencies, the nearest first. `today` is the reader's own. */
export function ticksAsked(
  state: Pick<ReminderState, 'deadlines' | 'recommendations' | 'ticks' | 'timeZone' | 'calendar'>,
  agencyIds: readonly string[],
  { today, timeZone }: { today: Day; timeZone: string },
): TickAsked[] {
  const byId = new Map(state.recommendations.map((recommendation) => [recommendation.id, recommendation]));
  return state.deadlines
    .filter((deadline) => deadline.doneBy.kind === 'tick' && isNear(deadline, today, state.calendar))
    .sort((a, b) => a.date.localeCompare(b.date))
    .flatMap((deadline) => {
      const covered = deadline.recommendationIds.flatMap((id) => byId.get(id) ?? []);
      const ticked = new Set(state.ticks.flatMap((tick) => (tick.deadlineId === deadline.id ? tick.agencyId : [])));
      const { waiting } = standingOf(deadline, covered, ticked, state.timeZone);
      const days = daysBetween(today, dateIn(deadline, timeZone));
      return waiting.flatMap(({ agencyId }) =>
        agencyId !== null && agencyIds.includes(agencyId) ? [{ deadline, agencyId, days }] : [],
      );
    });
}
