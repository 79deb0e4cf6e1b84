import type { KnownBlock, ModalView, StaticSelect, TableBlock } from '@slack/types';
import { dayOf } from '../../domain/day.ts';
import { inLanguage } from '../../domain/language.ts';
import type { Recommendation } from '../../domain/recommendation.ts';
import { ACTION } from '../action-ids.ts';
import { actions, context, modal, words as plainWords, section } from './elements.ts';
import type { Message } from './message.ts';
import { pageOf, pagingButtons } from './paging.ts';
import { dayIn, type Reader } from './reader.ts';
import { openButton, recommendationRow } from './recommendation-rows.ts';
import { code, plain, shown } from './record-text.ts';

export const LIST_PAGE = 9;

/** One page of the recommendations that pass a filter. */
export interface ListPage {
  total: number;
  overdue: number;
  oldestOverdueDays: number;
  offset: number;
  items: Recommendation[];
  /** The filter as typed; empty: none */
  filter: string;
  /** The same in the reader's words */
  printed: string;
}

/** A page as a table, with a menu that leads on to the cards. */
export function recommendationList(page: ListPage, reader: Reader): Message {
  const { words } = reader;
  const title = titleOf(page, reader);
  if (page.items.length === 0) return { text: title, blocks: [section(`*${title}*`), ...emptyBlocks(page, reader)] };
  return {
    text: `${title}: ${page.items.map(({ reference }) => shown(reference, 30)).join(', ')}`,
    blocks: [
      section(`*${title}*`),
      tableOf(page.items, reader),
      ...actions(`list:${page.offset}`, [
        menuOf(page.items, reader),
        ...pagingButtons(ACTION.listPage, { of: page.filter, offset: page.offset }, LIST_PAGE, page.total, words),
      ]),
      context(footerOf(page, reader)),
    ],
  };
}

/** A page in a modal: tables do not stand there, but every row has its own button. */
export function listModal(page: ListPage, reader: Reader): ModalView {
  const { words } = reader;
  return modal(words.lookup.list.title, words, [
    section(`*${titleOf(page, reader)}*`),
    ...(page.items.length === 0
      ? emptyBlocks(page, reader)
      : page.items.map((item) => recommendationRow(item, reader, openButton(item, reader)))),
    ...actions(
      `list:${page.offset}`,
      pagingButtons(ACTION.listPage, { of: page.filter, offset: page.offset }, LIST_PAGE, page.total, words),
    ),
    ...(page.items.length === 0 ? [] : [context(footerOf(page, reader))]),
  ]);
}

function titleOf({ total, overdue, oldestOverdueDays }: ListPage, { words }: Reader): string {
  const { list } = words.lookup;
  if (total === 0) return list.none;
  if (overdue === 0) return list.overdueNone(total);
  return overdue === total
    ? list.overdueAll(total, oldestOverdueDays)
    : list.overdueSome(total, overdue, oldestOverdueDays);
}

function emptyBlocks({ filter, printed }: ListPage, { words }: Reader): KnownBlock[] {
  const { list } = words.lookup;
  return filter === ''
    ? [context(words.lookup.choose.empty)]
    : [context(`${list.filter(code(printed, 500))} · ${list.loosen}`)];
}

function footerOf({ filter, printed, offset, total, overdue }: ListPage, { words }: Reader): string {
  const { list } = words.lookup;
  return [
    filter === '' ? list.noFilter : list.filter(code(printed, 500)),
    overdue > 0 ? list.sorted : list.sortedByDue,
    pageOf(offset, LIST_PAGE, total, words),
  ].join(' · ');
}

function tableOf(items: Recommendation[], reader: Reader): TableBlock {
  const { words, today, timeZone } = reader;
  const { columns } = words.lookup.list;
  const day = (value: string | null) => (value === null ? words.lookup.nothing : dayIn(value, words, today));
  const cells = [
    [columns.reference, columns.text, columns.status, columns.due, columns.updated],
    ...items.map((item) => [
      plain(item.reference, 40),
      plain(inLanguage(item.text, words.language), 90),
      words.words.status[item.status],
      day(item.dueDate),
      day(item.lastUpdateAt && dayOf(item.lastUpdateAt, timeZone)),
    ]),
  ];
  return {
    type: 'table',
    rows: cells.map((row) => row.map((text) => ({ type: 'raw_text', text: text || words.lookup.nothing }))),
    column_settings: [{}, { is_wrapped: true }, { is_wrapped: true }, {}, {}],
  };
}

function menuOf(items: Recommendation[], { words }: Reader): StaticSelect {
  return {
    type: 'static_select',
    action_id: ACTION.chooseCard,
    placeholder: plainWords(words.lookup.list.choose, 150),
    options: items.map((item) => ({
      text: plainWords(`${plain(item.reference, 40)} · ${words.words.status[item.status]}`, 75),
      description: plainWords(plain(inLanguage(item.text, words.language), 75), 75),
      value: item.id,
    })),
  };
}
