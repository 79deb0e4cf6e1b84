import { describe, expect, test } from 'vitest';
import { ACTION } from '../../src/slack/action-ids.ts';
import { wordsOf } from '../jobs/support.ts';
import { startTestApp } from '../support/app.ts';
import { expectMessage } from '../support/block-limits.ts';
import { reminderSteps } from '../support/reminder-steps.ts';

/** Focal point of Education and Training; reads English. */
const FOCAL_POINT = 'U0MOET1';
const HEALTH = 'U0MOH01';
/** Reads English. */
const COORDINATOR = 'U0COORD2';
/** Reads Vietnamese. */
const OTHER = 'U0COORD1';

describe('handing back', async () => {
  const app = await startTestApp({ transport: 'http' });
  const { db } = app.database;
  const { told, changed, latest, answered, complaints, elementsOf, outdated } = reminderSteps(app);
  const person = app.as(FOCAL_POINT);
  const at = async (userId: string, ts: string) => ({
    where: { channel: (await app.as(userId).conversation()).id, ts },
  });
  const requests = () =>
    db.reassignment.findMany({ include: { recommendation: true }, orderBy: { recommendation: { reference: 'asc' } } });
  const agency = (code: string) => db.agency.findFirstOrThrow({ where: { code } });
  const reminder = async () => (await told(FOCAL_POINT))[0] as Awaited<ReturnType<typeof told>>[number];

  test('asks what and why, in the order of the message; what is missing is said beside its field', async () => {
    // The last of them is due first.
    const own = await db.recommendation.findMany({
      where: { leadAgency: { code: 'MOET' } },
      orderBy: { referenceSort: 'desc' },
    });
    for (const [n, { id }] of own.entries())
      await db.recommendation.update({ where: { id }, data: { dueDate: new Date(Date.UTC(2027, 5, 1 + n)) } });
    await app.app.jobs.tick();
    await person.click(ACTION.notMine, { ...(await at(FOCAL_POINT, (await reminder()).ts)), until: 'modal' });
    const form = await person.modal({ title: 'Not Mine' });
    expect(form.fields.map(({ label }) => label)).toEqual(['Recommendations', 'Why they are not yours']);
    const { options } = (form.blocks as any[])[1].element;
    expect(options).toHaveLength(2);
    const ids: string[] = options.map(({ value }: any) => value);
    expect(ids).toEqual(own.map(({ id }) => id).filter((id) => ids.includes(id)));
    const told = JSON.stringify((await reminder()).blocks);
    expect(told.indexOf(ids[0] as string)).toBeLessThan(told.indexOf(ids[1] as string));
    await person.fill({ Recommendations: options.map(({ value }: any) => value), 'Why they are not yours': '   ' });
    const { errors, modal } = await person.submit();
    expect(modal).not.toBeNull();
    expect(Object.keys(errors ?? {})).toEqual(['reason']);
    expect(await db.reassignment.count()).toBe(0);
  });

  test('is stored, said in place, and asked of every coordinator once', async () => {
    const before = await reminder();
    await person.fill({ 'Why they are not yours': 'Health <!channel> runs\nthe schools in question.' });
    expect(await person.submit({ until: 'view_closed' })).toMatchObject({ ok: true, modal: null });
    const after = await changed(FOCAL_POINT, before, (words) => words.split('Handed back').length === 3);
    expect(after.text).toBe('Your agency has still to confirm before the agency plan on Monday 23 November 2026');
    expect(elementsOf(after, ACTION.update)).toEqual([]);
    expect(elementsOf(after, ACTION.notMine)).toEqual([]);
    expect(await requests()).toMatchObject([{ decision: null }, { decision: null }]);

    const request = await latest(COORDINATOR, 'hands back 2 recommendations');
    expectMessage(request as never);
    expect(wordsOf(request as never)[0]).toBe(
      '*Bùi Hoa Gạo hands back 2 recommendations as not theirs*\n>Health &lt;!channel&gt; runs\n>the schools in question.',
    );
    expect(elementsOf(request, ACTION.reassign)).toHaveLength(2);
    const theirs = await latest(OTHER, 'gửi trả 2 khuyến nghị');
    expectMessage(theirs as never);
    expect(await db.outboxMessage.count({ where: { kind: 'reassign_request' } })).toBe(2);
  });

  test('is not done again from a copy that is out of date', async () => {
    const { id } = await db.outboxMessage.findFirstOrThrow({ where: { kind: 'reminder', recipient: FOCAL_POINT } });
    const where = await outdated(ACTION.notMine, id);
    await person.click(ACTION.notMine, { where, until: 'modal' });
    expect(JSON.stringify((await person.modal()).blocks)).toContain('there is nothing to hand back');
    await person.close();
  });

  test('wants an agency before it reassigns', async () => {
    const request = await latest(COORDINATOR, 'hands back 2 recommendations');
    const [first] = elementsOf(request, ACTION.reassign);
    const place = { ...(await at(COORDINATOR, request.ts)), blockId: first?.blockId as string };
    await app.as(COORDINATOR).click(ACTION.reassign, place);
    await answered(COORDINATOR, 'Choose the agency to give it to first, then Reassign.');
    const { options } = await app.as(COORDINATOR).options(ACTION.chooseAgency, 'heal', place);
    expect(options.map(({ text }) => text.text)).toEqual(['Ministry of Health']);
    const { id } = await agency('MOET');
    await app.as(COORDINATOR).click(ACTION.chooseAgency, { ...place, value: { query: 'educ', pick: id } });
    await app.as(COORDINATOR).click(ACTION.reassign, place);
    await answered(COORDINATOR, /is with the Ministry of Education and Training already/);
    expect(await requests()).toMatchObject([{ decision: null }, { decision: null }]);
  });

  test('gives it to the agency that is chosen; all whom it concerns are told, each where they look', async () => {
    const [given] = await requests();
    const reference = given?.recommendation.reference;
    const request = await latest(COORDINATOR, 'hands back 2 recommendations');
    const theirs = await latest(OTHER, 'gửi trả 2 khuyến nghị');
    const before = await reminder();
    const place = { ...(await at(COORDINATOR, request.ts)), blockId: `reassign:${given?.id}` };
    const { id: health } = await agency('MOH');
    await app.as(COORDINATOR).click(ACTION.chooseAgency, { ...place, value: { query: 'health', pick: health } });
    await app.as(COORDINATOR).click(ACTION.reassign, place);

    const decided = await changed(COORDINATOR, request, (words) =>
      words.includes('Given to the Ministry of Health by Lê Sao Hôm at 10:0'),
    );
    expect(decided.text).toBe('Bùi Hoa Gạo hands back 1 recommendation as not theirs');
    expect(elementsOf(decided, ACTION.reassign)).toHaveLength(1);
    await changed(OTHER, theirs, (words) => words.includes('Lê Sao Hôm quyết định lúc'));
    await changed(FOCAL_POINT, before, (words) => words.includes(`*${reference}*  Now with the Ministry of Health`));
    const outcome = await latest(FOCAL_POINT, 'that you handed back');
    expect(wordsOf(outcome as never)[1]).toMatch(
      new RegExp(`^\\*${reference}\\* is now with the Ministry of Health\\n_Lê Sao Hôm · `),
    );
    const news = await latest(HEALTH, reference as string);
    expect((await told(HEALTH)).at(-1)?.ts).toBe(news.ts);
    expect(elementsOf(news, ACTION.openCard)).toHaveLength(1);
    for (const message of [decided, outcome, news]) expectMessage(message as never);
    expect(
      await db.recommendation.findFirstOrThrow({ where: { id: given?.recommendationId as string } }),
    ).toMatchObject({
      leadAgencyId: health,
    });
    const actions = await db.auditEvent.findMany({
      where: { subjectId: given?.recommendationId as string, action: { contains: 'assign' } },
    });
    expect(actions.map(({ action }) => action).sort()).toEqual([
      'reassignment_asked',
      'reassignment_decided',
      'recommendation_assigned',
    ]);
  });

  test('settles once when two coordinators decide at once', async () => {
    const [, kept] = await requests();
    const value = kept?.id as string;
    const [one, other] = [await outdated(ACTION.keepAssignment, value), await outdated(ACTION.keepAssignment, value)];
    const before = await reminder();
    await Promise.all([
      app.as(COORDINATOR).click(ACTION.keepAssignment, { where: one }),
      app.as(OTHER).click(ACTION.keepAssignment, { where: other }),
    ]);
    await app.settled();
    expect(await requests()).toMatchObject([{ decision: 'reassigned' }, { decision: 'kept' }]);
    expect(await db.auditEvent.count({ where: { action: 'reassignment_decided' } })).toBe(2);
    // It is theirs again, to report on.
    await changed(FOCAL_POINT, before, (words) => words.includes(ACTION.update));

    const winner = await db.member.findUniqueOrThrow({ where: { id: (await requests())[1]?.decidedById as string } });
    const loser = winner.slackUserId === OTHER ? COORDINATOR : OTHER;
    await app.as(loser).click(ACTION.keepAssignment, { where: one });
    await answered(loser, /^(Decided before\. Stays with the Ministry|Yêu cầu này đã được quyết định\. Giữ nguyên)/);
    const request = await latest(COORDINATOR, 'Decided: what Bùi Hoa Gạo handed back');
    expect(elementsOf(request, ACTION.keepAssignment)).toEqual([]);
  });

  test('is decided by nobody who no longer may', async () => {
    const [, kept] = await requests();
    await db.reassignment.update({
      where: { id: kept?.id as string },
      data: { decision: null, decidedAt: null, decidedById: null },
    });
    const where = await outdated(ACTION.keepAssignment, kept?.id as string);
    await db.member.updateMany({ where: { slackUserId: COORDINATOR }, data: { role: 'observer' } });
    await app.as(COORDINATOR).click(ACTION.keepAssignment, { where });
    await answered(COORDINATOR, 'You are not allowed to do this.');
    expect((await requests())[1]).toMatchObject({ decision: null });
  });

  test('is decided on Home as well', async () => {
    const { home } = await app.as(OTHER).openHome({ until: 'home' });
    const [, pending] = await requests();
    expect(JSON.stringify(home?.blocks)).toContain(`reassign:${pending?.id}`);
    const place = { where: { home: true }, blockId: `reassign:${pending?.id}` } as const;
    const { id: health } = await agency('MOH');
    await app.as(OTHER).click(ACTION.chooseAgency, { ...place, value: { query: 'MOH', pick: health } });
    await app.as(OTHER).click(ACTION.reassign, place);
    await app
      .as(OTHER)
      .eventually((screen) => !JSON.stringify(screen.home?.blocks).includes(`reassign:${pending?.id}`));
    expect((await requests())[1]).toMatchObject({ decision: 'reassigned', newAgencyId: health });
  });

  test('draws no complaint from Slack', async () => {
    expect(await complaints()).toEqual([]);
  });
});
