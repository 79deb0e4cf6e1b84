import type { Update } from '../domain/update.ts';
import type { Db } from './client.ts';
import type { Prisma } from './generated/client.ts';

/** What an update's row is read with. */
export const UPDATE_PARTS = { author: true, agency: true, verifiedBy: true } satisfies Prisma.UpdateInclude;
type UpdateRow = Prisma.UpdateGetPayload<{ include: typeof UPDATE_PARTS }>;

// Two updates of one instant keep one order from page to page.
export const LATEST_FIRST = [{ reportedAt: 'desc' }, { id: 'desc' }] satisfies Prisma.UpdateOrderByWithRelationInput[];

export function toUpdate(row: UpdateRow): Update {
  return {
    id: row.id,
    recommendationId: row.recommendationId,
    author: { memberId: row.author.id, slackUserId: row.author.slackUserId, name: row.author.name },
    agencyCode: row.agency?.code ?? null,
    previousStatus: row.previousStatus,
    status: row.status,
    results: row.results,
    difficulties: row.difficulties,
    proposals: row.proposals,
    evidence: row.evidence,
    reportedAt: row.reportedAt,
    verifiedAt: row.verifiedAt,
    verifiedBy: row.verifiedBy?.name ?? null,
  };
}

/** The updates of a recommendation, the latest first. */
export async function listUpdates(
  db: Db,
  workspaceId: string,
  recommendationId: string,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<Update[]> {
  const rows = await db.update.findMany({
    where: { workspaceId, recommendationId },
    include: UPDATE_PARTS,
    orderBy: LATEST_FIRST,
    take: limit,
    skip: offset,
  });
  return rows.map(toUpdate);
}

export function countUpdates(db: Db, workspaceId: string, recommendationId: string): Promise<number> {
  return db.update.count({ where: { workspaceId, recommendationId } });
}

/** The latest update of a recommendation; null before the first. */
export async function latestUpdate(db: Db, workspaceId: string, recommendationId: string): Promise<Update | null> {
  const [update] = await listUpdates(db, workspaceId, recommendationId, { limit: 1 });
  return update ?? null;
}

/** The latest updates that a member reported, each with the reference it is on. */
export async function listUpdatesBy(
  db: Db,
  workspaceId: string,
  memberId: string,
  limit: number,
): Promise<(Update & { reference: string })[]> {
  const rows = await db.update.findMany({
    where: { workspaceId, authorId: memberId },
    include: { ...UPDATE_PARTS, recommendation: { select: { reference: true } } },
    orderBy: LATEST_FIRST,
    take: limit,
  });
  return rows.map((row) => ({ ...toUpdate(row), reference: row.recommendation.reference }));
}
