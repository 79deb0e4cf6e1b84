import { randomUUID } from 'node:crypto';
import { type Parts, type RunningApp, startApp } from './app.ts';
import { runFor } from './cli/process.ts';
import { listenForCommands } from './cli/remote.ts';
import { type Config, readConfig } from './config.ts';
import { UserError } from './errors.ts';
import { LOCAL, localConnection, localWorkspace, prepareLocalGroup } from './local-slack.ts';
import { createLog, type Log } from './log.ts';
import { openStore } from './store.ts';
import { readSample } from './usecases/load-sample.ts';

/** Undoes what the start did, in reverse. */
const stops: (() => Promise<unknown>)[] = [];

async function start(config: Config, log: Log): Promise<string> {
  const store = await openStore(config);
  stops.push(() => store.close());
  const { connection } = config;
  let joinedId = connection.mode === 'local' ? LOCAL.team.id : '';
  if (store.kind === 'embedded') {
    const commands = await listenForCommands(config.dataDir, (command) =>
      runFor(command, { db: store.db, isMeant: (id) => id === joinedId }),
    );
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

  const { startWorkspace } = await import('./workspace/workspace.ts');
  const sample = readSample();
  const workspace = await startWorkspace(localWorkspace(sample, { port: connection.port, folder: config.dataDir }));
  stops.push(() => workspace.close());
  const { clock } = workspace;
  await prepareLocalGroup(store.db, config, sample, clock.now());
  const app = await startApp({ ...parts, clock, slack: localConnection(workspace) });
  stops.push(() => app.stop());
  // The jobs run by the machine's clock; a jump of the workspace's clock must be seen at once.
  clock.onChange(() => void app.jobs.tick());
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
Rapporteur runs in a local Slack workspace: ${url}
${notice}

Try it, in another terminal (docs/local-workspace.md has more):
  curl -s ${url}/control/as/U0ALT01/command -H 'content-type: application/json' -d '{"text": "/rec 143.5"}'
  npm run import -- YOUR-FILE.xlsx --dry-run

Stop with Ctrl+C. To join a real Slack, set SLACK_BOT_TOKEN and SLACK_APP_TOKEN: see README.md.
`;
}

async function stopAll(log: Log): Promise<void> {
  for (const stop of stops.splice(0).reverse()) {
    await stop().catch((error) => log.warn({ error: String(error) }, 'a part did not stop cleanly'));
  }
}

async function main(): Promise<void> {
  let config: Config;
  try {
    config = readConfig(process.env);
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
    process.stdout.write(await start(config, log));
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
