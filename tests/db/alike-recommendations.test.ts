import { expect, test } from 'vitest';
import { fromDay } from '../../src/db/days.ts';
import { listDeadlines } from '../../src/db/deadlines.ts';
import { readReminderState } from '../../src/db/reminder-state.ts';
import { findWorkspace, type WorkspaceRecord } from '../../src/db/workspaces.ts';
import { addDays, instantOf } from '../../src/domain/day.ts';
import { remindersDue } from '../../src/domain/reminders-due.ts';
import { fillRecords, workspaceIdOf } from '../bench/records.ts';
import { freshDatabase } from '../support/database.ts';

const { db } = await freshDatabase();
const today = '2026-11-18';
const workspaceId = workspaceIdOf(1);
await fillRecords(db, { workspaces: 2, recommendations: 1_200, members: 120 }, today);
const workspace = (await findWorkspace(db, workspaceId)) as WorkspaceRecord;

/** Of all that is looked at, or of those that stand for all that are alike: what is due, without the recommendations. */
async function decided(isDueNow: boolean) {
  const deadlines = await listDeadlines(db, workspaceId, { openOnly: true });
  const { state, unreadable } = await readReminderState(db, workspace, deadlines, today, { isDueNow });
  const { reminders, summaries, unattended } = remindersDue(state, instantOf(today, 10, workspace.timeZone));
  const hasAny = <Part extends { recommendationIds: string[] }>(part: Part) => ({
    ...part,
    recommendationIds: part.recommendationIds.length > 0,
  });
  const byText = (a: object, b: object) => JSON.stringify(a).localeCompare(JSON.stringify(b));
  return {
    looked: state.recommendations.length,
    due: {
      unreadable: unreadable.map(({ deadline }) => deadline.id),
      reminders: reminders.map((one) => ({ ...one, items: one.items.map(hasAny) })).sort(byText),
      summaries,
      unattended: unattended.map(hasAny).sort(byText),
    },
  };
}

test('what stands for all that are alike decides as they would, each by itself', async () => {
  const all = await decided(false);
  const alike = await decided(true);
  expect(alike.due).toEqual(all.due);
  expect(alike.due.reminders.length).toBeGreaterThan(40);
  expect(alike.looked).toBeLessThan(all.looked / 2);
});

test('neither does it matter what is handed back, supported, ticked, done by a status, told in a channel or not to be read', async () => {
  const [report, second] = await db.deadline.findMany({ where: { workspaceId }, orderBy: { date: 'asc' } });
  const change = (id: string | undefined, data: object) => db.deadline.update({ where: { id: id as string }, data });
  await change(report?.id, { remindsSupporting: true, channelId: 'C0GROUP' });
  await change(second?.id, { doneBy: 'status', doneStatus: 'partially_implemented', channelId: 'C0OTHERS' });
  const more = { workspaceId, kind: 'follow_up_report' as const, countsFrom: fromDay(addDays(today, -30)) };
  const longAgo = new Date(`${addDays(today, -100)}T00:00:00Z`);
  await db.deadline.createMany({
    data: [
      {
        ...more,
        titleEn: 'Plans',
        titleVi: 'Plans',
        doneBy: 'tick' as const,
        tickEn: 'Sent',
        coverage: 'review:upr-2001',
      },
      { ...more, titleEn: 'Noted', titleVi: 'Noted', coverage: 'position:noted' },
      { ...more, titleEn: 'Gone', titleVi: 'Gone', coverage: 'review:upr-1999' },
    ].map((one) => ({
      ...one,
      date: fromDay(addDays(today, 14)),
      schedule: [14, 7],
      createdAt: longAgo,
      scheduledAt: longAgo,
    })),
  });
  const [asker] = await db.member.findMany({ where: { workspaceId, role: 'focal_point' } });
  const lead = await db.agency.findFirstOrThrow({ where: { workspaceId, leads: { some: { status: 'not_started' } } } });
  const some = await db.recommendation.findMany({
    where: { workspaceId, status: { not: 'implemented' }, leadAgencyId: { not: null } },
    orderBy: { id: 'asc' },
  });
  // All of one agency's, and some of others'.
  const handedBack = some.flatMap(({ id, leadAgencyId }, n) =>
    leadAgencyId === null || (leadAgencyId !== lead.id && n > 30)
      ? []
      : {
          workspaceId,
          recommendationId: id,
          agencyId: leadAgencyId,
          askedById: asker?.id as string,
          reason: 'Not ours',
          askedAt: longAgo,
          // Some have been decided since.
          ...(leadAgencyId !== lead.id && n % 3 === 0 && { decision: 'kept' as const, decidedAt: longAgo }),
        },
  );
  const before = await decided(false);
  await db.reassignment.createMany({ data: handedBack });
  const all = await decided(false);
  expect(all.due.reminders).not.toEqual(before.due.reminders);
  const alike = await decided(true);
  expect(alike.due).toEqual(all.due);
  expect(alike.due.summaries).toHaveLength(2);
  expect(alike.due.unreadable).not.toEqual([]);
  expect(alike.due.reminders.some(({ items }) => items.some(({ agencyIds }) => agencyIds.length > 0))).toBe(true);
});
