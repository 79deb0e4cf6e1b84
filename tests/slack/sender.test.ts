import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createPace } from '../../src/db/sending-pace.ts';
import { LOCAL } from '../../src/local.ts';
import { readManifest } from '../../src/local-slack.ts';
import { createLog } from '../../src/log.ts';
import { createSender, type Sender } from '../../src/slack/sender.ts';
import { say } from '../../src/slack/views/message.ts';
import { startWorkspace, type Workspace } from '../../src/workspace/workspace.ts';
import { freshDatabase } from '../support/database.ts';

let workspace: Workspace;
let sender: Sender;
const lines: { level: number; msg: string }[] = [];
const log = createLog('info', { write: (line) => lines.push(JSON.parse(line)) });
const { db } = await freshDatabase();
const pace = createPace(db, LOCAL.team.id);
const newSender = (apiUrl = workspace.apiUrl) =>
  createSender({ token: LOCAL.botToken, apiUrl, log, pace, callMs: 10_000 });

beforeAll(async () => {
  await db.workspace.create({ data: { id: LOCAL.team.id, name: 'Group' } });
  const { botToken, appToken, signingSecret, team } = LOCAL;
  workspace = await startWorkspace({
    team,
    users: [{ id: 'U0ANA', name: 'ana', realName: 'Ana' }],
    channels: [{ id: 'C0GROUP', name: 'group', members: ['U0ANA'], botIsMember: true }],
    app: { id: 'A0', botUserId: 'U0BOT', botId: 'B0BOT', manifest: readManifest(), botToken, appToken, signingSecret },
    rateLimits: 'off',
  });
  sender = newSender();
});
afterAll(() => workspace.close());
afterEach(async () => {
  await db.sendingPace.deleteMany();
  await control('misbehave', undefined, 'DELETE');
  lines.length = 0;
});

async function control(path: string, body?: object, method = body ? 'POST' : 'GET'): Promise<any> {
  const init = { method, ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) };
  return (await fetch(`${workspace.url}/control/${path}`, init)).json();
}
const misbehave = (kind: string, more: object = {}) =>
  control('misbehave', { method: 'chat.postMessage', kind, times: 1, ...more });
const yes = async () => true;
const post = (outboxId: string, by = sender) => by.post({ channelId: 'C0GROUP', outboxId, message: say('Hello') }, yes);
const since = () => new Date(Date.now() - 60_000);

test('what is posted can be found again by its outbox id, and by no other', async () => {
  const posted = await post('one');
  expect(posted).toEqual({ kind: 'done', channelId: 'C0GROUP', ts: expect.any(String) });
  const { ts } = posted as { ts: string };
  expect(await sender.find({ channelId: 'C0GROUP', outboxId: 'one', since: since() })).toEqual({ kind: 'done', ts });
  expect(await sender.find({ channelId: 'C0GROUP', outboxId: 'two', since: since() })).toEqual({
    kind: 'done',
    ts: null,
  });
});

test('a changed message can still be found', async () => {
  const posted = (await post('changed')) as { ts: string };
  expect(
    await sender.update({ channelId: 'C0GROUP', outboxId: 'changed', ts: posted.ts, message: say('Bye') }),
  ).toEqual({ kind: 'done' });
  expect(await sender.find({ channelId: 'C0GROUP', outboxId: 'changed', since: since() })).toMatchObject({
    ts: posted.ts,
  });
  const { messages } = await control('as/U0ANA/conversation/group');
  expect(messages.at(-1)).toMatchObject({ text: 'Bye', blocks: [{ text: { text: 'Bye' } }] });
});

test('nothing is posted when its turn comes and it is no longer wanted', async () => {
  expect(await sender.post({ channelId: 'C0GROUP', outboxId: 'no', message: say('Hello') }, async () => false)).toEqual(
    { kind: 'abandoned' },
  );
  expect(await sender.find({ channelId: 'C0GROUP', outboxId: 'no', since: since() })).toMatchObject({ ts: null });
});

describe('the outcome of a post', () => {
  test.each<[string, object, object]>([
    ['error', { error: 'is_archived' }, { kind: 'refused', error: 'is_archived' }],
    ['error', { error: 'invalid_blocks' }, { kind: 'refused', error: 'invalid_blocks' }],
    ['error', { error: 'invalid_auth' }, { kind: 'shut_out', error: 'invalid_auth' }],
    ['error', { error: 'internal_error' }, { kind: 'unknown', error: 'internal_error' }],
    ['error', { error: '<html>Bad gateway</html>' }, { kind: 'unknown' }],
    ['error', { error: 'ratelimited' }, { kind: 'rate_limited', retryAfterSeconds: 30 }],
    ['status', { status: 503 }, { kind: 'unknown', error: 'http_503' }],
    ['status', { status: 403 }, { kind: 'unreached', error: 'http_403' }],
    ['status', { status: 408 }, { kind: 'unknown', error: 'http_408' }],
    ['drop', {}, { kind: 'unknown' }],
    ['lose_answer', {}, { kind: 'unknown' }],
    ['rate_limited', { retryAfter: 7 }, { kind: 'rate_limited', retryAfterSeconds: 7 }],
  ])('%s %o is told as %o, after one call', async (kind, more, outcome) => {
    const { calls: before } = await control('calls?method=chat.postMessage&limit=500');
    await misbehave(kind, more);
    expect(await post('x', newSender())).toMatchObject(outcome);
    const { calls: after } = await control('calls?method=chat.postMessage&limit=500');
    expect(after.length - before.length).toBe(1);
  });

  test('of a server that is not there is that nothing was done', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const nowhere = newSender(`http://127.0.0.1:${port}/api/`);
    expect(await post('x', nowhere)).toEqual({ kind: 'unreached', error: 'ECONNREFUSED' });
  });
});

test('a rate limit holds up its own method only', async () => {
  const limited = newSender();
  await misbehave('rate_limited', { retryAfter: 20 });
  await post('limited', limited);
  expect(await post('limited', limited)).toMatchObject({ kind: 'rate_limited' });
  expect(await limited.openDirect('U0ANA')).toMatchObject({ kind: 'done' });
  expect(await limited.find({ channelId: 'C0GROUP', outboxId: 'limited', since: since() })).toMatchObject({ ts: null });
});

test('a token that Slack no longer takes is one error in the log, until it works again', async () => {
  const shutOut = newSender();
  await control('misbehave', { method: '*', kind: 'error', error: 'token_revoked', times: 2 });
  await post('x', shutOut);
  await post('x', shutOut);
  expect(lines.filter(({ level }) => level >= 50)).toHaveLength(1);
});

test('messages to one channel keep to the pace that Slack asks for', async () => {
  // Somewhat more than one a second: what is sent on time may arrive a little early after one that came late.
  await control('settings', { rateLimits: { postBurst: 1, postPerSecond: 1.25 } });
  const outcomes = await Promise.all(['a', 'b', 'c'].map((id) => post(id)));
  expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
  await control('settings', { rateLimits: 'off' });
});
