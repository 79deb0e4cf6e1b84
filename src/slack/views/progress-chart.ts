import type { KnownBlock } from '@slack/types';
import type { Progress, ProgressRow } from '../../domain/progress.ts';
import type { Catalogue } from '../../locales/catalogue.ts';
import { plain } from './record-text.ts';

/**
 * Slack's data visualization block, as https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
 * describes it: title 50, series 1–6 with names of 20, points 1–20 with labels of 20 that are the axis's categories.
 * `@slack/types` 3.2 does not know it yet.
 */
interface BarChart {
  type: 'data_visualization';
  title: string;
  chart: {
    type: 'bar';
    series: { name: string; data: { label: string; value: number }[] }[];
    axis_config: { categories: string[]; y_label: string };
  };
}

/** More bars than this cannot be told apart; Slack takes 20. */
const BARS = 12;
const LABEL = 20;

/** A chart of the rows that need most; none where there is nothing to compare. Its sentence stands in the message. */
export function progressChart(
  { by, rows }: Progress,
  nameOf: (row: ProgressRow) => string,
  words: Catalogue,
): KnownBlock[] {
  const { progress: label } = words.lookup;
  const drawn = rows.filter((row) => row.total > 0).slice(0, BARS);
  if (drawn.length < 2) return [];
  const categories = distinct(drawn.map((row) => plain(by === 'agency' && row.key ? row.key : nameOf(row), LABEL)));
  const bars = (name: string, count: (row: ProgressRow) => number) => ({
    name: plain(name, LABEL),
    data: drawn.map((row, n) => ({ label: categories[n] as string, value: count(row) })),
  });
  const series =
    by === 'status'
      ? [bars(label.columns.total, ({ total }) => total)]
      : [
          bars(label.series.overdue, ({ overdue }) => overdue),
          bars(label.series.open, ({ total, counts, overdue }) => total - counts.implemented - overdue),
          bars(label.series.implemented, ({ counts }) => counts.implemented),
        ];
  const chart: BarChart = {
    type: 'data_visualization',
    title: plain(label.chart(label.columns[by]), 50),
    chart: { type: 'bar', series, axis_config: { categories, y_label: plain(label.axis, 50) } },
  };
  return [chart as unknown as KnownBlock];
}

/** Names that were cut to the same beginning are told apart by a number. */
function distinct(names: string[]): string[] {
  const seen = new Set<string>();
  return names.map((name) => {
    let unique = name || '—';
    for (let n = 2; seen.has(unique); n++) unique = `${plain(name, LABEL - 4)} ${n}`;
    seen.add(unique);
    return unique;
  });
}
