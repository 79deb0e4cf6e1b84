import { expect, test } from 'vitest';
import { runPrepared, runRepeated } from '../../src/db/client.ts';
import { Prisma } from '../../src/db/generated/client.ts';
import { freshDatabase } from '../support/database.ts';

const { db } = await freshDatabase();

async function ask(n: number): Promise<unknown> {
  const [row] = await runRepeated<{ sum: number }>(db, Prisma.sql`SELECT ${n}::int + ${Prisma.raw(`${n}`)} AS sum`);
  return row?.sum;
}

test('however many texts there are, and however often each comes, each gives its own answer', async () => {
  for (let round = 0; round < 3; round++) {
    for (let n = 0; n < 450; n++) expect(await ask(n)).toBe(2 * n);
    for (let n = 0; n < 20; n++) expect([await ask(n), await ask(n)]).toEqual([2 * n, 2 * n]);
  }
});

test.runIf(process.env.TEST_DATABASE_URL)(
  'a server knows what is asked again by a name, and no more than so many',
  async () => {
    const [known] = await runPrepared<{ count: number }>(
      db,
      { text: `SELECT count(*)::int AS count FROM pg_prepared_statements WHERE name LIKE 'repeated%'` },
      [],
    );
    expect(known?.count).toBeGreaterThan(10);
    expect(known?.count).toBeLessThanOrEqual(200);
  },
);
