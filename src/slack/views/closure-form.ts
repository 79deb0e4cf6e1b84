import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { type ClosureProblems, type ClosureTyped, NAME_LIMIT } from '../../domain/office-days.ts';
import { FORM } from '../action-ids.ts';
import { dayInput } from './absence-form.ts';
import { words as plainWords, section } from './elements.ts';
import type { Reader } from './reader.ts';
import { choicesIn, dayIn, type SentForm, textIn } from './sent-form.ts';

const FIELDS = { en: 'name_en', vi: 'name_vi', first: 'first_day', last: 'last_day' } as const;
const LONG = 'long';

const ClosureMetadata = z.object({ below: z.string(), key: z.guid() });
type ClosureMetadata = z.infer<typeof ClosureMetadata>;

const EMPTY: ClosureTyped = { en: '', vi: '', first: null, last: null };

/**
 * Asks for days on which the offices are closed. `below`: the id of the office days' view; `key`: the id that they get, so that
 * they are entered once when the form is sent twice; `long`: how many days were entered, where that has to be confirmed.
 */
export function closureForm(
  reader: Reader,
  { below, key, typed = EMPTY, long = null }: ClosureMetadata & { typed?: ClosureTyped; long?: number | null },
): ModalView {
  const { words } = reader;
  const { form } = words.settings.officeDays;
  const own = words.language;
  const [other] = LANGUAGES.filter((language) => language !== own);
  return {
    type: 'modal',
    callback_id: FORM.closure,
    private_metadata: JSON.stringify({ below, key } satisfies ClosureMetadata),
    title: plainWords(form.title, 24),
    submit: plainWords(form.submit, 24),
    close: plainWords(form.cancel, 24),
    blocks: [
      ...(long === null ? [] : [section(form.long(long))]),
      nameInput(own, reader, typed),
      ...(other ? [{ ...nameInput(other, reader, typed), optional: true, hint: plainWords(form.nameHint, 2000) }] : []),
      dayInput(FIELDS.first, form.first, typed.first),
      dayInput(FIELDS.last, form.last, typed.last),
      ...(long === null ? [] : [confirmation(long, reader)]),
    ],
  };
}

function nameInput(language: Language, { words }: Reader, typed: ClosureTyped): InputBlock {
  return {
    type: 'input',
    block_id: FIELDS[language],
    label: plainWords(words.settings.officeDays.form.name[language], 2000),
    element: {
      type: 'plain_text_input',
      action_id: 'name',
      max_length: NAME_LIMIT,
      ...(typed[language] && { initial_value: typed[language].slice(0, NAME_LIMIT) }),
    },
  };
}

/** Of so many days: when the days are changed to another length, it is asked again. */
function confirmation(days: number, { words }: Reader): KnownBlock {
  const { form } = words.settings.officeDays;
  return {
    type: 'input',
    block_id: `${LONG}:${days}`,
    label: plainWords(form.longLabel, 2000),
    element: {
      type: 'checkboxes',
      action_id: 'confirmed',
      options: [{ text: plainWords(form.longConfirm(days), 75), value: 'yes' }],
    },
  };
}

/** What the form carries. Throws (a fault of ours) when it is not what was written. */
export function readClosureMetadata({ private_metadata }: { private_metadata: string }): ClosureMetadata {
  return ClosureMetadata.parse(JSON.parse(private_metadata));
}

export function readClosure(form: Pick<SentForm, 'state'>): ClosureTyped {
  return {
    en: textIn(form, FIELDS.en),
    vi: textIn(form, FIELDS.vi),
    first: dayIn(form, FIELDS.first),
    last: dayIn(form, FIELDS.last),
  };
}

/** Whether it was confirmed that a closure is so many days long. */
export function isConfirmed(form: Pick<SentForm, 'state'>, days: number): boolean {
  return choicesIn(form, `${LONG}:${days}`).length > 0;
}

/** What is wrong, beside the fields. */
export function closureErrors(problems: ClosureProblems, { words }: Reader): Record<string, string> {
  const fields = Object.keys(FIELDS) as (keyof typeof FIELDS)[];
  return Object.fromEntries(
    fields.flatMap((field) => {
      const problem = problems[field];
      return problem ? [[FIELDS[field], words.settings.problem(problem)]] : [];
    }),
  );
}
