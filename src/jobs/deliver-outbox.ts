import type { Clock } from '../clock.ts';
import { isUnavailable } from '../db/availability.ts';
import type { Database } from '../db/client.ts';
import {
  type ClaimedMessage,
  cancel,
  claimDue,
  findChannelOf,
  leaveAmbiguous,
  markFailed,
  markSent,
  recordAttempt,
  recordChannel,
  release,
} from '../db/outbox.ts';
import { withdrawReminder } from '../db/reminders.ts';
import type { Log } from '../log.ts';
import type { Outcome, Sender } from '../slack/sender.ts';
import { composeMessage } from './compose-message.ts';

export interface DeliveryParts {
  db: Database;
  clock: Clock;
  log: Log;
  /** Names this instance in leases */
  instance: string;
  /** The workspaces that the sender can speak to */
  workspaceIds: readonly string[];
  sender: Sender;
  timing: Timing;
  isStopping(): boolean;
}

export interface Timing {
  /** How long a claimed message is this instance's own. Longer than any call to Slack may take */
  leaseMs: number;
  /** How long after a lost answer Slack is asked what became of the message */
  settleMs: number;
  /** How long after a failure that may pass a message is tried again, the first time; longer each time */
  retryMs: number;
}

export const TIMING: Timing = { leaseMs: 30_000, settleMs: 30_000, retryMs: 30_000 };

/** How many are on their way at once: Slack answers one call in some tenths of a second. */
const AT_ONCE = 4;
const LONGEST_RETRY = 15 * 60_000;
/** Between the clocks of Slack and of this machine there may be as much. */
const CLOCK_SKEW = 60 * 60_000;

/** What was not done now: when to come again for it, and whether the rest has to wait as well. */
export interface Wait {
  againAfterMs: number;
  stopsAll: boolean;
}

/** Delivers what is due until nothing is left, or Slack takes no more for now; gives what has to wait. */
export async function deliverOutbox(parts: DeliveryParts): Promise<Wait[]> {
  const { db, clock, instance, workspaceIds, timing } = parts;
  const waits: Wait[] = [];
  while (!parts.isStopping() && !waits.some(({ stopsAll }) => stopsAll)) {
    const claimed = await claimDue(db, {
      instance,
      workspaceIds,
      now: clock.now(),
      leaseMs: timing.leaseMs,
      limit: AT_ONCE,
    });
    if (claimed.length === 0) break;
    waits.push(...(await allDone(claimed.map((row) => deliver(parts, row)))));
  }
  return waits;
}

/** Waits for all of them, also when one fails, so that none goes on unseen. */
export async function allDone(running: Promise<Wait | null>[]): Promise<Wait[]> {
  const results = await Promise.allSettled(running);
  return results.flatMap((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value ?? [];
  });
}

async function deliver(parts: DeliveryParts, row: ClaimedMessage): Promise<Wait | null> {
  const { db, log } = parts;
  const progress = { mayBePosted: false };
  try {
    return await attempt(parts, row, progress);
  } catch (error) {
    if (isUnavailable(error)) throw error;
    log.error({ err: error, outboxId: row.id, kind: row.content.kind }, 'a message could not be delivered');
    // Once it may be in Slack it is left as it is: its lease ends, and whoever takes it over looks there first.
    if (progress.mayBePosted || row.isAmbiguous) return null;
    const reason = `error: ${error instanceof Error ? error.message : String(error)}`;
    await markFailed(db, row.workspaceId, row.id, reason.slice(0, 500));
    return null;
  }
}

async function attempt(
  parts: DeliveryParts,
  row: ClaimedMessage,
  progress: { mayBePosted: boolean },
): Promise<Wait | null> {
  const { db, clock, log, sender, instance, timing } = parts;
  const { workspaceId, id } = row;
  const give = new Returns(parts, row);
  if (parts.isStopping()) return give.back();

  const channel = await channelOf(parts, row);
  if (channel.kind !== 'done') return give.after(channel);
  const { channelId } = channel;

  if (row.isAmbiguous) {
    const found = await sender.find({ channelId, outboxId: id, since: new Date(row.notBefore.getTime() - CLOCK_SKEW) });
    if (found.kind === 'refused') return give.unconfirmed(found.error);
    if (found.kind !== 'done') return give.after(found);
    if (found.ts !== null) {
      await markSent(db, workspaceId, id, { channelId, ts: found.ts, now: clock.now(), isOutdated: true });
      log.info({ outboxId: id }, 'a message whose answer was lost is in Slack');
      return null;
    }
    // Known not to be there: from here on it is like any other.
    row.isAmbiguous = false;
  }

  const composed = await composeMessage(db, row, { now: clock.now(), isSent: false });
  if (composed.kind === 'needless') await cancel(db, workspaceId, id, composed.reason);
  if (composed.kind === 'too_late') await withdrawReminder(db, workspaceId, id, instance);
  if (composed.kind !== 'message') {
    log.info({ outboxId: id, kind: row.content.kind, why: composed }, 'a message is not sent');
    return null;
  }

  const posted = await sender.post({ channelId, outboxId: id, message: composed.message }, async () => {
    if (parts.isStopping()) return false;
    progress.mayBePosted = await recordAttempt(db, id, { instance, leaseMs: timing.leaseMs });
    return progress.mayBePosted;
  });
  if (posted.kind === 'abandoned') return give.back();
  if (posted.kind !== 'done') return give.after(posted, { wasPosted: true });
  await markSent(db, workspaceId, id, { channelId, ts: posted.ts, now: clock.now(), isOutdated: false });
  return null;
}

/** The conversation a message goes to, remembered before anything is posted there. */
async function channelOf({ db, sender }: DeliveryParts, row: ClaimedMessage): Promise<Outcome<{ channelId: string }>> {
  const { workspaceId, id, recipient, channelId } = row;
  if (channelId) return { kind: 'done', channelId };
  if (row.content.kind === 'deadline_summary') return { kind: 'done', channelId: recipient };
  const known = await findChannelOf(db, workspaceId, recipient);
  const opened: Outcome<{ channelId: string }> = known
    ? { kind: 'done', channelId: known }
    : await sender.openDirect(recipient);
  if (opened.kind === 'done') await recordChannel(db, workspaceId, id, opened.channelId);
  return opened;
}

type Unsuccessful = Exclude<Outcome<object>, { kind: 'done' }>;

/** The ways in which a message goes back to the outbox. */
class Returns {
  readonly #parts: DeliveryParts;
  readonly #row: ClaimedMessage;

  constructor(parts: DeliveryParts, row: ClaimedMessage) {
    this.#parts = parts;
    this.#row = row;
  }

  /** Untouched, for whoever comes next. */
  async back(): Promise<null> {
    await this.#release(0, null);
    return null;
  }

  /** After a call that did not do what it should; `wasPosted`: it was the one that posts. */
  async after(outcome: Unsuccessful, { wasPosted } = { wasPosted: false }): Promise<Wait | null> {
    const { db, log, instance, timing } = this.#parts;
    const { id, workspaceId, attempts, content, isAmbiguous } = this.#row;
    const details = { outboxId: id, kind: content.kind, workspaceId };
    switch (outcome.kind) {
      case 'rate_limited':
        // Only the method that was refused waits: while none can be posted, the rest need not be tried.
        return this.#release(outcome.retryAfterSeconds * 1000, outcome.kind, wasPosted);
      case 'unreached':
        log.warn({ ...details, error: outcome.error }, 'Slack was not reached; the message waits');
        return this.#release(Math.min(timing.retryMs * 2 ** Math.min(attempts, 10), LONGEST_RETRY), outcome.error);
      case 'unknown':
        log.warn({ ...details, error: outcome.error }, 'the answer of Slack was lost; the message waits');
        if (!wasPosted) return this.#release(timing.retryMs, outcome.error);
        await leaveAmbiguous(db, id, instance, { afterMs: timing.settleMs, error: outcome.error });
        return { againAfterMs: timing.settleMs, stopsAll: false };
      case 'refused':
        // Blocks that Slack does not take are a fault of ours; the rest is a matter of the workspace.
        if (outcome.error === 'invalid_blocks')
          log.error({ ...details, error: outcome.error }, 'Slack refused a message');
        else log.warn({ ...details, error: outcome.error }, 'Slack refused a message');
        if (isAmbiguous) return this.unconfirmed(outcome.error);
        await markFailed(db, workspaceId, id, outcome.error);
        return null;
    }
  }

  /** What cannot be known is not guessed: a message that may be there is not sent again. */
  async unconfirmed(error: string): Promise<null> {
    const { db, log } = this.#parts;
    const { id, workspaceId, content } = this.#row;
    const details = { outboxId: id, kind: content.kind, workspaceId, error };
    log.warn(details, 'a message may or may not have been sent, and Slack cannot be asked');
    await markFailed(db, workspaceId, id, `unconfirmed: ${error}`);
    return null;
  }

  async #release(afterMs: number, error: string | null, stopsAll = false): Promise<Wait> {
    const { db, instance } = this.#parts;
    // What may be in Slack stays so until it has been looked for there.
    if (this.#row.isAmbiguous) await leaveAmbiguous(db, this.#row.id, instance, { afterMs, error: error ?? 'stopped' });
    else await release(db, this.#row.id, instance, { afterMs, error });
    return { againAfterMs: afterMs, stopsAll };
  }
}
