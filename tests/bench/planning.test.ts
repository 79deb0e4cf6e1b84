import { expect, test } from 'vitest';
import { listAllIds } from '../../src/db/recommendations.ts';
import { listPassing } from '../../src/db/tracked-recommendations.ts';
import { instantOf } from '../../src/domain/day.ts';
import type { Filter } from '../../src/domain/query/command.ts';
import { freshDatabase } from '../support/database.ts';
import { measurePlanning } from './planning.ts';
import { fillRecords, workspaceIdOf } from './records.ts';

const { db } = await freshDatabase();
const today = '2026-11-18';
const timeZone = 'Asia/Ho_Chi_Minh';

test('the benchmark plans what its records imply, for everybody', async () => {
  await fillRecords(db, { workspaces: 2, recommendations: 1_000, members: 200 }, today);
  const now = instantOf(today, 10, timeZone);
  expect(await measurePlanning(db, { today, now, rounds: 2 })).toMatchObject({ reminders: 200 });
  expect(await db.outboxMessage.count()).toBe(0);
});

test('what several filters let pass is read at once, each in the order of a list of its own', async () => {
  const filters: Filter[] = [
    { terms: [], text: '' },
    { terms: [{ field: 'review', exclude: false, values: ['upr-2001'] }], text: '' },
    { terms: [{ field: 'status', exclude: true, values: ['implemented'] }], text: '' },
  ];
  const viewer = { agencyIds: [], today, timeZone };
  const workspaceId = workspaceIdOf(1);
  const { ids, recommendations } = await listPassing(db, workspaceId, filters, viewer);
  for (const [n, filter] of filters.entries())
    expect(ids[n]).toEqual(await listAllIds(db, workspaceId, filter, viewer));
  const rows = await db.recommendation.findMany({
    where: { workspaceId },
    include: { supporting: { orderBy: { agencyId: 'asc' } } },
    orderBy: { referenceSort: 'asc' },
  });
  expect(recommendations).toEqual(
    rows.map(({ id, leadAgencyId, supporting, status, lastUpdateAt }) => ({
      id,
      leadAgencyId,
      supportingAgencyIds: supporting.map(({ agencyId }) => agencyId),
      status,
      lastUpdateAt,
    })),
  );
});
