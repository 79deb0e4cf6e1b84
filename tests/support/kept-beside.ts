import { expect } from 'vitest';
import type { Db } from '../../src/db/client.ts';
import { searchKey } from '../../src/db/search-keys.ts';
import { readVocabulary } from '../../src/db/vocabulary.ts';
import { wordsOf } from '../../src/domain/search-text.ts';

/** Expects that what is kept beside a workspace's recommendations, for search and filters, says what they say. */
export async function expectKeptBeside(db: Db, workspaceId: string): Promise<void> {
  const rows = await db.recommendation.findMany({ where: { workspaceId } });
  const words = new Set((await db.searchWord.findMany({ where: { workspaceId } })).map(({ word }) => word));
  for (const { searchText, searchKeys } of rows) {
    const own = wordsOf(searchText);
    expect(own.filter((word) => !words.has(word))).toEqual([]);
    expect([...searchKeys].sort()).toEqual([...new Set(own.map((word) => searchKey(workspaceId, word)))].sort());
  }
  const inUse = (lists: string[][]) => [...new Set(lists.flat())].sort();
  const { themes, states, groups } = await readVocabulary(db, workspaceId);
  expect([...themes].sort()).toEqual(inUse(rows.map((row) => row.themes)));
  expect([...states].sort()).toEqual(inUse(rows.map((row) => row.recommendingStates)));
  expect([...groups].sort()).toEqual(inUse(rows.map((row) => row.affectedGroups)));
}
