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
  await db.sendingPace.deleteMany();
  app.workspace.clock.set(new Date(START.getTime() + tests++ * 60_000));
});
afterEach(async () => {
  await app.control('misbehave', undefined, 'DELETE');
  await db.member.updateMany({ data: { isActive: true } });
});

/** How an instance that has ended left a message. */
const CLAIMED = { status: 'sending', leaseOwner: 'killed:1', leaseUntil: new Date(0) } as const;
function gate() {
  let open = () => {};
  const isOpen = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { isOpen, open: () => open() };
}
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
  expect(await deliverOutbox(parts)).toEqual({ waits: [], lostPeople: false });
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

test('while Slack takes no message of a burst, members are answered, and forms open', async () => {
  const ids = [
    await reminderFor(app, LINH, 'MOJ'),
    await reminderFor(app, 'U0MPS01', 'MPS'),
    await reminderFor(app, 'U0MOET1', 'MOET'),
  ];
  await app.control('misbehave', { method: 'chat.postMessage', kind: 'rate_limited', retryAfter: 600 });
  await deliverOutbox(instanceOf(app, 'a').parts);
  const coordinator = app.as('U0COORD2');
  const { messages } = await coordinator.command('/rec 143.5', { until: 'message' });
  expect(messages.at(-1)?.text).toContain('143.5');
  await coordinator.command('/rec deadline', { channel: 'C0GROUP01' });
  expect((await coordinator.modal({ title: 'Deadlines' })).blocks.length).toBeGreaterThan(1);
  await coordinator.close({ clearAll: true });
  const statuses = await Promise.all(ids.map(async (id) => (await rowOf(app, id)).status));
  expect(statuses).toEqual(['pending', 'pending', 'pending']);
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
    expect((await deliverOutbox(parts)).waits).toEqual([{ againAfterMs: expect.any(Number), stops: null }]);
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
    expect(await rowOf(app, id)).toMatchObject({ status: 'uncertain', lastError: 'missing_scope' });
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
  const ATTEMPTED = { ...CLAIMED, attempts: 1, mayBePosted: true };

  test('between the post and noting it down, the next one finds the message and sends no second', async () => {
    const id = await reminderFor(app, LINH, 'MOJ');
    await deliverOutbox(instanceOf(app, 'killed').parts);
    const { ts } = await rowOf(app, id);
    await db.outboxMessage.update({
      where: { id },
      data: { ...ATTEMPTED, ts: null, sentAt: null },
    });
    await deliverOutbox(instanceOf(app, 'next').parts);
    expect(await messagesOf(app, LINH, id)).toHaveLength(1);
    expect(await rowOf(app, id)).toMatchObject({ status: 'sent', ts, isStale: true });
  });

  test('before the post, the next one sends it', async () => {
    const id = await reminderFor(app, LINH, 'MOJ');
    await db.outboxMessage.update({
      where: { id },
      data: CLAIMED,
    });
    await deliverOutbox(instanceOf(app, 'next').parts);
    expect(await messagesOf(app, LINH, id)).toHaveLength(1);
  });

  test('the same holds for a message in a channel', async () => {
    const id = await summaryIn(app, 'C0GROUP01');
    await deliverOutbox(instanceOf(app, 'killed').parts);
    await db.outboxMessage.update({
      where: { id },
      data: { ...ATTEMPTED, ts: null },
    });
    await deliverOutbox(instanceOf(app, 'next').parts);
    expect(await messagesOf(app, LINH, id)).toHaveLength(1);
    expect(await rowOf(app, id)).toMatchObject({ status: 'sent' });
  });
});

test('one whose last attempt is known to have failed is sent, also where Slack cannot be asked for it', async () => {
  const id = await reminderFor(app, LINH, 'MOJ');
  await misbehave('rate_limited', { retryAfter: 1 });
  await deliverOutbox(instanceOf(app, 'killed').parts);
  await db.outboxMessage.update({ where: { id }, data: CLAIMED });
  await db.sendingPace.deleteMany();
  await misbehave('error', { error: 'missing_scope' }, 'conversations.history');
  await deliverOutbox(instanceOf(app, 'next').parts);
  expect(await rowOf(app, id)).toMatchObject({ status: 'sent', attempts: 2 });
});

test('an instance that has outlived its lease, and claims the message anew, posts it once', async () => {
  const id = await reminderFor(app, LINH, 'MOJ');
  const other = await summaryIn(app, 'C0GROUP01');
  const lost = { ...CLAIMED, mayBePosted: true };
  await db.outboxMessage.updateMany({ where: { id: { in: [id, other] } }, data: lost });
  const { parts } = instanceOf(app, 'a');
  const { sender } = parts;
  const claimedAnew = gate();
  const tried = [gate(), gate()] as const;
  let asked = 0;
  const find: typeof sender.find = async (place) => {
    const found = await sender.find(place);
    // The first worker is kept until its lease has ended, another is free, and that one has the message as well.
    if (place.outboxId === other) await expire(id);
    else if (asked++ === 0) await claimedAnew.isOpen;
    else {
      claimedAnew.open();
      await tried[0].isOpen;
    }
    return found;
  };
  let attempts = 0;
  const post: typeof sender.post = (message, confirm) =>
    sender.post(message, async () => {
      if (message.outboxId === other) return confirm();
      const attempt = attempts++;
      const isConfirmed = await confirm();
      tried[attempt]?.open();
      if (isConfirmed) await tried[1].isOpen;
      return isConfirmed;
    });
  const before = await count();
  await deliverOutbox({ ...parts, sender: { ...sender, find, post } });
  expect([asked, attempts]).toEqual([2, 2]);
  expect(await posts(before)).toBe(2);
  expect(await messagesOf(app, LINH, id)).toHaveLength(1);
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
    await db.deadline.updateMany({ data: { channelId: 'C0OLD' } });
    const failed = await summaryIn(app, 'C0OLD');
    const id = await reminderFor(app, LINH, 'MOJ');
    const { parts, lines } = instanceOf(app, 'a');
    await deliverOutbox(parts);
    expect(await rowOf(app, failed)).toMatchObject({ status: 'failed', lastError: 'is_archived' });
    expect(await rowOf(app, id)).toMatchObject({ status: 'sent' });
    expect(lines.map(({ level, error }) => [level, error])).toContainEqual([40, 'is_archived']);
    await db.deadline.updateMany({ data: { channelId: 'C0GROUP01' } });
  });

  test('because a person has left Slack is a failure with a reason', async () => {
    const id = await reminderFor(app, LINH, 'MOJ');
    await misbehave('error', { error: 'channel_not_found' });
    await misbehave('error', { error: 'user_disabled' }, 'conversations.open');
    expect(await deliverOutbox(instanceOf(app, 'a').parts)).toMatchObject({ lostPeople: true });
    expect(await rowOf(app, id)).toMatchObject({ status: 'failed', lastError: 'user_disabled' });
    expect(await memberOf(app, LINH)).toMatchObject({ isActive: false });
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
    expect((await deliverOutbox(parts)).waits).toMatchObject([{ stops: app.workspaceId }]);
    expect(await rowOf(app, id)).toMatchObject({ status: 'pending', lastError: 'token_revoked' });
    expect(lines.filter(({ level }) => level >= 50)).toHaveLength(1);
    await expire(id);
    await deliverOutbox(parts);
    expect(await messagesOf(app, LINH, id)).toHaveLength(1);
  });

  test('for a while is sent after it; no other message is tried meanwhile', async () => {
    const id = await reminderFor(app, LINH, 'MOJ');
    await misbehave('rate_limited', { retryAfter: 60 });
    const { parts } = instanceOf(app, 'a');
    const before = await count();
    expect((await deliverOutbox(parts)).waits).toEqual([{ againAfterMs: 60_000, stops: app.workspaceId }]);
    const other = await summaryIn(app, 'C0GROUP01');
    // What Slack told one instance holds for all.
    await deliverOutbox(instanceOf(app, 'b').parts);
    expect(await posts(before)).toBe(1);
    await db.outboxMessage.updateMany({ data: { leaseUntil: null } });
    await db.sendingPace.deleteMany();
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
    expect(await db.outboxMessage.findUnique({ where: { id } })).toBeNull();
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
    expect(await db.outboxMessage.findUnique({ where: { id } })).toBeNull();
    expect(await messagesOf(app, LINH, id)).toEqual([]);
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
    expect(await freshenMessages(parts)).toEqual([{ againAfterMs: 1000, stops: app.workspaceId }]);
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

  test('and cannot be changed because of what we made, or may do, is told in the log', async () => {
    const id = await reminderFor(app, LINH, 'MOJ');
    const { parts, lines } = instanceOf(app, 'a');
    await deliverOutbox(parts);
    for (const error of ['msg_too_long', 'missing_scope', 'edit_window_closed']) {
      await db.outboxMessage.update({ where: { id }, data: { isStale: true } });
      await misbehave('error', { error }, 'chat.update');
      expect(await freshenMessages(parts)).toEqual([]);
    }
    expect(lines.filter(({ outboxId }) => outboxId === id).map(({ level, error }) => [level, error])).toEqual([
      [50, 'msg_too_long'],
      [40, 'missing_scope'],
      [30, 'edit_window_closed'],
    ]);
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
