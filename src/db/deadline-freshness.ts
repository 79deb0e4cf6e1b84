import type { Db } from './client.ts';
import { FOLLOWED_DAYS, IS_REPLACED } from './outbox.ts';

/**
 * A deadline has been changed, moved, closed or opened again: the reminders that name it and its summary are to be brought
 * up to date, save those for which a later message stands.
 */
export async function markDeadlineStale(tx: Db, workspaceId: string, deadlineId: string): Promise<void> {
  // Pending ones too: their lock keeps them from being claimed, and rendered, before this transaction is seen.
  await tx.$executeRaw`
    WITH concerned AS (
      SELECT m.id FROM "OutboxMessage" m
      WHERE m."workspaceId" = ${workspaceId} AND m.status IN ('pending', 'sending', 'sent')
        AND (m.kind <> 'reminder' OR m."createdAt" > now() - make_interval(days => ${FOLLOWED_DAYS}::int))
        AND EXISTS (
          SELECT 1 FROM "Reminder" r
          WHERE r."outboxId" = m.id AND r."deadlineId" = ${deadlineId}::uuid AND NOT ${IS_REPLACED}
        )
      ORDER BY m.id FOR UPDATE OF m
    )
    UPDATE "OutboxMessage" m SET "isStale" = true FROM concerned WHERE m.id = concerned.id`;
}
