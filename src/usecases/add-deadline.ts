import { recordAuditEvent } from '../db/audit-events.ts';
import { insertDeadline } from '../db/deadlines.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { DeadlineInput } from '../domain/deadline-input.ts';
import { type Managing, requireManager } from './acting.ts';
import { changeDeadline } from './change-deadline.ts';

/**
 * Adds a deadline; `input` is what domain/deadline-input.ts has read. `key`, a UUID, is the id that it gets: sent again
 * under the same key it is not added twice, and what was typed differently by then is a change. Throws a UserError
 * `not_allowed`.
 */
export async function addDeadline(acting: Managing, input: DeadlineInput, key?: string): Promise<Deadline> {
  requireManager(acting.member);
  const added = await insert(acting, input, key);
  if (added || key === undefined) return added as Deadline;
  return (await changeDeadline(acting, { id: key, version: 1 }, input)).deadline;
}

/** Null when there is one under this key already. */
function insert(
  { db, workspaceId, now, actorId }: Managing,
  { repeatMonths, ...input }: DeadlineInput,
  key: string | undefined,
): Promise<Deadline | null> {
  return db.$transaction(async (tx) => {
    const added = await insertDeadline(
      tx,
      workspaceId,
      {
        ...input,
        repeat: repeatMonths === null ? null : { months: repeatMonths, from: input.date },
        createdAt: now,
        scheduledAt: now,
      },
      key,
    );
    if (!added) return null;
    await recordAuditEvent(tx, workspaceId, {
      at: now,
      actorId,
      action: 'deadline_added',
      subjectKind: 'deadline',
      subjectId: added.id,
      details: { kind: added.kind, title: added.title.en, date: added.date, coverage: added.coverage },
    });
    return added;
  });
}
