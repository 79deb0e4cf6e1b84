import type { Day } from '../domain/day.ts';
import type { ReminderState } from '../domain/reminders-due.ts';
import { type Db, runPrepared } from './client.ts';
import { fromDay } from './days.ts';

// What agencies and members do about a deadline: ticks, snoozes, mutes, and what they say is not theirs.

/** An agency's statement that it has done what a deadline asks for. */
export interface Tick {
  deadlineId: string;
  agencyId: string;
  by: { memberId: string; name: string };
  at: Date;
}

export async function listTicks(db: Db, workspaceId: string, deadlineIds: string[]): Promise<Tick[]> {
  const rows = await runPrepared<{ deadlineId: string; agencyId: string; memberId: string; name: string; at: Date }>(
    db,
    TICKS,
    [workspaceId, deadlineIds],
  );
  return rows.map(({ deadlineId, agencyId, memberId, name, at }) => ({
    deadlineId,
    agencyId,
    by: { memberId, name },
    at,
  }));
}

const TICKS = {
  name: 'ticks',
  text: `
    SELECT t."deadlineId"::text AS "deadlineId", t."agencyId"::text AS "agencyId", t."memberId"::text AS "memberId", m.name,
      t."tickedAt" AS at
    FROM "Tick" t JOIN "Member" m ON m.id = t."memberId"
    WHERE t."workspaceId" = $1 AND t."deadlineId" = ANY($2::uuid[])`,
};

/** False when the agency had ticked already: the first one stands. */
export async function insertTick(
  tx: Db,
  workspaceId: string,
  tick: { deadlineId: string; agencyId: string; memberId: string; at: Date },
): Promise<boolean> {
  const { at: tickedAt, ...rest } = tick;
  const { count } = await tx.tick.createMany({ data: [{ workspaceId, ...rest, tickedAt }], skipDuplicates: true });
  return count > 0;
}

/** False when there was none. */
export async function deleteTick(
  tx: Db,
  workspaceId: string,
  { deadlineId, agencyId }: { deadlineId: string; agencyId: string },
): Promise<boolean> {
  return (await tx.tick.deleteMany({ where: { workspaceId, deadlineId, agencyId } })).count > 0;
}

/** Changes what a member wants to hear of a deadline; what is not given stays. */
export async function savePreference(
  tx: Db,
  workspaceId: string,
  { memberId, deadlineId }: { memberId: string; deadlineId: string },
  { isMuted, snoozedUntil }: { isMuted?: boolean; snoozedUntil?: Day | null },
): Promise<void> {
  const data = {
    ...(isMuted !== undefined && { isMuted }),
    ...(snoozedUntil !== undefined && { snoozedUntil: snoozedUntil && fromDay(snoozedUntil) }),
  };
  await tx.deadlinePreference.upsert({
    where: { memberId_deadlineId: { memberId, deadlineId }, workspaceId },
    create: { workspaceId, memberId, deadlineId, ...data },
    update: data,
  });
}

/** What agencies have said is not theirs and nobody has decided yet. */
export function listDisputes(db: Db, workspaceId: string): Promise<ReminderState['disputes']> {
  return runPrepared<ReminderState['disputes'][number]>(db, { name: 'disputes', text: DISPUTES }, [workspaceId]);
}

export const DISPUTES = `
  SELECT "recommendationId"::text AS "recommendationId", "agencyId"::text AS "agencyId"
  FROM "Reassignment" WHERE "workspaceId" = $1 AND "decidedAt" IS NULL`;
