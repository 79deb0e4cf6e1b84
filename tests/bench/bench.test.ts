import { expect, test } from 'vitest';
import { PARTS, runBench, TINY } from './run.ts';

// Tiny, so that no measure rots: each finds what it asks for, or throws. How fast it was says nothing here.
test.each(PARTS)('the benchmark measures: %s', { timeout: 300_000 }, async (part) => {
  const said: string[] = [];
  const measures = await runBench({
    server: process.env.TEST_DATABASE_URL,
    sizes: TINY,
    parts: [part],
    isBuilt: false,
    say: (line) => said.push(line),
  });
  expect(measures.length).toBeGreaterThan(0);
  for (const { name, value, baseline, ratio, goal, met, note } of measures) {
    expect(name).not.toBe('');
    expect(note).not.toBe('');
    for (const figure of [value, baseline, ratio, goal]) expect(figure).toBeGreaterThan(0);
    expect(ratio).toBeCloseTo(value / baseline);
    expect(typeof met).toBe('boolean');
    expect(said.some((line) => line.startsWith(`${name}: `))).toBe(true);
  }
});
