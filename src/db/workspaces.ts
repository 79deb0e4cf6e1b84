import type { Language } from '../domain/language.ts';
import type { Closure, OfficeCalendar } from '../domain/working-day.ts';
import { type Db, runPrepared } from './client.ts';
import { fromDay } from './days.ts';

/** A Slack workspace that the app serves. */
export interface WorkspaceRecord {
  id: string;
  name: string;
  language: Language;
  timeZone: string;
  /** On which days its offices are closed */
  calendar: Omit<OfficeCalendar, 'closures'> & { closures: Closure[] };
}

type OwnColumns = Omit<WorkspaceRecord, 'calendar'> & { country: string | null };

export async function findWorkspace(db: Db, id: string): Promise<WorkspaceRecord | null> {
  const [found] = await withClosures(db, await runPrepared<OwnColumns>(db, WORKSPACE, [id]));
  return found ?? null;
}

/** Every workspace in the database: for start-up and for jobs, which then go through them one by one. */
export async function listWorkspaces(db: Db): Promise<WorkspaceRecord[]> {
  return withClosures(db, await runPrepared<OwnColumns>(db, WORKSPACES, []));
}

const COLUMNS = 'id, name, language::text AS language, "timeZone", country';
const WORKSPACE = { name: 'workspace', text: `SELECT ${COLUMNS} FROM "Workspace" WHERE id = $1` };
const WORKSPACES = { name: 'workspaces', text: `SELECT ${COLUMNS} FROM "Workspace" ORDER BY id` };

async function withClosures(db: Db, rows: OwnColumns[]): Promise<WorkspaceRecord[]> {
  if (rows.length === 0) return [];
  const closures = await runPrepared<ClosureRow>(db, CLOSURES, [rows.map(({ id }) => id)]);
  const closuresOf = new Map(rows.map(({ id }): [string, Closure[]] => [id, []]));
  for (const { workspaceId, nameEn, nameVi, ...closure } of closures)
    closuresOf.get(workspaceId)?.push({ ...closure, name: { en: nameEn, vi: nameVi } });
  return rows.map(({ country, ...row }) => ({
    ...row,
    calendar: { country, closures: closuresOf.get(row.id) ?? [] },
  }));
}

const ENSURE = {
  name: 'ensure_workspace',
  text: `INSERT INTO "Workspace" (id, name, language, "timeZone", country) VALUES ($1, $2, $3::"Language", $4, $5)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name RETURNING ${COLUMNS}`,
};
interface ClosureRow extends Omit<Closure, 'name'> {
  workspaceId: string;
  nameEn: string;
  nameVi: string;
}
const CLOSURES = {
  name: 'closures',
  text: `SELECT id::text AS id, "workspaceId", "nameEn", "nameVi", "firstDay"::text AS first, "lastDay"::text AS last FROM "Closure"
    WHERE "workspaceId" = ANY($1::text[]) ORDER BY "Closure"."firstDay", "Closure"."lastDay", id`,
};

/**
 * Creates the workspace on the first start in it; its language and zone are then its own. In Viet Nam's zone its holidays are kept
 * from the start; elsewhere none are until a coordinator chooses the country, since a zone does not tell it.
 */
export async function ensureWorkspace(db: Db, workspace: Omit<WorkspaceRecord, 'calendar'>): Promise<WorkspaceRecord> {
  const { id, name, language, timeZone } = workspace;
  const country = timeZone === 'Asia/Ho_Chi_Minh' ? 'VN' : null;
  const [row] = await runPrepared<OwnColumns>(db, ENSURE, [id, name, language, timeZone, country]);
  const [stored] = await withClosures(db, row ? [row] : []);
  if (!stored) throw new Error(`workspace ${id} was neither found nor created`);
  return stored;
}

/** The country whose public holidays are kept; null: none are. */
export async function saveCountry(db: Db, workspaceId: string, country: string | null): Promise<void> {
  await db.workspace.update({ where: { id: workspaceId }, data: { country } });
}

/** Gives the id; null when there is one with `id` (a UUID) already. */
export async function insertClosure(
  db: Db,
  workspaceId: string,
  closure: Omit<Closure, 'id'>,
  id?: string,
): Promise<string | null> {
  const { name, first, last } = closure;
  const data = {
    ...(id && { id }),
    workspaceId,
    nameEn: name.en,
    nameVi: name.vi ?? name.en,
    firstDay: fromDay(first),
    lastDay: fromDay(last),
  };
  const [row] = await db.closure.createManyAndReturn({ data: [data], skipDuplicates: true, select: { id: true } });
  return row?.id ?? null;
}

/** False when it was gone already. */
export async function deleteClosure(db: Db, workspaceId: string, id: string): Promise<boolean> {
  return (await db.closure.deleteMany({ where: { workspaceId, id } })).count > 0;
}
