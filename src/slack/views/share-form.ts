import type { ModalView } from '@slack/types';
import type { Catalogue } from '../../locales/catalogue.ts';
import { FORM } from '../action-ids.ts';
import { words as plainWords } from './elements.ts';

export const SHARE_BLOCK = 'share';
export const SHARE_INPUT = 'channel';

/** Asks in which channel to show a card; the form remembers of which recommendation. */
export function shareForm(recommendationId: string, words: Catalogue): ModalView {
  const { share } = words.lookup;
  return {
    type: 'modal',
    callback_id: FORM.share,
    private_metadata: recommendationId,
    title: plainWords(share.title, 24),
    submit: plainWords(share.submit, 24),
    close: plainWords(words.errors.close, 24),
    blocks: [
      {
        type: 'input',
        block_id: SHARE_BLOCK,
        label: plainWords(share.label, 2000),
        hint: plainWords(share.hint, 2000),
        element: {
          type: 'conversations_select',
          action_id: SHARE_INPUT,
          filter: { include: ['public', 'private'], exclude_bot_users: true, exclude_external_shared_channels: true },
        },
      },
    ],
  };
}
