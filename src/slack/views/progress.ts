import type { KnownBlock, ModalView, TableBlock } from '@slack/types';
import { inLanguage } from '../../domain/language.ts';
import { type Progress, type ProgressCounts, type ProgressRow, percentOf, takeaway } from '../../domain/progress.ts';
import type { Dimension } from '../../domain/query/command.ts';
import type { Status } from '../../domain/recommendation.ts';
import { context, facts, modal, section } from './elements.ts';
import type { Message } from './message.ts';
import { progressChart } from './progress-chart.ts';
import type { Reader } from './reader.ts';
import { code, plain, shown } from './record-text.ts';

const ROWS = 40;

/** How far the recommendations are: what the numbers say, the numbers, and a picture of them. `filter`: in the reader's words. */
export function progress(found: Progress, filter: string, reader: Reader): Message {
  const { lookup } = reader.words;
  const said = takeawayIn(found, reader);
  if (found.totals.total === 0)
    return { text: said, blocks: [section(`*${said}*`), context(footerOf(found, filter, reader))] };
  const chart = progressChart(found, (row) => nameOf(row, found.by, reader), reader.words);
  return {
    text: said,
    blocks: [
      section(`*${said}*`),
      tableOf(found, reader),
      context(footerOf(found, filter, reader), lookup.progress.more),
      ...chart,
    ],
  };
}

/** The same in a modal, where neither tables nor charts stand. */
export function progressModal(found: Progress, filter: string, reader: Reader): ModalView {
  const { columns, title } = reader.words.lookup.progress;
  const rows = found.rows.slice(0, ROWS).map((row): KnownBlock => {
    const numbers = `${columns.implemented}: ${row.counts.implemented}/${row.total} · ${columns.overdue}: ${row.overdue}`;
    return facts([[shown(nameOf(row, found.by, reader), 200), numbers]]);
  });
  return modal(title, reader.words, [
    section(`*${takeawayIn(found, reader)}*`),
    ...rows,
    context(footerOf(found, filter, reader)),
  ]);
}

/** What the numbers say, in a sentence or two: mrkdwn. */
export function takeawayIn(found: Progress, reader: Reader): string {
  return shown(
    reader.words.query.takeaway(takeaway(found), (row) => nameOf(row, found.by, reader)),
    1000,
  );
}

function nameOf(row: ProgressRow, by: Dimension, { words }: Reader): string {
  if (row.key === null) return words.query.without[by];
  if (by === 'status') return words.words.status[row.key as Status];
  return row.label ? inLanguage(row.label, words.language) : row.key;
}

function tableOf(found: Progress, reader: Reader): TableBlock {
  const { columns, all } = reader.words.lookup.progress;
  const numbers = ({ total, counts, overdue, updatedLately }: ProgressCounts) =>
    [total, counts.implemented, percentOf(counts.implemented, total), overdue, updatedLately].map(String);
  const cells = [
    [columns[found.by], columns.total, columns.implemented, columns.percent, columns.overdue, columns.updatedLately],
    ...found.rows.slice(0, ROWS).map((row) => [plain(nameOf(row, found.by, reader), 80), ...numbers(row)]),
    [all, ...numbers(found.totals)],
  ];
  return {
    type: 'table',
    rows: cells.map((row) => row.map((text) => ({ type: 'raw_text', text: text || '—' }))),
    column_settings: [{ is_wrapped: true }, ...Array.from({ length: 5 }, () => ({ align: 'right' as const }))],
  };
}

function footerOf({ by, rows }: Progress, filter: string, { words }: Reader): string {
  const { progress: label, list } = words.lookup;
  return [
    filter === '' ? list.noFilter : list.filter(code(filter, 500)),
    ...(rows.length > ROWS ? [label.shownOf(ROWS, rows.length)] : []),
    ...(by === 'theme' ? [label.sharedThemes] : []),
  ].join(' · ');
}
