import type { Database } from '../db/client.ts';
import { listMovedSummaries, moveSummary } from '../db/deadline-messages.ts';
import type { WorkspaceRecord } from '../db/workspaces.ts';
import { dayOf } from '../domain/day.ts';
import { groupTime } from '../domain/deadline-changes.ts';

/** Goes on with the summaries of deadlines that have another channel now, in office hours. */
export async function moveSummaries(db: Database, workspace: WorkspaceRecord, now: Date): Promise<void> {
  const summaries = await listMovedSummaries(db, workspace.id, dayOf(now, workspace.timeZone));
  // Holidays are not looked up for nothing: loading what knows them takes a tenth of a second, and 5 MB.
  if (summaries.length === 0) return;
  const { notBefore } = groupTime(now, workspace);
  for (const moved of summaries) {
    await db.$transaction((tx) => moveSummary(tx, workspace.id, { ...moved, now, notBefore }));
  }
}
