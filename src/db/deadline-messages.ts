import type { Day } from '../domain/day.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { DeadlineTurn, Report } from '../domain/deadline-changes.ts';
import type { OutboxContent } from '../domain/outbox.ts';
import type { PlannedSummary } from '../domain/reminders-due.ts';
import type { Db } from './client.ts';
import { fromDay, toDay } from './days.ts';
import { enqueue } from './outbox.ts';

// What a group reads of a deadline in its channel: one summary in each channel that it ever had, of which the one in the
// channel that it has now is kept up to date; and under it, one reply a day on what has changed.

/** One summary a deadline and channel: where the deadline comes back to a channel, so does its message. */
const keyOf = (deadlineId: string, channelId: string) => `summary:${deadlineId}:${channelId}`;

/**
 * Writes a deadline's summary at a step of its schedule: the message at the first one; at later ones it is brought up to
 * date, or tried again when it could not be delivered.
 */
export async function writeSummary(tx: Db, workspaceId: string, summary: PlannedSummary): Promise<void> {
  const { deadlineId, channelId, forDate, daysBefore, notBefore } = summary;
  const key = await summaryIn(tx, workspaceId, { deadlineId, channelId, notBefore });
  await tx.$executeRaw`
    INSERT INTO "Reminder" ("workspaceId", "deadlineId", "memberId", "forDate", step, "daysBefore", "plannedFor", "recommendationIds", "agencyIds", "outboxId")
    SELECT ${workspaceId}, ${deadlineId}::uuid, NULL, ${forDate}::date, ${daysBefore}::int, ${daysBefore}::int, ${notBefore}::timestamptz,
      '{}', '{}', m.id
    FROM "OutboxMessage" m JOIN "Deadline" d ON d."workspaceId" = m."workspaceId" AND d.id = ${deadlineId}::uuid
    WHERE m."workspaceId" = ${workspaceId} AND m.key = ${key} AND NOT EXISTS (
      SELECT 1 FROM "Reminder" r
      WHERE r."deadlineId" = ${deadlineId}::uuid AND r."memberId" IS NULL AND r."forDate" = ${forDate}::date
        AND r."daysBefore" = ${daysBefore}::int
    )`;
}

/**
 * Locks the summaries of deadlines until the transaction ends, in the order in which reports and changes of deadlines lock
 * messages to mark them: to be called before any of them is written.
 */
export async function lockSummaries(tx: Db, workspaceId: string, deadlineIds: readonly string[]): Promise<void> {
  if (deadlineIds.length === 0) return;
  await tx.$queryRaw`
    SELECT id::text FROM "OutboxMessage"
    WHERE "workspaceId" = ${workspaceId} AND kind = 'deadline_summary'
      AND content->>'deadlineId' = ANY(${[...deadlineIds]}::text[])
    ORDER BY id FOR UPDATE`;
}

/** Sees to it that the summary is in a channel, or comes there, and says what is so; gives its key. */
async function summaryIn(
  tx: Db,
  workspaceId: string,
  { deadlineId, channelId, notBefore }: Pick<PlannedSummary, 'deadlineId' | 'channelId' | 'notBefore'>,
): Promise<string> {
  const key = keyOf(deadlineId, channelId);
  const content: OutboxContent = { kind: 'deadline_summary', deadlineId };
  await enqueue(tx, workspaceId, { key, recipient: channelId, content, notBefore });
  // The row is locked from here on: of two instances that plan at once, the second sees what the first has written.
  await tx.$executeRaw`
    UPDATE "OutboxMessage" SET
      "isStale" = status IN ('sending', 'sent') OR (status = 'failed' AND ts IS NOT NULL),
      "notBefore" = CASE WHEN status IN ('failed', 'cancelled') THEN GREATEST("notBefore", ${notBefore}::timestamptz)
        ELSE "notBefore" END,
      "settledAt" = CASE WHEN status IN ('failed', 'cancelled') THEN NULL ELSE "settledAt" END,
      -- One that stands in the channel and could not be changed there is tried again as it stands.
      status = CASE WHEN status = 'failed' AND ts IS NOT NULL THEN 'sent'
        WHEN status IN ('failed', 'cancelled') THEN 'pending' ELSE status END
    WHERE "workspaceId" = ${workspaceId} AND key = ${key}`;
  return key;
}

/** Open deadlines from a day on whose summary was planned in another channel than the one they have now. */
export function listMovedSummaries(
  db: Db,
  workspaceId: string,
  from: Day,
): Promise<{ deadlineId: string; channelId: string }[]> {
  return db.$queryRaw`
    SELECT d.id::text AS "deadlineId", d."channelId" FROM "Deadline" d
    WHERE d."workspaceId" = ${workspaceId} AND d."closedAt" IS NULL AND d.date >= ${from}::date AND EXISTS (
      SELECT 1 FROM "Reminder" r JOIN "OutboxMessage" m ON m.id = r."outboxId"
      WHERE r."deadlineId" = d.id AND r."memberId" IS NULL AND m.recipient <> d."channelId"
    )
    ORDER BY d.id`;
}

/**
 * Goes on with a deadline's summary in the channel that it has now. What is in Slack elsewhere is to say so; what is not
 * there yet stays out, and what could not be delivered there is settled by this.
 */
export async function moveSummary(
  tx: Db,
  workspaceId: string,
  { deadlineId, channelId, now, notBefore }: { deadlineId: string; channelId: string; now: Date; notBefore: Date },
): Promise<void> {
  await lockSummaries(tx, workspaceId, [deadlineId]);
  const key = await summaryIn(tx, workspaceId, { deadlineId, channelId, notBefore });
  await tx.$executeRaw`
    UPDATE "OutboxMessage" SET
      "isStale" = status IN ('sending', 'sent'),
      "settledAt" = CASE WHEN status IN ('failed', 'uncertain') THEN ${now}::timestamptz ELSE "settledAt" END,
      status = CASE WHEN status = 'pending' THEN 'cancelled' ELSE status END,
      "lastError" = CASE WHEN status = 'pending' THEN 'moved' ELSE "lastError" END
    WHERE "workspaceId" = ${workspaceId} AND kind = 'deadline_summary'
      AND content->>'deadlineId' = ${deadlineId} AND key <> ${key}`;
  await tx.$executeRaw`
    UPDATE "Reminder" r SET "outboxId" = m.id FROM "OutboxMessage" m
    WHERE m."workspaceId" = ${workspaceId} AND m.key = ${key}
      AND r."workspaceId" = ${workspaceId} AND r."deadlineId" = ${deadlineId}::uuid AND r."memberId" IS NULL`;
}

/** The date that a deadline had when its channel was last told of another than today's; null: it was told of no other. */
export async function findDateBefore(
  db: Db,
  workspaceId: string,
  { id, date }: Pick<Deadline, 'id' | 'date'>,
): Promise<Day | null> {
  const row = await db.reminder.findFirst({
    where: { workspaceId, deadlineId: id, memberId: null, forDate: { not: fromDay(date) } },
    orderBy: [{ plannedFor: 'desc' }, { daysBefore: 'asc' }],
    select: { forDate: true },
  });
  return row && toDay(row.forDate);
}

/**
 * Something was reported or ticked: under the summaries in Slack of open deadlines of this date or later, the reply of a
 * day is to be written, or brought up to date. What a deadline covers is a matter of filters: whether it is concerned
 * is found out when the reply is put into words. `deadlineId`: this one was moved, closed or opened again; no other is
 * concerned. Call it last in a transaction, after other messages were marked.
 */
export async function enqueueChanges(
  tx: Db,
  workspaceId: string,
  { day, notBefore, from, deadlineId = null }: { day: Day; notBefore: Date; from: Day; deadlineId?: string | null },
): Promise<void> {
  const kind: OutboxContent['kind'] = 'deadline_changes';
  // In one order, as everywhere, so that two reports that concern the same replies do not wait for each other.
  await tx.$executeRaw`
    INSERT INTO "OutboxMessage" AS m ("workspaceId", key, kind, recipient, content, "notBefore", "threadOf")
    SELECT ${workspaceId}, 'changes:' || s.id || ':' || ${day}::text, ${kind}, s.recipient,
      jsonb_build_object('kind', ${kind}::text, 'deadlineId', d.id, 'day', ${day}::text), ${notBefore}::timestamptz, s.id
    FROM "OutboxMessage" s JOIN "Deadline" d ON d."workspaceId" = s."workspaceId" AND d.id::text = s.content->>'deadlineId'
    WHERE s."workspaceId" = ${workspaceId} AND s.kind = 'deadline_summary' AND s.status = 'sent' AND s.ts IS NOT NULL
      AND s.recipient = d."channelId" AND d.date >= ${from}::date
      AND CASE WHEN ${deadlineId}::uuid IS NULL THEN d."closedAt" IS NULL ELSE d.id = ${deadlineId}::uuid END
    ORDER BY s.id
    ON CONFLICT ("workspaceId", key) DO UPDATE SET
      "isStale" = m."isStale" OR m.status IN ('sending', 'sent'),
      "notBefore" = CASE WHEN m.status = 'cancelled' THEN EXCLUDED."notBefore" ELSE m."notBefore" END,
      status = CASE WHEN m.status = 'cancelled' THEN 'pending' ELSE m.status END`;
}

/** What was done to a deadline in a time, in its order: moved, closed, opened again, ticked, taken back. */
export function listDeadlineTurns(
  db: Db,
  workspaceId: string,
  deadlineId: string,
  { from, to }: { from: Date; to: Date },
): Promise<DeadlineTurn[]> {
  return db.$queryRaw<DeadlineTurn[]>`
    SELECT action, at, details->>'from' AS "from", details->>'date' AS date, details->>'agencyId' AS "agencyId"
    FROM "AuditEvent"
    WHERE "workspaceId" = ${workspaceId} AND "subjectKind" = 'deadline' AND "subjectId" = ${deadlineId}
      AND at >= ${from}::timestamptz AND at < ${to}::timestamptz
    ORDER BY at, id`;
}

/** What was reported on these recommendations in a time, in the order of their references, then of the reports. */
export function listReports(
  db: Db,
  workspaceId: string,
  ids: string[],
  { from, to }: { from: Date; to: Date },
): Promise<Report[]> {
  return db.$queryRaw<Report[]>`
    SELECT u."recommendationId"::text AS "recommendationId", r.reference,
      COALESCE(u."agencyId", r."leadAgencyId")::text AS "agencyId",
      u."previousStatus"::text AS "previousStatus", u.status::text AS status, u."reportedAt",
      (SELECT max(e."reportedAt") FROM "Update" e
        WHERE e."recommendationId" = u."recommendationId" AND e."reportedAt" < u."reportedAt") AS "previousAt"
    FROM "Update" u JOIN "Recommendation" r ON r.id = u."recommendationId"
    WHERE u."workspaceId" = ${workspaceId} AND u."recommendationId" = ANY(${ids}::uuid[])
      AND u."reportedAt" >= ${from}::timestamptz AND u."reportedAt" < ${to}::timestamptz
    ORDER BY r."referenceSort" COLLATE "C", r.id, u."reportedAt", u.id`;
}
