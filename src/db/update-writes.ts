import type { ProgressInput } from '../domain/progress-input.ts';
import type { Status } from '../domain/recommendation.ts';
import type { Update } from '../domain/update.ts';
import type { Db } from './client.ts';
import { LATEST_FIRST, toUpdate, UPDATE_PARTS } from './updates.ts';

/**
 * Locks a recommendation until the transaction ends, so that its updates are stored one after another. False when it is
 * not there. What is read of it before this may be out of date.
 */
export async function lockRecommendation(db: Db, workspaceId: string, id: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "Recommendation" WHERE id = ${id}::uuid AND "workspaceId" = ${workspaceId} FOR UPDATE`;
  return rows.length > 0;
}

export interface NewUpdate {
  recommendationId: string;
  authorId: string;
  agencyId: string | null;
  previousStatus: Status;
  input: ProgressInput;
  submissionKey: string;
  reportedAt: Date;
}

/** Stores an update and what the recommendation says of its latest one. The recommendation is locked. */
export async function insertUpdate(db: Db, workspaceId: string, update: NewUpdate): Promise<Update> {
  const { input, ...facts } = update;
  const row = await db.update.create({ data: { workspaceId, ...facts, ...input }, include: UPDATE_PARTS });
  await db.recommendation.update({
    where: { id: update.recommendationId, workspaceId },
    data: {
      status: input.status,
      version: { increment: 1 },
      lastUpdateAt: update.reportedAt,
      lastUpdateVerified: false,
    },
  });
  return toUpdate(row);
}

/** The update that an opened form has already become. */
export async function findUpdateByKey(db: Db, workspaceId: string, submissionKey: string): Promise<Update | null> {
  const row = await db.update.findUnique({
    where: { workspaceId_submissionKey: { workspaceId, submissionKey } },
    include: UPDATE_PARTS,
  });
  return row && toUpdate(row);
}

export async function findUpdate(db: Db, workspaceId: string, id: string): Promise<Update | null> {
  const row = await db.update.findUnique({ where: { id, workspaceId }, include: UPDATE_PARTS });
  return row && toUpdate(row);
}

/** The latest update of a recommendation that nobody has verified yet. */
export async function findLatestUnverified(
  db: Db,
  workspaceId: string,
  recommendationId: string,
): Promise<Update | null> {
  const row = await db.update.findFirst({
    where: { workspaceId, recommendationId, verifiedAt: null },
    include: UPDATE_PARTS,
    orderBy: LATEST_FIRST,
  });
  return row && toUpdate(row);
}

/** Stores by whom an update was verified, and that what the recommendation says last is. The recommendation is locked. */
export async function markVerified(
  db: Db,
  workspaceId: string,
  { id, recommendationId, isLatest }: { id: string; recommendationId: string; isLatest: boolean },
  by: { memberId: string; at: Date },
): Promise<Update> {
  const row = await db.update.update({
    where: { id, workspaceId },
    data: { verifiedAt: by.at, verifiedById: by.memberId },
    include: UPDATE_PARTS,
  });
  if (isLatest) {
    await db.recommendation.update({
      where: { id: recommendationId, workspaceId },
      data: { lastUpdateVerified: true, version: { increment: 1 } },
    });
  }
  return toUpdate(row);
}
