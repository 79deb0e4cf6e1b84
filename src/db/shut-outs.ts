import { recordAuditEvent } from './audit-events.ts';
import type { Database, Db } from './client.ts';

/** Of these workspaces, those that do not let the app in. */
export async function listShutOut(db: Database, workspaceIds: readonly string[]): Promise<string[]> {
  const rows = await db.workspace.findMany({
    where: { id: { in: [...workspaceIds] }, shutOutAt: { not: null } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Since when Slack does not let the app in, where it does not. */
export async function findShutOut(db: Db, workspaceId: string): Promise<{ at: Date; error: string } | null> {
  const row = await db.workspace.findUnique({
    where: { id: workspaceId },
    select: { shutOutAt: true, shutOutError: true },
  });
  return row?.shutOutAt ? { at: row.shutOutAt, error: row.shutOutError ?? '' } : null;
}

/** Slack does not let the app in any more; noted once, however many instances find out. */
export async function markShutOut(db: Database, workspaceId: string, error: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const where = { id: workspaceId, shutOutAt: null };
    const { count } = await tx.workspace.updateMany({ where, data: { shutOutAt: now, shutOutError: error } });
    if (count === 0) return;
    await recordAuditEvent(tx, workspaceId, {
      at: now,
      actorId: null,
      action: 'slack_shut_app_out',
      subjectKind: 'workspace',
      subjectId: workspaceId,
      details: { error },
    });
  });
}

/** Slack lets the app in again. */
export async function markLetIn(db: Database, workspaceId: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const where = { id: workspaceId, shutOutAt: { not: null } };
    const { count } = await tx.workspace.updateMany({ where, data: { shutOutAt: null, shutOutError: null } });
    if (count === 0) return;
    await recordAuditEvent(tx, workspaceId, {
      at: now,
      actorId: null,
      action: 'slack_let_app_in',
      subjectKind: 'workspace',
      subjectId: workspaceId,
      details: {},
    });
  });
}
