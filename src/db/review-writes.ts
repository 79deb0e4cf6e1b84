import type { ReviewDraft } from '../domain/import/content.ts';
import type { Review } from '../domain/review.ts';
import type { Db } from './client.ts';
import { toReview } from './reviews.ts';

/** Stores a new review. Throws Prisma's P2002 when its code is taken. */
export async function insertReview(db: Db, workspaceId: string, draft: ReviewDraft, now: Date): Promise<Review> {
  const { title, mechanism, code, symbol, cycle, session } = draft;
  const data = {
    workspaceId,
    mechanism,
    code,
    symbol,
    cycle,
    session,
    titleEn: title.en,
    titleVi: title.vi ?? title.en,
  };
  return toReview(await db.review.create({ data: { ...data, createdAt: now } }));
}

/** Gives a review that has no document symbol one. */
export async function setReviewSymbol(db: Db, workspaceId: string, id: string, symbol: string): Promise<void> {
  await db.review.updateMany({ where: { workspaceId, id, symbol: null }, data: { symbol } });
}
