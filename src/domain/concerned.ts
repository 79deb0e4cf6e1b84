import type { Day } from './day.ts';
import type { Member } from './member.ts';
import { isOutsider, may } from './permissions.ts';
import type { CoveredDeadline } from './reminder-stakes.ts';
import { type ReminderState, remindersDue } from './reminders-due.ts';
import { agenciesExpected, type TrackedRecommendation } from './waiting.ts';

/**
 * The deadlines of which a member may be reminded at some time: those that name them, those that cover something expected of an
 * agency of theirs, and all of them for a coordinator.
 */
export function deadlinesOf(
  member: Member,
  { deadlines, recommendations }: Pick<ReminderState, 'deadlines' | 'recommendations'>,
): CoveredDeadline[] {
  if (isOutsider(member)) return [];
  if (member.role === 'coordinator') return deadlines;
  const byId = new Map(recommendations.map((one) => [one.id, one]));
  const own = new Set(may(member, 'update') ? member.agencies.map(({ agencyId }) => agencyId) : []);
  const isExpected = (one: TrackedRecommendation | undefined, { audience }: CoveredDeadline) =>
    one !== undefined && agenciesExpected(one, audience).some((id) => own.has(id));
  return deadlines.filter(
    (deadline) =>
      deadline.audience.memberIds.includes(member.id) ||
      deadline.recommendationIds.some((id) => isExpected(byId.get(id), deadline)),
  );
}

/** The member's day on which their next reminder comes, if nothing changes until then; null: none is to come. */
export function nextReminderOf(memberId: string, state: ReminderState, now: Date): Day | null {
  const days = remindersDue(state, now).verdicts.flatMap((one) => (one.memberId === memberId && one.next) || []);
  return days.sort()[0] ?? null;
}
