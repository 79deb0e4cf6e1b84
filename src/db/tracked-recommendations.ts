import type { Filter } from '../domain/query/command.ts';
import type { Viewer } from '../domain/query/passes.ts';
import { isOpen, STATUSES, type Status } from '../domain/recommendation.ts';
import type { TrackedRecommendation } from '../domain/waiting.ts';
import type { Db } from './client.ts';
import { Prisma } from './generated/client.ts';
import { matches } from './recommendation-filter.ts';

const { join, sql } = Prisma;

/** What is looked at of these recommendations to decide who is reminded; those that are gone are left out. */
export function listTracked(db: Db, workspaceId: string, ids: string[]): Promise<TrackedRecommendation[]> {
  return db.$queryRaw<TrackedRecommendation[]>`
    SELECT r.id::text AS id, r."leadAgencyId"::text AS "leadAgencyId", r.status::text AS status, r."lastUpdateAt",
      ARRAY(
        SELECT s."agencyId"::text FROM "RecommendationSupport" s WHERE s."recommendationId" = r.id ORDER BY 1
      ) AS "supportingAgencyIds"
    FROM "Recommendation" r
    WHERE r."workspaceId" = ${workspaceId} AND r.id = ANY(${ids}::uuid[])
    ORDER BY r."referenceSort" COLLATE "C", r.id`;
}

/** Which of the recommendations read together pass a filter, and what is looked at of them. */
export interface Passing {
  /** Those that pass any of the filters, in the order of their references */
  recommendations: TrackedRecommendation[];
  /** The ids of those that pass each of the filters, the worst first as everywhere (WORST_FIRST) */
  ids: string[][];
}

/** One text a column: thousands of rows would be taken apart one value at a time on their way here. */
interface Columns {
  ids: string | null;
  statuses: string;
  leads: string;
  updates: string;
  dueDays: string;
  passes: string;
  supporting: string | null;
}

/** The recommendations of a workspace that pass at least one of several filters, read in one go. */
export async function listPassing(
  db: Db,
  workspaceId: string,
  filters: readonly Filter[],
  viewer: Viewer,
): Promise<Passing> {
  if (filters.length === 0) return { recommendations: [], ids: [] };
  const conditions = filters.map((filter) => matches(workspaceId, filter, viewer));
  const passes = conditions.map((condition) => sql`CASE WHEN ${condition} THEN '1' ELSE '0' END`);
  // Sorted by reference, in which order most records are stored, and by urgency here: the database would compare all the
  // columns of WORST_FIRST, ten times as slowly. Who supports what is asked for by agency, not for each recommendation.
  const [columns] = await db.$queryRaw<Columns[]>`
    WITH tracked AS MATERIALIZED (
      SELECT r.id::text AS id, r.status::text AS status, coalesce(r."leadAgencyId"::text, '') AS lead,
        coalesce((date_part('epoch', r."lastUpdateAt") * 1000)::bigint::text, '') AS updated,
        coalesce((r."dueDate" - date '2000-01-01')::text, '') AS due, ${join(passes, ' || ')} AS passes
      FROM "Recommendation" r
      JOIN "Review" v ON v.id = r."reviewId"
      LEFT JOIN "Agency" l ON l.id = r."leadAgencyId"
      WHERE r."workspaceId" = ${workspaceId} AND (${join(
        conditions.map((condition) => sql`(${condition})`),
        ' OR ',
      )})
      ORDER BY r."referenceSort" COLLATE "C", v.code, r.id
    )
    SELECT string_agg(id, ',') AS ids, string_agg(status, ',') AS statuses, string_agg(lead, ',') AS leads,
      string_agg(updated, ',') AS updates, string_agg(due, ',') AS "dueDays", string_agg(passes, ',') AS passes,
      (
        SELECT string_agg(s."recommendationId"::text || ' ' || s."agencyId"::text, ',')
        FROM "RecommendationSupport" s
        WHERE s."agencyId" = ANY(ARRAY(SELECT a.id FROM "Agency" a WHERE a."workspaceId" = ${workspaceId}))
      ) AS supporting
    FROM tracked`;
  if (!columns?.ids) return { recommendations: [], ids: filters.map(() => []) };
  return passingIn({ ...columns, ids: columns.ids }, filters.length);
}

function passingIn(columns: Columns & { ids: string }, filters: number): Passing {
  const ids = columns.ids.split(',');
  const statuses = columns.statuses.split(',') as Status[];
  const leads = columns.leads.split(',');
  const updates = columns.updates.split(',');
  const supporting = supportingIn(columns.supporting ?? '');
  const recommendations = ids.map(
    (id, n): TrackedRecommendation => ({
      id,
      leadAgencyId: leads[n] || null,
      supportingAgencyIds: supporting.get(id)?.sort() ?? [],
      status: statuses[n] as Status,
      lastUpdateAt: updates[n] ? new Date(Number(updates[n])) : null,
    }),
  );
  const dueDays = columns.dueDays.split(',');
  const urgency = statuses.map((status, n) => urgencyOf(status, dueDays[n] ?? ''));
  // The sort is stable: those that are as urgent stay in the order of their references.
  const worstFirst = ids.map((_, n) => n).sort((a, b) => (urgency[a] as number) - (urgency[b] as number));
  const passes = columns.passes.split(',');
  return {
    recommendations,
    ids: Array.from({ length: filters }, (_, filter) =>
      worstFirst.flatMap((n) => (passes[n]?.[filter] === '1' ? (ids[n] as string) : [])),
    ),
  };
}

/** Orders as WORST_FIRST does before it comes to the reference: by due date, where there is one, then by status; implemented last. */
function urgencyOf(status: Status, dueDay: string): number {
  const day = !isOpen({ status }) ? 2 * NO_DAY : dueDay === '' ? NO_DAY : Number(dueDay);
  return day * STATUSES.length + STATUSES.indexOf(status);
}

/** Later than any date that the database knows. */
const NO_DAY = 10 ** 9;

function supportingIn(pairs: string): Map<string, string[]> {
  const agencies = new Map<string, string[]>();
  if (pairs === '') return agencies;
  for (const pair of pairs.split(',')) {
    const [id = '', agencyId = ''] = pair.split(' ');
    const those = agencies.get(id);
    if (those) those.push(agencyId);
    else agencies.set(id, [agencyId]);
  }
  return agencies;
}
