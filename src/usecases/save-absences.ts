import { recordAuditEvent } from '../db/audit-events.ts';
import { getMember, lockMember, saveAbsences } from '../db/members.ts';
import { absencesAhead, withAbsence } from '../domain/absences.ts';
import type { Day } from '../domain/day.ts';
import type { Days } from '../domain/working-day.ts';
import type { Acting } from './acting.ts';

/** Whose absences are changed, and what day it is for them: what is over by then is dropped. */
export interface Absent {
  memberId: string;
  today: Day;
}

/** Enters days on which a member is away; days that overlap others become one with them. Gives all that are not over. */
export function addAbsence(acting: Acting, absent: Absent, days: Days): Promise<Days[]> {
  return change(acting, absent, (absences) => withAbsence(absences, days));
}

/** Takes back an absence; one that is gone already changes nothing. */
export function removeAbsence(acting: Acting, absent: Absent, { first, last }: Days): Promise<Days[]> {
  return change(acting, absent, (absences) => absences.filter((one) => one.first !== first || one.last !== last));
}

/** Takes back all absences of a member. */
export function clearAbsences(acting: Acting, absent: Absent): Promise<Days[]> {
  return change(acting, absent, () => []);
}

function change(
  { db, workspaceId, now, actorId }: Acting,
  { memberId, today }: Absent,
  changed: (absences: Days[]) => Days[],
): Promise<Days[]> {
  return db.$transaction(async (tx) => {
    await lockMember(tx, workspaceId, memberId);
    const { absences: before } = await getMember(tx, workspaceId, memberId);
    const after = changed(absencesAhead(before, today));
    if (listed(before) === listed(after)) return after;
    await saveAbsences(tx, workspaceId, memberId, after);
    await recordAuditEvent(tx, workspaceId, {
      at: now,
      actorId,
      action: 'absences_set',
      subjectKind: 'member',
      subjectId: memberId,
      details: { absences: after.map(({ first, last }) => ({ first, last })) },
    });
    return after;
  });
}

function listed(absences: readonly Days[]): string {
  return absences.map(({ first, last }) => `${first}..${last}`).join();
}
