import type { Db } from './client.ts';
import type { Prisma } from './generated/client.ts';

/** Something that was done to the records, for whoever asks later who did what. */
export interface AuditEntry {
  at: Date;
  /** null: the app itself, or its command line */
  actorId: string | null;
  /** In the past tense: "update_recorded" */
  action: string;
  /** What it was done to: "recommendation" and its id */
  subjectKind: string;
  subjectId: string;
  details: Prisma.InputJsonObject;
}

/** Writes an event; in the transaction of what it tells. */
export async function recordAuditEvent(db: Db, workspaceId: string, entry: AuditEntry): Promise<void> {
  await db.auditEvent.create({ data: { workspaceId, ...entry } });
}
