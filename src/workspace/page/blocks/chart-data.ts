import { isObject, numberIn, objectsIn, stringIn } from '../json.ts';

interface Series {
  name: string;
  /** One for each category; null where the app gave none. */
  values: (number | null)[];
}

export interface XyData {
  kind: 'bar' | 'line' | 'area';
  categories: string[];
  series: Series[];
  xLabel: string;
  yLabel: string;
}

export interface PieData {
  kind: 'pie';
  segments: { label: string; value: number }[];
}

export type ChartData = XyData | PieData;

/** What a data_visualization block is to draw; null when there is nothing in it that can be drawn. */
export function readChart(chart: unknown): ChartData | null {
  if (!isObject(chart)) return null;
  if (chart.type === 'pie') {
    const segments = objectsIn(chart.segments)
      .map(({ label, value }) => ({ label: stringIn(label), value: numberIn(value) ?? 0 }))
      .filter(({ value }) => value > 0);
    return segments.length > 0 ? { kind: 'pie', segments } : null;
  }
  if (chart.type !== 'bar' && chart.type !== 'line' && chart.type !== 'area') return null;
  const axes = isObject(chart.axis_config) ? chart.axis_config : {};
  const given = objectsIn(chart.series);
  const labels = Array.isArray(axes.categories) ? axes.categories : objectsIn(given[0]?.data).map(({ label }) => label);
  const categories = labels.filter((label) => typeof label === 'string');
  const series = given.map(({ name, data }) => {
    const points = new Map(objectsIn(data).map(({ label, value }) => [label, numberIn(value) ?? null]));
    return { name: stringIn(name), values: categories.map((category) => points.get(category) ?? null) };
  });
  const isEmpty = categories.length === 0 || series.every(({ values }) => values.every((value) => value === null));
  if (isEmpty) return null;
  return { kind: chart.type, categories, series, xLabel: stringIn(axes.x_label), yLabel: stringIn(axes.y_label) };
}

/** Round numbers from at or below the least to at or above the greatest value, about so many of them. */
export function ticksFor(least: number, greatest: number, wanted = 5): number[] {
  const isOneValue = greatest - least <= Math.max(Math.abs(least), Math.abs(greatest), 1e-9) * 1e-9;
  if (isOneValue) return Math.abs(least) < 1e-9 ? [0, 1] : ticksFor(Math.min(0, least), Math.max(0, greatest), wanted);
  const rough = (greatest - least) / Math.max(1, wanted - 1);
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  // Most charts count something: halves between the numbers would be of nothing.
  const factors = magnitude >= 10 || magnitude < 1 ? [1, 2, 2.5, 5, 10] : [1, 2, 5, 10];
  const step = (factors.find((factor) => factor * magnitude >= rough * 0.999) ?? 10) * magnitude;
  const first = Math.floor(least / step + 1e-9);
  const last = Math.ceil(greatest / step - 1e-9);
  // Multiplied, not added up, and rounded, so that 0.1 + 0.2 stays out of the labels.
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** The ticks of the value axis. Heights are only true from zero on; a line may begin where its values do. */
export function valueTicks({ kind, series }: XyData): number[] {
  const values = series.flatMap((one) => one.values).filter((value) => value !== null);
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const isFarFromZero = kind === 'line' && least > 0 && least > greatest * 0.6 && least < greatest;
  return isFarFromZero ? ticksFor(least, greatest) : ticksFor(Math.min(0, least), Math.max(0, greatest));
}

/** Each segment's share of the whole, and where it begins, both from 0 to 1. */
export function sharesOf({ segments }: PieData): { label: string; value: number; share: number; from: number }[] {
  const total = segments.reduce((sum, { value }) => sum + value, 0);
  let from = 0;
  return segments.map(({ label, value }) => {
    const share = value / total;
    const segment = { label, value, share, from };
    from += share;
    return segment;
  });
}
