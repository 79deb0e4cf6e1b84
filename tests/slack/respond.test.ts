import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { respondTo } from '../../src/slack/respond.ts';

let server: Server | undefined;
afterEach(() => server?.close());

/** A response_url that answers everything with this, and what it received. */
async function responseUrl(status: number, text: string) {
  const received: unknown[] = [];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    received.push([request.method, request.headers['content-type'], JSON.parse(body)]);
    response.writeHead(status).end(text);
  });
  await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready));
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

it('answers where something was asked for', async () => {
  const { url, received } = await responseUrl(200, 'ok');
  await respondTo(url)({ text: 'Đã lưu', response_type: 'ephemeral' });
  expect(received).toEqual([['POST', 'application/json', { text: 'Đã lưu', response_type: 'ephemeral' }]]);
});

it('tells what Slack says when it takes no answer there any more', async () => {
  const { url } = await responseUrl(404, 'used_url');
  await expect(respondTo(url)({ text: 'Late' })).rejects.toThrow('the response_url answered 404 used_url');
});
