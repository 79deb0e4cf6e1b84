import { recordAuditEvent } from '../db/audit-events.ts';
import { savePreference } from '../db/deadline-actions.ts';
import { listDeadlines } from '../db/deadlines.ts';
import { getMember, saveSettings } from '../db/members.ts';
import type { Language } from '../domain/language.ts';
import type { Member } from '../domain/member.ts';
import type { Acting } from './acting.ts';

/** How a member wants to be answered and reminded. */
export interface OwnSettings {
  /** null: as Slack and the workspace say */
  language: Language | null;
  reminderHour: number;
  /** 1 (Monday) to 7, at least one */
  reminderDays: number[];
  /** Ids of deadlines of which they do not want to be reminded any more */
  mute: string[];
  /** Ids of those of which they want to be again; to when they have put one off stays */
  unmute: string[];
}

/** Stores a member's own settings. Deadlines that are not there any more are passed over. */
export async function saveOwnSettings(
  { db, workspaceId, now, actorId }: Acting,
  memberId: string,
  { mute, unmute, ...settings }: OwnSettings,
): Promise<Member> {
  const reminderDays = [...new Set(settings.reminderDays)].sort();
  return db.$transaction(async (tx) => {
    await saveSettings(tx, workspaceId, memberId, { ...settings, reminderDays });
    const known = new Set((await listDeadlines(tx, workspaceId, { openOnly: false })).map(({ id }) => id));
    const muted = mute.filter((id) => known.has(id));
    const unmuted = unmute.filter((id) => known.has(id));
    for (const deadlineId of muted) await savePreference(tx, workspaceId, { memberId, deadlineId }, { isMuted: true });
    for (const deadlineId of unmuted) {
      await savePreference(tx, workspaceId, { memberId, deadlineId }, { isMuted: false });
    }
    await recordAuditEvent(tx, workspaceId, {
      at: now,
      actorId,
      action: 'settings_saved',
      subjectKind: 'member',
      subjectId: memberId,
      details: { ...settings, reminderDays, muted, unmuted },
    });
    return getMember(tx, workspaceId, memberId);
  });
}
