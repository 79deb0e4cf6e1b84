import type { DoneBy } from '../../domain/deadline.ts';
import type { NoPart } from '../../domain/explain-reminders.ts';
import type { NoMessageReason } from '../../domain/preview-reminders.ts';
import type { SilenceReason } from '../../domain/reader-days.ts';
import type { Role, Unattended } from '../../domain/reminder-stakes.ts';
import { plural } from '../plural.ts';

/**
 * Which step of the schedule: on what day it came is another matter, as closed days give theirs to the day before. null: of
 * this deadline none was due, it stood beside others that were.
 */
const step = (daysBefore: number | null) => {
  if (daysBefore === null) return 'still open, beside another deadline';
  return daysBefore === 0 ? 'for the last step' : `for the step ${plural(daysBefore, 'day', 'days')} before the date`;
};

/** Who gets which reminder, when and why. What comes from the records is given already escaped. */
export const explain = {
  step,
  /** Why somebody is reminded; `agencies`: codes, may be empty */
  role: {
    main: (agencies) => `Main focal point${of(agencies)}`,
    stand_in: (agencies) => `Alternate in place of the main focal point${of(agencies)}`,
    alternate: (agencies) => `Alternate${of(agencies)}`,
    named: () => 'Named in the deadline',
    coordinator: () => 'Coordinating office',
  } as Record<Role, (agencies: string) => string>,
  inPlaceOf: (agencies: string, names: string) => `Alternate in place of ${names}${of(agencies)}`,
  noMain: (agencies: string) => `Alternate${of(agencies)}, which has no main focal point`,
  broughtIn: (agencies: string) => `Alternate${of(agencies)}, brought in`,
  /** What is open and finds nobody to remind; `agency`: its name */
  unattended: {
    no_agency: (_agency, count) =>
      `${plural(count, 'recommendation has', 'recommendations have')} no agency: the coordinating office is reminded instead.`,
    no_focal_point: (agency, count) =>
      `${agency} has no focal point who can act (${plural(count, 'recommendation', 'recommendations')}): the coordinating office is reminded instead.`,
    all_muted: (agency, count) =>
      `All focal points of ${agency} have muted this deadline (${plural(count, 'recommendation', 'recommendations')}): the coordinating office is reminded instead.`,
  } as Record<Unattended['reason'], (agency: string, count: number) => string>,

  /** How far a deadline is, by what is counted */
  standing: {
    recommendation: (done: number, total: number) =>
      `${done} of ${plural(total, 'recommendation', 'recommendations')} up to date`,
    agency: (done: number, total: number) => `${done} of ${plural(total, 'agency has', 'agencies have')} confirmed`,
  },

  preview: {
    title: 'Reminders to come',
    /** `people` get `messages`, the first of which goes out `when` */
    headline: (people: number, messages: number, when: string) =>
      `${plural(people, 'person', 'people')} will get ${plural(messages, 'reminder', 'reminders')}, the first ${when}`,
    headlineNow: (people: number, messages: number) =>
      `${plural(people, 'person', 'people')} will get ${plural(messages, 'reminder', 'reminders')}; the first are on their way`,
    nobody: 'Nobody is to be reminded',
    nobodyHint: (hasDeadlines: boolean): string =>
      hasDeadlines
        ? 'Everything is up to date, or no reminder is left before the date.'
        : 'No deadline is open. A coordinator adds one with `/rec deadline add`.',
    deadline: (title: string, day: string, distance: string) => `*${title}* · ${day} · ${distance}`,
    columns: { when: 'When', who: 'Who', role: 'As', what: 'What' },
    now: 'On its way',
    /** A member whose zone is another than the reader's */
    ownTime: (time: string, zone: string) => `${time} in ${zone}`,
    people: (count: number) => plural(count, 'person', 'people'),
    what: {
      recommendations: (count: number) => plural(count, 'recommendation', 'recommendations'),
      tick: (agencies: string) => `confirm for ${agencies}`,
      overview: 'overview of what is open',
      /** Of one deadline among several */
      of: (title: string, what: string) => `${title}: ${what}`,
    },
    silent: (count: number) => `*Get nothing more* (${count})`,
    silentLine: (name: string, role: string, reason: string) => `${name} (${role}): ${reason}`,
    reason: {
      told: 'has been reminded at the last step',
      not_brought_in: 'is brought in only if the deadline says so, and it does not',
      written_today: 'has had a message today, and no day is left after it',
      too_early: 'no hour of theirs is left before the end',
      too_late: 'today’s hours are over, and no day is left after it',
      closed_day: 'the offices are closed from now until the date',
      away: 'is away until after the date',
      snoozed: 'has snoozed it until after the last reminder',
      muted: 'has muted this deadline',
      passed: 'the date has passed where they are',
      no_day_left: 'no open day of theirs was left when the date was set',
    } as Record<NoMessageReason, string>,
    unattended: '*Nobody to remind*',
    more: (count: number) => `and ${count} more`,
    moreAgencies: (count: number) => `and ${plural(count, 'other agency', 'other agencies')}`,
    summary: (channel: string) => `The group’s summary in ${channel} is kept up to date.`,
    footer: 'As things stand, if nobody reports until then; times are yours.',
    footerSteps: 'The next days on which anybody is reminded',
    choose: 'Preview a deadline',
    noneNamed: (words: string) => `No open deadline has “${words}” in its title`,
    several: (count: number, words: string) => `${count} open deadlines have “${words}” in their titles`,
    chooseHint: 'Choose the one that you mean:',
  },

  why: {
    title: 'Why',
    button: 'Why',
    heading: (reference: string, name: string) => `Reminders of ${reference} to ${name}`,
    hours: (hour: string, zone: string) => `reminded from ${hour} in ${zone}`,
    outsider: 'No access',
    onlyOwn: 'You can ask about yourself: `/rec why 143.5`. Only the coordinating office can ask about other members.',
    unknownPerson: (who: string) => `Nobody in this group is called “${who}”`,
    severalPeople: (count: number, who: string) => `${count} people match “${who}”`,
    choosePerson: 'Choose a person',
    choosePersonHint: 'Choose the person that you mean:',
    another: 'Another person',
    noDeadlines: 'No deadline is open, so nobody is reminded of anything.',
    notCovered: (titles: string) => `Not covered by: ${titles}`,
    unreadable: 'Nobody is reminded: what this deadline covers cannot be read. The coordinating office can correct it.',
    noSchedule: 'Nobody is reminded: this deadline has no reminders.',
    acted: {
      implemented: 'Not reminded: it is implemented.',
      update: (day: string, name: string | null) =>
        `Not reminded: the update of ${day}${name ? ` by ${name}` : ''} counts.`,
      status: (status: string) => `Not reminded: its status is “${status}”, which is what this deadline asks for.`,
    },
    ticked: (statement: string, by: string) => `Not reminded: “${statement}”, confirmed by ${by}.`,
    tickedBy: (name: string, agency: string, day: string) => `${name} for ${agency} on ${day}`,
    passed: 'The date has passed: nobody is reminded any more.',
    isOutsider:
      'Not reminded: guests, people of other organisations and closed accounts are shown nothing of the records.',
    handedBack: (agencies: string) =>
      `Not reminded: ${agencies} said that it is not theirs, and the coordinating office has not decided yet.`,
    noPart: {
      other_agency: (agencies) => `Not reminded: it is asked of ${agencies}, and they are not a focal point there.`,
      supporting: (agencies) =>
        `Not reminded: their agency supports, and this deadline asks only ${agencies}, which leads.`,
      observer: (agencies) => `Not reminded: they are an observer. It is asked of ${agencies}.`,
    } as Record<NoPart, (agencies: string) => string>,
    noAgency: 'no agency',
    /** What was decided today about somebody whom it concerns */
    reason: {
      due: 'A reminder is due now.',
      not_yet: 'No step of the schedule has come yet.',
      planned: 'The reminder of this step is written.',
      written_today: 'Another message went to them today; there is one a day at most.',
      too_early: 'Today, but their hour has not come.',
      too_late: 'Today’s hours are over.',
      closed_day: 'Today is not a day on which they are reminded.',
      away: 'They are away today.',
      snoozed: 'Snoozed by them.',
      muted: 'They have muted this deadline; others are reminded instead.',
      passed: 'The date has passed where they are.',
      no_day_left: 'No open day of theirs was left when the date was set.',
    } as Record<SilenceReason | 'due', string>,
    /** The steps that have gone by were before it had this date */
    noneSince: (next: string | null) =>
      `No reminder since its date was set${next ? `; the next ${next}.` : '. No further reminder.'}`,
    /** `when`: "24 Nov, 09:00" */
    snoozedUntil: (when: string) => `Snoozed by them until ${when}.`,
    begins: {
      alternate: (day: string) => `Alternates are brought in from ${day}.`,
      coordinator: (day: string) => `The coordinating office is brought in from ${day}.`,
    },
    neverBegins: {
      alternate: 'Alternates are not brought in for this deadline.',
      coordinator: 'The coordinating office is not brought in for this deadline.',
    },
    next: (when: string) => `Next ${when}.`,
    noNext: 'No further reminder.',
    /** What was sent; `when`: "at 09:01 on 23 Jun" */
    delivery: {
      sent: (when: string, daysBefore: number | null) => `Reminded ${when} (${step(daysBefore)}).`,
      pending: (when: string, daysBefore: number | null) =>
        `A reminder waits to be sent (${step(daysBefore)}, planned ${when}).`,
      sending: (when: string, daysBefore: number | null) =>
        `A reminder is being sent (${step(daysBefore)}, planned ${when}).`,
      failed: (when: string, daysBefore: number | null) =>
        `The reminder planned ${when} (${step(daysBefore)}) could not be delivered`,
      cancelled: (when: string, daysBefore: number | null) =>
        `The reminder planned ${when} (${step(daysBefore)}) was not sent`,
      uncertain: (when: string, daysBefore: number | null) =>
        `Nobody knows whether the reminder planned ${when} (${step(daysBefore)}) arrived; a coordinator decides on Home.`,
    },
    otherDate: (day: string) => `for the date of ${day}, which it had then`,
    /** By what the outbox says of a message that was not delivered */
    error: {
      nothing_open: 'nothing was open any more',
      member_left: 'they had left',
      deadline_closed: 'the deadline was closed',
      deadline_gone: 'the deadline is gone',
      deadline_over: 'the date had passed',
      deadline_moved: 'the deadline had another date by then',
      not_planned: 'it was planned anew',
      too_late: 'the hours in which they are reminded were over',
      not_their_day: 'they were away, or the day was closed for them',
      muted: 'they had muted the deadline',
      snoozed: 'they had snoozed it',
      updates_gone: 'what it told of is gone',
    } as Record<string, string>,
    /** By what keeps a message from somebody: a sentence of its own */
    failed: (problem: string) => `${problem.charAt(0).toLowerCase()}${problem.slice(1)}`,
    moreDeliveries: (count: number) => `and ${plural(count, 'earlier one', 'earlier ones')}`,
    moreDeadlines: (count: number) => `And ${plural(count, 'other deadline', 'other deadlines')}`,
    closedDeadlines: '*Sent for deadlines that are closed*',
    /** `time`, `day`: "13:46", "22 Nov" */
    footer: (time: string, day: string) => `As decided at ${time} on ${day}; the same rules send the reminders.`,
  },

  calendar: {
    fileName: 'deadlines.ics',
    name: (group: string) => `Deadlines · ${group}`,
    comment: (count: number) =>
      `${plural(count, 'open deadline', 'open deadlines')} as a calendar file: open it to add them. When one changes, take a new file: it changes what the old one added.`,
    sent: 'The calendar file is in your messages with Rapporteur.',
    sentHere: 'The calendar file is here, in this conversation.',
    none: 'No deadline is ahead, so there is nothing to add.',
    coversAll: 'Covers all recommendations.',
    covers: (filter: string) => `Covers: ${filter}`,
    counts: {
      update: (day: string) => `An update since ${day} counts.`,
      status: (status: string) => `Done when the status is “${status}”.`,
      tick: (statement: string) => `Done when the agency confirms: “${statement}”`,
    } satisfies Record<DoneBy['kind'], (what: string) => string>,
    asOf: (standing: string, day: string) => `${standing} (${day}).`,
    by: (time: string, zone: string) => `By ${time} in ${zone}.`,
  },
};

function of(agencies: string): string {
  return agencies ? ` of ${agencies}` : '';
}
