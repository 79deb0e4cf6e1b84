import { expect, test } from 'vitest';
import { askedTogether } from '../../src/db/asked-together.ts';

/** Statements that are answered when the test says so. */
function statements() {
  const asked: { wanted: readonly number[]; answer: (error?: Error) => void }[] = [];
  const ask = (wanted: readonly number[]) =>
    new Promise<string[]>((resolve, reject) => {
      const answer = (error?: Error) => (error ? reject(error) : resolve(wanted.map((one) => `found ${one}`)));
      asked.push({ wanted, answer });
    });
  return { asked, ask, sent: () => asked.map(({ wanted }) => [...wanted]) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('who comes alone is asked for at once, those who come while two statements are on their way in the next', async () => {
  const { asked, ask, sent } = statements();
  const look = askedTogether(ask);
  const found = [look(1)];
  await turn();
  found.push(look(2));
  await turn();
  expect(sent()).toEqual([[1], [2]]);
  found.push(look(3), look(4));
  await turn();
  found.push(look(5));
  await turn();
  expect(sent()).toEqual([[1], [2]]);
  asked[1]?.answer();
  await turn();
  expect(sent()).toEqual([[1], [2], [3, 4, 5]]);
  for (const { answer } of asked) answer();
  expect(await Promise.all(found)).toEqual([1, 2, 3, 4, 5].map((n) => `found ${n}`));
});

test('more than one statement takes go in several, none is forgotten', async () => {
  const most: number[] = [];
  const look = askedTogether(async (wanted: readonly number[]) => {
    most.push(wanted.length);
    await turn();
    return [...wanted];
  });
  const wanted = Array.from({ length: 500 }, (_, n) => n);
  expect(await Promise.all(wanted.map(look))).toEqual(wanted);
  expect(Math.max(...most)).toBeLessThanOrEqual(64);
  expect(most.length).toBeLessThanOrEqual(10);
});

test('what is wrong with one is told to that one alone', async () => {
  const look = askedTogether(async (wanted: readonly number[]) => {
    if (wanted.includes(2)) throw new Error('2 is no id');
    return [...wanted];
  });
  const [first, second, third] = await Promise.allSettled([look(1), look(2), look(3)]);
  expect(first).toEqual({ status: 'fulfilled', value: 1 });
  expect(second).toMatchObject({ status: 'rejected', reason: { message: '2 is no id' } });
  expect(third).toEqual({ status: 'fulfilled', value: 3 });
});

test('a database that is down is asked once for all of them', async () => {
  let statementsSent = 0;
  const look = askedTogether(async () => {
    statementsSent++;
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  });
  const all = await Promise.allSettled([look(1), look(2), look(3)]);
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(statementsSent).toBe(1);
});
