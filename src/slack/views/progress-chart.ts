import type { KnownBlock } from '@slack/types';
import type { Progress, ProgressRow } from '../../domain/progress.ts';
import type { Catalogue } from '../../locales/catalogue.ts';
import { shortAgency } from './agency-label.ts';
import { barChart, LONGEST_LABEL, MOST_BARS } from './bar-chart.ts';

/** A chart of the rows that need most; none where there is nothing to compare. Its sentence stands in the message. */
export function progressChart(
  { by, rows }: Progress,
  nameOf: (row: ProgressRow) => string,
  words: Catalogue,
): KnownBlock[] {
  const { progress: label } = words.lookup;
  const drawn = rows.filter((row) => row.total > 0).slice(0, MOST_BARS);
  if (drawn.length < 2) return [];
  const labelOf = (row: ProgressRow) =>
    by === 'agency' && row.key
      ? shortAgency({ code: row.key, name: row.label }, words.language, LONGEST_LABEL)
      : nameOf(row);
  const bars = (name: string, count: (row: ProgressRow) => number) => ({ name, values: drawn.map(count) });
  const series =
    by === 'status'
      ? [bars(label.columns.total, ({ total }) => total)]
      : [
          bars(label.series.overdue, ({ overdue }) => overdue),
          bars(label.series.open, ({ total, counts, overdue }) => total - counts.implemented - overdue),
          bars(label.series.implemented, ({ counts }) => counts.implemented),
        ];
  return [barChart({ title: label.chart(label.columns[by]), axis: label.axis, labels: drawn.map(labelOf), series })];
}
