import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { type Parts, type RunningApp, startApp } from './app.ts';
import { type Config, FLAGS_HELP, type Flags, readConfig, readFlags } from './config.ts';
import { UserError } from './errors.ts';
import { LOCAL } from './local.ts';
import { createLog, type Log } from './log.ts';
import { ROOT } from './root.ts';
import { openStore, resetLocal } from './store.ts';
import type { Workspace } from './workspace/workspace.ts';

// What only some starts need is loaded by those.

// Without this the heap grows to four times what is in use before it is tidied; with it a request takes no longer.
setFlagsFromString('--heap-growing-percent=20');

/** `npm run page` builds it, and a production install does without. */
const PAGE = fileURLToPath(new URL('dist/page', ROOT));

/** Undoes what the start did, in reverse. */
const stops: (() => Promise<unknown>)[] = [];

async function start(config: Config, flags: Flags, log: Log): Promise<string> {
  if (flags.reset) await resetLocal(config);
  const store = await openStore(config);
  stops.push(() => store.close());
  const { connection } = config;
  let joinedId = connection.mode === 'local' ? LOCAL.team.id : '';
  if (store.kind === 'embedded') {
    const { listenForCommands } = await import('./cli/remote.ts');
    const commands = await listenForCommands(config.dataDir, async (command) => {
      const { runFor } = await import('./cli/process.ts');
      return runFor(command, { db: store.db, isMeant: (id) => id === joinedId });
    });
    stops.push(() => commands.close());
  }
  const parts = {
    db: store.db,
    log,
    newKey: randomUUID,
    defaults: { language: config.language, timeZone: config.timeZone },
    instance: `${process.pid}-${randomUUID().slice(0, 8)}`,
    schedule: true,
  };
  if (connection.mode !== 'local') {
    const app = await join({ ...parts, clock: { now: () => new Date() }, slack: connection });
    stops.push(() => app.stop());
    joinedId = app.workspace.id;
    return joined(app, connection.mode);
  }

  const [
    { startWorkspace },
    { upcomingReminders },
    { localConnection, localWorkspace, prepareLocalGroup },
    { readSample },
  ] = await Promise.all([
    import('./workspace/workspace.ts'),
    import('./jobs/upcoming-reminders.ts'),
    import('./local-slack.ts'),
    import('./usecases/load-sample.ts'),
  ]);
  const sample = readSample();
  const workspace: Workspace = await startWorkspace({
    ...localWorkspace(sample, { port: connection.port, folder: config.dataDir }),
    pageFolder: PAGE,
    moments: (slackLocale) => upcomingReminders(store.db, LOCAL.team.id, { now: workspace.clock.now(), slackLocale }),
  });
  stops.push(() => workspace.close());
  const { clock } = workspace;
  await prepareLocalGroup(store.db, config, sample, clock.now());
  const app = await startApp({ ...parts, clock, slack: localConnection(workspace) });
  stops.push(() => app.stop());
  // The jobs run by the machine's clock; a jump of the workspace's clock must be seen at once.
  clock.onChange(() => void app.jobs.tick());
  if (flags.open) await openBrowser(workspace.url, log);
  return welcome(workspace.url, sample.notice.en);
}

/** Starts the app in Slack; waits a while for a network that is still coming up. */
async function join(parts: Parts, waitMs = 30_000): Promise<RunningApp> {
  const until = Date.now() + waitMs;
  for (;;) {
    try {
      return await startApp(parts);
    } catch (error) {
      const mayPass = error instanceof UserError && error.kind === 'slack_unreachable';
      if (!mayPass || Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  }
}

function joined(app: RunningApp, mode: 'socket' | 'http'): string {
  const how = mode === 'http' ? `over HTTP: port ${app.port}, path /slack/events` : 'over Socket Mode';
  return `Rapporteur has joined ${app.workspace.name} ${how}.\nType /rec help in Slack. Import recommendations with: npm run import -- FILE\n`;
}

function welcome(url: string, notice: string): string {
  return `
Open ${url} in your browser: Rapporteur runs there, in a local workspace of its own.
${notice}

Stop with Ctrl+C; what you did is there again after the next start. npm start -- --reset begins anew.
Scripts can do all that the page does: see docs/local-workspace.md. To join a real Slack: see README.md.
`;
}

/** Where there is no browser, the address that is printed is enough. */
async function openBrowser(url: string, log: Log): Promise<void> {
  try {
    const { default: open } = await import('open');
    const opener = await open(url);
    // A program that is not there is told of later.
    opener.once('error', (error) => log.warn({ error: String(error) }, 'no browser could be opened'));
  } catch (error) {
    log.warn({ error: String(error) }, 'no browser could be opened');
  }
}

async function stopAll(log: Log): Promise<void> {
  for (const stop of stops.splice(0).reverse()) {
    await stop().catch((error) => log.warn({ error: String(error) }, 'a part did not stop cleanly'));
  }
}

async function main(): Promise<void> {
  let config: Config;
  let flags: Flags;
  try {
    flags = readFlags(process.argv.slice(2));
    if (flags.help) return void process.stdout.write(FLAGS_HELP);
    config = readConfig(process.env);
    if (flags.open && config.connection.mode !== 'local')
      throw new UserError('flags', '--open is for the local workspace alone: Slack tokens are set.');
  } catch (error) {
    return refuse(error);
  }
  const log = createLog(config.logLevel);
  let stopping = false;
  const stop = (code: number) => {
    if (stopping) process.exit(1);
    stopping = true;
    void stopAll(log).then(() => process.exit(code));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(0));
  for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(event, (error) => {
      log.error({ err: error }, 'unexpected error: stopping');
      stop(1);
    });
  }
  try {
    process.stdout.write(await start(config, flags, log));
  } catch (error) {
    await stopAll(log);
    refuse(error, config);
  }
}

function refuse(error: unknown, config?: Config): never {
  process.stderr.write(`${reasonOf(error, config)}\n`);
  process.exit(1);
}

/** Why a start failed, with how to mend it where that is known. */
function reasonOf(error: unknown, config?: Config): string {
  if (error instanceof UserError) return error.message;
  const { code, port, path, stack } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') {
    const variable = config?.connection.mode === 'local' ? 'LOCAL_PORT' : 'PORT';
    return `Port ${port} is in use. Stop what uses it, or set ${variable} to another port.`;
  }
  if (code && ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EEXIST'].includes(code) && path) {
    return `${path} cannot be written (${code}). Mend its permissions or space, or set DATA_DIR to another folder.`;
  }
  return `Rapporteur could not start: ${stack ?? String(error)}`;
}

await main();
