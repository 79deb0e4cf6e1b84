import { recordAuditEvent } from '../db/audit-events.ts';
import type { Db } from '../db/client.ts';
import { markDeadlineStale } from '../db/deadline-freshness.ts';
import { getDeadline, updateDeadline } from '../db/deadlines.ts';
import { addDays, dayOf } from '../domain/day.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { DeadlineInput } from '../domain/deadline-input.ts';
import { firstOf } from '../domain/reminder-schedule.ts';
import { type Managing, requireManager } from './acting.ts';
import { noteDeadlineTurn } from './note-deadline-change.ts';

/** `conflict`: somebody has changed it since; nothing was stored, and `deadline` is how it stands. */
export interface DeadlineChange {
  kind: 'changed' | 'unchanged' | 'conflict';
  deadline: Deadline;
  before: Deadline;
}

/** Which deadline is changed, and the version of it that whoever changes it has seen. */
export interface DeadlineSeen {
  id: string;
  version: number;
}

/**
 * Changes a deadline. Another date or time is planned anew; another schedule is not, or what is owed from it would be
 * dropped. Of the steps that are then behind, people are told the nearest, unless they were told of a nearer one; where no
 * step had been due before the change, the schedule begins with the next. Throws a UserError `deadline_gone` or `not_allowed`.
 */
export function changeDeadline(
  acting: Managing,
  seen: DeadlineSeen,
  { repeatMonths, ...input }: DeadlineInput,
): Promise<DeadlineChange> {
  return store(acting, seen, 'deadline_changed', (before) => ({
    ...before,
    ...input,
    repeat: repeatMonths === null ? null : { months: repeatMonths, from: countedFrom(before, input.date) },
  }));
}

/** Moves a deadline to another date or time; the next ones of its row stay where they were to be. Throws a UserError `deadline_gone` or `not_allowed`. */
export function postponeDeadline(
  acting: Managing,
  seen: DeadlineSeen,
  moment: Pick<Deadline, 'date' | 'time'>,
): Promise<DeadlineChange> {
  return store(acting, seen, 'deadline_postponed', (before) => ({ ...before, ...moment }));
}

/** The first of its row is where the row begins: corrected, it takes the row along. */
function countedFrom({ repeat, date }: Deadline, next: string): string {
  return repeat && repeat.from !== date ? repeat.from : next;
}

async function store(
  { db, workspaceId, now, actorId, member }: Managing,
  { id, version }: DeadlineSeen,
  action: 'deadline_changed' | 'deadline_postponed',
  change: (before: Deadline) => Deadline,
): Promise<DeadlineChange> {
  requireManager(member);
  return db.$transaction(async (tx) => {
    const before = await getDeadline(tx, workspaceId, id);
    if (before.version !== version) return { kind: 'conflict', deadline: before, before };
    const after = change(before);
    const changed = changedFields(before, after);
    if (changed.length === 0) return { kind: 'unchanged', deadline: before, before };
    const stored = await updateDeadline(
      tx,
      workspaceId,
      isPlannedAnew(before, after, now) ? { ...after, scheduledAt: now } : after,
    );
    if (!stored) return { kind: 'conflict', deadline: await getDeadline(tx, workspaceId, id), before };
    await markDeadlineStale(tx, workspaceId, id);
    await recordChange(tx, workspaceId, { at: now, actorId, action, before, after: stored, changed });
    if (before.date !== stored.date) await noteDeadlineTurn(tx, workspaceId, id, now);
    return { kind: 'changed', deadline: stored, before };
  });
}

/** By so many days at most the offices' closed days bring a step forward. */
const BROUGHT_FORWARD = 14;

/** Steps that would have been before the first are not made up for, where nothing was due yet. */
function isPlannedAnew(before: Deadline, after: Deadline, now: Date): boolean {
  if (isMoved(before, after)) return true;
  const [first, next] = [firstOf(before), firstOf(after)];
  if (next === null || next <= (first ?? 0)) return false;
  return first === null || dayOf(now, 'UTC') < addDays(before.date, -first - BROUGHT_FORWARD);
}

/** Whether a deadline has another date or time. */
export function isMoved(before: Pick<Deadline, 'date' | 'time'>, after: Pick<Deadline, 'date' | 'time'>): boolean {
  return changedFields(before, after).some((field) => field === 'date' || field === 'time');
}

function changedFields(before: object, after: object): string[] {
  const plain = (value: unknown) => JSON.stringify(value);
  return Object.entries(after)
    .filter(([field, value]) => plain(value) !== plain((before as Record<string, unknown>)[field]))
    .map(([field]) => field);
}

async function recordChange(
  tx: Db,
  workspaceId: string,
  change: { at: Date; actorId: string | null; action: string; before: Deadline; after: Deadline; changed: string[] },
): Promise<void> {
  const { at, actorId, action, before, after, changed } = change;
  await recordAuditEvent(tx, workspaceId, {
    at,
    actorId,
    action,
    subjectKind: 'deadline',
    subjectId: after.id,
    details: { changed, from: before.date, date: after.date, title: after.title.en, coverage: after.coverage },
  });
}
