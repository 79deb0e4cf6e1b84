import { expect } from 'vitest';
import { toDay } from '../../src/db/days.ts';
import { Groups } from '../../src/db/groups.ts';
import { enqueue } from '../../src/db/outbox.ts';
import { createPace } from '../../src/db/sending-pace.ts';
import { dayOf } from '../../src/domain/day.ts';
import { type DeliveryParts, TIMING, type Timing, Turns } from '../../src/jobs/delivery.ts';
import { DoNotDisturb } from '../../src/jobs/do-not-disturb.ts';
import { createJobs, type Jobs } from '../../src/jobs/jobs.ts';
import { LOCAL } from '../../src/local.ts';
import { createLog, type Log } from '../../src/log.ts';
import { InFlight } from '../../src/slack/in-flight.ts';
import { createSender } from '../../src/slack/sender.ts';
import type { TestApp } from '../support/app.ts';
import { writeReminder } from '../support/written-reminder.ts';

export const HANOI = 'Asia/Ho_Chi_Minh';

/** Another instance's jobs beside the app, with short waits, and what they log. */
export function instanceOf(app: TestApp, name: string, timing: Partial<Timing> = {}) {
  const lines: { level: number; msg: string; [key: string]: unknown }[] = [];
  const log: Log = createLog('info', { write: (line) => lines.push(JSON.parse(line)) });
  const short = { ...TIMING, settleMs: 0, retryMs: 0, betweenMs: 0, ...timing };
  const { db } = app.database;
  const { apiUrl } = app.workspace;
  const pace = createPace(db, app.workspaceId);
  const sender = createSender({ token: LOCAL.botToken, apiUrl, log, pace, callMs: short.callMs });
  let isStopped = false;
  const delivery: DeliveryParts = {
    db,
    groups: new Groups(db),
    clock: app.workspace.clock,
    log,
    instance: name,
    workspaceIds: [app.workspaceId],
    sender,
    timing: short,
    turns: new Turns(short.betweenMs),
    isStopping: () => isStopped,
    calm: async () => {},
  };
  const parts = { ...delivery, doNotDisturb: new DoNotDisturb(delivery) };
  const jobs: Jobs = createJobs({ ...delivery, schedule: false, inFlight: new InFlight(), timing: short });
  return { parts, jobs, sender, lines, stop: () => (isStopped = true) };
}

/** The follow-up report of the sample, which is 15 days away at the start of a test, and what it covers. */
export async function followUp({ database: { db }, workspaceId }: TestApp) {
  return db.deadline.findFirstOrThrow({ where: { workspaceId, kind: 'follow_up_report' } });
}

export async function memberOf({ database: { db }, workspaceId }: TestApp, slackUserId: string) {
  return db.member.findFirstOrThrow({ where: { workspaceId, slackUserId } });
}

/** Recommendations that an agency leads, of which it has not reported since updates count for the follow-up report. */
export async function openOf(app: TestApp, code: string) {
  const { countsFrom } = await followUp(app);
  const rows = await app.database.db.recommendation.findMany({
    where: {
      workspaceId: app.workspaceId,
      leadAgency: { code },
      review: { code: 'upr-2014' },
      status: { not: 'implemented' },
      OR: [{ lastUpdateAt: null }, { lastUpdateAt: { lt: countsFrom } }],
    },
    orderBy: { referenceSort: 'asc' },
  });
  expect(rows.length).toBeGreaterThan(1);
  return rows;
}

/** A reminder of the follow-up report that is due now, for a focal point of the sample; gives its outbox id. */
export async function reminderFor(app: TestApp, slackUserId: string, code: string): Promise<string> {
  const { db } = app.database;
  const { id: memberId, timeZone } = await memberOf(app, slackUserId);
  const now = app.workspace.clock.now();
  const deadline = await followUp(app);
  const asked = await openOf(app, code);
  const day = dayOf(now, timeZone);
  const items = [
    {
      deadlineId: deadline.id,
      forDate: toDay(deadline.date),
      daysBefore: 14,
      role: 'main' as const,
      recommendationIds: asked.map(({ id }) => id),
      agencyIds: [asked[0]?.leadAgencyId as string],
      isCarried: false,
      isOverview: false,
    },
  ];
  await writeReminder(db, app.workspaceId, { memberId, slackUserId, day, notBefore: now, items });
  return (await db.outboxMessage.findFirstOrThrow({ where: { key: `reminder:${memberId}:${day}` } })).id;
}

/** A summary of the follow-up report that is due now, in a channel; gives its outbox id. */
export async function summaryIn(app: TestApp, channel: string): Promise<string> {
  const { id: deadlineId } = await followUp(app);
  const id = await enqueue(app.database.db, app.workspaceId, {
    key: `summary:${deadlineId}:${channel}`,
    recipient: channel,
    content: { kind: 'deadline_summary', deadlineId },
    notBefore: app.workspace.clock.now(),
  });
  return id as string;
}

export function rowOf({ database: { db } }: TestApp, id: string) {
  return db.outboxMessage.findUniqueOrThrow({ where: { id } });
}

/** The messages that a person sees which carry an outbox id. */
export async function messagesOf(
  app: TestApp,
  slackUserId: string,
  outboxId: string,
): Promise<{ text: string; blocks: any[]; channel: string; ts: string }[]> {
  const { conversations } = await app.control(`as/${slackUserId}/screen`);
  return conversations
    .flatMap(({ id, messages }: any) => messages.map((message: any) => ({ ...message, channel: id })))
    .filter(({ metadata }: any) => metadata?.event_payload?.id === outboxId);
}

/** Everything that a message says, and the buttons on it. */
export function wordsOf(message: { blocks: any[] } | undefined): string[] {
  return (message?.blocks ?? []).flatMap((block) =>
    [
      block.text?.text,
      ...(block.elements ?? []).map((element: any) => element.text?.text ?? element.text),
      block.accessory && `[${block.accessory.text.text}]`,
    ].filter(Boolean),
  );
}
