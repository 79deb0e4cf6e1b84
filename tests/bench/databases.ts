import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, type OpenDatabase, openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { administer } from '../support/global-setup.ts';

/** A million rows are gone through now and then. */
const FILLING_MS = 20 * 60_000;

/** A database of the benchmark's own: on a server, or embedded in a folder. */
export interface BenchDatabase {
  /** What tells a program to use it */
  environment: Record<string, string>;
  open(): Promise<OpenDatabase>;
  drop(): Promise<void>;
}

/** Creates a database, brings it to the present schema and fills it. `server`: a PostgreSQL server; none: embedded. */
export async function createBenchDatabase(
  server: string | undefined,
  fill: (db: Database) => Promise<void>,
): Promise<BenchDatabase> {
  const created = server === undefined ? embedded() : await onServer(server);
  const opened = await created.open();
  try {
    await migrate(opened);
    await fill(opened.db);
  } catch (error) {
    await opened.close();
    await created.drop();
    throw error;
  }
  await opened.close();
  return created;
}

function embedded(): BenchDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-bench-'));
  return {
    environment: { DATA_DIR: folder },
    open: () => openDatabase({ folder }),
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function onServer(server: string): Promise<BenchDatabase> {
  const name = `rapporteur_bench_${process.pid}_${randomBytes(4).toString('hex')}`;
  await administer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    environment: { DATABASE_URL: url.href },
    open: () => openDatabase({ url: url.href, queryMs: FILLING_MS }),
    drop: () => administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
