import type { Agency } from '../domain/agency.ts';
import type { Recommendation } from '../domain/recommendation.ts';
import type { Review } from '../domain/review.ts';
import type { Db } from './client.ts';
import { Prisma } from './generated/client.ts';

// Recommendations read by one statement, where Prisma's nested reads are four: nearly every answer ends with one. Plain columns
// rather than JSON of them, which takes the server several times as long to put together.

/** SQL: a recommendation's own columns, of r. Lists are null in rows that were written without them. */
export const OWN_COLUMNS = `
  r.id::text AS id, r.reference, r.paragraph, r."textEn", r."textVi",
  coalesce(r."recommendingStates", '{}') AS "recommendingStates", coalesce(r.themes, '{}') AS themes,
  coalesce(r."affectedGroups", '{}') AS "affectedGroups", coalesce(r.sdgs, '{}') AS sdgs,
  coalesce(r."covenantArticles", '{}') AS "covenantArticles", r.position::text AS position,
  r."taskGroup"::text AS "taskGroup", r."dueDate"::text AS "dueDate", r.status::text AS status,
  coalesce(r."committeeGrades"::text[], '{}') AS "committeeGrades", r."annotationId", r.version, r."lastUpdateAt",
  r."lastUpdateVerified"`;

/** SQL: these, with what they refer to, of RECOMMENDATION_SOURCE. */
export const RECOMMENDATION_COLUMNS = `${OWN_COLUMNS}, v.id::text AS "reviewId", v.code AS "reviewCode",
  v.mechanism::text AS mechanism, v."titleEn", v."titleVi", v.symbol, v.cycle, v.session,
  v."dialogueFrom"::text AS "dialogueFrom", v."dialogueTo"::text AS "dialogueTo",
  l.id::text AS "leadId", l.code AS "leadCode", l."nameEn" AS "leadEn", l."nameVi" AS "leadVi", l.level::text AS "leadLevel",
  (
    SELECT json_agg(json_build_array(a.id, a.code, a."nameEn", a."nameVi", a.level) ORDER BY a.code)
    FROM "RecommendationSupport" s JOIN "Agency" a ON a.id = s."agencyId" WHERE s."recommendationId" = r.id
  ) AS supporting`;

/** SQL: from where these columns come: r, its review v and its lead agency l. */
export const RECOMMENDATION_SOURCE = `"Recommendation" r
  JOIN "Review" v ON v.id = r."reviewId"
  LEFT JOIN "Agency" l ON l.id = r."leadAgencyId"`;

type AgencyColumns = [id: string, code: string, nameEn: string, nameVi: string, level: Agency['level']];

/** A recommendation's own columns. */
export interface OwnRow extends Omit<Recommendation, 'review' | 'text' | 'leadAgency' | 'supportingAgencies'> {
  textEn: string;
  textVi: string | null;
}

export interface RecommendationRow extends OwnRow, Omit<Review, 'id' | 'code' | 'title'> {
  reviewId: string;
  reviewCode: string;
  titleEn: string;
  titleVi: string;
  leadId: string | null;
  leadCode: string;
  leadEn: string;
  leadVi: string;
  leadLevel: Agency['level'];
  supporting: AgencyColumns[] | null;
}

function recommendationOf(row: RecommendationRow): Recommendation {
  const { mechanism, symbol, cycle, session, dialogueFrom, dialogueTo } = row;
  const { leadId, leadCode, leadEn, leadVi, leadLevel } = row;
  return withReferences(row, {
    review: {
      id: row.reviewId,
      code: row.reviewCode,
      mechanism,
      title: { en: row.titleEn, vi: row.titleVi },
      symbol,
      cycle,
      session,
      dialogueFrom,
      dialogueTo,
    },
    leadAgency: leadId === null ? null : agencyOf([leadId, leadCode, leadEn, leadVi, leadLevel]),
    supportingAgencies: row.supporting?.map(agencyOf) ?? [],
  });
}

/** A recommendation of its own columns and of what these refer to. */
export function withReferences(
  row: OwnRow,
  { review, leadAgency, supportingAgencies }: Pick<Recommendation, 'review' | 'leadAgency' | 'supportingAgencies'>,
): Recommendation {
  return {
    id: row.id,
    review,
    reference: row.reference,
    paragraph: row.paragraph,
    text: { en: row.textEn, vi: row.textVi },
    recommendingStates: row.recommendingStates,
    themes: row.themes,
    affectedGroups: row.affectedGroups,
    sdgs: row.sdgs,
    covenantArticles: row.covenantArticles,
    position: row.position,
    leadAgency,
    supportingAgencies,
    taskGroup: row.taskGroup,
    dueDate: row.dueDate,
    status: row.status,
    committeeGrades: row.committeeGrades,
    annotationId: row.annotationId,
    version: row.version,
    lastUpdateAt: row.lastUpdateAt,
    lastUpdateVerified: row.lastUpdateVerified,
  };
}

function agencyOf([id, code, en, vi, level]: AgencyColumns): Agency {
  return { id, code, name: { en, vi }, level };
}

/** Recommendations in the order of their ids as given; those that are gone are left out. */
export async function listByIds(db: Db, workspaceId: string, ids: string[]): Promise<Recommendation[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<RecommendationRow[]>`
    SELECT ${Prisma.raw(RECOMMENDATION_COLUMNS)} FROM ${Prisma.raw(RECOMMENDATION_SOURCE)}
    WHERE r."workspaceId" = ${workspaceId} AND r.id = ANY(${ids}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [recommendationOf(row)] : [];
  });
}
