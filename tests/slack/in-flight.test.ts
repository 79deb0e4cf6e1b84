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

test('what the app does by itself waits for what members wait for, but not for itself, nor for ever', async () => {
  const inFlight = new InFlight();
  const done: string[] = [];
  void inFlight.runJob(async () => {
    await inFlight.calm(60_000);
    done.push('alone');
  });
  expect(await inFlight.drained(5_000)).toBe(true);
  let answer = () => {};
  void inFlight.run(
    () =>
      new Promise<void>((resolve) => {
        answer = () => {
          done.push('member');
          resolve();
        };
      }),
  );
  void inFlight.runJob(async () => {
    await inFlight.calm(60_000);
    done.push('job');
  });
  expect(inFlight.size).toBe(2);
  answer();
  expect(await inFlight.drained(5_000)).toBe(true);
  expect(done).toEqual(['alone', 'member', 'job']);
  void inFlight.run(() => new Promise(() => {}));
  await inFlight.calm(10);
});
