import { describe, expect, test } from 'vitest';
import { ACTION } from '../../src/slack/action-ids.ts';
import { wordsOf } from '../jobs/support.ts';
import { startTestApp } from '../support/app.ts';
import { expectMessage } from '../support/block-limits.ts';
import { reminderSteps } from '../support/reminder-steps.ts';

/** Focal point of Education and Training; reads English. */
const FOCAL_POINT = 'U0MOET1';
/** Main focal point of Home Affairs, and an alternate of it. */
const MAIN = 'U0MOHA1';
const ALTERNATE = 'U0ALT01';
/** Reads English. */
const COORDINATOR = 'U0COORD2';

describe('stating what a deadline asks for', async () => {
  const app = await startTestApp({ transport: 'http' });
  const { db } = app.database;
  const { told, changed, answered, complaints, elementsOf, outdated } = reminderSteps(app);
  const person = app.as(FOCAL_POINT);
  const message = async (userId: string) => {
    const found = (await told(userId)).at(-1);
    if (!found) throw new Error('no reminder');
    return found;
  };
  const plan = () => db.deadline.findFirstOrThrow({ where: { kind: 'agency_plan' } });
  const agency = (code: string) => db.agency.findFirstOrThrow({ where: { code } });
  const events = async () =>
    (await db.auditEvent.findMany({ where: { subjectKind: 'deadline' }, orderBy: { at: 'asc' } })).map(
      ({ action }) => action,
    );

  async function click(userId: string, actionId: string): Promise<void> {
    const { ts } = await message(userId);
    const { id: channel } = await app.as(userId).conversation();
    await app.as(userId).click(actionId, { where: { channel, ts }, confirm: true });
  }

  test('is asked before it is stored; then the message says so, and whoever looks after it sees one less', async () => {
    // Two agencies are to confirm: the one that leads, and one that supports.
    await db.deadline.update({ where: { id: (await plan()).id }, data: { coverage: 'agency:moet' } });
    await app.app.jobs.tick();
    const [before, overview] = [await message(FOCAL_POINT), await message(COORDINATOR)];
    expect(wordsOf(overview as never).join('\n')).toContain(
      '2 of 2 agencies still to confirm: Ministry of Education and Training, Ministry of Home Affairs.',
    );
    const where = { channel: (await person.conversation()).id, ts: before.ts };
    await expect(person.click(ACTION.tick, { where })).rejects.toThrow(/confirm/);
    expect(await db.tick.count()).toBe(0);

    await click(FOCAL_POINT, ACTION.tick);
    const after = await changed(FOCAL_POINT, before, (words) => words.includes('Confirmed by you at 10:0'));
    expect(after.text).toMatch(/^2 recommendations need an update before the follow-up report/);
    expect(elementsOf(after, ACTION.takeBackTick)).toHaveLength(1);
    expect(elementsOf(after, ACTION.tick)).toEqual([]);
    expectMessage(after as never);
    await changed(COORDINATOR, overview, (words) =>
      words.includes('1 of 2 agencies still to confirm: Ministry of Home Affairs.'),
    );
    expect(await events()).toEqual(['deadline_ticked']);
  });

  test('can be taken back the same day', async () => {
    const before = await message(FOCAL_POINT);
    await click(FOCAL_POINT, ACTION.takeBackTick);
    await changed(FOCAL_POINT, before, (words) => words.includes(ACTION.tick) && !words.includes('Confirmed'));
    expect(await db.tick.count()).toBe(0);
    expect(await events()).toEqual(['deadline_ticked', 'tick_taken_back']);
    const where = await outdated(ACTION.takeBackTick, `${(await plan()).id} ${(await agency('MOET')).id}`);
    await person.click(ACTION.takeBackTick, { where });
    await answered(FOCAL_POINT, 'There is nothing to take back for Ministry of Education and Training.');
    expect(await events()).toHaveLength(2);
  });

  test('can be taken back beside a message of which all is done, too', async () => {
    const { id: channel } = await person.conversation();
    await db.recommendation.updateMany({
      where: { leadAgency: { code: 'MOET' } },
      data: { lastUpdateAt: new Date('2026-11-18T01:00:00Z') },
    });
    await click(FOCAL_POINT, ACTION.tick);
    const done = await changed(FOCAL_POINT, await message(FOCAL_POINT), (words) => words.includes('All done'));
    expect(JSON.stringify(done.blocks)).not.toContain('action_id');
    const said = await answered(
      FOCAL_POINT,
      /^Confirmed for the Ministry of Education and Training: “Our plan has been sent/,
    );
    await person.click(ACTION.takeBackTick, { where: { channel, ts: said.ts }, confirm: true });
    await answered(FOCAL_POINT, /^Taken back for the Ministry of Education and Training/);
    expect(await db.tick.count()).toBe(0);
    await changed(FOCAL_POINT, done, (words) => words.includes(ACTION.tick));
  });

  test('settles once when two of an agency do so at once; both messages say by whom', async () => {
    const messages = [await message(MAIN), await message(ALTERNATE)];
    await Promise.all([click(MAIN, ACTION.tick), click(ALTERNATE, ACTION.tick)]);
    await app.settled();
    expect(await db.tick.count()).toBe(1);
    expect((await events()).filter((action) => action === 'deadline_ticked')).toHaveLength(3);
    for (const [n, userId] of [MAIN, ALTERNATE].entries()) {
      await changed(userId, messages[n] as never, (words) => /Confirmed by|đã xác nhận/.test(words));
    }
    // Whoever was second, and clicks an old copy, is told who was first.
    const { id: deadlineId } = await plan();
    const { id: agencyId } = await agency('MOHA');
    await db.tick.update({
      where: { deadlineId_agencyId: { deadlineId, agencyId } },
      data: { member: { connect: { workspaceId_slackUserId: { workspaceId: app.workspaceId, slackUserId: MAIN } } } },
    });
    const where = await outdated(ACTION.tick, `${deadlineId} ${agencyId}`);
    await app.as(ALTERNATE).click(ACTION.tick, { where });
    await answered(ALTERNATE, /^Hoàng Đồng Lúa confirmed this for Ministry of Home Affairs at \d\d:\d\d\.$/);
  });

  test('is refused to who does not act for the agency, and once the deadline is closed', async () => {
    const value = `${(await plan()).id} ${(await agency('MOET')).id}`;
    const where = await outdated(ACTION.tick, value);
    await app.as(ALTERNATE).click(ACTION.tick, { where });
    await answered(ALTERNATE, 'You are not allowed to do this.');
    await db.deadline.update({ where: { id: (await plan()).id }, data: { closedAt: new Date() } });
    await person.click(ACTION.tick, { where });
    await answered(FOCAL_POINT, 'This deadline is closed: nothing is to be confirmed any more.');
    expect(await db.tick.count()).toBe(1);
  });

  test('draws no complaint from Slack', async () => {
    expect(await complaints()).toEqual([]);
  });
});
