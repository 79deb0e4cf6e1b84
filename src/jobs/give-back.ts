import { recordAuditEvent } from '../db/audit-events.ts';
import type { Db } from '../db/client.ts';
import { againAfterDeadlock } from '../db/deadlock.ts';
import { markInactive } from '../db/members.ts';
import { type ClaimedMessage, leaveAmbiguous, markFailed, markUncertain, release } from '../db/outbox-claims.ts';
import { markShutOut } from '../db/shut-outs.ts';
import { problemOf } from '../domain/undelivered.ts';
import type { Failure } from '../slack/outcome.ts';
import { backOff, type DeliveryParts, type Wait } from './delivery.ts';

/** What came of a message: sent, settled, or to be tried again. `lostPerson`: its recipient has left. */
export interface Result {
  wait: Wait | null;
  lostPerson: boolean;
}

export const DONE: Result = { wait: null, lostPerson: false };

/** Gives a message back untouched, for whoever comes next. */
export async function giveBack(parts: DeliveryParts, row: ClaimedMessage): Promise<Result> {
  return tryAgain(parts, row, { afterMs: 0, error: null });
}

/** What becomes of a message after a call that did not do what it should; `wasPosted`: it was the one that posts. */
export async function afterFailure(
  parts: DeliveryParts,
  row: ClaimedMessage,
  failure: Failure,
  { wasPosted } = { wasPosted: false },
): Promise<Result> {
  const { db, clock, log, timing } = parts;
  const { id, workspaceId, attempts, content, isAmbiguous } = row;
  const details = { outboxId: id, kind: content.kind, workspaceId };
  switch (failure.kind) {
    case 'rate_limited': {
      // While none can be posted, the rest need not be tried; another method's limit is no matter of theirs.
      const stops = wasPosted && !failure.isOfChannel;
      return tryAgain(parts, row, { afterMs: failure.retryAfterSeconds * 1000, error: failure.kind, stops });
    }
    case 'shut_out':
      await markShutOut(db, workspaceId, failure.error, clock.now());
      return tryAgain(parts, row, { afterMs: timing.retryMs, error: failure.error, stops: true });
    case 'unreached':
      log.warn({ ...details, error: failure.error }, 'Slack was not reached; the message waits');
      return tryAgain(parts, row, { afterMs: backOff(timing.retryMs, attempts), error: failure.error });
    case 'unknown': {
      log.warn({ ...details, error: failure.error }, 'the answer of Slack was lost; the message waits');
      if (!wasPosted) return tryAgain(parts, row, { afterMs: timing.retryMs, error: failure.error });
      const afterMs = backOff(timing.settleMs, attempts);
      await leaveAmbiguous(db, row, { afterMs, error: failure.error });
      return { wait: { againAfterMs: afterMs, stops: null }, lostPerson: false };
    }
    case 'refused':
      if (isAmbiguous) return unconfirmed(parts, row, failure.error);
      return refused(parts, row, failure.error);
  }
}

/** What cannot be known is not guessed: a message that may be there is not sent again until somebody says so. */
export async function unconfirmed(parts: DeliveryParts, row: ClaimedMessage, error: string): Promise<Result> {
  const { db, log } = parts;
  const { id, workspaceId, content } = row;
  const details = { outboxId: id, kind: content.kind, workspaceId, error };
  log.warn(details, 'a message may or may not have been sent, and Slack cannot be asked');
  await markUncertain(db, row, error);
  return DONE;
}

/** Slack says no for good. Somebody who has left is noted, so that whoever stands in for them is reminded instead. */
async function refused(parts: DeliveryParts, row: ClaimedMessage, error: string): Promise<Result> {
  const { db, clock, log } = parts;
  const { id, workspaceId, content, recipient } = row;
  const problem = problemOf(error, { status: 'failed', recipient });
  const details = { outboxId: id, kind: content.kind, workspaceId, error };
  // What Slack does not take of our making is a fault of ours; the rest is a matter of the workspace.
  log[problem === 'our_fault' ? 'error' : 'warn'](details, 'Slack refused a message');
  const settle = async (tx: Db) => {
    await markFailed(tx, row, error);
    const memberId = problem === 'person_left' ? await markInactive(tx, workspaceId, recipient) : null;
    if (!memberId) return false;
    await recordAuditEvent(tx, workspaceId, {
      at: clock.now(),
      actorId: null,
      action: 'member_left',
      subjectKind: 'member',
      subjectId: memberId,
      details: { error },
    });
    return true;
  };
  const lostPerson = await againAfterDeadlock(() => db.$transaction(settle));
  return { wait: null, lostPerson };
}

async function tryAgain(
  { db }: DeliveryParts,
  row: ClaimedMessage,
  { afterMs, error, stops = false }: { afterMs: number; error: string | null; stops?: boolean },
): Promise<Result> {
  // What may be in Slack stays so until it has been looked for there.
  if (row.isAmbiguous) await leaveAmbiguous(db, row, { afterMs, error: error ?? 'stopped' });
  else await release(db, row, { afterMs, error });
  return { wait: { againAfterMs: afterMs, stops: stops ? row.workspaceId : null }, lostPerson: false };
}
