import type { Day } from '../domain/day.ts';
import type { LocalizedText } from '../domain/language.ts';
import type { OutboxContent } from '../domain/outbox.ts';
import { remindingHours } from '../domain/reminder-schedule.ts';
import { type Problem, problemOf } from '../domain/undelivered.ts';
import type { Db } from './client.ts';
import { Prisma } from './generated/client.ts';
import { markSent, SENT_AGAIN } from './outbox-claims.ts';

const { sql } = Prisma;

/** A message that did not reach its recipient, or may not have, and that no coordinator has seen to. */
export interface Undelivered {
  outboxId: string;
  kind: OutboxContent['kind'];
  problem: Problem;
  /** Slack user id (a DM) or channel id */
  recipient: string;
  /** Who it is to, where it is to a member; null: a channel */
  member: { id: string; name: string } | null;
  /** The deadline that it is of; of several the most urgent */
  deadlineTitle: LocalizedText | null;
  deadlineId: string | null;
  /** When it was to be sent */
  at: Date;
  /** A reminder: until when it can be sent, the end of its hours; null: anything else, which has no end */
  until: Date | null;
  /** Slack's code, or the app's own words */
  error: string;
}

const UNSETTLED = sql`m.status IN ('failed', 'uncertain') AND m."settledAt" IS NULL`;

/** What was not delivered, the latest first. */
export async function listUndelivered(db: Db, workspaceId: string, limit: number): Promise<Undelivered[]> {
  const rows = await db.$queryRaw<UndeliveredRow[]>`
    SELECT m.id::text AS "outboxId", m.kind, m.status::text AS status, m.recipient, m."notBefore" AS at,
      COALESCE(m."lastError", '') AS error, p.id::text AS "memberId", p.name AS "memberName", d."titleEn", d."titleVi",
      d.id::text AS "deadlineId", ${HOURS}
    FROM "OutboxMessage" m
    LEFT JOIN "Member" p ON p."workspaceId" = m."workspaceId" AND p."slackUserId" = m.recipient
    LEFT JOIN LATERAL (
      SELECT t.id, t."titleEn", t."titleVi" FROM "Deadline" t
      WHERE t."workspaceId" = m."workspaceId" AND (
        t.id::text = m.content->>'deadlineId'
        OR t.id IN (SELECT r."deadlineId" FROM "Reminder" r WHERE r."outboxId" = m.id)
      )
      ORDER BY t.date, t.id LIMIT 1
    ) d ON true
    WHERE m."workspaceId" = ${workspaceId} AND ${UNSETTLED}
    ORDER BY m."notBefore" DESC, m.id LIMIT ${limit}::int`;
  return rows.map(({ status, memberId, memberName, titleEn, titleVi, day, hour, timeZone, ...row }) => ({
    ...row,
    until: untilOf({ day, hour, timeZone }),
    problem: problemOf(row.error, { status, recipient: row.recipient }),
    member: memberId !== null && memberName !== null ? { id: memberId, name: memberName } : null,
    deadlineTitle: titleEn !== null ? { en: titleEn, vi: titleVi } : null,
  }));
}

const HOURS = sql`CASE WHEN m.kind = 'reminder' THEN m.content->>'day' END AS day, p."reminderHour" AS hour, p."timeZone"`;

interface Hours {
  /** null: not a reminder */
  day: Day | null;
  hour: number | null;
  timeZone: string | null;
}

function untilOf({ day, hour, timeZone }: Hours): Date | null {
  return day !== null && hour !== null && timeZone !== null ? remindingHours({ hour, timeZone }, day).to : null;
}

interface UndeliveredRow
  extends Hours,
    Pick<Undelivered, 'outboxId' | 'kind' | 'recipient' | 'at' | 'error' | 'deadlineId'> {
  status: 'failed' | 'uncertain';
  memberId: string | null;
  memberName: string | null;
  titleEn: string | null;
  titleVi: string | null;
}

export async function countUndelivered(db: Db, workspaceId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "OutboxMessage" m WHERE m."workspaceId" = ${workspaceId} AND ${UNSETTLED}`;
  return row?.count ?? 0;
}

/** A message that was not delivered, seen to or not. Locked, so that what is decided of it is decided once. */
export async function findUndelivered(
  tx: Db,
  workspaceId: string,
  outboxId: string,
): Promise<
  (Pick<Undelivered, 'recipient' | 'problem' | 'until' | 'error'> & { kind: string; isSettled: boolean }) | null
> {
  const [row] = await tx.$queryRaw<
    (Hours & { recipient: string; kind: string; status: string; lastError: string | null; settledAt: Date | null })[]
  >`
    SELECT m.recipient, m.kind, m.status::text AS status, m."lastError", m."settledAt", ${HOURS}
    FROM "OutboxMessage" m
    LEFT JOIN "Member" p ON p."workspaceId" = m."workspaceId" AND p."slackUserId" = m.recipient
    WHERE m.id = ${outboxId}::uuid AND m."workspaceId" = ${workspaceId} FOR UPDATE OF m`;
  if (!row) return null;
  const { recipient, kind, status, lastError, settledAt } = row;
  const isOpen = (status === 'failed' || status === 'uncertain') && settledAt === null;
  const problem = problemOf(lastError, { status: status === 'uncertain' ? 'uncertain' : 'failed', recipient });
  return { recipient, kind, problem, isSettled: !isOpen, until: untilOf(row), error: lastError ?? '' };
}

/** A message that was not delivered needs nothing more. */
export async function markSeen(tx: Db, workspaceId: string, outboxId: string, now: Date): Promise<void> {
  await tx.outboxMessage.updateMany({ where: { id: outboxId, workspaceId }, data: { settledAt: now } });
}

/** A message of which nobody knew is in Slack. Where it is there stays unknown: it is not brought up to date. */
export async function markArrived(tx: Db, workspaceId: string, outboxId: string, now: Date): Promise<void> {
  await markSent(tx, workspaceId, outboxId, { channelId: null, ts: null, now, isOutdated: false });
  await markSeen(tx, workspaceId, outboxId, now);
}

/**
 * Sends a message once more. One of which nobody knows is looked for in Slack first, as after every lost answer; one that
 * stands in Slack and could not be changed there is brought up to date.
 */
export async function markSentAgain(tx: Db, workspaceId: string, outboxId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "OutboxMessage" m SET
      status = CASE WHEN m.status = 'uncertain' THEN 'sending' WHEN m.ts IS NOT NULL THEN 'sent' ELSE 'pending' END::"OutboxStatus",
      "lastError" = CASE WHEN m.status = 'uncertain' THEN ${SENT_AGAIN} END,
      "leaseOwner" = NULL, "leaseUntil" = CASE WHEN m.status = 'uncertain' THEN clock_timestamp() END,
      "isStale" = m.ts IS NOT NULL
    WHERE m.id = ${outboxId}::uuid AND m."workspaceId" = ${workspaceId} AND m.status IN ('failed', 'uncertain')`;
}
