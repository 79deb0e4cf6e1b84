import type { ModalView } from '@slack/types';
import type { Catalogue } from '../../locales/catalogue.ts';
import { FORM } from '../action-ids.ts';
import { words as plainWords } from './elements.ts';

export const FIND_BLOCK = 'find';
export const FIND_INPUT = 'words';

/** Asks for a reference or words to look for. */
export function findForm(words: Catalogue): ModalView {
  const { find } = words.lookup;
  return {
    type: 'modal',
    callback_id: FORM.find,
    title: plainWords(find.title, 24),
    submit: plainWords(find.submit, 24),
    close: plainWords(words.errors.close, 24),
    blocks: [
      {
        type: 'input',
        block_id: FIND_BLOCK,
        label: plainWords(find.label, 2000),
        hint: plainWords(find.hint, 2000),
        element: { type: 'plain_text_input', action_id: FIND_INPUT, max_length: 300, focus_on_load: true },
      },
    ],
  };
}
