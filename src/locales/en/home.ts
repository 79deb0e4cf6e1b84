import type { FocalPointKind } from '../../domain/agency.ts';
import type { OutboxContent } from '../../domain/outbox.ts';
import type { Problem, Remedy } from '../../domain/undelivered.ts';
import { plural } from '../plural.ts';
import { withThe } from './article.ts';

const place: Record<FocalPointKind, string> = { main: 'main focal point', alternate: 'alternate' };

/** The Home tab. What comes from the records is given already escaped. */
export const home = {
  toCheck: (count: number) => `To check (${count})`,
  toCheckNone: 'No update waits to be checked.',
  toCheckRow: (reference: string, status: string, author: string, day: string) =>
    `*${reference}* · ${status} · ${author}, ${day}`,
  viewToCheck: 'View all that are to be checked',
  needs: (count: number) => `Needs you (${count})`,
  needsNothing: 'Nothing needs you now',
  needsNothingHint:
    'When a deadline comes near or a recommendation is overdue, it appears here with a button to report on it.',
  moreNeeds: (count: number) => `${count} more`,
  /** Deadlines whose date is over, with what was not done: it still can be */
  missed: {
    title: 'Passed, still open',
    recommendations: (title: string, day: string, open: number, total: number) =>
      `*${title}*, ${day}: ${open} of ${plural(total, 'recommendation', 'recommendations')} still open`,
    /** `names`: codes of agencies */
    agencies: (title: string, day: string, open: number, total: number, names: string) =>
      `*${title}*, ${day}: ${open} of ${plural(total, 'agency has', 'agencies have')} not confirmed (${names})`,
    mine: (title: string, day: string, open: number) =>
      `*${title}*, ${day}: ${plural(open, 'recommendation', 'recommendations')} of yours still open`,
    view: 'View Waiting',
  },
  deadlines: 'Next deadlines',
  noDeadlines: 'No deadline is set.',
  numbers: (parts: { implemented: number; open: number; overdue: number }) =>
    `${parts.implemented} implemented · ${parts.open} open · ${parts.overdue} overdue`,
  group: 'The whole group',
  lateAgencies: 'Late agencies',
  lateAgency: (name: string, overdue: number, total: number) => `${name}: *${overdue}* of ${total} overdue`,
  noneLate: 'No agency is late.',
  withoutLead: (count: number) =>
    `*${plural(count, 'recommendation has', 'recommendations have')} no lead agency*: until one is named, the supporting agencies or the coordinating office are reminded.`,
  viewWithoutLead: 'View all without a lead agency',
  yourUpdates: 'Your last updates',
  update: (reference: string, status: string, day: string) => `*${reference}* ${status} · ${day}`,
  verified: (name: string) => `verified by ${name}`,
  verifiedOnly: 'verified',
  notVerified: 'not yet verified',
  find: 'Find a Recommendation',
  settingsButton: 'Settings',
  viewAll: 'View All',
  viewAllOf: (name: string) => `View all of ${withThe(name)}`,
  progress: 'View Progress',
  updated: (time: string) => `As of ${time}; it is brought up to date each time you open it.`,
  observerTitle: 'Where the recommendations stand',
  observerHint:
    'You can look up everything. To report on recommendations, ask the coordinating office to name you a focal point of your agency.',
  noAgency: 'You are not yet the focal point of an agency: ask the coordinating office to name you.',
  ask: 'Anywhere in Slack: `/rec 143.5`, `/rec find words`, `/rec list overdue`. All of it: `/rec help`',
  /** Before there is any recommendation: three lines, one button */
  empty: {
    title: 'Follow up human-rights recommendations together',
    lines: [
      'Look up where any recommendation stands: `/rec 143.5`, `/rec find words`.',
      'Report what was done in a short form; the coordinating office sees it.',
      'Be reminded in time, and not more than needed, of the deadlines that concern you.',
    ],
    coordinator:
      'There are no recommendations yet. Bring them in from a file of UHRI, UPR Info or your own: `npm run import -- FILE`',
    others: 'There are no recommendations yet. The coordinating office brings them in.',
    begin: 'See How to Ask',
  },

  /** What is asked of an agency by a tick */
  tickAsked: (statement: string, title: string, day: string, distance: string, agency: string) =>
    `*“${statement}”* · ${agency}\n${title} · ${day} · ${distance}`,
  /** `time`: of the first; `isFrom`: others follow later that day */
  nextReminders: (people: number, day: string, time: string, isFrom: boolean) =>
    `*Next reminders:* ${plural(people, 'person', 'people')}, ${day} ${isFrom ? 'from ' : ''}${time}`,
  nextRemindersNone: '*Next reminders:* none in the coming weeks',
  toReassign: (count: number) => `Asked to be reassigned (${count})`,

  /** Focal points whose Slack account is closed. Texts of dialogs are plain. */
  left: {
    title: (count: number) => (count === 1 ? 'A focal point has left (1)' : `Focal points have left (${count})`),
    /** `instead`: who is reminded there now */
    row: (name: string, kind: FocalPointKind, agency: string, instead: string[]) =>
      `*${name}*, ${place[kind]} of ${withThe(agency)}: their Slack account is closed. ${
        instead.length > 0
          ? `Reminded instead: ${instead.join(', ')}.`
          : 'Nobody else there can be reminded, so the coordinating office is.'
      } Name another, or confirm that nobody takes their place.`,
    choose: 'Name another…',
    name: 'Name Them',
    nameTitle: 'Name a focal point',
    nameText: (name: string, kind: FocalPointKind, agency: string) =>
      `Whom you chose becomes ${place[kind]} of ${withThe(agency)}, in place of ${name}.`,
    endTitle: 'Nobody in their place',
    endText: (name: string, agency: string) => `${name} is taken off the focal points of ${withThe(agency)}.`,
    cancel: 'Cancel',
    more: (count: number) => `${count} more; they follow when these are seen to`,
    outsider:
      'Guests, people of other organisations and closed accounts see no records, so they cannot be focal points. Nothing was changed: choose somebody else.',
    already: 'Somebody has seen to this already, or the account is open again. Nothing was changed.',
  },

  /** Messages that did not reach anybody */
  undelivered: {
    title: (count: number) => `Could not be delivered (${count})`,
    /** `to`: a name or a channel; `what`: what it was; `deadline` may be empty */
    row: (what: string, to: string, deadline: string, when: string) =>
      [`*${what} to ${to}*`, deadline, when].filter(Boolean).join(' · '),
    nobody: 'somebody who is gone',
    kind: {
      reminder: 'Reminder',
      deadline_summary: 'Group’s summary',
      deadline_changes: 'What changed',
      colleague_updates: 'What colleagues reported',
      reassign_request: 'Request to reassign',
      reassign_decision: 'Answer to “not mine”',
      assigned: 'New assignment',
    } as Record<OutboxContent['kind'], string>,
    problem: {
      person_left: 'Their Slack account is closed',
      person_out_of_reach: 'Slack takes no direct message of the app to them',
      channel_archived: 'The channel is archived',
      channel_gone: 'The channel is gone, or private and without the app',
      app_not_in_channel: 'The app is not in the channel',
      posting_restricted: 'The channel’s rules do not let the app write',
      shared_outside: 'People of other organisations are in the channel',
      app_lacks_permission: 'The app’s installation lacks a permission',
      our_fault: 'Slack did not take what the app made of it',
      unknown_whether_sent: 'Slack’s answer was lost: it may have arrived or not',
      refused: 'Slack refused it',
    } as Record<Problem, string>,
    remedy: {
      name_another_focal_point: 'the alternate is reminded instead; name another focal point',
      tell_them_yourself: 'tell them yourself',
      choose_another_channel: 'choose another channel for the deadline',
      invite_the_app: 'invite the app with `/invite @Rapporteur`, then try again',
      allow_posting: 'let the app write there, then try again',
      reinstall_the_app: 'whoever runs the app installs it again with its manifest, then try again',
      tell_the_operator: 'tell whoever runs the app, then try again',
      look_in_slack: 'ask them, or look whether it is there',
    } as Record<Remedy, string>,
    explained: (problem: string, remedy: string) => `${problem}: ${remedy}.`,
    error: (code: string) => `Slack says ${code}`,
    arrived: 'It Arrived',
    sendAgain: 'Send Again',
    tryAgain: 'Try Again',
    confirm: 'Confirm',
    chooseChannel: 'Choose Another Channel',
    more: (count: number) => `${count} more; they follow when these are seen to`,
    alreadySettled: 'Somebody has seen to this message already, or it was delivered meanwhile. Nothing was changed.',
    /** A reminder that is not sent any more */
    past: 'Its hours are over, so it is not sent any more: the next reminder tells them.',
    shutOut: (when: string) =>
      `Slack has not let the app in since ${when}: everything waits. Whoever runs it installs it again; then only the nearest reminders are sent.`,
  },
};
