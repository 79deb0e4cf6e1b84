import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliverOutbox } from '../../src/jobs/deliver-outbox.ts';
import { freshenMessages } from '../../src/jobs/freshen-messages.ts';
import { startTestApp } from '../support/app.ts';
import { instanceOf, memberOf, messagesOf, openOf, reminderFor, rowOf, summaryIn, wordsOf } from './support.ts';

// A Thursday, 10:00 in Hanoi
const START = new Date('2026-11-19T03:00:00Z');
const app = await startTestApp({ transport: 'socket', now: START });
const { db } = app.database;
const LINH = 'U0MOJ01';

let tests = 0;
beforeEach(async () => {
  await db.outboxMessage.deleteMany();
  app.workspace.clock.set(new Date(START.getTime() + tests++ * 60_000));
});
afterEach(async () => {
  await app.control('misbehave', undefined, 'DELETE');
  await db.member.updateMany({ data: { isActive: true } });
});

const misbehave = (kind: string, more: object = {}, method = 'chat.postMessage') =>
  app.control('misbehave', { method, kind, times: 1, ...more });
const expire = (id: string) =>
  db.outboxMessage.update({ where: { id }, data: { leaseUntil: new Date(Date.now() - 1000) } });
const posts = async (since: number) =>
  (await app.control('calls?method=chat.postMessage&limit=500')).calls.length - since;
const count = async () => (await app.control('calls?method=chat.postMessage&limit=500')).calls.length;

test('a due message is posted once, with its place remembered', async () => {
  const id = await reminderFor(app, LINH, 'MOJ');
  const { parts } = instanceOf(app, 'a');
  expect(await deliverOutbox(parts)).toEqual([]);
  const [message, ...others] = await messagesOf(app, LINH, id);
  expect(others).toEqual([]);
  expect(await rowOf(app, id)).toMatchObject({
    status: 'sent',
    channelId: message?.channel,
    ts: message?.ts,
    attempts: 1,
    leaseOwner: null,
    lastError: null,
  });
});

describe('when the answer of Slack does not come', () => {
  test.each([
    ['the message was posted', 'lose_answer', {}],
    ['the connection broke before', 'drop', {}],
    ['Slack failed', 'status', { status: 500 }],
    ['Slack failed, in its own words', 'error', { error: 'fatal_error' }],
  ])('and %s: it is there once in the end', async (_, kind, more) => {
    const id = await reminderFor(app, LINH, 'MOJ');
    await misbehave(kind, more);
    const { parts } = instanceOf(app, 'a', { settleMs: 60_000 });
    expect(await deliverOutbox(parts)).toEqual([{ againAfterMs: 60_000, stopsAll: false }]);
    expect(await rowOf(app, id)).toMatchObject({ status: 'sending', ts: null });
    // Nothing is done until the lost request has surely been carried out or given up.
    await deliverOutbox(instanceOf(app, 'b').parts);
    expect(await rowOf(app, id)).toMatchObject({ status: 'sending' });
    await expire(id);
    await deliverOutbox(instanceOf(app, 'b').parts);
    expect(await messagesOf(app, LINH, id)).toHaveLength(1);
    expect(await rowOf(app, id)).toMatchObject({ status: 'sent', lastError: null });
  });

  test('and Slack cannot be asked: it is not guessed, and not sent twice', async () => {
    const id = await reminderFor(app, LINH, 'MOJ');
    await misbehave('lose_answer');
    const { parts, lines } = instanceOf(app, 'a');
    await misbehave('error', { error: 'missing_scope' }, 'conversations.history');
    await deliverOutbox(parts);
    await deliverOutbox(parts);
    expect(await messagesOf(app, LINH, id)).toHaveLength(1);
    expect(await rowOf(app, id)).toMatchObject({ status: 'failed', lastError: 'unconfirmed: missing_scope' });
    expect(lines.filter(({ level }) => level >= 50)).toEqual([]);
  });

  test('and asking fails too: it is asked again later', async () => {
    const id = await reminderFor(app, LINH, 'MOJ');
    await misbehave('lose_answer');
    await misbehave('status', { status: 503 }, 'conversations.history');
    const { parts } = instanceOf(app, 'a');
    for (let round = 0; round < 3; round++) await deliverOutbox(parts);
    expect(await messagesOf(app, LINH, id)).toHaveLength(1);
    expect(await rowOf(app, id)).toMatchObject({ status: 'sent' });
  });
});

describe('when an instance is killed', () => {
  test('between the post and noting it down, the next one finds the message and sends no second', async () => {
    const id = await reminderFor(app, LINH, 'MOJ');
    await deliverOutbox(instanceOf(app, 'killed').parts);
    const { ts } = await rowOf(app, id);
    await db.outboxMessage.update({
      where: { id },
      data: { status: 'sending', ts: null, sentAt: null, leaseOwner: 'killed', leaseUntil: new Date(Date.now() - 1) },
    });
    await deliverOutbox(instanceOf(app, 'next').parts);
    expect(await messagesOf(app, LINH, id)).toHaveLength(1);
    expect(await rowOf(app, id)).toMatchObject({ status: 'sent', ts, isStale: true });
  });

  test('before the post, the next one sends it', async () => {
    const id = await reminderFor(app, LINH, 'MOJ');
    await db.outboxMessage.update({
      where: { id },
      data: { status: 'sending', leaseOwner: 'killed', leaseUntil: new Date(Date.now() - 1) },
    });
    await deliverOutbox(instanceOf(app, 'next').parts);
    expect(await messagesOf(app, LINH, id)).toHaveLength(1);
  });

  test('the same holds for a message in a channel', async () => {
    const id = await summaryIn(app, 'C0GROUP01');
    await deliverOutbox(instanceOf(app, 'killed').parts);
    await db.outboxMessage.update({
      where: { id },
      data: { status: 'sending', ts: null, leaseOwner: 'killed', leaseUntil: new Date(Date.now() - 1) },
    });
    await deliverOutbox(instanceOf(app, 'next').parts);
    expect(await messagesOf(app, LINH, id)).toHaveLength(1);
    expect(await rowOf(app, id)).toMatchObject({ status: 'sent' });
  });
});

test('several instances that deliver at once send each message once', async () => {
  const people = [
    [LINH, 'MOJ'],
    ['U0MPS01', 'MPS'],
    ['U0MOET1', 'MOET'],
    ['U0MERA1', 'MERA'],
    ['U0MOH01', 'MOH'],
  ] as const;
  const given: [string, string][] = [];
  for (const [slackUserId, code] of people) given.push([slackUserId, await reminderFor(app, slackUserId, code)]);
  await Promise.all(['a', 'b', 'c'].map((name) => deliverOutbox(instanceOf(app, name).parts)));
  await deliverOutbox(instanceOf(app, 'd').parts);
  for (const [slackUserId, id] of given) expect(await messagesOf(app, slackUserId, id)).toHaveLength(1);
});

describe('what Slack refuses', () => {
  test('for good is kept with its reason, and the others are delivered', async () => {
    await app.control('channels', { id: 'C0OLD', name: 'old', isPrivate: false, add: [LINH], archived: true });
    const failed = await summaryIn(app, 'C0OLD');
    const id = await reminderFor(app, LINH, 'MOJ');
    const { parts, lines } = instanceOf(app, 'a');
    await deliverOutbox(parts);
    expect(await rowOf(app, failed)).toMatchObject({ status: 'failed', lastError: 'is_archived' });
    expect(await rowOf(app, id)).toMatchObject({ status: 'sent' });
    expect(lines.map(({ level, error }) => [level, error])).toContainEqual([40, 'is_archived']);
  });

  test('because a person has left Slack is a failure with a reason', async () => {
    const id = await reminderFor(app, LINH, 'MOJ');
    await misbehave('error', { error: 'user_disabled' }, 'conversations.open');
    await deliverOutbox(instanceOf(app, 'a').parts);
    expect(await rowOf(app, id)).toMatchObject({ status: 'failed', lastError: 'user_disabled' });
  });

  test('because its blocks are wrong is our fault: an error in the log', async () => {
    const id = await reminderFor(app, LINH, 'MOJ');
    await misbehave('error', { error: 'invalid_blocks' });
    const { parts, lines } = instanceOf(app, 'a');
    await deliverOutbox(parts);
    expect(await rowOf(app, id)).toMatchObject({ status: 'failed', lastError: 'invalid_blocks' });
    expect(lines.filter(({ level }) => level >= 50)).toHaveLength(1);
  });

  test('because of its token waits until that is put right', async () => {
    const id = await reminderFor(app, LINH, 'MOJ');
    await misbehave('error', { error: 'token_revoked' });
    const { parts, lines } = instanceOf(app, 'a', { retryMs: 60_000 });
    expect(await deliverOutbox(parts)).toMatchObject([{ againAfterMs: expect.any(Number) }]);
    expect(await rowOf(app, id)).toMatchObject({ status: 'pending', lastError: 'token_revoked' });
    expect(lines.filter(({ level }) => level >= 50)).toHaveLength(1);
    await expire(id);
    await deliverOutbox(parts);
    expect(await messagesOf(app, LINH, id)).toHaveLength(1);
  });

  test('for a while is sent after it; no other message is tried meanwhile', async () => {
    const id = await reminderFor(app, LINH, 'MOJ');
    await misbehave('rate_limited', { retryAfter: 1 });
    const { parts } = instanceOf(app, 'a');
    const before = await count();
    expect(await deliverOutbox(parts)).toEqual([{ againAfterMs: 1000, stopsAll: true }]);
    const other = await summaryIn(app, 'C0GROUP01');
    await deliverOutbox(parts);
    expect(await posts(before)).toBe(1);
    await db.outboxMessage.updateMany({ data: { leaseUntil: null } });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await deliverOutbox(parts);
    expect(await messagesOf(app, LINH, id)).toHaveLength(1);
    expect(await messagesOf(app, LINH, other)).toHaveLength(1);
  });
});

describe('what is no longer needed', () => {
  test('is not sent to somebody who has left, or become a guest', async () => {
    const id = await reminderFor(app, LINH, 'MOJ');
    await db.member.updateMany({ where: { slackUserId: LINH }, data: { isActive: false } });
    await deliverOutbox(instanceOf(app, 'a').parts);
    expect(await rowOf(app, id)).toMatchObject({ status: 'cancelled', lastError: 'member_left' });
    expect(await messagesOf(app, LINH, id)).toEqual([]);
  });

  test('is not sent to somebody who has acted on all of it', async () => {
    const id = await reminderFor(app, LINH, 'MOJ');
    const open = await openOf(app, 'MOJ');
    await db.recommendation.updateMany({
      where: { id: { in: open.map((one) => one.id) } },
      data: { lastUpdateAt: START },
    });
    await deliverOutbox(instanceOf(app, 'a').parts);
    expect(await rowOf(app, id)).toMatchObject({ status: 'cancelled', lastError: 'nothing_open' });
    await db.recommendation.updateMany({
      where: { id: { in: open.map((one) => one.id) } },
      data: { lastUpdateAt: null },
    });
  });

  test('is taken back when its hours are over, so that it is planned for the next day', async () => {
    const id = await reminderFor(app, LINH, 'MOJ');
    app.workspace.clock.set(new Date('2026-11-19T15:00:00Z'));
    await deliverOutbox(instanceOf(app, 'a').parts);
    expect(await db.outboxMessage.findUnique({ where: { id } })).toBeNull();
    expect(await db.reminder.count({ where: { outboxId: id } })).toBe(0);
    expect(await messagesOf(app, LINH, id)).toEqual([]);
  });
});

test('an instance that is stopping leaves the rest as it was', async () => {
  const id = await reminderFor(app, LINH, 'MOJ');
  const { parts, stop } = instanceOf(app, 'a');
  stop();
  await deliverOutbox(parts);
  await deliverOutbox({
    ...parts,
    isStopping: (() => {
      let asked = 0;
      return () => asked++ > 1;
    })(),
  });
  expect(await messagesOf(app, LINH, id)).toEqual([]);
  expect(await rowOf(app, id)).toMatchObject({ status: 'pending' });
});

describe('a message that is there already', () => {
  test('says what is so when something has changed', async () => {
    const id = await reminderFor(app, LINH, 'MOJ');
    const { parts } = instanceOf(app, 'a');
    await deliverOutbox(parts);
    const [first] = await openOf(app, 'MOJ');
    const { id: memberId } = await memberOf(app, LINH);
    await db.update.create({
      data: {
        workspaceId: app.workspaceId,
        recommendationId: first!.id,
        authorId: memberId,
        previousStatus: 'not_started',
        status: 'in_progress',
        results: 'x',
        submissionKey: id,
        reportedAt: app.workspace.clock.now(),
      },
    });
    await db.recommendation.update({ where: { id: first!.id }, data: { lastUpdateAt: app.workspace.clock.now() } });
    await db.outboxMessage.update({ where: { id }, data: { isStale: true } });
    await misbehave('rate_limited', { retryAfter: 1 }, 'chat.update');
    expect(await freshenMessages(parts)).toEqual([{ againAfterMs: 1000, stopsAll: true }]);
    await expire(id);
    await freshenMessages(instanceOf(app, 'b').parts);
    const [message] = await messagesOf(app, LINH, id);
    expect(wordsOf(message).join('\n')).toMatch(
      new RegExp(`\\*${first!.reference}\\*  Anh/chị đã báo cáo lúc 10:\\d\\d`),
    );
    expect(await rowOf(app, id)).toMatchObject({ isStale: false, leaseUntil: null });
    await db.update.deleteMany({ where: { submissionKey: id } });
    await db.recommendation.update({ where: { id: first!.id }, data: { lastUpdateAt: null } });
  });

  test('is left alone when it was deleted', async () => {
    const id = await reminderFor(app, LINH, 'MOJ');
    const { parts, lines } = instanceOf(app, 'a');
    await deliverOutbox(parts);
    await db.outboxMessage.update({ where: { id }, data: { isStale: true, ts: '1.000001' } });
    expect(await freshenMessages(parts)).toEqual([]);
    expect(await rowOf(app, id)).toMatchObject({ isStale: false, leaseUntil: null, status: 'sent' });
    expect(lines).toContainEqual(expect.objectContaining({ level: 30, error: 'message_not_found' }));
  });
});
