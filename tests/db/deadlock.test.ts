import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import type { Db } from '../../src/db/client.ts';
import { markDeadlineStale } from '../../src/db/deadline-freshness.ts';
import { lockSummaries, moveSummary, writeSummary } from '../../src/db/deadline-messages.ts';
import { againAfterDeadlock } from '../../src/db/deadlock.ts';
import { markSummariesStale } from '../../src/db/outbox.ts';
import { ensureWorkspace } from '../../src/db/workspaces.ts';
import { freshDatabase } from '../support/database.ts';

const { db } = await freshDatabase();
const W = 'T0TEST';
const NOW = new Date('2026-11-18T03:00:00Z');
const CHANNEL = 'C0GROUP01';
const ids: string[] = [];

beforeAll(async () => {
  await ensureWorkspace(db, { id: W, name: 'Test', language: 'en', timeZone: 'UTC' });
  for (let n = 0; n < 12; n++) {
    const deadline = await db.deadline.create({
      data: {
        workspaceId: W,
        kind: 'mid_term_report',
        titleEn: `${n}`,
        titleVi: `${n}`,
        date: new Date('2027-03-01'),
        coverage: '',
        countsFrom: NOW,
        schedule: [30],
        channelId: CHANNEL,
      },
    });
    ids.push(deadline.id);
    await writeSummary(db, W, summaryOf(deadline.id));
  }
  await db.outboxMessage.updateMany({ data: { status: 'sent' } });
});

const summaryOf = (deadlineId: string) => ({
  deadlineId,
  channelId: CHANNEL,
  forDate: '2027-03-01',
  daysBefore: 30,
  notBefore: NOW,
});

/** As planning writes them: in the order of the deadlines, whatever the ids of their messages. */
async function plan(tx: Db): Promise<void> {
  await lockSummaries(tx, W, ids);
  for (const id of ids) await writeSummary(tx, W, summaryOf(id));
}

it('plans and moves summaries while they are marked, without one waiting for the other for ever', async () => {
  const channels = ['C0GROUP01', 'C0GROUP02'];
  for (let round = 0; round < 8; round++) {
    const move = { deadlineId: ids[round] ?? '', channelId: channels[round % 2] ?? '', now: NOW, notBefore: NOW };
    await Promise.all([
      db.$transaction(plan),
      db.$transaction((tx) => markSummariesStale(tx, W, '2026-11-18')),
      db.$transaction((tx) => moveSummary(tx, W, move)),
      db.$transaction((tx) => markSummariesStale(tx, W, '2026-11-18')),
      db.$transaction((tx) => markDeadlineStale(tx, W, move.deadlineId)),
    ]);
  }
});

// The embedded database does one transaction after the other.
it.runIf(process.env.TEST_DATABASE_URL)(
  'does a transaction again that the database has ended in a deadlock',
  async () => {
    const [first = '', second = ''] = ids;
    let begun = 0;
    const lock = async (tx: Db, one: string, other: string, how: 'sql' | 'client') => {
      begun++;
      const touch = (id: string) =>
        how === 'sql'
          ? tx.$executeRaw`UPDATE "Deadline" SET version = version + 1 WHERE id = ${id}::uuid`
          : tx.deadline.updateMany({ where: { id }, data: { version: { increment: 1 } } });
      await touch(one);
      await sleep(200);
      await touch(other);
    };
    for (const how of ['sql', 'client'] as const) {
      begun = 0;
      await Promise.all([
        againAfterDeadlock(() => db.$transaction((tx) => lock(tx, first, second, how))),
        againAfterDeadlock(() => db.$transaction((tx) => lock(tx, second, first, how))),
      ]);
      expect(begun).toBe(3);
    }
  },
);

it('does nothing again for another reason', async () => {
  let begun = 0;
  const work = async () => {
    begun++;
    throw new Error('no');
  };
  await expect(againAfterDeadlock(work)).rejects.toThrow('no');
  expect(begun).toBe(1);
});
