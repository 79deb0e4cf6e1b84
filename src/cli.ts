import { runInShell } from './cli/process.ts';
import { type Config, readConfig } from './config.ts';
import { UserError } from './errors.ts';
import { isMeantBy, prepareLocalGroup } from './local-slack.ts';
import { openStore } from './store.ts';
import { readSample } from './usecases/load-sample.ts';

/** Opens the store as a start would: in local use the sample group is there from the first command on. */
async function open(config: Config) {
  const store = await openStore(config);
  if (config.connection.mode === 'local') await prepareLocalGroup(store.db, config, readSample(), new Date());
  const { db, close } = store;
  return { db, isMeant: isMeantBy(config), close };
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
