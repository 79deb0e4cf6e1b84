import { App, LogLevel } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { appToken, bare, botToken, callApi, type Setting, type TinyApp, withApp } from './support.ts';

type Received = any;

interface Line {
  received: Received[];
  socket: WebSocket;
  /** Waits until there are so many messages that match. */
  wait(match: (message: Received) => boolean, count?: number): Promise<Received[]>;
  ack(envelope: Received, payload?: unknown): void;
}

let setting: Omit<Setting, 'app'>;
let lines: Line[] = [];
beforeEach(async () => {
  setting = await bare();
});
afterEach(async () => {
  for (const line of lines) line.socket.terminate();
  lines = [];
  await setting.stop();
});

async function connect(): Promise<Line> {
  const { url } = await callApi(setting.workspace.apiUrl, 'apps.connections.open', {}, appToken);
  const socket = new WebSocket(url);
  const received: Received[] = [];
  const listeners = new Set<() => void>();
  socket.on('message', (data) => {
    received.push(JSON.parse(String(data)));
    for (const listener of listeners) listener();
  });
  socket.on('error', () => {});
  const line: Line = {
    received,
    socket,
    wait: (match, count = 1) =>
      new Promise((resolve) => {
        const look = () => {
          const found = received.filter(match);
          if (found.length < count) return;
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
      }),
    ack: (envelope, payload) => socket.send(JSON.stringify({ envelope_id: envelope.envelope_id, payload })),
  };
  lines.push(line);
  await line.wait((message) => message.type === 'hello' || message.type === 'disconnect');
  return line;
}

const isEvent = (message: Received) => message.type === 'events_api';

describe('a Socket Mode connection', () => {
  it('begins with hello, the number of connections and the app', async () => {
    await connect();
    const second = await connect();
    expect(second.received[0]).toMatchObject({
      type: 'hello',
      num_connections: 2,
      connection_info: { app_id: 'A0TINY' },
      debug_info: { host: expect.any(String), approximate_connection_time: expect.any(Number) },
    });
  });

  it('needs an address that is used once', async () => {
    const { url } = await callApi(setting.workspace.apiUrl, 'apps.connections.open', {}, appToken);
    const refused = (to: string) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(to);
        socket.on('error', (error) => resolve(error.message));
        socket.on('open', () => {
          lines.push({ socket } as Line);
          resolve('open');
        });
      });
    expect(await refused(url)).toBe('open');
    expect(await refused(url)).toContain('408');
  });

  it('is the last of ten', async () => {
    for (let i = 0; i < 10; i += 1) await connect();
    expect((await connect()).received[0]).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
  });

  it('shares the payloads with the others: each goes to exactly one', async () => {
    const pair = [await connect(), await connect()];
    for (const line of pair) {
      line.socket.on('message', (data) => {
        const message = JSON.parse(String(data));
        if (message.envelope_id) line.ack(message);
      });
    }
    for (const text of ['a', 'b', 'c', 'd']) await setting.ana.say(text);
    const texts = pair.map((line) => line.received.filter(isEvent).map((one) => one.payload.event.text));
    expect(texts.flat().sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(texts.every((some) => some.length > 0)).toBe(true);
  });

  it('carries envelopes that say whether an answer may come in the acknowledgement', async () => {
    const line = await connect();
    const command = setting.ana.command('/tiny hello');
    const [envelope] = await line.wait((message) => message.type === 'slash_commands');
    expect(envelope).toMatchObject({
      envelope_id: expect.any(String),
      accepts_response_payload: true,
      payload: { text: 'hello' },
    });
    line.ack(envelope, { text: 'Answer' });
    expect((await command).messages).toMatchObject([{ text: 'Answer' }]);
    const said = setting.ana.say('Hi');
    const [event] = await line.wait(isEvent);
    expect(event).toMatchObject({ accepts_response_payload: false, retry_attempt: 0, retry_reason: '' });
    line.ack(event);
    await said;
  });

  it('is sent an event again when it was not acknowledged, with the attempt and the reason', async () => {
    const line = await connect();
    await setting.post('/settings', { ackTimeoutMs: 50, eventRetryMs: [10, 20, 30] });
    await setting.ana.say('Hi');
    const events = await line.wait(isEvent, 4);
    expect(events.map((one) => [one.retry_attempt, one.retry_reason])).toEqual([
      [0, ''],
      [1, 'timeout'],
      [2, 'timeout'],
      [3, 'timeout'],
    ]);
    expect(new Set(events.map((one) => one.payload.event_id)).size).toBe(1);
    expect(new Set(events.map((one) => one.envelope_id)).size).toBe(4);
  });

  it('is sent what waited while there was none', async () => {
    await setting.post('/settings', { eventRetryMs: [100] });
    await setting.ana.say('Early');
    const line = await connect();
    const [event] = await line.wait(isEvent);
    expect(event).toMatchObject({ retry_attempt: 1, payload: { event: { text: 'Early' } } });
    line.ack(event);
  });

  it('is warned, asked to go, and then closed; nothing more is sent to it', async () => {
    const [old, young] = [await connect(), await connect()];
    await setting.post('/settings', { refreshWarningMs: 20 });
    const { connections } = await setting.get<{ connections: { id: string }[] }>('/socket');
    const gone = new Promise((resolve) => old.socket.on('close', resolve));
    await setting.post('/socket', { do: 'warning', connection: connections[0]?.id });
    await setting.post('/socket', { do: 'refresh', connection: connections[0]?.id });
    await old.wait((message) => message.type === 'disconnect', 2);
    expect(old.received.slice(1)).toMatchObject([{ reason: 'warning' }, { reason: 'refresh_requested' }]);
    await gone;
    const said = setting.ana.say('Hi');
    young.ack((await young.wait(isEvent))[0]);
    await said;
    expect(old.received.filter(isEvent)).toEqual([]);
  });

  it('is refreshed from time to time when the settings say so', async () => {
    await setting.post('/settings', { socketRefreshMs: 10, refreshWarningMs: 10 });
    const line = await connect();
    const gone = new Promise((resolve) => line.socket.on('close', resolve));
    await gone;
    expect(line.received.map((message) => message.reason)).toEqual([undefined, 'warning', 'refresh_requested']);
  });

  it('may get a payload twice', async () => {
    const line = await connect();
    await setting.post('/socket', { do: 'duplicate' });
    const said = setting.ana.say('Hi');
    const [first, second] = await line.wait(isEvent, 2);
    expect(first.payload.event_id).toBe(second.payload.event_id);
    line.ack(first);
    line.ack(second);
    await said;
  });

  it('can be cut, and refused for a while', async () => {
    const line = await connect();
    const gone = new Promise((resolve) => line.socket.on('close', (code) => resolve(code)));
    await setting.post('/socket', { do: 'drop' });
    expect(await gone).toBe(1006);
    await setting.post('/socket', { do: 'refuse', ms: 60_000 });
    const { url } = await callApi(setting.workspace.apiUrl, 'apps.connections.open', {}, appToken);
    const failure = await new Promise<string>((resolve) =>
      new WebSocket(url).on('error', (error) => resolve(error.message)),
    );
    expect(failure).toContain('503');
  });
});

describe('Slack’s own client', () => {
  it('needs no more than slackApiUrl to connect, and to respond', async () => {
    const app = new App({
      token: botToken,
      appToken,
      socketMode: true,
      logLevel: LogLevel.ERROR,
      clientOptions: { slackApiUrl: setting.workspace.apiUrl },
    });
    app.command('/tiny', async ({ ack, respond }) => {
      await ack();
      await respond('Here');
    });
    await app.start();
    expect((await setting.ana.command('/tiny', { until: 'message' })).messages).toMatchObject([{ text: 'Here' }]);
    await app.stop();
  });

  it('comes back after each kind of farewell', async () => {
    await setting.stop();
    const register = (app: TinyApp) => app.command('/tiny', async ({ ack }) => ack('Here'));
    setting = await withApp('socket', register, {}, 600);
    for (const farewell of ['refresh', 'warning', 'drop']) {
      const before = await setting.get<{ connections: { id: string }[] }>('/socket');
      await setting.post('/socket', { do: farewell });
      await setting.ana.eventually(() => true);
      for (;;) {
        const { connections } = await setting.get<{ connections: { id: string }[] }>('/socket');
        if (connections.length === 1 && connections[0]?.id !== before.connections[0]?.id) break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      expect((await setting.ana.command('/tiny')).messages).toMatchObject([{ text: 'Here' }]);
    }
  });
});
