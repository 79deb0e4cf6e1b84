import { addDays, type Day } from '../domain/day.ts';
import type { ReminderState } from '../domain/reminders-due.ts';
import { type Db, runPrepared } from './client.ts';
import { DISPUTES } from './deadline-actions.ts';

/** What has passed between a group and its members about some deadlines. */
export type Dealings = Pick<ReminderState, 'ticks' | 'preferences' | 'disputes' | 'planned' | 'written'>;

/** In one statement, so that all of it is of one moment. `today`: days for which reminders are written are told from the one before it on. */
export async function readDealings(
  db: Db,
  workspaceId: string,
  deadlineIds: readonly string[],
  today: Day,
): Promise<Dealings> {
  const [dealings] = await runPrepared<Dealings>(db, ALL, [workspaceId, deadlineIds, addDays(today, -1)]);
  return dealings as Dealings;
}

const all = (select: string) => `(SELECT coalesce(json_agg(one), '[]') FROM (${select}) one)`;

const ALL = {
  name: 'dealings',
  text: `
    SELECT ${all(`
        SELECT "deadlineId", "agencyId" FROM "Tick" WHERE "workspaceId" = $1 AND "deadlineId" = ANY($2::uuid[])`)} AS ticks,
      ${all(`
        SELECT "memberId", "deadlineId", "isMuted", "snoozedUntil"
        FROM "DeadlinePreference" WHERE "workspaceId" = $1 AND "deadlineId" = ANY($2::uuid[])`)} AS preferences,
      ${all(DISPUTES)} AS disputes,
      ${all(`
        SELECT "deadlineId", "memberId", "forDate", "daysBefore"
        FROM "Reminder" WHERE "workspaceId" = $1 AND "deadlineId" = ANY($2::uuid[]) AND "daysBefore" IS NOT NULL`)} AS planned,
      ${all(`
        SELECT content->>'memberId' AS "memberId", content->>'day' AS day FROM "OutboxMessage"
        WHERE "workspaceId" = $1 AND kind = 'reminder' AND content->>'day' >= $3`)} AS written`,
};
