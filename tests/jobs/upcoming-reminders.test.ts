import { expect, test } from 'vitest';
import { upcomingReminders } from '../../src/jobs/upcoming-reminders.ts';
import { startTestApp } from '../support/app.ts';

const app = await startTestApp({ transport: 'socket', now: new Date('2026-11-18T03:00:00Z') });
const { db } = app.database;
const upcoming = (slackLocale: string) =>
  upcomingReminders(db, app.workspaceId, { now: app.workspace.clock.now(), slackLocale });

/** How many reminders stand in the outbox as sent. */
const sent = () =>
  db.outboxMessage.count({ where: { workspaceId: app.workspaceId, kind: 'reminder', status: 'sent' } });

test('whoever moves the clock to an upcoming reminder sees it come, with as many people as were named', async () => {
  await app.app.jobs.tick();
  for (let round = 0; round < 3; round++) {
    const [next] = await upcoming('en-US');
    const people = Number(/to (\d+) people/.exec(next?.label ?? '')?.[1] ?? 1);
    const before = await sent();
    await app.control('clock', { now: next?.at });
    await app.app.jobs.tick();
    expect([next?.label, (await sent()) - before]).toEqual([next?.label, people]);
  }
});

test('they are named in the reader’s language, the soonest first, with whom they concern', async () => {
  const english = await upcoming('en-GB');
  const vietnamese = await upcoming('vi-VN');
  expect(english.length).toBeGreaterThan(2);
  expect(english.map(({ at }) => at)).toEqual([...english.map(({ at }) => at)].sort());
  for (const { label, userIds } of english) expect(userIds.length > 1).toBe(/to \d+ people/.test(label));
  expect(vietnamese.map(({ at }) => at)).toEqual(english.map(({ at }) => at));
  for (const { label } of english) expect(label).toMatch(/^Reminder to .+: .+(, \d+ days? left|, today)/);
  for (const { label } of vietnamese) expect(label).toMatch(/^Nhắc việc .+: .+(, còn \d+ ngày|, hôm nay)/);
});

test('there are none in a workspace that nobody has joined', async () => {
  const now = app.workspace.clock.now();
  expect(await upcomingReminders(db, 'T0NOBODY', { now, slackLocale: 'en-US' })).toEqual([]);
});

test('a clock that goes back sends nothing twice', async () => {
  const before = await sent();
  await app.control('clock', { advance: -30 * 24 * 3600 });
  await app.app.jobs.tick();
  await app.control('clock', { advance: 30 * 24 * 3600 });
  await app.app.jobs.tick();
  expect(await sent()).toBe(before);
});
