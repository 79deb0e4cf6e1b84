import type { Database, Db } from '../db/client.ts';
import { lockSummaries, writeSummary } from '../db/deadline-messages.ts';
import type { Group, Groups } from '../db/groups.ts';
import { readReminderState } from '../db/reminder-state.ts';
import { writeReminders } from '../db/reminder-writes.ts';
import type { WorkspaceRecord } from '../db/workspaces.ts';
import { dayOf } from '../domain/day.ts';
import { isWithinReach } from '../domain/reminder-schedule.ts';
import type { Unattended } from '../domain/reminder-stakes.ts';
import { type RemindersDue, remindersDue } from '../domain/reminders-due.ts';
import type { Log } from '../log.ts';

/** While the database works for one workspace, another is decided on; members' questions need connections as well. */
export const WORKSPACES_AT_ONCE = 4;

interface Planning {
  db: Database;
  groups: Groups;
  log: Log;
  told: Told;
}

/**
 * Writes to the outbox what is due in a workspace now. Every instance may do so at once: what is written is known by its
 * key, and written once.
 */
export async function planReminders(planning: Planning, workspaceId: string, now: Date): Promise<void> {
  const { db, log } = planning;
  const group = await planning.groups.read(workspaceId);
  if (!group) return;
  const { reminders, summaries } = await findDue(planning, group, now);
  if (reminders.length === 0 && summaries.length === 0) return;

  const write = async (tx: Db) => {
    const summed = summaries.map(({ deadlineId }) => deadlineId);
    await lockSummaries(tx, workspaceId, summed);
    const count = await writeReminders(tx, workspaceId, reminders);
    for (const summary of summaries) await writeSummary(tx, workspaceId, summary);
    return count;
  };
  // Messages to members alone are one statement, which is a transaction by itself.
  const written =
    summaries.length === 0
      ? await writeReminders(db, workspaceId, reminders)
      : await db.$transaction(write, { timeout: 30_000 });
  if (written > 0) log.info({ workspaceId, reminders: written }, 'reminders planned');
}

/** By itself, so that nothing of all that was read is held while what is due is written. */
async function findDue(
  { db, log, told }: Planning,
  group: Group,
  now: Date,
): Promise<Pick<RemindersDue, 'reminders' | 'summaries'>> {
  const { workspace } = group;
  const today = dayOf(now, workspace.timeZone);
  const near = group.deadlines.filter((deadline) => isWithinReach(deadline, today));
  if (near.length === 0) return { reminders: [], summaries: [] };

  const { state, unreadable } = await readReminderState(db, workspace, near, today, { isDueNow: true, group });
  for (const { deadline, at } of unreadable) {
    if (!told.isNew(`${deadline.id} ${deadline.coverage}`, today)) continue;
    const details = { workspaceId: workspace.id, deadlineId: deadline.id, coverage: deadline.coverage, at };
    log.warn(details, 'what a deadline covers cannot be read: nobody is reminded of it');
  }
  const { reminders, summaries, unattended } = remindersDue(state, now);
  for (const one of unattended) warnOfNobody(one, { workspace, today, log, told });
  return { reminders, summaries };
}

/** Nobody being there to remind is told once a day, in the log; members read it in the deadline's summary. */
function warnOfNobody(
  { deadlineId, agencyId, reason }: Unattended,
  { workspace, today, log, told }: { workspace: WorkspaceRecord; today: string; log: Log; told: Told },
): void {
  if (!told.isNew(`${deadlineId} ${agencyId}`, today)) return;
  log.warn({ workspaceId: workspace.id, deadlineId, reason, agencyId }, 'nobody to remind');
}

/** What has been said today, so that a tick a minute does not say it each minute. */
export class Told {
  readonly #last = new Map<string, string>();

  isNew(what: string, today: string): boolean {
    if (this.#last.get(what) === today) return false;
    this.#last.set(what, today);
    return true;
  }
}
