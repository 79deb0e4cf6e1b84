import { expect, test } from 'vitest';
import { enqueue } from '../../src/db/outbox.ts';
import { claimDue } from '../../src/db/outbox-claims.ts';
import { deliverOutbox } from '../../src/jobs/deliver-outbox.ts';
import { workThrough } from '../../src/jobs/delivery.ts';
import type { Sender } from '../../src/slack/sender.ts';
import { startTestApp } from '../support/app.ts';
import { followUp, instanceOf } from './support.ts';

const app = await startTestApp({ transport: 'socket', now: new Date('2026-11-19T03:00:00Z') });

/** Rows to claim, and how they were. */
function rowsUpTo(count: number) {
  const left = Array.from({ length: count }, (_, n) => n);
  const claimed: number[] = [];
  const claim = async (limit: number) => {
    const rows = left.splice(0, limit);
    claimed.push(rows.length);
    return rows;
  };
  return { claim, claimed, left };
}

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

test('what comes next is claimed together, and not before it can be begun soon', async () => {
  const { claim, claimed, left } = rowsUpTo(40);
  const [begun, running]: [number[], Set<number>] = [[], new Set()];
  let most = 0;
  await workThrough(claim, async (row) => {
    begun.push(row);
    running.add(row);
    most = Math.max(most, running.size);
    // Nothing is held for longer than the messages take that are on their way.
    expect(40 - left.length - begun.length).toBeLessThanOrEqual(4);
    await soon();
    running.delete(row);
  });
  expect(begun).toEqual(Array.from({ length: 40 }, (_, n) => n));
  expect(most).toBe(4);
  expect(claimed.filter((count) => count > 0)).toEqual(Array(10).fill(4));
});

test('a slow one holds up no other', async () => {
  const { claim } = rowsUpTo(20);
  let done = 0;
  let last = () => {};
  const others = new Promise<void>((resolve) => {
    last = resolve;
  });
  await workThrough(claim, async (row) => {
    if (row === 0) return others;
    await soon();
    if (++done === 19) last();
  });
  expect(done).toBe(19);
});

test('where one fails, what was claimed is finished, and nothing more is claimed', async () => {
  const { claim, left } = rowsUpTo(40);
  const done: number[] = [];
  const working = workThrough(claim, async (row) => {
    await soon();
    if (row === 1) throw new Error('the database is gone');
    done.push(row);
  });
  await expect(working).rejects.toThrow('the database is gone');
  expect(done).toHaveLength(40 - left.length - 1);
  expect(left.length).toBeGreaterThan(30);
});

test('what was claimed before its workspace had to wait is given back untried', async () => {
  const { db } = app.database;
  const content = { kind: 'deadline_summary' as const, deadlineId: (await followUp(app)).id };
  const notBefore = app.workspace.clock.now();
  for (let n = 0; n < 8; n++)
    await enqueue(db, app.workspaceId, { key: `summary:${n}`, recipient: 'C0GROUP01', content, notBefore });
  const sending = () => db.outboxMessage.count({ where: { status: 'sending' } });
  let claimed: Promise<void> | undefined;
  const { parts } = instanceOf(app, 'a');
  const tried: string[] = [];
  const post: Sender['post'] = async ({ channelId, outboxId }) => {
    tried.push(outboxId);
    if (tried.length === 1) return { kind: 'done', channelId, ts: '1.1' };
    // Not before the others have been claimed.
    claimed ??= expect.poll(sending, { timeout: 10_000 }).toBe(7);
    await claimed;
    return { kind: 'rate_limited', retryAfterSeconds: 60 };
  };
  const { waits } = await deliverOutbox({ ...parts, sender: { ...parts.sender, post } });
  // The first, the three beside it, and the one that came into its place.
  expect(tried).toHaveLength(5);
  expect(waits).toEqual(Array(4).fill({ againAfterMs: 60_000, stops: app.workspaceId }));
  const left = await db.outboxMessage.findMany({ where: { id: { notIn: tried } } });
  expect(left.map(({ status, leaseOwner, lastError }) => [status, leaseOwner, lastError])).toEqual(
    Array(3).fill(['pending', null, null]),
  );
  // Whoever comes when the wait is over has them at once, and need not wait for a lease to end.
  const next = {
    instance: 'b',
    workspaceIds: [app.workspaceId],
    now: app.workspace.clock.now(),
    leaseMs: 1_000,
    limit: 8,
  };
  const ids = (await claimDue(db, next)).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(left.map(({ id }) => id)));
});
