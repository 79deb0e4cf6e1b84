import type { Agency } from '../domain/agency.ts';
import { type Db, runPrepared } from './client.ts';
import type { Agency as AgencyRow } from './generated/client.ts';

type AgencyColumns = Omit<AgencyRow, 'workspaceId'>;

export function toAgency(row: AgencyColumns): Agency {
  return { id: row.id, code: row.code, name: { en: row.nameEn, vi: row.nameVi }, level: row.level };
}

/** All agencies: central ones first, then by code. */
export async function listAgencies(db: Db, workspaceId: string): Promise<Agency[]> {
  return (await runPrepared<AgencyColumns>(db, AGENCIES, [workspaceId])).map(toAgency);
}

const AGENCIES = {
  name: 'agencies',
  text: `
    SELECT a.id::text AS id, a.code, a."nameEn", a."nameVi", a.level::text AS level FROM "Agency" a
    WHERE a."workspaceId" = $1 ORDER BY a.level, a.code`,
};

/** Puts agencies, or reviews, in the order of the database, whatever its collation: codes are ASCII letters, digits and hyphens. */
export function byCode({ code: a }: { code: string }, { code: b }: { code: string }): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The agency with a code, typed in any case. */
export async function findAgency(db: Db, workspaceId: string, code: string): Promise<Agency | null> {
  const row = await db.agency.findFirst({ where: { workspaceId, code: code.trim().toUpperCase() } });
  return row && toAgency(row);
}
