import { afterEach, expect, test, vi } from 'vitest';
import { Turns } from '../../src/jobs/delivery.ts';

afterEach(() => void vi.useRealTimers());

test('turns come one after the other, each a while after the one before, the first at once', async () => {
  vi.useFakeTimers();
  const turns = new Turns(90);
  const taken: number[] = [];
  for (const n of [1, 2, 3]) void turns.take().then(() => taken.push(n));
  await vi.advanceTimersByTimeAsync(0);
  expect(taken).toEqual([1]);
  await vi.advanceTimersByTimeAsync(89);
  expect(taken).toEqual([1]);
  await vi.advanceTimersByTimeAsync(1);
  expect(taken).toEqual([1, 2]);
  await vi.advanceTimersByTimeAsync(90);
  expect(taken).toEqual([1, 2, 3]);
  // What was not used is not made up for.
  await vi.advanceTimersByTimeAsync(10_000);
  for (const n of [4, 5]) void turns.take().then(() => taken.push(n));
  await vi.advanceTimersByTimeAsync(0);
  expect(taken).toEqual([1, 2, 3, 4]);
});
