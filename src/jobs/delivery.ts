import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import type { Groups } from '../db/groups.ts';
import type { Log } from '../log.ts';
import type { Sender } from '../slack/sender.ts';

export interface DeliveryParts {
  db: Database;
  /** The same that members' requests are answered from */
  groups: Groups;
  clock: Clock;
  log: Log;
  /** Names this instance in leases */
  instance: string;
  /** The workspaces that the sender can speak to */
  workspaceIds: readonly string[];
  sender: Sender;
  timing: Timing;
  /** Whose turn it is to be composed and posted */
  turns: Turns;
  isStopping(): boolean;
  /** Waits a moment for what members have asked for: each step of a message comes after it */
  calm(): Promise<void>;
}

/** In milliseconds. A lease, and the time after a lost answer, must be well longer than a call. */
export interface Timing {
  /** How long a call to Slack may take, with the turn it waits for */
  callMs: number;
  /** How long a claimed message is this instance's own */
  leaseMs: number;
  /** How long after a lost answer Slack is asked what became of the message; longer each time */
  settleMs: number;
  /** How long after a failure that may pass a message is tried again; longer each time */
  retryMs: number;
  /**
   * At least so long from one message to the next. In a minute Slack takes no more for it, and members who ask something meanwhile
   * do not wait behind three hundred messages at once.
   */
  betweenMs: number;
}

export const TIMING: Timing = { callMs: 10_000, leaseMs: 30_000, settleMs: 30_000, retryMs: 30_000, betweenMs: 90 };

/** Gives turns, each a while after the one before. */
export class Turns {
  readonly #betweenMs: number;
  #next = 0;

  constructor(betweenMs: number) {
    this.#betweenMs = betweenMs;
  }

  async take(): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, this.#next);
    this.#next = at + this.#betweenMs;
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
  }
}

const LONGEST_WAIT = 15 * 60_000;

/** How long to wait for the next of several attempts. */
export function backOff(firstMs: number, attempts: number): number {
  return Math.min(firstMs * 2 ** Math.min(attempts, 10), Math.max(firstMs, LONGEST_WAIT));
}

/** What was not done now: when to come again for it, and in which workspace the rest has to wait as well. */
export interface Wait {
  againAfterMs: number;
  stops: string | null;
}

/**
 * How many are on their way at once in an instance: enough for Slack's limits, which answers one call in some tenths of a
 * second, and few enough to leave members the database's connections.
 */
const AT_ONCE = 4;

/**
 * Claims and works until nothing is left. What is to come next is claimed together, since looking for it takes the database longer than all
 * else of a message: no more than is on its way at once, so that it comes to its turn within its lease. A slow one holds up no other.
 * Should one fail, the rest are finished before the error is thrown, so that none goes on unseen.
 */
export async function workThrough<Row>(
  claim: (limit: number) => Promise<Row[]>,
  work: (row: Row) => Promise<void>,
): Promise<void> {
  const waiting: Row[] = [];
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  try {
    for (;;) {
      if (waiting.length === 0 && failures.length === 0) waiting.push(...(await claim(AT_ONCE)));
      for (const row of waiting.splice(0, AT_ONCE - running.size)) {
        const done: Promise<void> = work(row)
          .catch((error) => void failures.push(error))
          .finally(() => running.delete(done));
        running.add(done);
      }
      if (running.size === 0) break;
      await Promise.race(running);
    }
  } finally {
    await Promise.all(running);
  }
  if (failures.length > 0) throw failures[0];
}
