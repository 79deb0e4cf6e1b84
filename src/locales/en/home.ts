import { plural } from '../plural.ts';
import { withThe } from './article.ts';

/** The Home tab and the settings. What comes from the records is given already escaped. */
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
  deadlines: 'Next deadlines',
  noDeadlines: 'No deadline is set.',
  numbers: (parts: { implemented: number; open: number; overdue: number }) =>
    `${parts.implemented} implemented · ${parts.open} open · ${parts.overdue} overdue`,
  group: 'The whole group',
  lateAgencies: 'Late agencies',
  lateAgency: (name: string, overdue: number, total: number) => `${name}: *${overdue}* of ${total} overdue`,
  noneLate: 'No agency is late.',
  withoutLead: (count: number) =>
    `*${plural(count, 'recommendation has', 'recommendations have')} no lead agency*, so nobody is reminded of ${count === 1 ? 'it' : 'them'}.`,
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

  settings: {
    title: 'Settings',
    submit: 'Save Settings',
    language: 'Language',
    languageHint: 'In what language Rapporteur answers you.',
    automatic: 'Automatic (as Slack and the workspace say)',
    languages: { en: 'English', vi: 'Tiếng Việt' },
    reminderHour: 'Reminders arrive at',
    reminderHint: (zone: string) => `On working days, in your own time zone (${zone}, from your Slack profile).`,
    hour: (hour: number) => `${String(hour).padStart(2, '0')}:00`,
    role: (role: string, agencies: string) =>
      agencies ? `You are here as: ${role} (${agencies}).` : `You are here as: ${role}.`,
    saved: (language: string, hour: string) =>
      `Saved. Rapporteur answers you in ${language}; reminders arrive at ${hour}.`,
  },
};
