import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { insertTick } from '../../src/db/deadline-actions.ts';
import { markDeadlineStale } from '../../src/db/deadline-freshness.ts';
import { instantOf } from '../../src/domain/day.ts';
import { startTestApp } from '../support/app.ts';
import { COORDINATOR, deadlineFor, GROUP, linesOf, messagesAbout } from './summaries.ts';
import { HANOI, instanceOf, memberOf } from './support.ts';

const OTHER = 'C0GENERAL';
const app = await startTestApp({ transport: 'socket' });
const { db } = app.database;
const at = (day: string, hour: number) => app.workspace.clock.set(instantOf(day, hour, HANOI));
const tick = async () => {
  // Days pass between: what was left of Slack's limits is whole again.
  await db.sendingPace.deleteMany();
  await instanceOf(app, 'a').jobs.tick();
};
const change = async (id: string, data: object) => {
  await db.deadline.update({ where: { id }, data });
  await markDeadlineStale(db, app.workspaceId, id);
};
const only = async (id: string, channel = GROUP) => {
  const [message, ...others] = await messagesAbout(app, id, channel);
  expect(others).toEqual([]);
  return message;
};

beforeEach(async () => {
  await db.outboxMessage.deleteMany();
  await db.deadline.deleteMany();
  // Thursday, 14 days before the date of a deadline in these tests.
  at('2026-11-19', 10);
});
afterEach(() => app.control('misbehave', undefined, 'DELETE'));

describe('a summary', () => {
  test('is one message, which follows the date, its change and its end', async () => {
    const id = await deadlineFor(app);
    await tick();
    expect((await only(id)).text).toMatch(
      /^Report of the group, Thursday 3 December 2026: 14 days left\. \d+ of \d+ rec/,
    );
    at('2026-11-21', 0);
    await tick();
    expect((await only(id)).text).toContain('12 days left');

    await change(id, { date: new Date('2026-12-10'), scheduledAt: app.workspace.clock.now() });
    await tick();
    const [title, moved] = linesOf(await only(id));
    expect(title).toContain('Thursday 10 December 2026: 19 days left');
    expect(moved).toBe('Postponed from Thursday 3 December 2026.');

    at('2026-12-11', 0);
    await tick();
    expect((await only(id)).text).toContain('the date has passed');
    await change(id, { closedAt: app.workspace.clock.now() });
    await tick();
    expect(linesOf(await only(id))[1]).toMatch(/^Closed <!date\^\d+.*>: nobody is reminded of it any more\.$/);
    expect((await only(id)).blocks.map(({ type }: any) => type)).toEqual(['section', 'context']);
  });

  test('with a time of day says that it has passed from that hour on', async () => {
    const id = await deadlineFor(app, { time: '15:00', timeZone: HANOI });
    at('2026-12-03', 10);
    await tick();
    expect(linesOf(await only(id)).slice(0, 2)).toEqual([
      '*Report of the group*, Thursday 3 December 2026: today',
      expect.stringMatching(/^By <!date\^\d+\^\{date_short\}, \{time\}\|3 Dec, 15:00> \(your time\)\.$/),
    ]);
    const { jobs } = instanceOf(app, 'a');
    await jobs.tick();
    at('2026-12-03', 15);
    await db.sendingPace.deleteMany();
    await jobs.tick();
    expect((await only(id)).text).toContain('the date has passed');
  });

  test('counts the agencies that have ticked', async () => {
    const tickedBy = { doneBy: 'tick', tickEn: 'Our plan has been sent', tickVi: 'Đã gửi kế hoạch' };
    const id = await deadlineFor(app, { ...tickedBy, coverage: 'review:upr-2014 lead:moj,moet' });
    await tick();
    expect(linesOf(await only(id))[1]).toBe(
      '0 of 2 agencies have confirmed: “Our plan has been sent”. Waiting: Ministry of Justice, Ministry of Education and Training.',
    );
    const { id: agencyId } = await db.agency.findFirstOrThrow({ where: { code: 'MOJ' } });
    const { id: memberId } = await memberOf(app, 'U0MOJ01');
    await insertTick(db, app.workspaceId, { deadlineId: id, agencyId, memberId, at: app.workspace.clock.now() });
    await markDeadlineStale(db, app.workspaceId, id);
    await tick();
    expect(linesOf(await only(id))[1]).toBe(
      '1 of 2 agencies have confirmed: “Our plan has been sent”. Waiting: Ministry of Education and Training.',
    );
  });
});

describe('a deadline that is given another channel', () => {
  test('goes on there, and says so where it was; back again, it is the message that was there', async () => {
    const id = await deadlineFor(app);
    await tick();
    const first = await only(id);
    await change(id, { channelId: OTHER });
    await tick();
    await tick();
    expect((await only(id)).text).toMatch(/14 days left\. The summary of this deadline goes on in <#C0GENERAL>\.$/);
    expect((await only(id, OTHER)).text).toContain('recommendations are up to date');

    // The day turns, and the next step comes: in the channel that it has.
    at('2026-12-02', 10);
    await tick();
    expect((await only(id, OTHER)).text).toContain(': 1 day left');
    await change(id, { channelId: GROUP });
    await tick();
    expect((await only(id)).ts).toBe(first.ts);
    expect((await only(id)).text).toMatch(/: 1 day left\. \d+ of/);
    expect((await only(id, OTHER)).text).toContain('goes on in <#C0GROUP01>');
    await change(id, { channelId: null });
    await tick();
    expect((await only(id)).text).toContain('no longer kept up to date here');
  });

  test('at night is told of it in the morning', async () => {
    const id = await deadlineFor(app);
    await tick();
    at('2026-11-20', 22);
    await change(id, { channelId: OTHER });
    await tick();
    expect(await messagesAbout(app, id, OTHER)).toEqual([]);
    expect((await only(id)).text).toContain('goes on in');
    at('2026-11-23', 9);
    await tick();
    expect((await only(id, OTHER)).text).toContain('10 days left');
  });

  test('because the old one took nothing more has its summary there, once, whoever plans', async () => {
    await app.control('channels', { id: 'C0OLD', name: 'old', isPrivate: false, add: [COORDINATOR], archived: true });
    const id = await deadlineFor(app, { channelId: 'C0OLD' });
    await tick();
    const failed = await db.outboxMessage.findFirstOrThrow({ where: { kind: 'deadline_summary' } });
    expect(failed).toMatchObject({ status: 'failed', lastError: 'is_archived', settledAt: null });
    await change(id, { channelId: GROUP });
    const instances = ['a', 'b', 'c'].map((name) => instanceOf(app, name));
    await db.sendingPace.deleteMany();
    await Promise.all(instances.map(({ jobs }) => jobs.tick()));
    await Promise.all(instances.map(({ jobs }) => jobs.tick()));
    expect((await only(id)).text).toContain('14 days left');
    const settled = await db.outboxMessage.findUniqueOrThrow({ where: { id: failed.id } });
    expect(settled.settledAt).not.toBeNull();
    expect(instances.flatMap(({ lines }) => lines).filter(({ level }) => level >= 50)).toEqual([]);
  });

  test('and was not announced yet is announced in the new one only', async () => {
    const id = await deadlineFor(app);
    await app.control('misbehave', { method: 'chat.postMessage', kind: 'drop', times: 500 });
    await instanceOf(app, 'a', { settleMs: 60_000, retryMs: 60_000 }).jobs.tick();
    await app.control('misbehave', undefined, 'DELETE');
    await db.outboxMessage.updateMany({ data: { status: 'pending', leaseUntil: null, leaseOwner: null } });
    await change(id, { channelId: OTHER });
    await tick();
    expect(await messagesAbout(app, id)).toEqual([]);
    expect((await only(id, OTHER)).text).toContain('14 days left');
  });
});

test('what goes wrong in one workspace keeps no other from its reminders', async () => {
  const id = await deadlineFor(app);
  await db.workspace.create({ data: { id: 'T0BROKEN', name: 'Broken', timeZone: 'Nowhere/Land' } });
  const { parts, lines } = instanceOf(app, 'a');
  const { createJobs } = await import('../../src/jobs/jobs.ts');
  const { InFlight } = await import('../../src/slack/in-flight.ts');
  const workspaceIds = ['T0BROKEN', app.workspaceId];
  await createJobs({ ...parts, workspaceIds, schedule: false, inFlight: new InFlight() }).tick();
  expect((await only(id)).text).toContain('14 days left');
  const faults = lines.filter(({ level }) => level >= 50).map(({ msg, job }) => [msg, job]);
  expect(faults).toContainEqual(['a job failed', 'plan']);
  await db.workspace.delete({ where: { id: 'T0BROKEN' } });
});
