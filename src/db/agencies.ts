import type { Agency } from '../domain/agency.ts';
import type { Db } from './client.ts';
import type { Agency as AgencyRow } from './generated/client.ts';

export function toAgency(row: AgencyRow): Agency {
  return { id: row.id, code: row.code, name: { en: row.nameEn, vi: row.nameVi }, level: row.level };
}

/** All agencies: central ones first, then by code. */
export async function listAgencies(db: Db, workspaceId: string): Promise<Agency[]> {
  const rows = await db.agency.findMany({ where: { workspaceId }, orderBy: [{ level: 'asc' }, { code: 'asc' }] });
  return rows.map(toAgency);
}

/** The agency with a code, typed in any case. */
export async function findAgency(db: Db, workspaceId: string, code: string): Promise<Agency | null> {
  const row = await db.agency.findFirst({ where: { workspaceId, code: code.trim().toUpperCase() } });
  return row && toAgency(row);
}
