import type { Group } from '../db/groups.ts';
import type { ClaimedMessage } from '../db/outbox-claims.ts';
import { dayOf } from '../domain/day.ts';
import { groupTime } from '../domain/deadline-changes.ts';
import { putOffUntil, type QuietSpan } from '../domain/do-not-disturb.ts';
import { quietTime } from '../domain/quiet-time.ts';
import { type Reader, readerOf, remindingHours } from '../domain/reminder-schedule.ts';
import { isReminderDay, type OfficeCalendar } from '../domain/working-day.ts';

/**
 * Until when a message waits for the hours of whoever it is to, and for the end of what they do not want to be disturbed in
 * (`quiet`). Null: it is sent now.
 */
export function quietUntil(
  { workspace, people }: Group,
  { content }: Pick<ClaimedMessage, 'content'>,
  { now, quiet }: { now: Date; quiet: QuietSpan | undefined },
): Date | null {
  if (content.kind === 'deadline_summary' || content.kind === 'deadline_changes') {
    const { notBefore } = groupTime(now, workspace);
    return notBefore > now ? notBefore : null;
  }
  const member = people.get(content.memberId);
  if (!member) return null;
  const reader = readerOf(member);
  // Reminders have hours of their own.
  const hour = content.kind === 'reminder' ? null : nextHour(now, reader, workspace.calendar);
  if (hour || !quiet) return hour;
  return putOffUntil(quiet, remindingHours(reader, dayOf(now, reader.timeZone)).to, now);
}

/**
 * When a member's next decent hour begins: a message was written for one, but may have been kept from it by Slack, or by the app's
 * own rest. Null: now is one.
 */
function nextHour(now: Date, reader: Reader, calendar: OfficeCalendar): Date | null {
  const at = quietTime(now, reader, calendar);
  if (at <= now) return null;
  // Who has chosen an hour of the evening is told in it.
  const today = dayOf(now, reader.timeZone);
  const { from, to } = remindingHours(reader, today);
  return isReminderDay(today, reader, calendar) && now >= from && now < to ? null : at;
}
