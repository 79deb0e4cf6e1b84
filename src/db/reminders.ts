import { addDays, type Day } from '../domain/day.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { OutboxContent } from '../domain/outbox.ts';
import type { PlannedReminder, PlannedSummary, Step, TrackedRecommendation } from '../domain/reminders-due.ts';
import type { Update } from '../domain/update.ts';
import type { Db } from './client.ts';
import { toDeadline } from './deadlines.ts';
import { enqueue } from './outbox.ts';
import { toUpdate, UPDATE_PARTS } from './updates.ts';

/** What is looked at of these recommendations to decide who is reminded; those that are gone are left out. */
export function listTracked(db: Db, workspaceId: string, ids: string[]): Promise<TrackedRecommendation[]> {
  return db.$queryRaw<TrackedRecommendation[]>`
    SELECT r.id::text AS id, r."leadAgencyId"::text AS "leadAgencyId", r.status::text AS status, r."lastUpdateAt",
      ARRAY(
        SELECT s."agencyId"::text FROM "RecommendationSupport" s WHERE s."recommendationId" = r.id ORDER BY 1
      ) AS "supportingAgencyIds"
    FROM "Recommendation" r
    WHERE r."workspaceId" = ${workspaceId} AND r.id = ANY(${ids}::uuid[])
    ORDER BY r."referenceSort" COLLATE "C", r.id`;
}

/** The steps of these deadlines that messages have been written for. */
export function listSteps(db: Db, workspaceId: string, deadlineIds: string[]): Promise<Step[]> {
  return db.reminder.findMany({
    where: { workspaceId, deadlineId: { in: deadlineIds } },
    select: { deadlineId: true, memberId: true, daysBefore: true },
  });
}

/** For which members a reminder has been written for a day, around the workspace's own. */
export function listWrittenDays(db: Db, workspaceId: string, today: Day): Promise<{ memberId: string; day: Day }[]> {
  return db.$queryRaw<{ memberId: string; day: Day }[]>`
    SELECT content->>'memberId' AS "memberId", content->>'day' AS day FROM "OutboxMessage"
    WHERE "workspaceId" = ${workspaceId} AND kind = 'reminder' AND content->>'day' >= ${addDays(today, -1)}`;
}

/** Writes a member's message and the steps it stands for; false when it, or one for that day, has been written already. */
export async function writeReminder(tx: Db, workspaceId: string, reminder: PlannedReminder): Promise<boolean> {
  const { memberId, slackUserId, day, notBefore, items } = reminder;
  const content: OutboxContent = {
    kind: 'reminder',
    memberId,
    day,
    items: items.map(({ deadlineId, daysBefore }) => ({ deadlineId, daysBefore })),
  };
  const key = `reminder:${memberId}:${day}`;
  const outboxId = await enqueue(tx, workspaceId, { key, recipient: slackUserId, content, notBefore });
  if (!outboxId) return false;
  await tx.reminder.createMany({
    data: items.map((item) => ({ workspaceId, memberId, ...item, plannedFor: notBefore, outboxId })),
    skipDuplicates: true,
  });
  return true;
}

/**
 * Writes a deadline's summary at a step of its schedule: the message at the first one; at later ones it is brought up to
 * date, or tried again when it could not be delivered.
 */
export async function writeSummary(tx: Db, workspaceId: string, summary: PlannedSummary): Promise<void> {
  const { deadlineId, channelId, daysBefore, notBefore, recommendationIds } = summary;
  const key = `summary:${deadlineId}`;
  await enqueue(tx, workspaceId, {
    key,
    recipient: channelId,
    content: { kind: 'deadline_summary', deadlineId },
    notBefore,
  });
  // The row is locked from here on: of two instances that plan at once, the second sees what the first has written.
  await tx.$executeRaw`
    UPDATE "OutboxMessage" SET
      "isStale" = status IN ('sending', 'sent'),
      recipient = CASE WHEN status IN ('failed', 'cancelled') THEN ${channelId} ELSE recipient END,
      "channelId" = CASE WHEN status IN ('failed', 'cancelled') THEN NULL ELSE "channelId" END,
      status = CASE WHEN status IN ('failed', 'cancelled') THEN 'pending' ELSE status END
    WHERE "workspaceId" = ${workspaceId} AND key = ${key}`;
  await tx.$executeRaw`
    INSERT INTO "Reminder" ("workspaceId", "deadlineId", "memberId", "daysBefore", "plannedFor", "recommendationIds", "outboxId")
    SELECT ${workspaceId}, ${deadlineId}::uuid, NULL, ${daysBefore}::int, ${notBefore}::timestamptz, ${recommendationIds}::uuid[], m.id
    FROM "OutboxMessage" m
    WHERE m."workspaceId" = ${workspaceId} AND m.key = ${key} AND NOT EXISTS (
      SELECT 1 FROM "Reminder" r
      WHERE r."deadlineId" = ${deadlineId}::uuid AND r."memberId" IS NULL AND r."daysBefore" = ${daysBefore}::int
    )`;
}

/** Takes back a message that was claimed and never sent: the steps it stood for are open again, and it is not written. */
export async function withdrawReminder(db: Db, workspaceId: string, outboxId: string, instance: string): Promise<void> {
  await db.outboxMessage.deleteMany({ where: { workspaceId, id: outboxId, status: 'sending', leaseOwner: instance } });
}

/** A deadline in a member's message, with the recommendations that were open when it was planned. */
export interface ReminderItem {
  deadline: Deadline;
  recommendationIds: string[];
  /** The day of the next message to this member, in Slack already, that stands for the deadline; null: this is the latest */
  replacedOn: Day | null;
}

/** What a member's message stands for: its deadlines, the most urgent first. */
export async function listReminderItems(db: Db, workspaceId: string, outboxId: string): Promise<ReminderItem[]> {
  const rows = await db.reminder.findMany({
    where: { workspaceId, outboxId },
    include: { deadline: true },
    orderBy: [{ deadline: { date: 'asc' } }, { deadlineId: 'asc' }],
  });
  const replaced = await db.$queryRaw<{ deadlineId: string; day: Day }[]>`
    SELECT r."deadlineId"::text AS "deadlineId", min(later.content->>'day') AS day
    FROM "Reminder" r
    JOIN "OutboxMessage" m ON m.id = r."outboxId"
    JOIN "Reminder" n ON n."deadlineId" = r."deadlineId" AND n."memberId" = r."memberId"
    JOIN "OutboxMessage" later ON later.id = n."outboxId"
    WHERE r."workspaceId" = ${workspaceId} AND r."outboxId" = ${outboxId}::uuid AND later.status = 'sent'
      AND later.content->>'day' > m.content->>'day'
    GROUP BY r."deadlineId"`;
  const replacedOn = new Map(replaced.map(({ deadlineId, day }) => [deadlineId, day]));
  return rows.map(({ deadline, recommendationIds }) => ({
    deadline: toDeadline(deadline),
    recommendationIds,
    replacedOn: replacedOn.get(deadline.id) ?? null,
  }));
}

/** The zones in which the group's members live. */
export async function listTimeZones(db: Db, workspaceId: string): Promise<string[]> {
  const rows = await db.member.findMany({
    where: { workspaceId, isActive: true },
    distinct: ['timeZone'],
    select: { timeZone: true },
    orderBy: { timeZone: 'asc' },
  });
  return rows.map(({ timeZone }) => timeZone);
}

/** The latest update of each of these recommendations that has one. */
export async function listLatestUpdates(db: Db, workspaceId: string, recommendationIds: string[]): Promise<Update[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT ON ("recommendationId") id::text AS id FROM "Update"
    WHERE "workspaceId" = ${workspaceId} AND "recommendationId" = ANY(${recommendationIds}::uuid[])
    ORDER BY "recommendationId", "reportedAt" DESC, id DESC`;
  return listUpdatesByIds(
    db,
    workspaceId,
    rows.map(({ id }) => id),
  );
}

/** Updates with the references they are on, the latest first; those that are gone are left out. */
export async function listUpdatesByIds(
  db: Db,
  workspaceId: string,
  ids: string[],
): Promise<(Update & { reference: string })[]> {
  const rows = await db.update.findMany({
    where: { workspaceId, id: { in: ids } },
    include: { ...UPDATE_PARTS, recommendation: { select: { reference: true } } },
    orderBy: [{ reportedAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map((row) => ({ ...toUpdate(row), reference: row.recommendation.reference }));
}
