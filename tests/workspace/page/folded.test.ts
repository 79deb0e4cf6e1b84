import { expect, test } from 'vitest';
import { folded, isFound } from '../../../src/workspace/page/folded.ts';

test('a search needs no marks, case, or order', () => {
  expect(folded('Đỗ Lá Phong')).toBe('do la phong');
  expect(isFound('Đỗ Lá Phong Alternate', 'phong do')).toBe(true);
  expect(isFound('Đỗ Lá Phong', 'ĐỖ LÁ')).toBe(true);
  expect(isFound('Đỗ Lá Phong', 'phong an')).toBe(false);
  expect(isFound('Đỗ Lá Phong', '')).toBe(true);
});
