import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeSummary } from '../../src/db/deadline-messages.ts';
import { findMember } from '../../src/db/members.ts';
import { countUndelivered, listUndelivered } from '../../src/db/undelivered.ts';
import { deliverOutbox } from '../../src/jobs/deliver-outbox.ts';
import { sendAgain, settleUndelivered } from '../../src/usecases/settle-undelivered.ts';
import { startTestApp } from '../support/app.ts';
import { deadlineFor, GROUP, messagesAbout } from './summaries.ts';
import { instanceOf, memberOf, messagesOf, reminderFor, rowOf } from './support.ts';

// A Thursday, 10:00 in Hanoi
const START = new Date('2026-11-19T03:00:00Z');
const app = await startTestApp({ transport: 'socket', now: START });
const { db } = app.database;
const { workspaceId } = app;
const LINH = 'U0MOJ01';

beforeEach(async () => {
  await db.outboxMessage.deleteMany();
  await db.sendingPace.deleteMany();
  await db.auditEvent.deleteMany();
  app.workspace.clock.set(START);
});
afterEach(async () => {
  await app.control('misbehave', undefined, 'DELETE');
  await db.member.updateMany({ data: { isActive: true } });
});

const misbehave = (kind: string, more: object = {}, method = 'chat.postMessage') =>
  app.control('misbehave', { method, kind, times: 1, ...more });
const actions = async () => (await db.auditEvent.findMany({ orderBy: { at: 'asc' } })).map(({ action }) => action);
const deps = () => ({ db, now: app.workspace.clock.now() });

async function coordinator() {
  const { slackUserId } = await db.member.findFirstOrThrow({ where: { workspaceId, role: 'coordinator' } });
  const found = await findMember(db, workspaceId, slackUserId);
  if (!found) throw new Error('no coordinator');
  return found.member;
}

/** A reminder that was posted, of which the app cannot know. */
async function uncertain(): Promise<string> {
  const id = await reminderFor(app, LINH, 'MOJ');
  await misbehave('lose_answer');
  await misbehave('error', { error: 'missing_scope' }, 'conversations.history');
  const { parts } = instanceOf(app, 'a');
  await deliverOutbox(parts);
  await deliverOutbox(parts);
  expect(await rowOf(app, id)).toMatchObject({ status: 'uncertain' });
  return id;
}

async function refused(error = 'cannot_dm_bot'): Promise<string> {
  const id = await reminderFor(app, LINH, 'MOJ');
  await misbehave('error', { error });
  await deliverOutbox(instanceOf(app, 'a').parts);
  return id;
}

describe('a message that was not delivered', () => {
  test('is listed with who, what, when and why, until a coordinator has seen to it', async () => {
    const id = await refused();
    expect(await countUndelivered(db, workspaceId)).toBe(1);
    expect(await countUndelivered(db, 'T-other')).toBe(0);
    const { id: memberId, name } = await memberOf(app, LINH);
    expect(await listUndelivered(db, workspaceId, 10)).toEqual([
      {
        outboxId: id,
        kind: 'reminder',
        problem: 'person_out_of_reach',
        recipient: LINH,
        member: { id: memberId, name },
        deadlineId: expect.any(String),
        deadlineTitle: { en: expect.any(String), vi: expect.any(String) },
        at: expect.any(Date),
        // 18:00 in Hanoi
        until: new Date('2026-11-19T11:00:00Z'),
        error: 'cannot_dm_bot',
      },
    ]);
    const member = await coordinator();
    expect(await settleUndelivered(deps(), member, id)).toEqual({ kind: 'seen', problem: 'person_out_of_reach' });
    expect(await settleUndelivered(deps(), member, id)).toEqual({ kind: 'already_settled' });
    expect(await sendAgain(deps(), member, id)).toEqual({ kind: 'already_settled' });
    expect(await listUndelivered(db, workspaceId, 10)).toEqual([]);
    expect(await actions()).toEqual(['undelivered_seen']);
  });

  test('is sent again when a coordinator wants it, once', async () => {
    const id = await refused();
    const member = await coordinator();
    const both = await Promise.all([sendAgain(deps(), member, id), sendAgain(deps(), member, id)]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['already_settled', 'sent_again']);
    await deliverOutbox(instanceOf(app, 'b').parts);
    expect(await messagesOf(app, LINH, id)).toHaveLength(1);
    expect(await countUndelivered(db, workspaceId)).toBe(0);
  });

  test('is a matter of coordinators', async () => {
    const id = await refused();
    const found = await findMember(db, workspaceId, LINH);
    if (!found) throw new Error('nobody');
    await expect(settleUndelivered(deps(), found.member, id)).rejects.toMatchObject({ kind: 'not_allowed' });
    await expect(sendAgain(deps(), found.member, id)).rejects.toMatchObject({ kind: 'not_allowed' });
  });
});

describe('what a group reads', () => {
  test('is not posted where people of other organisations read along, until the channel is the group’s own', async () => {
    const deadlineId = await deadlineFor(app);
    const summary = { deadlineId, channelId: GROUP, forDate: '2026-12-03', daysBefore: 14 };
    await writeSummary(db, workspaceId, { ...summary, notBefore: START });
    await app.control('channels', { id: GROUP, isExtShared: true });
    const { parts } = instanceOf(app, 'a');
    await deliverOutbox(parts);
    const [row] = await listUndelivered(db, workspaceId, 10);
    expect(row).toMatchObject({ kind: 'deadline_summary', problem: 'shared_outside', deadlineId });
    await app.control('channels', { id: GROUP, isExtShared: false });

    await sendAgain(deps(), await coordinator(), row?.outboxId ?? '');
    // That Slack does not say who is there holds up nothing.
    await misbehave('error', { error: 'missing_scope' }, 'conversations.info');
    await deliverOutbox(parts);
    expect(await rowOf(app, row?.outboxId ?? '')).toMatchObject({ status: 'sent' });
  });
});

describe('a summary that can no longer be changed where it stands', () => {
  test.each([
    ['channel_not_found', 'channel_gone'],
    ['is_archived', 'channel_archived'],
    ['not_in_channel', 'app_not_in_channel'],
  ])(
    'for %s is a matter of coordinators; tried again it is brought up to date, not posted twice',
    async (error, problem) => {
      await db.deadline.deleteMany({ where: { titleEn: 'Report of the group' } });
      const deadlineId = await deadlineFor(app);
      const summary = { deadlineId, channelId: GROUP, forDate: '2026-12-03', daysBefore: 14 };
      await writeSummary(db, workspaceId, { ...summary, notBefore: START });
      const { jobs, parts } = instanceOf(app, 'a');
      await deliverOutbox(parts);
      const posted = async () => (await messagesAbout(app, deadlineId)).filter(({ thread_ts }) => !thread_ts);
      const [first] = await posted();
      await misbehave('error', { error }, 'chat.update');
      await db.deadline.update({ where: { id: deadlineId }, data: { titleEn: 'Another title' } });
      await db.outboxMessage.updateMany({ where: { kind: 'deadline_summary' }, data: { isStale: true } });
      await jobs.tick();
      const [row] = await listUndelivered(db, workspaceId, 10);
      expect(row).toMatchObject({ kind: 'deadline_summary', problem, deadlineId });

      expect(await sendAgain(deps(), await coordinator(), row?.outboxId ?? '')).toMatchObject({ kind: 'sent_again' });
      await jobs.tick();
      expect(await countUndelivered(db, workspaceId)).toBe(0);
      const [now, ...others] = await posted();
      expect(now?.ts).toBe(first?.ts);
      expect(JSON.stringify(now?.blocks)).toContain('Another title');
      expect(others).toEqual([]);
    },
  );
});

describe('a reminder whose hours are over', () => {
  test('is not sent again: the next one tells them', async () => {
    const id = await refused();
    app.workspace.clock.set(new Date('2026-11-20T03:00:00Z'));
    expect(await sendAgain(deps(), await coordinator(), id)).toMatchObject({ kind: 'past' });
    await deliverOutbox(instanceOf(app, 'b').parts);
    expect(await rowOf(app, id)).toMatchObject({ status: 'failed', settledAt: expect.any(Date) });
    expect(await countUndelivered(db, workspaceId)).toBe(0);
    expect(await actions()).toEqual(['undelivered_seen']);
  });

  test('of which nobody knows is seen, without that it arrived', async () => {
    const id = await uncertain();
    app.workspace.clock.set(new Date('2026-11-20T03:00:00Z'));
    const found = await settleUndelivered(deps(), await coordinator(), id, { isSeen: true });
    expect(found).toMatchObject({ kind: 'seen' });
    expect(await rowOf(app, id)).toMatchObject({ status: 'uncertain' });
    expect(await countUndelivered(db, workspaceId)).toBe(0);
  });
});

describe('a message of which nobody knows', () => {
  test('counts as sent when a coordinator says that it arrived', async () => {
    const id = await uncertain();
    expect(await listUndelivered(db, workspaceId, 10)).toMatchObject([{ problem: 'unknown_whether_sent' }]);
    expect(await settleUndelivered(deps(), await coordinator(), id)).toMatchObject({ kind: 'arrived' });
    await deliverOutbox(instanceOf(app, 'b').parts);
    expect(await rowOf(app, id)).toMatchObject({ status: 'sent', ts: null });
    expect(await messagesOf(app, LINH, id)).toHaveLength(1);
  });

  test('is looked for before it is sent again, and found where it is there', async () => {
    const id = await uncertain();
    expect(await sendAgain(deps(), await coordinator(), id)).toMatchObject({ kind: 'sent_again' });
    await deliverOutbox(instanceOf(app, 'b').parts);
    expect(await rowOf(app, id)).toMatchObject({ status: 'sent' });
    expect(await messagesOf(app, LINH, id)).toHaveLength(1);
  });

  test('is sent again where Slack still cannot be asked, once', async () => {
    const id = await uncertain();
    await misbehave('error', { error: 'missing_scope', times: 5 }, 'conversations.history');
    await misbehave('lose_answer');
    await sendAgain(deps(), await coordinator(), id);
    const { parts } = instanceOf(app, 'b');
    for (let round = 0; round < 3; round++) await deliverOutbox(parts);
    expect(await messagesOf(app, LINH, id)).toHaveLength(2);
    expect(await rowOf(app, id)).toMatchObject({ status: 'uncertain' });
  });
});

describe('somebody who has left', () => {
  test('is noted, and whoever stands in for them is reminded the same day', async () => {
    await db.deadline.updateMany({ data: { channelId: null, alternatesAfter: null, coordinatorsAfter: null } });
    const { id: memberId } = await memberOf(app, LINH);
    const { agencyId } = await db.focalPoint.findFirstOrThrow({ where: { memberId } });
    const standIn = await db.member.create({
      data: {
        workspaceId,
        slackUserId: 'U0STANDIN',
        name: 'Stand-in',
        timeZone: 'Asia/Ho_Chi_Minh',
        role: 'focal_point',
      },
    });
    await app.control('users', { id: 'U0STANDIN', name: 'standin' });
    await db.focalPoint.create({ data: { workspaceId, agencyId, memberId: standIn.id, kind: 'alternate' } });
    // Slack has said nothing of it yet: it comes out when they are written to.
    await misbehave('error', { error: 'missing_scope' }, 'users.list');
    await db.member.updateMany({ where: { slackUserId: { notIn: [LINH, 'U0STANDIN'] } }, data: { isActive: false } });
    await misbehave('error', { error: 'channel_not_found' });
    await misbehave('error', { error: 'user_disabled' }, 'conversations.open');
    const { jobs } = instanceOf(app, 'a');
    await jobs.tick();
    expect(await memberOf(app, LINH)).toMatchObject({ isActive: false });
    const reminders = await db.outboxMessage.findMany({ where: { kind: 'reminder' }, orderBy: { createdAt: 'asc' } });
    expect(reminders.map(({ recipient, status }) => [recipient, status])).toEqual([
      [LINH, 'failed'],
      ['U0STANDIN', 'sent'],
    ]);
    expect(await actions()).toContain('member_left');
    expect(await listUndelivered(db, workspaceId, 10)).toMatchObject([{ problem: 'person_left', recipient: LINH }]);
    await db.member.delete({ where: { id: standIn.id } });
  });
});

describe('when Slack shuts the app out', () => {
  test('nothing is tried until it lets the app in again; both are noted once', async () => {
    const id = await reminderFor(app, LINH, 'MOJ');
    await app.control('app', { revokeToken: 'bot' });
    const instances = [instanceOf(app, 'a'), instanceOf(app, 'b')];
    for (const { parts } of instances) await deliverOutbox(parts);
    const workspace = () => db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    expect(await workspace()).toMatchObject({ shutOutError: 'token_revoked', shutOutAt: expect.any(Date) });
    expect(await rowOf(app, id)).toMatchObject({ status: 'pending', attempts: 1 });
    await app.control('app', { reinstall: true });
    await deliverOutbox(instances[1]!.parts);
    expect(await workspace()).toMatchObject({ shutOutError: null, shutOutAt: null });
    expect(await messagesOf(app, LINH, id)).toHaveLength(1);
    expect(await actions()).toEqual(['slack_shut_app_out', 'slack_let_app_in']);
  });

  test('for days, what was to be sent then is not: the nearest reminder is', async () => {
    const id = await reminderFor(app, LINH, 'MOJ');
    await app.control('app', { revokeToken: 'bot' });
    const { jobs, parts } = instanceOf(app, 'a');
    await deliverOutbox(parts);
    await app.control('app', { reinstall: true });
    app.workspace.clock.set(new Date('2026-11-27T03:00:00Z'));
    await jobs.tick();
    await jobs.tick();
    expect(await db.outboxMessage.findUnique({ where: { id } })).toBeNull();
    const { id: memberId } = await memberOf(app, LINH);
    const reminders = await db.outboxMessage.findMany({ where: { kind: 'reminder', recipient: LINH } });
    expect(reminders.map(({ key, status }) => [key, status])).toEqual([[`reminder:${memberId}:2026-11-27`, 'sent']]);
  });
});

describe('do-not-disturb', () => {
  const quiet = (from: string, to: string) =>
    app.control('users', {
      id: LINH,
      dnd: { enabled: true, nextStart: Date.parse(from) / 1000, nextEnd: Date.parse(to) / 1000 },
    });
  afterEach(() => app.control('users', { id: LINH, dnd: false }));

  test('is waited for: the reminder comes when it has ended, and others are not held up', async () => {
    await quiet('2026-11-19T02:00:00Z', '2026-11-19T05:00:00Z');
    const id = await reminderFor(app, LINH, 'MOJ');
    const other = await reminderFor(app, 'U0MPS01', 'MPS');
    await deliverOutbox(instanceOf(app, 'a').parts);
    expect(await rowOf(app, id)).toMatchObject({ status: 'pending', notBefore: new Date('2026-11-19T05:00:00Z') });
    expect(await messagesOf(app, 'U0MPS01', other)).toHaveLength(1);
    app.workspace.clock.set(new Date('2026-11-19T05:00:00Z'));
    await deliverOutbox(instanceOf(app, 'b').parts);
    expect(await messagesOf(app, LINH, id)).toHaveLength(1);
  });

  test('that lasts beyond their hours does not lose the reminder: it comes while half an hour is left', async () => {
    await quiet('2026-11-19T02:00:00Z', '2026-11-20T02:00:00Z');
    const id = await reminderFor(app, LINH, 'MOJ');
    await deliverOutbox(instanceOf(app, 'a').parts);
    expect(await rowOf(app, id)).toMatchObject({ notBefore: new Date('2026-11-19T10:30:00Z') });
    app.workspace.clock.set(new Date('2026-11-19T10:30:00Z'));
    await deliverOutbox(instanceOf(app, 'b').parts);
    expect(await messagesOf(app, LINH, id)).toHaveLength(1);
  });

  test.each([
    ['does not say', 'error', { error: 'missing_scope' }],
    ['fails', 'status', { status: 500 }],
    ['wants to be left alone', 'rate_limited', { retryAfter: 30 }],
  ])('where Slack %s, the reminder is sent', async (_, kind, more) => {
    await quiet('2026-11-19T02:00:00Z', '2026-11-19T05:00:00Z');
    await misbehave(kind, more, 'dnd.teamInfo');
    const id = await reminderFor(app, LINH, 'MOJ');
    await deliverOutbox(instanceOf(app, 'a').parts);
    expect(await messagesOf(app, LINH, id)).toHaveLength(1);
  });

  test('is asked in one question for many', async () => {
    const since = async () => (await app.control('calls?method=dnd.teamInfo&limit=900')).calls.length;
    const before = await since();
    for (const [who, code] of [
      [LINH, 'MOJ'],
      ['U0MPS01', 'MPS'],
      ['U0MOET1', 'MOET'],
    ] as const)
      await reminderFor(app, who, code);
    await deliverOutbox(instanceOf(app, 'a').parts);
    expect((await since()) - before).toBe(1);
  });
});
