import type { KnownBlock } from '@slack/types';
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
export const MOST_BARS = 12;
/** What there is room for under a bar */
export const LONGEST_LABEL = 20;

/** A chart of at most `MOST_BARS` bars; `values` of a series are in the order of `labels`. */
export function barChart(chart: {
  title: string;
  axis: string;
  labels: string[];
  series: { name: string; values: number[] }[];
}): KnownBlock {
  const categories = distinct(chart.labels.map((label) => plain(label, LONGEST_LABEL)));
  const block: BarChart = {
    type: 'data_visualization',
    title: plain(chart.title, 50),
    chart: {
      type: 'bar',
      series: chart.series.map(({ name, values }) => ({
        name: plain(name, LONGEST_LABEL),
        data: categories.map((label, n) => ({ label, value: values[n] ?? 0 })),
      })),
      axis_config: { categories, y_label: plain(chart.axis, 50) },
    },
  };
  return block as unknown as KnownBlock;
}

/** Names that were cut to the same beginning are told apart by a number. */
function distinct(names: string[]): string[] {
  const seen = new Set<string>();
  return names.map((name) => {
    let unique = name || '—';
    for (let n = 2; seen.has(unique); n++) unique = `${plain(name, LONGEST_LABEL - 4)} ${n}`;
    seen.add(unique);
    return unique;
  });
}
