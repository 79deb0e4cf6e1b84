import { searchTextOf } from '../domain/search-text.ts';
import type { Db } from './client.ts';
import { listByIds } from './recommendation-rows.ts';
import { withSearchKeys } from './search-keys.ts';

/** How many rows are read and written at a time: their texts may be long. */
const BATCH = 200;

/** Computes the stored search text anew, of these recommendations or of all; returns how many had changed. */
export async function refreshSearchText(db: Db, workspaceId: string, ids?: string[]): Promise<number> {
  const stored = await db.recommendation.findMany({
    where: { workspaceId, ...(ids && { id: { in: ids } }) },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  let changed = 0;
  for (let start = 0; start < stored.length; start += BATCH) {
    const batch = stored.slice(start, start + BATCH).map(({ id }) => id);
    changed += await refreshBatch(db, workspaceId, batch);
  }
  return changed;
}

async function refreshBatch(db: Db, workspaceId: string, ids: string[]): Promise<number> {
  const rows = await db.recommendation.findMany({
    where: { workspaceId, id: { in: ids } },
    select: { id: true, searchText: true },
  });
  const before = new Map(rows.map(({ id, searchText }) => [id, searchText]));
  const texts = (await listByIds(db, workspaceId, ids)).map((recommendation) => {
    const { id, leadAgency, supportingAgencies } = recommendation;
    const agencies = leadAgency ? [leadAgency, ...supportingAgencies] : supportingAgencies;
    return { id, searchText: searchTextOf(recommendation, agencies) };
  });
  const stale = texts.filter(({ id, searchText }) => before.get(id) !== searchText);
  if (stale.length === 0) return 0;
  const json = JSON.stringify(await withSearchKeys(db, workspaceId, stale));
  return db.$executeRaw`
    UPDATE "Recommendation" r SET "searchText" = n."searchText", "searchKeys" = n."searchKeys"
    FROM jsonb_to_recordset(${json}::jsonb) AS n(id uuid, "searchText" text, "searchKeys" int[])
    WHERE r.id = n.id AND r."workspaceId" = ${workspaceId}`;
}
