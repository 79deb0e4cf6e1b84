import { addDays, type Day, daysBetween } from './day.ts';
import { type Deadline, dateIn } from './deadline.ts';
import { isOpen, isOverdue, type Recommendation } from './recommendation.ts';
import { firstOf } from './reminder-schedule.ts';
import { agenciesExpected, countedSince, isUpToDate } from './waiting.ts';
import { isWorkingDay, type OfficeCalendar, openDayUntil } from './working-day.ts';

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

/** Whether a deadline is near enough to be reminded of: its schedule has begun, and it is neither past nor closed. */
export function isNear(deadline: Deadline, today: Day, calendar: OfficeCalendar): boolean {
  const first = firstOf(deadline);
  if (deadline.closedAt !== null || first === null || today > deadline.date) return false;
  const begins = openDayUntil(addDays(deadline.date, -first), (day) => isWorkingDay(day, calendar));
  return begins !== null && begins <= today;
}

/** Whether a report is expected of these agencies: of those that lead, of supporting ones where none leads or a deadline says so. */
function isExpectedOf(
  { leadAgency, supportingAgencies }: Recommendation,
  agencyIds: readonly string[],
  audience: { supporting: boolean } = { supporting: false },
): boolean {
  const supportingAgencyIds = supportingAgencies.map(({ id }) => id);
  const expected = agenciesExpected({ leadAgencyId: leadAgency?.id ?? null, supportingAgencyIds }, audience);
  return expected.some((id) => agencyIds.includes(id));
}

/**
 * What needs the members of some agencies now: what is overdue, and what a near deadline covers without an update that
 * counts for it. What is expected of them comes first, then the longest overdue, then the nearest deadline. `today` is
 * their own day, in `ownTimeZone`; `timeZone`, in which the days of updates are counted, the workspace's.
 */
export function needsOf(
  recommendations: Recommendation[],
  {
    agencyIds,
    today,
    ownTimeZone,
    timeZone,
    calendar,
    deadlines,
  }: {
    agencyIds: readonly string[];
    today: Day;
    ownTimeZone: string;
    timeZone: string;
    calendar: OfficeCalendar;
    deadlines: Covering[];
  },
): Need[] {
  const near = deadlines
    .filter(({ deadline }) => isNear(deadline, today, calendar))
    .sort((a, b) => (a.deadline.date < b.deadline.date ? -1 : 1));
  const needs = recommendations.filter(isOpen).flatMap((recommendation): Need[] => {
    const mine = [recommendation.leadAgency, ...recommendation.supportingAgencies];
    if (!mine.some((agency) => agency && agencyIds.includes(agency.id))) return [];
    if (recommendation.dueDate && isOverdue(recommendation, today)) {
      return [{ recommendation, reason: { kind: 'overdue', days: daysBetween(recommendation.dueDate, today) } }];
    }
    const waiting = near.find(
      ({ deadline, covered }) =>
        covered.has(recommendation.id) &&
        isExpectedOf(recommendation, agencyIds, deadline.audience) &&
        !isUpToDate(recommendation, deadline, countedSince(deadline, timeZone)),
    );
    if (!waiting) return [];
    const { deadline } = waiting;
    return [
      {
        recommendation,
        reason: { kind: 'deadline', deadline, days: daysBetween(today, dateIn(deadline, ownTimeZone)) },
      },
    ];
  });
  const leads = ({ recommendation }: Need) => Number(isExpectedOf(recommendation, agencyIds));
  return needs.sort((a, b) => leads(b) - leads(a) || urgency(a) - urgency(b));
}

/** Smaller is more urgent: days left, negative when overdue. */
function urgency({ reason }: Need): number {
  return reason.kind === 'overdue' ? -reason.days : reason.days;
}
