import { describe, expect, it } from 'vitest';
import { checkBlocks } from '../../../src/workspace/block-kit/blocks.ts';
import {
  actions,
  type Block,
  button,
  chart,
  input,
  mrkdwn,
  option,
  options,
  plain,
  raw,
  rich,
  section,
  select,
  x,
} from './builders.ts';

describe('blocks that Slack takes', () => {
  const right: [string, 'message' | 'modal' | 'home', Block[]][] = [
    [
      'a section with text, fields and an accessory',
      'message',
      [{ ...section('Hi'), fields: [mrkdwn('a'), plain('b')], accessory: button() }],
    ],
    ['a section at the limit of its text', 'message', [section(x(3000))]],
    ['a Vietnamese header counted in letters', 'message', [{ type: 'header', text: plain('ộ'.repeat(150)) }]],
    [
      'a divider, a context and an image',
      'home',
      [
        { type: 'divider' },
        {
          type: 'context',
          elements: [mrkdwn('seen'), { type: 'image', image_url: 'https://example.org/a.png', alt_text: 'a' }],
        },
        { type: 'image', image_url: 'https://example.org/a.png', alt_text: 'a', title: plain('A') },
      ],
    ],
    [
      '25 elements in actions',
      'message',
      [actions(...Array.from({ length: 25 }, (_, i) => button({ action_id: `b${i}` })))],
    ],
    [
      'every select and multi-select',
      'modal',
      [
        'users',
        'conversations',
        'channels',
        'external',
        'multi_users',
        'multi_conversations',
        'multi_channels',
        'multi_external',
      ].map((kind) => input({ type: `${kind}_select`, action_id: kind })),
    ],
    [
      'grouped options with an initial one',
      'modal',
      [
        input(
          select({
            options: undefined,
            option_groups: [{ label: plain('G'), options: options(2) }],
            initial_option: option('Option 1'),
          }),
        ),
      ],
    ],
    [
      'text, e-mail, address and number inputs',
      'modal',
      [
        input({ type: 'plain_text_input', multiline: true, min_length: 1, max_length: 3000 }),
        input({ type: 'email_text_input' }),
        input({ type: 'url_text_input' }),
        input({ type: 'number_input', is_decimal_allowed: true, min_value: '0', max_value: '10.5' }),
        input({ type: 'file_input', filetypes: ['xlsx'], max_files: 1 }),
        input({ type: 'rich_text_input' }),
      ],
    ],
    [
      'dates, times and choices',
      'home',
      [
        input({ type: 'datepicker', initial_date: '2027-07-07' }),
        input({ type: 'timepicker', initial_time: '09:30' }),
        input({ type: 'datetimepicker', initial_date_time: 1_814_000_000 }),
        input({ type: 'radio_buttons', options: options(10), initial_option: option('Option 3') }),
        input({ type: 'checkboxes', options: options(10), initial_options: [option('Option 3')] }),
        actions({ type: 'overflow', action_id: 'more', options: options(5) }),
      ],
    ],
    [
      'rich text of all parts',
      'message',
      [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_list',
              style: 'bullet',
              indent: 1,
              elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U1' }] }],
            },
            {
              type: 'rich_text_quote',
              elements: [{ type: 'date', timestamp: 1_800_000_000, format: '{date}', fallback: 'then' }],
            },
            { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'code' }] },
          ],
        },
      ],
    ],
    [
      'a table',
      'message',
      [
        {
          type: 'table',
          rows: [
            [raw('No.'), raw('Status')],
            [{ type: 'raw_number', value: 1, text: '1' }, rich('Open')],
          ],
          column_settings: [{ align: 'right' }, null],
        },
      ],
    ],
    [
      'a data table',
      'home',
      [{ type: 'data_table', caption: 'Open ones', page_size: 10, rows: [[raw('No.')], [raw('143.5')]] }],
    ],
    [
      'pie, bar, line and area charts',
      'message',
      [
        chart({ type: 'pie', segments: [{ label: 'Done', value: 1 }] }),
        chart({
          type: 'bar',
          series: [{ name: 'A', data: [{ label: 'Q1', value: -1 }] }],
          axis_config: { categories: ['Q1'], x_label: 'Quarter' },
        }),
      ],
    ],
    ['an alert in a modal', 'modal', [{ type: 'alert', text: mrkdwn('Careful'), level: 'warning' }]],
    [
      'cards in a carousel',
      'message',
      [{ type: 'carousel', elements: [{ type: 'card', title: mrkdwn('One'), actions: [button()] }] }],
    ],
    [
      'a container with children',
      'message',
      [{ type: 'container', title: plain('Box'), child_blocks: [section('In it'), actions(button())] }],
    ],
    [
      'feedback under a message',
      'message',
      [
        {
          type: 'context_actions',
          elements: [
            {
              type: 'feedback_buttons',
              action_id: 'f',
              positive_button: { text: plain('Good'), value: 'y' },
              negative_button: { text: plain('Bad'), value: 'n' },
            },
          ],
        },
      ],
    ],
    [
      'markdown, a task and a plan',
      'message',
      [
        { type: 'markdown', text: '**Bold**' },
        { type: 'task_card', task_id: 't', title: 'Task', status: 'complete' },
        {
          type: 'plan',
          title: 'Plan',
          tasks: [{ type: 'task_card', task_id: 't1', title: 'Task', status: 'pending' }],
        },
      ],
    ],
    [
      'a video',
      'home',
      [
        {
          type: 'video',
          video_url: 'https://example.org/v',
          thumbnail_url: 'https://example.org/t.png',
          alt_text: 'v',
          title: plain('V'),
        },
      ],
    ],
  ];
  it.each(right)('%s', (_name, surface, blocks) => {
    expect(checkBlocks(JSON.parse(JSON.stringify(blocks)), surface)).toEqual([]);
  });
});
