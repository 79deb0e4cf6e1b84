import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { ROOT } from '../root.ts';
import { type OpenDatabase, runPrepared } from './client.ts';

type PrismaPgAdapter = Awaited<ReturnType<PrismaPg['connect']>>;

const PRISMA_FOLDER = fileURLToPath(new URL('prisma/', ROOT));
const MIGRATIONS_FOLDER = join(PRISMA_FOLDER, 'migrations');
const NO_FILTER = { externalTables: [], externalEnums: [] };
const MIGRATION_LOCK = 7_140_2027;

// The types of Node 20 leave this global out.
const wasm = (globalThis as unknown as { WebAssembly: WebAssemblyGlobal }).WebAssembly;
interface WebAssemblyGlobal {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: Record<string, unknown> };
}

type SchemaEngine = import('@prisma/schema-engine-wasm').SchemaEngine;

/**
 * Brings the database to the present schema and returns the names of the migrations that it applied.
 * Prisma's own table of migrations is kept, so `prisma migrate deploy` agrees. Instances that start together wait for each other.
 */
export async function migrate(database: OpenDatabase): Promise<string[]> {
  const { url } = database;
  // The engine takes a while to load, and the lock a connection: a database that lacks nothing is made to wait for neither.
  if (await hasAll(database)) return [];
  if (url === undefined) return applyMissing(database);
  const { default: pg } = await import('pg');
  const lock = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A connection that is cut says so to whoever waits on it; without this, it would end the process as well.
  lock.on('error', () => {});
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await applyMissing(database);
  } finally {
    await lock.end();
  }
}

async function applyMissing(database: OpenDatabase): Promise<string[]> {
  // Another instance may have done it meanwhile.
  if (await hasAll(database)) return [];
  const { appliedMigrationNames } = await withEngine(database, (engine) =>
    engine.applyMigrations({ migrationsList: readMigrations(), filters: NO_FILTER }),
  );
  return appliedMigrationNames;
}

async function hasAll(database: OpenDatabase): Promise<boolean> {
  const applied = await appliedMigrations(database);
  return listMigrations().every((name) => applied.has(name));
}

// Asked past Prisma: the server's errors come as they are.
const HAS_TABLE = {
  name: 'has_migrations_table',
  text: `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`,
};
const APPLIED = {
  name: 'applied_migrations',
  text: 'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
};

async function appliedMigrations({ db }: OpenDatabase): Promise<Set<string>> {
  const [table] = await runPrepared<{ exists: boolean }>(db, HAS_TABLE, []);
  if (!table?.exists) return new Set();
  const rows = await runPrepared<{ migration_name: string }>(db, APPLIED, []);
  return new Set(rows.map((row) => row.migration_name));
}

/** The SQL that brings a database which has every migration to `schema.prisma`; empty when they agree. */
export async function missingMigration(database: OpenDatabase): Promise<string> {
  const { stdout } = await withEngine(database, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...readMigrations() },
      to: { tag: 'schemaDatamodel', files: [schemaFile()] },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    }),
  );
  const sql = stdout ?? '';
  return /^\s*(--.*\s*)*$/.test(sql) ? '' : sql;
}

async function withEngine<T>(
  { adapterFactory: usual, url }: OpenDatabase,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  // What brings a million rows over takes minutes: the time that a query of a member's may take is not for migrations.
  const adapterFactory = url === undefined ? usual : await unhurried(url);
  const { SchemaEngine } = await loadEngine();
  // The engine leaves the connections that it opens open: they are closed here.
  const opened: SqlDriverAdapter[] = [];
  const watched: SqlMigrationAwareDriverAdapterFactory = {
    provider: adapterFactory.provider,
    adapterName: adapterFactory.adapterName,
    connect: () => watch(adapterFactory.connect()),
    connectToShadowDb: () => watch(adapterFactory.connectToShadowDb()),
  };
  async function watch(connecting: Promise<SqlDriverAdapter>): Promise<SqlDriverAdapter> {
    const adapter = runningWholeScripts(await connecting);
    opened.push(adapter);
    return adapter;
  }
  try {
    const { path, content } = schemaFile();
    const bound = bindMigrationAwareSqlAdapterFactory(watched);
    return await use(await SchemaEngine.new({ datamodels: [[path, content]] }, () => {}, bound));
  } finally {
    for (const adapter of opened) await adapter.dispose();
  }
}

/**
 * The server's adapter cuts a migration at each semicolon, those within a function too. Sent as it is, it is one transaction
 * besides: what fails leaves nothing behind.
 */
function runningWholeScripts(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const { underlyingDriver } = adapter as Partial<PrismaPgAdapter>;
  if (!underlyingDriver) return adapter;
  const pool = underlyingDriver.call(adapter);
  adapter.executeScript = async (script) => void (await pool.query(script));
  return adapter;
}

/** Once a process: what its code for JavaScript holds is of one instance. */
function loadEngine() {
  engineCode ??= (async () => {
    const require = createRequire(import.meta.url);
    const wasmFile = require.resolve('@prisma/schema-engine-wasm').replace('schema_engine.js', 'schema_engine_bg.wasm');
    const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
    const module = new wasm.Module(readFileSync(wasmFile));
    const instance = new wasm.Instance(module, { './schema_engine_bg.js': glue });
    glue.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
    return glue;
  })();
  return engineCode;
}

let engineCode: Promise<typeof import('@prisma/schema-engine-wasm/schema_engine_bg')> | undefined;

async function unhurried(connectionString: string): Promise<SqlMigrationAwareDriverAdapterFactory> {
  const { PrismaPg } = await import('@prisma/adapter-pg');
  return new PrismaPg({ connectionString, options: '-c timezone=UTC' });
}

function schemaFile() {
  return { path: 'schema.prisma', content: readFileSync(join(PRISMA_FOLDER, 'schema.prisma'), 'utf8') };
}

function listMigrations(): string[] {
  if (!existsSync(MIGRATIONS_FOLDER)) return [];
  return readdirSync(MIGRATIONS_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function readMigrations() {
  return {
    baseDir: MIGRATIONS_FOLDER,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: listMigrations().map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: readFileSync(join(MIGRATIONS_FOLDER, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}
