import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Agency } from '../domain/agency.ts';
import type { ImportedFields } from '../domain/import/content.ts';
import type { ExistingRecommendation } from '../domain/import/import-plan.ts';
import type { Position } from '../domain/recommendation.ts';
import { referenceKey, referenceSort } from '../domain/reference.ts';
import { arrayLiteral } from './array-literal.ts';
import type { Db } from './client.ts';
import { insertWords, SearchKeys } from './search-keys.ts';
import { refreshVocabulary } from './vocabulary.ts';

/** How many rows go into one statement, a parameter for each column. */
const CHUNK = 1_000;

/** The recommendations that rows of an import may mean: those of the reviews, and those with one of the keys or annotation ids. */
export async function listForImport(
  db: Db,
  workspaceId: string,
  { reviewIds, sourceKeys, annotationIds }: { reviewIds: string[]; sourceKeys: string[]; annotationIds: string[] },
): Promise<ExistingRecommendation[]> {
  return db.$queryRaw<ExistingRecommendation[]>`
    SELECT r.id::text AS id, r."reviewId"::text AS "reviewId", v.code AS "reviewCode", r.reference, r."sourceKey", r."textEn",
      r."textVi", r.paragraph, r."recommendingStates", r.themes, r."affectedGroups", r.sdgs, r.position::text AS position,
      r."annotationId"
    FROM "Recommendation" r JOIN "Review" v ON v.id = r."reviewId"
    WHERE r."workspaceId" = ${workspaceId} AND (
      r."reviewId" = ANY(${reviewIds}::uuid[])
      OR r."sourceKey" = ANY(${sourceKeys}::text[])
      OR r."annotationId" = ANY(${annotationIds}::text[]))
    ORDER BY r."referenceSort" COLLATE "C", r.id`;
}

/**
 * Locks recommendations until the transaction ends, and gives the agencies of each: the lead first, then the supporting ones.
 * Without the lock an agency that is assigned meanwhile would be missing from the search text.
 */
export async function lockWithAgencies(db: Db, workspaceId: string, ids: string[]): Promise<Map<string, Agency[]>> {
  await db.$executeRaw`
    SELECT 1 FROM "Recommendation" WHERE "workspaceId" = ${workspaceId} AND id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  const rows = await db.$queryRaw<{ recommendationId: string; agencies: Agency[] }[]>`
    SELECT c.id::text AS "recommendationId", jsonb_agg(jsonb_build_object(
        'id', a.id, 'code', a.code, 'name', jsonb_build_object('en', a."nameEn", 'vi', a."nameVi"), 'level', a.level
      ) ORDER BY c.place, a.code) AS agencies
    FROM (
      SELECT id, "leadAgencyId" AS agency, 0 AS place FROM "Recommendation"
      WHERE "workspaceId" = ${workspaceId} AND id = ANY(${ids}::uuid[]) AND "leadAgencyId" IS NOT NULL
      UNION ALL
      SELECT "recommendationId", "agencyId", 1 FROM "RecommendationSupport"
      WHERE "workspaceId" = ${workspaceId} AND "recommendationId" = ANY(${ids}::uuid[])
    ) c JOIN "Agency" a ON a.id = c.agency
    GROUP BY c.id`;
  return new Map(rows.map(({ recommendationId, agencies }) => [recommendationId, agencies]));
}

export interface NewRecommendation {
  reviewId: string;
  reference: string;
  sourceKey: string;
  fields: ImportedFields;
  position: Position | null;
  searchText: string;
}

/** Stores new recommendations, not started and without an agency. Each is asked for when its turn comes. */
export async function insertRecommendations(
  db: Db,
  workspaceId: string,
  rows: Iterable<NewRecommendation>,
  now: Date,
): Promise<void> {
  await writeAll(
    db,
    workspaceId,
    rows,
    (column) => db.$executeRaw`
      INSERT INTO "Recommendation" (
        "workspaceId", "reviewId", reference, "referenceKey", "referenceSort", paragraph, "textEn", "textVi", "recommendingStates",
        themes, "affectedGroups", sdgs, position, "annotationId", "sourceKey", "searchText", "searchKeys", "createdAt", "updatedAt"
      )
      SELECT ${workspaceId}, n."reviewId", n.reference, n."referenceKey", n."referenceSort", n.paragraph, n."textEn", n."textVi",
        n.states::text[], n.themes::text[], n.groups::text[], n.sdgs::int[], n.position::"Position", n."annotationId",
        n."sourceKey", n."searchText", n."searchKeys"::int[], ${now}::timestamptz, ${now}::timestamptz
      FROM unnest(
        ${column((row) => row.reviewId)}::uuid[],
        ${column((row) => row.reference)}::text[],
        ${column((row) => referenceKey(row.reference))}::text[],
        ${column((row) => referenceSort(row.reference))}::text[],
        ${column(({ fields }) => fields.paragraph ?? null)}::text[],
        ${column(({ fields }) => fields.textEn)}::text[],
        ${column(({ fields }) => fields.textVi ?? null)}::text[],
        ${column(({ fields }) => arrayLiteral(fields.recommendingStates ?? []))}::text[],
        ${column(({ fields }) => arrayLiteral(fields.themes ?? []))}::text[],
        ${column(({ fields }) => arrayLiteral(fields.affectedGroups ?? []))}::text[],
        ${column(({ fields }) => arrayLiteral(fields.sdgs ?? []))}::text[],
        ${column((row) => row.position)}::text[],
        ${column(({ fields }) => fields.annotationId ?? null)}::text[],
        ${column((row) => row.sourceKey)}::text[],
        ${column((row) => row.searchText)}::text[],
        ${column((row) => arrayLiteral(row.searchKeys))}::text[]
      ) AS n("reviewId", reference, "referenceKey", "referenceSort", paragraph, "textEn", "textVi", states, themes, groups, sdgs,
        position, "annotationId", "sourceKey", "searchText", "searchKeys")`,
  );
  await refreshVocabulary(db, workspaceId);
}

export interface ChangedRecommendation extends Required<ImportedFieldsOf<ExistingRecommendation>> {
  id: string;
  sourceKey: string | null;
  searchText: string;
}
type ImportedFieldsOf<T> = Pick<T, Extract<keyof T, keyof ImportedFields>>;

/** Stores what an import may change, and raises the version; status, agencies, due date and updates stay as they are. */
export async function updateRecommendations(
  db: Db,
  workspaceId: string,
  rows: Iterable<ChangedRecommendation>,
  now: Date,
): Promise<void> {
  await writeAll(
    db,
    workspaceId,
    rows,
    (column) => db.$executeRaw`
      UPDATE "Recommendation" r SET
        "textEn" = n."textEn", "textVi" = n."textVi", paragraph = n.paragraph, "recommendingStates" = n.states::text[],
        themes = n.themes::text[], "affectedGroups" = n.groups::text[], sdgs = n.sdgs::int[], position = n.position::"Position",
        "annotationId" = n."annotationId", "sourceKey" = n."sourceKey", "searchText" = n."searchText",
        "searchKeys" = n."searchKeys"::int[], version = r.version + 1, "updatedAt" = ${now}::timestamptz
      FROM unnest(
        ${column((row) => row.id)}::uuid[],
        ${column((row) => row.textEn)}::text[],
        ${column((row) => row.textVi)}::text[],
        ${column((row) => row.paragraph)}::text[],
        ${column((row) => arrayLiteral(row.recommendingStates))}::text[],
        ${column((row) => arrayLiteral(row.themes))}::text[],
        ${column((row) => arrayLiteral(row.affectedGroups))}::text[],
        ${column((row) => arrayLiteral(row.sdgs))}::text[],
        ${column((row) => row.position)}::text[],
        ${column((row) => row.annotationId)}::text[],
        ${column((row) => row.sourceKey)}::text[],
        ${column((row) => row.searchText)}::text[],
        ${column((row) => arrayLiteral(row.searchKeys))}::text[]
      ) AS n(id, "textEn", "textVi", paragraph, states, themes, groups, sdgs, position, "annotationId", "sourceKey", "searchText",
        "searchKeys")
      WHERE r.id = n.id AND r."workspaceId" = ${workspaceId}`,
  );
  await refreshVocabulary(db, workspaceId);
}

/** A column of the rows that are written by one statement. */
type Column<Row> = (read: (row: Row & { searchKeys: number[] }) => string | null) => string;

/** Writes rows, with the keys of their search texts, so many at a time: while the database works on some, the next are made ready. */
async function writeAll<Row extends { searchText: string }>(
  db: Db,
  workspaceId: string,
  rows: Iterable<Row>,
  write: (column: Column<Row>) => PromiseLike<unknown>,
): Promise<void> {
  const keys = new SearchKeys(workspaceId);
  let written: Promise<unknown> = Promise.resolve();
  for (const chunk of chunksOf(rows)) {
    const keyed = chunk.map((row) => keys.given(row));
    // Prisma begins a statement when its result is asked for.
    const next = write((read) => arrayLiteral(keyed.map(read)));
    await written;
    written = begun(next);
    await nextTurn();
  }
  await written;
  await insertWords(db, workspaceId, keys.words());
}

function* chunksOf<Row>(rows: Iterable<Row>): Generator<Row[]> {
  let chunk: Row[] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** Begins work that is awaited later: should it fail before, nobody is told until then. */
function begun(work: PromiseLike<unknown>): Promise<unknown> {
  const result = Promise.resolve(work);
  result.catch(() => {});
  return result;
}
