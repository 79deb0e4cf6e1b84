import { type Day, daysBetween, dayOf } from './day.ts';
import type { Deadline } from './deadline.ts';
import { isOpen, isOverdue, type Recommendation } from './recommendation.ts';

/** Why a recommendation needs a member now. */
export type Reason = { kind: 'overdue'; days: number } | { kind: 'deadline'; deadline: Deadline; days: number };

export interface Need {
  recommendation: Recommendation;
  reason: Reason;
}

/** An open deadline with the ids of the recommendations that it covers. */
export interface Covering {
  deadline: Deadline;
  covered: ReadonlySet<string>;
}

/** Whether a deadline is near enough to be reminded of: within the longest step of its schedule, and not past. */
export function isNear({ date, schedule, closedAt }: Deadline, today: Day): boolean {
  const days = daysBetween(today, date);
  return closedAt === null && days >= 0 && days <= Math.max(0, ...schedule);
}

/** Whether an agency has reported since the day from which a deadline counts updates. */
export function hasActed({ lastUpdateAt }: Pick<Recommendation, 'lastUpdateAt'>, { countsFrom }: Deadline, timeZone: string): boolean {
  return lastUpdateAt !== null && dayOf(lastUpdateAt, timeZone) >= countsFrom;
}

/** Whether it is for these agencies to report: those that lead; supporting ones only where none leads. */
export function isFor(
  { leadAgency, supportingAgencies }: Pick<Recommendation, 'leadAgency' | 'supportingAgencies'>,
  agencyIds: readonly string[],
): boolean {
  if (leadAgency) return agencyIds.includes(leadAgency.id);
  return supportingAgencies.some(({ id }) => agencyIds.includes(id));
}

/**
 * What needs the members of some agencies now: what is overdue, and what a near deadline covers without an update that
 * counts for it. What they lead comes first, then the longest overdue, then the nearest deadline.
 */
export function needsOf(
  recommendations: Recommendation[],
  { agencyIds, today, timeZone, deadlines }: { agencyIds: readonly string[]; today: Day; timeZone: string; deadlines: Covering[] },
): Need[] {
  const near = deadlines
    .filter(({ deadline }) => isNear(deadline, today))
    .sort((a, b) => (a.deadline.date < b.deadline.date ? -1 : 1));
  const needs = recommendations.filter(isOpen).flatMap((recommendation): Need[] => {
    const mine = [recommendation.leadAgency, ...recommendation.supportingAgencies];
    if (!mine.some((agency) => agency && agencyIds.includes(agency.id))) return [];
    if (recommendation.dueDate && isOverdue(recommendation, today)) {
      return [{ recommendation, reason: { kind: 'overdue', days: daysBetween(recommendation.dueDate, today) } }];
    }
    const waiting = near.find(
      ({ deadline, covered }) =>
        covered.has(recommendation.id) && isFor(recommendation, agencyIds) && !hasActed(recommendation, deadline, timeZone),
    );
    if (!waiting) return [];
    const { deadline } = waiting;
    return [{ recommendation, reason: { kind: 'deadline', deadline, days: daysBetween(today, deadline.date) } }];
  });
  const leads = ({ recommendation }: Need) => Number(isFor(recommendation, agencyIds));
  return needs.sort((a, b) => leads(b) - leads(a) || urgency(a) - urgency(b));
}

/** Smaller is more urgent: days left, negative when overdue. */
function urgency({ reason }: Need): number {
  return reason.kind === 'overdue' ? -reason.days : reason.days;
}
