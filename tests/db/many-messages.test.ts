import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { markDeadlineStale } from '../../src/db/deadline-freshness.ts';
import { markDatedRemindersStale, markRemindersStale } from '../../src/db/outbox.ts';
import { markSent } from '../../src/db/outbox-claims.ts';
import { readReminder } from '../../src/db/reminders.ts';
import { freshDatabase } from '../support/database.ts';

// What is done to one message must not go through all for each of them, and what is done to many not through more than all for each. The
// tables are new, so that the database knows nothing of what is in them: as on a group's first day, and always in the embedded one.

const { db } = await freshDatabase();
const RECOMMENDATION = '00000000-0000-4000-8000-000000000001';

/** The reminders of so many members on a day, all sent but one. */
async function fill(workspaceId: string, members: number) {
  await db.workspace.create({ data: { id: workspaceId, name: workspaceId } });
  const day = new Date('2027-01-01');
  const deadline = await db.deadline.create({
    data: { workspaceId, kind: 'agency_plan', titleEn: 'A', titleVi: 'A', date: day, countsFrom: day, coverage: '' },
  });
  const people = await db.member.createManyAndReturn({
    data: Array.from({ length: members }, (_, n) => ({
      workspaceId,
      slackUserId: `U${n}`,
      name: `${n}`,
      timeZone: 'UTC',
    })),
  });
  const messages = await db.outboxMessage.createManyAndReturn({
    data: people.map(({ id: memberId, slackUserId }, n) => ({
      workspaceId,
      key: `reminder:${memberId}:2026-11-04`,
      kind: 'reminder',
      recipient: slackUserId,
      content: { kind: 'reminder', memberId, day: '2026-11-04' },
      notBefore: day,
      status: n > 0 ? ('sent' as const) : ('sending' as const),
    })),
  });
  await db.reminder.createMany({
    data: messages.map(({ id: outboxId }, n) => ({
      workspaceId,
      deadlineId: deadline.id,
      memberId: people[n]?.id ?? null,
      forDate: day,
      step: 7,
      daysBefore: 7,
      plannedFor: day,
      recommendationIds: [RECOMMENDATION],
      outboxId,
    })),
  });
  return { workspaceId, deadlineId: deadline.id, first: messages[0]?.id ?? '' };
}

interface PlanNode {
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Join Filter'?: number;
  Plans?: PlanNode[];
}

/** How many rows the database goes through in what is done. */
async function rowsOf(work: (db: Database) => Promise<unknown>): Promise<number> {
  let rows = 0;
  async function explain([text = '', ...values]: readonly unknown[]): Promise<void> {
    const [row] = await db.$queryRawUnsafe<{ 'QUERY PLAN': [{ Plan: PlanNode }] }[]>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
      ...values,
    );
    if (!row) throw new Error('nothing was explained');
    rows += visited(row['QUERY PLAN'][0].Plan);
  }
  const watched = db.$extends({
    query: {
      async $executeRaw({ args: { text, values } }) {
        await explain([text, ...values]);
        return 0;
      },
      // Statements that are prepared on the database itself arrive here.
      async $queryRawUnsafe({ args }) {
        await explain(args);
        return [];
      },
    },
  });
  await work(watched as unknown as Database);
  return rows;
}

function visited(node: PlanNode): number {
  const seen = node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Join Filter'] ?? 0);
  // Rows are told by the loop, rounded: a loop that gave none was work as well.
  return (1 + seen) * node['Actual Loops'] + (node.Plans ?? []).reduce((sum, plan) => sum + visited(plan), 0);
}

type Filled = Awaited<ReturnType<typeof fill>>;
const MESSAGES = 120;
let group: Filled;
beforeAll(async () => {
  group = await fill('T1', MESSAGES);
});

const sent = { channelId: 'D1', ts: '1', now: new Date('2026-11-04'), isOutdated: false };
test.each<[what: string, work: (db: Database, group: Filled) => Promise<unknown>, most: number]>([
  // Each step may go through them once: there are not enough yet for an index to be quicker.
  ['a message is read', (watched, { workspaceId, first }) => readReminder(watched, workspaceId, first), 20 * MESSAGES],
  [
    'a message is sent',
    (watched, { workspaceId, first }) => markSent(watched, workspaceId, first, sent),
    20 * MESSAGES,
  ],
  [
    'a recommendation changes',
    (watched, { workspaceId }) => markRemindersStale(watched, workspaceId, RECOMMENDATION),
    6 * MESSAGES ** 2,
  ],
  [
    'a deadline changes',
    (watched, { workspaceId, deadlineId }) => markDeadlineStale(watched, workspaceId, deadlineId),
    6 * MESSAGES ** 2,
  ],
  [
    'a day turns',
    (watched, { workspaceId }) =>
      markDatedRemindersStale(watched, workspaceId, { timeZone: 'UTC', from: '2026-11-01' }),
    6 * MESSAGES ** 2,
  ],
])('when %s, the database goes through no more than it must', async (_, work, most) => {
  const rows = await rowsOf((watched) => work(watched, group));
  expect(rows).toBeGreaterThan(0);
  expect(rows).toBeLessThan(most);
});
