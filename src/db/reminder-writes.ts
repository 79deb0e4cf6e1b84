import type { OutboxContent } from '../domain/outbox.ts';
import type { PlannedReminder } from '../domain/reminders-due.ts';
import { type Db, runPrepared } from './client.ts';

/**
 * Writes messages to members, the steps they stand for, and what is carried along, all or nothing; gives how many were new: one
 * that is written already, or another for that day, stays as it is, and so do its steps. Which recommendations a message names is
 * found out when it is sent (recordAttempt).
 */
export async function writeReminders(
  db: Db,
  workspaceId: string,
  reminders: readonly PlannedReminder[],
): Promise<number> {
  if (reminders.length === 0) return 0;
  const messages = reminders.map(({ memberId, slackUserId, day, notBefore, items }) => {
    const content: OutboxContent = {
      kind: 'reminder',
      memberId,
      day,
      items: items.map(({ deadlineId, daysBefore, isOverview }) => ({ deadlineId, daysBefore, isOverview })),
    };
    const steps = items.map(({ deadlineId, forDate, daysBefore, isCarried, role, agencyIds }) => ({
      deadlineId,
      forDate,
      daysBefore: isCarried ? null : daysBefore,
      role,
      agencyIds,
    }));
    return { key: `reminder:${memberId}:${day}`, memberId, recipient: slackUserId, content, notBefore, steps };
  });
  const kind: OutboxContent['kind'] = 'reminder';
  const [written] = await runPrepared<{ count: number }>(db, WRITE, [workspaceId, kind, JSON.stringify(messages)]);
  return written?.count ?? 0;
}

// In one order in every instance, so that two that plan at once do not wait for each other.
const WRITE = {
  name: 'write_reminders',
  text: `
    WITH message AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset($3::jsonb) AS m(
        key text, "memberId" uuid, recipient text, content jsonb, "notBefore" timestamptz, steps jsonb)
    ), new AS (
      INSERT INTO "OutboxMessage" ("workspaceId", key, kind, recipient, content, "notBefore")
      SELECT $1, key, $2, recipient, content, "notBefore" FROM message ORDER BY "memberId"
      ON CONFLICT ("workspaceId", key) DO NOTHING
      RETURNING id, key
    ), step AS (
      INSERT INTO "Reminder" ("workspaceId", "deadlineId", "memberId", "forDate", "daysBefore", "plannedFor", role,
        "recommendationIds", "agencyIds", "outboxId")
      SELECT $1, s."deadlineId", m."memberId", s."forDate", s."daysBefore", m."notBefore", s.role,
        '{}', s."agencyIds", new.id
      FROM message m JOIN new USING (key), jsonb_to_recordset(m.steps) AS s(
        "deadlineId" uuid, "forDate" date, "daysBefore" int, role text, "agencyIds" uuid[])
      ORDER BY m."memberId", s."deadlineId"
      ON CONFLICT ("deadlineId", "memberId", "forDate", "daysBefore") DO NOTHING
    )
    SELECT count(*)::int AS count FROM new`,
};
