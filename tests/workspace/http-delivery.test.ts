import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bare, type Setting, signingSecret } from './support.ts';

interface Received {
  headers: IncomingMessage['headers'];
  raw: string;
}

let setting: Omit<Setting, 'app'>;
let server: Server;
let received: Received[];
let answer: (request: Received, response: ServerResponse) => void;
let requestUrl: string;

beforeEach(async () => {
  setting = await bare();
  received = [];
  answer = (_request, response) => response.end();
  server = createServer(async (request, response) => {
    let raw = '';
    for await (const part of request) raw += part;
    const one = { headers: request.headers, raw };
    received.push(one);
    answer(one, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  requestUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
});
afterEach(async () => {
  await setting.stop();
  server.closeAllConnections();
  server.close();
});

const use = () => setting.post('/app', { requestUrl, verify: false });
const payloadOf = (one: Received | undefined) => JSON.parse(new URLSearchParams(one?.raw).get('payload') ?? '{}');

describe('delivery over HTTP', () => {
  it('is signed over the raw body', async () => {
    await use();
    await setting.ana.say('Hi');
    const [one] = received;
    const timestamp = one?.headers['x-slack-request-timestamp'];
    const expected = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${one?.raw}`).digest('hex');
    expect(one?.headers['x-slack-signature']).toBe(`v0=${expected}`);
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(60);
  });

  it('has the exact content type of each kind', async () => {
    await use();
    await setting.ana.say('Hi');
    await setting.ana.command('/tiny a b');
    await setting.ana.shortcut('begin');
    expect(received.map((one) => one.headers['content-type'])).toEqual([
      'application/json',
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded',
    ]);
    expect(JSON.parse(received[0]?.raw ?? '')).toMatchObject({ type: 'event_callback', event: { text: 'Hi' } });
    expect(new URLSearchParams(received[1]?.raw).get('text')).toBe('a b');
    expect(payloadOf(received[2])).toMatchObject({ type: 'shortcut', callback_id: 'begin' });
  });

  it('repeats events that were not taken, numbered and with the reason', async () => {
    await use();
    await setting.post('/settings', { eventRetryMs: [5, 10], ackTimeoutMs: 100 });
    answer = (_one, response) => {
      if (received.length === 1) response.writeHead(500).end();
      else if (received.length > 2) response.end();
    };
    await setting.ana.say('Hi');
    for (;;) {
      const { deliveries } = await setting.get<{ deliveries: { outcome: string }[] }>('/deliveries');
      if (deliveries[0]?.outcome === 'acked') break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(received.map((one) => [one.headers['x-slack-retry-num'], one.headers['x-slack-retry-reason']])).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_timeout'],
    ]);
  });

  it('stops repeating when the app asks for it', async () => {
    await use();
    await setting.post('/settings', { eventRetryMs: [1] });
    answer = (_one, response) => response.writeHead(500, { 'X-Slack-No-Retry': '1' }).end();
    await setting.ana.say('Hi');
    const { deliveries } = await setting.get<{ deliveries: unknown[] }>('/deliveries');
    expect(deliveries).toMatchObject([{ outcome: 'failed', attempts: [{ outcome: 'http_error', status: 500 }] }]);
  });

  it('does not repeat commands, and words their failure as Slack does', async () => {
    await use();
    answer = (_one, response) => response.writeHead(404).end();
    expect((await setting.ana.command('/tiny')).error).toBe('/tiny failed with the error "http_service_error"');
    server.closeAllConnections();
    server.close();
    expect((await setting.ana.command('/tiny')).error).toBe('/tiny failed with the error "dispatch_failed"');
    expect(received).toHaveLength(1);
  });

  it('takes plain text for an answer', async () => {
    await use();
    answer = (_one, response) => response.writeHead(200, { 'Content-Type': 'text/plain' }).end('Plain words');
    expect((await setting.ana.command('/tiny')).messages).toMatchObject([{ text: 'Plain words' }]);
  });

  it('begins when the address has answered the challenge', async () => {
    answer = (_one, response) => response.end('no');
    await expect(setting.post('/app', { requestUrl })).rejects.toThrow(/challenge/);
    answer = (one, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ challenge: JSON.parse(one.raw).challenge }));
    };
    expect(await setting.post('/app', { requestUrl })).toMatchObject({ app: { requestUrl } });
  });
});
