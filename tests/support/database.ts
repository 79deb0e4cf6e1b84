import { randomBytes } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { afterAll, inject } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../src/db/client.ts';
import { administer } from './global-setup.ts';

/** A migrated, empty database of this test file's own, closed after it: embedded, or on TEST_DATABASE_URL. */
export async function freshDatabase(): Promise<OpenDatabase> {
  const template = inject('databaseTemplate');
  const server = process.env.TEST_DATABASE_URL;
  if (!server) {
    const database = await openDatabase({ snapshot: await openAsBlob(template) });
    afterAll(() => database.close());
    return database;
  }
  const name = `rapporteur_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await administer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openDatabase({ url: url.href });
  afterAll(async () => {
    await database.close();
    await administer(server, `DROP DATABASE ${name} WITH (FORCE)`);
  });
  return database;
}
