import { describe, expect, it } from 'vitest';
import { checkView } from '../../../src/workspace/block-kit/view.ts';
import { type Block, input, plain, section, x } from './builders.ts';

describe('views', () => {
  const modal = (more: Block = {}): Block => ({
    type: 'modal',
    title: plain('A form'),
    blocks: [section('a')],
    ...more,
  });
  it('are taken when they are right', () => {
    expect(
      checkView(
        modal({ callback_id: 'f', private_metadata: x(3000), submit: plain('Send'), close: plain('Leave') }),
        'modal',
      ),
    ).toEqual([]);
    expect(checkView({ type: 'home', blocks: [section('a')] }, 'home')).toEqual([]);
  });
  it.each<[string, Block, string]>([
    [
      'a title too long',
      modal({ title: plain(x(25)) }),
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [
      'a submit label too long',
      modal({ submit: plain(x(25)) }),
      'must be less than 25 characters [json-pointer:/view/submit/text]',
    ],
    [
      'private metadata too long',
      modal({ private_metadata: x(3001) }),
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'a callback id too long',
      modal({ callback_id: x(256) }),
      'must be less than 256 characters [json-pointer:/view/callback_id]',
    ],
    ['no title', { type: 'modal', blocks: [] }, 'missing required field: title [json-pointer:/view]'],
    ['no blocks', { type: 'modal', title: plain('a') }, 'missing required field: blocks [json-pointer:/view]'],
    [
      'an input without a submit button',
      modal({ blocks: [input({ type: 'plain_text_input' })] }),
      'missing required field: submit, because the view has an input block [json-pointer:/view]',
    ],
    ['a Home view opened as a modal', { type: 'home', blocks: [] }, 'must be one of: modal [json-pointer:/view/type]'],
    ['an unknown key', modal({ size: 'large' }), 'invalid additional property: size [json-pointer:/view]'],
    [
      'a fault inside a block',
      modal({ blocks: [section(x(3001))] }),
      'must be less than 3001 characters [json-pointer:/view/blocks/0/text/text]',
    ],
  ])('are refused for %s', (_name, view, fault) => {
    expect(checkView(view, 'modal')).toContain(`[ERROR] ${fault}`);
  });
});
