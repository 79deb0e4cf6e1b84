import { recordAuditEvent } from '../db/audit-events.ts';
import type { Database } from '../db/client.ts';
import { insertNext, listToRepeat } from '../db/deadlines.ts';
import type { WorkspaceRecord } from '../db/workspaces.ts';
import { dayOf } from '../domain/day.ts';
import { nextOf } from '../domain/repeating-deadline.ts';
import type { Log } from '../log.ts';

/**
 * Sets the next of each deadline that repeats and whose date is over. Every instance may do so at once: a deadline has one
 * next. Whoever closes the last of a row ends it.
 */
export async function repeatDeadlines(
  { db, log }: { db: Database; log: Log },
  { id: workspaceId, timeZone }: Pick<WorkspaceRecord, 'id' | 'timeZone'>,
  now: Date,
): Promise<void> {
  const today = dayOf(now, timeZone);
  for (const last of await listToRepeat(db, workspaceId, today)) {
    const next = nextOf(last, today, now);
    if (!next) continue;
    const added = await db.$transaction(async (tx) => {
      const deadline = await insertNext(tx, workspaceId, last.id, next);
      if (!deadline) return null;
      await recordAuditEvent(tx, workspaceId, {
        at: now,
        actorId: null,
        action: 'deadline_repeated',
        subjectKind: 'deadline',
        subjectId: deadline.id,
        details: { repeatOf: last.id, title: deadline.title.en, from: last.date, date: deadline.date },
      });
      return deadline;
    });
    if (added) log.info({ workspaceId, deadlineId: added.id, date: added.date }, 'a deadline comes again');
  }
}
