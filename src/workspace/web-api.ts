import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { argsFrom, readBody } from './args.ts';
import { monotonicMs } from './clock.ts';
import type { Call, Core } from './core.ts';
import { SlackError } from './core.ts';
import { isObject, type Json } from './json.ts';
import { basicMethods } from './methods/basics.ts';
import { chatMethods } from './methods/chat.ts';
import { conversationMethods } from './methods/conversations.ts';
import { fileMethods } from './methods/files.ts';
import type { MethodTable } from './methods/method.ts';
import { reactionMethods } from './methods/reactions.ts';
import { userMethods } from './methods/users.ts';
import { viewMethods } from './methods/views.ts';
import type { ActiveRule } from './misbehaviour.ts';
import { checkScopes, checkToken, tokenOf } from './tokens.ts';

const methods: MethodTable = {
  ...basicMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...reactionMethods,
  ...userMethods,
  ...viewMethods,
};

interface Answer {
  status: number;
  /** null: the connection is destroyed instead. */
  body: Json | null;
  headers?: Record<string, string>;
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function limited(retryAfter: number): Answer {
  return { status: 429, body: { ok: false, error: 'ratelimited' }, headers: { 'Retry-After': String(retryAfter) } };
}

/** What a rule makes of a call that Slack would otherwise have processed. */
function spoiled(rule: ActiveRule): Answer | undefined {
  if (rule.kind === 'status') return { status: rule.status ?? 500, body: { ok: false, error: 'internal_error' } };
  if (rule.kind === 'error') return { status: 200, body: { ok: false, error: rule.error ?? 'internal_error' } };
  if (rule.kind === 'rate_limited') return limited(rule.retryAfter ?? 1);
  if (rule.kind === 'drop') return { status: 0, body: null };
  return undefined;
}

function perform(
  core: Core,
  name: string,
  sent: { body: Json; isJson: boolean; headers: Headers },
  call: Call,
): Answer {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) {
    core.warn(name, 'This method is not known here; see docs/local-workspace.md for those that are.');
    throw new SlackError('unknown_method', { req_method: name });
  }
  checkToken(core, tokenOf(sent.headers, sent.body), method.token ?? 'bot');
  checkScopes(core, method.scopes ?? []);
  // Methods that only read take no JSON: Slack sees no arguments at all then.
  const args = argsFrom(sent.isJson && !method.json ? {} : sent.body);
  const retryAfter = core.rateLimiter.take(name, method.tier, args.text('channel'));
  if (retryAfter !== null) {
    core.warn(name, 'Answered with 429: too many calls. The app must wait as long as Retry-After says.');
    return limited(retryAfter);
  }
  const result = method.run(core, args, {
    warn: (code) => void call.warnings.push(code),
    answers(deliveryId) {
      call.deliveryId = deliveryId;
    },
  });
  return { status: 200, body: { ok: true, ...result } };
}

/** Adds the warnings to an answer as Slack does. */
function withWarnings(answer: Answer, warnings: string[]): Answer {
  if (!answer.body || warnings.length === 0) return answer;
  const metadata = isObject(answer.body.response_metadata) ? answer.body.response_metadata : {};
  const body = { ...answer.body, warning: warnings.join(','), response_metadata: { ...metadata, warnings } };
  return { ...answer, body };
}

async function answerTo(core: Core, name: string, request: Request, call: Call): Promise<Answer> {
  try {
    const { body, isJson, warnings } = await readBody(request);
    const { token: _, ...args } = body;
    call.args = args;
    call.warnings.push(...warnings);
    if (warnings.includes('missing_charset')) core.warn(name, 'JSON was sent without a charset in Content-Type.');
    for (const rule of core.misbehaviour.strike(name)) {
      call.misbehaviour.push(rule.kind);
      if (rule.kind === 'delay') await sleep(rule.ms ?? 0);
      const answer = spoiled(rule);
      if (answer) return answer;
    }
    return perform(core, name, { body, isJson, headers: request.headers }, call);
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return { status: 200, body: { ok: false, error: error.code, ...error.extra } };
  }
}

/** Notes a call for the control API; done when it has been answered. */
export function beginCall(core: Core, method: string): { call: Call; end: (answer: Answer) => void } {
  const started = monotonicMs();
  const call: Call = {
    id: core.lastCall + 1,
    at: core.clock.now().toISOString(),
    method,
    args: {},
    status: 0,
    answer: null,
    ms: 0,
    warnings: [],
    misbehaviour: [],
    deliveryId: null,
  };
  core.lastCall = call.id;
  core.calls.push(call);
  if (core.calls.length > 5000) core.calls.splice(0, 1000);
  return {
    call,
    end(answer) {
      call.status = answer.status;
      call.answer = answer.body;
      call.ms = Math.round(monotonicMs() - started);
      core.changes.emit('call', { data: call });
    },
  };
}

export function webApiRoutes(core: Core): Hono<{ Bindings: HttpBindings }> {
  const routes = new Hono<{ Bindings: HttpBindings }>();
  routes.on(['GET', 'POST'], '/api/:method', async (c) => {
    const name = c.req.param('method');
    const { call, end } = beginCall(core, name);
    const answer = withWarnings(await answerTo(core, name, c.req.raw, call), call.warnings);
    if (call.misbehaviour.includes('lose_answer')) answer.body = null;
    end(answer);
    if (!answer.body) {
      c.env.outgoing.destroy();
      return RESPONSE_ALREADY_SENT;
    }
    return new Response(JSON.stringify(answer.body), {
      status: answer.status,
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'X-Slack-Req-Id': `req-${call.id}`,
        'X-OAuth-Scopes': core.manifest.scopes.join(','),
        'X-Accepted-OAuth-Scopes': (methods[name]?.scopes ?? []).join(','),
        ...answer.headers,
      },
    });
  });
  return routes;
}
