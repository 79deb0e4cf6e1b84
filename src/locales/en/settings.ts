import type { DaysProblem } from '../../domain/days-input.ts';
import type { ClosureProblem } from '../../domain/office-days.ts';
import { plural } from '../plural.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A member's own settings, when they are away, and the days of the offices. What comes from the records is given already escaped. */
export const settings = {
  title: 'Settings',
  submit: 'Save Settings',
  language: 'Language',
  languageHint: 'In what language Rapporteur answers you.',
  automatic: 'Automatic (as Slack and the workspace say)',
  languages: { en: 'English', vi: 'Tiếng Việt' },
  reminderHour: 'Reminders arrive at',
  reminderHint: (zone: string) =>
    `In your own time zone (${zone}, from your Slack profile); one message a day at most.`,
  hour: (hour: number) => `${String(hour).padStart(2, '0')}:00`,
  reminderDays: 'Reminders may arrive on',
  reminderDaysHint:
    'Never on public holidays or when the offices are closed: what falls on such a day comes on your last day before it.',
  weekday: (day: number) => WEEKDAYS[day - 1] ?? '',
  /** Days of the week as a list: "Monday to Friday", "Monday, Wednesday" */
  weekdays: (days: readonly number[]) =>
    days.length > 2 && isRow(days)
      ? `${WEEKDAYS[(days[0] ?? 1) - 1]} to ${WEEKDAYS[(days.at(-1) ?? 1) - 1]}`
      : days.map((day) => WEEKDAYS[day - 1]).join(', '),
  daysMissing: 'Choose at least one day. To hear nothing of a deadline, mute it below.',
  muted: 'Do not remind me of',
  mutedPlaceholder: 'Choose deadlines',
  mutedHint:
    'Somebody is still reminded of what is open: the other focal points of your agency, alternates too, or the coordinating office where there are none.',
  deadlineOption: (title: string, day: string) => `${title} · ${day}`,
  role: (role: string, agencies: string) =>
    agencies ? `You are here as: ${role} (${agencies}).` : `You are here as: ${role}.`,
  /** What was saved, line by line */
  saved: (language: string, hour: string, days: string) =>
    `Saved. Rapporteur answers you in ${language}; reminders arrive at ${hour}, ${days}.`,
  savedMuted: (titles: string) => `You are not reminded of: ${titles}.`,
  savedNext: (day: string) => `Your next reminder comes on ${day}, if nothing changes until then.`,
  savedNextToday: 'Your next reminder comes today.',
  savedNone: 'As things stand, no reminder is to come.',

  absence: {
    /** Opens the form, from the settings */
    open: 'Change Absences',
    heading: 'Your absences',
    none: 'None entered.',
    title: 'Absences',
    submit: 'Save Absence',
    hint: 'While you are away nothing is sent to you. What falls in that time comes on your last day before it. Meanwhile the other focal points of your agency are reminded; its alternates where no main one is there.',
    entered: (days: string, length: number) => `*${days}* · ${plural(length, 'day', 'days')}`,
    remove: 'Remove',
    removeOf: (days: string) => `Remove the absence ${days}`,
    first: 'First day away',
    last: 'Last day away',
    atOnce: 'Absences are kept as soon as you save one; they are not part of “Save Settings”.',
  },

  officeDays: {
    button: 'Office Days',
    title: 'Office days',
    hint: 'Nobody is reminded on these days: what falls on one comes on the working day before. A change counts from now on, for everybody.',
    country: 'Public holidays',
    countryPlaceholder: 'Choose a country',
    countryNone: 'No public holidays',
    closures: 'The group’s own closures',
    closuresNone: 'None entered. Enter the days that the Government adds in a year, such as a longer Tết.',
    closure: (name: string, days: string, length: number) => `*${name}*\n${days} · ${plural(length, 'day', 'days')}`,
    add: 'Add Closure',
    remove: 'Remove',
    removeOf: (name: string) => `Remove the closure ${name}`,
    removeTitle: 'Remove this closure?',
    removeText: (name: string, days: string) => `${name}, ${days}: from now on reminders may come on these days.`,
    keep: 'Keep It',
    moreClosures: (count: number) => `${plural(count, 'more closure', 'more closures')} later on.`,
    ahead: 'Closed days ahead',
    aheadLine: (day: string, name: string, length: number) =>
      length > 1 ? `${day} · ${name} · ${length} days` : `${day} · ${name}`,
    aheadClosure: (name: string) => `${name} (own closure)`,
    aheadNone: 'None within a year, beside weekends.',
    aheadHint:
      'Please check Tết and the days in lieu: public holidays come from general rules, and the Government may announce others.',
    /** Notes about what was done */
    countryChosen: (country: string) => `From now on the public holidays of ${country} are kept.`,
    countryLeft: 'From now on no public holidays are kept.',
    added: (name: string, days: string) => `Added: ${name}, ${days}.`,
    removed: (name: string, days: string) => `Removed: ${name}, ${days}.`,
    removedBefore: 'This closure had been removed already.',
    form: {
      title: 'Add closure',
      submit: 'Add Closure',
      cancel: 'Cancel',
      name: { en: 'Name in English', vi: 'Name in Vietnamese' },
      nameHint: 'Left empty, the other name is shown in both languages.',
      first: 'First day closed',
      last: 'Last day closed',
      long: (days: number) =>
        `*${days} days without any reminder.* Please check both days, the year too, then confirm.`,
      longLabel: 'Longer than usual',
      longConfirm: (days: number) => `The offices are closed for ${days} days`,
    },
  },

  problem: (problem: ClosureProblem | DaysProblem): string => {
    switch (problem.kind) {
      case 'missing':
        return 'Choose a day.';
      case 'before_first':
        return 'The last day comes before the first.';
      case 'over':
        return 'These days are over. Is the year right?';
      case 'too_long':
        return `This is ${problem.days} days; at most a year (${problem.limit} days) can be entered. Is the year right?`;
      case 'name_missing':
        return 'Enter a name, as members know these days.';
      case 'name_too_long':
        return `Use at most ${problem.limit} characters.`;
    }
  },
};

function isRow(days: readonly number[]): boolean {
  return days.every((day, index) => index === 0 || day === (days[index - 1] ?? 0) + 1);
}
