import { recordAuditEvent } from '../db/audit-events.ts';
import type { Database } from '../db/client.ts';
import { getRecommendation } from '../db/recommendations.ts';
import { findUpdate, lockRecommendation, markVerified } from '../db/update-writes.ts';
import { latestUpdate } from '../db/updates.ts';
import type { Member } from '../domain/member.ts';
import { may } from '../domain/permissions.ts';
import type { Recommendation } from '../domain/recommendation.ts';
import type { Update } from '../domain/update.ts';
import { UserError } from '../errors.ts';

export interface Verified {
  /** `already_verified`: somebody did so before, as the update says; nothing was changed. */
  kind: 'verified' | 'already_verified';
  update: Update;
  recommendation: Recommendation;
  /** Whether nothing was reported since */
  isLatest: boolean;
}

/**
 * Marks an update as checked by the coordinating office: once, and also when a newer one has come since. Throws a UserError
 * `not_allowed` or `update_gone`.
 */
export function verifyUpdate(
  { db, now }: { db: Database; now: Date },
  member: Member,
  updateId: string,
): Promise<Verified> {
  const { workspaceId } = member;
  return db.$transaction(async (tx) => {
    const found = await findUpdate(tx, workspaceId, updateId);
    if (!found) throw gone();
    await lockRecommendation(tx, workspaceId, found.recommendationId);
    const recommendation = await getRecommendation(tx, workspaceId, found.recommendationId);
    if (!may(member, 'verify', recommendation)) {
      throw new UserError('not_allowed', 'This member may not verify updates');
    }
    // Somebody else may have verified it while this waited for the lock.
    const update = await findUpdate(tx, workspaceId, updateId);
    if (!update) throw gone();
    const isLatest = (await latestUpdate(tx, workspaceId, recommendation.id))?.id === update.id;
    if (update.verifiedAt) return { kind: 'already_verified', update, recommendation, isLatest };
    const subject = { id: update.id, recommendationId: recommendation.id, isLatest };
    const verified = await markVerified(tx, workspaceId, subject, { memberId: member.id, at: now });
    await recordAuditEvent(tx, workspaceId, {
      at: now,
      actorId: member.id,
      action: 'update_verified',
      subjectKind: 'recommendation',
      subjectId: recommendation.id,
      details: { updateId: update.id },
    });
    return {
      kind: 'verified',
      update: verified,
      recommendation: await getRecommendation(tx, workspaceId, recommendation.id),
      isLatest,
    };
  });
}

function gone(): UserError {
  return new UserError('update_gone', 'This update is no longer in the records');
}
