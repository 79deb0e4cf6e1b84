import { expect, test } from 'vitest';
import { workThrough } from '../../src/jobs/delivery.ts';

/** Rows to claim, and how they were. */
function rowsUpTo(count: number) {
  const left = Array.from({ length: count }, (_, n) => n);
  const claimed: number[] = [];
  const claim = async (limit: number) => {
    const rows = left.splice(0, limit);
    claimed.push(rows.length);
    return rows;
  };
  return { claim, claimed, left };
}

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

test('what comes next is claimed together, and not before it can be begun soon', async () => {
  const { claim, claimed, left } = rowsUpTo(40);
  const [begun, running]: [number[], Set<number>] = [[], new Set()];
  let most = 0;
  await workThrough(claim, async (row) => {
    begun.push(row);
    running.add(row);
    most = Math.max(most, running.size);
    // Nothing is held for longer than the messages take that are on their way.
    expect(40 - left.length - begun.length).toBeLessThanOrEqual(4);
    await soon();
    running.delete(row);
  });
  expect(begun).toEqual(Array.from({ length: 40 }, (_, n) => n));
  expect(most).toBe(4);
  expect(claimed.filter((count) => count > 0)).toEqual(Array(10).fill(4));
});

test('a slow one holds up no other', async () => {
  const { claim } = rowsUpTo(20);
  let done = 0;
  let last = () => {};
  const others = new Promise<void>((resolve) => {
    last = resolve;
  });
  await workThrough(claim, async (row) => {
    if (row === 0) return others;
    await soon();
    if (++done === 19) last();
  });
  expect(done).toBe(19);
});

test('where one fails, what was claimed is finished, and nothing more is claimed', async () => {
  const { claim, left } = rowsUpTo(40);
  const done: number[] = [];
  const working = workThrough(claim, async (row) => {
    await soon();
    if (row === 1) throw new Error('the database is gone');
    done.push(row);
  });
  await expect(working).rejects.toThrow('the database is gone');
  expect(done).toHaveLength(40 - left.length - 1);
  expect(left.length).toBeGreaterThan(30);
});
