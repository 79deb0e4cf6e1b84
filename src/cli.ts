import { runInShell } from './cli/process.ts';
import { type Config, readConfig } from './config.ts';
import { listWorkspaces } from './db/workspaces.ts';
import { UserError } from './errors.ts';
import { LOCAL } from './local.ts';
import { prepareLocalGroup } from './local-slack.ts';
import { openStore } from './store.ts';
import { readSample } from './usecases/load-sample.ts';

/**
 * Opens the store. In local use the sample group is there from the first command on; where a real workspace has been joined, a
 * command means that one, also from a shell that does not have its tokens.
 */
async function open(config: Config) {
  const { db, close } = await openStore(config);
  const isReal = (await listWorkspaces(db)).some(({ id }) => id !== LOCAL.team.id);
  const isLocal = config.connection.mode === 'local' && !isReal;
  if (isLocal && config.databaseUrl === undefined) await prepareLocalGroup(db, config, readSample(), new Date());
  return { db, isMeant: (workspaceId: string) => (workspaceId === LOCAL.team.id) === isLocal, close };
}

async function run(): Promise<number> {
  const config = readConfig(process.env);
  return runInShell(process.argv.slice(2), {
    dataDir: config.databaseUrl === undefined ? config.dataDir : null,
    open: () => open(config),
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    debug: () => config.logLevel === 'debug',
  });
}

// The exit code is set and the process ends by itself, so that a slow reader at the other end of a pipe gets everything.
process.exitCode = await run().catch((error) => {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 1;
});
