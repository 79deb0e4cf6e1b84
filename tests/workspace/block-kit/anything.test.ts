import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBlocks } from '../../../src/workspace/block-kit/blocks.ts';
import { layouts } from '../../../src/workspace/block-kit/layouts.ts';
import { checkView } from '../../../src/workspace/block-kit/view.ts';

const keys = [
  'type',
  'text',
  'fields',
  'elements',
  'element',
  'accessory',
  'options',
  'rows',
  'chart',
  'child_blocks',
  'label',
  'confirm',
];
const types = [
  ...Object.keys(layouts),
  'button',
  'static_select',
  'plain_text',
  'mrkdwn',
  'rich_text_section',
  'raw_text',
  'pie',
];

/** Trees that look like Block Kit and are wrong in every possible way. */
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(...types),
    fc.jsonValue({ maxDepth: 1 }),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc
      .tuple(fc.constantFrom(...types), fc.dictionary(fc.constantFrom(...keys), tie('tree'), { maxKeys: 5 }))
      .map(([type, rest]) => ({ ...rest, type })),
  ),
}));

describe('whatever is sent', () => {
  it('is either taken or refused with the place of the fault', () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), fc.constantFrom('message', 'modal', 'home'), (blocks, surface) => {
        for (const fault of checkBlocks(blocks, surface as 'message')) {
          expect(fault).toMatch(/^\[ERROR\] .+ \[json-pointer:\/blocks(\/\w+)*\]$/s);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('as a view, too', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('type', 'title', 'blocks', 'submit', 'callback_id'), tree), (view) => {
        for (const fault of checkView(view, 'modal')) expect(fault).toMatch(/\[json-pointer:\/view(\/\w+)*\]$/s);
      }),
      { numRuns: 500 },
    );
  });
});
