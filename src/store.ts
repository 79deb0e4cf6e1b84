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
      if (!unavailable) throw error;
      throw new UserError(
        'database_unavailable',
        `The database of DATABASE_URL does not answer (${reasonOf(error)}). Check the address and that the server runs.`,
      );
    }
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return code ?? message ?? String(error);
}
