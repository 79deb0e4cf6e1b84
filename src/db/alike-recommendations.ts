import type { Filter } from '../domain/query/command.ts';
import type { Viewer } from '../domain/query/passes.ts';
import type { TrackedRecommendation } from '../domain/waiting.ts';
import { type Db, runRepeated } from './client.ts';
import { Prisma } from './generated/client.ts';
import { passing } from './recommendation-filter.ts';
import { idsPassing, type Passing } from './tracked-recommendations.ts';

const { empty, sql } = Prisma;

interface AlikeRow extends Omit<TrackedRecommendation, 'id' | 'supportingAgencyIds'> {
  /** null, as who supports it: it stands for all that are alike */
  id: string | null;
  supportingAgencyIds: string[] | null;
  /** '1' or '0' for each filter */
  passes: string;
}

/**
 * The recommendations of a workspace that pass at least one of several filters, in no order: of those that are alike in all by which it is
 * decided who is reminded, one stands for all, under an id that is no recommendation's. Thousands come down to some hundreds, each
 * minute. Alike have the same lead and filters that let them pass, which leave out what is done: of their statuses one stands for the others.
 * What has no lead, has been handed back, or is supported where that counts (`supporting`) stands for itself.
 */
export async function listAlike(
  db: Db,
  workspaceId: string,
  filters: readonly Filter[],
  viewer: Viewer,
  { supporting }: { supporting: boolean },
): Promise<Passing> {
  if (filters.length === 0) return { recommendations: [], ids: [] };
  const { passes, any } = passing(workspaceId, filters, viewer);
  // Few or none, gathered once.
  const isHandedBack = sql`r.id = ANY(ARRAY(
    SELECT d."recommendationId" FROM "Reassignment" d WHERE d."workspaceId" = ${workspaceId} AND d."decidedAt" IS NULL))`;
  const isSupported = sql`r.id IN (
    SELECT s."recommendationId" FROM "RecommendationSupport" s
    WHERE s."agencyId" IN (SELECT a.id FROM "Agency" a WHERE a."workspaceId" = ${workspaceId}))`;
  // What is named here without a filter is all in one index ("Recommendation_workspaceId_referenceSort_idx"). A review or agency that no
  // filter asks for is not read.
  const statement = sql`
    SELECT alone::text AS id, lead::text AS "leadAgencyId", status::text AS status, updated AS "lastUpdateAt", passes,
      CASE WHEN alone IS NOT NULL THEN ARRAY(
        SELECT s."agencyId"::text FROM "RecommendationSupport" s WHERE s."recommendationId" = alone ORDER BY 1
      ) END AS "supportingAgencyIds"
    FROM (
      SELECT alone, lead, min(status) AS status, passes, max(updated) AS updated FROM (
        SELECT r.status, r."leadAgencyId" AS lead, r."lastUpdateAt" AS updated, ${passes} AS passes,
          CASE WHEN r."leadAgencyId" IS NULL OR ${isHandedBack} ${supporting ? sql`OR ${isSupported}` : empty} THEN r.id END AS alone
        FROM "Recommendation" r
        LEFT JOIN "Review" v ON v.id = r."reviewId" AND v."workspaceId" = ${workspaceId}
        LEFT JOIN "Agency" l ON l.id = r."leadAgencyId"
        WHERE r."workspaceId" = ${workspaceId} AND ${any}
      ) tracked
      GROUP BY alone, lead, passes
    ) alike`;
  const rows = await runRepeated<AlikeRow>(db, statement);
  const alike = rows.map((row, n) =>
    Object.assign(row, { id: row.id ?? String(n), supportingAgencyIds: row.supportingAgencyIds ?? NOBODY }),
  );
  return { recommendations: alike, ids: idsPassing(alike, filters.length) };
}

const NOBODY: string[] = [];
