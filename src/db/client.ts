import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { holdFolder } from './folder-lock.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';

/** What a query runs on: the client itself, or a transaction of it. */
export type Db = Prisma.TransactionClient;
/** The client, which alone can begin a transaction. */
export type Database = PrismaClient;

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
  /** A snapshot that an in-memory database starts from (tests). */
  snapshot?: Blob;
}

// Both adapters write and read timestamps as UTC without saying so: the session's zone must be UTC, whatever the server's is.
const SESSION = "SET TIME ZONE 'UTC'";

/** Opens the database; applies nothing. Throws a UserError when another process holds the embedded one's folder. */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  return options.url === undefined ? openEmbedded(options) : openServer(options.url);
}

async function openEmbedded({ folder, snapshot }: DatabaseOptions): Promise<OpenDatabase> {
  let release = () => {};
  let dataDir: string | undefined;
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    release = await holdFolder(folder);
    dataDir = join(folder, 'postgres');
  }
  try {
    const pglite = await PGlite.create({
      ...(dataDir && { dataDir }),
      ...(snapshot && { loadDataDir: snapshot }),
      extensions: { pg_trgm },
    });
    await pglite.exec(SESSION);
    const adapterFactory = migrationAware(pglite);
    const db = new PrismaClient({ adapter: adapterFactory });
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

/** The adapter, with a shadow database (which `diff` asks for) that knows our extension too. */
function migrationAware(pglite: PGlite): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPGlite(pglite) as unknown as SqlMigrationAwareDriverAdapterFactory;
  factory.connectToShadowDb = async () => new PrismaPGlite(await PGlite.create({ extensions: { pg_trgm } })).connect();
  return factory;
}

async function openServer(url: string): Promise<OpenDatabase> {
  const adapterFactory = new PrismaPg({
    connectionString: url,
    options: '-c timezone=UTC',
    max: 10,
    connectionTimeoutMillis: 2_000,
    // A server that has gone silent must not hold a member, or a connection, for ever.
    query_timeout: 10_000,
    keepAlive: true,
    idleTimeoutMillis: 30_000,
  });
  const db = new PrismaClient({ adapter: adapterFactory });
  return { db, kind: 'server', adapterFactory, url, close: () => db.$disconnect() };
}
