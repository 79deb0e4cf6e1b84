import type { DeadlineProblem } from '../../domain/deadline-input.ts';
import type { DeadlineField } from '../../domain/deadline-values.ts';
import { plural } from '../plural.ts';
import { query } from './query.ts';

/** Deadlines as coordinators manage them. What comes from the records is given already escaped. */
export const deadline = {
  button: {
    manage: 'Manage Deadlines',
    add: 'Add Deadline',
    change: 'Change',
    postpone: 'Postpone',
    preview: 'Preview',
    close: 'Close Deadline',
    reopen: 'Open Again',
    calendar: 'Add to Calendar',
    next: 'Next',
    back: 'Back',
    save: 'Save Changes',
    cancel: 'Cancel',
  },
  manage: {
    title: 'Deadlines',
    /** Open deadlines: those to come, and those of which the date has passed */
    intro: (ahead: number, passed: number) =>
      ahead + passed === 0
        ? 'No deadline is open.'
        : `Open: ${[`${ahead} ahead`, ...(passed > 0 ? [`${passed} passed`] : [])].join(', ')}.`,
    passed: 'passed',
    closed: (day: string) => `closed on ${day}`,
    covers: (count: number) => `covers ${plural(count, 'recommendation', 'recommendations')}`,
    unreadable: (word: string) => `what it covers cannot be read at “${word}”: please change it`,
    reminders: (days: string) => `reminders ${days} days before`,
    summaryIn: (channel: string) => `summary in ${channel}`,
    supporting: 'supporting agencies are reminded too',
    others: (count: number) => plural(count, 'other member is reminded too', 'other members are reminded too'),
    closeTitle: 'Close this deadline?',
    closeText: (title: string) =>
      `Nobody will be reminded of ${title} any more. Messages already sent will say that it is closed.`,
    closeYes: 'Close Deadline',
    closeNo: 'Keep Open',
    /** In direct messages nothing can be opened without a click */
    offer: 'The button opens the deadlines.',
    offerAdd: 'The button opens the form for a new deadline.',
  },
  /** What was done, at the top of the list */
  note: {
    added: (title: string, day: string) => `*Added:* ${title}, ${day}.`,
    changed: (title: string, day: string) => `*Changed:* ${title}, ${day}.`,
    moved: (title: string, from: string, to: string) =>
      `*Moved:* ${title}, from ${from} to ${to}. Reminders are planned anew; messages already sent are brought up to date.`,
    unchanged: (title: string) => `Nothing was changed in ${title}.`,
    closed: (title: string) => `*Closed:* ${title}. Messages already sent are brought up to date.`,
    alreadyClosed: (title: string) => `${title} was closed already.`,
    reopened: (title: string) => `*Open again:* ${title}. Reminders begin with the next day of its schedule.`,
    alreadyOpen: (title: string) => `${title} was open already.`,
    /** Somebody else has stored something since the form was opened */
    conflict: (title: string, moment: string) =>
      `Somebody changed this deadline while your form was open. It now reads: ${title}, ${moment}. What you typed is below and nothing of it is stored: send it again to put it in place of theirs, or cancel.`,
  },
  form: {
    titleAdd: 'Add deadline',
    titleChange: 'Change deadline',
    step: (step: number, of: number, about: string) => `Step ${step} of ${of}: ${about}`,
    about: ['what and when', 'what is asked', 'who is reminded'] as [string, string, string],
    label: {
      titleEn: 'Title in English',
      titleVi: 'Title in Vietnamese',
      kind: 'Kind',
      date: 'Date',
      time: 'Time of day',
      timeZone: 'Time zone',
      coverage: 'What it covers',
      doneBy: 'What counts as done',
      countsFrom: 'Updates count from',
      status: 'Status to be reached',
      tickEn: 'What an agency confirms, in English',
      tickVi: 'What an agency confirms, in Vietnamese',
      schedule: 'Reminders, days before',
      repeat: 'Comes again',
      supporting: 'Supporting agencies',
      others: 'Others who are reminded',
      alternates: 'Alternates are brought in',
      coordinators: 'Coordinators are brought in',
      channelId: 'Channel for the group’s summary',
    } as Record<DeadlineField, string>,
    hint: {
      titleVi: 'Without one, the English title is shown.',
      time: 'Without one, the whole day counts, for each reader in their own time zone.',
      timeZone: 'Counts only with a time of day.',
      coverage:
        'Filters as after /rec list: review:upr-2014 agency:moj. Empty covers all recommendations. Press Enter to count anew.',
      countsFrom: 'An update since this day counts as done; what is implemented always does.',
      tickEn: 'For instance: Our plan has been sent. Each agency confirms it once, with a button.',
      tickVi: 'Without one, the English words are shown.',
      schedule: 'Whole numbers from 365 to 0; 0 is the day itself. On days off, the working day before.',
      others: 'They are reminded of all that is open. Members of the workspace only; 20 at most.',
      channelId:
        'One message there says how far the group is, and is kept up to date. Invite Rapporteur to a private channel.',
    } as Partial<Record<DeadlineField, string>>,
    doneBy: {
      update: 'An update since a day',
      status: 'A status that is reached',
      tick: 'A confirmation by each agency',
    },
    orFurther: 'or further',
    supporting: 'Remind the focal points of supporting agencies as well as the lead’s',
    never: 'Never',
    repeat: (months: number | null) => (months === null ? 'Never' : everyMonths(months)),
    /** From which reminder others are brought in: its place in the schedule, days before the date, its day */
    fromReminder: (nth: number, daysBefore: number, day: string) =>
      `With reminder ${nth}: ${daysBefore === 0 ? 'on the day' : `${plural(daysBefore, 'day', 'days')} before`}${day && ` (${day})`}`,
    fromDays: (days: number, day: string) =>
      `${plural(days, 'day', 'days')} after the first step of the schedule${day && ` (${day})`}`,
    /** In place of a day that has passed */
    atOnce: 'at once',
    choose: 'Choose…',
  },
  count: {
    covers: (count: number, agencies: number, withoutLead: number) => {
      const led = agencies > 0 ? `, led by ${plural(agencies, 'agency', 'agencies')}` : '';
      const without = withoutLead > 0 ? `; ${withoutLead} without a lead agency` : '';
      return `Covers ${plural(count, 'recommendation', 'recommendations')}${led}${without}.`;
    },
    none: 'No recommendation matches: nobody would be reminded.',
  },
  postpone: {
    title: 'Postpone',
    submit: 'Postpone',
    now: (title: string, moment: string, distance: string) => `*${title}*\nNow: ${moment} · ${distance}`,
    date: 'New date',
    hint: 'Reminders are planned anew for the new date, and messages already sent are brought up to date. An earlier date works too.',
    repeats: (text: string) => `It comes again ${text}: the next ones keep their dates.`,
    same: 'This is its date already. Choose another one.',
  },
  /** What is asked of a deadline, in the list */
  asks: {
    update: (day: string) => `done by an update since ${day}`,
    status: (status: string) => `done when it is ${status.toLowerCase()} or further`,
    tick: (statement: string) => `done when each agency confirms “${statement}”`,
    repeats: (months: number) => `comes again ${everyMonths(months).toLowerCase()}`,
  },
  /** A time of day with its zone; `own`: the same for the reader, where that differs */
  at: (time: string, zone: string, own: string | null) => `${time} ${zone}${own ? ` (${own} your time)` : ''}`,
  /** What a zone is called, where its own name does not say it */
  zone: {
    'Asia/Ho_Chi_Minh': 'Viet Nam',
    'Asia/Saigon': 'Viet Nam',
    'Europe/Zurich': 'Geneva',
    UTC: 'UTC',
  } as Record<string, string>,
  problem: (field: DeadlineField, problem: DeadlineProblem): string => describe(field, problem),
};

function everyMonths(months: number): string {
  if (months === 1) return 'Every month';
  if (months === 12) return 'Every year';
  return months % 12 === 0 ? `Every ${months / 12} years` : `Every ${months} months`;
}

/** What a field lacks, by its place in the form. */
const MISSING: Partial<Record<DeadlineField, string>> = {
  titleEn: 'Give it a title, for instance: Dialogue session, second cycle.',
  kind: 'Choose its kind.',
  date: 'Choose its date.',
  timeZone: 'Choose the zone of the time.',
  status: 'Choose the status to be reached.',
  tickEn: 'Write what each agency is to confirm, for instance: Our plan has been sent.',
  schedule: 'Give at least one day, for instance: 30, 7, 0.',
};

function describe(field: DeadlineField, problem: DeadlineProblem): string {
  switch (problem.kind) {
    case 'missing':
      return MISSING[field] ?? 'This is missing.';
    case 'too_long':
      return `This is ${problem.length - problem.limit} characters too long; ${problem.limit} fit.`;
    case 'bad_day':
      return 'This is not a day of the calendar. Choose one.';
    case 'bad_time':
      return 'Give a time such as 17:00.';
    case 'bad_zone':
      return 'This time zone is not known. Choose one of the list.';
    case 'bad_channel':
      return 'This is not a channel. Choose one of the list.';
    case 'passed':
      return 'This day has passed. Choose today or a later day.';
    case 'hour_passed':
      return 'This hour of the day has passed. Choose a later one, or a later day.';
    case 'after_date':
      return 'Updates would count only after the deadline itself. Choose the date of the deadline or an earlier day.';
    case 'coverage':
      return query.filterMistake(problem.mistake);
    case 'moving_filter':
      return `“${problem.word}” changes with every report or reader, so the total would change too. Leave it out: what is done is counted by itself.`;
    case 'bad_step':
      return `“${problem.word}” is not a number from 365 to 0. Write them like 60, 30, 14, 7, 3, 1, 0.`;
    case 'too_many':
      return `At most ${problem.limit} fit.`;
    case 'out_of_range':
      return `Give a whole number from ${problem.least} to ${problem.most}.`;
    case 'unknown_people':
      return `Slack does not know ${problem.names.join(', ')}. Choose members of the list.`;
    case 'shared_outside':
      return 'People of other organisations are in this channel. Choose one that only the group can read.';
    case 'outsiders':
      return `Guests and people of other organisations see no records: take out ${problem.names.join(', ')}.`;
  }
}
