import type { Day } from './day.ts';
import { type Deadline, isOver } from './deadline.ts';
import type { Member } from './member.ts';
import { isOutsider } from './permissions.ts';
import { nextOf, type ReaderDays, Readers, reasonOf, type SilenceReason } from './reader-days.ts';
import { firstOf, groupReader, NEVER_TOLD } from './reminder-schedule.ts';
import {
  type CoveredDeadline,
  everythingIn,
  peopleByAgency,
  RANK,
  type Role,
  type Stake,
  stakesOf,
  type Unattended,
} from './reminder-stakes.ts';
import { standingOf, type TrackedRecommendation } from './waiting.ts';
import type { OfficeCalendar } from './working-day.ts';

/** One step of a deadline's schedule for one person; for the summary in its channel where `memberId` is null. */
export interface Step {
  deadlineId: string;
  memberId: string | null;
  /** The date that the deadline had then: after a change of date its steps are planned anew */
  forDate: Day;
  daysBefore: number;
}

export interface ReminderState {
  /** The workspace's zone: in it the days of updates are counted, and the hour of summaries */
  timeZone: string;
  calendar: OfficeCalendar;
  deadlines: CoveredDeadline[];
  recommendations: TrackedRecommendation[];
  members: Member[];
  /** The agencies that have stated what a deadline asks for */
  ticks: { deadlineId: string; agencyId: string }[];
  /** What members want to hear of a deadline */
  preferences: { memberId: string; deadlineId: string; isMuted: boolean; snoozedUntil: Day | null }[];
  /** What an agency has said is not its own, until the coordinating office decides */
  disputes: { recommendationId: string; agencyId: string }[];
  /** The steps that messages have been written for */
  planned: Step[];
  /** The days of members for which a reminder has been written */
  written: { memberId: string; day: Day }[];
}

/** What a message says of one deadline. */
export interface PlannedItem {
  deadlineId: string;
  forDate: Day;
  /** The step they are at */
  daysBefore: number;
  /** They were told of this step before: it is still open, and stands beside what is due */
  isCarried: boolean;
  /** The most direct of the roles in which they get it */
  role: Role;
  /** What they are to report themselves, as the state has it; none where a tick is asked */
  recommendationIds: string[];
  /** The agencies for which it is asked of them: to report on these, or to tick */
  agencyIds: string[];
  /** Whether they look after the whole of it: as a coordinator, or named in the deadline */
  isOverview: boolean;
}

/** One message to one person, the most urgent deadline first: what is due, and what is still open of what they were told of. */
export interface PlannedReminder {
  memberId: string;
  slackUserId: string;
  /** The member's own day */
  day: Day;
  notBefore: Date;
  items: PlannedItem[];
}

export interface PlannedSummary {
  deadlineId: string;
  channelId: string;
  forDate: Day;
  daysBefore: number;
  notBefore: Date;
}

/** What was decided about one person and one deadline in which something is open that concerns them. */
export interface Verdict {
  deadlineId: string;
  memberId: string;
  stakes: Stake[];
  /** The step they are at: days before the date; null: before the first */
  daysBefore: number | null;
  /** null: they are reminded now */
  reason: SilenceReason | null;
  /** Their day of the next step that is told if nothing changes; null: none is left */
  next: Day | null;
}

export interface RemindersDue {
  reminders: PlannedReminder[];
  summaries: PlannedSummary[];
  /** One for each person and deadline in which something is open that concerns them: reminded or not */
  verdicts: Verdict[];
  unattended: Unattended[];
}

/**
 * Who is to be told now, of what. One message a person a day, in the hours they are reminded in, on days that are open for
 * them; of the steps that have passed only the nearest; nothing after the date; nothing to those who have acted. A message
 * takes the place of the one before, so it also holds what is still open of that; nobody is told for that alone. Everybody
 * who has something open is named in `verdicts`, with what was decided and why.
 */
export function remindersDue(state: ReminderState, now: Date): RemindersDue {
  const told = new Told(state);
  const readers = new Readers(state.calendar, now);
  const recommendations = new Map<string, TrackedRecommendation>();
  for (const recommendation of state.recommendations) recommendations.set(recommendation.id, recommendation);
  const people = peopleByAgency(state.members);
  const coordinators = state.members.filter((member) => member.role === 'coordinator' && !isOutsider(member));
  const members = new Map(state.members.map((member) => [member.id, member]));
  const wishes = wishesByDeadline(state);
  const disputed = disputesByAgency(state);

  const due: RemindersDue = { reminders: [], summaries: [], verdicts: [], unattended: [] };
  /** By member, those who have something due */
  const messages = new Map<string, PlannedReminder>();
  /** By member, in the order of urgency */
  const open = new Map<string, Open[]>();
  for (const deadline of [...state.deadlines].sort(byUrgency)) {
    const covered = known(deadline.recommendationIds, recommendations);
    const ticked = new Set(state.ticks.flatMap((tick) => (tick.deadlineId === deadline.id ? tick.agencyId : [])));
    const wishesOf = wishes.get(deadline.id);
    const toldOf = (memberId: string | null) => told.nearest(deadline, memberId);
    const { stakes, unattended } = stakesOf(deadline, standingOf(deadline, covered, ticked, state.timeZone), {
      people,
      coordinators,
      members,
      disputed,
      isWilling: ({ id, reminderDays }) => reminderDays.length > 0 && !wishesOf?.get(id)?.isMuted,
      isAwayNow: (member) => readers.ofMember(member).isAwayToday,
      isGone: (member) => readers.ofMember(member).isGone(deadline),
      toldOf,
    });
    if (!isOver(deadline, now, state.timeZone)) due.unattended.push(...unattended);

    for (const [memberId, theirs] of stakes) {
      const member = members.get(memberId) as Member;
      const reader = readers.ofMember(member);
      const wish = wishesOf?.get(memberId);
      const { begun, ...at } = reader.stepOf(deadline, theirs, {
        toldAt: toldOf(memberId),
        snoozedUntil: wish?.snoozedUntil ?? null,
      });
      const reason = reasonOf(at, {
        isMuted: wish?.isMuted ?? false,
        isWrittenToday: told.isWritten(memberId, reader.today),
      });
      const next = nextOf(at, reason, reader, deadline);
      due.verdicts.push({ deadlineId: deadline.id, memberId, stakes: theirs, daysBefore: at.daysBefore, reason, next });
      const isCarried = reason === 'planned' && toldOf(memberId) !== NEVER_TOLD;
      if ((reason !== null && !isCarried) || at.daysBefore === null) continue;
      const theirOpen = open.get(memberId) ?? [];
      theirOpen.push({ deadline, daysBefore: at.daysBefore, isCarried, begun });
      open.set(memberId, theirOpen);
      if (isCarried || messages.has(memberId)) continue;
      const { slackUserId } = member;
      messages.set(memberId, { memberId, slackUserId, day: reader.today, notBefore: reader.hours.from, items: [] });
    }
    const summary = summaryOf(deadline, readers.of(groupReader(state.timeZone)), toldOf(null));
    if (summary) due.summaries.push(summary);
  }
  due.reminders = [...messages.values()].map((message) => ({
    ...message,
    items: (open.get(message.memberId) ?? []).map(itemOf),
  }));
  return due;
}

/** The steps that a message stands for: what is carried along in it is none. */
export function stepsOf({ memberId, items }: PlannedReminder): Step[] {
  return items.flatMap(({ deadlineId, forDate, daysBefore, isCarried }) =>
    isCarried ? [] : { deadlineId, memberId, forDate, daysBefore },
  );
}

function known<T>(ids: readonly string[], all: ReadonlyMap<string, T>): T[] {
  const found: T[] = [];
  for (const id of ids) {
    const one = all.get(id);
    if (one) found.push(one);
  }
  return found;
}

function summaryOf(deadline: CoveredDeadline, channel: ReaderDays, toldAt: number): PlannedSummary | null {
  const { id: deadlineId, channelId, date: forDate } = deadline;
  if (!channelId) return null;
  const whole: Stake = {
    role: 'named',
    agencyId: null,
    recommendationIds: [],
    from: firstOf(deadline),
    toldAt: NEVER_TOLD,
  };
  const { daysBefore, reason } = channel.stepOf(deadline, [whole], { toldAt, snoozedUntil: null });
  if (reason !== null || daysBefore === null) return null;
  return { deadlineId, channelId, forDate, daysBefore, notBefore: channel.hours.from };
}

type Wish = ReminderState['preferences'][number];

function wishesByDeadline({ preferences }: ReminderState): Map<string, Map<string, Wish>> {
  const wishes = new Map<string, Map<string, Wish>>();
  for (const wish of preferences) {
    const those = wishes.get(wish.deadlineId) ?? new Map<string, Wish>();
    wishes.set(wish.deadlineId, those.set(wish.memberId, wish));
  }
  return wishes;
}

function disputesByAgency({ disputes }: ReminderState): Map<string, Set<string>> {
  const disputed = new Map<string, Set<string>>();
  for (const { agencyId, recommendationId } of disputes) {
    const those = disputed.get(agencyId) ?? new Set<string>();
    disputed.set(agencyId, those.add(recommendationId));
  }
  return disputed;
}

/** What somebody has open of a deadline: `begun`, their stakes of which a step has been reached. */
interface Open extends Pick<PlannedItem, 'daysBefore' | 'isCarried'> {
  deadline: Deadline;
  begun: readonly Stake[];
}

/** What a message says of it. */
function itemOf({ deadline, daysBefore, isCarried, begun }: Open): PlannedItem {
  const own = begun.filter(({ role }) => RANK[role] < RANK.named);
  const isTick = deadline.doneBy.kind === 'tick';
  return {
    deadlineId: deadline.id,
    forDate: deadline.date,
    daysBefore,
    isCarried,
    role: begun.reduce<Role>((most, { role }) => (RANK[role] < RANK[most] ? role : most), 'coordinator'),
    recommendationIds: isTick ? [] : everythingIn(own),
    agencyIds: [...new Set(own.flatMap(({ agencyId }) => agencyId ?? []))],
    isOverview: begun.length > own.length,
  };
}

function byUrgency(a: Deadline, b: Deadline): number {
  return a.date.localeCompare(b.date) || a.id.localeCompare(b.id);
}

/** What people have been told of, and when. */
class Told {
  /** By deadline and member, the nearest step for the date that the deadline has now */
  readonly #steps = new Map<string, Map<string | null, number>>();
  readonly #written = new Map<Day, Set<string>>();

  constructor({ deadlines, planned, written }: Pick<ReminderState, 'deadlines' | 'planned' | 'written'>) {
    const dates = new Map(deadlines.map(({ id, date }) => [id, date]));
    for (const { deadlineId, memberId, forDate, daysBefore } of planned) {
      if (dates.get(deadlineId) !== forDate) continue;
      let steps = this.#steps.get(deadlineId);
      if (!steps) {
        steps = new Map();
        this.#steps.set(deadlineId, steps);
      }
      if (daysBefore < (steps.get(memberId) ?? NEVER_TOLD)) steps.set(memberId, daysBefore);
    }
    for (const { memberId, day } of written) {
      const those = this.#written.get(day);
      if (those) those.add(memberId);
      else this.#written.set(day, new Set([memberId]));
    }
  }

  nearest({ id }: Deadline, memberId: string | null): number {
    return this.#steps.get(id)?.get(memberId) ?? NEVER_TOLD;
  }

  isWritten(memberId: string, day: Day): boolean {
    return this.#written.get(day)?.has(memberId) ?? false;
  }
}
