import { expect, test } from 'vitest';
import { InFlight } from '../../src/slack/in-flight.ts';

test('a stop waits for what is running, and for what that starts', async () => {
  const inFlight = new InFlight();
  const done: string[] = [];
  void inFlight.run(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    void inFlight.run(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      done.push('second');
    });
    done.push('first');
  });
  expect(await inFlight.drained(5_000)).toBe(true);
  expect(done).toEqual(['first', 'second']);
});

test('a stop does not wait for ever, and says so', async () => {
  const inFlight = new InFlight();
  void inFlight.run(() => new Promise(() => {}));
  expect(await inFlight.drained(20)).toBe(false);
  expect(inFlight.size).toBe(1);
});

test('work that fails is over too', async () => {
  const inFlight = new InFlight();
  await expect(inFlight.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await inFlight.drained(1_000)).toBe(true);
});
