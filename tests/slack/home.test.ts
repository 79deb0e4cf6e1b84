import { describe, expect, it } from 'vitest';
import { findRecommendations } from '../../src/db/recommendations.ts';
import { ACTION } from '../../src/slack/action-ids.ts';
import type { PersonView } from '../../src/workspace/person.ts';
import { startTestApp } from '../support/app.ts';

const ALTERNATE = 'U0ALT01';
const MAIN = 'U0MOJ01';
const COORDINATOR = 'U0COORD2';
const OBSERVER = 'U0OBSV1';
const GUEST = 'U0GUEST1';

describe.each(['http', 'socket'] as const)('the Home tab over %s', async (transport) => {
  const app = await startTestApp({ transport });
  const { db } = app.database;

  const open = async (user: string): Promise<PersonView> => {
    const { home } = await app.as(user).openHome({ until: 'home' });
    if (!home) throw new Error('no Home');
    return home;
  };
  const shown = (view: PersonView | null) => JSON.stringify(view?.blocks);
  const onHome = { where: { home: true } } as const;

  it('shows a focal point first what needs them, then their deadlines, agencies and updates', async () => {
    const home = shown(await open(ALTERNATE));
    const order = [
      'Needs you (9)',
      '*143.36* · In progress · overdue by 30 days',
      'Next deadlines',
      'Ministry of Justice',
      'Your last updates',
      'Find a Recommendation',
      'As of',
    ];
    expect(order.map((words) => home.indexOf(words)).every((place, n, all) => place > (all[n - 1] ?? -1))).toBe(true);
    expect(home).not.toContain('Late agencies');
    // Health leads nothing that the plan of Education covers.
    expect(shown(await open('U0MOH01'))).not.toContain('Plan of the Ministry of Education');
  });

  it('speaks the member’s language', async () => {
    expect(shown(await open(MAIN))).toContain('Cần anh/chị xử lý (8)');
  });

  it('shows a coordinator the whole group, who is late, and what nobody leads', async () => {
    const home = shown(await open(COORDINATOR));
    expect(home).toContain('The whole group');
    expect(home).toContain('Ministry of Justice: *4* of 11 overdue');
    expect(home).toContain('1 recommendation has no lead agency');
    expect(home).toContain('Plan of the Ministry of Education');
  });

  it('shows a focal point what their agency is asked to state, and takes the statement there', async () => {
    const person = app.as('U0MOET1');
    const home = await open('U0MOET1');
    expect(shown(home)).toContain('*“Our plan has been sent to the coordinating office”* · Ministry of Education');
    const row = home.blocks.find(({ block_id }) => String(block_id).startsWith('tick:'));
    await person.click(ACTION.tick, { ...onHome, blockId: row?.block_id as string, confirm: true, until: 'home' });
    await person.eventually((screen) => screen.home && !shown(screen.home).includes('Our plan has been sent'));
    expect(await db.tick.count()).toBe(1);
    await db.tick.deleteMany();
  });

  it('shows a coordinator what could not be delivered, with what to do, until it is settled', async () => {
    const person = app.as(COORDINATOR);
    const message = (key: string, recipient: string, lastError: string, more = {}) => ({
      workspaceId: app.workspaceId,
      key,
      kind: 'colleague_updates',
      recipient,
      content: {},
      notBefore: app.workspace.clock.now(),
      status: 'failed' as const,
      lastError,
      ...more,
    });
    const deadline = await db.deadline.findFirstOrThrow({ where: { kind: 'follow_up_report' } });
    const summary = { kind: 'deadline_summary', content: { kind: 'deadline_summary', deadlineId: deadline.id } };
    await db.outboxMessage.createMany({
      data: [
        message('left', 'U0MPS01', 'user_disabled'),
        message('lost', 'U0MOH01', 'timeout', { status: 'uncertain' }),
        message('archived', 'C0GROUP01', 'is_archived', summary),
      ],
    });
    const home = await open(COORDINATOR);
    expect(shown(home)).toContain('Could not be delivered (3)');
    expect(shown(home)).toContain('Their Slack account is closed: the alternate is reminded instead');
    expect(shown(home)).toContain('Slack’s answer was lost');
    expect(shown(home)).toContain('The channel is archived: choose another channel for the deadline.');
    const idOf = async (key: string) => (await db.outboxMessage.findFirstOrThrow({ where: { key } })).id;

    await person.click(ACTION.settleMessage, {
      ...onHome,
      blockId: `settle:${await idOf('left')}`,
      until: 'home',
    });
    await person.eventually((screen) => shown(screen.home).includes('Could not be delivered (2)'));
    await person.click(ACTION.messageArrived, {
      ...onHome,
      blockId: `settle:${await idOf('lost')}`,
      until: 'home',
    });
    await person.eventually((screen) => shown(screen.home).includes('Could not be delivered (1)'));
    expect(await db.outboxMessage.findFirst({ where: { key: 'lost' } })).toMatchObject({ status: 'sent' });

    // Seen to elsewhere meanwhile: nothing is done twice, and it is said.
    await db.outboxMessage.updateMany({ where: { key: 'archived' }, data: { settledAt: app.workspace.clock.now() } });
    await person.click(ACTION.settleMessage, {
      ...onHome,
      blockId: `settle:${await idOf('archived')}`,
      until: 'modal',
    });
    expect(shown(await person.modal())).toContain('Somebody has seen to this message already');
    await person.close({ clearAll: true });
    await person.eventually((screen) => !shown(screen.home).includes('Could not be delivered'));
    await db.outboxMessage.deleteMany({ where: { key: { in: ['left', 'lost', 'archived'] } } });
  });

  it('shows a coordinator which focal point has left, until another is named or nobody is', async () => {
    const person = app.as(COORDINATOR);
    const agency = await db.agency.findFirstOrThrow({ where: { code: 'MPS' } });
    const placeOf = async (slackUserId: string) => {
      const member = await db.member.findFirstOrThrow({ where: { slackUserId }, include: { focalPoints: true } });
      return { ...member, at: member.focalPoints.filter(({ agencyId }) => agencyId === agency.id) };
    };
    const leave = (id: string, deleted: boolean) => app.control('users', { id, deleted });
    await leave('U0MPS01', true);
    const left = await placeOf('U0MPS01');
    const where = { ...onHome, blockId: `left:${left.id}:${agency.id}` };
    const homeSays = (words: string) =>
      expect.poll(async () => shown(await open(COORDINATOR)), { timeout: 15_000 }).toContain(words);
    await homeSays('A focal point has left (1)');
    const home = shown(await open(COORDINATOR));
    expect(home).toContain('main focal point of the Ministry of Public Security: their Slack account is closed.');
    expect(home).toContain('Nobody else there can be reminded, so the coordinating office is.');

    // Guests see no records.
    await person.click(ACTION.replaceFocalPoint, { ...where, value: GUEST, confirm: true, until: 'modal' });
    expect(shown(await person.modal())).toContain('cannot be focal points');
    await person.close({ clearAll: true });
    await expect(person.click(ACTION.replaceFocalPoint, { ...where, value: OBSERVER })).rejects.toThrow(/confirm/);
    expect((await placeOf('U0MPS01')).at).toHaveLength(1);

    await person.click(ACTION.replaceFocalPoint, { ...where, value: OBSERVER, confirm: true, until: 'home' });
    await person.eventually((screen) => !shown(screen.home).includes('has left'));
    expect((await placeOf('U0MPS01')).at).toEqual([]);
    expect(await placeOf(OBSERVER)).toMatchObject({ role: 'focal_point', at: [{ kind: 'main' }] });

    await leave(OBSERVER, true);
    const next = await placeOf(OBSERVER);
    await homeSays('A focal point has left (1)');
    await person.click(ACTION.endFocalPoint, {
      ...onHome,
      blockId: `left:${next.id}:${agency.id}`,
      confirm: true,
      until: 'home',
    });
    await person.eventually((screen) => !shown(screen.home).includes('has left'));
    expect((await placeOf(OBSERVER)).at).toEqual([]);
    const events = await db.auditEvent.findMany({ where: { action: { startsWith: 'focal_point_' } } });
    expect(events.map(({ action }) => action).sort()).toEqual(['focal_point_ended', 'focal_point_replaced']);

    await leave('U0MPS01', false);
    await leave(OBSERVER, false);
    await db.member.updateMany({ where: { slackUserId: { in: ['U0MPS01', OBSERVER] } }, data: { isActive: true } });
    await db.member.update({ where: { id: next.id }, data: { role: 'observer' } });
    await db.focalPoint.create({
      data: { workspaceId: app.workspaceId, agencyId: agency.id, memberId: left.id, kind: 'main' },
    });
  });

  it('shows a coordinator what was handed back, and who is reminded next', async () => {
    const recommendation = await db.recommendation.findFirstOrThrow({ where: { leadAgency: { code: 'MPS' } } });
    const askedBy = await db.member.findFirstOrThrow({ where: { slackUserId: 'U0MPS01' } });
    const reassignment = await db.reassignment.create({
      data: {
        workspaceId: app.workspaceId,
        recommendationId: recommendation.id,
        agencyId: recommendation.leadAgencyId as string,
        askedById: askedBy.id,
        reason: 'It is for the courts.',
        askedAt: app.workspace.clock.now(),
      },
    });
    const home = shown(await open(COORDINATOR));
    expect(home).toContain('Asked to be reassigned (1)');
    expect(home).toContain('It is for the courts.');
    expect(home).toMatch(/\*Next reminders:\* \d+ (person|people), (today|tomorrow) (from )?\d\d:00/);
    expect(home).toContain(ACTION.manageDeadlines);
    expect(home).toContain(ACTION.officeDays);
    const focalPoint = shown(await open(ALTERNATE));
    for (const words of ['Asked to be reassigned', 'Next reminders', ACTION.manageDeadlines, ACTION.officeDays])
      expect(focalPoint).not.toContain(words);
    await db.reassignment.delete({ where: { id: reassignment.id } });
  });

  it('brings up what was missed: to a coordinator how much, to a focal point what is theirs', async () => {
    const report = { where: { kind: 'follow_up_report' as const } };
    const plan = { where: { kind: 'agency_plan' as const } };
    const dates = await db.deadline.findMany({ where: { kind: { in: ['follow_up_report', 'agency_plan'] } } });
    await db.deadline.updateMany({ ...report, data: { date: new Date('2026-11-16T00:00:00Z') } });
    await db.deadline.updateMany({ ...plan, data: { date: new Date('2026-11-17T00:00:00Z') } });
    const coordinator = shown(await open(COORDINATOR));
    expect(coordinator).toContain('*Passed, still open*');
    expect(coordinator).toMatch(
      /\*Follow-up report on UPR cycle II \(sample\)\*, 16 Nov: \d+ of \d+ recommendations still open/,
    );
    expect(coordinator).toMatch(/\*, 17 Nov: 1 of 1 agency has not confirmed \(MOET\)/);
    expect(coordinator).not.toContain('Nothing needs you now');

    const person = app.as('U0MOET1');
    const home = await open('U0MOET1');
    const own = home.blocks.find(({ accessory }: any) => accessory?.value?.startsWith('lead:"MOET" ')) as any;
    const [, count] = /16 Nov: (\d+) recommendations? of yours still open/.exec(own.text.text) ?? [];
    await person.click(ACTION.showList, { ...onHome, blockId: own.block_id, until: 'modal' });
    expect(shown(await person.modal({ title: 'Recommendations' }))).toMatch(new RegExp(`${count} recommendations?`));
    await person.close({ clearAll: true });
    const row = home.blocks.find(({ block_id }) => String(block_id).startsWith('tick:'));
    await person.click(ACTION.tick, { ...onHome, blockId: row?.block_id as string, confirm: true, until: 'home' });
    await person.eventually((screen) => screen.home && !shown(screen.home).includes('Our plan has been sent'));
    await db.tick.deleteMany();
    expect(shown(await open(OBSERVER))).not.toContain('Passed, still open');
    for (const { id, date } of dates) await db.deadline.update({ where: { id }, data: { date } });
  });

  it('shows an observer where things stand and how to look up, and no way to update', async () => {
    const home = shown(await open(OBSERVER));
    expect(home).toContain('2 of 42 recommendations are implemented');
    expect(home).toContain('You can look up everything');
    expect(home).not.toContain(ACTION.update);
  });

  it('shows a guest no data', async () => {
    const home = shown(await open(GUEST));
    expect(home).toContain('Rapporteur serves the members of');
    expect(home).not.toContain('143.');
  });

  it('opens the form of what needs the member', async () => {
    const person = app.as(ALTERNATE);
    await open(ALTERNATE);
    const [found] = await findRecommendations(db, app.workspaceId, '143.36');
    await person.click(ACTION.update, { ...onHome, blockId: `need:${found?.id}`, until: 'modal' });
    expect((await person.modal()).title.text).toBe('Update 143.36');
    await person.close({ clearAll: true });
  });

  it('leads from what nobody leads to its list', async () => {
    const person = app.as(COORDINATOR);
    const home = await open(COORDINATOR);
    const orphans = (home.blocks as { accessory?: { value?: string }; block_id: string }[]).find(
      ({ accessory }) => accessory?.value === 'lead:none',
    );
    await person.click(ACTION.showList, { ...onHome, blockId: orphans?.block_id as string, until: 'modal' });
    const list = shown(await person.modal({ title: 'Recommendations' }));
    expect(list).toMatch(/1 recommendation[ ,]/);
    expect(list).toContain('Filter: `lead:none`');
    await person.close({ clearAll: true });
  });

  it('leads from an agency to its list, to a card, to its history and on, three modals deep at most', async () => {
    const person = app.as(COORDINATOR);
    await open(COORDINATOR);
    await person.click(ACTION.ask, { ...onHome, value: 'progress', until: 'modal' });
    expect((await person.modal({ title: 'Progress' })).title.text).toBe('Progress');
    await person.close();

    const home = (await person.home()) as PersonView;
    const late = (home.blocks as { accessory?: { value?: string }; block_id: string }[]).find(
      ({ accessory }) => accessory?.value === 'lead:"MOJ" overdue',
    );
    await person.click(ACTION.showList, { ...onHome, blockId: late?.block_id as string, until: 'modal' });
    const list = await person.modal({ title: 'Recommendations' });
    expect(shown(list)).toContain('4 recommendations are overdue');
    const [found] = await findRecommendations(db, app.workspaceId, '143.44');
    await person.click(ACTION.openCard, { blockId: `row:${found?.id}`, until: 'modal' });
    await person.modal({ title: '143.44' });
    await person.click(ACTION.history, { until: 'modal' });
    await person.modal({ title: 'History' });
    await person.click(`${ACTION.historyPage}:next`, { until: 'modal' });
    await person.eventually(({ modals }) => shown(modals.at(-1) ?? null).includes('page 2 of 2'));
    await person.click(ACTION.openCard, { until: 'modal' });
    await person.modal({ title: '143.44' });
    expect((await person.screen()).modals).toHaveLength(3);
    await person.close({ clearAll: true });
  });

  it('finds by words, and goes straight to what a reference means', async () => {
    const person = app.as(ALTERNATE);
    await open(ALTERNATE);
    await person.click(ACTION.find, { ...onHome, until: 'modal' });
    await person.modal({ title: 'Find' });
    await person.fill({ 'Reference or words': 'death penalty' });
    await person.submit();
    expect(shown(await person.modal({ title: 'Recommendations' }))).toContain('found for “death penalty”');
    await person.close({ clearAll: true });

    await person.click(ACTION.find, { ...onHome, until: 'modal' });
    await person.modal({ title: 'Find' });
    await person.fill({ 'Reference or words': '143.5' });
    await person.submit();
    expect(shown(await person.modal({ title: '143.5' }))).toContain('Second Optional Protocol');
    await person.close({ clearAll: true });
  });

  it('keeps a member’s own language and hour, and shows them at once', async () => {
    const person = app.as(ALTERNATE);
    await open(ALTERNATE);
    await person.click(ACTION.settings, { ...onHome, until: 'modal' });
    await person.modal({ title: 'Settings' });
    await person.fill({ Language: 'Tiếng Việt', 'Reminders arrive at': '07:00' });
    await person.submit();
    expect(shown(await person.modal({ title: 'Cài đặt' }))).toContain('nhắc việc vào lúc 07:00');
    await person.close({ clearAll: true });
    await person.eventually(({ home }) => shown(home).includes('Cần anh/chị xử lý'));
    expect(await db.member.findFirst({ where: { slackUserId: ALTERNATE } })).toMatchObject({
      language: 'vi',
      reminderHour: 7,
    });

    await person.command('/rec cài đặt', { until: 'modal' });
    await person.fill({ 'Ngôn ngữ': 'Tự động (theo Slack và nhóm công tác)' });
    await person.submit();
    await person.modal({ title: 'Settings' });
    await person.close({ clearAll: true });
    expect(await db.member.findFirst({ where: { slackUserId: ALTERNATE } })).toMatchObject({ language: null });
  });

  it('is brought up to date by an update that was sent from it, also from a modal on it', async () => {
    const person = app.as(ALTERNATE);
    const home = await open(ALTERNATE);
    const [overdue] = await findRecommendations(db, app.workspaceId, '143.36');
    expect(shown(home)).toContain('Needs you (9)');
    await person.click(ACTION.update, { ...onHome, blockId: `need:${overdue?.id}`, until: 'modal' });
    await person.modal({ title: 'Update 143.36' });
    await person.fill({ Status: 'Implemented', 'Results achieved': 'All of it.' });
    await person.submit({ until: 'view_closed' });
    await person.eventually((screen) => {
      const now = shown(screen.home);
      return now.includes('Needs you (8)') && now.includes('*143.36* Implemented · 18 Nov');
    });

    await person.click(ACTION.find, { ...onHome, until: 'modal' });
    await person.modal({ title: 'Find' });
    await person.fill({ 'Reference or words': '143.44' });
    await person.submit();
    await person.modal({ title: '143.44' });
    await person.click(ACTION.update, { until: 'modal' });
    await person.modal({ title: 'Update 143.44' });
    await person.fill({ Status: 'Implemented', 'Results achieved': 'All of this, too.' });
    await person.submit();
    await person.eventually((screen) => shown(screen.home).includes('*143.44* Implemented · 18 Nov'));
    await person.close({ clearAll: true });
  });

  it('teaches how to begin while there is nothing', async () => {
    await db.recommendation.deleteMany({});
    for (const user of [COORDINATOR, MAIN, OBSERVER]) {
      const home = await open(user);
      expect(shown(home)).toContain(ACTION.ask);
      expect(home.blocks.length).toBeLessThan(8);
    }
    expect(shown(await open(COORDINATOR))).toContain('npm run import');
    const person = app.as(COORDINATOR);
    await person.click(ACTION.ask, { ...onHome, until: 'modal' });
    expect(shown(await person.modal())).toContain('/rec find WORDS');
    await person.close();
  });
});
