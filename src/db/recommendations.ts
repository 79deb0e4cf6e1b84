import type { Filter } from '../domain/query/command.ts';
import { matchReferences, nearestReferences, splitReference, withPoints } from '../domain/query/reference-match.ts';
import { UNSEEN } from '../domain/query/source.ts';
import type { Recommendation } from '../domain/recommendation.ts';
import { UserError } from '../errors.ts';
import { toAgency } from './agencies.ts';
import type { Db } from './client.ts';
import { toDay } from './days.ts';
import { Prisma } from './generated/client.ts';
import { fromMatching, isOverdueSql, type Viewer } from './recommendation-filter.ts';
import { toReview } from './reviews.ts';

const { sql } = Prisma;

/** What a recommendation's row is read with. */
export const RECOMMENDATION_PARTS = {
  review: true,
  leadAgency: true,
  supporting: { include: { agency: true }, orderBy: { agency: { code: 'asc' } } },
} satisfies Prisma.RecommendationInclude;
type RecommendationRow = Prisma.RecommendationGetPayload<{ include: typeof RECOMMENDATION_PARTS }>;

export function toRecommendation(row: RecommendationRow): Recommendation {
  return {
    id: row.id,
    review: toReview(row.review),
    reference: row.reference,
    paragraph: row.paragraph,
    text: { en: row.textEn, vi: row.textVi },
    recommendingStates: row.recommendingStates,
    themes: row.themes,
    affectedGroups: row.affectedGroups,
    sdgs: row.sdgs,
    covenantArticles: row.covenantArticles,
    position: row.position,
    leadAgency: row.leadAgency && toAgency(row.leadAgency),
    supportingAgencies: row.supporting.map(({ agency }) => toAgency(agency)),
    taskGroup: row.taskGroup,
    dueDate: toDay(row.dueDate),
    status: row.status,
    committeeGrades: row.committeeGrades,
    annotationId: row.annotationId,
    version: row.version,
    lastUpdateAt: row.lastUpdateAt,
    lastUpdateVerified: row.lastUpdateVerified,
  };
}

/** Throws a UserError `recommendation_gone` when there is none. */
export async function getRecommendation(db: Db, workspaceId: string, id: string): Promise<Recommendation> {
  const [recommendation] = await listByIds(db, workspaceId, [id]);
  if (!recommendation) throw new UserError('recommendation_gone', 'This recommendation is no longer in the records');
  return recommendation;
}

/** Recommendations in the order of their ids as given; those that are gone are left out. */
export async function listByIds(db: Db, workspaceId: string, ids: string[]): Promise<Recommendation[]> {
  if (ids.length === 0) return [];
  const rows = await db.recommendation.findMany({
    where: { workspaceId, id: { in: ids } },
    include: RECOMMENDATION_PARTS,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [toRecommendation(row)] : [];
  });
}

/** At most this many are offered to choose from. */
const MOST_MATCHES = 20;

/** What a reference means: `items` are the first twenty of `total`. */
export interface ReferenceMatch {
  total: number;
  items: Recommendation[];
}

/**
 * The recommendations that a reference means, in natural order: those that are called exactly so, else those of whose
 * reference it is a part. A review's code or symbol may come first: "upr-2014 143.5". "143,5" is read as "143.5" where
 * nothing is called so.
 */
export async function matchRecommendations(db: Db, workspaceId: string, reference: string): Promise<ReferenceMatch> {
  const asked = await readReference(db, workspaceId, reference);
  if (asked.key === '') return { total: 0, items: [] };
  // Most references are exact ones, which the index answers.
  const exact = await listCandidates(db, workspaceId, asked, sql`AND r."referenceKey" = ${asked.key}`);
  const candidates = exact.length > 0 ? exact : await listCandidates(db, workspaceId, asked);
  const found = matchReferences(asked.key, candidates);
  const ids = (found.length > 0 ? found : matchReferences(withPoints(asked.key), candidates)).map(({ id }) => id);
  return { total: ids.length, items: await listByIds(db, workspaceId, ids.slice(0, MOST_MATCHES)) };
}

/** The first twenty recommendations that a reference means, as `matchRecommendations` finds them. */
export async function findRecommendations(db: Db, workspaceId: string, reference: string): Promise<Recommendation[]> {
  return (await matchRecommendations(db, workspaceId, reference)).items;
}

/** The recommendations whose references look like one that matches none, the nearest first; none where none does. */
export async function nearestRecommendations(
  db: Db,
  workspaceId: string,
  reference: string,
  limit: number,
): Promise<Recommendation[]> {
  const asked = await readReference(db, workspaceId, reference);
  const candidates = await listCandidates(db, workspaceId, asked);
  const nearest = nearestReferences(withPoints(asked.key), candidates, limit, asked.reviewCode !== null);
  const ids = nearest.map(({ id }) => id);
  return listByIds(db, workspaceId, ids);
}

interface AskedReference {
  reviewCode: string | null;
  key: string;
}

async function readReference(db: Db, workspaceId: string, text: string): Promise<AskedReference> {
  const reviews = await db.review.findMany({ where: { workspaceId }, select: { code: true, symbol: true } });
  // NUL is the one character that PostgreSQL refuses.
  return splitReference(text.replace(/\0/g, '').replace(UNSEEN, ''), reviews);
}

/** References (of one review, if it was named first) in natural order: some thousands of short strings at most. */
function listCandidates(db: Db, workspaceId: string, { reviewCode }: AskedReference, only = Prisma.empty) {
  return db.$queryRaw<{ id: string; key: string }[]>`
    SELECT r.id::text AS id, r."referenceKey" AS key
    FROM "Recommendation" r JOIN "Review" v ON v.id = r."reviewId"
    WHERE r."workspaceId" = ${workspaceId} ${reviewCode === null ? Prisma.empty : sql`AND v.code = ${reviewCode}`} ${only}
    ORDER BY r."referenceSort" COLLATE "C", v.code, r.id`;
}

/** Open before implemented; the longest overdue first, then by due date (none last), status and reference. */
export const WORST_FIRST = sql`
  (r.status = 'implemented'), CASE WHEN r.status <> 'implemented' THEN r."dueDate" END NULLS LAST,
  r.status, r."referenceSort" COLLATE "C", v.code, r.id`;

export interface RecommendationList {
  total: number;
  overdue: number;
  /** Days by which the longest overdue one is late; 0 when none is. */
  oldestOverdueDays: number;
  /** The offset of the page given: that of the last page when the one asked for is beyond the end. */
  offset: number;
  items: Recommendation[];
}

/** One page of the recommendations that pass a filter, the worst first. */
export async function listRecommendations(
  db: Db,
  workspaceId: string,
  { filter, viewer, offset, limit }: { filter: Filter; viewer: Viewer; offset: number; limit: number },
): Promise<RecommendationList> {
  const matching = fromMatching(workspaceId, filter, viewer);
  const rows = await db.$queryRaw<(Omit<RecommendationList, 'items'> & { ids: string[] })[]>`
    WITH summary AS (
      SELECT count(*)::int AS total,
        (count(*) FILTER (WHERE ${isOverdueSql(viewer.today)}))::int AS overdue,
        coalesce(${viewer.today}::date - min(r."dueDate") FILTER (WHERE ${isOverdueSql(viewer.today)}), 0) AS "oldestOverdueDays"
      ${matching}
    ), page AS (
      SELECT *, LEAST(${offset}::int, GREATEST(0, (total - 1) / ${limit}::int * ${limit}::int)) AS "offset" FROM summary
    )
    SELECT *, ARRAY(
      SELECT r.id::text ${matching} ORDER BY ${WORST_FIRST} LIMIT ${limit}::int OFFSET page."offset"
    ) AS ids FROM page`;
  const { ids, ...summary } = first(rows);
  return { ...summary, items: await listByIds(db, workspaceId, ids) };
}

/** The ids of all recommendations that pass a filter, the worst first. */
export async function listAllIds(db: Db, workspaceId: string, filter: Filter, viewer: Viewer): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT r.id::text AS id ${fromMatching(workspaceId, filter, viewer)} ORDER BY ${WORST_FIRST}`;
  return rows.map(({ id }) => id);
}

/** Whether one recommendation passes a filter. */
export async function passesFilter(
  db: Db,
  workspaceId: string,
  id: string,
  filter: Filter,
  viewer: Viewer,
): Promise<boolean> {
  const rows = await db.$queryRaw<{ passes: boolean }[]>`
    SELECT EXISTS (SELECT 1 ${fromMatching(workspaceId, filter, viewer)} AND r.id = ${id}::uuid) AS passes`;
  return first(rows).passes;
}

/** How many recommendations pass a filter. */
export async function countRecommendations(
  db: Db,
  workspaceId: string,
  filter: Filter,
  viewer: Viewer,
): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count ${fromMatching(workspaceId, filter, viewer)}`;
  return first(rows).count;
}

/** An aggregate always gives one row. */
function first<T>(rows: T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('An aggregate gave no row');
  return row;
}
