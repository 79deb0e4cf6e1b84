import { describe, expect, it } from 'vitest';
import { listDeadlines } from '../../src/db/deadlines.ts';
import { ACTION } from '../../src/slack/action-ids.ts';
import type { Person, PersonView } from '../../src/workspace/person.ts';
import { startTestApp } from '../support/app.ts';
import { expectMessage } from '../support/block-limits.ts';
import { ALTERNATE, GROUP, shownIn } from '../support/update-steps.ts';

/** Reads English. */
const COORDINATOR = 'U0COORD2';
/** Reads Vietnamese. */
const OTHER = 'U0COORD1';

describe.each(['http', 'socket'] as const)('managing deadlines over %s', async (transport) => {
  const app = await startTestApp({ transport });
  const { db } = app.database;
  const coordinator = app.as(COORDINATOR);
  const other = app.as(OTHER);

  const open = async () => (await listDeadlines(db, app.workspaceId, { openOnly: true })) ?? [];
  async function titled(title: string) {
    const found = (await listDeadlines(db, app.workspaceId, { openOnly: false })).find(
      ({ title: { en } }) => en === title,
    );
    if (!found) throw new Error(`There is no ${title}`);
    return found;
  }
  async function command(person: Person, text: string): Promise<PersonView> {
    await person.command(`/rec ${text}`, { channel: GROUP, until: 'modal' });
    const view = await person.modal();
    return view;
  }
  /** The modal in front once it shows some words. */
  const showing = (person: Person, words: string) =>
    person.eventually(
      ({ modals }) => {
        const view = modals.at(-1) as PersonView | undefined;
        return view && shownIn(view)?.includes(words) ? view : null;
      },
      { what: words },
    );
  async function answer(person: Person, text: string) {
    const { messages } = await person.command(`/rec ${text}`, { channel: GROUP, until: 'message' });
    const message = messages.at(-1);
    if (!message) throw new Error('no answer');
    expectMessage(message as never);
    return message;
  }

  it('answers a direct message with a button that opens them', async () => {
    await coordinator.say('deadline', { until: 'message' });
    await coordinator.click(ACTION.manageDeadlines, { until: 'modal' });
    await coordinator.close({ clearAll: true });
  });

  it('goes back a step with all that was typed', async () => {
    await command(coordinator, 'deadline add');
    await coordinator.fill({ 'Title in English': 'Plans', Kind: 'agency_plan', Date: '2027-02-01' });
    await coordinator.submit({ until: 'modal' });
    await showing(coordinator, 'Step 2 of 3');
    await coordinator.fill({ 'Reminders, days before': '5' });
    await coordinator.click(ACTION.deadlineBack, { until: 'modal' });
    const back = await showing(coordinator, 'Step 1 of 3');
    expect(back.fields.find(({ label }) => label === 'Title in English')?.value?.value).toBe('Plans');
    await coordinator.submit({ until: 'modal' });
    const again = await showing(coordinator, 'Step 2 of 3');
    expect(again.fields.find(({ label }) => label === 'Reminders, days before')?.value?.value).toBe('5');
    await coordinator.close({ clearAll: true });
    expect((await open()).some(({ title }) => title.en === 'Plans')).toBe(false);
  });

  it('adds one in three steps, with what is wrong in each told at once', async () => {
    const first = await command(coordinator, 'deadline add');
    expect(first).toMatchObject({ title: { text: 'Add deadline' } });
    expect(shownIn(first)).toContain('Step 1 of 3: what and when');
    expect(first.fields.filter(({ isInput }) => isInput)).toHaveLength(6);
    await coordinator.fill({
      'Title in English': 'Second cycle <!here>',
      Kind: 'dialogue_session',
      Date: '2026-11-17',
      'Time of day': '17:00',
      'Time zone': 'Europe/Zurich',
    });
    const { errors } = await coordinator.submit();
    expect(errors).toEqual({ 'date:0': 'This day has passed. Choose today or a later day.' });
    await coordinator.fill({ Date: '2027-07-07' });
    await coordinator.submit({ until: 'modal' });
    const second = await showing(coordinator, 'Step 2 of 3');
    expect(shownIn(second)).toMatch(/Covers \d+ recommendations, led by \d+ agencies/);
    expect(second.fields.filter(({ isInput }) => isInput)).toHaveLength(5);

    // What was typed elsewhere survives the count.
    await coordinator.fill({ 'Reminders, days before': '45, 7, 0' });
    await coordinator.fill({ 'What it covers': 'agncy:moj' }, { until: 'modal' });
    await showing(coordinator, 'Did you mean agency?');
    await coordinator.fill({ 'What it covers': 'agency:moj' }, { until: 'modal' });
    await showing(coordinator, 'led by');
    await coordinator.fill({ 'What counts as done': 'tick' }, { until: 'modal' });
    const third = await showing(coordinator, 'What an agency confirms, in English');
    const held = (label: string) => third.fields.find((field) => field.label === label)?.value?.value;
    expect(held('Reminders, days before')).toBe('45, 7, 0');
    expect(held('What it covers')).toBe('agency:moj');
    expect(third.fields.filter(({ isInput }) => isInput)).toHaveLength(6);
    await coordinator.fill({ 'What an agency confirms, in English': 'Our plan has been sent', 'Comes again': '12' });
    await coordinator.submit({ until: 'modal' });

    const last = await showing(coordinator, 'Step 3 of 3: who is reminded');
    expect(shownIn(last)).toContain('With reminder 2: 7 days before (30 Jun 2027)');
    await coordinator.fill({ 'Others who are reminded': ['U0GUEST1', COORDINATOR] });
    const guests = await coordinator.submit();
    expect(guests.errors).toEqual({ 'others:2': expect.stringContaining('Guests and people of other organisations') });
    await coordinator.fill({ 'Others who are reminded': [COORDINATOR], 'Channel for the group’s summary': GROUP });
    await app.control('channels', { id: GROUP, isExtShared: true });
    const shared = await coordinator.submit();
    await app.control('channels', { id: GROUP, isExtShared: false });
    expect(shared.errors).toEqual({ 'channelId:2': expect.stringContaining('People of other organisations') });
    await coordinator.submit({ until: 'modal' });
    const done = await showing(coordinator, '*Added:* Second cycle');
    expect(shownIn(done)).toContain('7 Jul 2027, 17:00 Geneva');
    expect(shownIn(done)).toContain('&lt;!here&gt;');
    await coordinator.close({ clearAll: true });

    const added = await titled('Second cycle <!here>');
    expect(added).toMatchObject({
      date: '2027-07-07',
      time: { at: '17:00', timeZone: 'Europe/Zurich' },
      coverage: 'agency:moj',
      doneBy: { kind: 'tick', statement: { en: 'Our plan has been sent' } },
      schedule: [45, 7, 0],
      escalation: { alternates: 38, coordinators: 45 },
      repeat: { months: 12, from: '2027-07-07' },
      channelId: GROUP,
    });
    expect(added.audience.memberIds).toHaveLength(1);
  });

  it('counts what was typed last, however fast it was typed', async () => {
    await command(coordinator, 'deadline add');
    await coordinator.fill({ 'Title in English': 'Fast', Kind: 'agency_plan', Date: '2027-02-01' });
    await coordinator.submit({ until: 'modal' });
    const all = shownIn(await showing(coordinator, 'Step 2 of 3'));
    for (const typed of ['a', 'agency', 'agency:', 'agency:m', 'agency:moj']) {
      await coordinator.fill({ 'What it covers': typed });
    }
    const counted = /Covers \d+ recommendations/;
    await coordinator.eventually(({ modals }) => {
      const found = counted.exec(shownIn(modals.at(-1)))?.[0];
      return found && found !== counted.exec(all)?.[0];
    });
    await coordinator.close({ clearAll: true });
  });

  it('lets a form be closed while it is being drawn anew', async () => {
    await command(coordinator, 'deadline add');
    await coordinator.fill({ 'Title in English': 'Closed', Kind: 'agency_plan', Date: '2027-02-01' });
    await coordinator.submit({ until: 'modal' });
    await showing(coordinator, 'Step 2 of 3');
    for (const typed of ['a', 'ag', 'agency:moj']) await coordinator.fill({ 'What it covers': typed });
    await coordinator.close({ clearAll: true });
    await app.settled();
    expect((await coordinator.screen()).modals).toEqual([]);
  });

  it('speaks Vietnamese to whom reads it', async () => {
    const form = await command(other, 'thêm thời hạn');
    expect(form).toMatchObject({ title: { text: 'Thêm thời hạn' } });
    await other.fill({ 'Tên bằng tiếng Anh': 'Plans', Loại: 'agency_plan', Ngày: '2026-11-02' });
    const { errors } = await other.submit();
    expect(errors).toEqual({ 'date:0': expect.stringContaining('đã qua') });
    await other.fill({ Ngày: '2027-02-01' });
    await other.submit({ until: 'modal' });
    await showing(other, 'Bước 2/3: yêu cầu');
    await other.fill({ 'Phạm vi': 'cơ quen:moj' }, { until: 'modal' });
    await showing(other, 'Có phải ý anh/chị là cơ quan?');
    const refused = await other.submit();
    expect(refused.errors).toMatchObject({ 'coverage:1': expect.stringContaining('Không có bộ lọc “cơ quen”') });
    await other.close({ clearAll: true });
  });

  it('changes one from the list, which says so in its place', async () => {
    const list = await command(coordinator, 'deadline');
    expect(shownIn(list)).toMatch(/covers \d+ recommendations/);
    const { id } = await titled('Second cycle <!here>');
    await coordinator.click(ACTION.changeDeadline, { blockId: `manage:${id}`, until: 'modal' });
    const form = await coordinator.modal({ title: 'Change deadline' });
    expect(form.fields.find(({ label }) => label === 'Time of day')?.value?.selected_time).toBe('17:00');
    await coordinator.fill({ 'Title in English': 'Second cycle', 'Title in Vietnamese': 'Chu kỳ hai' });
    for (const step of ['Step 2 of 3', 'Step 3 of 3']) {
      await coordinator.submit({ until: 'modal' });
      await showing(coordinator, step);
    }
    await coordinator.submit({ until: 'view_closed' });
    const changed = await showing(coordinator, '*Changed:* Second cycle, 7 Jul 2027');
    expect(changed.id).toBe(list.id);
    await coordinator.close({ clearAll: true });
    expect(await titled('Second cycle')).toMatchObject({ title: { vi: 'Chu kỳ hai' }, version: 2 });
  });

  it('keeps what was typed when somebody else was faster', async () => {
    const { id } = await titled('Second cycle');
    await command(coordinator, 'deadline');
    await coordinator.click(ACTION.postponeDeadline, { blockId: `manage:${id}`, until: 'modal' });
    await coordinator.modal({ title: 'Postpone' });
    const same = await coordinator.submit();
    expect(same.errors).toEqual({ 'date:0': 'This is its date already. Choose another one.' });

    await command(other, 'quản lý thời hạn');
    await other.click(ACTION.postponeDeadline, { blockId: `manage:${id}`, until: 'modal' });
    await other.modal({ title: 'Gia hạn' });
    await other.fill({ 'Ngày mới': '2027-08-01' });
    await other.submit({ until: 'view_closed' });
    await showing(other, '*Đã đổi ngày:* Chu kỳ hai, từ 07/07/2027, 17:00 giờ Giơ-ne-vơ');
    await other.close({ clearAll: true });

    await coordinator.fill({ 'New date': '2027-09-01' });
    await coordinator.submit({ until: 'modal' });
    const conflict = await showing(coordinator, 'Somebody changed this deadline');
    expect(shownIn(conflict)).toContain('1 Aug 2027');
    expect(conflict.fields.find(({ label }) => label === 'New date')?.value?.selected_date).toBe('2027-09-01');
    expect(await titled('Second cycle')).toMatchObject({ date: '2027-08-01' });
    await coordinator.submit({ until: 'view_closed' });
    await showing(coordinator, '*Moved:* Second cycle, from 1 Aug 2027');
    await coordinator.close({ clearAll: true });
    expect(await titled('Second cycle')).toMatchObject({ date: '2027-09-01', repeat: { from: '2027-07-07' } });
  });

  it('closes one after asking, and opens it again', async () => {
    const { id } = await titled('Second cycle');
    await command(coordinator, 'deadline');
    await coordinator.click(ACTION.closeDeadline, { blockId: `manage:${id}`, confirm: true, until: 'modal' });
    const closed = await showing(coordinator, '*Closed:* Second cycle');
    expect(shownIn(closed)).toContain('closed on 18 Nov');
    expect((await open()).some((one) => one.id === id)).toBe(false);
    await coordinator.click(ACTION.reopenDeadline, { blockId: `manage:${id}`, until: 'modal' });
    await showing(coordinator, '*Open again:* Second cycle');
    await coordinator.close({ clearAll: true });
    expect((await open()).some((one) => one.id === id)).toBe(true);
  });

  it('shows everybody what is asked, and coordinators the way to manage', async () => {
    const shownTo = await answer(coordinator, 'deadlines');
    expect(JSON.stringify(shownTo.blocks)).toContain(ACTION.manageDeadlines);
    const said = JSON.stringify((await answer(app.as(ALTERNATE), 'deadlines')).blocks);
    expect(said).toContain('done when each agency confirms “Our plan has been sent” · comes again every year');
    expect(said).toContain('17:00 Geneva');
    expect(said).not.toContain(ACTION.manageDeadlines);
  });

  it('is for coordinators only, at every click', async () => {
    const focal = app.as(ALTERNATE);
    for (const text of ['deadline', 'deadline add'])
      expect(JSON.stringify((await answer(focal, text)).blocks)).toContain('Add to Calendar');

    const { id, version } = await titled('Second cycle');
    await command(coordinator, 'deadline');
    await coordinator.click(ACTION.postponeDeadline, { blockId: `manage:${id}`, until: 'modal' });
    await coordinator.modal({ title: 'Postpone' });
    await coordinator.fill({ 'New date': '2027-10-01' });
    await db.member.updateMany({ where: { slackUserId: COORDINATOR }, data: { role: 'observer' } });
    const { errors } = await coordinator.submit();
    expect(Object.values(errors ?? {})).toEqual(['You are not allowed to do this.']);
    await coordinator.close();
    await coordinator.click(ACTION.closeDeadline, { blockId: `manage:${id}`, confirm: true, until: 'modal' });
    await showing(coordinator, 'You are not allowed to do this.');
    await coordinator.close({ clearAll: true });
    expect(await titled('Second cycle')).toMatchObject({ version, closedAt: null });
    await db.member.updateMany({ where: { slackUserId: COORDINATOR }, data: { role: 'coordinator' } });
  });

  it('draws no complaint from Slack', async () => {
    expect((await app.control('warnings')).warnings).toEqual([]);
  });
});
