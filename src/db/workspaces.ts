import type { Language } from '../domain/language.ts';
import type { Db } from './client.ts';

/** A Slack workspace that the app serves. */
export interface WorkspaceRecord {
  id: string;
  name: string;
  language: Language;
  timeZone: string;
}

export async function findWorkspace(db: Db, id: string): Promise<WorkspaceRecord | null> {
  return db.workspace.findUnique({ where: { id }, select: { id: true, name: true, language: true, timeZone: true } });
}

/** Every workspace in the database: for start-up and for jobs, which then go through them one by one. */
export async function listWorkspaces(db: Db): Promise<WorkspaceRecord[]> {
  return db.workspace.findMany({
    select: { id: true, name: true, language: true, timeZone: true },
    orderBy: { id: 'asc' },
  });
}

/** Creates the workspace on the first start in it; its language and zone are then its own. */
export async function ensureWorkspace(db: Db, workspace: WorkspaceRecord): Promise<void> {
  const { id, name } = workspace;
  await db.workspace.upsert({ where: { id }, create: workspace, update: { name } });
}
