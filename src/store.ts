import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { isUnavailable } from './db/availability.ts';
import { type OpenDatabase, openDatabase, POSTGRES } from './db/client.ts';
import { holdFolder } from './db/folder-lock.ts';
import { migrate } from './db/migrate.ts';
import { listWorkspaces } from './db/workspaces.ts';
import { UserError } from './errors.ts';
import { LOCAL, STATE } from './local.ts';

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

/**
 * Deletes what the local workspace keeps in the data folder, so that the next start begins anew. Throws a UserError, and
 * deletes nothing, when another process holds the folder or anything in it may be of a real workspace.
 */
export async function resetLocal(config: Config): Promise<void> {
  const { dataDir } = config;
  if (config.connection.mode !== 'local')
    throw refused('Slack tokens are set, and it never touches a real workspace. Unset them first.');
  if (config.databaseUrl !== undefined)
    throw refused('DATABASE_URL is set, and it deletes the embedded database only. Unset it first.');
  if (!existsSync(dataDir)) return;
  const postgres = join(dataDir, POSTGRES);
  if (existsSync(postgres)) await refuseRealWorkspace(config);
  const release = await holdFolder(dataDir);
  try {
    // Drafts of the state are left by a process that was killed while it wrote.
    const states = readdirSync(dataDir).filter(
      (name) => name === STATE || (name.startsWith(STATE) && /^\.\d+\.new$/.test(name.slice(STATE.length))),
    );
    for (const path of [postgres, ...states.map((name) => join(dataDir, name))])
      rmSync(path, { recursive: true, force: true, maxRetries: 10 });
  } finally {
    release();
  }
}

/** The same folder may have been used to join a real workspace: what is in it then is not for playing. */
async function refuseRealWorkspace({ dataDir }: Config): Promise<void> {
  const byHand = `If nothing in it is needed any more, delete ${join(dataDir, POSTGRES)} yourself.`;
  const names = await realWorkspaces(dataDir).catch((error) => {
    if (error instanceof UserError) throw error;
    throw refused(`the database cannot be read, and it may be of a real workspace (${reasonOf(error)}). ${byHand}`);
  });
  if (names.length > 0)
    throw refused(`the database holds the records of a real workspace, ${names.join(', ')}. ${byHand}`);
}

async function realWorkspaces(folder: string): Promise<string[]> {
  const database = await openDatabase({ folder });
  try {
    const workspaces = await listWorkspaces(database.db);
    return workspaces.filter(({ id }) => id !== LOCAL.team.id).map(({ name }) => name);
  } finally {
    await database.close();
  }
}

function refused(why: string): UserError {
  return new UserError('reset_refused', `--reset is for the local workspace alone: ${why}`);
}
