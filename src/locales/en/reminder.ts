import type { DeadlineKind } from '../../domain/deadline.ts';
import { plural } from '../plural.ts';

/** What a deadline is called within a sentence. */
const within: Record<DeadlineKind, string> = {
  dialogue_session: 'the dialogue session',
  follow_up_report: 'the follow-up report',
  mid_term_report: 'the mid-term report',
  periodic_report: 'the periodic report',
  agency_plan: 'the agency plan',
};

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
  /** A deadline among several, or one with a name of its own */
  deadline: (title: string, day: string, distance: string) => `*${title}* · ${day} · ${distance}`,
  passed: 'the date has passed',
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
  footer: 'this message follows what you do; it will not come twice today · settings on Home',
  footerPassed: 'this message follows what you do; what is still open can be reported after the date too',

  summary: {
    title: (title: string, day: string, days: number) =>
      days === 0
        ? `*${title}*, ${day}: today`
        : days > 0
          ? `*${title}*, ${day}: ${plural(days, 'day', 'days')} left`
          : `*${title}*, ${day}: the date has passed`,
    progress: (done: number, total: number) =>
      `${done} of ${plural(total, 'recommendation is', 'recommendations are')} up to date.`,
    all: (total: number) =>
      total === 1 ? 'The one recommendation is up to date.' : `All ${total} recommendations are up to date. Thank you.`,
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
