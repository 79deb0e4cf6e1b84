import { recordAuditEvent } from '../db/audit-events.ts';
import type { Database, Db } from '../db/client.ts';
import { findUndelivered, markArrived, markSeen, markSentAgain } from '../db/undelivered.ts';
import type { Member } from '../domain/member.ts';
import { may } from '../domain/permissions.ts';
import type { Problem } from '../domain/undelivered.ts';
import { UserError } from '../errors.ts';

/**
 * `already_settled`: somebody has seen to it before, or it was delivered meanwhile; nothing was changed. `seen`: a message
 * that failed needs nothing more; `arrived`: one of which nobody knew is in Slack; `sent_again`: wake the jobs; `past`: seen,
 * since the hours of the reminder are over and the next one tells them.
 */
export type Settled =
  | { kind: 'already_settled' }
  | { kind: 'seen' | 'arrived' | 'sent_again' | 'past'; problem: Problem };

interface Settling {
  db: Database;
  now: Date;
}

/**
 * A coordinator says that an undelivered message needs nothing more, or, where nobody knew, that it arrived; of a reminder
 * whose hours are over they may say `isSeen` instead.
 */
export function settleUndelivered(
  { db, now }: Settling,
  member: Member,
  outboxId: string,
  { isSeen = false }: { isSeen?: boolean } = {},
): Promise<Settled> {
  return decide({ db, now }, member, outboxId, async (tx, { problem, isPast }) => {
    if (problem === 'unknown_whether_sent' && !(isSeen && isPast)) {
      await markArrived(tx, member.workspaceId, outboxId, now);
      return 'arrived';
    }
    await markSeen(tx, member.workspaceId, outboxId, now);
    return 'seen';
  });
}

/** A coordinator has an undelivered message sent once more; a reminder whose hours are over is settled as it is. */
export function sendAgain({ db, now }: Settling, member: Member, outboxId: string): Promise<Settled> {
  return decide({ db, now }, member, outboxId, async (tx, { isPast }) => {
    if (isPast) {
      await markSeen(tx, member.workspaceId, outboxId, now);
      return 'past';
    }
    await markSentAgain(tx, member.workspaceId, outboxId);
    return 'sent_again';
  });
}

/** Throws a UserError `not_allowed`. */
async function decide(
  { db, now }: Settling,
  member: Member,
  outboxId: string,
  act: (tx: Db, found: { problem: Problem; isPast: boolean }) => Promise<Exclude<Settled['kind'], 'already_settled'>>,
): Promise<Settled> {
  const { workspaceId } = member;
  if (!may(member, 'manage_deadlines')) {
    throw new UserError('not_allowed', 'This member may not see to messages that were not delivered');
  }
  return db.$transaction(async (tx) => {
    const found = await findUndelivered(tx, workspaceId, outboxId);
    if (!found || found.isSettled) return { kind: 'already_settled' };
    const { recipient, problem, until, error } = found;
    const kind = await act(tx, { problem, isPast: until !== null && now >= until });
    await recordAuditEvent(tx, workspaceId, {
      at: now,
      actorId: member.id,
      action: `undelivered_${kind === 'past' ? 'seen' : kind}`,
      subjectKind: 'outbox_message',
      subjectId: outboxId,
      details: { kind: found.kind, recipient, problem, error },
    });
    return { kind, problem };
  });
}
