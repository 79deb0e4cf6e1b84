import { expect, test } from 'vitest';
import { fold } from '../../src/domain/fold.ts';
import { referenceKey, referenceSort } from '../../src/domain/reference.ts';

test.each([
  ['24 (a)', '24a'],
  ['24(A)', '24a'],
  ['para. 24 a', '24a'],
  ['Paragraph 143.5', '143.5'],
  ['đoạn 143.5', '143.5'],
  ['143.5.', '143.5'],
  ['S5-12', 's5-12'],
  ['#143.5', '143.5'],
  ['24 #2', '24#2'],
])('%j is looked up as %j', (reference, key) => {
  expect(referenceKey(reference)).toBe(key);
});

test('references sort as people count', () => {
  const natural = ['24', '24 (a)', '24 (b)', '25', '143.5', '143.9', '143.10', '143.100'];
  expect([...natural].reverse().sort((a, b) => (referenceSort(a) < referenceSort(b) ? -1 : 1))).toEqual(natural);
});

test('folding takes away case, tones and the bar of đ, composed or not', () => {
  expect(fold('  Bộ  Tư PHÁP, Đà Nẵng ')).toBe('bo tu phap, da nang');
  expect(fold('Đa\u0300 Na\u0306\u0303ng')).toBe('da nang');
});
