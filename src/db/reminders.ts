import { addDays, type Day } from '../domain/day.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Role } from '../domain/reminder-stakes.ts';
import type { Step } from '../domain/reminders-due.ts';
import type { Update } from '../domain/update.ts';
import { type Db, runPrepared } from './client.ts';
import { toDay } from './days.ts';
import { toDeadline } from './deadlines.ts';
import { REPLACES } from './outbox.ts';
import { toUpdate, UPDATE_PARTS } from './updates.ts';

/** The steps of these deadlines that messages have been written for. */
export function listSteps(db: Db, workspaceId: string, deadlineIds: string[]): Promise<Step[]> {
  return runPrepared<Step>(db, STEPS, [workspaceId, deadlineIds]);
}

const STEPS = {
  name: 'reminder_steps',
  text: `
    SELECT "deadlineId"::text AS "deadlineId", "memberId"::text AS "memberId", "forDate"::text AS "forDate", "daysBefore"
    FROM "Reminder" WHERE "workspaceId" = $1 AND "deadlineId" = ANY($2::uuid[]) AND "daysBefore" IS NOT NULL`,
};

/** For which members a reminder has been written for a day, around the workspace's own. */
export function listWrittenDays(db: Db, workspaceId: string, today: Day): Promise<{ memberId: string; day: Day }[]> {
  return runPrepared<{ memberId: string; day: Day }>(db, WRITTEN_DAYS, [workspaceId, addDays(today, -1)]);
}

const WRITTEN_DAYS = {
  name: 'written_days',
  text: `
    SELECT content->>'memberId' AS "memberId", content->>'day' AS day FROM "OutboxMessage"
    WHERE "workspaceId" = $1 AND kind = 'reminder' AND content->>'day' >= $2`,
};

/**
 * The day of a member's reminder, locked until the transaction ends, so that what is clicked in it twice is done once; null
 * when it is not theirs or not there.
 */
export async function lockReminder(
  tx: Db,
  workspaceId: string,
  { outboxId, memberId }: { outboxId: string; memberId: string },
): Promise<Day | null> {
  const [row] = await tx.$queryRaw<{ day: Day }[]>`
    SELECT content->>'day' AS day FROM "OutboxMessage"
    WHERE id = ${outboxId}::uuid AND "workspaceId" = ${workspaceId} AND kind = 'reminder'
      AND content->>'memberId' = ${memberId}
    FOR UPDATE`;
  return row?.day ?? null;
}

/** A member has done something with their own message: it is to be brought up to date. */
export async function markReminderStale(tx: Db, workspaceId: string, outboxId: string): Promise<void> {
  await tx.outboxMessage.updateMany({
    where: { workspaceId, id: outboxId, status: { in: ['sending', 'sent'] } },
    data: { isStale: true },
  });
}

/** A deadline in a member's message, with the recommendations that were open when it was planned. */
export interface ReminderItem {
  memberId: string | null;
  deadline: Deadline;
  /** The date that the deadline had then */
  forDate: Day;
  /** It was told of before, and no step of it was due */
  isCarried: boolean;
  role: Role;
  recommendationIds: string[];
  /** The agencies for which they were to tick */
  agencyIds: string[];
  /** The date of the deadline in the message to this member before this one, in Slack; null: there is none */
  toldBefore: Day | null;
}

/** The day of the next reminder to the same member that is in Slack already; null: this one is the latest. */
export async function findReplacement(db: Db, workspaceId: string, outboxId: string): Promise<Day | null> {
  const [row] = await db.$queryRaw<{ day: Day | null }[]>`
    SELECT min(later.content->>'day') AS day FROM "OutboxMessage" m, "OutboxMessage" later
    WHERE m.id = ${outboxId}::uuid AND m."workspaceId" = ${workspaceId} AND ${REPLACES}`;
  return row?.day ?? null;
}

/** What a member's message stands for: its deadlines, the most urgent first. */
export async function listReminderItems(db: Db, workspaceId: string, outboxId: string): Promise<ReminderItem[]> {
  const rows = await db.reminder.findMany({
    where: { workspaceId, outboxId },
    include: { deadline: true },
    orderBy: [{ deadline: { date: 'asc' } }, { deadlineId: 'asc' }],
  });
  const earlier = await db.$queryRaw<{ deadlineId: string; date: Day }[]>`
    SELECT DISTINCT ON (r."deadlineId") r."deadlineId"::text AS "deadlineId", n."forDate"::text AS date
    FROM "Reminder" r
    JOIN "OutboxMessage" m ON m.id = r."outboxId"
    JOIN "Reminder" n ON n."deadlineId" = r."deadlineId" AND n."memberId" = r."memberId"
    JOIN "OutboxMessage" earlier ON earlier.id = n."outboxId"
    WHERE r."workspaceId" = ${workspaceId} AND r."outboxId" = ${outboxId}::uuid AND earlier.status = 'sent'
      AND earlier.content->>'day' < m.content->>'day'
    ORDER BY r."deadlineId", earlier.content->>'day' DESC, n."daysBefore"`;
  const toldBefore = new Map(earlier.map(({ deadlineId, date }) => [deadlineId, date]));
  return rows.map(({ memberId, deadline, forDate, daysBefore, role, recommendationIds, agencyIds }) => ({
    memberId,
    deadline: toDeadline(deadline),
    forDate: toDay(forDate),
    isCarried: daysBefore === null,
    role: (role as Role | null) ?? 'main',
    recommendationIds,
    agencyIds,
    toldBefore: toldBefore.get(deadline.id) ?? null,
  }));
}

/** The zones in which the group's members live. */
export async function listTimeZones(db: Db, workspaceId: string): Promise<string[]> {
  const rows = await db.member.findMany({
    where: { workspaceId, isActive: true },
    distinct: ['timeZone'],
    select: { timeZone: true },
    orderBy: { timeZone: 'asc' },
  });
  return rows.map(({ timeZone }) => timeZone);
}

/** The latest update of each of these recommendations that has one. */
export async function listLatestUpdates(db: Db, workspaceId: string, recommendationIds: string[]): Promise<Update[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT ON ("recommendationId") id::text AS id FROM "Update"
    WHERE "workspaceId" = ${workspaceId} AND "recommendationId" = ANY(${recommendationIds}::uuid[])
    ORDER BY "recommendationId", "reportedAt" DESC, id DESC`;
  return listUpdatesByIds(
    db,
    workspaceId,
    rows.map(({ id }) => id),
  );
}

/** Updates with the references they are on, the latest first; those that are gone are left out. */
export async function listUpdatesByIds(
  db: Db,
  workspaceId: string,
  ids: string[],
): Promise<(Update & { reference: string })[]> {
  const rows = await db.update.findMany({
    where: { workspaceId, id: { in: ids } },
    include: { ...UPDATE_PARTS, recommendation: { select: { reference: true } } },
    orderBy: [{ reportedAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map((row) => ({ ...toUpdate(row), reference: row.recommendation.reference }));
}
