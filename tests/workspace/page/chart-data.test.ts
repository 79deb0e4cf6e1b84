import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  readChart,
  sharesOf,
  ticksFor,
  valueTicks,
  type XyData,
} from '../../../src/workspace/page/blocks/chart-data.ts';

const xy = (kind: string, values: number[]) =>
  readChart({
    type: kind,
    series: [{ name: 'a', data: values.map((value, at) => ({ label: `c${at}`, value })) }],
    axis_config: { categories: values.map((_, at) => `c${at}`) },
  }) as XyData;

describe('ticks', () => {
  test('are round, and reach over all values', () => {
    expect(ticksFor(0, 7)).toEqual([0, 2, 4, 6, 8]);
    expect(ticksFor(0, 1)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(ticksFor(-22.5, 22.5)).toEqual([-40, -20, 0, 20, 40]);
    expect(ticksFor(0, 0)).toEqual([0, 1]);
  });

  test('hold for any two numbers', () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((one) => Math.round(one * 1e3) / 1e3);
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [least, greatest] = [Math.min(a, b), Math.max(a, b)];
        const ticks = ticksFor(least, greatest);
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThan(12);
        const slack = (Math.abs(least) + Math.abs(greatest)) * 1e-6;
        expect(ticks[0]).toBeLessThanOrEqual(least + slack);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(greatest - slack);
      }),
    );
  });

  test('bars and areas stand on zero; a line may begin where its values do', () => {
    expect(valueTicks(xy('bar', [90, 95]))[0]).toBe(0);
    expect(valueTicks(xy('area', [90, 95]))[0]).toBe(0);
    expect(valueTicks(xy('line', [90, 95]))[0]).toBe(90);
    expect(valueTicks(xy('line', [3, 95]))[0]).toBe(0);
  });
});

test('points go to their category, whatever their order', () => {
  const series = [
    {
      name: 'a',
      data: [
        { label: 'y', value: 2 },
        { label: 'x', value: 1 },
      ],
    },
    { name: 'b', data: [] },
  ];
  const chart = readChart({ type: 'bar', series, axis_config: { categories: ['x', 'y'] } });
  expect(chart).toMatchObject({ series: [{ values: [1, 2] }, { values: [null, null] }] });
});

test('shares of a pie add up to one', () => {
  const pie = readChart({
    type: 'pie',
    segments: [
      { label: 'a', value: 1 },
      { label: 'b', value: 3 },
      { label: 'c', value: -1 },
    ],
  });
  expect(pie?.kind === 'pie' && sharesOf(pie).map(({ share, from }) => [share, from])).toEqual([
    [0.25, 0],
    [0.75, 0.25],
  ]);
});

test('what cannot be drawn is not', () => {
  for (const junk of [null, 3, {}, { type: 'pie' }, { type: 'bar', series: 'x' }, { type: 'radar', series: [] }]) {
    expect(readChart(junk)).toBeNull();
  }
});
