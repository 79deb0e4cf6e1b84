import { isUnavailable } from '../db/availability.ts';
import { type ClaimedMessage, claimStale, clearStale, keepStale, markOutOfReach } from '../db/outbox-claims.ts';
import { listShutOut } from '../db/shut-outs.ts';
import { isOfChannel, problemOf } from '../domain/undelivered.ts';
import { composeMessage } from './compose-message.ts';
import { type DeliveryParts, type Wait, workThrough } from './delivery.ts';

/** Brings sent messages up to date until none is stale, or Slack takes no more for now; gives what has to wait. */
export async function freshenMessages(parts: DeliveryParts): Promise<Wait[]> {
  const { db, instance, timing } = parts;
  const waits: Wait[] = [];
  const shutOut = await listShutOut(db, parts.workspaceIds);
  const open = new Set(parts.workspaceIds.filter((id) => !shutOut.includes(id)));
  await workThrough(
    async (limit) => {
      if (open.size === 0 || parts.isStopping()) return [];
      return claimStale(db, { instance, workspaceIds: [...open], leaseMs: timing.leaseMs, limit });
    },
    async (row) => {
      // Its workspace has to wait since it was claimed.
      if (!open.has(row.workspaceId)) return keepStale(db, row, null);
      const wait = await freshen(parts, row);
      if (!wait) return;
      waits.push(wait);
      if (wait.stops !== null) open.delete(wait.stops);
    },
  );
  return waits;
}

async function freshen(parts: DeliveryParts, row: ClaimedMessage): Promise<Wait | null> {
  const { db, groups, clock, log, sender, timing } = parts;
  const { id, workspaceId, recipient, channelId, ts } = row;
  const later = async (afterMs: number, stops: string | null): Promise<Wait> => {
    await keepStale(db, row, afterMs);
    return { againAfterMs: afterMs, stops };
  };
  try {
    const group = await groups.read(workspaceId);
    // Its messages are gone with it.
    if (!group) return null;
    const composed = await composeMessage(db, group, row, { now: clock.now(), isSent: true });
    if (composed.kind === 'message') {
      const updated = await sender.update({
        channelId: channelId ?? recipient,
        ts: ts ?? '',
        outboxId: id,
        message: composed.message,
      });
      switch (updated.kind) {
        case 'rate_limited':
          return later(updated.retryAfterSeconds * 1000, workspaceId);
        case 'shut_out':
          return later(timing.retryMs, workspaceId);
        case 'unreached':
        case 'unknown':
          // Done twice it does no harm.
          return later(timing.retryMs, null);
        case 'refused':
          noteRefusal(log, row, updated.error);
          // The group goes on reading what is no longer so.
          if (row.content.kind === 'deadline_summary' && isOfChannel(problemIn(row, updated.error))) {
            await markOutOfReach(db, row, updated.error);
            return null;
          }
      }
    }
  } catch (error) {
    if (isUnavailable(error)) throw error;
    log.error({ err: error, outboxId: id, kind: row.content.kind }, 'a message could not be brought up to date');
  }
  await clearStale(db, row);
  return null;
}

/** A message that somebody has deleted, or that is too old, stays as it is; what we make, and may do, is for us to mend. */
function noteRefusal(log: DeliveryParts['log'], row: ClaimedMessage, error: string): void {
  const { id } = row;
  const problem = problemIn(row, error);
  if (problem === 'our_fault') log.error({ outboxId: id, error }, 'Slack refused a changed message');
  else if (problem === 'app_lacks_permission') log.warn({ outboxId: id, error }, 'Slack refused a changed message');
  else log.info({ outboxId: id, error }, 'a message can no longer be changed');
}

function problemIn({ recipient }: ClaimedMessage, error: string) {
  return problemOf(error, { status: 'failed', recipient });
}
