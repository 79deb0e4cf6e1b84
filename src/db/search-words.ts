import { editDistance } from '../domain/query/edit-distance.ts';
import type { Db } from './client.ts';
import { searchKey } from './search-keys.ts';

/** What was searched for, word by word, each with its alternatives, of which one must occur. */
export type Alternatives = string[][];

/** Shorter words are not taken for mistyped ones, nor looked for within others. */
export const SHORTEST_MISTYPED = 4;
const MOST_ALTERNATIVES = 8;
/** A word that stands in more words than this narrows nothing down: "a", as a part of words. */
const MOST_KEYS = 500;

/** The words that occur in a workspace's records. */
export interface KnownWords {
  workspaceId: string;
  /** With a space before, between and after them: looking through one text is much faster than through many */
  text: string;
}

/** The words that occur, or have once occurred, in a workspace's records. */
export async function readKnownWords(db: Db, workspaceId: string): Promise<KnownWords> {
  const [row] = await db.$queryRaw<{ words: string | null }[]>`
    SELECT string_agg(word, ' ') AS words FROM "SearchWord" WHERE "workspaceId" = ${workspaceId}`;
  return { workspaceId, text: ` ${row?.words ?? ''} ` };
}

/**
 * For each word the keys of those records that may hold one of its alternatives; null where they would be too many to be of use.
 * The whole is null when there can be no record that has all.
 */
export function candidateKeys(
  known: KnownWords,
  words: Alternatives,
  wholeWordsOnly: boolean,
): (number[] | null)[] | null {
  const keys = words.map((alternatives) => {
    const found = new Set(alternatives.flatMap((word) => knownWith(known, word, wholeWordsOnly)));
    return found.size > MOST_KEYS ? null : [...found].map((word) => searchKey(known.workspaceId, word));
  });
  return keys.some((some) => some?.length === 0) ? null : keys;
}

/** The known words in which a word occurs; only those in which it stands by itself, where it is a short one. */
function knownWith({ text }: KnownWords, word: string, wholeWordsOnly: boolean): string[] {
  // What searchWords has cut may end with punctuation, which the known words do not.
  const part = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  // Narrower than any database's own idea of a letter, so that none is missed that the database would find.
  const isLetter = (at: number) => /\w/.test(text.charAt(at));
  const mustStandAlone = wholeWordsOnly && word.length < SHORTEST_MISTYPED;
  const found: string[] = [];
  for (let at = text.indexOf(part); part !== '' && at !== -1; at = text.indexOf(part, at + 1)) {
    if (mustStandAlone && (isLetter(at - 1) || isLetter(at + part.length))) continue;
    found.push(text.slice(text.lastIndexOf(' ', at) + 1, text.indexOf(' ', at)));
  }
  return found;
}

/** Each word with the words of the records that it may be a mistyped form of. */
export async function listAlternatives(db: Db, known: KnownWords, words: string[]): Promise<Alternatives> {
  if (words.every((word) => word.length < SHORTEST_MISTYPED)) return words.map((word) => [word]);
  const lettered = [...new Set(known.text.split(' ').filter(hasLetter).flatMap(partsOf))];
  const nearest = words.map((word) => nearestWords(word, lettered));
  const inUse = await wordsInUse(db, known, nearest.flat());
  return words.map((word, n) => [
    word,
    ...(nearest[n] ?? []).filter((other) => inUse.has(other)).slice(0, MOST_ALTERNATIVES),
  ]);
}

function hasLetter(word: string): boolean {
  return /[a-z]|[^\0-\x7f]/.test(word);
}

/** "ill-treatment" is three words: it, and each of its parts. */
function partsOf(word: string): string[] {
  return /^[a-z0-9]+$/.test(word)
    ? [word]
    : [word, ...word.split(/[^\p{L}\p{N}]+/u).filter((part) => /\p{L}/u.test(part))];
}

/** The nearest first. */
function nearestWords(word: string, known: string[]): string[] {
  if (word.length < SHORTEST_MISTYPED) return [];
  const most = word.length < 8 ? 1 : 2;
  const letters = lettersOf(word);
  return (
    known
      .filter((other) => Math.abs(other.length - word.length) <= most && other !== word)
      // One edit makes at most two letters appear or disappear: most words are told apart by that, far faster.
      .filter((other) => countBits(letters ^ lettersOf(other)) <= 2 * most)
      .map((other) => ({ other, edits: editDistance(word, other) }))
      .filter(({ edits }) => edits <= most)
      .sort((a, b) => a.edits - b.edits || (a.other < b.other ? -1 : 1))
      .map(({ other }) => other)
  );
}

/** Which letters a word has, a bit for each of 32 classes. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

/** Those of the words that records still hold. */
async function wordsInUse(db: Db, known: KnownWords, words: string[]): Promise<Set<string>> {
  if (words.length === 0) return new Set();
  const holders = words.flatMap((word) =>
    knownWith(known, word, true).map((holder) => ({ word, key: searchKey(known.workspaceId, holder) })),
  );
  // OFFSET 0 lets nothing but the key decide which index is used.
  const rows = await db.$queryRaw<{ word: string }[]>`
    SELECT DISTINCT w.word
    FROM unnest(${holders.map(({ word }) => word)}::text[], ${holders.map(({ key }) => key)}::int[]) AS w(word, key)
    WHERE EXISTS (
      SELECT 1 FROM (SELECT r."workspaceId" FROM "Recommendation" r WHERE r."searchKeys" @> ARRAY[w.key] OFFSET 0) r
      WHERE r."workspaceId" = ${known.workspaceId})`;
  return new Set(rows.map(({ word }) => word));
}
