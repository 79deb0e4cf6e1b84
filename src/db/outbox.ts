import type { Day } from '../domain/day.ts';
import type { OutboxContent, OutboxEntry } from '../domain/outbox.ts';
import type { Db } from './client.ts';
import { Prisma } from './generated/client.ts';

const { sql } = Prisma;

/** Writes a message to be sent, in the transaction that causes it. Gives its id; null when its key is there already. */
export async function enqueue(tx: Db, workspaceId: string, entry: OutboxEntry): Promise<string | null> {
  const { key, recipient, content, notBefore } = entry;
  const [row] = await tx.outboxMessage.createManyAndReturn({
    data: [{ workspaceId, key, kind: content.kind, recipient, content, notBefore }],
    skipDuplicates: true,
    select: { id: true },
  });
  return row?.id ?? null;
}

/**
 * Tells a member what a colleague reported: one message a day, which later updates of that day are added to. One that
 * was sent already is changed in place, which pings nobody.
 */
export async function enqueueColleagueUpdate(
  tx: Db,
  workspaceId: string,
  entry: { memberId: string; slackUserId: string; day: Day; updateId: string; notBefore: Date },
): Promise<void> {
  const { memberId, slackUserId, day, updateId, notBefore } = entry;
  const content: OutboxContent = { kind: 'colleague_updates', memberId, day, updateIds: [updateId] };
  await tx.$executeRaw`
    INSERT INTO "OutboxMessage" AS m ("workspaceId", key, kind, recipient, content, "notBefore")
    VALUES (${workspaceId}, ${`colleagues:${memberId}:${day}`}, ${content.kind}, ${slackUserId},
      ${JSON.stringify(content)}::jsonb, ${notBefore}::timestamptz)
    ON CONFLICT ("workspaceId", key) DO UPDATE SET
      content = jsonb_set(m.content, '{updateIds}', m.content->'updateIds' || to_jsonb(${updateId}::text)),
      "isStale" = m."isStale" OR m.status IN ('sending', 'sent')
    WHERE NOT m.content->'updateIds' @> to_jsonb(${updateId}::text)`;
}

/** The time after which a sent reminder is left as it stands: its lines are history by then. */
export const FOLLOWED_DAYS = 90;

/**
 * That the message `later` takes the place of the reminder `m`: a reminder to the same member, of a later day, in Slack already.
 * The keys of a member's reminders are in the order of their days, and have an index. One that stands for nothing replaces nothing.
 *
 * Asked of one message at a time, by values rather than EXISTS: that the database would turn into a join of all messages with all, which on
 * tables that it knows nothing of yet took ten seconds for three thousand messages.
 */
export const REPLACES = sql`m.kind = 'reminder' AND later.kind = 'reminder' AND later.status = 'sent'
  AND later."workspaceId" = m."workspaceId" AND later.recipient = m.recipient
  AND later.key > m.key AND later.key < 'reminder:' || (m.content->>'memberId') || ':9999'
  AND (SELECT TRUE FROM "Reminder" n WHERE n."outboxId" = later.id LIMIT 1)`;

/** Whether another message stands in the place of m: of the reminders to a member only the latest is live. */
export const IS_REPLACED = sql`coalesce((SELECT TRUE FROM "OutboxMessage" later WHERE ${REPLACES} LIMIT 1), FALSE)`;

/**
 * Recommendations have changed: the reminders that name one and the summaries of open deadlines are to be brought up to
 * date. One that is being sent counts as sent: it may have been rendered before the change, and what it names may not be on record yet, so
 * that it is known by its agencies.
 */
export async function markRemindersStale(
  tx: Db,
  workspaceId: string,
  recommendationIds: string | string[],
): Promise<void> {
  const ids = [recommendationIds].flat();
  // Pending ones too: their lock keeps them from being claimed, and rendered, before this transaction is seen. They are found before any is
  // locked: one that was sent while this waited for another is on record by then with what it names, and would not be known by its agencies. The
  // order keeps two updates that concern the same messages from waiting for each other.
  await tx.$executeRaw`
    WITH asked AS MATERIALIZED (
      -- Whose they are, and were before they were handed back.
      SELECT array_agg("agencyId") AS of FROM (
        SELECT "leadAgencyId" AS "agencyId" FROM "Recommendation"
        WHERE "workspaceId" = ${workspaceId} AND id = ANY(${ids}::uuid[]) AND "leadAgencyId" IS NOT NULL
        UNION SELECT s."agencyId" FROM "RecommendationSupport" s JOIN "Recommendation" c ON c.id = s."recommendationId"
        WHERE c."workspaceId" = ${workspaceId} AND c.id = ANY(${ids}::uuid[])
        UNION SELECT "agencyId" FROM "Reassignment"
        WHERE "workspaceId" = ${workspaceId} AND "recommendationId" = ANY(${ids}::uuid[])
      ) agencies
    ), found AS MATERIALIZED (
      SELECT m.id FROM "OutboxMessage" m
      WHERE m."workspaceId" = ${workspaceId} AND m.status IN ('pending', 'sending', 'sent')
        AND m."createdAt" > now() - make_interval(days => ${FOLLOWED_DAYS}::int)
        AND EXISTS (
          SELECT 1 FROM "Reminder" r JOIN "Deadline" d ON d.id = r."deadlineId"
          WHERE r."outboxId" = m.id AND (
            (r."recommendationIds" && ${ids}::uuid[] AND NOT ${IS_REPLACED})
            OR (m.status <> 'sent' AND r."agencyIds" && (SELECT of FROM asked))
            -- What an overview counts, and what a summary covers, is a matter of filters: each is looked at again.
            OR (r."isOverview" AND d."closedAt" IS NULL AND NOT ${IS_REPLACED})
            OR (m.kind = 'deadline_summary' AND d."closedAt" IS NULL)
          )
        )
    ), concerned AS (
      SELECT m.id FROM "OutboxMessage" m
      WHERE m."workspaceId" = ${workspaceId} AND m.id = ANY(ARRAY(SELECT id FROM found))
        AND m.status IN ('pending', 'sending', 'sent')
      ORDER BY m.id FOR UPDATE OF m
    )
    UPDATE "OutboxMessage" m SET "isStale" = true FROM concerned WHERE m.id = concerned.id`;
}

/** The summaries of deadlines of this day or later say how many days are left: each day they are brought up to date. */
export async function markSummariesStale(db: Db, workspaceId: string, from: Day): Promise<void> {
  await db.$executeRaw`
    WITH concerned AS (
      SELECT m.id FROM "OutboxMessage" m
      WHERE m."workspaceId" = ${workspaceId} AND m.status = 'sent' AND m.kind = 'deadline_summary' AND EXISTS (
        SELECT 1 FROM "Reminder" r JOIN "Deadline" d ON d.id = r."deadlineId"
        WHERE r."outboxId" = m.id AND d."closedAt" IS NULL AND d.date >= ${from}::date
      )
      ORDER BY m.id FOR UPDATE OF m
    )
    UPDATE "OutboxMessage" m SET "isStale" = true FROM concerned WHERE m.id = concerned.id`;
}

/**
 * The reminders of members in a zone, for deadlines of this day or later, say how far these are: when their day turns
 * they are brought up to date, of each member the latest.
 */
export async function markDatedRemindersStale(
  db: Db,
  workspaceId: string,
  { timeZone, from }: { timeZone: string; from: Day },
): Promise<void> {
  await db.$executeRaw`
    WITH concerned AS (
      SELECT m.id FROM "OutboxMessage" m
      WHERE m."workspaceId" = ${workspaceId} AND m.status = 'sent' AND m.kind = 'reminder' AND EXISTS (
        SELECT 1 FROM "Reminder" r JOIN "Deadline" d ON d.id = r."deadlineId" JOIN "Member" p ON p.id = r."memberId"
        WHERE r."outboxId" = m.id AND p."timeZone" = ${timeZone} AND d.date >= ${from}::date AND NOT ${IS_REPLACED}
      )
      ORDER BY m.id FOR UPDATE OF m
    )
    UPDATE "OutboxMessage" m SET "isStale" = true FROM concerned WHERE m.id = concerned.id`;
}
