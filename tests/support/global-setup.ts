import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** What a test's database is copied from: a file (embedded), or the name of a database (server). */
    databaseTemplate: string;
  }
}

/** Migrates one database for the whole run; each test's own database is a copy of it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL;
  return server ? setUpServer(project, server) : setUpEmbedded(project);
}

async function setUpEmbedded(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-tests-'));
  const migrated = await openDatabase({});
  await migrate(migrated);
  const snapshot = await migrated.dump?.();
  await migrated.close();
  if (!snapshot) throw new Error('the embedded database gave no snapshot');
  const file = join(folder, 'template.tar');
  writeFileSync(file, Buffer.from(await snapshot.arrayBuffer()));
  project.provide('databaseTemplate', file);
  return async () => rmSync(folder, { recursive: true, force: true });
}

async function setUpServer(project: TestProject, server: string) {
  const name = `rapporteur_template_${process.pid}`;
  await administer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const migrated = await openDatabase({ url: url.href });
  await migrate(migrated);
  await migrated.close();
  project.provide('databaseTemplate', name);
  return async () => administer(server, `DROP DATABASE ${name} WITH (FORCE)`);
}

/** Runs one statement about databases themselves. */
export async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
