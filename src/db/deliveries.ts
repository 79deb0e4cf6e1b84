import type { Day } from '../domain/day.ts';
import type { LocalizedText } from '../domain/language.ts';
import type { Role } from '../domain/reminder-stakes.ts';
import type { Db } from './client.ts';
import { Prisma } from './generated/client.ts';
import type { OutboxStatus } from './generated/enums.ts';
import { isExpectedOf, listWithdrawn } from './withdrawals.ts';

const { sql } = Prisma;

/**
 * What became of a reminder to somebody of one deadline: a line of a message, with the message that it stood in. One that
 * was taken back before it was sent counts as cancelled.
 */
export interface Delivery {
  deadlineId: string;
  title: LocalizedText;
  /** The date that the deadline had then */
  forDate: Day;
  /** null: no step of it was due, it was carried along with others */
  daysBefore: number | null;
  role: Role | null;
  /** The recommendations that it named; none where it was of the whole deadline, asked for a tick, or was never put together to be sent */
  recommendationIds: string[];
  /** It was of the whole deadline, whatever it named */
  isOverview: boolean;
  plannedFor: Date;
  status: OutboxStatus;
  sentAt: Date | null;
  /** Why it was not delivered, in the words of the outbox */
  error: string | null;
}

/**
 * The reminders to a member that named a recommendation, were of a whole deadline, or named nothing and were for agencies from which
 * something may be expected on it; the latest first.
 */
export async function listDeliveries(
  db: Db,
  workspaceId: string,
  { memberId, recommendationId, limit }: { memberId: string; recommendationId: string; limit: number },
): Promise<Delivery[]> {
  const withdrawn = await listWithdrawn(db, workspaceId, { memberId, recommendationId, limit });
  const rows = await db.$queryRaw<(Omit<Delivery, 'title'> & { titleEn: string; titleVi: string })[]>`
    SELECT r."deadlineId"::text AS "deadlineId", d."titleEn", d."titleVi", r."forDate"::text AS "forDate", r."daysBefore", r.role,
      r."recommendationIds"::text[] AS "recommendationIds", r."isOverview", r."plannedFor", m.status::text AS status, m."sentAt", m."lastError" AS error
    FROM "Reminder" r
    JOIN "OutboxMessage" m ON m.id = r."outboxId"
    JOIN "Deadline" d ON d.id = r."deadlineId" AND d."workspaceId" = r."workspaceId"
    WHERE r."workspaceId" = ${workspaceId} AND r."memberId" = ${memberId}::uuid AND (
      ${recommendationId}::uuid = ANY(r."recommendationIds") OR r."isOverview"
      OR (cardinality(r."recommendationIds") = 0 AND ${isExpectedOf(workspaceId, recommendationId, sql`r."agencyIds"`)})
    )
    ORDER BY r."plannedFor" DESC, r."outboxId", r.step LIMIT ${limit}::int`;
  const written = rows.map(
    ({ titleEn, titleVi, ...row }): Delivery => ({ ...row, title: { en: titleEn, vi: titleVi } }),
  );
  const taken = withdrawn.map(
    ({ why, ...row }): Delivery => ({ ...row, status: 'cancelled', sentAt: null, error: why }),
  );
  // The sort is stable: what was planned again for the same hour comes before what was taken back.
  return [...written, ...taken].sort((a, b) => b.plannedFor.getTime() - a.plannedFor.getTime()).slice(0, limit);
}
