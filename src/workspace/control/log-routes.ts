import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Change } from '../changes.ts';
import type { Call, Core } from '../core.ts';
import type { DeliveryRecord } from '../delivery.ts';

/** The calls that answered a delivery: those that used its trigger or response_url, and those made before the next. */
function callsOf(core: Core, record: DeliveryRecord): Call[] {
  const next = core.delivery.records.find((one) => one.firstCall > record.firstCall);
  const until = next?.firstCall ?? Number.POSITIVE_INFINITY;
  return core.calls.filter(
    (call) =>
      call.deliveryId === record.id || (call.deliveryId === null && call.id >= record.firstCall && call.id < until),
  );
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
    return c.json({ deliveries: found.map((one) => ({ ...one, calls: callsOf(core, one) })) });
  });
  routes.delete('/deliveries', (c) => {
    core.delivery.records.length = 0;
    return c.json({ deliveries: [] });
  });

  routes.get('/files/:id', (c) => {
    const file = core.state.files[c.req.param('id')];
    if (!file?.complete) return c.json({ error: `There is no file ${c.req.param('id')}.` }, 404);
    return new Response(new Uint8Array(Buffer.from(file.base64, 'base64')), {
      headers: {
        'Content-Type': file.mimetype,
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      },
    });
  });

  routes.get('/warnings', (c) => c.json({ warnings: core.warnings }));
  routes.delete('/warnings', (c) => {
    core.warnings.length = 0;
    return c.json({ warnings: [] });
  });

  routes.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      const asked = c.req.header('last-event-id') ?? c.req.query('since');
      const from = asked === undefined ? core.changes.lastId() : Number(asked);
      const waiting: Change[] = core.changes.since(from);
      let wake: () => void = () => {};
      const unsubscribe = core.changes.subscribe((change) => {
        waiting.push(change);
        wake();
      });
      stream.onAbort(() => {
        unsubscribe();
        wake();
      });
      // Some changes since then are kept no more: the reader must look at everything again.
      if (from + 1 < core.changes.oldestId()) await stream.writeSSE({ event: 'gap', data: '{}' });
      else await stream.write(': connected\n\n');
      while (!stream.aborted && !stream.closed) {
        const change = waiting.shift();
        if (change) await stream.writeSSE({ id: String(change.id), event: change.type, data: JSON.stringify(change) });
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    }),
  );
  return routes;
}
