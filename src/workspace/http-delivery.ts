import { createHmac } from 'node:crypto';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { monotonicMs } from './clock.ts';
import type { Core } from './core.ts';
import type { DeliveryKind, Failure, Outcome, Retry } from './delivery.ts';
import type { Json } from './json.ts';

/** Slack's v0 signature over the raw body. The timestamp is real time, as the app compares it with its own clock. */
export function sign(secret: string, timestamp: number, rawBody: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${rawBody}`).digest('hex')}`;
}

function encode(kind: DeliveryKind, payload: Json): { type: string; raw: string } {
  if (kind === 'events_api') return { type: 'application/json', raw: JSON.stringify(payload) };
  const form = new URLSearchParams();
  if (kind === 'interactive') form.set('payload', JSON.stringify(payload));
  else for (const [key, value] of Object.entries(payload)) form.set(key, String(value));
  return { type: 'application/x-www-form-urlencoded', raw: form.toString() };
}

function parse(raw: string, type: string): unknown {
  if (raw.trim() === '') return null;
  if (!type.includes('json')) return { text: raw };
  return JSON.parse(raw);
}

function exchange(url: string, headers: Record<string, string>, raw: string, timeoutMs: number) {
  return new Promise<{ response: IncomingMessage; body: string }>((resolve, reject) => {
    const request = (url.startsWith('https:') ? httpsRequest : httpRequest)(
      url,
      { method: 'POST', agent: false, headers: { ...headers, 'Content-Length': String(Buffer.byteLength(raw)) } },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          body += part;
        });
        response.on('end', () => {
          clearTimeout(timer);
          resolve({ response, body });
        });
        response.on('error', reject);
      },
    );
    const timer = setTimeout(() => request.destroy(new Error('timeout')), timeoutMs);
    request.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    request.end(raw);
  });
}

/** Posts one payload, signed, and waits for the acknowledgement. */
export async function sendOverHttp(
  core: Core,
  url: string,
  kind: DeliveryKind,
  payload: Json,
  retry: Retry | null,
): Promise<Outcome> {
  const { type, raw } = encode(kind, payload);
  const timestamp = Math.floor(Date.now() / 1000);
  const headers: Record<string, string> = {
    'Content-Type': type,
    'User-Agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    Accept: '*/*',
    'X-Slack-Request-Timestamp': String(timestamp),
    'X-Slack-Signature': sign(core.options.app.signingSecret, timestamp, raw),
  };
  if (retry) {
    headers['X-Slack-Retry-Num'] = String(retry.number);
    headers['X-Slack-Retry-Reason'] = retry.reason;
  }
  const started = monotonicMs();
  const took = () => Math.round(monotonicMs() - started);
  const failed = (failure: Failure, more: Partial<Outcome> = {}): Outcome => ({
    ok: false,
    ms: took(),
    body: null,
    failure,
    ...more,
  });
  try {
    const { response, body } = await exchange(url, headers, raw, core.settings.ackTimeoutMs);
    const status = response.statusCode ?? 0;
    const noRetry = response.headers['x-slack-no-retry'] === '1';
    if (status < 200 || status > 299) return failed('http_error', { status, noRetry });
    try {
      return { ok: true, ms: took(), status, body: parse(body, response.headers['content-type'] ?? '') };
    } catch {
      return failed('invalid_body', { status, body });
    }
  } catch (error) {
    return failed(error instanceof Error && error.message === 'timeout' ? 'timeout' : 'connection_failed');
  }
}

/** What Slack does when a Request URL is saved: it must answer with the challenge. */
export async function verifyUrl(core: Core, url: string): Promise<string | null> {
  const challenge = sign(core.options.app.signingSecret, Date.now(), 'challenge').slice(3);
  const payload = { token: 'verification-token', challenge, type: 'url_verification' };
  const outcome = await sendOverHttp(core, url, 'events_api', payload, null);
  if (!outcome.ok)
    return `Your URL could not be verified: ${outcome.failure}${outcome.status ? ` ${outcome.status}` : ''}`;
  const body = outcome.body as { challenge?: unknown; text?: unknown } | null;
  if (body?.challenge === challenge || body?.text === challenge) return null;
  return "Your URL didn't respond with the value of the challenge parameter.";
}
