import type { KnownBlock, ModalView } from '@slack/types';
import type { Recommendation } from '../../domain/recommendation.ts';
import { ACTION } from '../action-ids.ts';
import { actions, context, modal, section } from './elements.ts';
import type { Message } from './message.ts';
import { pageOf, pagingButtons } from './paging.ts';
import type { Reader } from './reader.ts';
import { openButton, recommendationRow } from './recommendation-rows.ts';
import { shown } from './record-text.ts';

export const SEARCH_PAGE = 8;

/** One page of what was found for some words, the best first. */
export interface SearchPage {
  query: string;
  total: number;
  offset: number;
  /** Words that were taken for mistyped ones, with those that were looked for */
  corrections: { from: string; to: string[] }[];
  items: Recommendation[];
}

export function searchResults(page: SearchPage, reader: Reader): Message {
  return { text: titleOf(page, reader), blocks: searchBlocks(page, reader) };
}

export function searchModal(page: SearchPage, reader: Reader): ModalView {
  return modal(reader.words.lookup.list.title, reader.words, searchBlocks(page, reader));
}

function titleOf({ query, total }: SearchPage, { words }: Reader): string {
  const { search } = words.lookup;
  return total === 0 ? search.none(shown(query, 200)) : search.found(total, shown(query, 200));
}

function searchBlocks(page: SearchPage, reader: Reader): KnownBlock[] {
  const { query, total, offset, corrections, items } = page;
  const { words } = reader;
  const { search } = words.lookup;
  const corrected = corrections
    .slice(0, 5)
    .map(({ from, to }) => search.corrected(shown(from, 50), to.map((word) => shown(word, 50)).join(', ')));
  return [
    section(`*${titleOf(page, reader)}*`),
    ...(corrected.length > 0 ? [context(...corrected)] : []),
    ...items.map((item) => recommendationRow(item, reader, openButton(item, reader))),
    ...actions(`search:${offset}`, pagingButtons(ACTION.searchPage, { of: query, offset }, SEARCH_PAGE, total, words)),
    context(total === 0 ? search.hint : `${search.best} · ${pageOf(offset, SEARCH_PAGE, total, words)}`),
  ];
}
