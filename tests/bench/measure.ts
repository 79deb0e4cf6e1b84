/** One line of the benchmark. `ratio` is `value` to `baseline`, both of the same run. */
export interface Measure {
  name: string;
  unit: 'ms' | 's' | 'answers/s' | 'MB';
  value: number;
  baseline: number;
  ratio: number;
  /** The ratio to reach: at most, or at least where more is better */
  goal: number;
  met: boolean;
  /** What the two are, in words */
  note: string;
}

export function measureOf(
  name: string,
  { unit, value, baseline, goal, note }: Pick<Measure, 'unit' | 'value' | 'baseline' | 'goal' | 'note'>,
  better: 'less' | 'more' = 'less',
): Measure {
  const ratio = value / baseline;
  return { name, unit, value, baseline, ratio, goal, met: better === 'less' ? ratio <= goal : ratio >= goal, note };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a share of the values are. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

/** Does a number of things by turns, so many rounds, and gives the median of what each gave. */
export async function byTurns<Works extends Record<string, () => Promise<number>>>(
  rounds: number,
  works: Works,
): Promise<{ [Name in keyof Works]: number }> {
  const turns = Object.entries(works).map(([name, work]) => ({ name, work, given: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    // Whoever comes first has the colder caches: so they take turns at that as well.
    const order = round % 2 === 0 ? turns : [...turns].reverse();
    for (const { work, given } of order) given.push(await work());
  }
  return Object.fromEntries(turns.map(({ name, given }) => [name, median(given)])) as { [Name in keyof Works]: number };
}

/** The measures as a table. */
export function tableOf(measures: readonly Measure[]): string {
  const rows = measures.map(({ name, unit, value, baseline, ratio, goal, met }) => [
    name,
    `${figure(value)} ${unit}`,
    `${figure(baseline)} ${unit}`,
    `${ratio.toFixed(2)} x`,
    `${goal} x`,
    met ? 'met' : 'MISSED',
  ]);
  const table = [['measure', 'value', 'baseline', 'ratio', 'goal', ''], ...rows];
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
