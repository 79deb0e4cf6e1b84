import { expect, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { migrate, missingMigration } from '../../src/db/migrate.ts';
import { freshDatabase } from '../support/database.ts';

test('the migrations say what the schema says', async () => {
  const database = await openDatabase({});
  try {
    expect(await missingMigration(database)).toBe('');
  } finally {
    await database.close();
  }
});

test('a migrated database lacks nothing', async () => {
  expect(await migrate(await freshDatabase())).toEqual([]);
});

test('transactions that run at once do not disturb each other, and one that fails leaves nothing', async () => {
  const { db } = await freshDatabase();
  await db.workspace.create({ data: { id: 'T1', name: 'One' } });
  await Promise.all(
    Array.from({ length: 16 }, (_, n) =>
      db
        .$transaction(async (tx) => {
          await tx.agency.create({
            data: { workspaceId: 'T1', code: `A${n}`, nameEn: 'x', nameVi: 'x', level: 'central' },
          });
          if (n % 4 === 0) throw new Error('no');
        })
        .catch(() => {}),
    ),
  );
  expect(await db.agency.count()).toBe(12);
});

test('an instant comes back as it went in', async () => {
  const { db } = await freshDatabase();
  const instant = new Date('2027-03-28T01:30:00.123Z');
  await db.workspace.create({ data: { id: 'T1', name: 'One', sampleLoadedAt: instant } });
  expect((await db.workspace.findUniqueOrThrow({ where: { id: 'T1' } })).sampleLoadedAt).toEqual(instant);
  const [row] = await db.$queryRaw<
    { epoch: number }[]
  >`SELECT extract(epoch FROM "sampleLoadedAt")::float8 AS epoch FROM "Workspace"`;
  expect(row?.epoch).toBe(instant.getTime() / 1000);
});
