import type { MiddlewareHandler } from 'hono';

export function isLocalHost(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? '');
}

/**
 * Only programs and the workspace's own page may drive it: a name other than the loopback's in Host (a rebound
 * domain), or another Origin, means that some web page is at work.
 */
export const onlyLocal: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host');
  if (!isLocalHost(host)) {
    return c.json({ error: 'The control API answers only to 127.0.0.1 and localhost.' }, 403);
  }
  const origin = c.req.header('origin');
  if (origin !== undefined && origin !== `http://${host}`) {
    return c.json({ error: 'The control API cannot be driven from another web page.' }, 403);
  }
  if (c.req.header('sec-fetch-site') === 'cross-site') {
    return c.json({ error: 'The control API cannot be driven from another web page.' }, 403);
  }
  await next();
};
