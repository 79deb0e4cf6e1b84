import type { DeadlineKind } from '../../domain/deadline.ts';
import type { Snooze } from '../../domain/snooze-choices.ts';
import { plural } from '../plural.ts';
import { withThe } from './article.ts';

/** What a deadline is called within a sentence. */
const within: Record<DeadlineKind, string> = {
  dialogue_session: 'the dialogue session',
  follow_up_report: 'the follow-up report',
  mid_term_report: 'the mid-term report',
  periodic_report: 'the periodic report',
  agency_plan: 'the agency plan',
};

/** "A", "A and B", "A, B and C" */
function listed(names: string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

function toConfirm(count: number): string {
  return `${count === 1 ? 'Your agency has' : `${count} of your agencies have`} still to confirm`;
}

function stillOpen(left: number): string {
  return left === 0
    ? 'this is still open on the last day'
    : `this is still open, and ${plural(left, 'day is', 'days are')} left`;
}

/** What the app says unasked. What comes from the records is given already escaped. */
export const reminder = {
  view: 'View',
  title: (count: number, kind: DeadlineKind, day: string) =>
    `${plural(count, 'recommendation needs', 'recommendations need')} an update before ${within[kind]} on ${day}`,
  titleToday: (count: number, kind: DeadlineKind) =>
    `${plural(count, 'recommendation needs', 'recommendations need')} an update for ${within[kind]} today`,
  titlePassed: (count: number, kind: DeadlineKind, day: string) =>
    `${plural(count, 'recommendation', 'recommendations')} had no update before ${within[kind]} on ${day}`,
  titlePassedSeveral: (count: number) =>
    `${plural(count, 'recommendation', 'recommendations')} had no update before these deadlines`,
  titleSeveral: (count: number, day: string) =>
    `${plural(count, 'recommendation needs', 'recommendations need')} an update; the nearest deadline is ${day}`,
  /** Of the reader's agencies, which are to confirm that they have done something */
  titleTicks: (count: number, kind: DeadlineKind, day: string) =>
    `${toConfirm(count)} before ${within[kind]} on ${day}`,
  titleTicksToday: (count: number, kind: DeadlineKind) => `${toConfirm(count)} for ${within[kind]} today`,
  titleTicksPassed: (count: number, kind: DeadlineKind, day: string) =>
    `${count === 1 ? 'Your agency' : `${count} of your agencies`} had not confirmed before ${within[kind]} on ${day}`,
  titleTicksSeveral: (count: number, day: string) =>
    `${plural(count, 'confirmation is', 'confirmations are')} still open; the nearest deadline is ${day}`,
  titleTicksPassedSeveral: (count: number) =>
    `${plural(count, 'confirmation was', 'confirmations were')} not given before these deadlines`,
  /** Both: to report, and to confirm */
  titleMixed: (count: number, ticks: number, day: string) =>
    `${plural(count, 'recommendation needs', 'recommendations need')} an update and ${plural(ticks, 'confirmation is', 'confirmations are')} still open; the nearest deadline is ${day}`,
  titleMixedPassed: (count: number, ticks: number) =>
    `${plural(count, 'recommendation', 'recommendations')} had no update and ${plural(ticks, 'confirmation was', 'confirmations were')} not given before these deadlines`,
  /** To somebody who looks after the whole of a deadline */
  titleOverview: (count: number, unit: 'recommendation' | 'agency', kind: DeadlineKind, day: string) =>
    unit === 'agency'
      ? `${plural(count, 'agency has', 'agencies have')} still to confirm before ${within[kind]} on ${day}`
      : `${plural(count, 'recommendation is', 'recommendations are')} still waited for before ${within[kind]} on ${day}`,
  titleOverviewToday: (count: number, unit: 'recommendation' | 'agency', kind: DeadlineKind) =>
    unit === 'agency'
      ? `${plural(count, 'agency has', 'agencies have')} still to confirm for ${within[kind]} today`
      : `${plural(count, 'recommendation needs', 'recommendations need')} an update for ${within[kind]} today`,
  titleOverviewSeveral: (deadlines: number, day: string) =>
    `${plural(deadlines, 'deadline', 'deadlines')} still ${deadlines === 1 ? 'waits' : 'wait'} for something; the nearest is ${day}`,
  titleOverviewPassed: (deadlines: number) =>
    deadlines === 1 ? 'Not everything arrived in time' : `Not everything arrived in time for ${deadlines} deadlines`,
  /** A deadline among several, or one with a name of its own */
  deadline: (title: string, day: string, distance: string) => `*${title}* · ${day} · ${distance}`,
  passed: 'the date has passed',
  /** `time` is put into words by Slack, in the reader's own zone */
  dayAndTime: (day: string, time: string) => `${day}, ${time}`,
  movedTo: (day: string) => `moved to ${day}`,
  movedFrom: (day: string) => `moved from ${day}`,
  closed: (title: string) => `*${title}* · closed, nothing more is needed`,
  allClosed: (kind: DeadlineKind) => `Closed: nothing more is needed for ${within[kind]}`,
  allClosedSeveral: 'Closed: nothing more is needed for these deadlines',
  /** All that was open was handed back, or given to another agency */
  nothingLeft: 'Nothing is left here for you to do.',
  /** The status that counts as having acted */
  asked: (status: string, isLast: boolean) => (isLast ? `asked for: ${status}` : `asked for: ${status}, or further`),
  handedBack: 'Handed back, the coordinating office decides',
  given: (agency: string | null) => (agency ? `Now with ${withThe(agency)}` : 'Given to another agency'),

  /** Why somebody gets it: who they are in it */
  why: {
    alternate: (agencies: string[]) => `As alternate of ${listed(agencies.map(withThe))}`,
    /** Brought in because it is late; `left`: days until its date */
    alternateLate: (agencies: string[], left: number) =>
      `As alternate of ${listed(agencies.map(withThe))}: ${stillOpen(left)}`,
    standIn: (names: string[]) => `In place of ${listed(names)}, who ${names.length === 1 ? 'is' : 'are'} away`,
    named: 'You are named in this deadline',
    escalated: (left: number) => `You are reminded because ${stillOpen(left)}`,
  },

  overview: {
    recommendations: (open: number, total: number, agencies: string[]) =>
      `${open} of ${plural(total, 'recommendation', 'recommendations')} still open: ${agencies.join(', ')}.`,
    agencies: (open: number, total: number, agencies: string[]) =>
      total === 1
        ? `Still to confirm: ${agencies.join(', ')}.`
        : `${open} of ${plural(total, 'agency', 'agencies')} still to confirm: ${agencies.join(', ')}.`,
    done: (unit: 'recommendation' | 'agency', total: number) =>
      unit === 'agency'
        ? `${total === 1 ? 'The one agency has' : `All ${total} agencies have`} confirmed.`
        : `${total === 1 ? 'The one recommendation is' : `All ${total} recommendations are`} up to date.`,
    agency: (name: string, count: number) => `${name} ${count}`,
    noAgency: 'no agency named',
    others: (count: number) => plural(count, 'other agency', 'other agencies'),
    nobodyElse: 'Some of this has nobody else to be reminded.',
    nobody: (agencies: string[]) => `Nobody to remind: ${agencies.join(', ')}.`,
    unreadable: (coverage: string) =>
      `What this deadline covers cannot be read: ${coverage}. Correct it, and its people are reminded again.`,
    viewWaiting: 'View Waiting',
  },

  tick: {
    button: 'Confirm',
    takeBack: 'Take Back',
    confirmTitle: 'Confirm',
    confirm: (agency: string, statement: string) => `${agency}: “${statement}”`,
    takeBackTitle: 'Take back',
    takeBackConfirm: (agency: string, statement: string) => `${agency} no longer confirms: “${statement}”`,
    cancel: 'Cancel',
    /** Beside the message, to whoever confirmed, with a way to take it back */
    stored: (agency: string, statement: string) => `Confirmed for ${withThe(agency)}: “${statement}”`,
    takenBack: (agency: string, statement: string) => `Taken back for ${withThe(agency)}: “${statement}”`,
    byYou: (when: string) => `Confirmed by you ${when}`,
    by: (name: string, when: string) => `Confirmed by ${name} ${when}`,
    /** Nothing of the agency's is open any more, so that nothing is asked of it */
    needless: 'Nothing of theirs is open any more',
    already: (agency: string, name: string, when: string) => `${name} confirmed this for ${agency} ${when}.`,
    notThere: (agency: string) => `There is nothing to take back for ${agency}.`,
    closed: 'This deadline is closed: nothing is to be confirmed any more.',
  },

  snooze: {
    placeholder: 'Snooze',
    change: 'Change Snooze',
    undo: 'Undo Snooze',
    until: {
      tomorrow: (day: string) => `Tomorrow, ${day}`,
      three_days: (day: string) => `In three days, ${day}`,
      next_week: (day: string) => `Next week, ${day}`,
      week_before: (day: string) => `Until a week before, ${day}`,
    } as Record<Snooze, (day: string) => string>,
    snoozed: (day: string) => `Snoozed until ${day}`,
    /** Some of several deadlines, or not all to the same day */
    snoozedOf: (title: string, day: string) => `${title}: snoozed until ${day}`,
    impossible: 'This day can no longer be chosen. The message now offers those that can.',
    over: 'There is nothing left in this message that could be put off.',
    replaced: (day: string) => `A newer reminder, of ${day}, stands in this one’s place. Snooze that one.`,
  },
  notMine: 'Not Mine',
  allDone: (kind: DeadlineKind) => `All done for ${within[kind]}. Thank you.`,
  allDoneSeveral: 'All done for these deadlines. Thank you.',
  /** Some of it after the date */
  allDoneLate: 'All done. Thank you.',
  /** In the place of a message after which a newer one has come */
  replaced: (day: string) => `Replaced by the reminder of ${day}.`,
  lastUpdate: (day: string) => `last update ${day}`,
  noUpdate: 'no update yet',
  updatedByYou: (when: string) => `Updated by you ${when}`,
  updatedBy: (name: string, when: string) => `Updated by ${name} ${when}`,
  updated: (when: string) => `Updated ${when}`,
  implemented: 'Implemented',
  atTime: (time: string) => `at ${time}`,
  onDay: (day: string) => `on ${day}`,
  more: (count: number, command: string) => `and ${count} more: ${command}`,
  /** Of several deadlines, more than fit into a message */
  moreElsewhere: 'There is more than fits here; all of it: `/rec list mine`',
  footer: 'this message follows what you do; it will not come twice today · settings on Home',
  footerPassed: 'this message follows what you do; what is still open can be reported after the date too',

  /** What is to come, on the clock of the local workspace */
  upcoming: {
    reminders: (people: string[], deadlines: string[]) =>
      `Reminder to ${people.length === 1 ? people[0] : `${people.length} people`}: ${deadlines.join('; ')}`,
    deadline: (title: string, days: number) =>
      days === 0 ? `${title}, today` : `${title}, ${plural(days, 'day', 'days')} left`,
  },

  colleagues: {
    title: (count: number) => `Colleagues reported on ${plural(count, 'recommendation', 'recommendations')}`,
    changed: (reference: string, status: string) => `*${reference}* is now ${status}`,
    same: (reference: string, status: string) => `*${reference}*: still ${status}`,
    by: (name: string, agency: string | null, when: string) => [name, agency, when].filter(Boolean).join(' · '),
    more: (count: number) => `and ${count} more`,
    footer: 'one message a day; it grows as more comes',
  },
};
