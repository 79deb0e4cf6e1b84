import style from './chart-paint.module.css';

const COLOURS = 4;
const dashes = [undefined, '7 4', '2 4'];

/** Series take four colours, then the same striped, then dotted, so that no two look alike. */
export const colourOf = (index: number): string => `var(--chart-${(index % COLOURS) + 1})`;
const paintRound = (index: number): number => Math.floor(index / COLOURS) % dashes.length;
export const dashOf = (index: number): string | undefined => dashes[paintRound(index)];

/** What an area is filled with; the patterns must be in the drawing. */
export const fillOf = (id: string, index: number): string =>
  paintRound(index) === 0 ? colourOf(index) : `url(#${id}-${index})`;

/** The patterns of those series that need one. */
export function Patterns({ id, count }: { id: string; count: number }) {
  const indexes = Array.from({ length: count }, (_, index) => index).filter((index) => paintRound(index) > 0);
  return (
    <defs>
      {indexes.map((index) => (
        <pattern
          key={index}
          id={`${id}-${index}`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform={paintRound(index) === 1 ? 'rotate(45)' : undefined}
        >
          <rect width="6" height="6" fill={colourOf(index)} />
          {paintRound(index) === 1 ? (
            <rect width="2.5" height="6" className={style.gap} />
          ) : (
            <circle cx="3" cy="3" r="1.5" className={style.gap} />
          )}
        </pattern>
      ))}
    </defs>
  );
}

/** A mark at a point of a line: another shape in each round. */
export function Point({ index, x, y }: { index: number; x: number; y: number }) {
  const fill = colourOf(index);
  if (paintRound(index) === 1) return <rect x={x - 3.5} y={y - 3.5} width="7" height="7" fill={fill} />;
  if (paintRound(index) === 2) return <path d={`M${x} ${y - 5}L${x + 4.5} ${y + 3.5}H${x - 4.5}Z`} fill={fill} />;
  return <circle cx={x} cy={y} r="3.5" fill={fill} />;
}

/** The names of the series, each with a sample of how it is drawn. */
export function Legend(props: { id: string; names: string[]; isLine: boolean }) {
  return (
    <ul className={style.legend}>
      {props.names.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a refused chart may name two series alike.
        <li key={index} className={style.entry}>
          <Sample id={props.id} index={index} isLine={props.isLine} />
          {name}
        </li>
      ))}
    </ul>
  );
}

export function Sample({ id, index, isLine }: { id: string; index: number; isLine: boolean }) {
  return (
    <svg className={style.sample} width={isLine ? 26 : 14} height="14" aria-hidden="true">
      {isLine ? (
        <>
          <path d="M0 7H26" stroke={colourOf(index)} strokeWidth="2.5" strokeDasharray={dashOf(index)} />
          <Point index={index} x={13} y={7} />
        </>
      ) : (
        <rect width="14" height="14" rx="3" fill={fillOf(id, index)} />
      )}
    </svg>
  );
}
