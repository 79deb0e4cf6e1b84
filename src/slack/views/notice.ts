import type { ModalView } from '@slack/types';
import type { Catalogue } from '../../locales/catalogue.ts';
import { FORM } from '../action-ids.ts';
import { clip } from './message.ts';

/** A modal that only says something. */
export function notice(words: Catalogue, markdown: string, title: string = words.errors.noticeTitle): ModalView {
  return {
    type: 'modal',
    callback_id: FORM.notice,
    title: { type: 'plain_text', text: clip(title, 24) },
    close: { type: 'plain_text', text: words.errors.close },
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: clip(markdown, 3000) } }],
  };
}

/** What stands in a form's place while it is being read. */
export function loading(words: Catalogue): ModalView {
  return notice(words, words.errors.loading);
}
