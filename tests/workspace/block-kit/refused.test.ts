import { describe, expect, it } from 'vitest';
import { checkBlocks } from '../../../src/workspace/block-kit/blocks.ts';
import { actions, button, input, mrkdwn, plain, section, x } from './builders.ts';

describe('blocks that Slack refuses, with the place of the fault', () => {
  const wrong: [string, 'message' | 'modal' | 'home', unknown, string][] = [
    [
      '51 blocks in a message',
      'message',
      Array.from({ length: 51 }, () => ({ type: 'divider' })),
      'no more than 50 items allowed [json-pointer:/blocks]',
    ],
    [
      '101 blocks in a modal',
      'modal',
      Array.from({ length: 101 }, () => ({ type: 'divider' })),
      'no more than 100 items allowed [json-pointer:/blocks]',
    ],
    [
      'a section text too long',
      'message',
      [section(x(3001))],
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'an empty section text',
      'message',
      [section('')],
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'a section of nothing',
      'message',
      [{ type: 'section' }],
      'must provide one of text, fields [json-pointer:/blocks/0]',
    ],
    [
      '11 fields',
      'message',
      [{ type: 'section', fields: Array.from({ length: 11 }, () => plain('a')) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'a field too long',
      'message',
      [{ type: 'section', fields: [plain(x(2001))] }],
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      'mrkdwn in a header',
      'message',
      [{ type: 'header', text: mrkdwn('Hi') }],
      'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
    ],
    [
      'a header too long',
      'message',
      [{ type: 'header', text: plain(x(151)) }],
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      '26 elements in actions',
      'message',
      [actions(...Array.from({ length: 26 }, (_, i) => button({ action_id: `b${i}` })))],
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'no element in actions',
      'message',
      [actions()],
      'no fewer than 1 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      '11 elements in context',
      'message',
      [{ type: 'context', elements: Array.from({ length: 11 }, () => mrkdwn('a')) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'a button in context',
      'message',
      [{ type: 'context', elements: [button()] }],
      'unsupported type: button [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'an input element in actions',
      'modal',
      [actions({ type: 'plain_text_input', action_id: 'a' })],
      'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'a button in an input',
      'modal',
      [input(button())],
      'unsupported type: button [json-pointer:/blocks/0/element/type]',
    ],
    [
      'a datetimepicker beside a section',
      'modal',
      [{ ...section('a'), accessory: { type: 'datetimepicker' } }],
      'unsupported type: datetimepicker [json-pointer:/blocks/0/accessory/type]',
    ],
    [
      'button words too long',
      'message',
      [actions(button({ text: plain(x(76)) }))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'a button value too long',
      'message',
      [actions(button({ value: x(2001) }))],
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'a button style that is none',
      'message',
      [actions(button({ style: 'default' }))],
      'must be one of: primary, danger [json-pointer:/blocks/0/elements/0/style]',
    ],
    [
      'a button without words',
      'message',
      [actions({ type: 'button', action_id: 'a' })],
      'missing required field: text [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'an unknown key',
      'message',
      [{ ...section('a'), colour: 'red' }],
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ],
    ['an unknown block', 'message', [{ type: 'marquee' }], 'unsupported type: marquee [json-pointer:/blocks/0/type]'],
    [
      'a block without a type',
      'message',
      [{ text: plain('a') }],
      'missing required field: type [json-pointer:/blocks/0]',
    ],
    ['something that is not a block', 'message', ['text'], 'must provide an object [json-pointer:/blocks/0]'],
    ['blocks that are no list', 'message', { type: 'divider' }, 'must provide an array [json-pointer:/blocks]'],
  ];
  it.each(wrong)('%s', (_name, surface, blocks, fault) => {
    expect(checkBlocks(JSON.parse(JSON.stringify(blocks)), surface)).toContain(`[ERROR] ${fault}`);
  });
});
