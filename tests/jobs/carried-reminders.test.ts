import { beforeEach, expect, test } from 'vitest';
import { savePreference } from '../../src/db/deadline-actions.ts';
import { listDeliveries } from '../../src/db/deliveries.ts';
import { findWorkspace } from '../../src/db/workspaces.ts';
import { deliverOutbox } from '../../src/jobs/deliver-outbox.ts';
import { freshenMessages } from '../../src/jobs/freshen-messages.ts';
import { planReminders, Told } from '../../src/jobs/plan-reminders.ts';
import { startTestApp } from '../support/app.ts';
import { followUp, instanceOf, memberOf, messagesOf, openOf, wordsOf } from './support.ts';

// Wednesday to Friday, 10:00 in Hanoi. Education has a tick to give by the agency plan, and to report for the follow-up report.
const DAYS = ['2026-11-18', '2026-11-19', '2026-11-20'].map((day) => new Date(`${day}T03:00:00Z`)) as [
  Date,
  Date,
  Date,
];
const EDUCATION = 'U0MOET1';
const REPLACED = ['Replaced by the reminder of 19 Nov.'];
const app = await startTestApp({ transport: 'socket', now: DAYS[0] });
const { db } = app.database;
const { workspaceId } = app;
const { clock } = app.workspace;
const { parts } = instanceOf(app, 'a');

beforeEach(async () => {
  await db.outboxMessage.deleteMany();
  await db.deadlinePreference.deleteMany();
  await db.sendingPace.deleteMany();
  const since = { date: new Date('2026-12-03'), scheduledAt: new Date('2026-06-01') };
  // The plan is due on the first day and the third, the report on the second.
  await db.deadline.updateMany({ where: { kind: 'agency_plan' }, data: { ...since, schedule: [15, 13] } });
  await db.deadline.updateMany({ where: { kind: 'follow_up_report' }, data: { ...since, schedule: [14] } });
  clock.set(DAYS[0]);
});

const agencyPlan = () => db.deadline.findFirstOrThrow({ where: { kind: 'agency_plan' } });
const tellsOfPlan = (said: string[]) => said.includes('[Confirm]') || said.some((one) => /plan/i.test(one));
const tellsOfReport = (said: string[]) => said.includes('[Update]');

async function plan(now: Date): Promise<void> {
  clock.set(now);
  const workspace = await findWorkspace(db, workspaceId);
  if (!workspace) throw new Error('no workspace');
  await planReminders({ db, groups: parts.groups, log: parts.log, told: new Told() }, workspace.id, now);
}
async function tick(now: Date): Promise<void> {
  await plan(now);
  await deliverOutbox(parts);
  await freshenMessages(parts);
}
/** The reminders of a person, in the order of their days: what each says now. */
async function saidTo(slackUserId: string): Promise<string[][]> {
  const where = { kind: 'reminder', recipient: slackUserId };
  const rows = await db.outboxMessage.findMany({ where, orderBy: { notBefore: 'asc' } });
  return Promise.all(rows.map(async ({ id }) => wordsOf((await messagesOf(app, slackUserId, id))[0])));
}

test('a message holds what is open of other deadlines too, and the one before says that it is replaced', async () => {
  await tick(DAYS[0]);
  const [alone = []] = await saidTo(EDUCATION);
  expect([tellsOfPlan(alone), tellsOfReport(alone)]).toEqual([true, false]);

  await tick(DAYS[1]);
  const [first, both = [], ...others] = await saidTo(EDUCATION);
  expect(others).toEqual([]);
  expect(first).toEqual(REPLACED);
  expect([tellsOfPlan(both), tellsOfReport(both)]).toEqual([true, true]);

  // The step of the third day comes as if nothing had been said in between, and brings the report along.
  await tick(DAYS[2]);
  const [, second, third = []] = await saidTo(EDUCATION);
  expect(second).toEqual(['Replaced by the reminder of 20 Nov.']);
  expect([tellsOfPlan(third), tellsOfReport(third)]).toEqual([true, true]);
  const { id: memberId } = await memberOf(app, EDUCATION);
  const rows = await db.reminder.findMany({ where: { memberId }, orderBy: [{ plannedFor: 'asc' }] });
  const { id: planId } = await agencyPlan();
  const stepsOf = (isPlan: boolean) =>
    rows.flatMap(({ deadlineId, daysBefore }) => ((deadlineId === planId) === isPlan ? [daysBefore] : []));
  expect([stepsOf(true), stepsOf(false)]).toEqual([
    [15, null, 13],
    [14, null],
  ]);
});

test('nobody has two messages that are live, whoever they are', async () => {
  await db.deadline.updateMany({ where: { kind: 'follow_up_report' }, data: { schedule: [15, 14, 13] } });
  for (const day of DAYS) await tick(day);
  const people = await db.member.findMany({ where: { isActive: true } });
  let several = 0;
  for (const { slackUserId } of people) {
    const said = await saidTo(slackUserId);
    if (said.length > 1) several++;
    const live = said.filter((words) => words.length !== 1);
    expect(live, slackUserId).toEqual(said.slice(-1));
  }
  expect(several).toBeGreaterThan(3);
});

test('what is carried along is on record beside the steps', async () => {
  await tick(DAYS[1]);
  await tick(DAYS[2]);
  const [open] = await openOf(app, 'MOET');
  const { id: deadlineId } = await followUp(app);
  const of = { memberId: (await memberOf(app, EDUCATION)).id, recommendationId: open?.id as string, limit: 10 };
  const told = (await listDeliveries(db, workspaceId, of)).filter((one) => one.deadlineId === deadlineId);
  expect(told.map(({ status, daysBefore }) => [status, daysBefore])).toEqual([
    ['sent', null],
    ['sent', 14],
  ]);
});

test('where what was due is not needed any more nothing is sent for the rest, and the one before stays', async () => {
  await tick(DAYS[0]);
  const [before = []] = await saidTo(EDUCATION);
  await plan(DAYS[1]);
  const subject = { memberId: (await memberOf(app, EDUCATION)).id, deadlineId: (await followUp(app)).id };
  await savePreference(db, workspaceId, subject, { isMuted: true });
  await deliverOutbox(parts);
  await freshenMessages(parts);
  const [only = [], ...others] = await saidTo(EDUCATION);
  expect(others).toEqual([]);
  expect(only.filter((one) => one.startsWith('['))).toEqual(before.filter((one) => one.startsWith('[')));
  const withdrawn = await db.auditEvent.findMany({
    where: { action: 'reminder_withdrawn', subjectId: subject.memberId },
  });
  expect(withdrawn.map(({ details }) => details)).toMatchObject([
    { items: [{ deadlineId: subject.deadlineId, why: 'muted' }] },
  ]);
});
