import { recordAuditEvent } from '../db/audit-events.ts';
import type { Db } from '../db/client.ts';
import { deleteClosure, findWorkspace, insertClosure, saveCountry } from '../db/workspaces.ts';
import { listCountries } from '../domain/holidays.ts';
import type { Closure } from '../domain/working-day.ts';
import { UserError } from '../errors.ts';
import { type Managing, requireManager } from './acting.ts';

/**
 * Chooses the country whose public holidays are kept (ISO 3166-1 code); null: none are. Throws a UserError `country_unknown`
 * where no holidays are known, and `not_allowed`.
 */
export async function chooseCountry(acting: Managing, country: string | null): Promise<void> {
  requireManager(acting.member);
  if (country !== null && !listCountries('en').some(({ code }) => code === country)) {
    throw new UserError(
      'country_unknown',
      `The public holidays of "${country}" are not known. Give a code such as VN.`,
      {
        country,
      },
    );
  }
  await acting.db.$transaction(async (tx) => {
    const before = (await findWorkspace(tx, acting.workspaceId))?.calendar.country ?? null;
    if (before === country) return;
    await saveCountry(tx, acting.workspaceId, country);
    await record(tx, acting, 'country_chosen', { country, before });
  });
}

/**
 * Enters days on which the offices are closed; gives the id. They may overlap others. `key`, a UUID, is the id that it gets:
 * sent again under the same key it is not entered twice. Throws a UserError `not_allowed`.
 */
export async function addClosure(acting: Managing, closure: Omit<Closure, 'id'>, key?: string): Promise<string> {
  requireManager(acting.member);
  return acting.db.$transaction(async (tx) => {
    const id = await insertClosure(tx, acting.workspaceId, closure, key);
    if (id === null) return key as string;
    await record(tx, acting, 'closure_added', { id, ...detailsOf(closure) });
    return id;
  });
}

/** Takes back a closure, and gives it; null when it was gone already. Throws a UserError `not_allowed`. */
export async function removeClosure(acting: Managing, id: string): Promise<Closure | null> {
  requireManager(acting.member);
  return acting.db.$transaction(async (tx) => {
    const workspace = await findWorkspace(tx, acting.workspaceId);
    const closure = workspace?.calendar.closures.find((one) => one.id === id);
    if (!closure || !(await deleteClosure(tx, acting.workspaceId, id))) return null;
    await record(tx, acting, 'closure_removed', { id, ...detailsOf(closure) });
    return closure;
  });
}

function detailsOf({ name, first, last }: Omit<Closure, 'id'>) {
  return { name: { ...name }, first, last };
}

function record(
  tx: Db,
  { workspaceId, now, actorId }: Managing,
  action: string,
  details: Parameters<typeof recordAuditEvent>[2]['details'],
): Promise<void> {
  const subject = { subjectKind: 'workspace', subjectId: workspaceId };
  return recordAuditEvent(tx, workspaceId, { at: now, actorId, action, ...subject, details });
}
