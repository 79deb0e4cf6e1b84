import { createHash } from 'node:crypto';
import { wordsOf } from '../domain/search-text.ts';
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
export function searchKeysOf(workspaceId: string, text: string): number[] {
  return wordsOf(text).map((word) => searchKey(workspaceId, word));
}

/** Rows that are about to be stored, with the keys of their search texts, whose words are stored at once. */
export async function withSearchKeys<Row extends { searchText: string }>(
  db: Db,
  workspaceId: string,
  rows: Row[],
): Promise<(Row & { searchKeys: number[] })[]> {
  // The same few thousand words make up all texts: each is taken apart and hashed once.
  const keysOfToken = new Map<string, number[]>();
  const words = new Set<string>();
  const keysOf = (token: string) => {
    let keys = keysOfToken.get(token);
    if (keys === undefined) {
      const found = wordsOf(token);
      for (const word of found) words.add(word);
      keys = found.map((word) => searchKey(workspaceId, word));
      keysOfToken.set(token, keys);
    }
    return keys;
  };
  const keyed = rows.map((row) => {
    const searchKeys = new Set<number>();
    for (const token of row.searchText.split(' ')) for (const key of keysOf(token)) searchKeys.add(key);
    return { ...row, searchKeys: [...searchKeys] };
  });
  await insertWords(db, workspaceId, [...words]);
  return keyed;
}

async function insertWords(db: Db, workspaceId: string, words: string[]): Promise<void> {
  if (words.length === 0) return;
  // In order, so that two that add the same words wait for each other instead of locking each other out.
  await db.$executeRaw`
    INSERT INTO "SearchWord" ("workspaceId", word)
    SELECT ${workspaceId}, word FROM unnest(${words.sort()}::text[]) AS word
    ON CONFLICT DO NOTHING`;
}
