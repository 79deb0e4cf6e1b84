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
  const keys = new SearchKeys(workspaceId);
  const keyed = rows.map((row) => keys.given(row));
  await insertWords(db, workspaceId, keys.words());
  return keyed;
}

interface Word {
  key: number;
  /** The last of the texts that it was found in */
  lastText: number;
}

/** The keys of texts, one after the other, and all words in them. The same few thousand make up all: each is taken apart and hashed once. */
export class SearchKeys {
  readonly #workspaceId: string;
  readonly #words = new Map<string, Word>();
  readonly #wordsOfToken = new Map<string, Word[]>();
  #texts = 0;

  constructor(workspaceId: string) {
    this.#workspaceId = workspaceId;
  }

  /** A row with the keys of its text. The row is spread last: the other way round takes several times as long (CONTRIBUTING.md). */
  given<Row extends { searchText: string }>(row: Row): Row & { searchKeys: number[] } {
    return { searchKeys: this.#of(row.searchText), ...row };
  }

  /** Of the texts so far */
  words(): string[] {
    return [...this.#words.keys()];
  }

  #of(text: string): number[] {
    const n = this.#texts++;
    const keys: number[] = [];
    for (const token of text.split(' ')) {
      for (const word of this.#wordsIn(token)) {
        if (word.lastText === n) continue;
        word.lastText = n;
        keys.push(word.key);
      }
    }
    return keys;
  }

  #wordsIn(token: string): Word[] {
    const known = this.#wordsOfToken.get(token);
    if (known) return known;
    const found = wordsOf(token).map((text) => {
      const word = this.#words.get(text) ?? { key: searchKey(this.#workspaceId, text), lastText: -1 };
      this.#words.set(text, word);
      return word;
    });
    this.#wordsOfToken.set(token, found);
    return found;
  }
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
