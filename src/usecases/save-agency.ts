import { findAgency } from '../db/agencies.ts';
import { recordAuditEvent } from '../db/audit-events.ts';
import { listIdsOfAgency, saveAgency as store } from '../db/group-writes.ts';
import { refreshSearchText } from '../db/search-text.ts';
import type { Agency } from '../domain/agency.ts';
import { UserError } from '../errors.ts';
import type { Acting } from './acting.ts';

/**
 * Adds an agency, or gives the one with this code new names and another level; recommendations are then found by the new names.
 * Throws a UserError for a code that members could not type.
 */
export async function saveAgency(
  { db, workspaceId, now, actorId }: Acting,
  given: Omit<Agency, 'id'>,
): Promise<{ agency: Agency; isNew: boolean }> {
  const code = given.code.trim().toUpperCase();
  if (!/^[A-Z0-9][A-Z0-9_-]{0,19}$/.test(code)) {
    throw new UserError(
      'agency_code_bad',
      `"${given.code}" cannot be an agency's code. Use up to 20 letters, digits and dashes, as in MOJ.`,
      {
        code: given.code,
      },
    );
  }
  return db.$transaction(async (tx) => {
    const before = await findAgency(tx, workspaceId, code);
    const agency = await store(tx, workspaceId, { ...given, code: before?.code ?? code });
    if (before) await refreshSearchText(tx, workspaceId, await listIdsOfAgency(tx, workspaceId, agency.id));
    const details = { code: agency.code, name: { ...agency.name }, level: agency.level };
    await recordAuditEvent(tx, workspaceId, {
      at: now,
      actorId,
      action: 'agency_saved',
      subjectKind: 'agency',
      subjectId: agency.id,
      details,
    });
    return { agency, isNew: before === null };
  });
}
