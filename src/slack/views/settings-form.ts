import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { absencesAhead } from '../../domain/absences.ts';
import type { Day } from '../../domain/day.ts';
import { type Deadline, dateIn } from '../../domain/deadline.ts';
import { inLanguage, LANGUAGES, type Language } from '../../domain/language.ts';
import type { Member } from '../../domain/member.ts';
import { ACTION, FORM } from '../action-ids.ts';
import { button, context, words as plainWords, section } from './elements.ts';
import { notice } from './notice.ts';
import { dayIn, daysIn, type Reader } from './reader.ts';
import { plain, shown } from './record-text.ts';
import { choiceIn, choicesIn, type SentForm } from './sent-form.ts';

export const SETTINGS = {
  languageBlock: 'language',
  language: 'language',
  hourBlock: 'hour',
  hour: 'hour',
  daysBlock: 'days',
  days: 'days',
  mutedBlock: 'muted',
  muted: 'muted',
} as const;

/** The option for "let Slack and the workspace decide". */
export const AUTOMATIC = 'automatic';
export const FIRST_HOUR = 6;
export const LAST_HOUR = 18;

/** Their ids have room in the form's own notes, which take 3000 characters. */
const MOST_DEADLINES = 80;

/** A deadline of which the member may be reminded, and whether they want to be. */
export interface Choice {
  deadline: Pick<Deadline, 'id' | 'title' | 'date' | 'time'>;
  isMuted: boolean;
}

/** A member's own settings: their language, when reminders may come, and of what they do not want any. */
export function settingsForm(member: Member, reader: Reader, choices: readonly Choice[]): ModalView {
  const { words } = reader;
  const { settings } = words;
  const offered = [...choices].sort((a, b) => Number(b.isMuted) - Number(a.isMuted)).slice(0, MOST_DEADLINES);
  return {
    type: 'modal',
    callback_id: FORM.settings,
    private_metadata: mutedBefore(offered),
    title: plainWords(settings.title, 24),
    submit: plainWords(settings.submit, 24),
    close: plainWords(words.errors.close, 24),
    blocks: [
      languageInput(member, reader),
      hourInput(member, reader),
      daysInput(member, reader),
      ...(offered.length > 0 ? [mutedInput(offered, reader)] : []),
      {
        ...section(absencesIn(member, reader), button(settings.absence.open, ACTION.absences, 'absences')),
        block_id: 'absences',
      },
      context(settings.absence.atOnce),
      context(
        settings.role(words.words.role[member.role], member.agencies.map(({ code }) => shown(code, 20)).join(', ')),
      ),
    ],
  };
}

function languageInput(member: Member, { words: { settings } }: Reader): InputBlock {
  const languages = [
    option(settings.automatic, AUTOMATIC),
    // Each language in its own words: whoever cannot read this one finds theirs.
    ...LANGUAGES.map((language) => option(settings.languages[language], language)),
  ];
  const chosen: Language | typeof AUTOMATIC = member.chosenLanguage ?? AUTOMATIC;
  return {
    type: 'input',
    block_id: SETTINGS.languageBlock,
    label: plainWords(settings.language, 2000),
    hint: plainWords(settings.languageHint, 2000),
    element: {
      type: 'radio_buttons',
      action_id: SETTINGS.language,
      options: languages,
      initial_option: languages.find(({ value }) => value === chosen) as PlainTextOption,
    },
  };
}

function hourInput({ reminderHour, timeZone }: Member, { words: { settings } }: Reader): InputBlock {
  const hours = Array.from({ length: LAST_HOUR - FIRST_HOUR + 1 }, (_, n) => {
    const hour = FIRST_HOUR + n;
    return option(settings.hour(hour), String(hour));
  });
  const hour = Math.min(LAST_HOUR, Math.max(FIRST_HOUR, reminderHour));
  return {
    type: 'input',
    block_id: SETTINGS.hourBlock,
    label: plainWords(settings.reminderHour, 2000),
    hint: plainWords(settings.reminderHint(timeZone), 2000),
    element: {
      type: 'static_select',
      action_id: SETTINGS.hour,
      options: hours,
      initial_option: hours[hour - FIRST_HOUR] as PlainTextOption,
    },
  };
}

function daysInput({ reminderDays }: Member, { words: { settings } }: Reader): InputBlock {
  const days = Array.from({ length: 7 }, (_, index) => option(settings.weekday(index + 1), String(index + 1)));
  const chosen = days.filter(({ value }) => reminderDays.includes(Number(value)));
  return {
    type: 'input',
    block_id: SETTINGS.daysBlock,
    label: plainWords(settings.reminderDays, 2000),
    hint: plainWords(settings.reminderDaysHint, 2000),
    element: {
      type: 'checkboxes',
      action_id: SETTINGS.days,
      options: days,
      ...(chosen.length > 0 && { initial_options: chosen }),
    },
  };
}

function mutedInput(choices: readonly Choice[], reader: Reader): InputBlock {
  const { words, today } = reader;
  const { settings } = words;
  const options = choices.map(({ deadline, isMuted }) => {
    const day = dayIn(dateIn(deadline, reader.timeZone), words, today);
    const room = 75 - settings.deadlineOption('', day).length;
    const title = plain(inLanguage(deadline.title, words.language), room);
    return { isMuted, option: option(settings.deadlineOption(title, day), deadline.id) };
  });
  const muted = options.filter(({ isMuted }) => isMuted);
  return {
    type: 'input',
    block_id: SETTINGS.mutedBlock,
    label: plainWords(settings.muted, 2000),
    hint: plainWords(settings.mutedHint, 2000),
    optional: true,
    element: {
      type: 'multi_static_select',
      action_id: SETTINGS.muted,
      placeholder: plainWords(settings.mutedPlaceholder, 150),
      options: options.map((one) => one.option),
      ...(muted.length > 0 && { initial_options: muted.map((one) => one.option) }),
    },
  };
}

const MOST_ABSENCES = 10;

function absencesIn(member: Member, reader: Reader): string {
  const { absence } = reader.words.settings;
  const ahead = absencesAhead(member.absences, reader.today);
  const lines = ahead.slice(0, MOST_ABSENCES).map((days) => daysIn(days, reader));
  if (ahead.length > MOST_ABSENCES) lines.push('…');
  return `*${absence.heading}*\n${lines.join('\n') || absence.none}`;
}

function option(text: string, value: string): PlainTextOption {
  return { text: plainWords(text, 75), value };
}

function mutedBefore(choices: readonly Choice[]): string {
  return choices.flatMap(({ deadline, isMuted }) => (isMuted ? deadline.id.replaceAll('-', '') : [])).join(' ');
}

/** What was chosen in the form; of the deadlines, only what was changed in it. */
export function readSettings(form: SentForm): {
  language: string | undefined;
  reminderHour: string | undefined;
  reminderDays: string[];
  mute: string[];
  unmute: string[];
} {
  const before = form.private_metadata.split(' ').filter(Boolean).map(withDashes);
  const muted = choicesIn(form, SETTINGS.mutedBlock);
  return {
    language: choiceIn(form, SETTINGS.languageBlock),
    reminderHour: choiceIn(form, SETTINGS.hourBlock),
    reminderDays: choicesIn(form, SETTINGS.daysBlock),
    mute: muted.filter((id) => !before.includes(id)),
    unmute: before.filter((id) => !muted.includes(id)),
  };
}

function withDashes(id: string): string {
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What was saved, and the day of the next reminder, null where none is to come. */
export function settingsSaved(
  member: Member,
  reader: Reader,
  { choices, next }: { choices: readonly Choice[]; next: Day | null },
): ModalView {
  const { words, today } = reader;
  const { settings } = words;
  const titles = choices.flatMap(({ deadline, isMuted }) =>
    isMuted ? shown(inLanguage(deadline.title, words.language), 150) : [],
  );
  const comes = next === today ? settings.savedNextToday : next && settings.savedNext(words.dates.longDay(next));
  const lines = [
    settings.saved(
      settings.languages[member.language],
      settings.hour(member.reminderHour),
      settings.weekdays(member.reminderDays),
    ),
    ...(titles.length > 0 ? [settings.savedMuted(titles.join('; '))] : []),
    comes ?? settings.savedNone,
  ];
  return notice(words, lines.join('\n'), settings.title);
}
