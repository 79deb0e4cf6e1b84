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
