import { beforeAll, expect, test } from 'vitest';
import { progressBy } from '../../src/db/progress.ts';
import { takeaway } from '../../src/domain/progress.ts';
import { DIMENSIONS } from '../../src/domain/query/command.ts';
import { freshDatabase } from '../support/database.ts';
import { fillWorkspace, filterOf, viewerOf } from './records.ts';

const { db } = await freshDatabase();
let filled: Awaited<ReturnType<typeof fillWorkspace>>;
beforeAll(async () => {
  filled = await fillWorkspace(db, 'T1');
});

const progress = async (by: (typeof DIMENSIONS)[number], filter = '') =>
  progressBy(db, 'T1', { by, filter: await filterOf(db, 'T1', filter), viewer: viewerOf([]) });

test.each(DIMENSIONS)('by %s, every recommendation is counted once in the total', async (by) => {
  const { rows, totals } = await progress(by);
  expect(totals.total).toBe(filled.rows.length);
  for (const { counts, total } of [...rows, totals]) {
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
  }
  if (by !== 'theme') expect(rows.reduce((sum, row) => sum + row.total, 0)).toBe(totals.total);
});

test('agencies come worst first, those that nobody leads last', async () => {
  const { rows } = await progress('agency');
  expect(rows.map(({ key }) => key)).toHaveLength(4);
  expect(rows.at(-1)).toMatchObject({ key: null, label: null });
  expect(rows[0]?.label?.vi).toBeTruthy();
  const overdue = rows.slice(0, -1).map((row) => row.overdue);
  expect(overdue).toEqual([...overdue].sort((a, b) => b - a));
});

test('a recommendation with two themes counts under both, one without under none', async () => {
  const { rows, totals } = await progress('theme');
  const byKey = new Map(rows.map((row) => [row.key, row.total]));
  expect(byKey.get('Death penalty')).toBe(byKey.get('International instruments'));
  expect(byKey.get(null)).toBe(filled.rows.filter(({ themes }) => themes.length === 0).length);
  expect(rows.reduce((sum, row) => sum + row.total, 0)).toBeGreaterThan(totals.total);
});

test('filters narrow what is counted', async () => {
  const { rows, totals } = await progress('review', 'review:upr-2014');
  expect(rows).toMatchObject([{ key: 'upr-2014', label: { en: 'UPR, second cycle' }, total: 227 }]);
  expect(totals.total).toBe(227);
  expect(totals.updatedLately).toBe(filled.rows.slice(0, 227).filter((row) => row.lastUpdateAt).length);
});

test('nothing to count is no row and a total of nothing', async () => {
  const empty = await progress('agency', 'lead:moj lead:mps');
  expect(empty).toMatchObject({ rows: [], totals: { total: 0, overdue: 0 } });
  expect(takeaway(empty)).toMatchObject({ total: 0, percent: 0, mostOverdue: null, furthestBehind: null });
});

test('the takeaway names the agency with most overdue', async () => {
  const result = await progress('agency');
  const most = Math.max(...result.rows.map(({ overdue }) => overdue));
  expect(takeaway(result).mostOverdue?.overdue).toBe(most);
  expect(takeaway(await progress('status')).mostOverdue).toBeNull();
});
