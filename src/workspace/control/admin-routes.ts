import { Hono } from 'hono';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { tellApp } from '../events.ts';
import { verifyUrl } from '../http-delivery.ts';
import { eventTs } from '../membership.ts';
import { misbehaviourRule } from '../misbehaviour.ts';
import { moment } from './moment.ts';
import { BadRequest, bodyOf } from './request.ts';
import type { Moment, StateShown } from './shown.ts';

const clockBody = z.union([
  z.strictObject({ now: z.string() }),
  z.strictObject({ advance: z.union([z.string(), z.number()]) }),
]);

const socketBody = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('warning'), connection: z.string().optional() }),
  z.strictObject({ do: z.literal('refresh'), connection: z.string().optional() }),
  z.strictObject({ do: z.literal('link_disabled'), connection: z.string().optional() }),
  z.strictObject({ do: z.literal('rotate'), connection: z.string().optional() }),
  z.strictObject({ do: z.literal('drop'), connection: z.string().optional() }),
  z.strictObject({ do: z.literal('refuse'), ms: z.number().int().nonnegative() }),
  z.strictObject({ do: z.literal('duplicate'), times: z.number().int().positive().default(1) }),
]);

const appBody = z.strictObject({
  /** null: back to Socket Mode. */
  requestUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .optional(),
  /** Whether the address must answer Slack's challenge first. */
  verify: z.boolean().default(true),
  revokeToken: z.enum(['bot', 'app']).optional(),
  uninstall: z.literal(true).optional(),
  /** Undoes revocations and the uninstallation. */
  reinstall: z.literal(true).optional(),
});

const milliseconds = z.number().int().nonnegative();
const limit = z.number().positive();
const settingsBody = z.strictObject({
  ackTimeoutMs: milliseconds.optional(),
  eventRetryMs: z.array(milliseconds).optional(),
  triggerLifeMs: milliseconds.optional(),
  responseUrlLifeMs: milliseconds.optional(),
  responseUrlUses: milliseconds.optional(),
  pingMs: milliseconds.optional(),
  socketRefreshMs: milliseconds.optional(),
  refreshWarningMs: milliseconds.optional(),
  heartbeatMs: milliseconds.min(1).optional(),
  rateLimits: z
    .union([
      z.enum(['slack', 'off']),
      z
        .strictObject({
          tier1: limit,
          tier2: limit,
          tier3: limit,
          tier4: limit,
          postPerSecond: limit,
          postBurst: limit,
          postPerMinute: limit,
          methods: z.record(z.string(), limit),
        })
        .partial(),
    ])
    .optional(),
});

function appShown(core: Core): StateShown['app'] {
  const { manifest } = core;
  const { id, botUserId, botId } = core.options.app;
  return { id, botUserId, botId, ...core.state.app, ...manifest, connections: core.sockets.list() };
}

function stateShown(core: Core): StateShown {
  return {
    team: core.options.team,
    users: Object.values(core.state.users),
    channels: Object.values(core.state.channels),
    app: appShown(core),
    clock: { now: core.clock.now().toISOString() },
    visitors: core.options.visitors ?? [],
    lastChange: core.changes.lastId(),
  };
}

/** The workspace as a whole: its clock, the app's installation, and how it misbehaves. */
export function adminRoutes(core: Core): Hono {
  const routes = new Hono();
  const clock = () => ({ now: core.clock.now().toISOString() });

  routes.get('/state', (c) => c.json(stateShown(core)));
  routes.get('/commands', (c) => c.json({ commands: core.manifest.commands }));
  routes.get('/shortcuts', (c) => c.json({ shortcuts: core.manifest.shortcuts }));

  routes.get('/clock', (c) => c.json(clock()));
  routes.post('/clock', async (c) => {
    core.clock.set(moment(await bodyOf(c, clockBody), core.clock.now()));
    return c.json(clock());
  });

  routes.get('/moments', async (c) => {
    const moments: Moment[] = (await core.options.moments?.(c.req.query('locale') ?? 'en-US')) ?? [];
    return c.json({ moments });
  });

  routes.get('/misbehave', (c) => c.json({ rules: core.misbehaviour.list() }));
  routes.post('/misbehave', async (c) => c.json({ rule: core.misbehaviour.add(await bodyOf(c, misbehaviourRule)) }));
  routes.delete('/misbehave', (c) => {
    core.misbehaviour.remove();
    return c.json({ rules: [] });
  });
  routes.delete('/misbehave/:id', (c) => {
    core.misbehaviour.remove(Number(c.req.param('id')));
    return c.json({ rules: core.misbehaviour.list() });
  });

  routes.get('/socket', (c) => c.json({ connections: core.sockets.list() }));
  routes.post('/socket', async (c) => {
    const body = await bodyOf(c, socketBody);
    let touched = 0;
    if (body.do === 'refuse') core.sockets.refuseFor(body.ms);
    else if (body.do === 'duplicate') core.delivery.duplicateNext(body.times);
    else if (body.do === 'rotate') touched = core.sockets.rotate(body.connection);
    else if (body.do === 'drop') touched = core.sockets.drop(body.connection);
    else {
      const reason = body.do === 'refresh' ? 'refresh_requested' : body.do;
      touched = core.sockets.disconnect(reason, body.connection);
    }
    return c.json({ ok: true, touched, connections: core.sockets.list() });
  });

  routes.get('/settings', (c) => c.json({ ...core.settings, rateLimits: core.rateLimiter.current() }));
  routes.post('/settings', async (c) => {
    const { rateLimits, ...durations } = await bodyOf(c, settingsBody);
    Object.assign(core.settings, durations);
    if (rateLimits !== undefined) core.rateLimiter.configure(rateLimits);
    return c.json({ ...core.settings, rateLimits: core.rateLimiter.current() });
  });

  routes.post('/app', async (c) => {
    const body = await bodyOf(c, appBody);
    const state = core.state.app;
    if (typeof body.requestUrl === 'string' && body.verify) {
      const fault = await verifyUrl(core, body.requestUrl);
      if (fault) throw new BadRequest(fault);
    }
    if (body.requestUrl !== undefined) state.requestUrl = body.requestUrl;
    if (body.revokeToken) {
      if (body.revokeToken === 'bot') state.botTokenRevoked = true;
      else state.appTokenRevoked = true;
      const tokens = { oauth: [], bot: body.revokeToken === 'bot' ? [core.options.app.botUserId] : [] };
      tellApp(core, 'tokens_revoked', { type: 'tokens_revoked', tokens, event_ts: eventTs(core) });
    }
    if (body.uninstall) {
      tellApp(core, 'app_uninstalled', { type: 'app_uninstalled', event_ts: eventTs(core) });
      state.installed = false;
    }
    if (body.reinstall) Object.assign(state, { installed: true, botTokenRevoked: false, appTokenRevoked: false });
    core.touch();
    core.changes.emit('app', { data: state });
    await core.delivery.settled();
    return c.json({ app: appShown(core) });
  });

  routes.post('/reset', (c) => {
    core.reset();
    return c.json({ ok: true });
  });
  return routes;
}
