import type { Db } from './client.ts';

/** Whether this is the first time that an inbound event is seen: Slack delivers some twice. */
export async function claimInboundEvent(db: Db, workspaceId: string, key: string, now: Date): Promise<boolean> {
  const { count } = await db.inboundEvent.createMany({ data: { workspaceId, key, at: now }, skipDuplicates: true });
  return count === 1;
}

/** Forgets what Slack will not deliver again. */
export async function forgetInboundEvents(db: Db, before: Date): Promise<void> {
  await db.inboundEvent.deleteMany({ where: { at: { lt: before } } });
}
