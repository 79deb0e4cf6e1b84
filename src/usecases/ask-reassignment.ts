import { recordAuditEvent } from '../db/audit-events.ts';
import type { Database, Db } from '../db/client.ts';
import { listMembers } from '../db/members.ts';
import { enqueue, markRemindersStale } from '../db/outbox.ts';
import { insertReassignment, listReassignmentsOf } from '../db/reassignments.ts';
import { getRecommendation } from '../db/recommendations.ts';
import { lockRecommendation } from '../db/update-writes.ts';
import { findWorkspace } from '../db/workspaces.ts';
import type { Member } from '../domain/member.ts';
import { isOutsider, may } from '../domain/permissions.ts';
import { quietTime } from '../domain/quiet-time.ts';
import type { Recommendation } from '../domain/recommendation.ts';
import { readerOf } from '../domain/reminder-schedule.ts';

/** What became of each recommendation that somebody said is not theirs. */
export interface Asked {
  /** Handed back: the coordinating office decides */
  asked: Recommendation[];
  /** Handed back before, and not decided yet */
  already: Recommendation[];
  /** No longer with an agency of theirs */
  notTheirs: Recommendation[];
}

/**
 * Hands recommendations back for the agency of a focal point: each once until it is decided. Coordinators are asked in one
 * message. Throws a UserError `recommendation_gone`. The caller wakes the outbox.
 */
export function askReassignment(
  { db, now }: { db: Database; now: Date },
  member: Member,
  { recommendationIds, reason }: { recommendationIds: string[]; reason: string },
): Promise<Asked> {
  const { workspaceId } = member;
  return db.$transaction(async (tx) => {
    const found: Asked = { asked: [], already: [], notTheirs: [] };
    const requests: string[] = [];
    // In one order, so that two who hand back the same do not wait for each other.
    for (const id of [...new Set(recommendationIds)].sort()) {
      await lockRecommendation(tx, workspaceId, id);
      const recommendation = await getRecommendation(tx, workspaceId, id);
      const agencyIds = may(member, 'update', recommendation) ? concernedOf(member, recommendation) : [];
      const pending = (await listReassignmentsOf(tx, workspaceId, { recommendationIds: [id], agencyIds })).filter(
        ({ decided }) => decided === null,
      );
      const agencyId = agencyIds.find((one) => !pending.some(({ agency }) => agency.id === one));
      if (agencyId) {
        requests.push(await ask(tx, member, { recommendationId: id, agencyId, reason }, now));
        found.asked.push(recommendation);
      } else if (pending.length > 0) found.already.push(recommendation);
      else found.notTheirs.push(recommendation);
    }
    await tellCoordinators(tx, member, requests, now);
    await markRemindersStale(tx, workspaceId, recommendationIds);
    return found;
  });
}

/** The agencies of a member that a recommendation is with: the one that leads it first. */
export function concernedOf(
  { agencies }: Pick<Member, 'agencies'>,
  { leadAgency, supportingAgencies }: Pick<Recommendation, 'leadAgency' | 'supportingAgencies'>,
): string[] {
  return [leadAgency, ...supportingAgencies].flatMap((agency) =>
    agency && agencies.some(({ agencyId }) => agencyId === agency.id) ? [agency.id] : [],
  );
}

async function ask(
  tx: Db,
  { workspaceId, id: askedById }: Member,
  { reason, ...subject }: { recommendationId: string; agencyId: string; reason: string },
  now: Date,
): Promise<string> {
  const id = await insertReassignment(tx, workspaceId, { ...subject, reason, askedById, askedAt: now });
  await recordAuditEvent(tx, workspaceId, {
    at: now,
    actorId: askedById,
    action: 'reassignment_asked',
    subjectKind: 'recommendation',
    subjectId: subject.recommendationId,
    details: { reassignmentId: id, agencyId: subject.agencyId },
  });
  return id;
}

/** Every coordinator is asked, in one message for what was handed back at once; nobody of what they did themselves. */
async function tellCoordinators(tx: Db, asker: Member, reassignmentIds: string[], now: Date): Promise<void> {
  const { workspaceId } = asker;
  const [first] = reassignmentIds;
  const workspace = first && (await findWorkspace(tx, workspaceId));
  if (!workspace) return;
  const coordinators = (await listMembers(tx, workspaceId)).filter(
    (member) => member.role === 'coordinator' && !isOutsider(member) && member.id !== asker.id,
  );
  for (const coordinator of coordinators) {
    const { id: memberId, slackUserId: recipient } = coordinator;
    await enqueue(tx, workspaceId, {
      key: `reassign:${first}:${memberId}`,
      recipient,
      content: { kind: 'reassign_request', memberId, reassignmentIds },
      notBefore: quietTime(now, readerOf(coordinator), workspace.calendar),
    });
  }
}
