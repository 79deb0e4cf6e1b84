import { beforeEach, describe, expect, test } from 'vitest';
import { savePreference } from '../../src/db/deadline-actions.ts';
import { listDeliveries } from '../../src/db/deliveries.ts';
import { saveAbsences } from '../../src/db/members.ts';
import { enqueue } from '../../src/db/outbox.ts';
import { findWorkspace } from '../../src/db/workspaces.ts';
import { deliverOutbox } from '../../src/jobs/deliver-outbox.ts';
import { freshenMessages } from '../../src/jobs/freshen-messages.ts';
import { planReminders, Told } from '../../src/jobs/plan-reminders.ts';
import { startTestApp } from '../support/app.ts';
import { followUp, instanceOf, memberOf, messagesOf, openOf, rowOf, summaryIn, wordsOf } from './support.ts';

// A Wednesday, 10:00 in Hanoi. Education has a tick to give by the agency plan, and to report for the follow-up report.
const START = new Date('2026-11-18T03:00:00Z');
const EDUCATION = 'U0MOET1';
const app = await startTestApp({ transport: 'socket', now: START });
const { db } = app.database;
const { workspaceId } = app;
const { clock } = app.workspace;
const { parts } = instanceOf(app, 'a');
const deadlines = await db.deadline.findMany();

beforeEach(async () => {
  await db.outboxMessage.deleteMany();
  await db.auditEvent.deleteMany();
  await db.absence.deleteMany();
  await db.deadlinePreference.deleteMany();
  await db.sendingPace.deleteMany();
  const data = { date: new Date('2026-12-03'), schedule: [15, 14, 0], scheduledAt: new Date('2026-06-01') };
  await db.deadline.updateMany({ where: { kind: { in: ['agency_plan', 'follow_up_report'] } }, data });
  clock.set(START);
});

const memberId = async () => (await memberOf(app, EDUCATION)).id;
const deliver = () => deliverOutbox(parts);
const reminders = async () => {
  const content = { path: ['memberId'], equals: await memberId() };
  return db.outboxMessage.findMany({ where: { kind: 'reminder', content }, orderBy: { createdAt: 'asc' } });
};
async function plan(): Promise<string | undefined> {
  const workspace = await findWorkspace(db, workspaceId);
  if (!workspace) throw new Error('no workspace');
  await planReminders({ db, groups: parts.groups, log: parts.log, told: new Told() }, workspace.id, clock.now());
  return (await reminders()).at(-1)?.id;
}
async function wishAll(wish: { isMuted?: boolean; snoozedUntil?: string | null }): Promise<void> {
  for (const { id: deadlineId } of deadlines)
    await savePreference(db, workspaceId, { memberId: await memberId(), deadlineId }, wish);
}

describe('a reminder that is not needed when its time comes', () => {
  test.each([
    ['muted', { isMuted: true }, { isMuted: false }],
    ['snoozed', { snoozedUntil: '2026-11-23' }, { snoozedUntil: null }],
  ] as const)(
    'is planned anew on the same day when it is needed again, and both are told: %s',
    async (why, on, off) => {
      await plan();
      await wishAll(on);
      await deliver();
      expect(await reminders()).toEqual([]);
      await plan();
      expect(await reminders()).toEqual([]);
      await wishAll(off);
      const id = await plan();
      await deliver();
      expect(await messagesOf(app, EDUCATION, id as string)).toHaveLength(1);
      const [open] = await openOf(app, 'MOET');
      const { id: deadlineId } = await followUp(app);
      const of = { memberId: await memberId(), recommendationId: open?.id as string, limit: 10 };
      const told = (await listDeliveries(db, workspaceId, of)).filter((one) => one.deadlineId === deadlineId);
      expect(told).toMatchObject([{ status: 'sent' }, { status: 'cancelled', error: why, sentAt: null }]);
    },
  );

  test('is not sent to somebody who is away by then, nor planned again while they are', async () => {
    await plan();
    await saveAbsences(db, workspaceId, await memberId(), [{ first: '2026-11-18', last: '2026-11-20' }]);
    await deliver();
    await plan();
    expect(await reminders()).toEqual([]);
    const events = await db.auditEvent.findMany({ where: { subjectId: await memberId() } });
    expect(events).toMatchObject([{ action: 'reminder_withdrawn', subjectKind: 'member', actorId: null }]);
  });
});

test('what a message leaves out may be planned again; the one before is replaced as a whole all the same', async () => {
  const first = (await plan()) as string;
  await deliver();
  const agencyPlan = await db.deadline.findFirstOrThrow({ where: { kind: 'agency_plan' } });
  const theirs = await db.reminder.findMany({ where: { outboxId: first } });
  expect(theirs.map(({ deadlineId }) => deadlineId).sort()).toEqual([agencyPlan.id, (await followUp(app)).id].sort());

  // Both have another step a day later, of which one is postponed before the message is sent.
  clock.set(new Date('2026-11-19T03:00:00Z'));
  const second = (await plan()) as string;
  expect(await db.reminder.count({ where: { outboxId: second } })).toBe(2);
  await db.deadline.update({ where: { id: agencyPlan.id }, data: { date: new Date('2026-12-12') } });
  await deliver();
  expect(await db.reminder.findMany({ where: { outboxId: second } })).toMatchObject([
    { deadlineId: (await followUp(app)).id },
  ]);
  await freshenMessages(parts);
  const [before] = await messagesOf(app, EDUCATION, first);
  expect(wordsOf(before)).toEqual(['Replaced by the reminder of 19 Nov.']);
  // Two weeks before its new date is a Saturday: on the Friday.
  clock.set(new Date('2026-11-27T03:00:00Z'));
  const third = (await plan()) as string;
  const replanned = await db.reminder.findMany({ where: { outboxId: third, deadlineId: agencyPlan.id } });
  expect(replanned).toMatchObject([{ daysBefore: 14, forDate: new Date('2026-12-12') }]);
});

describe('in the night', () => {
  test('what has waited waits for the morning: a person’s for their day, a group’s for its own', async () => {
    const { id } = await memberOf(app, EDUCATION);
    const update = await db.update.findFirstOrThrow();
    const content = { kind: 'colleague_updates' as const, memberId: id, day: '2026-11-18', updateIds: [update.id] };
    const entry = { key: 'colleagues', recipient: EDUCATION, content, notBefore: START };
    const own = (await enqueue(db, workspaceId, entry)) as string;
    const { channelId } = await followUp(app);
    const summary = await summaryIn(app, channelId ?? 'C0GROUP01');
    clock.set(new Date('2026-11-18T19:00:00Z'));
    await deliver();
    const morning = { status: 'pending', notBefore: new Date('2026-11-19T02:00:00Z') };
    expect([await rowOf(app, own), await rowOf(app, summary)]).toMatchObject([morning, morning]);
    clock.set(new Date('2026-11-19T02:00:00Z'));
    await deliver();
    expect([await rowOf(app, own), await rowOf(app, summary)]).toMatchObject([{ status: 'sent' }, { status: 'sent' }]);
  });

  test('who has chosen an hour of the evening is told in it', async () => {
    await db.member.update({ where: { id: await memberId() }, data: { reminderHour: 20 } });
    const update = await db.update.findFirstOrThrow();
    const content = {
      kind: 'colleague_updates' as const,
      memberId: await memberId(),
      day: '2026-11-18',
      updateIds: [update.id],
    };
    const notBefore = new Date('2026-11-18T13:00:00Z');
    const id = (await enqueue(db, workspaceId, { key: 'evening', recipient: EDUCATION, content, notBefore })) as string;
    clock.set(notBefore);
    await deliver();
    expect(await rowOf(app, id)).toMatchObject({ status: 'sent' });
    await db.member.update({ where: { id: await memberId() }, data: { reminderHour: 9 } });
  });
});
