import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { instantOf } from '../../src/domain/day.ts';
import { createJobs } from '../../src/jobs/jobs.ts';
import { InFlight } from '../../src/slack/in-flight.ts';
import { startTestApp } from '../support/app.ts';
import {
  followUp,
  HANOI,
  instanceOf,
  memberOf,
  messagesOf,
  reminderFor,
  rowOf,
  summaryIn,
  wordsOf,
} from './support.ts';

const app = await startTestApp({ transport: 'socket', now: new Date('2026-11-18T03:00:00Z') });
const { db } = app.database;
const at = (day: string, hour: number) => app.workspace.clock.set(instantOf(day, hour, HANOI));
const stepsOf = async (slackUserId: string) => {
  const { id: memberId } = await memberOf(app, slackUserId);
  const { id: deadlineId } = await followUp(app);
  const rows = await db.reminder.findMany({ where: { memberId, deadlineId }, orderBy: { plannedFor: 'asc' } });
  return rows.map(({ daysBefore }) => daysBefore);
};

test('what is written to the outbox is sent when the app is woken, without waiting for the minute', async () => {
  const id = await reminderFor(app, 'U0MOJ01', 'MOJ');
  app.app.jobs.wake();
  app.app.jobs.wake();
  await expect.poll(async () => (await rowOf(app, id)).status, { timeout: 5000 }).toBe('sent');
  await db.outboxMessage.deleteMany();
});

test('several instances that tick at once write and send everything once', async () => {
  const names = ['a', 'b', 'c'];
  const instances = names.map((name) => instanceOf(app, name));
  const before = (await app.control('calls?method=chat.postMessage&limit=900')).calls.length;
  await Promise.all(instances.map(({ jobs }) => jobs.tick()));
  await Promise.all(instances.map(({ jobs }) => jobs.tick()));
  const rows = await db.outboxMessage.findMany();
  expect(rows.length).toBeGreaterThan(4);
  expect(rows.every(({ status }) => status === 'sent')).toBe(true);
  const after = (await app.control('calls?method=chat.postMessage&limit=900')).calls.length;
  expect(after - before).toBe(rows.length);
  expect(instances.flatMap(({ lines }) => lines).filter(({ level }) => level >= 50)).toEqual([]);
});

test('after a stop over several steps only the nearest is sent, to those who are still open', async () => {
  await db.outboxMessage.deleteMany();
  at('2026-11-18', 10);
  const { jobs } = instanceOf(app, 'a');
  await jobs.tick();
  expect(await stepsOf('U0MOJ01')).toEqual([30]);
  // Down from Thursday 19 (14 days) until Wednesday 2 December, the day before; 7 and 3 days have passed as well.
  at('2026-12-02', 11);
  await jobs.tick();
  await jobs.tick();
  expect(await stepsOf('U0MOJ01')).toEqual([30, 1]);
});

describe('a reminder that stands in Slack', () => {
  const ALTERNATE = 'U0ALT01';
  /** The reminders of a person, in the order of their days, with what they say now. */
  const remindersOf = async (slackUserId: string) => {
    const rows = await db.outboxMessage.findMany({
      where: { kind: 'reminder', recipient: slackUserId },
      orderBy: { notBefore: 'asc' },
    });
    return Promise.all(
      rows.map(async ({ id }) => {
        const [message] = await messagesOf(app, slackUserId, id);
        return { id, ts: message?.ts, said: wordsOf(message) };
      }),
    );
  };
  const changesOf = async (ts: string | undefined): Promise<string[]> => {
    const { calls } = await app.control('calls?method=chat.update&limit=2000');
    return calls.filter((call: any) => call.args.ts === ts).map((call: any) => call.args.text);
  };

  test('goes to main focal points and alternates alike', async () => {
    await db.outboxMessage.deleteMany();
    at('2026-11-18', 10);
    await instanceOf(app, 'a').jobs.tick();
    for (const one of ['U0MOJ01', ALTERNATE, 'U0MOHA1']) expect(await remindersOf(one), one).toHaveLength(1);
  });

  test('becomes one line when the next one has come, once, also over restarts and later reports', async () => {
    await db.outboxMessage.deleteMany();
    at('2026-11-18', 10);
    await instanceOf(app, 'a').jobs.tick();
    at('2026-11-19', 10);
    await instanceOf(app, 'b').jobs.tick();
    const [first, second, ...others] = await remindersOf(ALTERNATE);
    expect(others).toEqual([]);
    expect(first?.said).toEqual(['Replaced by the reminder of 19 Nov.']);
    expect(second?.said.filter((said) => said === '[Update]').length).toBeGreaterThan(1);
    const [justice] = await remindersOf('U0MOJ01');
    expect(justice?.said).toEqual(['Đã được thay bằng tin nhắc ngày 19/11.']);

    at('2026-11-20', 10);
    await instanceOf(app, 'c').jobs.tick();
    at('2026-11-26', 10);
    const { jobs } = instanceOf(app, 'd');
    await jobs.tick();
    await jobs.tick();
    const replaced = (texts: string[]) => texts.filter((text) => text.startsWith('Replaced'));
    expect(replaced(await changesOf(first?.ts))).toEqual(['Replaced by the reminder of 19 Nov.']);
    expect((await changesOf(first?.ts)).at(-1)).toBe('Replaced by the reminder of 19 Nov.');
    expect(replaced(await changesOf(second?.ts))).toEqual(['Replaced by the reminder of 26 Nov.']);
    expect((await remindersOf(ALTERNATE)).at(-1)?.said.filter((said) => said === '[Update]').length).toBeGreaterThan(1);
  });

  test('stays as it is while the next one is not in Slack', async () => {
    await db.outboxMessage.deleteMany();
    at('2026-11-18', 10);
    await instanceOf(app, 'a').jobs.tick();
    at('2026-11-19', 10);
    await app.control('misbehave', { method: 'chat.postMessage', kind: 'drop', times: 50 });
    await instanceOf(app, 'b', { settleMs: 60_000, retryMs: 60_000 }).jobs.tick();
    await app.control('misbehave', undefined, 'DELETE');
    const [first] = await remindersOf(ALTERNATE);
    expect(first?.said).toContain('[Update]');
    await db.outboxMessage.updateMany({ where: { status: 'sending' }, data: { leaseUntil: new Date(Date.now() - 1) } });
    await db.outboxMessage.updateMany({ where: { status: 'pending' }, data: { leaseUntil: null } });
    await instanceOf(app, 'c').jobs.tick();
    expect((await remindersOf(ALTERNATE))[0]?.said).toEqual(['Replaced by the reminder of 19 Nov.']);
  });

  test('says what is so of its days: day by day, until it says that the date has passed', async () => {
    await db.outboxMessage.deleteMany();
    at('2026-12-03', 10);
    const { jobs } = instanceOf(app, 'a');
    await jobs.tick();
    const now = async () => (await remindersOf(ALTERNATE)).at(-1);
    expect((await now())?.said[0]).toMatch(/ for the follow-up report today\*$/);
    at('2026-12-04', 0);
    await jobs.tick();
    const passed = await now();
    expect(passed?.said[0]).toMatch(
      /^\*\d+ recommendations had no update before the follow-up report on Thursday 3 Dec/,
    );
    expect(passed?.said[1]).toContain('Thursday 3 December 2026 · the date has passed');
    expect(passed?.said).toContain('[Update]');
    const changes = (await changesOf(passed?.ts)).length;
    for (const day of ['2026-12-05', '2026-12-06', '2026-12-07']) {
      at(day, 10);
      await jobs.tick();
    }
    at('2027-03-01', 10);
    await instanceOf(app, 'b').jobs.tick();
    expect(await changesOf(passed?.ts)).toHaveLength(changes);
  });

  test('follows the days of its reader, not of the workspace', async () => {
    await db.outboxMessage.deleteMany();
    const zurich = (day: string, hour: number) => app.workspace.clock.set(instantOf(day, hour, 'Europe/Zurich'));
    zurich('2026-12-03', 9);
    const { jobs } = instanceOf(app, 'a');
    await jobs.tick();
    const title = async () => (await remindersOf('U0MOFA1')).at(-1)?.said[0];
    expect(await title()).toContain('today');
    // In Hanoi it is the day after.
    zurich('2026-12-03', 23);
    await jobs.tick();
    expect(await title()).toContain('today');
    zurich('2026-12-04', 0);
    await jobs.tick();
    expect(await title()).toContain('had no update before');
  });

  test('that was there when the app stopped, and its date has passed since, says so when the app runs again', async () => {
    await db.outboxMessage.deleteMany();
    at('2026-12-03', 10);
    await instanceOf(app, 'a').jobs.tick();
    at('2026-12-09', 10);
    await instanceOf(app, 'b').jobs.tick();
    expect((await remindersOf(ALTERNATE)).at(-1)?.said[0]).toContain('had no update before the follow-up report');
  });
});

test('what was planned before a stop and not sent is not sent at night, but in the morning', async () => {
  await db.outboxMessage.deleteMany();
  at('2026-11-26', 17);
  const { jobs } = instanceOf(app, 'a');
  const id = await reminderFor(app, 'U0MOJ01', 'MOJ');
  at('2026-11-26', 23);
  await jobs.tick();
  expect(await db.outboxMessage.findUnique({ where: { id } })).toBeNull();
  expect(await stepsOf('U0MOJ01')).toEqual([]);
  at('2026-11-27', 9);
  await jobs.tick();
  expect(await stepsOf('U0MOJ01')).toEqual([7]);
});

test('a deadline whose coverage cannot be read is named in the log and in its channel, and holds up no other', async () => {
  await db.outboxMessage.deleteMany();
  at('2026-11-19', 9);
  const { id } = await db.deadline.create({
    data: {
      workspaceId: app.workspaceId,
      kind: 'agency_plan',
      titleEn: 'Plan',
      titleVi: 'Kế hoạch',
      date: new Date('2026-12-03'),
      coverage: 'agency:ministry-that-was',
      countsFrom: new Date('2026-11-01'),
      schedule: [14],
      channelId: 'C0GROUP01',
      createdAt: new Date('2026-11-01'),
      scheduledAt: new Date('2026-11-01'),
    },
  });
  const { jobs, lines } = instanceOf(app, 'a');
  await jobs.tick();
  await jobs.tick();
  const told = lines.filter(({ msg }) => msg.startsWith('what a deadline covers'));
  expect(told).toMatchObject([{ level: 40, deadlineId: id, coverage: 'agency:ministry-that-was' }]);
  expect(lines.filter(({ level }) => level >= 50)).toEqual([]);
  expect(await stepsOf('U0MOJ01')).toEqual([14]);
  const messages = await app.as('U0MOJ01').messages('C0GROUP01');
  expect(messages.map(({ text }) => text).join('\n')).toContain(
    'cannot be read, so nobody is reminded of it: agency:ministry-that-was',
  );
  await db.deadline.delete({ where: { id } });
});

test('agencies without anybody to remind are named in the log, once a day', async () => {
  await db.outboxMessage.deleteMany();
  const { jobs, lines } = instanceOf(app, 'a');
  at('2026-11-19', 9);
  await jobs.tick();
  await jobs.tick();
  const silent = () => lines.filter(({ msg }) => msg === 'nobody to remind').map(({ reason }) => reason);
  expect(silent().sort()).toEqual(['no_agency', 'no_focal_point']);
  at('2026-11-20', 9);
  await jobs.tick();
  expect(silent()).toHaveLength(4);
});

test('events that Slack will not deliver again are forgotten', async () => {
  const { workspaceId } = app;
  const now = app.workspace.clock.now().getTime();
  for (const [key, days] of [
    ['old', 4],
    ['new', 1],
  ] as const) {
    await db.inboundEvent.create({ data: { workspaceId, key, at: new Date(now - days * 86_400_000) } });
  }
  await instanceOf(app, 'a').jobs.tick();
  expect((await db.inboundEvent.findMany({ where: { key: { in: ['old', 'new'] } } })).map(({ key }) => key)).toEqual([
    'new',
  ]);
});

describe('when things fail', () => {
  test('a database that does not answer is said once, and ends nothing', async () => {
    const nowhere = await openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/nowhere' });
    const { parts, lines } = instanceOf(app, 'a');
    const jobs = createJobs({ ...parts, db: nowhere.db, schedule: false, inFlight: new InFlight() });
    await jobs.tick();
    await jobs.tick();
    expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
      [40, 'the database does not answer; jobs wait for it'],
    ]);
    await nowhere.close();
  });

  test('a job that is stopped takes up nothing more', async () => {
    await db.outboxMessage.deleteMany();
    const { jobs } = instanceOf(app, 'a');
    const id = await summaryIn(app, 'C0GROUP01');
    jobs.start();
    jobs.stop();
    jobs.wake();
    await jobs.tick();
    expect(await rowOf(app, id)).toMatchObject({ status: 'pending', leaseOwner: null });
  });

  test('a workspace that shuts the app out is asked again after a while, not once for each tick', async () => {
    await db.outboxMessage.deleteMany();
    await summaryIn(app, 'C0GROUP01');
    await db.workspace.updateMany({ data: { shutOutAt: app.workspace.clock.now(), shutOutError: 'account_inactive' } });
    await app.control('misbehave', { method: 'auth.test', kind: 'error', error: 'account_inactive', times: 100 });
    const asked = async () => (await app.control('calls?method=auth.test&limit=500')).calls.length;
    const { jobs, stop } = instanceOf(app, 'a', { retryMs: 400 });
    for (let n = 0; n < 8; n++) {
      await jobs.tick();
      await sleep(40);
    }
    const [before, from] = [await asked(), performance.now()];
    await expect.poll(asked, { timeout: 10_000 }).toBeGreaterThan(before + 3);
    expect((await asked()) - before).toBeLessThanOrEqual(1 + (performance.now() - from) / 400);
    jobs.stop();
    stop();
    await app.control('misbehave', undefined, 'DELETE');
    await db.workspace.updateMany({ data: { shutOutAt: null, shutOutError: null } });
  });

  test('node-cron runs them, and stops with them', async () => {
    const { parts } = instanceOf(app, 'a');
    const jobs = createJobs({ ...parts, schedule: true, inFlight: new InFlight() });
    jobs.start();
    await expect.poll(async () => db.outboxMessage.count({ where: { status: 'pending' } }), { timeout: 5000 }).toBe(0);
    jobs.stop();
  });
});
