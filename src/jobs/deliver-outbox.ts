import { isUnavailable } from '../db/availability.ts';
import { againAfterDeadlock } from '../db/deadlock.ts';
import {
  type ClaimedMessage,
  cancel,
  claimDue,
  markFailed,
  markSent,
  putOff,
  recordAbsence,
  recordAttempt,
  recordChannel,
} from '../db/outbox-claims.ts';
import { listShutOut, markLetIn } from '../db/shut-outs.ts';
import { withdrawItems, withdrawReminder } from '../db/withdrawals.ts';
import { isPerson } from '../domain/undelivered.ts';
import type { Outcome } from '../slack/outcome.ts';
import { composeMessage } from './compose-message.ts';
import { type DeliveryParts, type Wait, workThrough } from './delivery.ts';
import type { DoNotDisturb } from './do-not-disturb.ts';
import { afterFailure, DONE, giveBack, type Result, unconfirmed } from './give-back.ts';
import { quietUntil } from './quiet-hours.ts';

/** Between the clocks of Slack and of this machine there may be as much. */
const CLOCK_SKEW = 60 * 60_000;

export interface Delivered {
  waits: Wait[];
  /** Somebody is found to have left: what they were to be reminded of is to be planned anew, for others. */
  lostPeople: boolean;
}

/** Delivers what is due until nothing is left, or Slack takes no more for now; gives what has to wait. */
export async function deliverOutbox(parts: DeliveryParts & { doNotDisturb: DoNotDisturb }): Promise<Delivered> {
  const { db, clock, instance, timing } = parts;
  const waits: Wait[] = [];
  let lostPeople = false;
  const open = new Set(parts.workspaceIds);
  for (const id of await listStillShutOut(parts)) {
    open.delete(id);
    waits.push({ againAfterMs: timing.retryMs, stops: id });
  }
  await workThrough(
    async (limit) => {
      if (open.size === 0 || parts.isStopping()) return [];
      const workspaceIds = [...open];
      return claimDue(db, { instance, workspaceIds, now: clock.now(), leaseMs: timing.leaseMs, limit });
    },
    async (row) => {
      // Its workspace has to wait since it was claimed: what it waits for is known, and it is there for whoever comes then.
      if (!open.has(row.workspaceId)) return void (await giveBack(parts, row));
      await parts.turns.take();
      await parts.calm();
      const { wait, lostPerson } = await deliver(parts, row);
      lostPeople ||= lostPerson;
      if (!wait) return;
      waits.push(wait);
      if (wait.stops !== null) open.delete(wait.stops);
    },
  );
  return { waits, lostPeople };
}

/** The workspaces that do not let the app in. Those that did not are asked before any message is tried. */
async function listStillShutOut({ db, clock, log, sender, workspaceIds }: DeliveryParts): Promise<string[]> {
  const shutOut = await listShutOut(db, workspaceIds);
  if (shutOut.length === 0 || (await sender.check()).kind !== 'done') return shutOut;
  for (const workspaceId of shutOut) {
    await markLetIn(db, workspaceId, clock.now());
    log.info({ workspaceId }, 'Slack lets the app in again');
  }
  return [];
}

type Parts = Parameters<typeof deliverOutbox>[0];

async function deliver(parts: Parts, row: ClaimedMessage): Promise<Result> {
  const { db, log } = parts;
  const progress = { mayBePosted: false };
  try {
    return await attempt(parts, row, progress);
  } catch (error) {
    if (isUnavailable(error)) throw error;
    log.error({ err: error, outboxId: row.id, kind: row.content.kind }, 'a message could not be delivered');
    // Once it may be in Slack it is left as it is: its lease ends, and whoever takes it over looks there first.
    if (progress.mayBePosted || row.isAmbiguous) return DONE;
    const reason = `error: ${error instanceof Error ? error.message : String(error)}`;
    await markFailed(db, row, reason.slice(0, 500));
    return DONE;
  }
}

async function attempt(parts: Parts, row: ClaimedMessage, progress: { mayBePosted: boolean }): Promise<Result> {
  const { db, groups, clock, log, sender, timing } = parts;
  const { workspaceId, id, threadTs } = row;
  if (parts.isStopping()) return giveBack(parts, row);

  if (row.isAmbiguous) {
    const found = await lookFor(parts, row);
    if (found !== null) return found;
    // Known not to be there, or wanted in any case: from here on it is like any other.
    row.isAmbiguous = false;
  }

  const quiet = await parts.doNotDisturb.quietOf(row);
  // Once for all that is decided of a message, after Slack was asked: it says how things stand now.
  const group = await groups.read(workspaceId);
  // Its messages are gone with it.
  if (!group) return DONE;
  const until = quietUntil(group, row, { now: clock.now(), quiet });
  if (until) {
    log.info({ outboxId: id, kind: row.content.kind, until }, 'a message waits for hours in which it disturbs nobody');
    await putOff(db, row, until);
    return DONE;
  }

  const composed = await composeMessage(db, group, row, { now: clock.now(), isSent: false });
  if (composed.kind === 'needless') await cancel(db, row, composed.reason);
  if (composed.kind === 'withdrawn') {
    const { reason } = composed;
    await againAfterDeadlock(() => withdrawReminder(db, row, { reason, now: clock.now() }));
  }
  if (composed.kind !== 'message') {
    log.info({ outboxId: id, kind: row.content.kind, why: composed }, 'a message is not sent');
    return DONE;
  }

  await parts.calm();
  const channelId = row.channelId ?? row.recipient;
  const posted = await sender.post({ channelId, outboxId: id, message: composed.message, threadTs }, async () => {
    if (parts.isStopping()) return false;
    const before = performance.now();
    progress.mayBePosted = await recordAttempt(db, row, timing.leaseMs, composed.named);
    if (progress.mayBePosted) await withdrawItems(db, row, { leftOut: composed.leftOut ?? [], now: clock.now() });
    // Much of the lease may have passed in this machine's sleep: another instance would not wait for the rest.
    return progress.mayBePosted && performance.now() - before < timing.leaseMs / 4;
  });
  if (posted.kind === 'abandoned') return giveBack(parts, row);
  if (posted.kind !== 'done') {
    if (posted.kind === 'refused' && posted.error === 'channel_not_found' && channelId !== row.channelId)
      return openFirst(parts, row);
    return afterFailure(parts, row, posted, { wasPosted: true });
  }
  const { channelId: postedIn, ts } = posted;
  await parts.calm();
  const sent = { channelId: postedIn, ts, now: clock.now(), isOutdated: false };
  await againAfterDeadlock(() => markSent(db, workspaceId, id, sent));
  return DONE;
}

/** Looks in Slack for a message that may be there. Null: it is not, or a coordinator wants it sent all the same. */
async function lookFor(parts: Parts, row: ClaimedMessage): Promise<Result | null> {
  const { db, clock, log, sender } = parts;
  const { workspaceId, id, notBefore, threadTs } = row;
  const channel = await channelOf(parts, row);
  if (channel.kind !== 'done') return doubtful(parts, row, channel);
  const { channelId } = channel;
  const since = new Date(notBefore.getTime() - CLOCK_SKEW);
  const found = await sender.find({ channelId, outboxId: id, since, threadTs });
  if (found.kind !== 'done') return doubtful(parts, row, found);
  if (found.ts === null) {
    await recordAbsence(db, row);
    return null;
  }
  const sent = { channelId, ts: found.ts, now: clock.now(), isOutdated: true };
  await againAfterDeadlock(() => markSent(db, workspaceId, id, sent));
  log.info({ outboxId: id }, 'a message whose answer was lost is in Slack');
  return DONE;
}

async function doubtful(
  parts: Parts,
  row: ClaimedMessage,
  failure: Exclude<Outcome<object>, { kind: 'done' }>,
): Promise<Result | null> {
  if (failure.kind !== 'refused') return afterFailure(parts, row, failure);
  return row.isSentAgain ? null : unconfirmed(parts, row, failure.error);
}

/** The conversation that a message went to, or would have. */
async function channelOf({ db, sender }: Parts, row: ClaimedMessage): Promise<Outcome<{ channelId: string }>> {
  const { workspaceId, id, recipient } = row;
  if (row.channelId) return { kind: 'done', channelId: row.channelId };
  // Messages to people are posted to the person, which needs no conversation to be opened first: Slack allows 50 of these a minute.
  if (!isPerson(recipient)) return { kind: 'done', channelId: recipient };
  const opened = await sender.openDirect(recipient);
  if (opened.kind === 'done') await recordChannel(db, workspaceId, id, opened.channelId);
  return opened;
}

/** Slack knows no conversation with a person: opening one tells why, or makes it. */
async function openFirst(parts: Parts, row: ClaimedMessage): Promise<Result> {
  if (!isPerson(row.recipient)) return afterFailure(parts, row, { kind: 'refused', error: 'channel_not_found' });
  const opened = await channelOf(parts, row);
  return opened.kind === 'done' ? giveBack(parts, row) : afterFailure(parts, row, opened);
}
