import type { Button } from '@slack/types';
import { z } from 'zod';
import type { Catalogue } from '../../locales/catalogue.ts';
import { button, LONGEST_VALUE } from './elements.ts';

/** Which page of what: kept in the buttons, so that no page of anybody's is kept here. */
export interface Page {
  /** The filter or the words as typed, or the id of what is paged through */
  of: string;
  offset: number;
}

const PAGE = z.object({ of: z.string(), offset: z.int().nonnegative() });

/** What a paging button carries; null when it cannot be carried. */
function carried(page: Page): string | null {
  const value = JSON.stringify(page);
  return value.length <= LONGEST_VALUE ? value : null;
}

/** Reads a paging button's value. Throws on what is not one of ours. */
export function readPage(value: string | undefined): Page {
  return PAGE.parse(JSON.parse(value ?? ''));
}

/** Previous and Next, as far as there are such pages. */
export function pagingButtons(
  actionId: string,
  { of, offset }: Page,
  limit: number,
  total: number,
  words: Catalogue,
): Button[] {
  const { button: label } = words.lookup;
  const make = (way: 'previous' | 'next', to: number) => {
    const value = carried({ of, offset: to });
    return value === null ? [] : [button(label[way], `${actionId}:${way}`, value)];
  };
  return [
    ...(offset > 0 ? make('previous', Math.max(0, offset - limit)) : []),
    ...(offset + limit < total ? make('next', offset + limit) : []),
  ];
}

/** "page 2 of 5", or nothing where there is one only. */
export function pageOf(offset: number, limit: number, total: number, words: Catalogue): string {
  const pages = Math.max(1, Math.ceil(total / limit));
  return words.lookup.page(Math.min(pages, Math.floor(offset / limit) + 1), pages);
}
