import { addDays, type Day, dayOf, instantOf } from './day.ts';
import type { Deadline } from './deadline.ts';
import type { Member } from './member.ts';
import { may } from './permissions.ts';
import { isOpen, type Status } from './recommendation.ts';
import { isWorkingDay, workingDayUntil } from './working-day.ts';

/** What is looked at of a recommendation to decide who is reminded of it. */
export interface TrackedRecommendation {
  id: string;
  leadAgencyId: string | null;
  supportingAgencyIds: string[];
  status: Status;
  lastUpdateAt: Date | null;
}

/** A deadline that is not closed, with the recommendations it covers. */
export type CoveredDeadline = Deadline & { recommendationIds: string[] };

/** One step of a deadline's schedule for one person; for the summary in its channel where `memberId` is null. */
export interface Step {
  deadlineId: string;
  memberId: string | null;
  daysBefore: number;
}

export interface ReminderState {
  /** The workspace's zone: in it the days of updates are counted, and the hour of summaries */
  timeZone: string;
  deadlines: CoveredDeadline[];
  recommendations: TrackedRecommendation[];
  members: Member[];
  /** The steps that messages have been written for */
  planned: Step[];
  /** The days of members for which a reminder has been written */
  written: { memberId: string; day: Day }[];
}

/** One message to one person, the most urgent deadline first. */
export interface PlannedReminder {
  memberId: string;
  slackUserId: string;
  /** The member's own day */
  day: Day;
  notBefore: Date;
  items: { deadlineId: string; daysBefore: number; recommendationIds: string[] }[];
}

export interface PlannedSummary {
  deadlineId: string;
  channelId: string;
  daysBefore: number;
  notBefore: Date;
  recommendationIds: string[];
}

/**
 * Why somebody is not reminded of what is open: the step is written already (`planned`) or to come (`not_yet`), another
 * reminder went out today (`written_today`), it is too early or too late in the day, a closed day, or nobody is there
 * who could act (`no_focal_point`, `no_agency`).
 */
export type Silence = {
  deadlineId: string;
  recommendationIds: string[];
} & (
  | {
      reason: 'not_yet' | 'planned' | 'written_today' | 'too_early' | 'too_late' | 'closed_day' | 'passed';
      memberId: string;
    }
  | { reason: 'no_focal_point'; agencyId: string }
  | { reason: 'no_agency' }
);

export interface RemindersDue {
  reminders: PlannedReminder[];
  summaries: PlannedSummary[];
  silences: Silence[];
}

const SUMMARY_HOUR = 9;
const LAST_HOUR = 18;

/**
 * Who is to be told now, of what. One message a person a day, in the hours they are reminded in, on working days; of the
 * steps that have passed only the nearest; nothing after the date; nothing to those who have acted. Whoever has something
 * open and gets no message is named in `silences`.
 */
export function remindersDue(state: ReminderState, now: Date): RemindersDue {
  const planned = new Map<string, number>();
  for (const { deadlineId, memberId, daysBefore } of state.planned) {
    const key = `${deadlineId} ${memberId}`;
    planned.set(key, Math.min(daysBefore, planned.get(key) ?? Number.POSITIVE_INFINITY));
  }
  const written = new Set(state.written.map(({ memberId, day }) => `${memberId} ${day}`));
  const recommendations = new Map(state.recommendations.map((recommendation) => [recommendation.id, recommendation]));
  const members = new Map(state.members.map((member) => [member.id, member]));
  const inCharge = focalPointsInCharge(state.members);

  const messages = new Map<string, PlannedReminder>();
  const summaries: PlannedSummary[] = [];
  const silences: Silence[] = [];
  for (const deadline of [...state.deadlines].sort(byUrgency)) {
    const alreadyAt = (memberId: string | null) =>
      planned.get(`${deadline.id} ${memberId}`) ?? Number.POSITIVE_INFINITY;
    const covered = deadline.recommendationIds.flatMap((id) => recommendations.get(id) ?? []);
    const { byMember, nobody } = openByMember(covered, deadline, state.timeZone, inCharge);
    for (const [memberId, recommendationIds] of byMember) {
      const member = members.get(memberId) as Member;
      const day = dayOf(now, member.timeZone);
      const step = stepOf(deadline, { hour: member.reminderHour, timeZone: member.timeZone }, alreadyAt(memberId), now);
      if (step.reason !== null || written.has(`${memberId} ${day}`)) {
        silences.push({ deadlineId: deadline.id, recommendationIds, reason: step.reason ?? 'written_today', memberId });
        continue;
      }
      const notBefore = instantOf(day, member.reminderHour, member.timeZone);
      const message = messages.get(memberId) ?? {
        memberId,
        slackUserId: member.slackUserId,
        day,
        notBefore,
        items: [],
      };
      message.items.push({ deadlineId: deadline.id, daysBefore: step.daysBefore, recommendationIds });
      messages.set(memberId, message);
    }
    if (!hasPassed(deadline, dayOf(now, state.timeZone))) silences.push(...nobody);
    const summary = stepOf(deadline, { hour: SUMMARY_HOUR, timeZone: state.timeZone }, alreadyAt(null), now);
    if (deadline.channelId && summary.reason === null) {
      summaries.push({
        deadlineId: deadline.id,
        channelId: deadline.channelId,
        daysBefore: summary.daysBefore,
        notBefore: instantOf(dayOf(now, state.timeZone), SUMMARY_HOUR, state.timeZone),
        recommendationIds: deadline.recommendationIds,
      });
    }
  }
  return { reminders: [...messages.values()], summaries, silences };
}

/** The hours of one's own day in which one is reminded: from the chosen hour to 18:00, or for an hour when it is later. */
export function remindingHours(
  { hour, timeZone }: { hour: number; timeZone: string },
  day: Day,
): { from: Date; to: Date } {
  const last = Math.max(LAST_HOUR, hour + 1);
  return {
    from: instantOf(day, hour, timeZone),
    to: last < 24 ? instantOf(day, last, timeZone) : instantOf(addDays(day, 1), 0, timeZone),
  };
}

/** The day on which a step of a schedule falls: a closed day gives it to the working day before. */
export function stepDay(deadline: Pick<Deadline, 'date'>, daysBefore: number): Day {
  return workingDayUntil(addDays(deadline.date, -daysBefore));
}

/** The instant since which an update counts as having acted. */
export function countedSince(deadline: Pick<Deadline, 'countsFrom'>, timeZone: string): Date {
  return instantOf(deadline.countsFrom, 0, timeZone);
}

/** Whether nothing more is expected on a recommendation for a deadline; `since` is its `countedSince`. */
export function isUpToDate(
  recommendation: Pick<TrackedRecommendation, 'status' | 'lastUpdateAt'>,
  since: Date,
): boolean {
  return !isOpen(recommendation) || (recommendation.lastUpdateAt !== null && recommendation.lastUpdateAt >= since);
}

/** The filter, as typed after `/rec list`, of what a deadline still waits for: of all it covers, what is not up to date. */
export function waitingFilter({ coverage, countsFrom }: Pick<Deadline, 'coverage' | 'countsFrom'>): string {
  return `${coverage.trim()} -status:implemented updated:<${countsFrom},never`.trim();
}

export function hasPassed(deadline: Pick<Deadline, 'date'>, today: Day): boolean {
  return today > deadline.date;
}

/** Whether anybody, in whatever zone, may be at a step of the schedule; `today` is the workspace's. */
export function isWithinReach(deadline: Pick<Deadline, 'date' | 'schedule'>, today: Day): boolean {
  if (deadline.schedule.length === 0 || hasPassed(deadline, addDays(today, -1))) return false;
  return stepDay(deadline, Math.max(...deadline.schedule)) <= addDays(today, 1);
}

function byUrgency(a: Deadline, b: Deadline): number {
  return a.date.localeCompare(b.date) || a.id.localeCompare(b.id);
}

type StepDue =
  | { daysBefore: number; reason: null }
  | { daysBefore: null; reason: 'not_yet' | 'planned' | 'too_early' | 'too_late' | 'closed_day' | 'passed' };

/** The step that is due now for somebody in a zone; `alreadyAt` is the nearest one they have been told of. */
function stepOf(deadline: Deadline, reader: { hour: number; timeZone: string }, alreadyAt: number, now: Date): StepDue {
  const today = dayOf(now, reader.timeZone);
  if (hasPassed(deadline, today)) return { daysBefore: null, reason: 'passed' };
  const since = dayOf(deadline.createdAt, reader.timeZone);
  const reached = deadline.schedule.filter((daysBefore) => {
    const day = stepDay(deadline, daysBefore);
    // A deadline that is added late begins with the next step: nobody has missed the earlier ones.
    return day <= today && day >= since;
  });
  if (reached.length === 0) return { daysBefore: null, reason: 'not_yet' };
  const daysBefore = Math.min(...reached);
  if (alreadyAt <= daysBefore) return { daysBefore: null, reason: 'planned' };
  if (!isWorkingDay(today)) return { daysBefore: null, reason: 'closed_day' };
  const { from, to } = remindingHours(reader, today);
  if (now < from) return { daysBefore: null, reason: 'too_early' };
  return now < to ? { daysBefore, reason: null } : { daysBefore: null, reason: 'too_late' };
}

/** By agency, those who are reminded for it: its focal points who can act, main ones and alternates alike. */
export function focalPointsInCharge(members: Member[]): Map<string, string[]> {
  const inCharge = new Map<string, string[]>();
  for (const member of members) {
    if (!may(member, 'update')) continue;
    for (const { agencyId } of member.agencies) addTo(inCharge, agencyId, member.id);
  }
  return inCharge;
}

/** The agencies from which a report is expected: the lead, or where there is none the supporting ones. */
export function agenciesExpected(
  recommendation: Pick<TrackedRecommendation, 'leadAgencyId' | 'supportingAgencyIds'>,
): string[] {
  return recommendation.leadAgencyId ? [recommendation.leadAgencyId] : recommendation.supportingAgencyIds;
}

function openByMember(
  covered: TrackedRecommendation[],
  deadline: Deadline,
  timeZone: string,
  inCharge: Map<string, string[]>,
): { byMember: Map<string, string[]>; nobody: Silence[] } {
  const since = countedSince(deadline, timeZone);
  const byMember = new Map<string, string[]>();
  const byAgency = new Map<string | null, string[]>();
  for (const recommendation of covered) {
    if (isUpToDate(recommendation, since)) continue;
    const agencies = agenciesExpected(recommendation);
    const people = new Set(agencies.flatMap((agencyId) => inCharge.get(agencyId) ?? []));
    for (const memberId of people) addTo(byMember, memberId, recommendation.id);
    if (people.size > 0) continue;
    for (const agencyId of agencies.length > 0 ? agencies : [null]) addTo(byAgency, agencyId, recommendation.id);
  }
  const nobody = [...byAgency].map(
    ([agencyId, recommendationIds]): Silence =>
      agencyId === null
        ? { deadlineId: deadline.id, recommendationIds, reason: 'no_agency' }
        : { deadlineId: deadline.id, recommendationIds, reason: 'no_focal_point', agencyId },
  );
  return { byMember, nobody };
}

function addTo<Key>(lists: Map<Key, string[]>, key: Key, id: string): void {
  const list = lists.get(key);
  if (list) list.push(id);
  else lists.set(key, [id]);
}
