import { describe, expect, test } from 'vitest';
import { cellKey, cellText, nextSorting, sortRows } from '../../../src/workspace/page/blocks/cells.ts';

const text = (value: string) => ({ type: 'raw_text', text: value });
const number = (value: number) => ({ type: 'raw_number', value, text: `${value} pcs` });
const sorted = (cells: unknown[], direction: 'ascending' | 'descending' = 'ascending', locale = 'en') =>
  sortRows(cells, (cell) => cellKey(cell), direction, locale).map((cell) => cellText(cell));

describe('sorting', () => {
  test('numbers by their value, not by their text', () => {
    expect(sorted([number(10), number(9), number(-1.5)])).toEqual(['-1.5 pcs', '9 pcs', '10 pcs']);
    expect(sorted([number(10), number(9)], 'descending')).toEqual(['10 pcs', '9 pcs']);
  });

  test('references in texts as people count', () => {
    expect(sorted(['143.10', '143.9', '24 (b)'].map(text))).toEqual(['24 (b)', '143.9', '143.10']);
  });

  test('Vietnamese names in their order', () => {
    expect(sorted(['Đỗ', 'Dương', 'Ánh', 'Bình'].map(text), 'ascending', 'vi')).toEqual(['Ánh', 'Bình', 'Dương', 'Đỗ']);
  });

  test('empty cells come last in both directions', () => {
    expect(sorted([text(''), text('b'), null, text('a')])).toEqual(['a', 'b', '', '']);
    expect(sorted([text(''), text('b'), text('a')], 'descending')).toEqual(['b', 'a', '']);
  });

  test('equal rows stay as they were', () => {
    const rows = [
      ['x', 1],
      ['y', 1],
      ['z', 0],
    ] as const;
    expect(sortRows([...rows], ([, key]) => key, 'descending').map(([name]) => name)).toEqual(['x', 'y', 'z']);
  });

  test('a header goes up, down, and back', () => {
    const up = nextSorting(null, 2);
    const down = nextSorting(up, 2);
    expect([up, down, nextSorting(down, 2)]).toEqual([
      { column: 2, direction: 'ascending' },
      { column: 2, direction: 'descending' },
      null,
    ]);
    expect(nextSorting(down, 0)).toEqual({ column: 0, direction: 'ascending' });
  });
});

test('a cell’s text, of any type', () => {
  const rich = {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [text('a'), { type: 'link', url: 'https://example.org' }] }],
  };
  const button = { type: 'action_cell', element: { type: 'button', text: { type: 'plain_text', text: 'Open' } } };
  expect([rich, button, 'junk', null].map((cell) => cellText(cell))).toEqual(['ahttps://example.org', 'Open', '', '']);
});
