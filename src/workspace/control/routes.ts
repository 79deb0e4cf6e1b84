import { Hono } from 'hono';
import type { Core } from '../core.ts';
import { SlackError } from '../core.ts';
import { NeedsConfirmation } from '../interactions/action.ts';
import { ImpossibleValue } from '../interactions/choice.ts';
import { NotVisible } from '../interactions/place.ts';
import { adminRoutes } from './admin-routes.ts';
import { channelRoutes } from './channel-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { onlyLocal } from './guard.ts';
import { logRoutes } from './log-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { personRoutes } from './person-routes.ts';
import { BadRequest } from './request.ts';

/** The control API: all that people can do and see, and all that a test needs to arrange. */
export function controlRoutes(core: Core): Hono {
  const routes = new Hono();
  routes.use('*', onlyLocal);
  routes.route('/as/:userId', personRoutes(core));
  routes.route('/as/:userId', messageRoutes(core));
  routes.route('/', adminRoutes(core));
  routes.route('/', channelRoutes(core));
  routes.route('/', logRoutes(core));
  routes.route('/', eventRoutes(core));
  routes.all('*', (c) => c.json({ error: `There is no ${c.req.method} ${c.req.path} in the control API.` }, 404));
  routes.onError((error, c) => {
    if (error instanceof BadRequest) return c.json({ error: error.message }, error.status);
    if (error instanceof NeedsConfirmation) return c.json({ error: error.message, confirm: error.dialog }, 409);
    if (error instanceof NotVisible || error instanceof ImpossibleValue) return c.json({ error: error.message }, 400);
    if (error instanceof SlackError) return c.json({ error: error.code }, 400);
    core.warn('workspace', `The workspace itself failed: ${error.stack}`);
    return c.json({ error: `The workspace itself failed: ${error.message}` }, 500);
  });
  return routes;
}
