import type { Day } from '../domain/day.ts';
import type { Db } from './client.ts';
import { fromDay, toDay } from './days.ts';

export interface Assignment {
  /** Of the recommendation */
  id: string;
  leadAgencyId: string | null;
  /** Ascending */
  supportingIds: string[];
  dueDate: Day | null;
}

/** How recommendations are assigned; they are locked until the transaction ends. */
export async function listAssigned(db: Db, workspaceId: string, ids: string[]): Promise<Assignment[]> {
  await db.$executeRaw`
    SELECT 1 FROM "Recommendation" WHERE "workspaceId" = ${workspaceId} AND id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  const rows = await db.recommendation.findMany({
    where: { workspaceId, id: { in: ids } },
    select: { id: true, leadAgencyId: true, dueDate: true, supporting: { select: { agencyId: true } } },
  });
  return rows.map(({ id, leadAgencyId, dueDate, supporting }) => ({
    id,
    leadAgencyId,
    supportingIds: supporting.map(({ agencyId }) => agencyId).sort(),
    dueDate: toDay(dueDate),
  }));
}

/** Stores an assignment and raises the recommendation's version. */
export async function assign(
  db: Db,
  workspaceId: string,
  { id, leadAgencyId, supportingIds, dueDate }: Assignment,
): Promise<void> {
  await db.recommendation.update({
    where: { id, workspaceId },
    data: { leadAgencyId, dueDate: fromDay(dueDate), version: { increment: 1 } },
  });
  await db.recommendationSupport.deleteMany({ where: { workspaceId, recommendationId: id } });
  const data = supportingIds.map((agencyId) => ({ workspaceId, recommendationId: id, agencyId }));
  await db.recommendationSupport.createMany({ data });
}
