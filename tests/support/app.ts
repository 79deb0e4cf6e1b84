import { createHash } from 'node:crypto';
import { afterAll, afterEach, expect } from 'vitest';
import { type RunningApp, startApp } from '../../src/app.ts';
import type { OpenDatabase } from '../../src/db/client.ts';
import { LOCAL, localConnection, localWorkspace, prepareLocalGroup } from '../../src/local-slack.ts';
import { createLog } from '../../src/log.ts';
import { readSample } from '../../src/usecases/load-sample.ts';
import { type Person, person } from '../../src/workspace/person.ts';
import { startWorkspace, type Workspace } from '../../src/workspace/workspace.ts';
import { freshDatabase } from './database.ts';

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
  /** Starts a second instance on the same database and workspace. */
  startAnother(): Promise<RunningApp>;
}

export interface TestAppOptions {
  transport: 'socket' | 'http';
  /** The clock at the start; a Wednesday morning in Hanoi unless told. */
  now?: Date;
  /** The database to use; else a fresh one. */
  database?: OpenDatabase;
}

/** The whole app on a database of its own, in a local workspace with the sample group, closed after the test file. */
export async function startTestApp({
  transport,
  now = new Date('2026-11-18T03:00:00Z'),
  database,
}: TestAppOptions): Promise<TestApp> {
  const opened = database ?? (await freshDatabase());
  const sample = readSample();
  const base = { real: Date.now(), start: now.getTime() };
  const workspace = await startWorkspace({
    ...localWorkspace(sample),
    rateLimits: 'off',
    now: () => new Date(base.start + Date.now() - base.real),
  });
  const defaults = { language: 'en' as const, timeZone: 'Asia/Ho_Chi_Minh' };
  await prepareLocalGroup(opened.db, defaults, sample, now);
  // As of a group that has had its deadlines for a while: their steps are due as they come.
  const createdAt = new Date(now.getTime() - 120 * 24 * 60 * 60 * 1000);
  await opened.db.deadline.updateMany({ where: { workspaceId: LOCAL.team.id }, data: { createdAt } });

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
      newKey: () => createHash('sha256').update(`${instance}-${keys++}`).digest('hex').slice(0, 32),
      slack:
        transport === 'socket'
          ? socket
          : { mode: 'http', botToken, apiUrl, signingSecret: LOCAL.signingSecret, port: 0 },
      defaults,
      instance,
      schedule: false,
    });
    apps.push(app);
    return app;
  };
  const app = await startInstance();

  async function control(path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') {
    const response = await fetch(`${workspace.url}/control/${path}`, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /control/${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }
  if (transport === 'http') await control('app', { requestUrl: `http://127.0.0.1:${app.port}/slack/events` });

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
    startAnother: startInstance,
  };
}
