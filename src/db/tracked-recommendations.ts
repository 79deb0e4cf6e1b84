import type { Filter } from '../domain/query/command.ts';
import type { Viewer } from '../domain/query/passes.ts';
import { isOpen, STATUSES, type Status } from '../domain/recommendation.ts';
import type { TrackedRecommendation } from '../domain/waiting.ts';
import { type Db, runPrepared } from './client.ts';
import { Prisma } from './generated/client.ts';
import { passing } from './recommendation-filter.ts';

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
export interface Passing<One extends TrackedRecommendation = TrackedRecommendation> {
  /** Those that pass any of the filters */
  recommendations: One[];
  /** The ids of those that pass each of the filters */
  ids: string[][];
}

/** The ids of those that pass each of several filters, of rows that say '1' or '0' for each. */
export function idsPassing(rows: readonly { id: string; passes: string }[], filters: number): string[][] {
  const ids = Array.from({ length: filters }, (): string[] => []);
  for (const { id, passes } of rows)
    for (let filter = 0; filter < filters; filter++) if (passes[filter] === '1') ids[filter]?.push(id);
  return ids;
}

/**
 * One text a column: thousands of rows would be taken apart one value at a time on their way here. Of what is the same in many
 * rows each has the number, from 1 on.
 */
interface Columns {
  ids: string | null;
  /** Of STATUSES */
  statuses: string;
  /** Of the agencies */
  leads: string;
  agencies: string | null;
  updates: string;
  dueDays: string;
  passes: string;
  supporting: string | null;
}

/**
 * The recommendations of a workspace that pass at least one of several filters, read in one go: all of them in the order of their references,
 * those of each filter the worst first as everywhere (WORST_FIRST).
 */
export async function listPassing(
  db: Db,
  workspaceId: string,
  filters: readonly Filter[],
  viewer: Viewer,
): Promise<Passing> {
  if (filters.length === 0) return { recommendations: [], ids: [] };
  const { passes, any } = passing(workspaceId, filters, viewer);
  // What is named here without a filter is all in one index ("Recommendation_workspaceId_referenceSort_idx"), in the order of references.
  // By urgency they are sorted here: the database would compare all the columns of WORST_FIRST, ten times as slowly.
  const { text, values } = sql`
    WITH tracked AS MATERIALIZED (
      SELECT r.id, r.status, r."leadAgencyId" AS lead, r."lastUpdateAt" AS updated, r."dueDate" AS due,
        ${passes} AS passes
      FROM "Recommendation" r
      JOIN "Review" v ON v.id = r."reviewId" AND v."workspaceId" = ${workspaceId}
      LEFT JOIN "Agency" l ON l.id = r."leadAgencyId"
      WHERE r."workspaceId" = ${workspaceId} AND ${any}
      ORDER BY r."referenceSort" COLLATE "C", v.code, r.id
    ), agency AS MATERIALIZED (
      SELECT array_agg(id) AS ids FROM "Agency" WHERE "workspaceId" = ${workspaceId}
    )
    SELECT string_agg(id::text, ',') AS ids, string_agg(${statusNumber}::text, ',') AS statuses,
      string_agg(coalesce(array_position((SELECT ids FROM agency), lead)::text, ''), ',') AS leads,
      (SELECT array_to_string(ids, ',') FROM agency) AS agencies,
      string_agg(coalesce((date_part('epoch', updated) * 1000)::bigint::text, ''), ',') AS updates,
      string_agg(coalesce((due - date '2000-01-01')::text, ''), ',') AS "dueDays", string_agg(passes, ',') AS passes,
      (
        SELECT string_agg(s."recommendationId"::text || ' ' || s."agencyId"::text, ',')
        FROM "RecommendationSupport" s WHERE s."agencyId" = ANY((SELECT ids FROM agency)::uuid[])
      ) AS supporting
    FROM tracked`;
  const [columns] = await runPrepared<Columns>(db, { text }, values);
  if (!columns?.ids) return { recommendations: [], ids: filters.map(() => []) };
  return passingIn({ ...columns, ids: columns.ids }, filters.length);
}

const statusNumber = sql`CASE status ${join(
  STATUSES.map((status, n) => sql`WHEN ${status}::"Status" THEN ${n + 1}::int`),
  ' ',
)} END`;

function passingIn(columns: Columns & { ids: string }, filters: number): Passing {
  const ids = columns.ids.split(',');
  const statuses = columns.statuses.split(',').map((n) => STATUSES[Number(n) - 1] as Status);
  const agencies = columns.agencies?.split(',') ?? [];
  const leads = columns.leads.split(',');
  const updates = columns.updates.split(',');
  const dueDays = columns.dueDays.split(',');
  const passes = columns.passes.split(',');
  const supporting = supportingIn(columns.supporting ?? '');
  const recommendations = ids.map(
    (id, n): TrackedRecommendation => ({
      id,
      leadAgencyId: agencies[Number(leads[n]) - 1] ?? null,
      supportingAgencyIds: supporting.get(id)?.sort() ?? NOBODY,
      status: statuses[n] as Status,
      lastUpdateAt: updates[n] ? new Date(Number(updates[n])) : null,
    }),
  );
  const passing = Array.from({ length: filters }, (): string[] => []);
  for (const place of worstFirst(statuses, dueDays)) {
    const passed = passes[place] as string;
    for (let filter = 0; filter < filters; filter++)
      if (passed.charCodeAt(filter) === PASSED) passing[filter]?.push(ids[place] as string);
  }
  return { recommendations, ids: passing };
}

const NOBODY: string[] = [];
const PASSED = '1'.charCodeAt(0);

/** The places of recommendations in the order of their urgency; of those that are as urgent the first comes first. */
function worstFirst(statuses: readonly Status[], dueDays: readonly string[]): Float64Array {
  const { length } = statuses;
  // Numbers alone are sorted several times as fast as by a function that compares two.
  const sorted = new Float64Array(length);
  for (let place = 0; place < length; place++)
    sorted[place] = urgencyOf(statuses[place] as Status, dueDays[place] as string) * length + place;
  sorted.sort();
  for (let n = 0; n < length; n++) sorted[n] = (sorted[n] as number) % length;
  return sorted;
}

/** Orders as WORST_FIRST does before it comes to the reference: by due date, where there is one, then by status; implemented last. */
function urgencyOf(status: Status, dueDay: string): number {
  const day = !isOpen({ status }) ? 2 * NO_DAY : dueDay === '' ? NO_DAY : Number(dueDay) + FIRST_DAY;
  return day * STATUSES.length + STATUSES.indexOf(status);
}

/** From 2000 back to before the first date that the database knows, 4713 BC. */
const FIRST_DAY = 3 * 10 ** 6;
/** Later than any date that the database knows; small enough for places among a hundred thousand beside it. */
const NO_DAY = 3 * 10 ** 9;

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
