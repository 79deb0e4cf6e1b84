import { ChartColumn, Table2 } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Block } from '../../control/shown.ts';
import { stringIn } from '../json.ts';
import { useSpeech } from '../words/words.tsx';
import { Undrawable } from './boundary.tsx';
import style from './chart.module.css';
import { readChart } from './chart-data.ts';
import { ChartTable } from './chart-table.tsx';
import { PieChart } from './pie-chart.tsx';
import { XyChart } from './xy-chart.tsx';

/** A data_visualization block: the drawing, or its numbers as a table. */
export function Chart({ block }: { block: Block }) {
  const { words: all, language } = useSpeech();
  const words = all.blocks;
  const [asTable, setAsTable] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const data = useMemo(() => readChart(block.chart), [block.chart]);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setWidth(Math.floor(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const numbers = useMemo(() => new Intl.NumberFormat(language, { maximumFractionDigits: 2 }), [language]);
  const shares = useMemo(() => new Intl.NumberFormat(language, { style: 'percent' }), [language]);
  if (!data) return <Undrawable block={block} />;

  const title = stringIn(block.title);
  const label = `${words.chartKind[data.kind]}: ${title}`;
  const format = (value: number) => numbers.format(value);
  const percent = (share: number) => (share < 0.01 ? `< ${shares.format(0.01)}` : shares.format(share));
  const table = <ChartTable data={data} caption={label} format={format} percent={percent} />;
  const Sign = asTable ? ChartColumn : Table2;
  return (
    <figure className={style.chart}>
      <figcaption className={style.head}>
        <span className={style.title}>{title}</span>
        <Button className={style.toggle} onPress={() => setAsTable(!asTable)}>
          <Sign size={15} aria-hidden="true" /> {asTable ? words.asChart : words.asTable}
        </Button>
      </figcaption>
      <div ref={box} className={style.box}>
        {asTable ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          <figure className={style.scroll} aria-label={label} tabIndex={0}>
            {table}
          </figure>
        ) : (
          <>
            {data.kind === 'pie' ? (
              <PieChart data={data} format={format} percent={percent} label={label} />
            ) : (
              width > 0 && <XyChart data={data} width={width} format={format} label={label} />
            )}
            <div className="unseen">{table}</div>
          </>
        )}
      </div>
    </figure>
  );
}
