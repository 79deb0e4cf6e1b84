import { recordAuditEvent } from '../db/audit-events.ts';
import { deleteFocalPoint, type MemberSettings, saveFocalPoint, saveMember } from '../db/group-writes.ts';
import { findMember, getMember } from '../db/members.ts';
import type { FocalPointKind } from '../domain/agency.ts';
import type { Member } from '../domain/member.ts';
import { UserError } from '../errors.ts';
import type { Acting } from './acting.ts';
import { namedAgency } from './named-agency.ts';

export interface MemberSetting extends MemberSettings {
  /** Becomes a focal point of this agency (its code) */
  agency?: string;
  kind?: FocalPointKind;
  /** Is no longer a focal point of this one */
  leave?: string;
}

/**
 * Sets what a person is in the working group; what is not given stays. Somebody new without a role is an observer, or a focal
 * point when they are given an agency. Throws a UserError for an id that is none of Slack's and for an agency that is not there.
 */
export async function setMember(
  { db, workspaceId, now, actorId }: Acting,
  setting: MemberSetting,
): Promise<{ member: Member; isNew: boolean }> {
  const { agency: joins, leave, kind = 'main', ...settings } = setting;
  if (!/^[UW][A-Z0-9]{2,}$/.test(settings.slackUserId)) {
    throw new UserError(
      'slack_user_bad',
      `"${settings.slackUserId}" is not a Slack member id. In Slack, open the person's profile, "More", "Copy member ID" (U012ABCDEF).`,
      { id: settings.slackUserId },
    );
  }
  return db.$transaction(async (tx) => {
    const before = await findMember(tx, workspaceId, settings.slackUserId);
    const joined = joins === undefined ? null : await namedAgency(tx, workspaceId, joins);
    const left = leave === undefined ? null : await namedAgency(tx, workspaceId, leave);
    const role = settings.role ?? (!before && joined ? ('focal_point' as const) : undefined);
    const memberId = await saveMember(tx, workspaceId, { ...settings, ...(role && { role }) });
    if (joined) await saveFocalPoint(tx, workspaceId, { agencyId: joined.id, memberId, kind });
    if (left && !(await deleteFocalPoint(tx, workspaceId, { agencyId: left.id, memberId }))) {
      throw new UserError('not_focal_point', `${settings.slackUserId} is not a focal point of ${left.code}.`, {
        agency: left.code,
      });
    }
    const member = await getMember(tx, workspaceId, memberId);
    const agencies = member.agencies.map(({ code, kind }) => ({ code, kind }));
    const details = { role: member.role, language: member.chosenLanguage, agencies };
    await recordAuditEvent(tx, workspaceId, {
      at: now,
      actorId,
      action: 'member_set',
      subjectKind: 'member',
      subjectId: memberId,
      details,
    });
    return { member, isNew: before === null };
  });
}
