import { beforeEach, expect, test } from 'vitest';
import { instantOf } from '../../src/domain/day.ts';
import { startTestApp } from '../support/app.ts';
import { deadlineFor } from './summaries.ts';
import { HANOI, instanceOf } from './support.ts';

const app = await startTestApp({ transport: 'socket' });
const { db } = app.database;
const at = (day: string, hour: number) => app.workspace.clock.set(instantOf(day, hour, HANOI));
const dates = async () =>
  (await db.deadline.findMany({ orderBy: { date: 'asc' } })).map(({ date }) => date.toISOString().slice(0, 10));
const MONTHLY = { date: new Date('2026-12-31'), repeatMonths: 1, repeatFrom: new Date('2026-12-31') };

beforeEach(async () => {
  await db.outboxMessage.deleteMany();
  await db.deadline.deleteMany();
  await db.auditEvent.deleteMany();
});

test('a deadline that repeats comes again when its date is over, once, whoever plans', async () => {
  const id = await deadlineFor(app, { ...MONTHLY, alternatesAfter: 7, remindsSupporting: true });
  at('2026-12-31', 23);
  await instanceOf(app, 'a').jobs.tick();
  expect(await dates()).toEqual(['2026-12-31']);
  at('2027-01-01', 0);
  const instances = ['a', 'b', 'c'].map((name) => instanceOf(app, name));
  await Promise.all(instances.map(({ jobs }) => jobs.tick()));
  await Promise.all(instances.map(({ jobs }) => jobs.tick()));
  expect(await dates()).toEqual(['2026-12-31', '2027-01-31']);
  const [last, next] = await db.deadline.findMany({ orderBy: { date: 'asc' } });
  const { channelId, coverage, schedule, alternatesAfter, remindsSupporting, repeatFrom, titleVi } = last!;
  expect(next).toMatchObject({
    channelId,
    coverage,
    schedule,
    alternatesAfter,
    remindsSupporting,
    repeatFrom,
    titleVi,
  });
  expect(next).toMatchObject({ repeatOf: id, closedAt: null, version: 1, countsFrom: new Date('2027-01-01') });
  expect(next?.scheduledAt.toISOString().slice(0, 13)).toBe('2026-12-31T17');
  const events = await db.auditEvent.findMany({ where: { action: 'deadline_repeated' } });
  expect(events).toMatchObject([{ actorId: null, subjectId: next?.id, details: { repeatOf: id, date: '2027-01-31' } }]);
});

test('month after month it comes on its own day', async () => {
  await deadlineFor(app, MONTHLY);
  for (const day of ['2027-01-01', '2027-02-01', '2027-03-01', '2027-04-01']) {
    at(day, 9);
    await instanceOf(app, 'a').jobs.tick();
  }
  expect(await dates()).toEqual(['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']);
});

test('after a stop of several months only the next that lies ahead is set', async () => {
  await deadlineFor(app, MONTHLY);
  at('2027-06-15', 9);
  const { jobs } = instanceOf(app, 'a');
  await jobs.tick();
  await jobs.tick();
  expect(await dates()).toEqual(['2026-12-31', '2027-06-30']);
});

test('one that was closed, or does not repeat, does not come again', async () => {
  await deadlineFor(app, { ...MONTHLY, closedAt: new Date('2026-12-01') });
  await deadlineFor(app, { date: new Date('2026-12-30') });
  at('2027-01-01', 9);
  await instanceOf(app, 'a').jobs.tick();
  expect(await dates()).toEqual(['2026-12-30', '2026-12-31']);
});
