import { type Assignment, assign, listAssigned } from '../db/assignment-writes.ts';
import { recordAuditEvent } from '../db/audit-events.ts';
import type { Db } from '../db/client.ts';
import { refreshSearchText } from '../db/search-text.ts';
import type { Agency } from '../domain/agency.ts';
import type { Day } from '../domain/day.ts';
import { UserError } from '../errors.ts';
import type { Acting } from './acting.ts';
import { namedAgency } from './named-agency.ts';

export interface AssignmentInput {
  /** Codes; what is not given stays as it is, and an empty list of supporting agencies takes them all away */
  lead?: string;
  supporting?: string[];
  dueDate?: Day;
}

/**
 * Gives recommendations a lead agency, supporting agencies and a due date, all or none of them; returns how many that changed.
 * Throws a UserError for an agency that is not there, and for one that would lead and support the same.
 */
export async function assignRecommendations(
  { db, ...acting }: Acting,
  ids: string[],
  input: AssignmentInput,
): Promise<{ changed: number; unchanged: number }> {
  return db.$transaction((tx) => assignWithin(tx, acting, ids, input), { maxWait: 10_000, timeout: 120_000 });
}

/** The same within a transaction that stores more. */
export async function assignWithin(
  tx: Db,
  { workspaceId, now, actorId }: Omit<Acting, 'db'>,
  ids: string[],
  { lead: leadCode, supporting: supportingCodes, dueDate }: AssignmentInput,
): Promise<{ changed: number; unchanged: number }> {
  const lead = leadCode === undefined ? undefined : await namedAgency(tx, workspaceId, leadCode);
  const supporting: Agency[] | undefined = supportingCodes && [];
  // One after another: a transaction is one connection.
  for (const code of supportingCodes ?? []) supporting?.push(await namedAgency(tx, workspaceId, code));
  let changed = 0;
  for (const before of await listAssigned(tx, workspaceId, ids)) {
    const leadId = lead?.id ?? before.leadAgencyId;
    const after: Assignment = {
      id: before.id,
      leadAgencyId: leadId,
      // An agency that comes to lead no longer supports; one that is named for both is a mistake.
      supportingIds: (supporting?.map(({ id }) => id) ?? before.supportingIds.filter((id) => id !== leadId)).sort(),
      dueDate: dueDate ?? before.dueDate,
    };
    if (leadId !== null && after.supportingIds.includes(leadId))
      throw leadsAndSupports(lead ?? supporting?.find(({ id }) => id === leadId));
    if (JSON.stringify(after) === JSON.stringify(before)) continue;
    await assign(tx, workspaceId, after);
    const details = { before: { ...before }, after: { ...after } };
    const subject = { subjectKind: 'recommendation', subjectId: before.id };
    await recordAuditEvent(tx, workspaceId, {
      at: now,
      actorId,
      action: 'recommendation_assigned',
      ...subject,
      details,
    });
    changed += 1;
  }
  await refreshSearchText(tx, workspaceId, ids);
  return { changed, unchanged: ids.length - changed };
}

function leadsAndSupports(agency: Agency | undefined): UserError {
  const code = agency?.code ?? '';
  return new UserError('leads_and_supports', `${code} cannot both lead and support the same recommendation.`, { code });
}
