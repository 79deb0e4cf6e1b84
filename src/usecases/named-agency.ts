import { findAgency } from '../db/agencies.ts';
import type { Db } from '../db/client.ts';
import type { Agency } from '../domain/agency.ts';
import { UserError } from '../errors.ts';

/** The agency that a code, as somebody typed it, names. Throws a UserError `agency_unknown` when there is none. */
export async function namedAgency(db: Db, workspaceId: string, code: string): Promise<Agency> {
  const agency = await findAgency(db, workspaceId, code);
  if (!agency)
    throw new UserError('agency_unknown', `There is no agency ${code}. Add it with: agency add ${code} --name …`, {
      code,
    });
  return agency;
}
