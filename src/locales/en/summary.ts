import { plural } from '../plural.ts';
import { withThe } from './article.ts';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What the group is told of a deadline in its channel. What comes from the records is given already escaped. */
export const summary = {
  title: (title: string, day: string, distance: string) => `*${title}*, ${day}: ${distance}`,
  left: (days: number) => (days === 0 ? 'today' : `${plural(days, 'day', 'days')} left`),
  passed: 'the date has passed',
  closed: 'closed',
  /** Beside the day, where it ends at an hour */
  until: (moment: string) => `By ${moment} (your time).`,
  postponed: (from: string) => `Postponed from ${from}.`,
  broughtForward: (from: string) => `Brought forward from ${from}.`,
  closedOn: (day: string) => `Closed ${day}: nobody is reminded of it any more.`,
  goesOn: (channel: string) => `The summary of this deadline goes on in ${channel}.`,
  endsHere: 'The summary of this deadline is no longer kept up to date here.',

  /** By what counts as having acted */
  progress: {
    update: (done: number, total: number) =>
      `${done} of ${plural(total, 'recommendation is', 'recommendations are')} up to date.`,
    status: (done: number, total: number, status: string) =>
      `${done} of ${plural(total, 'recommendation has', 'recommendations have')} reached “${status}”.`,
    tick: (done: number, total: number, statement: string) =>
      `${done} of ${plural(total, 'agency has', 'agencies have')} confirmed: “${statement}”.`,
    /** Where one agency is asked */
    tickOne: (agency: string, statement: string) => `${capital(withThe(agency))} has still to confirm: “${statement}”.`,
  },
  all: {
    update: (total: number) =>
      total === 1 ? 'The one recommendation is up to date.' : `All ${total} recommendations are up to date. Thank you.`,
    status: (total: number, status: string) =>
      total === 1
        ? `The one recommendation has reached “${status}”.`
        : `All ${total} recommendations have reached “${status}”. Thank you.`,
    tick: (total: number, statement: string) => `All ${total} agencies have confirmed: “${statement}”. Thank you.`,
    tickOne: (agency: string, statement: string) =>
      `${capital(withThe(agency))} has confirmed: “${statement}”. Thank you.`,
  },
  none: 'No recommendation is covered by this deadline.',
  waiting: (agencies: string[]) => `Waiting: ${agencies.join(', ')}.`,
  agency: (name: string, count: number) => `${name} ${count}`,
  noAgency: 'no agency named',
  otherAgencies: (count: number) => plural(count, 'other agency', 'other agencies'),
  nobody: (agencies: string[]) =>
    `Nobody to remind yet: ${agencies.join(', ')}. The coordinating office names agencies and focal points.`,
  unreadable: (coverage: string, word: string) =>
    `What this deadline covers cannot be read, so nobody is reminded of it: \`${coverage}\`, at “${word}”. The coordinating office can correct it.`,
  updated: (when: string) => `updated ${when}`,
  viewWaiting: 'View Waiting',

  chart: {
    title: 'Up to date and waiting, by agency',
    titleStatus: 'Reached and waiting, by agency',
    axis: 'Recommendations',
    done: 'Up to date',
    reached: 'Reached',
    waiting: 'Waiting',
  },

  /** The replies under it, one a day */
  changes: {
    title: (day: string, distance: string) => `*${day}*: ${distance}`,
    update: 'Reported',
    status: (status: string) => `Reached “${status}”`,
    tick: (statement: string) => `Confirmed “${statement}”`,
    agency: (name: string, references: string[]) => `${name}: ${references.join(', ')}`,
    more: (count: number) => `${count} more`,
    all: 'Nothing is waiting any more. Thank you.',
    postponed: (from: string, to: string) => `*Postponed* from ${from} to ${to}.`,
    broughtForward: (from: string, to: string) => `*Brought forward* from ${from} to ${to}.`,
    closed: '*Closed:* nobody is reminded of it any more.',
    reopened: '*Open again.*',
    takenBack: (agencies: string[]) => `*Taken back:* ${agencies.join(', ')}.`,
    /** Of reports, which count no more */
    takenBackReports: '*Taken back:* what was reported does not count any more.',
  },
};
