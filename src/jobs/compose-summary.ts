import { listAgencies } from '../db/agencies.ts';
import type { Db } from '../db/client.ts';
import { getDeadline } from '../db/deadlines.ts';
import { listMembers } from '../db/members.ts';
import { listTracked } from '../db/reminders.ts';
import type { WorkspaceRecord } from '../db/workspaces.ts';
import { dayOf } from '../domain/day.ts';
import type { Deadline } from '../domain/deadline.ts';
import { agenciesExpected, countedSince, focalPointsInCharge, hasPassed, isUpToDate } from '../domain/reminders-due.ts';
import { UserError } from '../errors.ts';
import { catalogueOf } from '../locales/catalogue.ts';
import { type DeadlineSummary, deadlineSummary } from '../slack/views/deadline-summary.ts';
import type { Reader } from '../slack/views/reader.ts';
import type { Composed } from './compose-message.ts';
import { readCoverage } from './coverage.ts';

/** The group's summary of a deadline, in the workspace's language. */
export async function composeSummary(
  db: Db,
  workspace: WorkspaceRecord,
  deadlineId: string,
  { now, isSent }: { now: Date; isSent: boolean },
): Promise<Composed> {
  const { timeZone } = workspace;
  const today = dayOf(now, timeZone);
  const deadline = await findOpenDeadline(db, workspace.id, deadlineId);
  if (!deadline || (!isSent && hasPassed(deadline, today))) return { kind: 'needless', reason: 'deadline_over' };
  const [coverage] = await readCoverage(db, workspace, [deadline], today);
  const tracked = await listTracked(db, workspace.id, coverage?.recommendationIds ?? []);
  const since = countedSince(deadline, timeZone);
  const waiting = tracked.filter((recommendation) => !isUpToDate(recommendation, since));
  const counts = new Map<string | null, number>();
  for (const recommendation of waiting) {
    const agencies = agenciesExpected(recommendation);
    for (const id of agencies.length > 0 ? agencies : [null]) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const inCharge = focalPointsInCharge(await listMembers(db, workspace.id));
  const agencies = await listAgencies(db, workspace.id);
  const summary: DeadlineSummary = {
    deadline,
    unreadableAt: coverage?.unreadableAt ?? null,
    total: tracked.length,
    upToDate: tracked.length - waiting.length,
    // The sort is stable: agencies with as many stay in the order of the records, those without an agency come last.
    waiting: [...agencies, null]
      .map((agency) => ({ agency: agency?.name ?? null, count: counts.get(agency?.id ?? null) ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count),
    withoutPeople: [
      ...agencies.filter(({ id }) => counts.has(id) && !inCharge.has(id)).map(({ name }) => name),
      ...(counts.has(null) ? [null] : []),
    ],
    updatedAt: now,
  };
  const reader: Reader = { words: catalogueOf(workspace.language), today, timeZone, isShared: true };
  return { kind: 'message', message: deadlineSummary(summary, reader) };
}

async function findOpenDeadline(db: Db, workspaceId: string, id: string): Promise<Deadline | null> {
  try {
    const deadline = await getDeadline(db, workspaceId, id);
    return deadline.closedAt ? null : deadline;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
