import type { Review } from '../domain/review.ts';
import type { Db } from './client.ts';
import { toDay } from './days.ts';
import type { Review as ReviewRow } from './generated/client.ts';

export function toReview(row: ReviewRow): Review {
  return {
    id: row.id,
    code: row.code,
    mechanism: row.mechanism,
    title: { en: row.titleEn, vi: row.titleVi },
    symbol: row.symbol,
    cycle: row.cycle,
    session: row.session,
    dialogueFrom: toDay(row.dialogueFrom),
    dialogueTo: toDay(row.dialogueTo),
  };
}

/** All reviews, the latest dialogue first. */
export async function listReviews(db: Db, workspaceId: string): Promise<Review[]> {
  const rows = await db.review.findMany({
    where: { workspaceId },
    orderBy: [{ dialogueFrom: { sort: 'desc', nulls: 'last' } }, { code: 'asc' }],
  });
  return rows.map(toReview);
}

/** The review with a code, typed in any case. */
export async function findReview(db: Db, workspaceId: string, code: string): Promise<Review | null> {
  const row = await db.review.findFirst({ where: { workspaceId, code: code.trim().toLowerCase() } });
  return row && toReview(row);
}
