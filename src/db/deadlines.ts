import type { Day } from '../domain/day.ts';
import type { Deadline } from '../domain/deadline.ts';
import { UserError } from '../errors.ts';
import type { Db } from './client.ts';
import { fromDay, toDay } from './days.ts';
import type { Deadline as DeadlineRow } from './generated/client.ts';

export function toDeadline(row: DeadlineRow): Deadline {
  return {
    id: row.id,
    kind: row.kind,
    title: { en: row.titleEn, vi: row.titleVi },
    date: toDay(row.date),
    coverage: row.coverage,
    countsFrom: toDay(row.countsFrom),
    schedule: [...row.schedule].sort((a, b) => b - a),
    channelId: row.channelId,
    closedAt: row.closedAt,
    createdAt: row.createdAt,
  };
}

/** Deadlines by date, the earliest first; `openOnly` leaves out those that were closed, not those that have passed. */
export async function listDeadlines(
  db: Db,
  workspaceId: string,
  { openOnly }: { openOnly: boolean },
): Promise<Deadline[]> {
  const rows = await db.deadline.findMany({
    where: { workspaceId, ...(openOnly && { closedAt: null }) },
    orderBy: [{ date: 'asc' }, { titleEn: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toDeadline);
}

/** The first open deadline on or after a day. */
export async function nextDeadline(db: Db, workspaceId: string, today: Day): Promise<Deadline | null> {
  const row = await db.deadline.findFirst({
    where: { workspaceId, closedAt: null, date: { gte: fromDay(today) } },
    orderBy: [{ date: 'asc' }, { titleEn: 'asc' }, { id: 'asc' }],
  });
  return row && toDeadline(row);
}

/** Throws a UserError `deadline_gone` when there is none. */
export async function getDeadline(db: Db, workspaceId: string, id: string): Promise<Deadline> {
  const row = await db.deadline.findFirst({ where: { workspaceId, id } });
  if (!row) throw new UserError('deadline_gone', 'This deadline is no longer in the records');
  return toDeadline(row);
}
