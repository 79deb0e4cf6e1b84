import { fold } from '../domain/fold.ts';
import { UNSEEN } from '../domain/query/source.ts';
import { isVietnamese } from '../domain/query/words.ts';
import type { Recommendation } from '../domain/recommendation.ts';
import { referenceKey } from '../domain/reference.ts';
import { AGENCIES_FOLLOW, searchWords } from '../domain/search-text.ts';
import type { Db } from './client.ts';
import { Prisma } from './generated/client.ts';
import { listByIds } from './recommendation-rows.ts';
import {
  type Alternatives,
  candidateKeys,
  type KnownWords,
  listAlternatives,
  readKnownWords,
  SHORTEST_MISTYPED,
} from './search-words.ts';

const { sql, join } = Prisma;

interface Page {
  limit: number;
  offset: number;
}

export interface SearchResult {
  total: number;
  /** The offset of the page given: that of the last page when the one asked for is beyond the end. */
  offset: number;
  /** Words that were found nowhere together as typed, with those searched for instead: a typo, probably. */
  corrections: { from: string; to: string[] }[];
  items: Recommendation[];
}

/**
 * The recommendations in which every word occurs, in either language, accents aside; the best first: a reference, then
 * the words with the accents that were typed, where there are any, then the words as one phrase, then whole words, then
 * parts of words. Where there is none, words of four letters and more are also taken for mistyped ones.
 */
export async function searchRecommendations(
  db: Db,
  workspaceId: string,
  asked: string,
  page: Page,
): Promise<SearchResult> {
  const text = asked.replace(UNSEEN, '');
  const words = searchWords(text);
  if (words.length === 0) return { total: 0, offset: 0, corrections: [], items: [] };
  // NUL is the one character that PostgreSQL refuses.
  const ranked = {
    phrase: words.join(' '),
    typed: fold(text.replace(/\0/g, ' ')),
    accented: accentedPhrase(text),
    page,
    wholeWordsOnly: true,
  };
  const asTyped = words.map((word) => [word]);
  const known = await readKnownWords(db, workspaceId);
  const strict = await findIds(db, known, asTyped, ranked);
  const alternatives = strict.total > 0 ? asTyped : await listAlternatives(db, known, words);
  const { ids, total, offset } =
    strict.total > 0 ? strict : await findIds(db, known, alternatives, { ...ranked, wholeWordsOnly: false });
  const corrections = words
    .map((from, i) => ({ from, to: (alternatives[i] ?? []).filter((word) => word !== from) }))
    .filter(({ to }) => to.length > 0);
  return { total, offset, corrections: total > 0 ? corrections : [], items: await listByIds(db, workspaceId, ids) };
}

/** Ids of a page, the best first. */
async function findIds(
  db: Db,
  known: KnownWords,
  words: Alternatives,
  {
    phrase,
    typed,
    accented,
    page,
    wholeWordsOnly,
  }: { phrase: string; typed: string; accented: string | null; page: Page; wholeWordsOnly: boolean },
): Promise<{ ids: string[]; total: number; offset: number }> {
  const keys = candidateKeys(known, words, wholeWordsOnly);
  if (keys === null) return { ids: [], total: 0, offset: 0 };
  const occurs = words.map((alternatives) => {
    const likes = alternatives.map((word) => {
      const contains = sql`r."searchText" LIKE ${containing(word)}`;
      // A short word stands in many others, and most Vietnamese words are short: it must stand by itself.
      return word.length < SHORTEST_MISTYPED && wholeWordsOnly ? sql`(${contains} AND ${hasWord(word)})` : contains;
    });
    return join(likes, ' OR ', '(', ')');
  });
  const wholeWords = words.map(
    (alternatives) => sql`(r."searchText" ~ ${`\\m(?:${alternatives.map(literally).join('|')})\\M`})::int`,
  );
  const rows = await db.$queryRaw<{ id: string; total: number; n: number }[]>`
    WITH found AS (
      SELECT r.id, (count(*) OVER ())::int AS total, (row_number() OVER (ORDER BY
        r."referenceKey" = ${referenceKey(phrase)} DESC,
        ${accented === null ? sql`0` : saysExactly(accented)} DESC,
        (r."searchText" LIKE ${containing(phrase)} AND ${hasWord(phrase)})::int + (r."searchText" LIKE ${containing(typed)})::int DESC,
        (split_part(r."searchText", ${AGENCIES_FOLLOW}, 1) LIKE ${containing(phrase)}) DESC,
        ${join(wholeWords, ' + ')} DESC,
        r.status = 'implemented', r."referenceSort" COLLATE "C", r.id
      ))::int AS n
      FROM ${fromCandidates(keys)} r
      WHERE r."workspaceId" = ${known.workspaceId} AND ${join(occurs, ' AND ')}
    )
    SELECT id::text AS id, total, n FROM found
    WHERE n > LEAST(${page.offset}::int, (total - 1) / ${page.limit}::int * ${page.limit}::int)
    ORDER BY n LIMIT ${page.limit}::int`;
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0, offset: (rows[0]?.n ?? 1) - 1 };
}

/** The recommendations that have one of each word's keys; all, where no keys narrow them down. */
function fromCandidates(keys: (number[] | null)[]): Prisma.Sql {
  const conditions = keys.flatMap((some) => (some ? [sql`"searchKeys" && ${some}::int[]`] : []));
  if (conditions.length === 0) return sql`"Recommendation"`;
  // OFFSET 0 lets nothing but the keys decide which index is used: going through all of the workspace is what they are to spare.
  return sql`(SELECT * FROM "Recommendation" WHERE ${join(conditions, ' AND ')} OFFSET 0)`;
}

/** What was typed, where it holds accents or đ: who types them means these words and no others. */
function accentedPhrase(text: string): string | null {
  const phrase = text
    .replace(/[\0\s]+/g, ' ')
    .normalize('NFC')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .slice(0, 200);
  return isVietnamese(phrase) ? phrase : null;
}

/** Whether the recommendation's own text or themes hold a phrase, accents included, in capitals or not. */
function saysExactly(phrase: string) {
  // Letters are spelled out in both cases: not every database's collation knows the capitals of Vietnamese.
  const pattern = [...phrase]
    .map((letter) => {
      const cases = [...new Set([letter.toLowerCase(), letter.toUpperCase()])].filter((one) => [...one].length === 1);
      if (letter === ' ') return '\\s+';
      return cases.length > 1 ? `[${cases.join('')}]` : literally(letter);
    })
    .join('');
  return sql`(normalize(concat_ws(' | ', r."textEn", r."textVi", array_to_string(r.themes, ' | '))) ~ ${pattern})::int`;
}

/** Whether a word, or words as a phrase, stand in the record by themselves. */
function hasWord(words: string) {
  return sql`(r."searchText" ~ ${`\\m${literally(words)}\\M`})`;
}

/** A LIKE pattern of what contains a text. */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** A regular expression of a text. */
function literally(text: string): string {
  return text.replace(/[^\p{L}\p{N} ]/gu, '\\$&');
}
