import type { Day } from '../domain/day.ts';
import type { LocalizedText } from '../domain/language.ts';
import type { Role } from '../domain/reminder-stakes.ts';
import type { WithdrawReason } from '../domain/withdrawal.ts';
import { recordAuditEvent } from './audit-events.ts';
import type { Database, Db } from './client.ts';
import { toDay } from './days.ts';
import { Prisma } from './generated/client.ts';
import type { Held } from './outbox-claims.ts';

const { sql } = Prisma;

// A reminder that is not needed when its time comes is taken back: what it stood for may be needed again, and is planned
// anew then. That it was taken back stays on record.

const ACTION = 'reminder_withdrawn';

/**
 * Takes back a message that was claimed and never sent: the steps it stood for are open again, and it is not written. What
 * another has claimed meanwhile stays.
 */
export async function withdrawReminder(
  db: Database,
  { id, workspaceId, claim }: Held,
  { reason, now }: { reason: WithdrawReason; now: Date },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const of = await readWhose(tx, workspaceId, id);
    const items = await readItems(tx, workspaceId, { outboxId: id });
    const { count } = await tx.outboxMessage.deleteMany({
      where: { id, workspaceId, status: 'sending', leaseOwner: claim },
    });
    if (count === 0 || !of) return;
    await record(tx, workspaceId, { ...of, now, items: items.map((item) => ({ ...item, why: reason })) });
  });
}

/** Takes these deadlines out of a message that is sent without them: their steps are open again. */
export async function withdrawItems(
  db: Database,
  { id, workspaceId }: Held,
  { leftOut, now }: { leftOut: { deadlineId: string; reason: WithdrawReason }[]; now: Date },
): Promise<void> {
  if (leftOut.length === 0) return;
  await db.$transaction(async (tx) => {
    const which = { outboxId: id, deadlineId: { in: leftOut.map(({ deadlineId }) => deadlineId) } };
    const of = await readWhose(tx, workspaceId, id);
    const items = await readItems(tx, workspaceId, which);
    await tx.reminder.deleteMany({ where: { workspaceId, ...which } });
    // Tried again after a failure it has been done.
    if (items.length === 0 || !of) return;
    const why = new Map(leftOut.map(({ deadlineId, reason }) => [deadlineId, reason]));
    await record(tx, workspaceId, {
      ...of,
      now,
      items: items.map((item) => ({ ...item, why: why.get(item.deadlineId) ?? 'nothing_open' })),
    });
  });
}

/** Whose reminder a message is, and of which of their days. */
async function readWhose(tx: Db, workspaceId: string, outboxId: string): Promise<Whose | undefined> {
  const [row] = await tx.$queryRaw<Whose[]>`
    SELECT content->>'memberId' AS "memberId", content->>'day' AS day FROM "OutboxMessage"
    WHERE id = ${outboxId}::uuid AND "workspaceId" = ${workspaceId} AND kind = 'reminder'`;
  return row;
}

interface Whose {
  memberId: string;
  day: Day;
}

interface Item {
  deadlineId: string;
  forDate: Day;
  daysBefore: number;
  role: string | null;
  isOverview: boolean;
  agencyIds: string[];
  recommendationIds: string[];
  plannedFor: string;
  why: WithdrawReason;
}

/** The steps among what a message holds: what is only carried along in it was not to be told. */
async function readItems(
  tx: Db,
  workspaceId: string,
  of: { outboxId: string; deadlineId?: { in: string[] } },
): Promise<Omit<Item, 'why'>[]> {
  const rows = await tx.reminder.findMany({
    where: { workspaceId, ...of },
    select: {
      deadlineId: true,
      forDate: true,
      daysBefore: true,
      role: true,
      isOverview: true,
      agencyIds: true,
      recommendationIds: true,
      plannedFor: true,
    },
    orderBy: { deadlineId: 'asc' },
  });
  return rows.flatMap(({ daysBefore, ...row }) =>
    daysBefore === null
      ? []
      : { ...row, daysBefore, forDate: toDay(row.forDate), plannedFor: row.plannedFor.toISOString() },
  );
}

async function record(
  tx: Db,
  workspaceId: string,
  { memberId, day, now, items }: Whose & { now: Date; items: Item[] },
): Promise<void> {
  await recordAuditEvent(tx, workspaceId, {
    at: now,
    actorId: null,
    action: ACTION,
    subjectKind: 'member',
    subjectId: memberId,
    details: { day, items: items.map((item) => ({ ...item })) },
  });
}

/** A line of a message to a member that was taken back before it was sent. */
export interface Withdrawn {
  deadlineId: string;
  title: LocalizedText;
  forDate: Day;
  daysBefore: number;
  role: Role | null;
  recommendationIds: string[];
  isOverview: boolean;
  plannedFor: Date;
  why: WithdrawReason;
}

/** Whether a deadline d may expect something on a recommendation from one of these agencies. */
export function isExpectedOf(workspaceId: string, recommendationId: string, agencyIds: Prisma.Sql): Prisma.Sql {
  return sql`EXISTS (
    SELECT 1 FROM "Recommendation" c
    WHERE c."workspaceId" = ${workspaceId} AND c.id = ${recommendationId}::uuid AND (
      c."leadAgencyId" = ANY(${agencyIds}) OR ((c."leadAgencyId" IS NULL OR d."remindsSupporting") AND EXISTS (
        SELECT 1 FROM "RecommendationSupport" s WHERE s."recommendationId" = c.id AND s."agencyId" = ANY(${agencyIds})
      ))
    ))`;
}

/** What was taken back of a member's reminders that were for its agencies, had named it, or were of a whole deadline; the latest first. */
export async function listWithdrawn(
  db: Db,
  workspaceId: string,
  { memberId, recommendationId, limit }: { memberId: string; recommendationId: string; limit: number },
): Promise<Withdrawn[]> {
  const rows = await db.$queryRaw<(Omit<Withdrawn, 'title'> & { titleEn: string; titleVi: string })[]>`
    SELECT i."deadlineId", d."titleEn", d."titleVi", i."forDate", i."daysBefore", i.role, i."recommendationIds",
      coalesce(i."isOverview", cardinality(i."recommendationIds") = 0) AS "isOverview", i."plannedFor", i.why
    FROM "AuditEvent" e
    CROSS JOIN LATERAL jsonb_to_recordset(e.details->'items') AS i(
      "deadlineId" text, "forDate" text, "daysBefore" int, role text, "isOverview" boolean, "agencyIds" uuid[], "recommendationIds" text[],
      "plannedFor" timestamptz, why text
    )
    JOIN "Deadline" d ON d."workspaceId" = e."workspaceId" AND d.id::text = i."deadlineId"
    WHERE e."workspaceId" = ${workspaceId} AND e."subjectKind" = 'member' AND e."subjectId" = ${memberId}
      AND e.action = ${ACTION}
      AND (${recommendationId} = ANY(i."recommendationIds") OR i."isOverview"
        OR (cardinality(i."recommendationIds") = 0 AND ${isExpectedOf(workspaceId, recommendationId, sql`i."agencyIds"`)})
        -- Of a time when neither was on record
        OR (cardinality(i."recommendationIds") = 0 AND i."agencyIds" IS NULL))
    ORDER BY e.at DESC, i."deadlineId" LIMIT ${limit}::int`;
  return rows.map(({ titleEn, titleVi, ...row }) => ({ ...row, title: { en: titleEn, vi: titleVi } }));
}
