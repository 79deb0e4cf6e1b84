import style from './chart.module.css';
import { type Drawn, lastWords } from './chart-frame.ts';
import { colourOf, dashOf, Point } from './chart-paint.tsx';

/** Lines, and the areas under them. */
export function Lines({ data, frame, base, format }: Drawn & { base: number }) {
  const { series, categories, kind } = data;
  const ends = lastWords(data, format);
  // Of numbers that would stand on each other only the first is written.
  const written = new Set<number>();
  const heights: number[] = [];
  for (const [index, { values }] of series.entries()) {
    const y = frame.y(values.at(-1) ?? 0);
    if (!ends[index] || heights.some((height) => Math.abs(height - y) < 12)) continue;
    heights.push(y);
    written.add(index);
  }
  return series.map(({ name, values }, index) => {
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a refused chart may name two series alike.
      <g key={index}>
        {written.has(index) && (
          <text x={frame.x(values.length - 1) + 8} y={frame.y(values.at(-1) ?? 0)} dy="0.32em" className={style.number}>
            {ends[index]}
          </text>
        )}
        {runsOf(values).map((run) => {
          const points = run.map(({ at, value }) => `${frame.x(at)} ${frame.y(value)}`);
          const [first, last] = [run[0], run.at(-1)];
          return (
            <g key={first?.at}>
              {kind === 'area' && (
                <path
                  d={`M${frame.x(first?.at ?? 0)} ${frame.y(base)}L${points.join('L')}L${frame.x(last?.at ?? 0)} ${frame.y(base)}Z`}
                  fill={colourOf(index)}
                  className={style.area}
                />
              )}
              <path
                d={`M${points.join('L')}`}
                stroke={colourOf(index)}
                strokeDasharray={dashOf(index)}
                className={style.line}
              />
              {run.map(({ at, value }) => (
                <g key={at}>
                  <Point index={index} x={frame.x(at)} y={frame.y(value)} />
                  <circle cx={frame.x(at)} cy={frame.y(value)} r="9" fill="transparent">
                    <title>{`${categories[at]} · ${name}: ${format(value)}`}</title>
                  </circle>
                </g>
              ))}
            </g>
          );
        })}
      </g>
    );
  });
}

/** A line is broken where a value is missing. */
function runsOf(values: (number | null)[]): { at: number; value: number }[][] {
  const runs: { at: number; value: number }[][] = [[]];
  for (const [at, value] of values.entries()) {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ at, value });
  }
  return runs.filter((run) => run.length > 0);
}
