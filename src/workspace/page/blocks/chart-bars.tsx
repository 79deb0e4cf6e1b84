import style from './chart.module.css';
import { type Drawn, longestOf } from './chart-frame.ts';
import { fillOf } from './chart-paint.tsx';

/** Bars of several series beside each other. */
export function Bars({ data, frame, band, id, format }: Drawn & { band: number; id: string }) {
  const { series, categories } = data;
  const room = Math.min(band * 0.8, 64 * series.length);
  const width = room / series.length;
  // The bars say their numbers where all of them have room for it.
  const all = series.flatMap(({ values }) => values).filter((value) => value !== null);
  const says = width >= longestOf(all.map(format)) + 2;
  return series.map(({ name, values }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a refused chart may name two series alike.
    <g key={index}>
      {values.map((value, at) => {
        if (value === null) return null;
        const x = frame.x(at) - room / 2 + width * index;
        const [zero, end] = [frame.y(0), frame.y(value)];
        const words = format(value);
        return (
          <g key={categories[at]}>
            <rect
              x={x + Math.min(1, width * 0.08)}
              y={Math.min(zero, end)}
              width={Math.max(1, width - Math.min(2, width * 0.16))}
              height={Math.abs(end - zero)}
              rx={Math.min(2, width / 4)}
              fill={fillOf(id, index)}
            >
              <title>{`${categories[at]} · ${name}: ${words}`}</title>
            </rect>
            {says && (
              <text x={x + width / 2} y={value < 0 ? end + 13 : end - 5} textAnchor="middle" className={style.number}>
                {words}
              </text>
            )}
          </g>
        );
      })}
    </g>
  ));
}
