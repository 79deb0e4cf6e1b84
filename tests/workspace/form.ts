import type { View } from '@slack/types';

export const plain = (text: string) => ({ type: 'plain_text' as const, text });
export const option = (text: string, value: string) => ({ text: plain(text), value });
export const statuses = [option('Open', 'open'), option('Done', 'done')];

export const form = (more: Record<string, unknown> = {}): View =>
  ({
    type: 'modal',
    callback_id: 'form',
    title: plain('A form'),
    submit: plain('Send'),
    private_metadata: 'kept',
    blocks: [
      {
        type: 'input',
        block_id: 'note',
        label: plain('Note'),
        element: { type: 'plain_text_input', action_id: 'text', max_length: 10 },
      },
      {
        type: 'input',
        block_id: 'status',
        label: plain('Status'),
        element: { type: 'static_select', action_id: 'pick', options: statuses, initial_option: statuses[0] },
      },
      {
        type: 'input',
        block_id: 'day',
        optional: true,
        label: plain('Day'),
        element: { type: 'datepicker', action_id: 'date' },
      },
      {
        type: 'input',
        block_id: 'mail',
        optional: true,
        label: plain('E-mail'),
        element: { type: 'email_text_input', action_id: 'mail' },
      },
      {
        type: 'input',
        block_id: 'who',
        optional: true,
        label: plain('Who'),
        element: { type: 'multi_users_select', action_id: 'who' },
      },
    ],
    ...more,
  }) as View;
