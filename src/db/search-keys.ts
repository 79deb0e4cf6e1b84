import { createHash } from 'node:crypto';
import { wordsOf } from '../domain/search-text.ts';
import { arrayLiteral } from './array-literal.ts';
import type { Db } from './client.ts';

// A search finds its candidates in two steps: the words of the workspace's records that it may mean, in "SearchWord", and the
// records that hold one of them, by an index of the words' keys.

/**
 * The key of a word of a workspace. The workspace is part of it, so that what the index finds is of one workspace, whatever
 * number of them has the word. The migration that brought keys computes the same in SQL.
 */
export function searchKey(workspaceId: string, word: string): number {
  return createHash('sha256').update(`${workspaceId} ${word}`).digest().readInt32BE(0);
}

/** The keys that a row has whose search text holds these words, each by itself. */
export function keysOfWords(workspaceId: string, text: string): number[] {
  return wordsOf(text).map((word) => searchKey(workspaceId, word));
}

/** Rows that are about to be stored, with the keys of their search texts, whose words are stored at once. */
export async function withSearchKeys<Row extends { searchText: string }>(
  db: Db,
  workspaceId: string,
  rows: readonly Row[],
): Promise<(Row & { searchKeys: number[] })[]> {
  const { keys, words } = searchKeysOf(
    workspaceId,
    rows.map(({ searchText }) => searchText),
  );
  await insertWords(db, workspaceId, words);
  return rows.map((row, n) => ({ ...row, searchKeys: keys[n] as number[] }));
}

interface Word {
  key: number;
  /** The last of the texts that it was found in */
  lastText: number;
}

/** The keys of texts, and all words in them. */
export function searchKeysOf(workspaceId: string, texts: readonly string[]): { keys: number[][]; words: string[] } {
  // The same few thousand words make up all texts: each is taken apart and hashed once.
  const words = new Map<string, Word>();
  const wordsOfToken = new Map<string, Word[]>();
  const wordsIn = (token: string) => {
    const known = wordsOfToken.get(token);
    if (known) return known;
    const found = wordsOf(token).map((text) => {
      const word = words.get(text) ?? { key: searchKey(workspaceId, text), lastText: -1 };
      words.set(text, word);
      return word;
    });
    wordsOfToken.set(token, found);
    return found;
  };
  const keys = texts.map((text, n) => {
    const ofText: number[] = [];
    for (const token of text.split(' ')) {
      for (const word of wordsIn(token)) {
        if (word.lastText === n) continue;
        word.lastText = n;
        ofText.push(word.key);
      }
    }
    return ofText;
  });
  return { keys, words: [...words.keys()] };
}

/** Stores which words occur. */
export async function insertWords(db: Db, workspaceId: string, words: readonly string[]): Promise<void> {
  if (words.length === 0) return;
  // In order, so that two that add the same words wait for each other instead of locking each other out.
  await db.$executeRaw`
    INSERT INTO "SearchWord" ("workspaceId", word)
    SELECT ${workspaceId}, word FROM unnest(${arrayLiteral([...words].sort())}::text[]) AS word
    ON CONFLICT DO NOTHING`;
}
