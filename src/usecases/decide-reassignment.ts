import { listAgencies } from '../db/agencies.ts';
import { recordAuditEvent } from '../db/audit-events.ts';
import type { Database, Db } from '../db/client.ts';
import { getMember, listFocalPoints } from '../db/members.ts';
import { markRemindersStale } from '../db/outbox.ts';
import {
  enqueueDecision,
  lockReassignment,
  markRequestsStale,
  type Reassignment,
  settleReassignment,
} from '../db/reassignments.ts';
import { getRecommendation } from '../db/recommendations.ts';
import { lockRecommendation } from '../db/update-writes.ts';
import { findWorkspace, type WorkspaceRecord } from '../db/workspaces.ts';
import type { Agency } from '../domain/agency.ts';
import { dayOf } from '../domain/day.ts';
import type { Member } from '../domain/member.ts';
import { may } from '../domain/permissions.ts';
import { quietTime } from '../domain/quiet-time.ts';
import type { Recommendation } from '../domain/recommendation.ts';
import { readerOf } from '../domain/reminder-schedule.ts';
import { UserError } from '../errors.ts';
import { type AssignmentInput, assignWithin } from './assign-recommendations.ts';

/** The agency to give it to; null: it stays where it is. */
export interface Decision {
  reassignmentId: string;
  agencyId: string | null;
}

export interface Decided {
  /**
   * `already_decided`: another coordinator did so before, as the request says; `same_agency`: it was to be given to the agency
   * that hands it back; `no_longer_theirs`: it is not with that agency any more, so there is nothing to give on. In these
   * nothing was changed.
   */
  kind: 'decided' | 'already_decided' | 'same_agency' | 'no_longer_theirs';
  reassignment: Reassignment;
}

/**
 * Decides once about what an agency has handed back: to give it to another, or to keep it where it is. Who asked and the new
 * agency's focal points are told. Throws a UserError `not_allowed`, `request_gone` or `no_agency_chosen`. The caller wakes
 * the outbox.
 */
export function decideReassignment(
  { db, now }: { db: Database; now: Date },
  member: Member,
  { reassignmentId, agencyId }: Decision,
): Promise<Decided> {
  const { workspaceId } = member;
  return db.$transaction(async (tx): Promise<Decided> => {
    const request = await lockReassignment(tx, workspaceId, reassignmentId);
    if (!request) throw new UserError('request_gone', 'This request is no longer in the records');
    await lockRecommendation(tx, workspaceId, request.recommendation.id);
    const recommendation = await getRecommendation(tx, workspaceId, request.recommendation.id);
    if (!may(member, 'assign', recommendation)) throw new UserError('not_allowed', 'This member may not assign');
    if (request.decided) {
      // The copy in which this was clicked does not say so yet.
      await markRequestsStale(tx, workspaceId, reassignmentId);
      return { kind: 'already_decided', reassignment: request };
    }
    const to = agencyId === null ? null : await getAgency(tx, workspaceId, agencyId);
    if (to?.id === request.agency.id) return { kind: 'same_agency', reassignment: request };
    if (to) {
      const input = inputFor(recommendation, request.agency, to);
      if (!input) return { kind: 'no_longer_theirs', reassignment: request };
      await assignWithin(tx, { workspaceId, now, actorId: member.id }, [recommendation.id], input);
    }
    await settleReassignment(tx, workspaceId, reassignmentId, {
      decision: to ? 'reassigned' : 'kept',
      newAgencyId: to?.id ?? null,
      decidedById: member.id,
      decidedAt: now,
    });
    await recordAuditEvent(tx, workspaceId, {
      at: now,
      actorId: member.id,
      action: 'reassignment_decided',
      subjectKind: 'recommendation',
      subjectId: recommendation.id,
      details: { reassignmentId, from: request.agency.id, to: to?.id ?? null },
    });
    await tell(tx, member, request, to, now);
    await markRequestsStale(tx, workspaceId, reassignmentId);
    await markRemindersStale(tx, workspaceId, recommendation.id);
    return { kind: 'decided', reassignment: (await lockReassignment(tx, workspaceId, reassignmentId)) ?? request };
  });
}

async function getAgency(tx: Db, workspaceId: string, id: string): Promise<Agency> {
  const agency = (await listAgencies(tx, workspaceId)).find((one) => one.id === id);
  if (!agency) throw new UserError('no_agency_chosen', 'There is no such agency');
  return agency;
}

/** The new agency takes the place of the one that hands it back, leading or supporting; null when that one has no place. */
function inputFor(
  { leadAgency, supportingAgencies }: Recommendation,
  { id: from }: Agency,
  to: Agency,
): AssignmentInput | null {
  if (leadAgency?.id === from) return { lead: to.code };
  if (!supportingAgencies.some(({ id }) => id === from)) return null;
  const others = supportingAgencies.filter(({ id }) => id !== from && id !== to.id).map(({ code }) => code);
  return { supporting: leadAgency?.id === to.id ? others : [...others, to.code] };
}

/** Nobody is told of what they decided themselves. */
async function tell(tx: Db, decider: Member, request: Reassignment, to: Agency | null, now: Date): Promise<void> {
  const { workspaceId } = decider;
  const workspace = await findWorkspace(tx, workspaceId);
  if (!workspace) return;
  const asker = await getMember(tx, workspaceId, request.askedBy.memberId);
  if (asker.id !== decider.id) await tellOne(tx, workspace, asker, 'reassign_decision', request.id, now);
  if (!to) return;
  const receivers = await listFocalPoints(tx, workspaceId, to.id);
  for (const one of receivers.filter(({ id }) => id !== decider.id))
    await tellOne(tx, workspace, one, 'assigned', request.id, now);
}

async function tellOne(
  tx: Db,
  workspace: WorkspaceRecord,
  member: Member,
  kind: 'reassign_decision' | 'assigned',
  reassignmentId: string,
  now: Date,
): Promise<void> {
  const notBefore = quietTime(now, readerOf(member), workspace.calendar);
  const day = dayOf(notBefore, member.timeZone);
  const { id: memberId, slackUserId } = member;
  await enqueueDecision(tx, workspace.id, { kind, memberId, slackUserId, day, reassignmentId, notBefore });
}
