import { editDistance } from '../domain/query/edit-distance.ts';
import type { Recommendation } from '../domain/recommendation.ts';
import { referenceKey } from '../domain/reference.ts';
import { searchTextOf, searchWords } from '../domain/search-text.ts';
import type { Db } from './client.ts';
import { Prisma } from './generated/client.ts';
import { listByIds, RECOMMENDATION_PARTS, toRecommendation } from './recommendations.ts';

const { sql, join } = Prisma;

export interface SearchResult {
  total: number;
  /** Words that were found nowhere together as typed, with those searched for instead: a typo, probably. */
  corrections: { from: string; to: string[] }[];
  items: Recommendation[];
}

/**
 * The recommendations in which every word occurs, in either language, accents aside; the best first: a reference, then
 * the words as one phrase, then whole words, then parts of words. Where there is none, words of four letters and more
 * are also taken for mistyped ones.
 */
export async function searchRecommendations(
  db: Db,
  workspaceId: string,
  text: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<SearchResult> {
  const words = searchWords(text);
  if (words.length === 0) return { total: 0, corrections: [], items: [] };
  const strict = await findIds(
    db,
    workspaceId,
    words.map((word) => [word]),
    { limit, offset },
  );
  if (strict.total > 0)
    return { total: strict.total, corrections: [], items: await listByIds(db, workspaceId, strict.ids) };

  const alternatives = await listAlternatives(db, workspaceId, words);
  const loose = await findIds(db, workspaceId, alternatives, { limit, offset });
  const corrections = words.map((from, i) => ({ from, to: (alternatives[i] ?? []).filter((word) => word !== from) }));
  return {
    total: loose.total,
    corrections: loose.total === 0 ? [] : corrections.filter(({ to }) => to.length > 0),
    items: await listByIds(db, workspaceId, loose.ids),
  };
}

/** Ids of a page, the best first; each word comes with its alternatives, of which one must occur. */
async function findIds(
  db: Db,
  workspaceId: string,
  words: string[][],
  { limit, offset }: { limit: number; offset: number },
) {
  const phrase = words.map(([word]) => word ?? '').join(' ');
  const occurs = words.map((alternatives) =>
    // ORs rather than LIKE ANY(…): these the trigram index can answer.
    join(alternatives.map((word) => sql`r."searchText" LIKE ${containing(word)}`), ' OR ', '(', ')'),
  );
  const wholeWords = words.map(
    (alternatives) => sql`(r."searchText" ~ ${`\\m(?:${alternatives.map(literally).join('|')})\\M`})::int`,
  );
  const rows = await db.$queryRaw<{ id: string; total: number }[]>`
    SELECT r.id::text AS id, (count(*) OVER ())::int AS total
    FROM "Recommendation" r
    WHERE r."workspaceId" = ${workspaceId} AND ${join(occurs, ' AND ')}
    ORDER BY
      r."referenceKey" = ${referenceKey(phrase)} DESC,
      r."searchText" ~ ${`\\m${literally(phrase)}\\M`} DESC,
      r."searchText" LIKE ${containing(phrase)} DESC,
      ${join(wholeWords, ' + ')} DESC,
      r.status = 'implemented', r."referenceSort" COLLATE "C", r.id
    LIMIT ${limit}::int OFFSET ${offset}::int`;
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
}

/** Each word with the words of the records that it may be a mistyped form of. */
async function listAlternatives(db: Db, workspaceId: string, words: string[]): Promise<string[][]> {
  const lengths = words.filter((word) => word.length >= SHORTEST_MISTYPED).map((word) => word.length);
  if (lengths.length === 0) return words.map((word) => [word]);
  // PostgreSQL's own word splitter is the fastest there is; this runs only when nothing was found.
  const known = await db.$queryRaw<{ word: string }[]>`
    SELECT DISTINCT word FROM "Recommendation" r, unnest(tsvector_to_array(to_tsvector('simple', r."searchText"))) AS word
    WHERE r."workspaceId" = ${workspaceId}
      AND length(word) BETWEEN ${Math.min(...lengths) - 2}::int AND ${Math.max(...lengths) + 2}::int`;
  return words.map((word) => [
    word,
    ...nearestWords(
      word,
      known.map((row) => row.word),
    ),
  ]);
}

const SHORTEST_MISTYPED = 4;
const MOST_ALTERNATIVES = 8;

function nearestWords(word: string, known: string[]): string[] {
  if (word.length < SHORTEST_MISTYPED) return [];
  const most = word.length < 8 ? 1 : 2;
  return known
    .filter((other) => Math.abs(other.length - word.length) <= most && other !== word && /\p{L}/u.test(other))
    .map((other) => ({ other, edits: editDistance(word, other) }))
    .filter(({ edits }) => edits <= most)
    .sort((a, b) => a.edits - b.edits || (a.other < b.other ? -1 : 1))
    .slice(0, MOST_ALTERNATIVES)
    .map(({ other }) => other);
}

/** A LIKE pattern of what contains a text. */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** A regular expression of a text. */
function literally(text: string): string {
  return text.replace(/[^\p{L}\p{N} ]/gu, '\\$&');
}

/** How many rows are read and written at a time: their texts may be long. */
const BATCH = 200;

/** Computes the stored search text anew, of these recommendations or of all; returns how many had changed. */
export async function refreshSearchText(db: Db, workspaceId: string, ids?: string[]): Promise<number> {
  let changed = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  while (true) {
    const rows = await db.recommendation.findMany({
      where: { workspaceId, id: { gt: after, ...(ids && { in: ids }) } },
      include: RECOMMENDATION_PARTS,
      orderBy: { id: 'asc' },
      take: BATCH,
    });
    const last = rows.at(-1);
    if (!last) return changed;
    after = last.id;
    const stale = rows.flatMap((row) => {
      const recommendation = toRecommendation(row);
      const agencies = [recommendation.leadAgency, ...recommendation.supportingAgencies].filter(
        (agency) => agency !== null,
      );
      const searchText = searchTextOf(recommendation, agencies);
      return searchText === row.searchText ? [] : [{ id: row.id, searchText }];
    });
    if (stale.length === 0) continue;
    changed += stale.length;
    await db.$executeRaw`
      UPDATE "Recommendation" r SET "searchText" = n.text
      FROM unnest(${stale.map(({ id }) => id)}::uuid[], ${stale.map(({ searchText }) => searchText)}::text[]) AS n(id, text)
      WHERE r.id = n.id AND r."workspaceId" = ${workspaceId}`;
  }
}
