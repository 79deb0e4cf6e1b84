import type { OutboxContent } from '../domain/outbox.ts';
import { type Db, runNamed } from './client.ts';
import { Prisma } from './generated/client.ts';

// Two clocks are kept apart. `notBefore` follows the app's clock, which a local workspace can move. Leases follow the
// database's own: instances whose clocks differ must agree on who may send.
//
// `leaseUntil` says, by status: pending — not to be tried before it; sending — whoever has it may post until then, and
// once it has passed nobody knows whether they did; sent — somebody is bringing the message up to date.

const { sql, join } = Prisma;

/** In place of an error: a coordinator has decided that a message of which nobody knows is to be sent (db/undelivered.ts). */
export const SENT_AGAIN = 'sent_again';

/** A message that this instance may send, or bring up to date, until its lease ends. */
export interface ClaimedMessage {
  id: string;
  workspaceId: string;
  /** Names this claim, and no other of this instance or another: what is done to the message is done while it holds */
  claim: string;
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
  /** A coordinator wants it sent, even if Slack cannot be asked whether it is there */
  isSentAgain: boolean;
  /** The message in whose thread it stands */
  threadOf: string | null;
  /** Where that one is in Slack; null: it is not */
  threadTs: string | null;
}

/** By what a claimed message is known. */
export type Held = Pick<ClaimedMessage, 'id' | 'workspaceId' | 'claim'>;

export interface Claim {
  /** Names the instance */
  instance: string;
  /** The workspaces that the instance speaks for; the database may hold others */
  workspaceIds: readonly string[];
  leaseMs: number;
  limit: number;
}

/**
 * Claims messages that are due for this instance: pending ones, and ones that another instance was sending when its lease
 * ended. No two instances get the same one. Workspaces take turns, counting what is being sent, so that one workspace's
 * many do not keep another's few waiting.
 */
export async function claimDue(
  db: Db,
  { instance, workspaceIds, now, leaseMs, limit }: Claim & { now: Date },
): Promise<ClaimedMessage[]> {
  const ids = [...workspaceIds];
  const due = sql`
    WITH busy AS (
      SELECT b."workspaceId", count(*) AS sending FROM "OutboxMessage" b
      WHERE b."workspaceId" = ANY(${ids}) AND b.status = 'sending' AND b."leaseOwner" IS NOT NULL
        AND b."leaseUntil" > clock_timestamp()
      GROUP BY 1
    ), waiting AS (
      SELECT w.id, COALESCE(busy.sending, 0)
        + row_number() OVER (PARTITION BY w."workspaceId" ORDER BY w."notBefore", w.id) AS turn
      FROM "OutboxMessage" w LEFT JOIN busy ON busy."workspaceId" = w."workspaceId"
      WHERE w."workspaceId" = ANY(${ids}) AND (${isDue(sql`w`, now)})
    ), picked AS (
      -- Nothing is posted before its attempt is recorded: what was claimed and no more has not reached Slack.
      SELECT p.id, p.status = 'sending' AND p."mayBePosted" AS "isAmbiguous", waiting.turn
      FROM "OutboxMessage" p JOIN waiting ON waiting.id = p.id
      -- Said again: a row that was claimed since it was found waiting is looked at anew.
      WHERE ${isDue(sql`p`, now)}
      ORDER BY waiting.turn, p."notBefore", p.id LIMIT ${limit}::int
      FOR UPDATE OF p SKIP LOCKED
    )
    UPDATE "OutboxMessage" m SET status = 'sending', "isStale" = false,
      "leaseOwner" = ${newClaim(instance)}, "leaseUntil" = ${inMs(leaseMs)}
    FROM picked WHERE m.id = picked.id
    RETURNING ${CLAIMED}, picked."isAmbiguous", picked.turn::int`;
  return claimed(await runNamed<ClaimedRow>(db, 'claim_due', due));
}

/** The people who are being written to, or will be next, without those named in `known`. */
export async function listNextRecipients(
  db: Db,
  workspaceId: string,
  { now, kinds, known, limit }: { now: Date; kinds: readonly OutboxContent['kind'][]; known: string[]; limit: number },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ recipient: string }[]>`
    SELECT m.recipient FROM "OutboxMessage" m
    WHERE m."workspaceId" = ${workspaceId} AND m.kind = ANY(${[...kinds]})
      AND (m.status = 'sending' OR ${isDue(sql`m`, now)})
      AND NOT m.recipient = ANY(${known})
    GROUP BY m.recipient ORDER BY min(m."notBefore"), m.recipient LIMIT ${limit}::int`;
  return rows.map(({ recipient }) => recipient);
}

/**
 * In how many milliseconds something is to be sent, or brought up to date after an instance that ended meanwhile; 0: now;
 * null: nothing is waiting.
 */
export async function nextDueInMs(db: Db, workspaceIds: readonly string[], now: Date): Promise<number | null> {
  const [row] = await db.$queryRaw<{ ms: number | null }[]>`
    SELECT (extract(epoch FROM min(GREATEST(
      CASE WHEN m.status = 'pending' THEN m."notBefore" - ${now}::timestamptz END,
      m."leaseUntil" - clock_timestamp(),
      make_interval()
    ))) * 1000)::float8 AS ms
    FROM "OutboxMessage" m
    WHERE m."workspaceId" = ANY(${[...workspaceIds]})
      AND (m.status IN ('pending', 'sending') OR (m.status = 'sent' AND m."leaseUntil" IS NOT NULL))`;
  return row?.ms ?? null;
}

function isDue(m: Prisma.Sql, now: Date): Prisma.Sql {
  return sql`
    (${m}.status = 'pending' AND ${m}."notBefore" <= ${now}::timestamptz
      AND (${m}."leaseUntil" IS NULL OR ${m}."leaseUntil" <= clock_timestamp()))
    OR (${m}.status = 'sending' AND ${m}."leaseUntil" <= clock_timestamp())`;
}

/** What a reminder names of a deadline. */
export interface Named {
  deadlineId: string;
  recommendationIds: string[];
}

/**
 * Says that a claimed message is about to be posted, and what it names; and holds it for another `leaseMs`. False: the lease has ended and
 * the message is no longer this claim's to send.
 */
export async function recordAttempt(
  db: Db,
  row: Held,
  leaseMs: number,
  named: readonly Named[] = [],
): Promise<boolean> {
  const attempt = sql`
    WITH attempt AS (
      UPDATE "OutboxMessage" SET attempts = attempts + 1, "mayBePosted" = true, "leaseUntil" = ${inMs(leaseMs)},
        "lastError" = NULL
      WHERE ${isHeld(row)} AND "leaseUntil" > clock_timestamp() RETURNING id
    ), named AS (
      UPDATE "Reminder" r SET "recommendationIds" = n."recommendationIds"
      FROM attempt, jsonb_to_recordset(${JSON.stringify(named)}::jsonb) AS n("deadlineId" uuid, "recommendationIds" uuid[])
      WHERE r."outboxId" = attempt.id AND r."deadlineId" = n."deadlineId"
    )
    SELECT true AS "isHeld" FROM attempt`;
  return (await runNamed(db, 'record_attempt', attempt)).length === 1;
}

/** A message that might have been in Slack is not there. */
export async function recordAbsence(db: Db, row: Held): Promise<void> {
  await db.$executeRaw`UPDATE "OutboxMessage" SET "mayBePosted" = false WHERE ${isHeld(row)}`;
}

/** Remembers the conversation that a message goes to, before it is sent there. */
export async function recordChannel(db: Db, workspaceId: string, id: string, channelId: string): Promise<void> {
  await db.outboxMessage.updateMany({ where: { id, workspaceId }, data: { channelId } });
}

/**
 * A message is in Slack. `isOutdated`: it was put there by an earlier attempt and may say less than is known now. The
 * reminder that it takes the place of becomes stale in the same statement, so that no stop can leave it as it was.
 */
export async function markSent(
  db: Db,
  workspaceId: string,
  id: string,
  sent: { channelId: string | null; ts: string | null; now: Date; isOutdated: boolean },
): Promise<void> {
  const { channelId, ts, now, isOutdated } = sent;
  // One step after the other, whatever the database knows of its tables: left to itself on new ones it goes through all messages for
  // each of them. All are locked in one order, as everywhere: else a report that is stored meanwhile and this could wait for each other.
  const statement = sql`
    WITH this AS MATERIALIZED (
      SELECT m.key, m.recipient, 'reminder:' || (m.content->>'memberId') || ':' AS prefix FROM "OutboxMessage" m
      WHERE m."workspaceId" = ${workspaceId} AND m.id = ${id}::uuid AND m.kind = 'reminder'
        AND EXISTS (SELECT 1 FROM "Reminder" r WHERE r."outboxId" = ${id}::uuid)
    ), told AS MATERIALIZED (
      SELECT m.id, m.key FROM "OutboxMessage" m
      WHERE m."workspaceId" = ${workspaceId} AND m.key > (SELECT prefix FROM this)
        AND m.key < (SELECT prefix || '9999' FROM this) AND m.key <> (SELECT key FROM this)
        AND m.kind = 'reminder' AND m.status = 'sent' AND m.recipient = (SELECT recipient FROM this)
    ), latest AS MATERIALIZED (
      SELECT told.id, told.key FROM told WHERE EXISTS (SELECT 1 FROM "Reminder" r WHERE r."outboxId" = told.id)
      ORDER BY told.key DESC LIMIT 1
    ), concerned AS (
      SELECT c.id FROM "OutboxMessage" c
      WHERE c."workspaceId" = ${workspaceId} AND c.id = ANY(ARRAY(
        SELECT ${id}::uuid
        UNION ALL
        SELECT latest.id FROM latest WHERE latest.key < (SELECT key FROM this)
      ))
      ORDER BY c.id FOR UPDATE OF c
    ), replaced AS (
      UPDATE "OutboxMessage" m SET "isStale" = true FROM concerned WHERE m.id = concerned.id AND m.id <> ${id}::uuid
    )
    UPDATE "OutboxMessage" m SET status = 'sent', "channelId" = COALESCE(${channelId}, m."channelId"), ts = ${ts},
      "sentAt" = ${now}::timestamptz, "mayBePosted" = false, "lastError" = NULL, "leaseOwner" = NULL, "leaseUntil" = NULL,
      "isStale" = m."isStale" OR ${isOutdated}::boolean
    FROM concerned WHERE m.id = concerned.id AND m.id = ${id}::uuid`;
  await runNamed(db, 'mark_sent', statement);
}

/** A claimed message cannot be delivered, for a reason that another attempt will not change. */
export async function markFailed(db: Db, row: Held, error: string): Promise<void> {
  await db.$executeRaw`
    UPDATE "OutboxMessage" SET status = 'failed', "mayBePosted" = false, "lastError" = ${error}, "isStale" = false,
      "leaseOwner" = NULL, "leaseUntil" = NULL
    WHERE ${isHeld(row)}`;
}

/** A claimed message may be in Slack or not, and Slack cannot be asked: a coordinator decides. */
export async function markUncertain(db: Db, row: Held, error: string): Promise<void> {
  await db.$executeRaw`
    UPDATE "OutboxMessage" SET status = 'uncertain', "lastError" = ${error}, "isStale" = false,
      "leaseOwner" = NULL, "leaseUntil" = NULL
    WHERE ${isHeld(row)}`;
}

/** A claimed message is not needed; when something has changed since it was claimed, it is looked at again. */
export async function cancel(db: Db, row: Held, reason: string): Promise<void> {
  await db.$executeRaw`
    UPDATE "OutboxMessage" SET
      status = CASE WHEN "isStale" THEN 'pending' ELSE 'cancelled' END::"OutboxStatus",
      "lastError" = CASE WHEN "isStale" THEN NULL ELSE ${reason} END,
      "isStale" = false, "mayBePosted" = false, "leaseOwner" = NULL, "leaseUntil" = NULL
    WHERE ${isHeld(row)}`;
}

/** Puts a claimed message off to a later time by the app's clock. */
export async function putOff(db: Db, row: Held, until: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE "OutboxMessage" SET status = 'pending', "notBefore" = ${until}::timestamptz, "mayBePosted" = false,
      "leaseOwner" = NULL, "leaseUntil" = NULL
    WHERE ${isHeld(row)}`;
}

/** Gives back a claimed message that is known not to have reached Slack, to be tried again after a while. */
export async function release(db: Db, row: Held, again: { afterMs: number; error: string | null }): Promise<void> {
  await db.$executeRaw`
    UPDATE "OutboxMessage" SET status = 'pending', "mayBePosted" = false, "leaseOwner" = NULL,
      "leaseUntil" = ${inMs(again.afterMs)}, "lastError" = ${again.error}
    WHERE ${isHeld(row)}`;
}

/**
 * Leaves a message of which nobody knows whether it reached Slack: it stays `sending`, and whoever claims it after
 * `afterMs` looks in Slack first. By then a request that was given up has been carried out, or never will be.
 */
export async function leaveAmbiguous(db: Db, row: Held, again: { afterMs: number; error: string }): Promise<void> {
  await db.$executeRaw`
    UPDATE "OutboxMessage" SET "leaseOwner" = NULL, "leaseUntil" = ${inMs(again.afterMs)},
      "lastError" = CASE WHEN "lastError" = ${SENT_AGAIN} THEN "lastError" ELSE ${again.error} END
    WHERE ${isHeld(row)}`;
}

/**
 * Claims sent messages that no longer say what is so. They stop being stale here, before they are rendered: what changes
 * from now on makes them stale again. Should this instance end meanwhile, the lease does, and another takes them.
 */
export async function claimStale(db: Db, { instance, workspaceIds, leaseMs, limit }: Claim): Promise<ClaimedMessage[]> {
  const stale = sql`
    WITH picked AS (
      SELECT p.id FROM "OutboxMessage" p
      WHERE p."workspaceId" = ANY(${[...workspaceIds]}) AND p.status = 'sent' AND p.ts IS NOT NULL AND (
        (p."isStale" AND p."leaseUntil" IS NULL) OR p."leaseUntil" <= clock_timestamp()
      )
      ORDER BY p."sentAt" DESC, p.id LIMIT ${limit}::int
      FOR UPDATE OF p SKIP LOCKED
    )
    UPDATE "OutboxMessage" m SET "isStale" = false, "leaseOwner" = ${newClaim(instance)}, "leaseUntil" = ${inMs(leaseMs)}
    FROM picked WHERE m.id = picked.id
    RETURNING ${CLAIMED}, false AS "isAmbiguous", 1 AS turn`;
  return claimed(await runNamed<ClaimedRow>(db, 'claim_stale', stale));
}

/** A stale message says what is so again, as far as was known when it was claimed. */
export async function clearStale(db: Db, row: Held): Promise<void> {
  const statement = sql`
    UPDATE "OutboxMessage" SET "leaseOwner" = NULL, "leaseUntil" = NULL WHERE ${isHeld(row, 'sent')}`;
  await runNamed(db, 'clear_stale', statement);
}

/** A stale message can no longer be changed where it stands: for coordinators it counts as one that was not delivered. */
export async function markOutOfReach(db: Db, row: Held, error: string): Promise<void> {
  await db.$executeRaw`
    UPDATE "OutboxMessage" SET status = 'failed', "lastError" = ${error}, "isStale" = false, "settledAt" = NULL,
      "leaseOwner" = NULL, "leaseUntil" = NULL
    WHERE ${isHeld(row, 'sent')}`;
}

/** A stale message could not be changed now: it is tried again after a while; null: when stale ones are looked for next. */
export async function keepStale(db: Db, row: Held, afterMs: number | null): Promise<void> {
  await db.$executeRaw`
    UPDATE "OutboxMessage" SET "isStale" = true, "leaseOwner" = NULL,
      "leaseUntil" = ${afterMs === null ? sql`NULL` : inMs(afterMs)}
    WHERE ${isHeld(row, 'sent')}`;
}

/** Whoever has lost a message to another claim, be it their own instance's, has nothing more to say of it. */
function isHeld({ id, workspaceId, claim }: Held, status: 'sending' | 'sent' = 'sending'): Prisma.Sql {
  return sql`id = ${id}::uuid AND "workspaceId" = ${workspaceId} AND status = ${status}::"OutboxStatus"
    AND "leaseOwner" = ${claim}`;
}

/** An instance works at several messages at once, and may come by one anew that it has not let go of. */
function newClaim(instance: string): Prisma.Sql {
  return sql`${instance}::text || ':' || gen_random_uuid()`;
}

type ClaimedRow = ClaimedMessage & { turn: number };

const CLAIMED = join([
  ...['id', 'workspaceId', 'recipient', 'content', 'notBefore', 'attempts', 'channelId', 'ts', 'threadOf'].map(
    (column) => Prisma.raw(`m."${column}"`),
  ),
  sql`m."leaseOwner" AS claim`,
  sql`m."lastError" IS NOT DISTINCT FROM ${SENT_AGAIN} AS "isSentAgain"`,
  sql`(SELECT t.ts FROM "OutboxMessage" t WHERE t.id = m."threadOf" AND t.status = 'sent') AS "threadTs"`,
]);

function claimed(rows: ClaimedRow[]): ClaimedMessage[] {
  return rows
    .sort((a, b) => a.turn - b.turn || a.notBefore.getTime() - b.notBefore.getTime())
    .map(({ turn: _, ...message }) => message);
}

function inMs(milliseconds: number): Prisma.Sql {
  return sql`clock_timestamp() + make_interval(secs => ${milliseconds / 1000}::float8)`;
}
