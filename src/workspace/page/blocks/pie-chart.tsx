import { useId } from 'react';
import style from './chart.module.css';
import { type PieData, sharesOf } from './chart-data.ts';
import { fillOf, Patterns, Sample } from './chart-paint.tsx';

const SIZE = 190;
const RADIUS = 92;

const at = (turn: number) => {
  const angle = turn * 2 * Math.PI - Math.PI / 2;
  return `${(SIZE / 2 + RADIUS * Math.cos(angle)).toFixed(2)} ${(SIZE / 2 + RADIUS * Math.sin(angle)).toFixed(2)}`;
};

/** A pie, and beside it what each part stands for, with its number and share. */
export function PieChart(props: {
  data: PieData;
  format(value: number): string;
  percent(share: number): string;
  label: string;
}) {
  const { data, format, percent } = props;
  const id = useId();
  const parts = sharesOf(data);
  return (
    <div className={style.pie}>
      <svg
        className={style.drawing}
        width={SIZE}
        height={SIZE}
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        role="img"
        aria-label={props.label}
      >
        <Patterns id={id} count={parts.length} />
        {parts.map(({ label, value, share, from }, index) => {
          const words = `${label}: ${format(value)} (${percent(share)})`;
          const fill = fillOf(id, index);
          // An arc from a point to itself is nothing.
          return share > 0.9999 ? (
            <circle key={label} cx={SIZE / 2} cy={SIZE / 2} r={RADIUS} fill={fill}>
              <title>{words}</title>
            </circle>
          ) : (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: a chart may name two parts alike.
              key={`${label} ${index}`}
              d={`M${SIZE / 2} ${SIZE / 2}L${at(from)}A${RADIUS} ${RADIUS} 0 ${share > 0.5 ? 1 : 0} 1 ${at(from + share)}Z`}
              fill={fill}
              className={style.slice}
            >
              <title>{words}</title>
            </path>
          );
        })}
      </svg>
      <ul className={style.parts}>
        {parts.map(({ label, value, share }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a chart may name two parts alike.
          <li key={`${label} ${index}`} className={style.part}>
            <Sample id={id} index={index} isLine={false} />
            <span className={style.partName}>{label}</span>
            <span className={style.partValue}>
              {format(value)} · {percent(share)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
