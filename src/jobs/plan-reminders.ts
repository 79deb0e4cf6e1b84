import type { Database } from '../db/client.ts';
import { listDeadlines } from '../db/deadlines.ts';
import { listMembers } from '../db/members.ts';
import { listSteps, listTracked, listWrittenDays, writeReminder, writeSummary } from '../db/reminders.ts';
import type { WorkspaceRecord } from '../db/workspaces.ts';
import { dayOf } from '../domain/day.ts';
import { type CoveredDeadline, isWithinReach, remindersDue, type Silence } from '../domain/reminders-due.ts';
import type { Log } from '../log.ts';
import { readCoverage } from './coverage.ts';

/**
 * Writes to the outbox what is due in a workspace now. Every instance may do so at once: what is written is known by its
 * key, and written once.
 */
export async function planReminders(
  { db, log, told }: { db: Database; log: Log; told: Told },
  workspace: WorkspaceRecord,
  now: Date,
): Promise<void> {
  const today = dayOf(now, workspace.timeZone);
  const open = await listDeadlines(db, workspace.id, { openOnly: true });
  const near = open.filter((deadline) => isWithinReach(deadline, today));
  if (near.length === 0) return;

  const coverage = await readCoverage(db, workspace, near, today);
  const deadlines = near.map((deadline, index): CoveredDeadline => {
    const { recommendationIds, unreadableAt } = coverage[index] ?? { recommendationIds: null, unreadableAt: '' };
    if (recommendationIds === null && told.isNew(`${deadline.id} ${deadline.coverage}`, today)) {
      const details = {
        workspaceId: workspace.id,
        deadlineId: deadline.id,
        coverage: deadline.coverage,
        at: unreadableAt,
      };
      log.warn(details, 'what a deadline covers cannot be read: nobody is reminded of it');
    }
    return { ...deadline, recommendationIds: recommendationIds ?? [] };
  });
  const ids = [...new Set(deadlines.flatMap(({ recommendationIds }) => recommendationIds))];
  const due = remindersDue(
    {
      timeZone: workspace.timeZone,
      deadlines,
      recommendations: await listTracked(db, workspace.id, ids),
      members: await listMembers(db, workspace.id),
      planned: await listSteps(
        db,
        workspace.id,
        near.map(({ id }) => id),
      ),
      written: await listWrittenDays(db, workspace.id, today),
    },
    now,
  );
  for (const silence of due.silences) warnOfNobody(silence, { workspace, today, log, told });
  if (due.reminders.length === 0 && due.summaries.length === 0) return;

  const written = await db.$transaction(
    async (tx) => {
      let count = 0;
      // In one order in every instance, so that two that plan at once do not wait for each other.
      for (const reminder of due.reminders.sort((a, b) => a.memberId.localeCompare(b.memberId))) {
        if (await writeReminder(tx, workspace.id, reminder)) count++;
      }
      for (const summary of due.summaries) await writeSummary(tx, workspace.id, summary);
      return count;
    },
    { timeout: 30_000 },
  );
  if (written > 0) log.info({ workspaceId: workspace.id, reminders: written }, 'reminders planned');
}

/** Nobody being there to remind is told once a day, in the log; members read it in the deadline's summary. */
function warnOfNobody(
  silence: Silence,
  { workspace, today, log, told }: { workspace: WorkspaceRecord; today: string; log: Log; told: Told },
): void {
  if (silence.reason !== 'no_focal_point' && silence.reason !== 'no_agency') return;
  const agencyId = silence.reason === 'no_focal_point' ? silence.agencyId : null;
  if (!told.isNew(`${silence.deadlineId} ${agencyId}`, today)) return;
  const { deadlineId, reason, recommendationIds } = silence;
  log.warn(
    { workspaceId: workspace.id, deadlineId, reason, agencyId, recommendations: recommendationIds.length },
    'nobody to remind',
  );
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
