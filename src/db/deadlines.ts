import type { Day } from '../domain/day.ts';
import type { Deadline, DoneBy } from '../domain/deadline.ts';
import { UserError } from '../errors.ts';
import { type Db, runPrepared } from './client.ts';
import { fromDay, toDay } from './days.ts';
import type { Deadline as DeadlineRow } from './generated/client.ts';

export function toDeadline(row: DeadlineRow): Deadline {
  const schedule = [...row.schedule].sort((a, b) => b - a);
  return {
    id: row.id,
    kind: row.kind,
    title: inBoth(row.titleEn, row.titleVi),
    date: toDay(row.date),
    time: row.time && row.timeZone ? { at: row.time, timeZone: row.timeZone } : null,
    coverage: row.coverage,
    doneBy: doneByOf(row),
    countsFrom: toDay(row.countsFrom),
    audience: { supporting: row.remindsSupporting, memberIds: row.alsoReminds },
    schedule,
    escalation: { alternates: row.alternatesAfter, coordinators: row.coordinatorsAfter },
    repeat: row.repeatMonths ? { months: row.repeatMonths, from: toDay(row.repeatFrom ?? row.date) } : null,
    channelId: row.channelId,
    closedAt: row.closedAt,
    createdAt: row.createdAt,
    scheduledAt: row.scheduledAt,
    version: row.version,
  };
}

/** Left empty, the Vietnamese is stored as a copy of the English: it follows what becomes of that. */
function inBoth(en: string, vi: string | null) {
  return { en, vi: vi === en ? null : vi };
}

function doneByOf({ doneBy, doneStatus, tickEn, tickVi }: DeadlineRow): DoneBy {
  if (doneBy === 'status') return { kind: 'status', status: doneStatus ?? 'implemented' };
  if (doneBy === 'tick') return { kind: 'tick', statement: inBoth(tickEn ?? '', tickVi) };
  return { kind: 'update' };
}

/** A deadline's own columns, for a write. */
function toColumns(deadline: Omit<Deadline, 'id' | 'version' | 'closedAt' | 'createdAt'>) {
  const { kind, title, date, time, coverage, doneBy, countsFrom, audience, schedule, escalation, repeat } = deadline;
  const tick = doneBy.kind === 'tick' ? doneBy.statement : null;
  return {
    kind,
    titleEn: title.en,
    titleVi: title.vi ?? title.en,
    date: fromDay(date),
    time: time?.at ?? null,
    timeZone: time?.timeZone ?? null,
    coverage,
    doneBy: doneBy.kind,
    doneStatus: doneBy.kind === 'status' ? doneBy.status : null,
    tickEn: tick?.en ?? null,
    tickVi: tick ? (tick.vi ?? tick.en) : null,
    countsFrom: fromDay(countsFrom),
    remindsSupporting: audience.supporting,
    alsoReminds: audience.memberIds,
    schedule,
    alternatesAfter: escalation.alternates,
    coordinatorsAfter: escalation.coordinators,
    repeatMonths: repeat?.months ?? null,
    repeatFrom: repeat && fromDay(repeat.from),
    channelId: deadline.channelId,
    scheduledAt: deadline.scheduledAt,
  };
}

export type NewDeadline = Omit<Deadline, 'id' | 'closedAt' | 'version'>;

/** Null when there is one with this id (a UUID) already. */
export async function insertDeadline(
  db: Db,
  workspaceId: string,
  deadline: NewDeadline,
  id?: string,
): Promise<Deadline | null> {
  const { createdAt } = deadline;
  const [row] = await db.deadline.createManyAndReturn({
    data: [{ ...(id && { id }), workspaceId, createdAt, ...toColumns(deadline) }],
    skipDuplicates: true,
  });
  return row ? toDeadline(row) : null;
}

/** The next of a deadline that repeats; null when it is there already. */
export async function insertNext(
  tx: Db,
  workspaceId: string,
  of: string,
  deadline: NewDeadline,
): Promise<Deadline | null> {
  const { createdAt } = deadline;
  const [row] = await tx.deadline.createManyAndReturn({
    data: [{ workspaceId, createdAt, repeatOf: of, ...toColumns(deadline) }],
    skipDuplicates: true,
  });
  return row ? toDeadline(row) : null;
}

/** Open deadlines that repeat and have no next one yet, though their date is over. */
export async function listToRepeat(db: Db, workspaceId: string, today: Day): Promise<Deadline[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT d.id::text AS id FROM "Deadline" d
    WHERE d."workspaceId" = ${workspaceId} AND d."closedAt" IS NULL AND d."repeatMonths" IS NOT NULL AND d.date < ${today}::date
      AND NOT EXISTS (SELECT 1 FROM "Deadline" n WHERE n."repeatOf" = d.id)`;
  return (await db.deadline.findMany({ where: { workspaceId, id: { in: rows.map(({ id }) => id) } } })).map(toDeadline);
}

/** Stores what was changed of a deadline, if nobody else has changed it since `version`; null when somebody has. */
export async function updateDeadline(tx: Db, workspaceId: string, deadline: Deadline): Promise<Deadline | null> {
  const { id, version, closedAt } = deadline;
  const { count } = await tx.deadline.updateMany({
    where: { workspaceId, id, version },
    data: { ...toColumns(deadline), closedAt, version: version + 1 },
  });
  return count === 1 ? getDeadline(tx, workspaceId, id) : null;
}

/** Deadlines by date, the earliest first; `openOnly` leaves out those that were closed, not those that have passed. */
export async function listDeadlines(
  db: Db,
  workspaceId: string,
  { openOnly }: { openOnly: boolean },
): Promise<Deadline[]> {
  const rows = await runPrepared<DeadlineText>(db, DEADLINES, [workspaceId, openOnly]);
  return rows.map(({ date, countsFrom, repeatFrom, ...row }) =>
    toDeadline({ ...row, date: fromDay(date), countsFrom: fromDay(countsFrom), repeatFrom: fromDay(repeatFrom) }),
  );
}

/** As a statement past Prisma gives it: days as texts. */
type DeadlineText = Omit<DeadlineRow, 'date' | 'countsFrom' | 'repeatFrom'> & {
  date: Day;
  countsFrom: Day;
  repeatFrom: Day | null;
};

/** Lists are null in rows that were written without them. */
const DEADLINES = {
  name: 'deadlines',
  text: `
    SELECT d.id::text AS id, d."workspaceId", d.kind::text AS kind, d."titleEn", d."titleVi", d.date::text AS date, d.time, d."timeZone",
      d.coverage, d."doneBy"::text AS "doneBy", d."countsFrom"::text AS "countsFrom", d."doneStatus"::text AS "doneStatus",
      d."tickEn", d."tickVi", d."remindsSupporting", coalesce(d."alsoReminds"::text[], '{}') AS "alsoReminds",
      coalesce(d.schedule, '{}') AS schedule, d."alternatesAfter",
      d."coordinatorsAfter", d."channelId", d."repeatMonths", d."repeatFrom"::text AS "repeatFrom", d."repeatOf"::text AS "repeatOf",
      d."closedAt", d."createdAt", d."scheduledAt", d.version
    FROM "Deadline" d WHERE d."workspaceId" = $1 AND (d."closedAt" IS NULL OR NOT $2::boolean)
    ORDER BY d.date, d."titleEn", d.id`,
};

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
