import type { Filter } from '../domain/query/command.ts';
import type { Viewer } from '../domain/query/passes.ts';
import { matchReferences, nearestReferences, splitReference, withPoints } from '../domain/query/reference-match.ts';
import { UNSEEN } from '../domain/query/source.ts';
import type { Recommendation } from '../domain/recommendation.ts';
import { UserError } from '../errors.ts';
import type { Db } from './client.ts';
import { Prisma } from './generated/client.ts';
import { fromMatching, isOverdueSql } from './recommendation-filter.ts';
import { listByIds } from './recommendation-rows.ts';

const { sql } = Prisma;

/** Throws a UserError `recommendation_gone` when there is none. */
export async function getRecommendation(db: Db, workspaceId: string, id: string): Promise<Recommendation> {
  const [recommendation] = await listByIds(db, workspaceId, [id]);
  if (!recommendation) throw recommendationGone();
  return recommendation;
}

export function recommendationGone(): UserError {
  return new UserError('recommendation_gone', 'This recommendation is no longer in the records');
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
function worstFirst(reviewCode: Prisma.Sql): Prisma.Sql {
  return sql`
    (r.status = 'implemented'), CASE WHEN r.status <> 'implemented' THEN r."dueDate" END NULLS LAST,
    r.status, r."referenceSort" COLLATE "C", ${reviewCode}, r.id`;
}
export const WORST_FIRST = worstFirst(sql`v.code`);

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
  const rows = await db.$queryRaw<(Omit<RecommendationList, 'items'> & { ids: string[] })[]>`
    WITH matching AS MATERIALIZED (
      SELECT r.id, r.status, r."dueDate", r."referenceSort", v.code ${fromMatching(workspaceId, filter, viewer)}
    ), summary AS (
      SELECT count(*)::int AS total,
        (count(*) FILTER (WHERE ${isOverdueSql(viewer.today)}))::int AS overdue,
        coalesce(${viewer.today}::date - min(r."dueDate") FILTER (WHERE ${isOverdueSql(viewer.today)}), 0) AS "oldestOverdueDays"
      FROM matching r
    ), page AS (
      SELECT *, LEAST(${offset}::int, GREATEST(0, (total - 1) / ${limit}::int * ${limit}::int)) AS "offset" FROM summary
    )
    SELECT *, ARRAY(
      SELECT r.id::text FROM matching r ORDER BY ${worstFirst(sql`r.code`)} LIMIT ${limit}::int OFFSET page."offset"
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
