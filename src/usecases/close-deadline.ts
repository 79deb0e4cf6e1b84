import { recordAuditEvent } from '../db/audit-events.ts';
import { markDeadlineStale } from '../db/deadline-freshness.ts';
import { getDeadline, updateDeadline } from '../db/deadlines.ts';
import type { Deadline } from '../domain/deadline.ts';
import { type Managing, requireManager } from './acting.ts';
import { noteDeadlineTurn } from './note-deadline-change.ts';

/** `already`: it was so before, or somebody else has just done so; nothing was changed. */
export interface DeadlineClosing {
  kind: 'done' | 'already';
  deadline: Deadline;
}

/** Closes a deadline: nobody is reminded of it any more, and what was sent says so. Throws a UserError `deadline_gone` or `not_allowed`. */
export function closeDeadline(acting: Managing, id: string): Promise<DeadlineClosing> {
  return settle(acting, id, 'deadline_closed');
}

/** Opens a closed deadline again; reminders begin with the next step of its schedule. Throws a UserError `deadline_gone` or `not_allowed`. */
export function reopenDeadline(acting: Managing, id: string): Promise<DeadlineClosing> {
  return settle(acting, id, 'deadline_reopened');
}

type Settling = 'deadline_closed' | 'deadline_reopened';

async function settle(acting: Managing, id: string, action: Settling): Promise<DeadlineClosing> {
  requireManager(acting.member);
  // Somebody has changed it at the same moment: what they changed stays, and it is closed all the same.
  return (await trySettling(acting, id, action)) ?? settle(acting, id, action);
}

/** Null when somebody else was faster. */
function trySettling(
  { db, workspaceId, now, actorId }: Managing,
  id: string,
  action: Settling,
): Promise<DeadlineClosing | null> {
  const isClosing = action === 'deadline_closed';
  return db.$transaction(async (tx) => {
    const before = await getDeadline(tx, workspaceId, id);
    if ((before.closedAt !== null) === isClosing) return { kind: 'already', deadline: before };
    const after = isClosing ? { ...before, closedAt: now } : { ...before, closedAt: null, scheduledAt: now };
    const stored = await updateDeadline(tx, workspaceId, after);
    if (!stored) return null;
    await markDeadlineStale(tx, workspaceId, id);
    await recordAuditEvent(tx, workspaceId, {
      at: now,
      actorId,
      action,
      subjectKind: 'deadline',
      subjectId: id,
      details: { title: stored.title.en, date: stored.date },
    });
    await noteDeadlineTurn(tx, workspaceId, id, now);
    return { kind: 'done', deadline: stored };
  });
}
