import type { View } from '@slack/types';
import { option, plain } from '../workspace/form.ts';

/** As they are read back: with all that Slack writes down. */
export const fruits = ['Apple', 'Banana', 'Cherry'].map((name) => ({
  text: { ...plain(name), emoji: true },
  value: name.toLowerCase(),
}));
const groups = [
  { label: plain('Red ones'), options: [option('Cherry', 'cherry'), option('Strawberry', 'strawberry')] },
  { label: plain('Yellow ones'), options: [option('Banana', 'banana'), option('Lemon', 'lemon')] },
];

const input = (block_id: string, label: string, element: Record<string, unknown>, more: object = {}) => ({
  type: 'input',
  block_id,
  label: plain(label),
  element: { action_id: 'field', ...element },
  ...more,
});

const form = (title: string, blocks: unknown[]): View =>
  ({ type: 'modal', callback_id: 'form', title: plain(title), submit: plain('Send'), blocks }) as View;

/** Every kind of element that an input block takes, empty and required. */
export const everyInput = form('Every element', [
  input('line', 'One line', { type: 'plain_text_input' }),
  input('lines', 'Several lines', { type: 'plain_text_input', multiline: true }),
  input('number', 'A number', { type: 'number_input', is_decimal_allowed: true }),
  input('mail', 'An e-mail address', { type: 'email_text_input' }),
  input('link', 'A web address', { type: 'url_text_input' }),
  input('fruit', 'A fruit', { type: 'static_select', option_groups: groups }),
  input('found', 'Something found', { type: 'external_select', min_query_length: 2 }),
  input('person', 'A person', { type: 'users_select' }),
  input('channel', 'A channel', { type: 'channels_select' }),
  input('conversation', 'A conversation', { type: 'conversations_select' }),
  input('fruits', 'Several fruits', { type: 'multi_static_select', options: fruits }),
  input('finds', 'Several finds', { type: 'multi_external_select', min_query_length: 0 }),
  input('people', 'Several people', { type: 'multi_users_select' }),
  input('channels', 'Several channels', { type: 'multi_channels_select' }),
  input('conversations', 'Several conversations', { type: 'multi_conversations_select' }),
  input('one', 'One of these', { type: 'radio_buttons', options: fruits }),
  input('any', 'Any of these', { type: 'checkboxes', options: fruits }),
  input('day', 'A day', { type: 'datepicker' }),
  input('hour', 'An hour', { type: 'timepicker' }),
  input('moment', 'A moment', { type: 'datetimepicker' }),
  input('rich', 'A rich text', { type: 'rich_text_input' }),
  input('files', 'Some files', { type: 'file_input', filetypes: ['csv'], max_files: 2 }),
]);

const optional = { optional: true };

/** What may be emptied again, and holds something at first. */
export const filledInputs = form('What may be emptied', [
  input('line', 'One line', { type: 'plain_text_input', initial_value: 'First' }, optional),
  input('fruit', 'A fruit', { type: 'static_select', options: fruits, initial_option: fruits[0] }, optional),
  input(
    'fruits',
    'Several fruits',
    { type: 'multi_static_select', options: fruits, initial_options: fruits },
    optional,
  ),
  input('any', 'Any of these', { type: 'checkboxes', options: fruits, initial_options: [fruits[1]] }, optional),
  input('day', 'A day', { type: 'datepicker', initial_date: '2027-07-07' }, optional),
  input('hour', 'An hour', { type: 'timepicker', initial_time: '09:30' }, optional),
  input('moment', 'A moment', { type: 'datetimepicker', initial_date_time: 1_814_000_000 }, optional),
]);

const confirm = (style?: 'danger') => ({
  title: plain('Are you sure?'),
  text: plain('This cannot be undone.'),
  confirm: plain('Do It'),
  deny: plain('Leave It'),
  ...(style && { style }),
});
const placeholder = (text: string) => ({ placeholder: plain(text) });

/** Every kind of element that acts at once, in a message and on Home. */
export const everyAction = [
  {
    type: 'actions',
    block_id: 'row',
    elements: [
      { type: 'button', action_id: 'press', text: plain('Press'), value: 'pressed' },
      { type: 'button', action_id: 'remove', text: plain('Remove'), value: 'gone', confirm: confirm('danger') },
      { type: 'overflow', action_id: 'more', options: fruits },
      { type: 'static_select', action_id: 'pick', options: fruits, ...placeholder('A fruit') },
      {
        type: 'static_select',
        action_id: 'sure',
        options: fruits,
        initial_option: fruits[0],
        confirm: confirm(),
        ...placeholder('A sure fruit'),
      },
      { type: 'external_select', action_id: 'found', min_query_length: 0, ...placeholder('Something found') },
      { type: 'users_select', action_id: 'person', ...placeholder('A person') },
      { type: 'channels_select', action_id: 'channel', ...placeholder('A channel') },
      { type: 'multi_static_select', action_id: 'fruits', options: fruits, ...placeholder('Several fruits') },
      { type: 'datepicker', action_id: 'day', ...placeholder('A day') },
      { type: 'timepicker', action_id: 'hour', ...placeholder('An hour') },
      { type: 'datetimepicker', action_id: 'moment' },
      { type: 'checkboxes', action_id: 'any', options: fruits },
      { type: 'radio_buttons', action_id: 'one', options: fruits },
    ],
  },
];
