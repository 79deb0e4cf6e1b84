import type { Agency } from '../domain/agency.ts';
import type { Day } from '../domain/day.ts';
import type { LocalizedText } from '../domain/language.ts';
import type { OutboxContent } from '../domain/outbox.ts';
import { toAgency } from './agencies.ts';
import type { Db } from './client.ts';
import type { Prisma } from './generated/client.ts';

/** "Not mine": what an agency says is not its own, and what the coordinating office has decided about it. */
export interface Reassignment {
  id: string;
  recommendation: { id: string; reference: string; text: LocalizedText; reviewCode: string };
  /** The agency that says so */
  agency: Agency;
  askedBy: { memberId: string; name: string };
  reason: string;
  askedAt: Date;
  /** null: nobody has decided yet */
  decided: {
    kind: 'kept' | 'reassigned';
    /** The agency that it was given to; null when kept, or when that agency is gone */
    to: Agency | null;
    by: { memberId: string; name: string } | null;
    at: Date;
  } | null;
}

const PARTS = {
  recommendation: {
    select: { id: true, reference: true, textEn: true, textVi: true, review: { select: { code: true } } },
  },
  agency: true,
  newAgency: true,
  askedBy: { select: { id: true, name: true } },
  decidedBy: { select: { id: true, name: true } },
} satisfies Prisma.ReassignmentInclude;

function toReassignment(row: Prisma.ReassignmentGetPayload<{ include: typeof PARTS }>): Reassignment {
  const { recommendation, askedBy, decidedBy } = row;
  return {
    id: row.id,
    recommendation: {
      id: recommendation.id,
      reference: recommendation.reference,
      text: { en: recommendation.textEn, vi: recommendation.textVi },
      reviewCode: recommendation.review.code,
    },
    agency: toAgency(row.agency),
    askedBy: { memberId: askedBy.id, name: askedBy.name },
    reason: row.reason,
    askedAt: row.askedAt,
    decided:
      row.decision && row.decidedAt
        ? {
            kind: row.decision,
            to: row.newAgency && toAgency(row.newAgency),
            by: decidedBy && { memberId: decidedBy.id, name: decidedBy.name },
            at: row.decidedAt,
          }
        : null,
  };
}

/** Reassignments in the order of their ids as given; those that are gone are left out. */
export async function listReassignments(db: Db, workspaceId: string, ids: string[]): Promise<Reassignment[]> {
  const rows = await db.reassignment.findMany({ where: { workspaceId, id: { in: ids } }, include: PARTS });
  const byId = new Map(rows.map((row) => [row.id, toReassignment(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** What waits for a decision of the coordinating office: the first of `total`, those that have waited longest first. */
export async function listPendingReassignments(
  db: Db,
  workspaceId: string,
  limit: number,
): Promise<{ total: number; requests: Reassignment[] }> {
  const where = { workspaceId, decidedAt: null };
  const [total, rows] = await Promise.all([
    db.reassignment.count({ where }),
    db.reassignment.findMany({ where, include: PARTS, orderBy: [{ askedAt: 'asc' }, { id: 'asc' }], take: limit }),
  ]);
  return { total, requests: rows.map(toReassignment) };
}

/** What some agencies have said of these recommendations, the latest first. */
export async function listReassignmentsOf(
  db: Db,
  workspaceId: string,
  { recommendationIds, agencyIds }: { recommendationIds: string[]; agencyIds: string[] },
): Promise<Reassignment[]> {
  const rows = await db.reassignment.findMany({
    where: { workspaceId, recommendationId: { in: recommendationIds }, agencyId: { in: agencyIds } },
    include: PARTS,
    orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(toReassignment);
}

export async function insertReassignment(
  tx: Db,
  workspaceId: string,
  request: { recommendationId: string; agencyId: string; askedById: string; reason: string; askedAt: Date },
): Promise<string> {
  return (await tx.reassignment.create({ data: { workspaceId, ...request }, select: { id: true } })).id;
}

/** A request, locked until the transaction ends, so that it is decided once; null when it is not there. */
export async function lockReassignment(tx: Db, workspaceId: string, id: string): Promise<Reassignment | null> {
  await tx.$queryRaw`SELECT 1 FROM "Reassignment" WHERE id = ${id}::uuid AND "workspaceId" = ${workspaceId} FOR UPDATE`;
  const [found] = await listReassignments(tx, workspaceId, [id]);
  return found ?? null;
}

export async function settleReassignment(
  tx: Db,
  workspaceId: string,
  id: string,
  decision: { decision: 'kept' | 'reassigned'; newAgencyId: string | null; decidedById: string; decidedAt: Date },
): Promise<void> {
  await tx.reassignment.update({ where: { id, workspaceId }, data: decision });
}

/** The requests in coordinators' messages that name a reassignment are to say what has become of it. */
export async function markRequestsStale(tx: Db, workspaceId: string, reassignmentId: string): Promise<void> {
  await tx.$executeRaw`
    WITH concerned AS (
      SELECT m.id FROM "OutboxMessage" m
      WHERE m."workspaceId" = ${workspaceId} AND m.kind = 'reassign_request' AND m.status IN ('pending', 'sending', 'sent')
        AND m.content->'reassignmentIds' @> to_jsonb(${reassignmentId}::text)
      ORDER BY m.id FOR UPDATE OF m
    )
    UPDATE "OutboxMessage" m SET "isStale" = true FROM concerned WHERE m.id = concerned.id`;
}

/**
 * Tells a member what was decided: one message a day of a kind, which later decisions of that day are added to. One that
 * was sent already is changed in place, which pings nobody.
 */
export async function enqueueDecision(
  tx: Db,
  workspaceId: string,
  entry: {
    kind: 'reassign_decision' | 'assigned';
    memberId: string;
    slackUserId: string;
    day: Day;
    reassignmentId: string;
    notBefore: Date;
  },
): Promise<void> {
  const { kind, memberId, slackUserId, day, reassignmentId, notBefore } = entry;
  const content: OutboxContent = { kind, memberId, day, reassignmentIds: [reassignmentId] };
  await tx.$executeRaw`
    INSERT INTO "OutboxMessage" AS m ("workspaceId", key, kind, recipient, content, "notBefore")
    VALUES (${workspaceId}, ${`${kind}:${memberId}:${day}`}, ${kind}, ${slackUserId},
      ${JSON.stringify(content)}::jsonb, ${notBefore}::timestamptz)
    ON CONFLICT ("workspaceId", key) DO UPDATE SET
      content = jsonb_set(m.content, '{reassignmentIds}', m.content->'reassignmentIds' || to_jsonb(${reassignmentId}::text)),
      "isStale" = m."isStale" OR m.status IN ('sending', 'sent')
    WHERE NOT m.content->'reassignmentIds' @> to_jsonb(${reassignmentId}::text)`;
}
