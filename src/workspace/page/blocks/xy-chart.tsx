import { useId } from 'react';
import style from './chart.module.css';
import { Bars } from './chart-bars.tsx';
import { valueTicks, type XyData } from './chart-data.ts';
import { type Frame, LETTER, lastWords, longestOf } from './chart-frame.ts';
import { Lines } from './chart-lines.tsx';
import { Legend, Patterns } from './chart-paint.tsx';

const HEIGHT = 210;
const LINE = 17;
/** Of the 38 degrees by which names are turned that are too long to stand beside each other. */
const [COSINE, SINE] = [0.79, 0.62];

const cut = (word: string, letters: number) =>
  [...word].length > letters
    ? `${[...word]
        .slice(0, letters - 1)
        .join('')
        .trimEnd()}…`
    : word;

/** Bars, lines or areas over the same axes, drawn at the width that there is so that the words keep their size. */
export function XyChart(props: { data: XyData; width: number; format(value: number): string; label: string }) {
  const { data, width, format } = props;
  const id = useId();
  const ticks = valueTicks(data);
  const [bottom = 0, highest = 1] = [ticks[0], ticks.at(-1)];
  const { categories } = data;

  const isBar = data.kind === 'bar';
  const top = 20;
  const right = isBar ? 8 : longestOf(lastWords(data, format)) + 14;
  const beside = longestOf(ticks.map(format)) + 14;
  const isTurned = longestOf(categories) > (width - beside - right) / categories.length - 6;
  // Turned names reach to the left of their place; what is still too long for that is cut.
  const letters = isTurned ? Math.max(6, Math.floor((width * 0.3) / (LETTER * COSINE))) : 20;
  const names = categories.map((category) => cut(category, letters));
  const wanted = isTurned ? longestOf(names.slice(0, 1)) * COSINE : 0;
  const left = Math.max(beside, wanted - (width - beside - right) / categories.length / 2);
  const inner = Math.max(60, width - left - right);
  const band = inner / categories.length;
  const foot = isTurned ? longestOf(names) * SINE + 24 : LINE + 6;
  const base = Math.min(Math.max(0, bottom), highest);
  // Bars stand in the middle of their band; lines reach from edge to edge.
  const span = (inner - 24) / Math.max(1, categories.length - 1);
  const frame: Frame = {
    left,
    top,
    width: inner,
    x: (category) => (isBar || categories.length === 1 ? left + band * (category + 0.5) : left + 12 + span * category),
    y: (value) => top + HEIGHT * (1 - (value - bottom) / (highest - bottom)),
  };

  return (
    <div>
      {data.yLabel && <p className={style.axisName}>{data.yLabel}</p>}
      <svg
        className={style.drawing}
        width={width}
        height={top + HEIGHT + foot}
        viewBox={`0 0 ${width} ${top + HEIGHT + foot}`}
        role="img"
        aria-label={props.label}
      >
        <Patterns id={id} count={data.series.length} />
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              x1={left}
              x2={left + inner}
              y1={frame.y(tick)}
              y2={frame.y(tick)}
              className={tick === base ? style.base : style.grid}
            />
            <text x={left - 8} y={frame.y(tick)} dy="0.32em" textAnchor="end" className={style.tick}>
              {format(tick)}
            </text>
          </g>
        ))}
        {categories.map((category, index) => {
          const [x, y] = [frame.x(index), top + HEIGHT + (isTurned ? 12 : LINE)];
          return (
            <text
              key={category}
              x={x}
              y={y}
              textAnchor={isTurned ? 'end' : 'middle'}
              transform={isTurned ? `rotate(-38 ${x} ${y})` : undefined}
              className={style.tick}
            >
              {names[index]}
              <title>{category}</title>
            </text>
          );
        })}
        {isBar ? (
          <Bars data={data} frame={frame} band={band} id={id} format={format} />
        ) : (
          <Lines data={data} frame={frame} base={base} format={format} />
        )}
      </svg>
      {data.xLabel && <p className={`${style.axisName} ${style.xName}`}>{data.xLabel}</p>}
      {data.series.length > 1 && <Legend id={id} names={data.series.map(({ name }) => name)} isLine={!isBar} />}
    </div>
  );
}
