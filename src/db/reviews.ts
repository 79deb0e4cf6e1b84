import type { Review } from '../domain/review.ts';
import { type Db, runPrepared } from './client.ts';
import { fromDay, toDay } from './days.ts';
import type { Review as ReviewRow } from './generated/client.ts';

export function toReview(row: ReviewColumns): Review {
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
  const rows = await runPrepared<ReviewText>(db, REVIEWS, [workspaceId]);
  return rows.map(({ dialogueFrom, dialogueTo, ...row }) =>
    toReview({ ...row, dialogueFrom: fromDay(dialogueFrom), dialogueTo: fromDay(dialogueTo) }),
  );
}

type ReviewColumns = Omit<ReviewRow, 'workspaceId' | 'createdAt'>;
/** As a statement past Prisma gives it: days as texts. */
type ReviewText = Omit<ReviewColumns, 'dialogueFrom' | 'dialogueTo'> & Pick<Review, 'dialogueFrom' | 'dialogueTo'>;

const REVIEWS = {
  name: 'reviews',
  text: `
    SELECT v.id::text AS id, v.code, v.mechanism::text AS mechanism, v."titleEn", v."titleVi", v.symbol, v.cycle, v.session,
      v."dialogueFrom"::text AS "dialogueFrom", v."dialogueTo"::text AS "dialogueTo"
    FROM "Review" v WHERE v."workspaceId" = $1 ORDER BY v."dialogueFrom" DESC NULLS LAST, v.code`,
};

/** The review with a code, typed in any case. */
export async function findReview(db: Db, workspaceId: string, code: string): Promise<Review | null> {
  const row = await db.review.findFirst({ where: { workspaceId, code: code.trim().toLowerCase() } });
  return row && toReview(row);
}
