import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpBindings } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { isLocalHost } from './control/guard.ts';

const self = "'self'";
const none = "'none'";

/** What the page may load: itself from here, and pictures from wherever the app's blocks have them. */
const secured = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: [self],
    styleSrc: [self, "'unsafe-inline'"],
    imgSrc: [self, 'https:', 'http:', 'data:', 'blob:'],
    connectSrc: [self],
    frameAncestors: [none],
    objectSrc: [none],
    baseUri: [none],
    formAction: [none],
  },
  referrerPolicy: 'no-referrer',
  // Plain HTTP on the loopback.
  strictTransportSecurity: false,
});

const notBuilt = `The page of this workspace is not built. Build it with: npm run page
Then open this address again. All that the page does can be done without it: see docs/local-workspace.md.
`;

/** What has a hash in its name never changes. */
const hashed = 'public, max-age=31536000, immutable';

/** The page with which a person uses the workspace in a browser, and the addresses that lead into it. */
export function pageRoutes(folder: string | undefined): Hono<{ Bindings: HttpBindings }> {
  const routes = new Hono<{ Bindings: HttpBindings }>();
  const isBuilt = () => folder !== undefined && existsSync(join(folder, 'index.html'));

  routes.on('GET', ['/', '/:file', '/assets/*', '/archives/*', '/files/*'], async (c, next) => {
    if (!isLocalHost(c.req.header('host'))) return c.text('The page answers only to 127.0.0.1 and localhost.', 403);
    await secured(c, next);
    if (c.res.ok) c.header('Cache-Control', c.req.path.startsWith('/assets/') ? hashed : 'no-cache');
  });
  routes.get('/', async (c, next) => (isBuilt() ? next() : c.text(notBuilt, 404)));

  routes.get('/archives/:channel', (c) => c.redirect(`/#/archive/${encodeURIComponent(c.req.param('channel'))}`));
  routes.get('/archives/:channel/:message', (c) => {
    const ts = /^p(\d+)(\d{6})$/.exec(c.req.param('message'));
    if (!ts) return c.notFound();
    return c.redirect(`/#/archive/${encodeURIComponent(c.req.param('channel'))}/${ts[1]}.${ts[2]}`);
  });
  routes.get('/files/:user/:id/:name', (c) => c.redirect(`/control/files/${encodeURIComponent(c.req.param('id'))}`));

  // Made when there is something to serve: it complains of a folder that is not there.
  let files: MiddlewareHandler<{ Bindings: HttpBindings }> | undefined;
  routes.on('GET', ['/', '/:file', '/assets/*'], (c, next) => {
    if (folder === undefined || !isBuilt()) return next();
    files ??= serveStatic({ root: folder });
    return files(c, next);
  });
  return routes;
}
