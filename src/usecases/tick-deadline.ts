import { listAgencies } from '../db/agencies.ts';
import { recordAuditEvent } from '../db/audit-events.ts';
import type { Database, Db } from '../db/client.ts';
import { deleteTick, insertTick, listTicks, type Tick } from '../db/deadline-actions.ts';
import { markDeadlineStale } from '../db/deadline-freshness.ts';
import { getDeadline } from '../db/deadlines.ts';
import { againAfterDeadlock } from '../db/deadlock.ts';
import { findWorkspace } from '../db/workspaces.ts';
import type { Agency } from '../domain/agency.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Member } from '../domain/member.ts';
import { may } from '../domain/permissions.ts';
import { UserError } from '../errors.ts';
import { noteDeadlineChange } from './note-deadline-change.ts';

/** What an agency states for a deadline that asks for it. */
export interface TickSubject {
  deadlineId: string;
  agencyId: string;
}

export type Ticked =
  /** `already_ticked`: somebody did so before, as the tick says; nothing was changed. */
  | { kind: 'ticked' | 'already_ticked'; deadline: Deadline; agency: Agency; tick: Tick }
  /** Nothing was changed: the deadline was closed, or asks for no tick any more */
  | { kind: 'closed'; deadline: Deadline; agency: Agency };

export type TakenBack =
  /** `not_ticked`: there was nothing to take back */
  { kind: 'taken_back' | 'not_ticked' | 'closed'; deadline: Deadline; agency: Agency };

/**
 * States for an agency that it has done what a deadline asks for: once, whoever of them is first. Throws a UserError
 * `not_allowed` for who is neither a focal point of that agency nor a coordinator, and `deadline_gone`. The caller wakes
 * the outbox.
 */
export function tickDeadline(
  { db, now }: { db: Database; now: Date },
  member: Member,
  subject: TickSubject,
): Promise<Ticked> {
  const { workspaceId, id: memberId } = member;
  const work = async (tx: Db): Promise<Ticked> => {
    const { deadline, agency } = await readSubject(tx, member, subject);
    const { deadlineId, agencyId } = subject;
    if (isClosed(deadline)) return { kind: 'closed', deadline, agency };
    const isFirst = await insertTick(tx, workspaceId, { deadlineId, agencyId, memberId, at: now });
    const tick = (await listTicks(tx, workspaceId, [deadlineId])).find((one) => one.agencyId === agencyId);
    if (!tick) throw new Error('a tick is not there after it was stored');
    if (!isFirst) {
      await markDeadlineStale(tx, workspaceId, deadlineId);
      return { kind: 'already_ticked', deadline, agency, tick };
    }
    await follow(tx, member, subject, 'deadline_ticked', now);
    return { kind: 'ticked', deadline, agency, tick };
  };
  return againAfterDeadlock(() => db.$transaction(work));
}

/** Takes an agency's statement back. Throws as `tickDeadline` does. The caller wakes the outbox. */
export function takeBackTick(
  { db, now }: { db: Database; now: Date },
  member: Member,
  subject: TickSubject,
): Promise<TakenBack> {
  const work = async (tx: Db): Promise<TakenBack> => {
    const found = await readSubject(tx, member, subject);
    if (isClosed(found.deadline)) return { kind: 'closed', ...found };
    if (!(await deleteTick(tx, member.workspaceId, subject))) {
      await markDeadlineStale(tx, member.workspaceId, subject.deadlineId);
      return { kind: 'not_ticked', ...found };
    }
    await follow(tx, member, subject, 'tick_taken_back', now);
    return { kind: 'taken_back', ...found };
  };
  return againAfterDeadlock(() => db.$transaction(work));
}

async function readSubject(tx: Db, member: Member, { deadlineId, agencyId }: TickSubject) {
  const deadline = await getDeadline(tx, member.workspaceId, deadlineId);
  const agency = (await listAgencies(tx, member.workspaceId)).find(({ id }) => id === agencyId);
  // What an agency leads, those who act for it may report on: the same people state what it has done.
  if (!agency || !may(member, 'update', { leadAgency: agency, supportingAgencies: [] }))
    throw new UserError('not_allowed', 'This member may not act for that agency');
  return { deadline, agency };
}

function isClosed({ closedAt, doneBy }: Deadline): boolean {
  return closedAt !== null || doneBy.kind !== 'tick';
}

async function follow(
  tx: Db,
  { workspaceId, id: actorId }: Member,
  { deadlineId, agencyId }: TickSubject,
  action: 'deadline_ticked' | 'tick_taken_back',
  now: Date,
): Promise<void> {
  await recordAuditEvent(tx, workspaceId, {
    at: now,
    actorId,
    action,
    subjectKind: 'deadline',
    subjectId: deadlineId,
    details: { agencyId },
  });
  await markDeadlineStale(tx, workspaceId, deadlineId);
  const workspace = await findWorkspace(tx, workspaceId);
  if (workspace) await noteDeadlineChange(tx, workspace, now);
}
