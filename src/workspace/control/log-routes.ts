import { type Context, Hono } from 'hono';
import type { Call, Core } from '../core.ts';
import type { DeliveryRecord } from '../delivery.ts';
import { replay } from '../interactions/replay.ts';
import { reaches } from './observe.ts';
import { BadRequest } from './request.ts';
import type { DeliveryShown, Refusal, WarningShown } from './shown.ts';

/** The calls that answered a delivery: those that used its trigger or response_url, and those made before the next. */
function callsOf(core: Core, record: DeliveryRecord): Call[] {
  const next = core.delivery.records.find((one) => one.firstCall > record.firstCall);
  const until = next?.firstCall ?? Number.POSITIVE_INFINITY;
  return core.calls.filter(
    (call) =>
      call.deliveryId === record.id || (call.deliveryId === null && call.id >= record.firstCall && call.id < until),
  );
}

function deliveryShown(core: Core, record: DeliveryRecord): DeliveryShown & DeliveryRecord {
  return { ...record, calls: callsOf(core, record) };
}

function replayable(core: Core, id: string): DeliveryRecord {
  const record = core.delivery.records.find((one) => one.id === id);
  if (!record) {
    throw new BadRequest(`There is no delivery ${id}: the last 2,000 are kept, until a restart or a reset.`, 404);
  }
  if (!core.state.app.installed) throw new BadRequest('The app is not installed: nothing can be sent to it.', 409);
  const user = core.state.users[record.userId ?? ''];
  if (record.userId && (!user || user.deleted)) {
    throw new BadRequest(`${user?.name ?? record.userId} is not active any more: nothing can be sent as them.`, 409);
  }
  return record;
}

function matching<T>(items: T[], c: Context, keys: Record<string, (item: T) => string | null>): T[] {
  let found = items;
  for (const [key, read] of Object.entries(keys)) {
    const wanted = c.req.query(key);
    if (wanted !== undefined) found = found.filter((item) => read(item) === wanted);
  }
  const limit = Number(c.req.query('limit') ?? found.length);
  return limit > 0 ? found.slice(-limit) : [];
}

/** What passed between the app and the workspace. */
export function logRoutes(core: Core): Hono {
  const routes = new Hono();

  routes.get('/calls', (c) => {
    const since = Number(c.req.query('since') ?? 0);
    const calls = core.calls.filter((call) => call.id > since);
    return c.json({
      calls: matching(calls, c, { method: (call) => call.method, error: (call) => String(call.answer?.error) }),
    });
  });
  routes.delete('/calls', (c) => {
    core.calls.length = 0;
    return c.json({ calls: [] });
  });

  routes.get('/deliveries', (c) => {
    const found = matching(core.delivery.records, c, {
      kind: (one) => one.kind,
      type: (one) => one.type,
      user: (one) => one.userId,
      outcome: (one) => one.outcome,
    });
    return c.json({ deliveries: found.map((one) => deliveryShown(core, one)) });
  });
  routes.delete('/deliveries', (c) => {
    core.delivery.records.length = 0;
    return c.json({ deliveries: [] });
  });

  routes.post('/deliveries/:id/replay', async (c) => {
    const record = replayable(core, c.req.param('id'));
    const again = await replay(core, record, core.state.users[record.userId ?? '']);
    return c.json({ delivery: deliveryShown(core, again) });
  });

  routes.get('/files/:id', (c) => {
    const file = core.state.files[c.req.param('id')];
    if (!file?.complete) return c.json({ error: `There is no file ${c.req.param('id')}.` }, 404);
    return new Response(new Uint8Array(Buffer.from(file.base64, 'base64')), {
      headers: {
        'Content-Type': file.mimetype,
        'X-Content-Type-Options': 'nosniff',
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      },
    });
  });

  routes.get('/warnings', (c) => {
    const warnings: WarningShown[] = core.warnings.list;
    return c.json({ warnings });
  });
  routes.delete('/warnings', (c) => {
    core.warnings.list.length = 0;
    return c.json({ warnings: [] });
  });

  routes.get('/refusals', (c) => {
    const userId = c.req.query('user');
    const user = core.state.users[userId ?? ''];
    if (userId !== undefined && !user) throw new BadRequest(`There is no person ${userId}.`, 404);
    const refusals: Refusal[] = core.refusals.list.filter(
      (one) => !user || reaches(core, user, { userId: one.userId ?? undefined, channel: one.channel ?? undefined }),
    );
    return c.json({ refusals });
  });
  routes.delete('/refusals', (c) => {
    core.refusals.list.length = 0;
    return c.json({ refusals: [] });
  });
  return routes;
}
