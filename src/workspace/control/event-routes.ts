import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Change } from '../changes.ts';
import type { Core } from '../core.ts';

/** How long a browser waits before it connects again. */
const retryMs = 1000;

/** Every change as it happens, as server-sent events. */
export function eventRoutes(core: Core): Hono<{ Bindings: HttpBindings }> {
  const routes = new Hono<{ Bindings: HttpBindings }>();

  routes.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      const asked = c.req.header('last-event-id') ?? c.req.query('since');
      const from = asked === undefined ? core.changes.lastId() : Number(asked);
      const waiting: Change[] = core.changes.since(from);
      let isOpen = true;
      let wake: () => void = () => {};
      const unsubscribe = core.changes.subscribe((change) => {
        waiting.push(change);
        wake();
      });
      const sent = new Promise<void>((resolve) => {
        for (const end of ['finish', 'close']) c.env.outgoing.once(end, resolve);
      });
      const end = () => {
        isOpen = false;
        wake();
        return sent;
      };
      core.streams.add(end);
      stream.onAbort(() => void end());

      await stream.write(`retry: ${retryMs}\n: connected\n\n`);
      // Some changes since then are kept no more, or were another start's: the reader must look at everything again.
      const isGap = from !== 0 && (from + 1 < core.changes.oldestId() || from > core.changes.lastId());
      if (isGap) await stream.writeSSE({ event: 'gap', data: '{}' });
      while (isOpen && !stream.aborted) {
        const change = waiting.shift();
        if (change) {
          await stream.writeSSE({ id: String(change.id), event: change.type, data: JSON.stringify(change) });
          continue;
        }
        const isQuiet = await new Promise<boolean>((resolve) => {
          const timer = setTimeout(() => resolve(true), core.settings.heartbeatMs);
          wake = () => {
            clearTimeout(timer);
            resolve(false);
          };
        });
        if (isQuiet) await stream.write(': still here\n\n');
      }
      unsubscribe();
      core.streams.delete(end);
    }),
  );
  return routes;
}
