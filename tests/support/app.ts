import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type RunningApp, startApp } from '../../src/app.ts';
import type { OpenDatabase } from '../../src/db/client.ts';
import { upcomingReminders } from '../../src/jobs/upcoming-reminders.ts';
import { LOCAL } from '../../src/local.ts';
import { localConnection, localWorkspace, prepareLocalGroup } from '../../src/local-slack.ts';
import { createLog } from '../../src/log.ts';
import { readSample } from '../../src/usecases/load-sample.ts';
import { type Person, person } from '../../src/workspace/person.ts';
import { startWorkspace, type Workspace } from '../../src/workspace/workspace.ts';
import { freshDatabase } from './database.ts';

const PAGE = fileURLToPath(new URL('../../dist/page', import.meta.url));

export interface TestApp {
  database: OpenDatabase;
  workspace: Workspace;
  app: RunningApp;
  workspaceId: string;
  /** A person of the sample, by Slack user id. */
  as(slackUserId: string): Person;
  /** POSTs to the workspace's control API. */
  control(path: string, body?: unknown, method?: string): Promise<any>;
  /** Lines of the app's log; a test that expects an error takes it from here with `takeErrors`. */
  takeErrors(): string[];
  /** Resolves once no instance has work in flight: what is clicked is acknowledged first and acted upon then. */
  settled(): Promise<void>;
  /** Starts a second instance on the same database and workspace. */
  startAnother(): Promise<RunningApp>;
}

export interface TestAppOptions {
  transport: 'socket' | 'http';
  /** The clock at the start; a Wednesday morning in Hanoi unless told. */
  now?: Date;
  /** The database to use; else a fresh one. */
  database?: OpenDatabase;
  /** As main does it: the built page is served, it names the reminders to come, and a jump of the clock wakes the jobs. */
  withPage?: boolean;
}

/** The whole app on a database of its own, in a local workspace with the sample group, closed after the test file. */
export async function startTestApp({
  transport,
  now = new Date('2026-11-18T03:00:00Z'),
  database,
  withPage = false,
}: TestAppOptions): Promise<TestApp> {
  const opened = database ?? (await freshDatabase());
  const sample = readSample();
  const base = { real: Date.now(), start: now.getTime() };
  const workspace: Workspace = await startWorkspace({
    ...localWorkspace(sample),
    ...(withPage && {
      pageFolder: PAGE,
      moments: (slackLocale) =>
        upcomingReminders(opened.db, LOCAL.team.id, { now: workspace.clock.now(), slackLocale }),
    }),
    rateLimits: 'off',
    now: () => new Date(base.start + Date.now() - base.real),
  });
  const defaults = { language: 'en' as const, timeZone: 'Asia/Ho_Chi_Minh' };
  await prepareLocalGroup(opened.db, defaults, sample, now);
  // As of a group that has had its deadlines for a while: their steps are due as they come.
  const createdAt = new Date(now.getTime() - 120 * 24 * 60 * 60 * 1000);
  await opened.db.deadline.updateMany({
    where: { workspaceId: LOCAL.team.id },
    data: { createdAt, scheduledAt: createdAt },
  });

  const errors: string[] = [];
  const log = createLog('info', {
    write(line) {
      if (JSON.parse(line).level >= 50) errors.push(line);
    },
  });
  let keys = 0;
  const apps: RunningApp[] = [];
  const startInstance = async () => {
    const socket = localConnection(workspace);
    const { botToken, apiUrl } = socket;
    const instance = `test-${apps.length}`;
    const app = await startApp({
      db: opened.db,
      clock: workspace.clock,
      log,
      // Unique and the same in every run.
      newKey: () =>
        createHash('sha256')
          .update(`${instance}-${keys++}`)
          .digest('hex')
          .slice(0, 32)
          .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
      slack:
        transport === 'socket'
          ? socket
          : { mode: 'http', botToken, apiUrl, signingSecret: LOCAL.signingSecret, port: 0 },
      defaults,
      instance,
      schedule: false,
      timing: { betweenMs: 0 },
    });
    apps.push(app);
    return app;
  };
  const app = await startInstance();
  if (withPage) workspace.clock.onChange(() => void app.jobs.tick());

  async function control(path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') {
    const response = await fetch(`${workspace.url}/control/${path}`, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /control/${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }
  // Real seconds: on a busy machine three of them pass before anybody has done anything wrong.
  if (!withPage) await control('settings', { ackTimeoutMs: 30_000, triggerLifeMs: 30_000 });
  if (transport === 'http') await control('app', { requestUrl: `http://127.0.0.1:${app.port}/slack/events` });

  // While the next app of a file is being started nothing else runs: a socket that did not answer for so long is opened anew.
  if (transport === 'socket') beforeAll(() => untilHealthy(async () => (await control('socket')).connections));
  afterEach(() => expect(errors.splice(0)).toEqual([]));
  afterAll(async () => {
    for (const running of apps.reverse()) await running.stop(5_000);
    await workspace.close();
  });
  return {
    database: opened,
    workspace,
    app,
    workspaceId: LOCAL.team.id,
    as: (slackUserId) => person(workspace.url, slackUserId),
    control,
    takeErrors: () => errors.splice(0),
    async settled() {
      for (const { inFlight } of apps) {
        if (!(await inFlight.drained(30_000))) throw new Error('the app has work in flight still');
      }
    },
    startAnother: startInstance,
  };
}

async function untilHealthy(listConnections: () => Promise<{ healthy: boolean }[]>): Promise<void> {
  // Seen healthy once it may be about to be given up.
  for (let tries = 0, healthy = 0; tries < 300; tries++) {
    healthy = (await listConnections()).some((connection) => connection.healthy) ? healthy + 1 : 0;
    if (healthy === 4) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the app has no socket');
}
