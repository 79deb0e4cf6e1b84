import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { avatarRoutes } from './avatars.ts';
import { controlRoutes } from './control/routes.ts';
import type { Core } from './core.ts';
import { fileRoutes } from './files.ts';
import { pageRoutes } from './page-routes.ts';
import { responseUrlRoutes } from './response-url-routes.ts';
import { webApiRoutes } from './web-api.ts';

/** Everything that the workspace serves over HTTP. */
export function createRoutes(core: Core): Hono<{ Bindings: HttpBindings }> {
  const routes = new Hono<{ Bindings: HttpBindings }>();
  routes.use('*', async (_, next) => {
    await next();
    core.flush();
  });
  routes.route('/', webApiRoutes(core));
  routes.route('/', responseUrlRoutes(core));
  routes.route('/', fileRoutes(core));
  routes.route('/', avatarRoutes(core));
  routes.route('/control', controlRoutes(core));
  routes.route('/', pageRoutes(core.options.pageFolder));
  routes.notFound((c) =>
    c.text('Nothing is served here. The page is at /, the Web API under /api/, the control API under /control/.', 404),
  );
  routes.onError((error, c) => {
    core.warn('workspace', `The workspace itself failed: ${error.stack}`);
    return c.json({ ok: false, error: 'internal_error', detail: error.message }, 500);
  });
  return routes;
}
