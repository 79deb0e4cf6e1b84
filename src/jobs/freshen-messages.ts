import { isUnavailable } from '../db/availability.ts';
import { type ClaimedMessage, claimStale, clearStale, keepStale } from '../db/outbox.ts';
import { composeMessage } from './compose-message.ts';
import { allDone, type DeliveryParts, type Wait } from './deliver-outbox.ts';

const AT_ONCE = 4;

/** Brings sent messages up to date until none is stale, or Slack takes no more for now; gives what has to wait. */
export async function freshenMessages(parts: DeliveryParts): Promise<Wait[]> {
  const { db, instance, workspaceIds, timing } = parts;
  const waits: Wait[] = [];
  while (!parts.isStopping() && !waits.some(({ stopsAll }) => stopsAll)) {
    const claimed = await claimStale(db, { instance, workspaceIds, leaseMs: timing.leaseMs, limit: AT_ONCE });
    if (claimed.length === 0) break;
    waits.push(...(await allDone(claimed.map((row) => freshen(parts, row)))));
  }
  return waits;
}

async function freshen(
  { db, clock, log, instance, sender, timing }: DeliveryParts,
  row: ClaimedMessage,
): Promise<Wait | null> {
  const { id, recipient, channelId, ts } = row;
  try {
    const composed = await composeMessage(db, row, { now: clock.now(), isSent: true });
    if (composed.kind === 'message') {
      const updated = await sender.update({
        channelId: channelId ?? recipient,
        ts: ts ?? '',
        outboxId: id,
        message: composed.message,
      });
      switch (updated.kind) {
        case 'rate_limited':
          await keepStale(db, id, instance, updated.retryAfterSeconds * 1000);
          return { againAfterMs: updated.retryAfterSeconds * 1000, stopsAll: true };
        case 'unreached':
        case 'unknown':
          // Done twice it does no harm.
          await keepStale(db, id, instance, timing.retryMs);
          return { againAfterMs: timing.retryMs, stopsAll: false };
        case 'refused':
          if (updated.error === 'invalid_blocks')
            log.error({ outboxId: id, error: updated.error }, 'Slack refused a changed message');
          else log.info({ outboxId: id, error: updated.error }, 'a message can no longer be changed');
      }
    }
  } catch (error) {
    if (isUnavailable(error)) throw error;
    log.error({ err: error, outboxId: id, kind: row.content.kind }, 'a message could not be brought up to date');
  }
  await clearStale(db, id, instance);
  return null;
}
