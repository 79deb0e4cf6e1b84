import type { Core } from './core.ts';
import { nextId } from './core.ts';
import { sendOverHttp } from './http-delivery.ts';
import type { Json } from './json.ts';

export type DeliveryKind = 'events_api' | 'slash_commands' | 'interactive';
export type Failure = 'timeout' | 'no_connection' | 'connection_failed' | 'http_error' | 'invalid_body';

/** How one attempt to deliver went. */
export interface Outcome {
  ok: boolean;
  ms: number;
  /** What the app answered with; null when nothing. */
  body: unknown;
  failure?: Failure;
  status?: number;
  /** The app asked not to be sent it again. */
  noRetry?: boolean;
  /** After a timeout: when the acknowledgement came after all, in milliseconds. */
  late?: Promise<number>;
}

export interface Retry {
  number: number;
  reason: string;
}

export interface DeliveryRecord {
  id: string;
  kind: DeliveryKind;
  /** The event's, command's or interaction's own name. */
  type: string;
  userId: string | null;
  /** By the workspace's clock. */
  at: string;
  transport: 'socket' | 'http';
  payload: Json;
  attempts: { number: number; reason: string | null; outcome: 'acked' | Failure; ms: number; status?: number }[];
  outcome: 'pending' | 'acked' | 'failed';
  ack: { ms: number; body: unknown } | null;
  triggerId: string | null;
  /** Ids of the calls log between which its own calls are. */
  firstCall: number;
  /** The delivery that this one repeats. */
  replayOf: string | null;
}

export interface Delivery {
  records: DeliveryRecord[];
  /** Sends an event and goes on retrying by itself. */
  event(payload: Json, type: string, userId: string | null, replayOf?: string): DeliveryRecord;
  /** Sends a command or interaction once. */
  interaction(
    kind: 'slash_commands' | 'interactive',
    type: string,
    userId: string,
    payloadFor: (deliveryId: string) => Json,
    replayOf?: string,
  ): Promise<{ outcome: Outcome; record: DeliveryRecord }>;
  /** When the first attempts at what was sent so far are over. */
  settled(): Promise<void>;
  /** The next so many payloads are sent twice. */
  duplicateNext(times: number): void;
  /** Forgets what was waiting for another attempt. */
  forget(): void;
}

function retryReason(failure: Failure, transport: 'socket' | 'http'): string {
  if (transport === 'socket') return failure === 'timeout' ? 'timeout' : 'connection_failed';
  return failure === 'timeout' ? 'http_timeout' : failure === 'http_error' ? 'http_error' : 'connection_failed';
}

const inMs = (ms: number) => `${ms.toLocaleString('en')} ms`;

/** What Slack would tell the developer of an attempt that failed, or nearly did. */
function warnOf(core: Core, type: string, outcome: Outcome): void {
  const limit = core.settings.ackTimeoutMs;
  if (outcome.ok) {
    if (outcome.ms <= (limit * 2) / 3) return;
    core.warn(type, `The acknowledgement took ${inMs(outcome.ms)}, close to the limit of ${inMs(limit)}.`);
    return;
  }
  const words: Record<Failure, string> = {
    timeout: `No acknowledgement came within ${inMs(limit)}.`,
    no_connection: 'Not delivered: the app is not connected.',
    connection_failed: 'Not delivered: the connection failed.',
    http_error: `Answered with HTTP status ${outcome.status} instead of an acknowledgement.`,
    invalid_body: 'The acknowledgement says that it is JSON, and is not.',
  };
  const warning = core.warn(type, words[outcome.failure ?? 'timeout']);
  outcome.late?.then((ms) =>
    core.warn(type, `The acknowledgement came after ${inMs(ms)}; Slack waits ${inMs(limit)}.`, warning),
  );
}

export function createDelivery(core: Core): Delivery {
  const timers = new Set<NodeJS.Timeout>();
  const underway = new Set<Promise<void>>();
  let duplicates = 0;
  // Counts how often everything was forgotten: what began before that is not tried again.
  let era = 0;

  function record(
    made: Pick<DeliveryRecord, 'id' | 'kind' | 'type' | 'userId' | 'payload' | 'replayOf'>,
  ): DeliveryRecord {
    const { payload } = made;
    const kept: DeliveryRecord = {
      ...made,
      at: core.clock.now().toISOString(),
      transport: core.state.app.requestUrl ? 'http' : 'socket',
      attempts: [],
      outcome: 'pending',
      ack: null,
      triggerId: typeof payload.trigger_id === 'string' ? payload.trigger_id : null,
      firstCall: core.lastCall + 1,
    };
    delivery.records.push(kept);
    if (delivery.records.length > 2000) delivery.records.splice(0, 500);
    return kept;
  }

  async function attempt(to: DeliveryRecord, retry: Retry | null): Promise<Outcome> {
    const url = core.state.app.requestUrl;
    const send = () =>
      url
        ? sendOverHttp(core, url, to.kind, to.payload, retry)
        : core.sockets.send(to.kind, to.payload, retry, core.settings.ackTimeoutMs);
    const twice = duplicates > 0;
    if (twice) duplicates -= 1;
    const outcome = await (twice ? Promise.race([send(), send()]) : send());
    to.attempts.push({
      number: retry?.number ?? 0,
      reason: retry?.reason ?? null,
      outcome: outcome.ok ? 'acked' : (outcome.failure ?? 'timeout'),
      ms: outcome.ms,
      ...(outcome.status === undefined ? {} : { status: outcome.status }),
    });
    if (outcome.ok) {
      to.outcome = 'acked';
      to.ack = { ms: outcome.ms, body: outcome.body };
    }
    warnOf(core, to.type, outcome);
    return outcome;
  }

  const tell = (about: DeliveryRecord) =>
    core.changes.emit('delivery', { ...(about.userId ? { userId: about.userId } : {}), data: about });

  async function attemptEvent(to: DeliveryRecord, retry: Retry | null): Promise<void> {
    const began = era;
    const outcome = await attempt(to, retry);
    const number = (retry?.number ?? 0) + 1;
    const delay = core.settings.eventRetryMs[number - 1];
    if (!outcome.ok && delay !== undefined && !outcome.noRetry && began === era) {
      const reason = retryReason(outcome.failure ?? 'timeout', to.transport);
      const timer = setTimeout(() => {
        timers.delete(timer);
        void attemptEvent(to, { number, reason });
      }, delay);
      timers.add(timer);
    } else if (!outcome.ok) to.outcome = 'failed';
    tell(to);
  }

  const delivery: Delivery = {
    records: [],
    event(payload, type, userId, replayOf) {
      const id = nextId(core, 'Dl');
      const made = record({ id, kind: 'events_api', type, userId, payload, replayOf: replayOf ?? null });
      const first = attemptEvent(made, null).finally(() => underway.delete(first));
      underway.add(first);
      return made;
    },
    async interaction(kind, type, userId, payloadFor, replayOf) {
      const id = nextId(core, 'Dl');
      const made = record({ id, kind, type, userId, payload: payloadFor(id), replayOf: replayOf ?? null });
      const off = kind === 'interactive' && !core.manifest.interactive;
      if (off) core.warn('manifest', `${type} was not sent: settings.interactivity.is_enabled is off.`);
      const outcome: Outcome = off
        ? { ok: false, ms: 0, body: null, failure: 'no_connection' }
        : await attempt(made, null);
      if (!outcome.ok) made.outcome = 'failed';
      tell(made);
      return { outcome, record: made };
    },
    async settled() {
      await Promise.all(underway);
    },
    duplicateNext(times) {
      duplicates = times;
    },
    forget() {
      era += 1;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      duplicates = 0;
    },
  };
  return delivery;
}
