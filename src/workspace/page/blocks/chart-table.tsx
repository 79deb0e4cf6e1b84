import { useWords } from '../words/words.tsx';
import style from './chart.module.css';
import { type ChartData, sharesOf } from './chart-data.ts';

/** The numbers of a chart: for who wants them exact, and for who cannot see the drawing. */
export function ChartTable(props: {
  data: ChartData;
  caption: string;
  format(value: number): string;
  percent(share: number): string;
}) {
  const words = useWords().blocks;
  const { data, format, percent } = props;
  const columns = data.kind === 'pie' ? [words.value, words.share] : data.series.map(({ name }) => name);
  const rows =
    data.kind === 'pie'
      ? sharesOf(data).map(({ label, value, share }) => [label, format(value), percent(share)])
      : data.categories.map((category, at) => [
          category,
          ...data.series.map(({ values }) => {
            const value = values[at];
            return value === null || value === undefined ? '–' : format(value);
          }),
        ]);
  return (
    <table className={style.table}>
      <caption className="unseen">{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{(data.kind !== 'pie' && data.xLabel) || words.category}</th>
          {columns.map((column, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a refused chart may name two series alike.
            <th key={at} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells], row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity.
          <tr key={row}>
            <th scope="row">{name}</th>
            {cells.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other identity.
              <td key={at}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
