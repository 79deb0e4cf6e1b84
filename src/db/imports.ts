import type { FieldChange } from '../domain/import/import-plan.ts';
import { recordAuditEvent } from './audit-events.ts';
import type { Db } from './client.ts';

export interface ImportRecord {
  at: Date;
  /** null: the command line */
  actorId: string | null;
  fileName: string;
  /** Of the file's bytes, in hexadecimal */
  sha256: string;
  format: string;
  /** null when the file held several reviews */
  reviewId: string | null;
  added: number;
  changed: number;
  unchanged: number;
}

/** Makes imports into a workspace wait for each other until the transaction ends: they must not number the same thing twice. */
export async function lockImports(db: Db, workspaceId: string): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`import ${workspaceId}`}, 0))`;
}

/** Records that a file was imported, with its audit event. */
export async function insertImport(db: Db, workspaceId: string, record: ImportRecord): Promise<void> {
  const { id } = await db.import.create({ data: { workspaceId, ...record }, select: { id: true } });
  const { at, actorId, fileName, format, added, changed } = record;
  const details = { fileName, format, added, changed };
  await recordAuditEvent(db, workspaceId, {
    at,
    actorId,
    action: 'file_imported',
    subjectKind: 'import',
    subjectId: id,
    details,
  });
}

/** Records, for each recommendation, what an import changed in it. */
export async function insertChangeEvents(
  db: Db,
  workspaceId: string,
  { at, actorId, fileName }: Pick<ImportRecord, 'at' | 'actorId' | 'fileName'>,
  changed: { recommendationId: string; changes: FieldChange[] }[],
): Promise<void> {
  for (let start = 0; start < changed.length; start += 1_000) {
    const json = changed.slice(start, start + 1_000).map(({ recommendationId, changes }) => ({
      subjectId: recommendationId,
      details: { fileName, changes },
    }));
    await db.$executeRaw`
      INSERT INTO "AuditEvent" ("workspaceId", at, "actorId", action, "subjectKind", "subjectId", details)
      SELECT ${workspaceId}, ${at}::timestamptz, ${actorId}::uuid, 'recommendation_imported', 'recommendation', "subjectId", details
      FROM jsonb_to_recordset(${JSON.stringify(json)}::jsonb) AS n("subjectId" text, details jsonb)`;
  }
}
