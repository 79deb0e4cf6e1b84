import { addDays, dayOf, daysBetween } from './day.ts';
import type { Deadline } from './deadline.ts';
import type { Member } from './member.ts';
import type { SilenceReason } from './reader-days.ts';
import { peopleByAgency, type Role, type Unattended } from './reminder-stakes.ts';
import {
  type PlannedItem,
  type PlannedReminder,
  type ReminderState,
  remindersDue,
  type Verdict,
} from './reminders-due.ts';
import { remindersToCome } from './reminders-to-come.ts';
import { type Standing, standingOf } from './waiting.ts';

/** What a message to come says of one deadline. */
export interface PreviewedItem extends PlannedItem {
  deadline: Deadline;
  /** The codes of the member's agencies for which they get it; none where they look after the whole */
  agencies: string[];
  /** In whose place an alternate gets it; empty: the agency has no main focal point who can act */
  inPlaceOf: Member[];
}

/** One message to come, if nobody acts until then. */
export interface PreviewedMessage {
  at: Date;
  /** It is due already: on its way */
  isDue: boolean;
  member: Member;
  /** The most urgent first */
  items: PreviewedItem[];
}

/** `told`: at every step that is left; `not_brought_in`: an alternate or coordinator whose day never comes. */
export type NoMessageReason = Exclude<SilenceReason, 'planned' | 'not_yet'> | 'told' | 'not_brought_in';

/** Somebody whom a deadline concerns and who gets nothing more of it. */
export interface Silent {
  member: Member;
  role: Role;
  reason: NoMessageReason;
}

export interface DeadlinePreview {
  deadline: Deadline;
  standing: Standing;
  messages: PreviewedMessage[];
  silent: Silent[];
  unattended: Unattended[];
}

/**
 * Who gets what of a deadline, and when, until its date: `remindersDue` asked ahead of all deadlines of `state`, as what is still
 * open of this one also stands in messages that others are due in. Null when it is not among them.
 */
export function previewDeadline(state: ReminderState, deadlineId: string, now: Date): DeadlinePreview | null {
  const deadline = state.deadlines.find(({ id }) => id === deadlineId);
  if (!deadline) return null;
  // A reader's last day may be one later than the date.
  const days = Math.max(0, daysBetween(dayOf(now, 'UTC'), deadline.date)) + 3;
  const messages = messagesOf(state, now, { days, count: Number.POSITIVE_INFINITY }).flatMap((message) => {
    const items = message.items.filter((item) => item.deadlineId === deadlineId);
    return items.length > 0 ? { ...message, items } : [];
  });
  const { verdicts, unattended } = remindersDue({ ...state, deadlines: [deadline] }, now);
  const told = new Set(messages.map(({ member }) => member.id));
  const members = membersById(state);
  const silent = verdicts.flatMap((verdict): Silent[] => {
    const member = members.get(verdict.memberId);
    if (!member || told.has(member.id)) return [];
    return [{ member, role: verdict.stakes[0]?.role ?? 'named', reason: noMessageReason(verdict) }];
  });
  const covered = new Set(deadline.recommendationIds);
  const standing = standingOf(
    deadline,
    state.recommendations.filter(({ id }) => covered.has(id)),
    new Set(state.ticks.flatMap((tick) => (tick.deadlineId === deadlineId ? tick.agencyId : []))),
    state.timeZone,
  );
  return { deadline, standing, messages, silent, unattended };
}

function noMessageReason({ reason, stakes }: Verdict): NoMessageReason {
  if (reason === 'planned') return 'told';
  if (reason === 'not_yet' || reason === null)
    return stakes.every(({ from }) => from === null) ? 'not_brought_in' : 'no_day_left';
  return reason;
}

/** The next messages of all deadlines: those on their way, then those at the next `count` instants. */
export function previewNext(
  state: ReminderState,
  now: Date,
  ahead: { days: number; count: number },
): PreviewedMessage[] {
  return messagesOf(state, now, ahead);
}

/**
 * The next day, in a zone, on which people are reminded: when it begins, how many they are, and whether some are reminded
 * later on that day. Null: none within `days`.
 */
export function nextReminders(
  state: ReminderState,
  now: Date,
  { days, timeZone }: { days: number; timeZone: string },
): { at: Date; people: number; hasLater: boolean } | null {
  const [first] = remindersToCome(state, now, { days, count: 1 });
  if (!first) return null;
  // Those whose hour is later on that day are told then.
  const onThatDay = remindersToCome(state, now, {
    days: daysBetween(addDays(dayOf(now, 'UTC'), -1), dayOf(first.at, 'UTC')) + 1,
    count: Number.POSITIVE_INFINITY,
  }).filter(({ at }) => dayOf(at, timeZone) === dayOf(first.at, timeZone));
  const people = new Set(onThatDay.flatMap(({ reminders }) => reminders.map(({ memberId }) => memberId)));
  return { at: first.at, people: people.size, hasLater: onThatDay.length > 1 };
}

function messagesOf(state: ReminderState, now: Date, ahead: { days: number; count: number }): PreviewedMessage[] {
  const tell = teller(state);
  return [
    ...remindersDue(state, now).reminders.map((reminder) => tell(reminder, now, true)),
    ...remindersToCome(state, now, ahead).flatMap(({ at, reminders }) =>
      reminders.map((reminder) => tell(reminder, at, false)),
    ),
  ];
}

function teller(state: ReminderState) {
  const members = membersById(state);
  const deadlines = new Map(state.deadlines.map((deadline) => [deadline.id, deadline]));
  const people = peopleByAgency(state.members);
  return ({ memberId, items }: PlannedReminder, at: Date, isDue: boolean): PreviewedMessage => {
    const member = members.get(memberId) as Member;
    const previewed = items.map((item): PreviewedItem => {
      const deadline = deadlines.get(item.deadlineId) as Deadline;
      const theirs = member.agencies.filter(({ agencyId }) => item.agencyIds.includes(agencyId));
      const inPlaceOf =
        item.role === 'stand_in'
          ? theirs
              .filter(({ kind }) => kind === 'alternate')
              .flatMap(({ agencyId }) => people.get(agencyId)?.mains ?? [])
          : [];
      return { ...item, deadline, agencies: theirs.map(({ code }) => code), inPlaceOf: [...new Set(inPlaceOf)] };
    });
    return { at, isDue, member, items: previewed };
  };
}

function membersById({ members }: ReminderState): Map<string, Member> {
  return new Map(members.map((member) => [member.id, member]));
}
