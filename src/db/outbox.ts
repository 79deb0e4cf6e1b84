import type { Day } from '../domain/day.ts';
import type { OutboxContent, OutboxEntry } from '../domain/outbox.ts';
import type { Db } from './client.ts';
import { Prisma } from './generated/client.ts';

// Two clocks are kept apart. `notBefore` follows the app's clock, which a local workspace can move. Leases follow the
// database's own: instances whose clocks differ must agree on who may send.
//
// `leaseUntil` says, by status: pending — not to be tried before it; sending — whoever has it may post until then, and
// once it has passed nobody knows whether they did; sent — somebody is bringing the message up to date.

const { sql, join } = Prisma;

/** A message that this instance may send, or bring up to date, until its lease ends. */
export interface ClaimedMessage {
  id: string;
  workspaceId: string;
  /** Slack user id (a DM) or channel id */
  recipient: string;
  content: OutboxContent;
  notBefore: Date;
  /** How often it was about to be posted */
  attempts: number;
  channelId: string | null;
  ts: string | null;
  /** An earlier attempt may have reached Slack: look for the message there before sending it again. */
  isAmbiguous: boolean;
}

export interface Claim {
  /** Names the instance */
  instance: string;
  /** The workspaces that the instance speaks for; the database may hold others */
  workspaceIds: readonly string[];
  leaseMs: number;
  limit: number;
}

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
const FOLLOWED_DAYS = 90;

/** Whether a later message to the same member, in Slack already, stands for the deadline of r, a reminder by the message m. */
const IS_REPLACED = sql`EXISTS (
  SELECT 1 FROM "Reminder" n JOIN "OutboxMessage" later ON later.id = n."outboxId"
  WHERE n."deadlineId" = r."deadlineId" AND n."memberId" = r."memberId" AND later.status = 'sent'
    AND later.content->>'day' > m.content->>'day'
)`;

/**
 * A recommendation has changed: the reminders that list it and the summaries of open deadlines are to be brought up to
 * date. One that is being sent counts as sent: it may have been rendered before the change.
 */
export async function markRemindersStale(tx: Db, workspaceId: string, recommendationId: string): Promise<void> {
  // Pending ones too: their lock keeps them from being claimed, and rendered, before this transaction is seen. The order
  // keeps two updates that concern the same messages from waiting for each other.
  await tx.$executeRaw`
    WITH concerned AS (
      SELECT m.id FROM "OutboxMessage" m
      WHERE m."workspaceId" = ${workspaceId} AND m.status IN ('pending', 'sending', 'sent')
        AND m."createdAt" > now() - make_interval(days => ${FOLLOWED_DAYS}::int)
        AND EXISTS (
          SELECT 1 FROM "Reminder" r JOIN "Deadline" d ON d.id = r."deadlineId"
          WHERE r."outboxId" = m.id AND (
            (${recommendationId}::uuid = ANY(r."recommendationIds") AND NOT ${IS_REPLACED})
            -- What a summary covers is a matter of filters: each is looked at again.
            OR (m.kind = 'deadline_summary' AND d."closedAt" IS NULL)
          )
        )
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
 * they are brought up to date, each deadline in the latest message that stands for it.
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

/**
 * Claims messages that are due for this instance: pending ones, and ones that another instance was sending when its lease
 * ended. No two instances get the same one, and one workspace's many do not keep another's few waiting.
 */
export async function claimDue(
  db: Db,
  { instance, workspaceIds, now, leaseMs, limit }: Claim & { now: Date },
): Promise<ClaimedMessage[]> {
  const due = (m: Prisma.Sql) => sql`
    (${m}.status = 'pending' AND ${m}."notBefore" <= ${now}::timestamptz
      AND (${m}."leaseUntil" IS NULL OR ${m}."leaseUntil" <= clock_timestamp()))
    OR (${m}.status = 'sending' AND ${m}."leaseUntil" <= clock_timestamp())`;
  return claimed(
    await db.$queryRaw<ClaimedRow[]>`
    WITH waiting AS (
      SELECT w.id, row_number() OVER (PARTITION BY w."workspaceId" ORDER BY w."notBefore", w.id) AS turn
      FROM "OutboxMessage" w WHERE w."workspaceId" = ANY(${[...workspaceIds]}) AND (${due(sql`w`)})
    ), picked AS (
      SELECT p.id, p.status = 'sending' AS "isAmbiguous", waiting.turn
      FROM "OutboxMessage" p JOIN waiting ON waiting.id = p.id
      -- Said again: a row that was claimed since it was found waiting is looked at anew.
      WHERE ${due(sql`p`)}
      ORDER BY waiting.turn, p."notBefore", p.id LIMIT ${limit}::int
      FOR UPDATE OF p SKIP LOCKED
    )
    UPDATE "OutboxMessage" m SET status = 'sending', "isStale" = false,
      "leaseOwner" = ${instance}, "leaseUntil" = ${inMs(leaseMs)}
    FROM picked WHERE m.id = picked.id
    RETURNING ${CLAIMED}, picked."isAmbiguous", picked.turn::int`,
  );
}

/**
 * Says that a claimed message is about to be posted, and holds it for another `leaseMs`. False: the lease has ended and
 * the message is no longer this instance's to send.
 */
export async function recordAttempt(
  db: Db,
  id: string,
  { instance, leaseMs }: Pick<Claim, 'instance' | 'leaseMs'>,
): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE "OutboxMessage" SET attempts = attempts + 1, "leaseUntil" = ${inMs(leaseMs)}
    WHERE id = ${id}::uuid AND status = 'sending' AND "leaseOwner" = ${instance} AND "leaseUntil" > clock_timestamp()`;
  return count === 1;
}

/** Remembers the conversation that a message goes to, before it is sent there. */
export async function recordChannel(db: Db, workspaceId: string, id: string, channelId: string): Promise<void> {
  await db.outboxMessage.updateMany({ where: { id, workspaceId }, data: { channelId } });
}

/** The conversation in which a recipient was last written to; null when it is the first time. */
export async function findChannelOf(db: Db, workspaceId: string, recipient: string): Promise<string | null> {
  const row = await db.outboxMessage.findFirst({
    where: { workspaceId, recipient, status: 'sent' },
    orderBy: { sentAt: 'desc' },
    select: { channelId: true },
  });
  return row?.channelId ?? null;
}

/**
 * A message is in Slack. `isOutdated`: it was put there by an earlier attempt and may say less than is known now. The
 * reminders that it takes the place of become stale in the same statement, so that no stop can leave them as they were.
 */
export async function markSent(
  db: Db,
  workspaceId: string,
  id: string,
  sent: { channelId: string; ts: string; now: Date; isOutdated: boolean },
): Promise<void> {
  const { channelId, ts, now, isOutdated } = sent;
  // All are locked in one order, as everywhere: else a report that is stored meanwhile and this could wait for each other.
  await db.$executeRaw`
    WITH concerned AS (
      SELECT m.id FROM "OutboxMessage" m
      WHERE m."workspaceId" = ${workspaceId} AND (m.id = ${id}::uuid OR (m.status = 'sent' AND EXISTS (
        SELECT 1 FROM "Reminder" r
        JOIN "Reminder" mine ON mine."deadlineId" = r."deadlineId" AND mine."memberId" = r."memberId"
        JOIN "OutboxMessage" this ON this.id = mine."outboxId"
        WHERE r."outboxId" = m.id AND this.id = ${id}::uuid AND m.content->>'day' < this.content->>'day'
          AND NOT ${IS_REPLACED}
      )))
      ORDER BY m.id FOR UPDATE OF m
    ), replaced AS (
      UPDATE "OutboxMessage" m SET "isStale" = true FROM concerned WHERE m.id = concerned.id AND m.id <> ${id}::uuid
    )
    UPDATE "OutboxMessage" m SET status = 'sent', "channelId" = ${channelId}, ts = ${ts},
      "sentAt" = ${now}::timestamptz, "lastError" = NULL, "leaseOwner" = NULL, "leaseUntil" = NULL,
      "isStale" = m."isStale" OR ${isOutdated}::boolean
    FROM concerned WHERE m.id = concerned.id AND m.id = ${id}::uuid`;
}

/** A message cannot be delivered, for a reason that another attempt will not change. */
export async function markFailed(db: Db, workspaceId: string, id: string, error: string): Promise<void> {
  await finish(db, workspaceId, id, 'failed', error);
}

/** A message is not needed any more. */
export async function cancel(db: Db, workspaceId: string, id: string, reason: string): Promise<void> {
  await finish(db, workspaceId, id, 'cancelled', reason);
}

async function finish(db: Db, workspaceId: string, id: string, status: 'failed' | 'cancelled', lastError: string) {
  await db.outboxMessage.updateMany({
    where: { id, workspaceId },
    data: { status, lastError, isStale: false, leaseOwner: null, leaseUntil: null },
  });
}

/** Gives back a claimed message that is known not to have reached Slack, to be tried again after a while. */
export async function release(
  db: Db,
  id: string,
  instance: string,
  again: { afterMs: number; error: string | null },
): Promise<void> {
  await db.$executeRaw`
    UPDATE "OutboxMessage" SET status = 'pending', "leaseOwner" = NULL, "leaseUntil" = ${inMs(again.afterMs)}, "lastError" = ${again.error}
    WHERE id = ${id}::uuid AND status = 'sending' AND "leaseOwner" = ${instance}`;
}

/**
 * Leaves a message of which nobody knows whether it reached Slack: it stays `sending`, and whoever claims it after
 * `afterMs` looks in Slack first. By then a request that was given up has been carried out, or never will be.
 */
export async function leaveAmbiguous(
  db: Db,
  id: string,
  instance: string,
  again: { afterMs: number; error: string },
): Promise<void> {
  await db.$executeRaw`
    UPDATE "OutboxMessage" SET "leaseOwner" = NULL, "leaseUntil" = ${inMs(again.afterMs)}, "lastError" = ${again.error}
    WHERE id = ${id}::uuid AND status = 'sending' AND "leaseOwner" = ${instance}`;
}

/**
 * Claims sent messages that no longer say what is so. They stop being stale here, before they are rendered: what changes
 * from now on makes them stale again. Should this instance end meanwhile, the lease does, and another takes them.
 */
export async function claimStale(db: Db, { instance, workspaceIds, leaseMs, limit }: Claim): Promise<ClaimedMessage[]> {
  return claimed(
    await db.$queryRaw<ClaimedRow[]>`
    WITH picked AS (
      SELECT p.id FROM "OutboxMessage" p
      WHERE p."workspaceId" = ANY(${[...workspaceIds]}) AND p.status = 'sent' AND p.ts IS NOT NULL AND (
        (p."isStale" AND p."leaseUntil" IS NULL) OR p."leaseUntil" <= clock_timestamp()
      )
      ORDER BY p."sentAt" DESC, p.id LIMIT ${limit}::int
      FOR UPDATE OF p SKIP LOCKED
    )
    UPDATE "OutboxMessage" m SET "isStale" = false, "leaseOwner" = ${instance}, "leaseUntil" = ${inMs(leaseMs)}
    FROM picked WHERE m.id = picked.id
    RETURNING ${CLAIMED}, false AS "isAmbiguous", 1 AS turn`,
  );
}

/** A stale message says what is so again, as far as was known when it was claimed. */
export async function clearStale(db: Db, id: string, instance: string): Promise<void> {
  await db.outboxMessage.updateMany({
    where: { id, status: 'sent', leaseOwner: instance },
    data: { leaseOwner: null, leaseUntil: null },
  });
}

/** A stale message could not be changed now: it is tried again after a while. */
export async function keepStale(db: Db, id: string, instance: string, afterMs: number): Promise<void> {
  await db.$executeRaw`
    UPDATE "OutboxMessage" SET "isStale" = true, "leaseOwner" = NULL, "leaseUntil" = ${inMs(afterMs)}
    WHERE id = ${id}::uuid AND status = 'sent' AND "leaseOwner" = ${instance}`;
}

type ClaimedRow = ClaimedMessage & { turn: number };

const CLAIMED = join(
  ['id', 'workspaceId', 'recipient', 'content', 'notBefore', 'attempts', 'channelId', 'ts'].map((column) =>
    Prisma.raw(`m."${column}"`),
  ),
);

function claimed(rows: ClaimedRow[]): ClaimedMessage[] {
  return rows
    .sort((a, b) => a.turn - b.turn || a.notBefore.getTime() - b.notBefore.getTime())
    .map(({ turn: _, ...message }) => message);
}

function inMs(milliseconds: number): Prisma.Sql {
  return sql`clock_timestamp() + make_interval(secs => ${milliseconds / 1000}::float8)`;
}
