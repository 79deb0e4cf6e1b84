import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import type { Core } from './core.ts';
import { SlackError } from './core.ts';
import { isObject, type Json } from './json.ts';
import { beginCall } from './web-api.ts';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function parse(raw: string): Json {
  try {
    const form = raw.startsWith('payload=') ? (new URLSearchParams(raw).get('payload') ?? '') : raw;
    const body: unknown = JSON.parse(form);
    if (isObject(body)) return body;
  } catch {
    // Told below, as Slack tells it.
  }
  throw new SlackError('invalid_payload');
}

/** What an app is warned of that answers too late, or too often. */
function warn(core: Core, code: string): void {
  const { responseUrlLifeMs, responseUrlUses } = core.settings;
  const words: Record<string, string> = {
    expired_url: `A response_url was used after more than ${Math.round(responseUrlLifeMs / 1000)} seconds.`,
    used_url: `A response_url was used more than ${responseUrlUses} times.`,
    invalid_url: 'There is no such response_url.',
  };
  core.warn('response_url', words[code] ?? `Refused: ${code}.`);
}

/** Where the app answers interactions. Misbehaviour rules reach it under the method name `response_url`. */
export function responseUrlRoutes(core: Core): Hono<{ Bindings: HttpBindings }> {
  const routes = new Hono<{ Bindings: HttpBindings }>();
  routes.post('/response/:team/:secret', async (c) => {
    const { call, end } = beginCall(core, 'response_url');
    const secret = c.req.param('secret');
    call.deliveryId = core.responseUrls.find(secret)?.deliveryId ?? null;
    const destroy = () => {
      end({ status: 0, body: null });
      c.env.outgoing.destroy();
      return RESPONSE_ALREADY_SENT;
    };
    const refuse = (status: number, error: string, headers: Record<string, string> = {}) => {
      end({ status, body: { ok: false, error } });
      return Response.json({ ok: false, error }, { status, headers });
    };
    const struck = core.misbehaviour.strike('response_url');
    call.misbehaviour.push(...struck.map((rule) => rule.kind));
    for (const rule of struck) {
      if (rule.kind === 'delay') await sleep(rule.ms ?? 0);
      if (rule.kind === 'drop') return destroy();
      if (rule.kind === 'status') return refuse(rule.status ?? 500, 'internal_error');
      if (rule.kind === 'error') return refuse(400, rule.error ?? 'internal_error');
      if (rule.kind === 'rate_limited')
        return refuse(429, 'ratelimited', { 'Retry-After': String(rule.retryAfter ?? 1) });
    }
    try {
      call.args = parse(await c.req.text());
      core.responseUrls.use(secret, call.args);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      if (!error.isTold) warn(core, error.code);
      return refuse(['used_url', 'expired_url', 'invalid_url'].includes(error.code) ? 404 : 400, error.code);
    }
    if (struck.some((rule) => rule.kind === 'lose_answer')) return destroy();
    end({ status: 200, body: { ok: true } });
    return c.text('ok');
  });
  return routes;
}
