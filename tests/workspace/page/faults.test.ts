import { expect, test } from 'vitest';
import { sortFaults } from '../../../src/workspace/page/blocks/faults.ts';

test('a fault stands at its block; what names no block stands on top', () => {
  const at = (pointer: string) => ({ message: 'must be otherwise', pointer });
  const { whole, byBlock } = sortFaults(
    ['/blocks/1/text/text', '/blocks/1', '/blocks', '', '/blocks/10/type', '/view/blocks/0'].map(at),
    2,
  );
  expect(whole.map(({ place }) => place)).toEqual(['/blocks', '', '/blocks/10/type']);
  expect(byBlock.get(1)?.map(({ place }) => place)).toEqual(['/blocks/1/text/text', '/blocks/1']);
  expect(byBlock.get(0)?.length).toBe(1);
});
