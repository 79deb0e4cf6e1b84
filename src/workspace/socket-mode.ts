import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { monotonicMs } from './clock.ts';
import type { Core } from './core.ts';
import type { DeliveryKind, Outcome, Retry } from './delivery.ts';
import { isObject, type Json } from './json.ts';

interface Connection {
  id: string;
  socket: WebSocket;
  /** False once it was told to go: nothing more is sent to it. */
  healthy: boolean;
  delivered: number;
}

interface Pending {
  connection: Connection;
  settle: (outcome: Omit<Outcome, 'ms'>) => void;
}

export interface SocketMode {
  /** A single-use address, as apps.connections.open gives it. */
  issueUrl(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  send(kind: DeliveryKind, payload: Json, retry: Retry | null, timeoutMs: number): Promise<Outcome>;
  list(): { id: string; healthy: boolean; delivered: number }[];
  /** Asks every connection (or one) to go: `warning`, or `refresh_requested`, after which it is closed. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled', id?: string): number;
  /** As Slack does every few hours: a warning, then the request to go, then the end. */
  rotate(id?: string): number;
  /** Ends connections without a word. */
  drop(id?: string): number;
  refuseFor(ms: number): void;
  close(): Promise<void>;
}

const maximumConnections = 10;

export function createSocketMode(core: Core): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const connections = new Map<string, Connection>();
  const pending = new Map<string, Pending>();
  /** Envelopes that were given up, which may be acknowledged yet. */
  const overdue = new Map<string, () => void>();
  const timers = new Set<NodeJS.Timeout>();
  let refusedUntil = 0;
  let turn = 0;

  function later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  }

  const say = (connection: Connection, message: Json) => connection.socket.send(JSON.stringify(message));
  const debugInfo = (connection: Connection) => ({
    host: `applink-${connection.id}`,
    build_number: 1,
    approximate_connection_time: 18060,
  });

  function acknowledge(raw: string, connection: Connection): void {
    let message: unknown;
    try {
      message = JSON.parse(raw);
    } catch {
      core.warn('socket', 'The app sent something that is not JSON.');
      return;
    }
    if (!isObject(message) || typeof message.envelope_id !== 'string') return;
    const waiting = pending.get(message.envelope_id);
    const late = overdue.get(message.envelope_id);
    if (late) {
      overdue.delete(message.envelope_id);
      late();
      return;
    }
    if (!waiting) {
      core.warn('socket', `The app acknowledged an envelope that nobody waits for any more (${connection.id}).`);
      return;
    }
    const body = isObject(message.payload) && Object.keys(message.payload).length > 0 ? message.payload : null;
    waiting.settle({ ok: true, body });
  }

  function end(connection: Connection): void {
    connections.delete(connection.id);
    for (const waiting of [...pending.values()]) {
      if (waiting.connection === connection) waiting.settle({ ok: false, body: null, failure: 'connection_failed' });
    }
    core.changes.emit('socket', { data: { closed: connection.id, open: connections.size } });
  }

  function refresh(connection: Connection): void {
    tell(connection, 'warning');
    later(core.settings.refreshWarningMs, () => tell(connection, 'refresh_requested'));
  }

  function tell(connection: Connection, reason: string): void {
    if (connection.socket.readyState !== connection.socket.OPEN) return;
    if (reason !== 'warning') connection.healthy = false;
    say(connection, { type: 'disconnect', reason, debug_info: { host: debugInfo(connection).host } });
    core.changes.emit('socket', { data: { disconnect: reason, connection: connection.id } });
    if (reason !== 'warning') later(core.settings.refreshWarningMs, () => connection.socket.terminate());
  }

  function accept(socket: WebSocket): void {
    const connection: Connection = { id: randomUUID().slice(0, 8), socket, healthy: true, delivered: 0 };
    if (connections.size >= maximumConnections) {
      say(connection, { type: 'disconnect', reason: 'too_many_websockets', debug_info: debugInfo(connection) });
      socket.close();
      return;
    }
    connections.set(connection.id, connection);
    socket.on('message', (data) => acknowledge(String(data), connection));
    socket.on('close', () => end(connection));
    socket.on('error', () => socket.terminate());
    const ping = setInterval(() => {
      if (socket.readyState === socket.OPEN) socket.ping(`Ping from ${connection.id}`);
    }, core.settings.pingMs);
    socket.on('close', () => clearInterval(ping));
    say(connection, {
      type: 'hello',
      num_connections: connections.size,
      debug_info: debugInfo(connection),
      connection_info: { app_id: core.options.app.id },
    });
    if (core.settings.socketRefreshMs > 0) later(core.settings.socketRefreshMs, () => refresh(connection));
    core.changes.emit('socket', { data: { opened: connection.id, open: connections.size } });
  }

  function nextConnection(): Connection | undefined {
    const ready = [...connections.values()].filter((one) => one.healthy && one.socket.readyState === one.socket.OPEN);
    turn += 1;
    return ready[turn % Math.max(1, ready.length)];
  }

  function envelope(kind: DeliveryKind, payload: Json, retry: Retry | null): Json & { envelope_id: string } {
    const answerable =
      kind === 'slash_commands' || payload.type === 'view_submission' || payload.type === 'block_suggestion';
    const made: Json & { envelope_id: string } = {
      envelope_id: randomUUID(),
      type: kind,
      payload,
      accepts_response_payload: answerable,
    };
    if (kind === 'events_api') {
      made.retry_attempt = retry?.number ?? 0;
      made.retry_reason = retry?.reason ?? '';
    }
    return made;
  }

  return {
    issueUrl() {
      const ticket = randomBytes(16).toString('hex');
      tickets.add(ticket);
      return `${core.url.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${core.options.app.id}`;
    },
    upgrade(request, socket, head) {
      const address = new URL(request.url ?? '/', core.url);
      const refuse = (line: string) => socket.end(`HTTP/1.1 ${line}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      if (address.pathname !== '/link/') return void refuse('404 Not Found');
      if (refusedUntil > monotonicMs()) return void refuse('503 Service Unavailable');
      if (!tickets.delete(address.searchParams.get('ticket') ?? '')) return void refuse('408 Request Timeout');
      server.handleUpgrade(request, socket, head, accept);
    },
    send(kind, payload, retry, timeoutMs) {
      const connection = nextConnection();
      if (!connection) return Promise.resolve({ ok: false, ms: 0, body: null, failure: 'no_connection' });
      const message = envelope(kind, payload, retry);
      const started = monotonicMs();
      connection.delivered += 1;
      return new Promise<Outcome>((resolve) => {
        const giveUp = () => {
          const took = () => Math.round(monotonicMs() - started);
          const late = new Promise<number>((come) => overdue.set(message.envelope_id, () => come(took())));
          if (overdue.size > 200) overdue.delete(overdue.keys().next().value ?? '');
          settle({ ok: false, body: null, failure: 'timeout', late });
        };
        const timer = setTimeout(giveUp, timeoutMs);
        const settle: Pending['settle'] = (outcome) => {
          clearTimeout(timer);
          pending.delete(message.envelope_id);
          resolve({ ...outcome, ms: Math.round(monotonicMs() - started) });
        };
        pending.set(message.envelope_id, { connection, settle });
        say(connection, message);
      });
    },
    list: () => [...connections.values()].map(({ id, healthy, delivered }) => ({ id, healthy, delivered })),
    disconnect(reason, id) {
      const chosen = [...connections.values()].filter((one) => id === undefined || one.id === id);
      for (const connection of chosen) tell(connection, reason);
      return chosen.length;
    },
    rotate(id) {
      const chosen = [...connections.values()].filter((one) => id === undefined || one.id === id);
      for (const connection of chosen) refresh(connection);
      return chosen.length;
    },
    drop(id) {
      const chosen = [...connections.values()].filter((one) => id === undefined || one.id === id);
      for (const connection of chosen) connection.socket.terminate();
      return chosen.length;
    },
    refuseFor(ms) {
      refusedUntil = monotonicMs() + ms;
    },
    async close() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      for (const waiting of [...pending.values()])
        waiting.settle({ ok: false, body: null, failure: 'connection_failed' });
      await Promise.all([...connections.values()].map(({ socket }) => farewell(socket)));
      connections.clear();
      server.close();
    },
  };
}

/** A closing handshake for a client that keeps to it; the end of the connection for one that does not. */
function farewell(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState === socket.CLOSED) return resolve();
    const impatient = setTimeout(() => socket.terminate(), 300);
    socket.once('close', () => {
      clearTimeout(impatient);
      resolve();
    });
    socket.close(1001, 'The workspace closes');
  });
}
