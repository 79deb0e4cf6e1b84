import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { option, plain } from './form.ts';
import { binh, general, type Setting, withApp } from './support.ts';

let setting: Setting;
const actions: Record<string, unknown>[] = [];
const options = [option('One', '1'), option('Two', '2'), option('Three', '3')];
const elements = [
  { type: 'button', action_id: 'button', text: plain('Press'), value: 'v', style: 'primary' },
  { type: 'overflow', action_id: 'overflow', options },
  { type: 'static_select', action_id: 'static_select', options },
  { type: 'multi_static_select', action_id: 'multi_static_select', options, max_selected_items: 2 },
  { type: 'external_select', action_id: 'external_select', min_query_length: 0 },
  { type: 'users_select', action_id: 'users_select' },
  { type: 'multi_users_select', action_id: 'multi_users_select' },
  { type: 'conversations_select', action_id: 'conversations_select' },
  { type: 'channels_select', action_id: 'channels_select' },
  { type: 'datepicker', action_id: 'datepicker', initial_date: '2027-01-01' },
  { type: 'timepicker', action_id: 'timepicker' },
  { type: 'datetimepicker', action_id: 'datetimepicker' },
  { type: 'radio_buttons', action_id: 'radio_buttons', options },
  { type: 'checkboxes', action_id: 'checkboxes', options },
];

beforeAll(async () => {
  setting = await withApp('socket', (app) => {
    app.action(/.*/, async ({ ack, action }) => {
      actions.push({ ...action });
      await ack();
    });
    app.options('external_select', async ({ ack, payload }) => {
      await ack({ option_groups: [{ label: plain('Found'), options: [option(`Found ${payload.value}`, 'found')] }] });
    });
  });
  const blocks = [
    { type: 'actions', block_id: 'row', elements },
    {
      type: 'context_actions',
      block_id: 'feedback',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'feedback_buttons',
          positive_button: { text: plain('Good'), value: 'good' },
          negative_button: { text: plain('Bad'), value: 'bad' },
        },
      ],
    },
  ];
  const row = (number: string) => {
    const element = { type: 'button', action_id: 'row_button', text: plain('Open'), value: number };
    return [
      { type: 'raw_text', text: number },
      { type: 'action_cell', element, fallback: { type: 'raw_text', text: 'Open' } },
    ];
  };
  const header = ['No.', 'Action'].map((text) => ({ type: 'raw_text', text }));
  const table = { type: 'data_table', caption: 'Open ones', rows: [header, row('143.5'), row('143.6')] };
  const posted = await setting.call('chat.postMessage', {
    channel: general,
    text: 'All of them',
    blocks: [...blocks, table],
  });
  expect(posted.error).toBeUndefined();
});
afterAll(() => setting.stop());

describe('a person can use', () => {
  it.each<[string, unknown, Record<string, unknown>]>([
    ['button', undefined, { value: 'v', text: { text: 'Press' }, style: 'primary' }],
    ['overflow', 'Two', { selected_option: { value: '2' } }],
    ['static_select', '3', { selected_option: { value: '3', text: { text: 'Three' } } }],
    ['multi_static_select', ['One', '3'], { selected_options: [{ value: '1' }, { value: '3' }] }],
    ['external_select', { query: 'x', pick: 'Found x' }, { selected_option: { value: 'found' } }],
    ['users_select', 'binh', { selected_user: binh }],
    ['multi_users_select', ['binh', 'ana'], { selected_users: [binh, 'U0ANA'] }],
    ['conversations_select', 'general', { selected_conversation: general }],
    ['channels_select', 'general', { selected_channel: general }],
    ['datepicker', '2027-07-07', { selected_date: '2027-07-07', initial_date: '2027-01-01' }],
    ['timepicker', '09:30', { selected_time: '09:30' }],
    ['datetimepicker', 1_814_000_000, { selected_date_time: 1_814_000_000 }],
    ['radio_buttons', 'Two', { selected_option: { value: '2' } }],
    ['checkboxes', ['1', '2'], { selected_options: [{ value: '1' }, { value: '2' }] }],
    ['feedback_buttons', 'Good', { value: 'good' }],
    ['row_button', '143.6', { type: 'button', value: '143.6' }],
  ])('a %s', async (type, value, expected) => {
    actions.length = 0;
    expect(await setting.ana.click(type, { value })).toMatchObject({ ok: true, delivered: true });
    expect(actions).toMatchObject([
      { type: type.replace('row_', ''), action_id: type, block_id: expect.any(String), ...expected },
    ]);
  });

  it.each<[string, unknown, RegExp]>([
    ['overflow', 'Four', /there is no option "Four"; the options are: "One" \(1\)/],
    ['multi_static_select', ['1', '2', '3'], /no more than 2/],
    ['users_select', 'nobody', /no active person "nobody"/],
    ['channels_select', 'closed', /no such conversation/],
    ['datepicker', 'tomorrow', /YYYY-MM-DD/],
    ['timepicker', '25:00', /HH:mm/],
    ['static_select', ['1'], /takes one value/],
    ['row_button', undefined, /say which with value, one of 143.5, 143.6/],
  ])('no %s with a value that it cannot have', async (type, value, words) => {
    await expect(setting.ana.click(type, { value })).rejects.toThrow(words);
  });

  it('a select to empty it again', async () => {
    await setting.ana.click('static_select', { value: null });
    expect(actions.at(-1)).toMatchObject({ selected_option: null });
  });
});
