import { addDays, type Day, instantOf } from '../domain/day.ts';
import { fold } from '../domain/fold.ts';
import { type DayRange, type Filter, isNamed, NONE, type Term } from '../domain/query/command.ts';
import type { Viewer } from '../domain/query/passes.ts';
import { Prisma } from './generated/client.ts';
import { keysOfWords } from './search-keys.ts';

const { sql, join } = Prisma;

/** The recommendations of a workspace that pass a filter: `FROM … WHERE …`, with r the recommendation, v its review, l its lead agency. */
export function fromMatching(workspaceId: string, filter: Filter, viewer: Viewer): Prisma.Sql {
  return sql`
    FROM "Recommendation" r
    JOIN "Review" v ON v.id = r."reviewId" AND v."workspaceId" = ${workspaceId}
    LEFT JOIN "Agency" l ON l.id = r."leadAgencyId" AND l."workspaceId" = ${workspaceId}
    WHERE r."workspaceId" = ${workspaceId} AND ${allOfTerms(filter, (term) => soughtBy(workspaceId, term, viewer))}`;
}

/** Whether r, with v and l as above, passes a filter: never NULL. */
export function matches(workspaceId: string, filter: Filter, viewer: Viewer): Prisma.Sql {
  return allOfTerms(filter, (term) => conditionOf(workspaceId, term, viewer));
}

/** Of several filters which let r, with v and l as above, pass, '1' or '0' for each; and whether any does. */
export function passing(
  workspaceId: string,
  filters: readonly Filter[],
  viewer: Viewer,
): { passes: Prisma.Sql; any: Prisma.Sql } {
  const conditions = filters.map((filter) => matches(workspaceId, filter, viewer));
  const passes = conditions.map((condition) => sql`CASE WHEN ${condition} THEN '1' ELSE '0' END`);
  return { passes: join(passes, ' || '), any: anyOf(conditions.map((condition) => sql`(${condition})`)) };
}

function allOfTerms({ terms }: Filter, conditionOf: (term: Term) => Prisma.Sql): Prisma.Sql {
  if (terms.length === 0) return sql`TRUE`;
  const conditions = terms.map((term) => {
    const condition = conditionOf(term);
    // What a record does not have, it is not excluded for: -position:noted keeps those without a position.
    return term.exclude ? sql`(${condition}) IS NOT TRUE` : sql`(${condition})`;
  });
  return join(conditions, ' AND ');
}

/** Whether r is open after its due date, as domain/recommendation.ts says it. */
export function isOverdueSql(today: Day): Prisma.Sql {
  return sql`(r.status <> 'implemented' AND r."dueDate" IS NOT NULL AND r."dueDate" < ${today}::date)`;
}

/** More values than these are not worth looking up one by one. */
const MOST_SOUGHT = 8;

/**
 * The condition of a term, with one that an index answers. What a record has of what goes by names is in its search text, and each word of
 * that has its key: whatever has the theme has all the words of the theme.
 */
function soughtBy(workspaceId: string, term: Term, viewer: Viewer): Prisma.Sql {
  // Through the join those of a review are found by its index.
  const condition =
    term.field === 'review' ? sql`v.code = ANY(${term.values}::text[])` : conditionOf(workspaceId, term, viewer);
  if (term.exclude || !isNamed(term)) return condition;
  const { field, values } = term;
  if (values.length > MOST_SOUGHT || values.includes(NONE)) return condition;
  const hasWords = anyOf(values.map((value) => sql`r."searchKeys" @> ${keysOfWords(workspaceId, fold(value))}::int[]`));
  // Of the few that are left each is asked whether an agency's code in it is that of its own.
  return sql`${hasWords} AND ${field === 'agency' ? isOfAgency(workspaceId, values) : condition}`;
}

function isOfAgency(workspaceId: string, codes: string[]): Prisma.Sql {
  const ids = sql`ARRAY(${agencyIdsOf(workspaceId, codes)})`;
  return sql`(r."leadAgencyId" = ANY(${ids}) OR EXISTS (
    SELECT 1 FROM "RecommendationSupport" s WHERE s."recommendationId" = r.id AND s."agencyId" = ANY(${ids}))) IS TRUE`;
}

function agencyIdsOf(workspaceId: string, codes: string[]): Prisma.Sql {
  return sql`SELECT a.id FROM "Agency" a WHERE a."workspaceId" = ${workspaceId} AND a.code = ANY(${codes}::text[])`;
}

function conditionOf(workspaceId: string, term: Term, viewer: Viewer): Prisma.Sql {
  switch (term.field) {
    case 'review':
      // Found once: a join would be gone through for each recommendation.
      return sql`r."reviewId" = ANY(ARRAY(
        SELECT n.id FROM "Review" n WHERE n."workspaceId" = ${workspaceId} AND n.code = ANY(${term.values}::text[])))`;
    case 'mechanism':
      return oneOf(sql`v.mechanism`, term.values, sql`"Mechanism"`);
    case 'lead':
      return anyOf([sql`l.code = ANY(${term.values}::text[])`, ...orNone(term.values, sql`r."leadAgencyId" IS NULL`)]);
    case 'agency':
      return anyOf([
        concerns(agencyIdsOf(workspaceId, term.values), term.exclude || term.values.includes(NONE)),
        ...orNone(term.values, sql`(r."leadAgencyId" IS NULL AND NOT ${isSupported(workspaceId)})`),
      ]);
    case 'mine':
      return concerns(sql`SELECT unnest(${viewer.agencyIds}::uuid[])`, term.exclude);
    case 'status':
      return oneOf(sql`r.status`, term.values, sql`"Status"`);
    case 'position':
      return anyOf([
        oneOf(
          sql`r.position`,
          term.values.filter((value) => value !== NONE),
          sql`"Position"`,
        ),
        ...orNone(term.values, sql`r.position IS NULL`),
      ]);
    case 'theme':
      return sql`r.themes && ${term.values}::text[]`;
    case 'state':
      return sql`r."recommendingStates" && ${term.values}::text[]`;
    case 'group':
      return sql`r."affectedGroups" && ${term.values}::text[]`;
    case 'sdg':
      return sql`r.sdgs && ${term.values}::int[]`;
    case 'due':
      return anyOf(term.values.map(isDueIn));
    case 'updated':
      return anyOf(term.values.map((range) => isUpdatedIn(range, viewer.timeZone)));
    case 'verified':
      // Without an update there is nothing to check, so that "not verified" is what waits for a check.
      return sql`r."lastUpdateAt" IS NOT NULL AND r."lastUpdateVerified" = ANY(${term.values}::boolean[])`;
    case 'overdue':
      return isOverdueSql(viewer.today);
  }
}

/** Each value cast by itself, which is done once: texts cast to an array of a type of ours are cast anew for each row. */
function oneOf(column: Prisma.Sql, values: readonly string[], type: Prisma.Sql): Prisma.Sql {
  if (values.length === 0) return sql`FALSE`;
  return sql`${column} IN (${join(values.map((value) => sql`${value}::${type}`))})`;
}

/** A condition that holds of what has none, where the values ask for that too. */
function orNone(values: string[], hasNone: Prisma.Sql): Prisma.Sql[] {
  return values.includes(NONE) ? [hasNone] : [];
}

function isSupported(workspaceId: string): Prisma.Sql {
  return sql`r.id IN (SELECT s."recommendationId" FROM "RecommendationSupport" s WHERE s."workspaceId" = ${workspaceId})`;
}

/**
 * Whether an agency leads or supports r: by one set of ids, gathered once by the agencies' own indexes. An array lets the rows be fetched
 * by these ids; where the condition only tells rows apart, IN looks each up in a hash table.
 */
function concerns(agencyIds: Prisma.Sql, onlyTellsApart: boolean): Prisma.Sql {
  const ids = sql`
    SELECT led.id FROM "Recommendation" led WHERE led."leadAgencyId" IN (${agencyIds})
    UNION ALL
    SELECT s."recommendationId" FROM "RecommendationSupport" s WHERE s."agencyId" IN (${agencyIds})`;
  return onlyTellsApart ? sql`(r.id IN (${ids})) IS TRUE` : sql`r.id = ANY(ARRAY(${ids}))`;
}

function isDueIn(range: DayRange): Prisma.Sql {
  if (range === 'never') return sql`r."dueDate" IS NULL`;
  return allOf([
    sql`r."dueDate" IS NOT NULL`,
    ...(range.from ? [sql`r."dueDate" >= ${range.from}::date`] : []),
    ...(range.to ? [sql`r."dueDate" <= ${range.to}::date`] : []),
  ]);
}

function isUpdatedIn(range: DayRange, timeZone: string): Prisma.Sql {
  if (range === 'never') return sql`r."lastUpdateAt" IS NULL`;
  return allOf([
    sql`r."lastUpdateAt" IS NOT NULL`,
    ...(range.from ? [sql`r."lastUpdateAt" >= ${instantOf(range.from, 0, timeZone)}`] : []),
    ...(range.to ? [sql`r."lastUpdateAt" < ${instantOf(addDays(range.to, 1), 0, timeZone)}`] : []),
  ]);
}

function anyOf(conditions: Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? sql`FALSE` : join(conditions, ' OR ', '(', ')');
}

function allOf(conditions: Prisma.Sql[]): Prisma.Sql {
  return join(conditions, ' AND ', '(', ')');
}
