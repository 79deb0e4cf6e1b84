import type { Config } from './config.ts';
import { isUnavailable } from './db/availability.ts';
import { type OpenDatabase, openDatabase } from './db/client.ts';
import { migrate } from './db/migrate.ts';
import { UserError } from './errors.ts';

/** Opens the configured database and brings it to the present schema. Waits a while for a server that is still starting. */
export async function openStore(config: Config, waitMs = 30_000): Promise<OpenDatabase> {
  const { databaseUrl } = config;
  const database = await openDatabase(databaseUrl === undefined ? { folder: config.dataDir } : { url: databaseUrl });
  const until = Date.now() + waitMs;
  for (;;) {
    try {
      await migrate(database);
      return database;
    } catch (error) {
      const unavailable = databaseUrl !== undefined && isUnavailable(error);
      if (unavailable && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        continue;
      }
      await database.close();
      if (databaseUrl !== undefined && REFUSED.has(codeOf(error))) {
        throw new UserError(
          'database_refused',
          `The server of DATABASE_URL refuses: ${reasonOf(error)}. Check user, password and database.`,
        );
      }
      if (!unavailable) throw error;
      throw new UserError(
        'database_unavailable',
        `The database of DATABASE_URL does not answer (${reasonOf(error)}). Check the address and that the server runs.`,
      );
    }
  }
}

/** Wrong user or password, no such database, no right to it */
const REFUSED = new Set(['28000', '28P01', '3D000', '42501']);

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? '';
}

function reasonOf(error: unknown): string {
  return (error as { message?: string }).message || codeOf(error) || String(error);
}
