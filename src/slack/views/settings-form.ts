import type { ModalView, PlainTextOption } from '@slack/types';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { Member } from '../../domain/member.ts';
import type { Catalogue } from '../../locales/catalogue.ts';
import { FORM } from '../action-ids.ts';
import { context, words as plainWords } from './elements.ts';
import { shown } from './record-text.ts';

export const SETTINGS = { languageBlock: 'language', language: 'language', hourBlock: 'hour', hour: 'hour' } as const;

/** The option for "let Slack and the workspace decide". */
export const AUTOMATIC = 'automatic';
export const FIRST_HOUR = 6;
export const LAST_HOUR = 18;

/** A member's own settings: their language, and the hour at which reminders come. */
export function settingsForm(member: Member, words: Catalogue): ModalView {
  const { settings } = words.home;
  const languages = [
    option(settings.automatic, AUTOMATIC),
    // Each language in its own words: whoever cannot read this one finds theirs.
    ...LANGUAGES.map((language) => option(settings.languages[language], language)),
  ];
  const hours = Array.from({ length: LAST_HOUR - FIRST_HOUR + 1 }, (_, n) => {
    const hour = FIRST_HOUR + n;
    return option(settings.hour(hour), String(hour));
  });
  const chosen: Language | typeof AUTOMATIC = member.chosenLanguage ?? AUTOMATIC;
  const hour = Math.min(LAST_HOUR, Math.max(FIRST_HOUR, member.reminderHour));
  return {
    type: 'modal',
    callback_id: FORM.settings,
    title: plainWords(settings.title, 24),
    submit: plainWords(settings.submit, 24),
    close: plainWords(words.errors.close, 24),
    blocks: [
      {
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
      },
      {
        type: 'input',
        block_id: SETTINGS.hourBlock,
        label: plainWords(settings.reminderHour, 2000),
        hint: plainWords(settings.reminderHint(member.timeZone), 2000),
        element: {
          type: 'static_select',
          action_id: SETTINGS.hour,
          options: hours,
          initial_option: hours[hour - FIRST_HOUR] as PlainTextOption,
        },
      },
      context(
        settings.role(words.words.role[member.role], member.agencies.map(({ code }) => shown(code, 20)).join(', ')),
      ),
    ],
  };
}

function option(text: string, value: string): PlainTextOption {
  return { text: plainWords(text, 75), value };
}
