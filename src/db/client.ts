import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { holdFolder } from './folder-lock.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';

/** What a query runs on: the client itself, or a transaction of it. */
export type Db = Prisma.TransactionClient;
/** A statement. One that comes again as it is has a name, by which the server knows it; what has none is planned each time. */
export interface PreparedStatement {
  name?: string;
  /** SQL with $1, $2 … */
  text: string;
}
/** The client, which alone can begin a transaction. */
export type Database = PrismaClient;

type Run = (statement: PreparedStatement, values: unknown[]) => Promise<unknown[]>;
const runners = new WeakMap<Db, Run>();

/**
 * Runs a statement past Prisma: a server parses and plans it once a connection. For the hottest paths and for large results,
 * which Prisma would go through value by value; in a transaction, which has its connection from Prisma, it is a query like any other.
 */
export async function runPrepared<Row>(db: Db, statement: PreparedStatement, values: unknown[]): Promise<Row[]> {
  const run = runners.get(db);
  return (run ? await run(statement, values) : await db.$queryRawUnsafe(statement.text, ...values)) as Row[];
}

/** The same for a statement that is put together of parts, which come to one text each time. */
export function runNamed<Row>(db: Db, name: string, { text, values }: Prisma.Sql): Promise<Row[]> {
  return runPrepared<Row>(db, { name, text }, values);
}

/** How many texts a connection is to know, each for as long as it lasts; what goes beyond them is planned each time. */
const MOST_TEXTS = 200;
const named = new Map<string, string>();
const seen = new Set<string>();

/**
 * The same for one that comes to a text for each combination of parts, of which a group asks the same again and again: what its
 * deadlines cover. It has a name from the second time on, so that what is asked once takes none.
 */
export function runRepeated<Row>(db: Db, { text, values }: Prisma.Sql): Promise<Row[]> {
  if (!named.has(text) && named.size < MOST_TEXTS) {
    if (seen.delete(text)) named.set(text, `repeated_${named.size + 1}`);
    else if (seen.size < MOST_TEXTS) seen.add(text);
    else seen.clear();
  }
  const name = named.get(text);
  return runPrepared<Row>(db, { ...(name && { name }), text }, values);
}

/** The embedded database's own folder within the data folder. */
export const POSTGRES = 'postgres';

export interface OpenDatabase {
  db: Database;
  kind: 'embedded' | 'server';
  /** For migrations only (db/migrate.ts). */
  adapterFactory: SqlMigrationAwareDriverAdapterFactory;
  /** A server's address, for the migration lock; none for the embedded database, which has one process. */
  url?: string;
  /** A copy of the whole embedded database, which another can start from; none of a server's. */
  dump?(): Promise<Blob>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** postgresql://… ; without it the embedded database is opened. */
  url?: string;
  /** Where the embedded database keeps its files; none: in memory. */
  folder?: string;
  /** How long a server may take over a statement, in ms; 10 s unless told. */
  queryMs?: number;
  /** A snapshot that an in-memory database starts from (tests). */
  snapshot?: Blob;
}

// Both adapters write and read timestamps as UTC without saying so: the session's zone must be UTC, whatever the server's is.
const SESSION = "SET TIME ZONE 'UTC'";

/** Opens the database; applies nothing. Throws a UserError when another process holds the embedded one's folder. */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const { url } = options;
  return url === undefined ? openEmbedded(options) : openServer(url, options.queryMs);
}

async function openEmbedded({ folder, snapshot }: DatabaseOptions): Promise<OpenDatabase> {
  let release = () => {};
  let dataDir: string | undefined;
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    release = await holdFolder(folder);
    dataDir = join(folder, POSTGRES);
  }
  const { PGlite, PrismaPGlite, pg_trgm } = await loadEmbedded();
  try {
    const pglite = await PGlite.create({
      ...(dataDir && { dataDir }),
      ...(snapshot && { loadDataDir: snapshot }),
      extensions: { pg_trgm },
    });
    await pglite.exec(SESSION);
    const adapterFactory = migrationAware(new PrismaPGlite(pglite), async () =>
      new PrismaPGlite(await PGlite.create({ extensions: { pg_trgm } })).connect(),
    );
    const db = new PrismaClient({ adapter: adapterFactory });
    runners.set(db, async ({ text }, values) => (await pglite.query(text, values)).rows);
    return {
      db,
      kind: 'embedded',
      adapterFactory,
      dump: () => pglite.dumpDataDir('none'),
      async close() {
        await db.$disconnect();
        if (!pglite.closed) await pglite.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** A database of one kind is not made to wait for the code of the other. */
async function loadEmbedded() {
  const [{ PGlite }, { pg_trgm }, { PrismaPGlite }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite/contrib/pg_trgm'),
    import('pglite-prisma-adapter'),
  ]);
  return { PGlite, PrismaPGlite, pg_trgm };
}

/** The adapter, with a shadow database (which `diff` asks for) that knows our extension too. */
function migrationAware(
  adapter: object,
  connectToShadowDb: SqlMigrationAwareDriverAdapterFactory['connectToShadowDb'],
): SqlMigrationAwareDriverAdapterFactory {
  return Object.assign(adapter as SqlMigrationAwareDriverAdapterFactory, { connectToShadowDb });
}

/**
 * What a list needs from the disk is asked for at once rather than page by page: 40 to 18 ms where nothing is in memory. A server on a system
 * that cannot do so refuses the setting, and goes on without.
 */
async function readAhead(client: { query(text: string): Promise<unknown> }): Promise<void> {
  await client.query('SET effective_io_concurrency = 32').catch((error) => {
    if ((error as { code?: string }).code !== '22023') throw error;
  });
}

async function openServer(url: string, queryMs = 10_000): Promise<OpenDatabase> {
  const [{ default: pg }, { PrismaPg }] = await Promise.all([import('pg'), import('@prisma/adapter-pg')]);
  const pool = new pg.Pool({
    connectionString: url,
    // Statements here are short: compiling one takes longer than it saves.
    options: '-c timezone=UTC -c jit=off',
    max: 10,
    connectionTimeoutMillis: 2_000,
    // A server that has gone silent must not hold a member, or a connection, for ever.
    query_timeout: queryMs,
    keepAlive: true,
    idleTimeoutMillis: 30_000,
    onConnect: readAhead,
  });
  // An idle connection that breaks is replaced; what was to be asked on it says so itself.
  pool.on('error', () => {});
  const adapterFactory = new PrismaPg(pool);
  const db = new PrismaClient({ adapter: adapterFactory });
  runners.set(db, async ({ name, text }, values) => (await pool.query({ name, text, values })).rows);
  return {
    db,
    kind: 'server',
    adapterFactory,
    url,
    async close() {
      await db.$disconnect();
      await pool.end();
    },
  };
}
