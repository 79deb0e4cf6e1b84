import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deleteTick, insertTick } from '../../src/db/deadline-actions.ts';
import { markDeadlineStale } from '../../src/db/deadline-freshness.ts';
import { findWorkspace } from '../../src/db/workspaces.ts';
import { instantOf } from '../../src/domain/day.ts';
import { postponeDeadline } from '../../src/usecases/change-deadline.ts';
import { closeDeadline, reopenDeadline } from '../../src/usecases/close-deadline.ts';
import { noteDeadlineChange } from '../../src/usecases/note-deadline-change.ts';
import { startTestApp } from '../support/app.ts';
import { deadlineFor, linesOf, messagesAbout, report } from './summaries.ts';
import { HANOI, instanceOf, memberOf } from './support.ts';

const JUSTICE = 'U0MOJ01';
const EDUCATION = 'U0MOET1';
const app = await startTestApp({ transport: 'socket' });
const { db } = app.database;
const at = (day: string, hour: number) => app.workspace.clock.set(instantOf(day, hour, HANOI));
const tick = async () => {
  // Days pass between: what was left of Slack's limits is whole again.
  await db.sendingPace.deleteMany();
  await instanceOf(app, 'a').jobs.tick();
};
type Led = { id: string; reference: string };
/** What an agency leads of the second cycle, in the order of the references. */
const ledBy = (code: string) =>
  db.recommendation.findMany({
    where: { leadAgency: { code }, review: { code: 'upr-2014' }, status: { not: 'implemented' } },
    orderBy: { referenceSort: 'asc' },
  });
const [first, second] = (await ledBy('MOJ')) as unknown as [Led, Led];
const [third] = (await ledBy('MOET')) as unknown as [Led];

const repliesTo = async (deadlineId: string) => {
  const [summary, ...others] = await messagesAbout(app, deadlineId);
  expect(others.every(({ thread_ts: thread }) => thread === summary.ts)).toBe(true);
  return others;
};
const replyTo = async (deadlineId: string) => {
  const [reply, ...others] = await repliesTo(deadlineId);
  expect(others).toEqual([]);
  return linesOf(reply);
};
const upToDate = ({ text }: { text: string }) => Number(/(\d+) of \d+ rec/.exec(text)?.[1]);
const posts = async () => (await app.control('calls?method=chat.postMessage&limit=2000')).calls.length;

let id = '';
beforeEach(async () => {
  await db.outboxMessage.deleteMany();
  await db.deadline.deleteMany();
  await db.update.deleteMany();
  await db.recommendation.updateMany({ where: { lastUpdateAt: { not: null } }, data: { lastUpdateAt: null } });
  await db.recommendation.updateMany({
    where: { id: { in: [first.id, second.id, third.id] } },
    data: { status: 'not_started' },
  });
  at('2026-11-19', 10);
  id = await deadlineFor(app);
  await tick();
  expect(await repliesTo(id)).toEqual([]);
  // Nobody is reminded in between: what is posted is about the deadline.
  await db.deadline.updateMany({ data: { schedule: [] } });
});
afterEach(() => app.control('misbehave', undefined, 'DELETE'));

describe('under the summary', () => {
  test('one reply a day says who has delivered what, who has not and how many days are left', async () => {
    at('2026-11-20', 10);
    const already = upToDate((await messagesAbout(app, id))[0]);
    const before = await posts();
    await report(app, JUSTICE, first.id);
    await tick();
    const lines = await replyTo(id);
    expect(lines.slice(0, 3)).toEqual([
      '*Friday 20 November 2026*: 13 days left',
      '*Reported*',
      `• Ministry of Justice: ${first.reference}`,
    ]);
    expect(lines[3]).toMatch(/^Waiting: .*Ministry of Justice \d/);
    expect(upToDate((await messagesAbout(app, id))[0])).toBe(already + 1);

    at('2026-11-20', 15);
    await report(app, JUSTICE, second.id);
    await report(app, EDUCATION, third.id);
    await tick();
    const grown = await replyTo(id);
    expect(grown[0]).toBe('*Friday 20 November 2026*: 13 days left');
    expect(grown).toContain(`• Ministry of Justice: ${first.reference}, ${second.reference}`);
    expect(grown).toContain(`• Ministry of Education and Training: ${third.reference}`);
    expect(upToDate((await messagesAbout(app, id))[0])).toBe(already + 3);
    // Beside the reply, only what colleagues of the agencies are told: nothing was posted a second time.
    const colleagues = await db.outboxMessage.count({ where: { kind: 'colleague_updates' } });
    expect((await posts()) - before).toBe(1 + colleagues);
  });

  test('what comes in at once, while several instances deliver, is in one reply', async () => {
    at('2026-11-20', 10);
    await db.sendingPace.deleteMany();
    const { jobs } = instanceOf(app, 'b');
    await Promise.all([
      report(app, JUSTICE, first.id),
      report(app, EDUCATION, third.id),
      tick(),
      jobs.tick(),
      report(app, JUSTICE, second.id),
    ]);
    await Promise.all([tick(), jobs.tick()]);
    const lines = await replyTo(id);
    expect(lines).toContain(`• Ministry of Justice: ${first.reference}, ${second.reference}`);
    expect(lines).toContain(`• Ministry of Education and Training: ${third.reference}`);
  });

  test('the next day has a reply of its own, and the one before stays', async () => {
    at('2026-11-23', 10);
    await report(app, JUSTICE, first.id);
    await tick();
    at('2026-11-24', 10);
    await report(app, JUSTICE, second.id);
    await tick();
    const [monday, tuesday, ...others] = await repliesTo(id);
    expect(others).toEqual([]);
    expect(linesOf(monday).slice(0, 3)).toEqual([
      '*Monday 23 November 2026*: 10 days left',
      '*Reported*',
      `• Ministry of Justice: ${first.reference}`,
    ]);
    expect(linesOf(tuesday).slice(0, 3)).toEqual([
      '*Tuesday 24 November 2026*: 9 days left',
      '*Reported*',
      `• Ministry of Justice: ${second.reference}`,
    ]);
  });

  test('what comes in at night or on a weekend is told on the next working day, in one reply', async () => {
    at('2026-11-20', 21);
    await report(app, JUSTICE, first.id);
    await tick();
    at('2026-11-22', 10);
    await report(app, EDUCATION, third.id);
    await tick();
    expect(await repliesTo(id)).toEqual([]);
    at('2026-11-23', 9);
    await tick();
    const lines = await replyTo(id);
    expect(lines[0]).toBe('*Monday 23 November 2026*: 10 days left');
    expect(lines.join()).toContain(`Ministry of Justice: ${first.reference}`);
    expect(lines.join()).toContain(`Ministry of Education and Training: ${third.reference}`);
  });

  test('nothing is said of what the deadline does not cover, of what was up to date, or without a summary', async () => {
    await db.deadline.update({ where: { id }, data: { coverage: 'review:upr-2014 lead:moet' } });
    const later = await deadlineFor(app, { schedule: [], coverage: 'review:upr-2014' });
    at('2026-11-20', 10);
    await report(app, JUSTICE, first.id);
    await tick();
    expect(await repliesTo(id)).toEqual([]);
    expect(await messagesAbout(app, later)).toEqual([]);
    // What the same day brings for it is told all the same.
    await report(app, EDUCATION, third.id);
    await tick();
    expect((await replyTo(id))[2]).toBe(`• Ministry of Education and Training: ${third.reference}`);
    at('2026-11-23', 10);
    await report(app, EDUCATION, third.id);
    await tick();
    expect(await repliesTo(id)).toHaveLength(1);
  });

  test('late deliveries are told of for two weeks after the date, and no longer', async () => {
    at('2026-12-17', 10);
    await report(app, JUSTICE, first.id);
    await tick();
    expect((await replyTo(id))[0]).toBe('*Thursday 17 December 2026*: the date has passed');
    at('2026-12-18', 10);
    await report(app, JUSTICE, second.id);
    await tick();
    expect(await repliesTo(id)).toHaveLength(1);
  });

  test('a status that was reached is told, not what is on the way to it', async () => {
    await db.deadline.update({ where: { id }, data: { doneBy: 'status', doneStatus: 'partially_implemented' } });
    at('2026-11-20', 10);
    await report(app, JUSTICE, first.id, 'in_progress');
    await tick();
    expect(await repliesTo(id)).toEqual([]);
    await report(app, JUSTICE, first.id, 'partially_implemented');
    await tick();
    expect((await replyTo(id)).slice(1, 3)).toEqual([
      '*Reached “Partially implemented”*',
      `• Ministry of Justice: ${first.reference}`,
    ]);
  });

  test('a tick is told, and one that was taken back is told no more', async () => {
    const ticked = { doneBy: 'tick' as const, tickEn: 'Our plan has been sent', tickVi: 'Đã gửi kế hoạch' };
    await db.deadline.update({ where: { id }, data: { ...ticked, coverage: 'review:upr-2014 lead:moj,moet' } });
    at('2026-11-20', 10);
    const { id: agencyId } = await db.agency.findFirstOrThrow({ where: { code: 'MOJ' } });
    const { id: memberId } = await memberOf(app, JUSTICE);
    const note = async (write: (tx: any) => Promise<unknown>) => {
      const now = app.workspace.clock.now();
      const workspace = (await findWorkspace(db, app.workspaceId))!;
      await db.$transaction(async (tx) => {
        await write(tx);
        await markDeadlineStale(tx, app.workspaceId, id);
        await noteDeadlineChange(tx, workspace, now);
      });
      await tick();
    };
    const tickOf = { deadlineId: id, agencyId, memberId, at: app.workspace.clock.now() };
    await note((tx) => insertTick(tx, app.workspaceId, tickOf));
    expect(await replyTo(id)).toEqual([
      '*Friday 20 November 2026*: 13 days left',
      '*Confirmed “Our plan has been sent”*',
      '• Ministry of Justice',
      'Waiting: Ministry of Education and Training.',
    ]);
    await note((tx) => deleteTick(tx, app.workspaceId, tickOf));
    expect(await replyTo(id)).toEqual([
      '*Friday 20 November 2026*: 13 days left',
      '*Taken back:* what was reported does not count any more.',
    ]);
  });

  test('says that nothing is waiting any more', async () => {
    await db.deadline.update({ where: { id }, data: { coverage: 'review:upr-2014 lead:moet' } });
    at('2026-11-20', 10);
    for (const recommendation of await ledBy('MOET')) await report(app, EDUCATION, recommendation.id);
    await tick();
    expect((await replyTo(id)).at(-1)).toBe('Nothing is waiting any more. Thank you.');
  });

  test('begins with what was done to the deadline: moved, closed, opened again', async () => {
    at('2026-11-20', 10);
    const { db: database } = app.database;
    const acting = () => ({
      db: database,
      workspaceId: app.workspaceId,
      now: app.workspace.clock.now(),
      actorId: null,
      member: null,
    });
    await report(app, JUSTICE, first.id);
    const { version } = await db.deadline.findUniqueOrThrow({ where: { id } });
    await postponeDeadline(acting(), { id, version }, { date: '2026-12-07', time: null });
    await tick();
    expect((await replyTo(id)).slice(0, 4)).toEqual([
      '*Friday 20 November 2026*: 17 days left',
      '*Postponed* from Thursday 3 December 2026 to Monday 7 December 2026.',
      '*Reported*',
      `• Ministry of Justice: ${first.reference}`,
    ]);
    at('2026-11-23', 10);
    await closeDeadline(acting(), id);
    await tick();
    expect(linesOf((await repliesTo(id)).at(-1))).toEqual([
      '*Monday 23 November 2026*: closed',
      '*Closed:* nobody is reminded of it any more.',
    ]);
    await reopenDeadline(acting(), id);
    await tick();
    expect(linesOf((await repliesTo(id)).at(-1)).slice(0, 2)).toEqual([
      '*Monday 23 November 2026*: 14 days left',
      '*Open again.*',
    ]);
  });

  test('nothing is said of a deadline that was closed or has another channel', async () => {
    at('2026-11-20', 10);
    await report(app, JUSTICE, first.id);
    await db.deadline.update({ where: { id }, data: { closedAt: app.workspace.clock.now() } });
    await tick();
    expect(await repliesTo(id)).toEqual([]);
    await db.deadline.update({ where: { id }, data: { closedAt: null, channelId: 'C0GENERAL' } });
    await report(app, JUSTICE, second.id);
    await db.deadline.update({ where: { id }, data: { channelId: 'C0GROUP01' } });
    await tick();
    expect(await repliesTo(id)).toEqual([]);
  });

  test('a reply whose answer was lost is looked for in the thread, and is there once', async () => {
    at('2026-11-20', 10);
    await report(app, JUSTICE, first.id);
    await db.outboxMessage.deleteMany({ where: { kind: 'colleague_updates' } });
    await app.control('misbehave', { method: 'chat.postMessage', kind: 'lose_answer', times: 1 });
    await instanceOf(app, 'a', { settleMs: 60_000 }).jobs.tick();
    await db.outboxMessage.updateMany({
      where: { status: 'sending' },
      data: { leaseUntil: new Date(Date.now() - 1000) },
    });
    await tick();
    expect(await replyTo(id)).toContain(`• Ministry of Justice: ${first.reference}`);
    expect(await db.outboxMessage.findFirst({ where: { kind: 'deadline_changes' } })).toMatchObject({ status: 'sent' });
  });
});
