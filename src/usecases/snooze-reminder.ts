import { recordAuditEvent } from '../db/audit-events.ts';
import type { Database } from '../db/client.ts';
import { savePreference } from '../db/deadline-actions.ts';
import { listDeadlines } from '../db/deadlines.ts';
import { lockReminder, markReminderStale, readReminder } from '../db/reminders.ts';
import { findWorkspace } from '../db/workspaces.ts';
import { type Day, dayOf } from '../domain/day.ts';
import { isOver } from '../domain/deadline.ts';
import type { Member } from '../domain/member.ts';
import { readerOf } from '../domain/reminder-schedule.ts';
import { snoozeChoices, snoozedUntil } from '../domain/snooze-choices.ts';

export type Snoozed =
  /** The furthest day until which one of its deadlines is put off */
  | { kind: 'snoozed'; until: Day }
  | { kind: 'unsnoozed' }
  /** Nothing was changed: a newer message, of that day, stands in this one's place */
  | { kind: 'replaced'; on: Day }
  /** Nothing was changed: its deadlines are closed or over, or it is not the member's */
  | { kind: 'over' }
  /** Nothing was changed: the day is no longer one to which it can be put off */
  | { kind: 'impossible' };

/**
 * Puts off the open deadlines of a member's reminder until a day, each no further than it is of use; null: reminds of them
 * as planned again. The caller wakes the outbox.
 */
export function snoozeReminder(
  { db, now }: { db: Database; now: Date },
  member: Member,
  { outboxId, day }: { outboxId: string; day: Day | null },
): Promise<Snoozed> {
  const { workspaceId } = member;
  return db.$transaction(async (tx) => {
    const workspace = await findWorkspace(tx, workspaceId);
    if (!workspace || (await lockReminder(tx, workspaceId, { outboxId, memberId: member.id })) === null)
      return { kind: 'over' };
    const { replacedOn, items } = await readReminder(tx, workspaceId, outboxId);
    // Whatever comes of it, the message is to say how things stand.
    await markReminderStale(tx, workspaceId, outboxId);
    if (replacedOn !== null) return { kind: 'replaced', on: replacedOn };
    const held = new Set(items.map(({ deadlineId }) => deadlineId));
    const open = (await listDeadlines(tx, workspaceId, { openOnly: true })).filter(
      (deadline) => held.has(deadline.id) && !isOver(deadline, now, member.timeZone),
    );
    if (open.length === 0) return { kind: 'over' };
    const wish = (deadlineId: string, until: Day | null) =>
      savePreference(tx, workspaceId, { memberId: member.id, deadlineId }, { snoozedUntil: until });
    const note = (untils: { deadlineId: string; until: Day | null }[]) =>
      recordAuditEvent(tx, workspaceId, {
        at: now,
        actorId: member.id,
        action: day === null ? 'reminder_unsnoozed' : 'reminder_snoozed',
        subjectKind: 'member',
        subjectId: member.id,
        details: { outboxId, day, deadlines: untils },
      });
    if (day === null) {
      for (const { id } of open) await wish(id, null);
      await note(open.map(({ id: deadlineId }) => ({ deadlineId, until: null })));
      return { kind: 'unsnoozed' };
    }
    const reader = readerOf(member);
    const today = dayOf(now, member.timeZone);
    const { calendar } = workspace;
    if (!snoozeChoices(open, reader, calendar, today).some((choice) => choice.day === day))
      return { kind: 'impossible' };
    const untils = open.map((deadline) => ({
      deadlineId: deadline.id,
      until: snoozedUntil(deadline, day, reader, calendar, today),
    }));
    for (const { deadlineId, until } of untils) await wish(deadlineId, until);
    await note(untils);
    const days = untils.flatMap(({ until }) => until ?? []).sort();
    return { kind: 'snoozed', until: days.at(-1) ?? day };
  });
}
