import { recordAuditEvent } from '../db/audit-events.ts';
import { deleteFocalPoint, listIdsOfAgency, saveFocalPoint, saveMember } from '../db/group-writes.ts';
import { getMember, lockMember } from '../db/members.ts';
import { markRemindersStale } from '../db/outbox.ts';
import type { Member } from '../domain/member.ts';
import { isOutsider, may } from '../domain/permissions.ts';
import { UserError } from '../errors.ts';
import type { Managing } from './acting.ts';

export interface Replacement {
  /** Who has left */
  memberId: string;
  agencyId: string;
  /** Who takes their place; null: nobody */
  by: Member | null;
}

/**
 * Takes somebody who has left off the focal points of an agency, and names another in their place. `already`: they are not
 * named there any more, or have come back; nothing was changed. `outsider`: who was chosen may see no records; nothing was
 * changed. Throws a UserError `not_allowed`. The caller wakes the outbox.
 */
export function replaceFocalPoint(
  { db, workspaceId, now, actorId, member: acting }: Managing,
  { memberId, agencyId, by }: Replacement,
): Promise<'replaced' | 'ended' | 'already' | 'outsider'> {
  if (acting && !may(acting, 'manage_members')) throw new UserError('not_allowed', 'This member may not name anybody');
  return db.$transaction(async (tx) => {
    if (by && isOutsider(by)) return 'outsider';
    await lockMember(tx, workspaceId, memberId);
    const left = await getMember(tx, workspaceId, memberId);
    const place = left.agencies.find((own) => own.agencyId === agencyId);
    if (!place || left.isActive) return 'already';
    await deleteFocalPoint(tx, workspaceId, { agencyId, memberId });
    if (by) {
      // An observer could not report; who is more than a focal point stays it.
      if (by.role === 'observer')
        await saveMember(tx, workspaceId, { slackUserId: by.slackUserId, role: 'focal_point' });
      const isMain = by.agencies.some((own) => own.agencyId === agencyId && own.kind === 'main');
      await saveFocalPoint(tx, workspaceId, { agencyId, memberId: by.id, kind: isMain ? 'main' : place.kind });
    }
    await recordAuditEvent(tx, workspaceId, {
      at: now,
      actorId,
      action: by ? 'focal_point_replaced' : 'focal_point_ended',
      subjectKind: 'member',
      subjectId: memberId,
      details: { agency: place.code, kind: place.kind, by: by?.id ?? null },
    });
    // Overviews name the agencies in which nobody can be reminded.
    await markRemindersStale(tx, workspaceId, await listIdsOfAgency(tx, workspaceId, agencyId));
    return by ? 'replaced' : 'ended';
  });
}
