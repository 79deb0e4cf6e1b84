import type { Day } from '../domain/day.ts';
import type { LocalizedText } from '../domain/language.ts';
import type { Filter } from '../domain/query/command.ts';
import type { Viewer } from '../domain/query/passes.ts';
import type { Role } from '../domain/reminder-stakes.ts';
import type { Update } from '../domain/update.ts';
import type { TrackedRecommendation } from '../domain/waiting.ts';
import { type Db, runNamed, runRepeated } from './client.ts';
import { Prisma } from './generated/client.ts';
import { REPLACES } from './outbox.ts';
import { passing } from './recommendation-filter.ts';
import { idsPassing, type Passing } from './tracked-recommendations.ts';
import { toUpdate, UPDATE_PARTS } from './updates.ts';

const { sql } = Prisma;

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

/** A member's message, by what is stored of it. */
export interface StoredReminder {
  /** The day of the next reminder to the same member that is in Slack already; null: this one is the latest */
  replacedOn: Day | null;
  /** What it stands for, the most urgent deadline first */
  items: ReminderItem[];
}

/** A deadline in a member's message, with what it asks of them. */
export interface ReminderItem {
  memberId: string;
  deadlineId: string;
  /** The date that the deadline had then */
  forDate: Day;
  /** The step they are at */
  daysBefore: number;
  /** It was told of before, and no step of it was due */
  isCarried: boolean;
  role: Role;
  /** They look after the whole of it */
  isOverview: boolean;
  /** The recommendations that the message named when it was last to be sent; none before that */
  recommendationIds: string[];
  /** The agencies for which they are asked: to report, or to tick */
  agencyIds: string[];
  /** The date of the deadline in the message to this member before this one, in Slack; null: there is none */
  toldBefore: Day | null;
  /** The member wants to hear nothing of the deadline */
  isMuted: boolean;
  /** The day on which they want to be reminded of it again */
  snoozedUntil: Day | null;
}

/** Standing for nothing where the message is no reminder, or gone. */
export async function readReminder(db: Db, workspaceId: string, outboxId: string): Promise<StoredReminder> {
  const rows = await runNamed<StoredRow>(
    db,
    'reminder',
    sql`
      SELECT replaced.day AS "replacedOn", r."memberId"::text AS "memberId", r."deadlineId"::text AS "deadlineId",
        r."forDate"::text AS "forDate", r.step AS "daysBefore",
        r."daysBefore" IS NULL AS "isCarried", coalesce(r.role, 'main') AS role, r."isOverview",
        r."recommendationIds"::text[] AS "recommendationIds", r."agencyIds"::text[] AS "agencyIds",
        told."forDate"::text AS "toldBefore", coalesce(p."isMuted", FALSE) AS "isMuted", p."snoozedUntil"::text AS "snoozedUntil"
      FROM "OutboxMessage" m
      CROSS JOIN LATERAL (
        SELECT min(later.content->>'day') AS day FROM "OutboxMessage" later WHERE ${REPLACES}
      ) replaced
      LEFT JOIN "Reminder" r ON r."outboxId" = m.id
      LEFT JOIN "Deadline" d ON d.id = r."deadlineId"
      LEFT JOIN "DeadlinePreference" p ON p."memberId" = r."memberId" AND p."deadlineId" = r."deadlineId"
      LEFT JOIN LATERAL (
        SELECT n."forDate" FROM "Reminder" n JOIN "OutboxMessage" earlier ON earlier.id = n."outboxId"
        WHERE n."deadlineId" = r."deadlineId" AND n."memberId" = r."memberId" AND earlier.status = 'sent'
          AND earlier.content->>'day' < m.content->>'day'
        ORDER BY earlier.content->>'day' DESC, n."daysBefore" LIMIT 1
      ) told ON true
      WHERE m."workspaceId" = ${workspaceId} AND m.id = ${outboxId}::uuid AND m.kind = 'reminder'
      ORDER BY d.date, d.id`,
  );
  return {
    replacedOn: rows[0]?.replacedOn ?? null,
    items: rows.flatMap(({ replacedOn: _, ...item }) => (item.deadlineId === null ? [] : item)),
  };
}

/** Without a deadline where a message stands for nothing. */
type StoredRow = Pick<StoredReminder, 'replacedOn'> & (ReminderItem | { deadlineId: null });

/** What a reminder says of a recommendation, and what that depends on. */
export interface RemindedRecommendation extends TrackedRecommendation {
  reference: string;
  text: LocalizedText;
  /** Who reported on it last; null: nobody has yet */
  reportedBy: { memberId: string; name: string } | null;
  /** One of the agencies that are asked for has said that it is not theirs, whatever was decided */
  isDisputed: boolean;
}

/** These recommendations by due date; those that are gone are left out. `agencyIds`: the agencies of whoever is reminded. */
export async function listReminded(
  db: Db,
  workspaceId: string,
  { ids, agencyIds }: { ids: string[]; agencyIds: string[] },
): Promise<RemindedRecommendation[]> {
  if (ids.length === 0) return [];
  const these = sql`r.id = ANY(${ids}::uuid[])`;
  return (await runNamed<RemindedRow>(db, 'reminded', reminded(workspaceId, these, agencyIds))).map(toReminded);
}

/**
 * Those of some agencies, as leading or supporting, that pass at least one of several filters: by due date.
 */
export async function listRemindable(
  db: Db,
  workspaceId: string,
  filters: readonly Filter[],
  viewer: Viewer,
  agencyIds: string[],
): Promise<Passing<RemindedRecommendation>> {
  if (filters.length === 0) return { recommendations: [], ids: [] };
  const { passes, any } = passing(workspaceId, filters, viewer);
  // Both are looked up by their indexes.
  const theirs = sql`(r."leadAgencyId" = ANY(${agencyIds}::uuid[]) OR r.id = ANY(ARRAY(
    SELECT s."recommendationId" FROM "RecommendationSupport" s WHERE s."agencyId" = ANY(${agencyIds}::uuid[]))))`;
  const statement = reminded(workspaceId, sql`${theirs} AND ${any}`, agencyIds, passes);
  const rows = await runRepeated<RemindedRow>(db, statement);
  return { recommendations: rows.map(toReminded), ids: idsPassing(rows, filters.length) };
}

type RemindedRow = Omit<RemindedRecommendation, 'text' | 'reportedBy'> & {
  textEn: string;
  textVi: string | null;
  authorId: string | null;
  author: string;
  /** '1' or '0' for each filter */
  passes: string;
};

function reminded(workspaceId: string, which: Prisma.Sql, agencyIds: string[], passes = sql`''`): Prisma.Sql {
  return sql`
    SELECT r.id::text AS id, r.reference, r."textEn", r."textVi", r."leadAgencyId"::text AS "leadAgencyId",
      ARRAY(SELECT s."agencyId"::text FROM "RecommendationSupport" s WHERE s."recommendationId" = r.id) AS "supportingAgencyIds",
      r.status::text AS status, r."lastUpdateAt", a.id::text AS "authorId", a.name AS author,
      EXISTS (
        SELECT 1 FROM "Reassignment" x WHERE x."recommendationId" = r.id AND x."agencyId" = ANY(${agencyIds}::uuid[])
      ) AS "isDisputed", ${passes} AS passes
    FROM "Recommendation" r
    LEFT JOIN "Review" v ON v.id = r."reviewId" AND v."workspaceId" = ${workspaceId}
    LEFT JOIN "Agency" l ON l.id = r."leadAgencyId"
    LEFT JOIN LATERAL (
      SELECT u."authorId" FROM "Update" u WHERE u."recommendationId" = r.id ORDER BY u."reportedAt" DESC, u.id DESC LIMIT 1
    ) u ON true
    LEFT JOIN "Member" a ON a.id = u."authorId"
    WHERE r."workspaceId" = ${workspaceId} AND ${which}
    ORDER BY r."dueDate" NULLS LAST, r."referenceSort" COLLATE "C", r.id`;
}

function toReminded({ textEn, textVi, authorId, author, passes: _, ...row }: RemindedRow): RemindedRecommendation {
  return {
    ...row,
    text: { en: textEn, vi: textVi },
    reportedBy: authorId === null ? null : { memberId: authorId, name: author },
  };
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
