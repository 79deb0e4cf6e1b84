import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createChanges } from './changes.ts';
import { type Clock, createClock, monotonicMs } from './clock.ts';
import type { Call, Core } from './core.ts';
import { createDelivery } from './delivery.ts';
import { warnOfManifest } from './events.ts';
import { readManifest } from './manifest.ts';
import { createMisbehaviour } from './misbehaviour.ts';
import type { WorkspaceOptions } from './options.ts';
import { createSaver, loadState } from './persistence.ts';
import { createRateLimiter } from './rate-limits.ts';
import { createRefusals } from './refusals.ts';
import { createResponseUrls } from './response-urls.ts';
import { createRoutes } from './routes.ts';
import { slackSettings } from './settings.ts';
import { createSocketMode } from './socket-mode.ts';
import { addMissingSeeds, seedState } from './state.ts';
import { createTriggers } from './triggers.ts';
import { createWarnings } from './warnings.ts';

export type { InstalledApp, SeedChannel, SeedUser, WorkspaceOptions } from './options.ts';

export interface Workspace {
  /** http://127.0.0.1:PORT */
  url: string;
  /** For Bolt's `clientOptions.slackApiUrl`. */
  apiUrl: string;
  clock: Pick<Clock, 'now' | 'set' | 'onChange'>;
  close(): Promise<void>;
}

/** Everything but the server. The parts refer to one another through the core, so they are put in one by one. */
function createCore(options: WorkspaceOptions): { core: Core; save: () => void; clock: Clock } {
  const manifest = readManifest(options.app.manifest);
  const base = options.now ?? (() => new Date());
  const loaded = options.statePath ? loadState(options.statePath) : null;
  const clock = createClock(base, loaded?.clockOffset ?? 0);
  const state = loaded ?? seedState(options, manifest, clock.now());
  addMissingSeeds(state, options, manifest, clock.now());
  // Where the app listens is a matter of this start, not of the last one.
  state.app.requestUrl = options.app.requestUrl ?? null;
  const saver = options.statePath ? createSaver(options.statePath, () => core.state) : undefined;
  const settings = slackSettings();
  const calls: Call[] = [];
  const changes = createChanges(clock.now, Date.now());
  const warnings = createWarnings(changes, clock.now);
  const core = {
    options,
    manifest,
    url: '',
    state,
    clock,
    changes,
    settings,
    rateLimiter: createRateLimiter(options.rateLimits ?? 'slack', monotonicMs),
    misbehaviour: createMisbehaviour(),
    triggers: createTriggers(settings),
    calls,
    lastCall: 0,
    streams: new Set(),
    warnings,
    touch: () => saver?.soon(),
    flush: () => saver?.flush(),
    warn: warnings.add,
    reset() {
      core.delivery.forget();
      core.misbehaviour.remove();
      core.rateLimiter.configure(options.rateLimits ?? 'slack');
      Object.assign(settings, slackSettings());
      for (const log of [calls, warnings.list, core.refusals.list, core.delivery.records]) log.length = 0;
      clock.set(base());
      // The app stays where it is, and no id is given twice.
      const { counter, app } = core.state;
      core.state = { ...seedState(options, manifest, clock.now()), counter };
      core.state.app.requestUrl = app.requestUrl;
      core.touch();
      core.changes.emit('reset', { data: null });
    },
  } as unknown as Core;
  core.refusals = createRefusals(core);
  core.responseUrls = createResponseUrls(core);
  core.sockets = createSocketMode(core);
  core.delivery = createDelivery(core);
  clock.onChange((now) => {
    core.state.clockOffset = clock.offset();
    core.touch();
    core.changes.emit('clock', { data: { now: now.toISOString() } });
  });
  warnOfManifest(core);
  return { core, clock, save: () => saver?.now() };
}

/** Starts a local Slack workspace on 127.0.0.1. */
export async function startWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { core, clock, save } = createCore(options);
  const routes = createRoutes(core);
  const server = createAdaptorServer({ fetch: routes.fetch, overrideGlobalObjects: false });
  server.on('upgrade', (request, socket, head) => core.sockets.upgrade(request, socket, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  core.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let closing: Promise<void> | undefined;
  const close = async () => {
    core.delivery.forget();
    await core.sockets.close();
    await Promise.race([
      Promise.all([...core.streams].map((end) => end())),
      new Promise((resolve) => setTimeout(resolve, 300).unref()),
    ]);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    if ('closeAllConnections' in server) server.closeAllConnections();
    await closed;
    save();
  };
  return {
    url: core.url,
    apiUrl: `${core.url}/api/`,
    clock: { now: clock.now, set: clock.set, onChange: clock.onChange },
    close() {
      closing ??= close();
      return closing;
    },
  };
}
