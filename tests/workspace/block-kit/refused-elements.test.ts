import { describe, expect, it } from 'vitest';
import { checkBlocks } from '../../../src/workspace/block-kit/blocks.ts';
import {
  actions,
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

describe('elements and tables that Slack refuses, with the place of the fault', () => {
  const wrong: [string, 'message' | 'modal' | 'home', unknown, string][] = [
    [
      'six options in an overflow',
      'message',
      [actions({ type: 'overflow', action_id: 'o', options: options(6) })],
      'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      '101 options',
      'modal',
      [input(select({ options: options(101) }))],
      'no more than 100 items allowed [json-pointer:/blocks/0/element/options]',
    ],
    [
      'no options',
      'modal',
      [input(select({ options: [] }))],
      'no fewer than 1 items allowed [json-pointer:/blocks/0/element/options]',
    ],
    [
      'an option text too long',
      'modal',
      [input(select({ options: [option(x(76), 'v')] }))],
      'must be less than 76 characters [json-pointer:/blocks/0/element/options/0/text/text]',
    ],
    [
      'options and groups at once',
      'modal',
      [input(select({ option_groups: [] }))],
      'must provide exactly one of options, option_groups [json-pointer:/blocks/0/element]',
    ],
    [
      'an initial option that is not offered',
      'modal',
      [input(select({ initial_option: option('Other') }))],
      'initial option must match an option in options or option_groups [json-pointer:/blocks/0/element/initial_option]',
    ],
    [
      '11 radio buttons',
      'modal',
      [input({ type: 'radio_buttons', options: options(11) })],
      'no more than 10 items allowed [json-pointer:/blocks/0/element/options]',
    ],
    [
      'a confirm title too long',
      'message',
      [actions(button({ confirm: { title: plain(x(101)), text: plain('?'), confirm: plain('y'), deny: plain('n') } }))],
      'must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]',
    ],
    [
      'a confirm text too long',
      'message',
      [actions(button({ confirm: { title: plain('t'), text: plain(x(301)), confirm: plain('y'), deny: plain('n') } }))],
      'must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]',
    ],
    [
      'two blocks of one block_id',
      'message',
      [
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ],
      '`block_id` `a` already exists for another block [json-pointer:/blocks/1/block_id]',
    ],
    [
      'two elements of one action_id in a block',
      'message',
      [actions(button(), button())],
      '`action_id` `press` already exists for another element [json-pointer:/blocks/0/elements]',
    ],
    [
      'a block_id too long',
      'message',
      [{ type: 'divider', block_id: x(256) }],
      'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
    ],
    [
      'a table in a modal',
      'modal',
      [{ type: 'table', rows: [[raw('a')]] }],
      'unsupported type: table [json-pointer:/blocks/0/type]',
    ],
    [
      'an alert in a message',
      'message',
      [{ type: 'alert', text: plain('a') }],
      'unsupported type: alert [json-pointer:/blocks/0/type]',
    ],
    [
      'markdown in a modal',
      'modal',
      [{ type: 'markdown', text: 'a' }],
      'unsupported type: markdown [json-pointer:/blocks/0/type]',
    ],
    [
      'a container in a Home view',
      'home',
      [{ type: 'container', title: plain('a'), child_blocks: [section('a')] }],
      'unsupported type: container [json-pointer:/blocks/0/type]',
    ],
    [
      'a container in a container',
      'message',
      [{ type: 'container', title: plain('a'), child_blocks: [{ type: 'container' }] }],
      'unsupported type: container [json-pointer:/blocks/0/child_blocks/0/type]',
    ],
    [
      'a file input in a Home view',
      'home',
      [input({ type: 'file_input' })],
      'unsupported type: file_input [json-pointer:/blocks/0/element/type]',
    ],
    [
      'two tables',
      'message',
      [
        { type: 'table', rows: [[raw('a')]] },
        { type: 'table', rows: [[raw('a')]] },
      ],
      'only one table allowed [json-pointer:/blocks]',
    ],
    [
      '101 rows in a table',
      'message',
      [{ type: 'table', rows: Array.from({ length: 101 }, () => [raw('a')]) }],
      'no more than 100 items allowed [json-pointer:/blocks/0/rows]',
    ],
    [
      'rows of unequal width',
      'message',
      [{ type: 'table', rows: [[raw('a'), raw('b')], [raw('a')]] }],
      'must have 2 cells, as the first row has [json-pointer:/blocks/0/rows/1]',
    ],
    [
      '10,001 characters of cells',
      'message',
      [{ type: 'table', rows: [[raw(x(5001)), raw(x(5000))]] }],
      'table cells must be less than 10001 characters in total [json-pointer:/blocks]',
    ],
    [
      'a data table without caption',
      'message',
      [{ type: 'data_table', rows: [[raw('a')], [raw('b')]] }],
      'missing required field: caption [json-pointer:/blocks/0]',
    ],
    [
      'rich text in a data table header',
      'message',
      [{ type: 'data_table', caption: 'c', rows: [[rich('a')], [raw('b')]] }],
      'unsupported type: rich_text [json-pointer:/blocks/0/rows/0/0/type]',
    ],
    [
      'a pie slice of nothing',
      'message',
      [chart({ type: 'pie', segments: [{ label: 'a', value: 0 }] })],
      'must be greater than 0 [json-pointer:/blocks/0/chart/segments/0/value]',
    ],
    [
      'a chart title too long',
      'message',
      [{ ...chart({ type: 'pie', segments: [{ label: 'a', value: 1 }] }), title: x(51) }],
      'must be less than 51 characters [json-pointer:/blocks/0/title]',
    ],
    [
      'a series without a category',
      'message',
      [
        chart({
          type: 'line',
          series: [{ name: 'A', data: [{ label: 'Q1', value: 1 }] }],
          axis_config: { categories: ['Q1', 'Q2'] },
        }),
      ],
      'labels must match axis_config categories [json-pointer:/blocks/0/chart/series/0/data]',
    ],
    [
      'three charts',
      'message',
      Array.from({ length: 3 }, () => chart({ type: 'pie', segments: [{ label: 'a', value: 1 }] })),
      'no more than 2 data_visualization blocks allowed [json-pointer:/blocks]',
    ],
    [
      'eleven cards',
      'message',
      [{ type: 'carousel', elements: Array.from({ length: 11 }, () => ({ type: 'card', body: mrkdwn('a') })) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'a number input without its decimals rule',
      'modal',
      [input({ type: 'number_input' })],
      'missing required field: is_decimal_allowed [json-pointer:/blocks/0/element]',
    ],
    [
      'a date that is none',
      'modal',
      [input({ type: 'datepicker', initial_date: '7/7/2027' })],
      'must be a date in the format YYYY-MM-DD [json-pointer:/blocks/0/element/initial_date]',
    ],
    [
      'an image without words',
      'message',
      [{ type: 'image', image_url: 'https://example.org/a.png' }],
      'missing required field: alt_text [json-pointer:/blocks/0]',
    ],
    [
      'two elements that take the focus',
      'modal',
      [
        input({ type: 'plain_text_input', focus_on_load: true }),
        input({ type: 'email_text_input', focus_on_load: true }),
      ],
      'only one element may have focus_on_load [json-pointer:/blocks]',
    ],
  ];
  it.each(wrong)('%s', (_name, surface, blocks, fault) => {
    expect(checkBlocks(JSON.parse(JSON.stringify(blocks)), surface)).toContain(`[ERROR] ${fault}`);
  });
});
