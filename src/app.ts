import type { ServerResponse } from 'node:http';
import { HTTPReceiver, type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Clock } from './clock.ts';
import type { Connection } from './config.ts';
import type { Database } from './db/client.ts';
import { Groups } from './db/groups.ts';
import { createPace } from './db/sending-pace.ts';
import { ensureWorkspace, type WorkspaceRecord } from './db/workspaces.ts';
import { UserError } from './errors.ts';
import { TIMING, type Timing } from './jobs/delivery.ts';
import { createJobs, type Jobs } from './jobs/jobs.ts';
import type { Log } from './log.ts';
import { boltLogger } from './slack/bolt-logger.ts';
import type { Deps } from './slack/deps.ts';
import { InFlight } from './slack/in-flight.ts';
import { registerListeners } from './slack/listeners/listeners.ts';
import { createSender } from './slack/sender.ts';
import { Switchboard } from './slack/switchboard.ts';

/** What the app is joined from; main and the tests give it. */
export interface Parts {
  db: Database;
  clock: Clock;
  log: Log;
  newKey(): string;
  slack: Exclude<Connection, { mode: 'local' }>;
  /** For a workspace that is seen for the first time */
  defaults: Pick<WorkspaceRecord, 'language' | 'timeZone'>;
  /** Names this instance in leases */
  instance: string;
  /** Whether node-cron runs the jobs; tests call `jobs` themselves. */
  schedule: boolean;
  /** Other waits than the usual ones, for a trial of many failures */
  timing?: Partial<Timing>;
}

export interface RunningApp {
  workspace: WorkspaceRecord;
  jobs: Jobs;
  inFlight: InFlight;
  /** The port that HTTP listens on; null over Socket Mode */
  port: number | null;
  /** Takes nothing new, lets what is in flight finish (up to `milliseconds`), and stops. */
  stop(milliseconds?: number): Promise<void>;
}

/** Starts the app: the one place where its parts are joined. Throws a UserError when Slack refuses the tokens. */
export async function startApp(parts: Parts): Promise<RunningApp> {
  const { db, clock, log, slack } = parts;
  const inFlight = new InFlight();
  const receiver = receiverOf(parts);
  const options = interactive(slack.apiUrl, log);
  const { workspace, ...bot } = await joinWorkspace(new WebClient(slack.botToken, options), parts);
  const teamId = workspace.id;
  const speaksAs = new WebClient(slack.botToken, { ...options, teamId });
  const board = new Switchboard(
    {
      // Of one workspace, whoever does something in it: Bolt would keep a client for each team that its people are of.
      authorize: async () => ({ botToken: slack.botToken, ...bot, teamId }),
      receiver,
      convoStore: false,
      logger: options.logger,
      clientOptions: options,
    },
    speaksAs,
    log,
  );
  const timing = { ...TIMING, ...parts.timing };
  const pace = createPace(db, workspace.id);
  const sender = createSender({ token: slack.botToken, apiUrl: slack.apiUrl, log, pace, callMs: timing.callMs });
  const { instance, schedule } = parts;
  const groups = new Groups(db);
  const workspaceIds = [workspace.id];
  const jobs = createJobs({ db, groups, clock, log, instance, workspaceIds, sender, schedule, inFlight, timing });
  const deps: Deps = {
    db,
    groups,
    clock,
    log,
    newKey: parts.newKey,
    wake: () => jobs.wake(),
    inFlight,
  };
  registerListeners(board, deps);
  // For both the first member would wait otherwise, and whoever asks meanwhile: Prisma's query compiler, and who is here.
  await db.$connect();
  await groups.read(workspace.id);
  const server = await board.start(slack.mode === 'http' ? slack.port : 0).catch((error) => {
    const reason = error.data?.error;
    throw reason ? new UserError('slack_refused', `Slack did not accept SLACK_APP_TOKEN: ${reason}.`) : error;
  });
  jobs.start();

  let stopping: Promise<void> | undefined;
  async function stop(milliseconds: number): Promise<void> {
    jobs.stop();
    // A socket that is closed takes the acks of what is in flight with it; HTTP is closed to what is new and no more.
    if (slack.mode === 'socket') await inFlight.drained(milliseconds);
    const closed = board
      .stop()
      .catch((error) => log.warn({ error: String(error) }, 'the receiver did not stop cleanly'));
    if (!(await inFlight.drained(milliseconds))) log.warn({ running: inFlight.size }, 'stopped with work in flight');
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 2_000).unref())]);
  }
  return {
    workspace,
    jobs,
    inFlight,
    port: slack.mode === 'http' ? portOf(server) : null,
    stop(milliseconds = 10_000) {
      stopping ??= stop(milliseconds);
      return stopping;
    },
  };
}

/**
 * Answers to members must come at once or not at all: no queueing behind a rate limit, and no retries, since a trigger is
 * dead by then and a message whose answer was lost would be posted twice.
 */
function interactive(apiUrl: string | undefined, log: Log): WebClientOptions & { logger: Logger } {
  return {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    logger: boltLogger(log),
    timeout: 5_000,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  };
}

function receiverOf({ slack, log, db }: Parts): Receiver {
  if (slack.mode === 'http') {
    const receiver = new HTTPReceiver({
      signingSecret: slack.signingSecret,
      endpoints: '/slack/events',
      port: slack.port,
      logger: boltLogger(log),
      customRoutes: [
        { path: '/health', method: 'GET', handler: (_request, response) => void answerHealth(db, response) },
      ],
    });
    refuseFuture(receiver);
    return receiver;
  }
  return new SocketModeReceiver({
    appToken: slack.appToken,
    logger: boltLogger(log),
    // The client waits this long before it reconnects, too.
    clientPingTimeout: 3_000,
    // Options of its own: a receiver with few retries never reconnects after one failed attempt.
    installerOptions: {
      clientOptions: {
        ...(slack.apiUrl && { slackApiUrl: slack.apiUrl }),
        retryConfig: { forever: true, factor: 1.5, minTimeout: 500, maxTimeout: 30_000, randomize: true },
      },
    },
  });
}

const TOLERANCE_S = 5 * 60;

/** Bolt refuses requests that are signed too long ago, and takes those from the future: they could be played back then. */
function refuseFuture(receiver: HTTPReceiver): void {
  const { requestListener } = receiver;
  receiver.requestListener = (request, response) => {
    const signedAt = Number(request.headers['x-slack-request-timestamp'] ?? 0);
    if (signedAt > Date.now() / 1000 + TOLERANCE_S) response.writeHead(401).end();
    else requestListener(request, response);
  };
}

async function answerHealth(db: Database, response: ServerResponse): Promise<void> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('late')), 2_000).unref());
  const isWell = await Promise.race([db.$queryRaw`SELECT 1`, late]).then(
    () => true,
    () => false,
  );
  response.writeHead(isWell ? 200 : 503).end(isWell ? 'ok\n' : 'the database does not answer\n');
}

async function joinWorkspace(
  client: WebClient,
  { db, slack, defaults }: Parts,
): Promise<{ workspace: WorkspaceRecord; botId: string; botUserId: string }> {
  const answer = await client.auth.test().catch((error) => {
    const reason = error.data?.error;
    if (reason) throw new UserError('slack_refused', `Slack did not accept SLACK_BOT_TOKEN: ${reason}.`);
    const where = slack.apiUrl ? `the server of SLACK_API_URL (${slack.apiUrl})` : 'Slack';
    throw new UserError('slack_unreachable', `${where} does not answer: ${error.message}. Check the network.`);
  });
  const { team_id: id = '', team: name = '', bot_id: botId = '', user_id: botUserId = '' } = answer;
  return { workspace: await ensureWorkspace(db, { id, name, ...defaults }), botId, botUserId };
}

function portOf(server: unknown): number | null {
  const address = (server as { address?(): unknown } | undefined)?.address?.();
  return address instanceof Object && 'port' in address ? Number(address.port) : null;
}
