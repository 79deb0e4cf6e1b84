import type { Db } from '../db/client.ts';
import { enqueueChanges } from '../db/deadline-messages.ts';
import { findWorkspace, type WorkspaceRecord } from '../db/workspaces.ts';
import { addDays, dayOf } from '../domain/day.ts';
import { groupTime, LATE_DAYS } from '../domain/deadline-changes.ts';

/**
 * Something was reported, or ticked: the groups that wait for it read so in the thread of the deadline's summary, in one
 * reply a day, posted in office hours. Call it last in the transaction that stores what was done; the caller wakes the outbox. `deadlineId`: it is this deadline itself that was changed.
 */
export async function noteDeadlineChange(
  tx: Db,
  workspace: Pick<WorkspaceRecord, 'id' | 'timeZone' | 'calendar'>,
  now: Date,
  deadlineId: string | null = null,
): Promise<void> {
  const { day, notBefore } = groupTime(now, workspace);
  const from = addDays(dayOf(now, workspace.timeZone), -LATE_DAYS);
  await enqueueChanges(tx, workspace.id, { day, notBefore, from, deadlineId });
}

/** A deadline was moved, closed or opened again: its group reads so in the same place. Call it last in the transaction. */
export async function noteDeadlineTurn(tx: Db, workspaceId: string, deadlineId: string, now: Date): Promise<void> {
  const workspace = await findWorkspace(tx, workspaceId);
  if (workspace) await noteDeadlineChange(tx, workspace, now, deadlineId);
}
