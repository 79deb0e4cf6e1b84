import type { Database } from '../../src/db/client.ts';
import type { Day } from '../../src/domain/day.ts';

export interface PlannedCounts {
  /** One a person */
  messages: number;
  /** One a person and deadline */
  steps: number;
  /** The agencies for which they are asked, in all steps */
  agencies: number;
}

/** What has been written to the outbox of a workspace. */
export async function writtenReminders(db: Database, workspaceId: string): Promise<PlannedCounts> {
  const [counts] = await db.$queryRaw<PlannedCounts[]>`
    SELECT count(DISTINCT m.id)::int AS messages, count(r."deadlineId")::int AS steps,
      coalesce(sum(cardinality(r."agencyIds")), 0)::int AS agencies
    FROM "OutboxMessage" m LEFT JOIN "Reminder" r ON r."outboxId" = m.id
    WHERE m."workspaceId" = ${workspaceId} AND m.kind = 'reminder'`;
  return counts as PlannedCounts;
}

/**
 * What the benchmark's records (fillRecords) imply for a day on which nothing has been written: told in SQL, apart from the
 * function that decides. Their deadlines cover everything, or the reviews that they name, and are done by an update; each
 * member is a focal point of one agency, or a coordinator; all of them are there.
 */
export async function impliedReminders(db: Database, workspaceId: string, today: Day): Promise<PlannedCounts> {
  const [counts] = await db.$queryRaw<PlannedCounts[]>`
    WITH due AS (
      SELECT d.*, (SELECT max(s) FROM unnest(d.schedule) s) - (d.date - ${today}::date) AS begun FROM "Deadline" d
      WHERE d."workspaceId" = ${workspaceId} AND d.date - ${today}::date = ANY(d.schedule)
    ), open AS (
      SELECT d.id AS "deadlineId", r.id, r."leadAgencyId"
      FROM due d JOIN "Recommendation" r ON r."workspaceId" = d."workspaceId" JOIN "Review" v ON v.id = r."reviewId"
      JOIN "Workspace" w ON w.id = d."workspaceId"
      WHERE (d.coverage = '' OR v.code = ANY(string_to_array(replace(d.coverage, 'review:', ''), ',')))
        AND r.status <> 'implemented'
        AND (r."lastUpdateAt" IS NULL OR r."lastUpdateAt" < d."countsFrom"::timestamp AT TIME ZONE w."timeZone")
    ), expected AS (
      SELECT o."deadlineId", o.id, coalesce(o."leadAgencyId", s."agencyId") AS "agencyId"
      FROM open o LEFT JOIN "RecommendationSupport" s ON o."leadAgencyId" IS NULL AND s."recommendationId" = o.id
    ), told AS (
      SELECT e."deadlineId", f."memberId", count(DISTINCT e."agencyId") AS agencies
      FROM expected e JOIN due d ON d.id = e."deadlineId" JOIN "FocalPoint" f ON f."agencyId" = e."agencyId"
      WHERE f.kind = 'main' OR d.begun >= d."alternatesAfter"
      GROUP BY 1, 2
      UNION ALL
      SELECT DISTINCT e."deadlineId", m.id, 0
      FROM expected e JOIN due d ON d.id = e."deadlineId"
      JOIN "Member" m ON m."workspaceId" = d."workspaceId" AND m.role = 'coordinator'
      WHERE e."agencyId" IS NULL OR d.begun >= d."coordinatorsAfter"
    )
    SELECT count(DISTINCT "memberId")::int AS messages, count(*)::int AS steps, coalesce(sum(agencies), 0)::int AS agencies FROM told`;
  return counts as PlannedCounts;
}
