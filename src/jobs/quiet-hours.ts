import type { Db } from '../db/client.ts';
import { getMember } from '../db/members.ts';
import type { ClaimedMessage } from '../db/outbox-claims.ts';
import { findWorkspace } from '../db/workspaces.ts';
import { dayOf } from '../domain/day.ts';
import { groupTime } from '../domain/deadline-changes.ts';
import { quietTime } from '../domain/quiet-time.ts';
import { readerOf, remindingHours } from '../domain/reminder-schedule.ts';
import { isReminderDay } from '../domain/working-day.ts';

/**
 * Until when a message waits for the hours of whoever it is to: it was written for a decent one, but may have been kept from
 * it by Slack, or by the app's own rest. Null: now is one. Reminders have hours of their own.
 */
export async function quietUntil(
  db: Db,
  { workspaceId, content }: Pick<ClaimedMessage, 'workspaceId' | 'content'>,
  now: Date,
): Promise<Date | null> {
  if (content.kind === 'reminder') return null;
  const workspace = await findWorkspace(db, workspaceId);
  if (!workspace) return null;
  const { calendar } = workspace;
  if (content.kind === 'deadline_summary' || content.kind === 'deadline_changes') {
    const { notBefore } = groupTime(now, workspace);
    return notBefore > now ? notBefore : null;
  }
  const reader = readerOf(await getMember(db, workspaceId, content.memberId));
  const at = quietTime(now, reader, calendar);
  if (at <= now) return null;
  // Who has chosen an hour of the evening is told in it.
  const today = dayOf(now, reader.timeZone);
  const { from, to } = remindingHours(reader, today);
  return isReminderDay(today, reader, calendar) && now >= from && now < to ? null : at;
}
