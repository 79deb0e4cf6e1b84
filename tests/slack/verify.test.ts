import { describe, expect, it } from 'vitest';
import { listToCheck } from '../../src/db/needs.ts';
import { ACTION } from '../../src/slack/action-ids.ts';
import type { PersonMessage, PersonView, Screen } from '../../src/workspace/person.ts';
import { startTestApp } from '../support/app.ts';
import { expectMessage } from '../support/block-limits.ts';
import { ALTERNATE, GROUP, updateSteps } from '../support/update-steps.ts';

/** Reads English, and is of the Ministry of Foreign Affairs, too. */
const COORDINATOR = 'U0COORD2';
/** Reads Vietnamese. */
const OTHER = 'U0COORD1';

describe.each(['http', 'socket'] as const)('checking updates over %s', async (transport) => {
  const app = await startTestApp({ transport });
  const { db } = app.database;
  const { latest, recommendation } = updateSteps(app);
  const coordinator = app.as(COORDINATOR);
  const other = app.as(OTHER);
  const shown = (view: { blocks?: unknown[] } | null | undefined) => JSON.stringify(view?.blocks);
  const at = ({ ts }: PersonMessage) => ({ where: { channel: GROUP, ts } });
  const onHome = { where: { home: true } } as const;

  async function ask(person: typeof coordinator, text: string): Promise<PersonMessage> {
    const { messages } = await person.command(`/rec ${text}`, { channel: GROUP, until: 'message' });
    const message = messages.at(-1);
    if (!message) throw new Error('no answer');
    return message;
  }
  const now = (message: PersonMessage) => (screen: Screen) =>
    screen.conversations.find(({ id }) => id === GROUP)?.messages.find(({ ts }) => ts === message.ts);
  /** The message as it is once it shows some words. */
  const changed = (person: typeof coordinator, message: PersonMessage, words: string) =>
    person.eventually(
      (screen) => {
        const found = now(message)(screen);
        return found && shown(found)?.includes(words) ? found : null;
      },
      { what: words },
    );
  async function report(reference: string, results: string) {
    const person = app.as(ALTERNATE);
    await person.command(`/rec update ${reference}`, { channel: GROUP, until: 'modal' });
    await person.fill({ 'Results achieved': results });
    await person.submit({ until: 'view_closed' });
  }

  it('settles on the card, which says by whom; a card that was opened before says so too', async () => {
    const [card, sameCard] = [await ask(coordinator, '143.5'), await ask(other, '143.5')];
    await coordinator.click(ACTION.verify, { ...at(card), until: 'message' });
    const settled = await changed(coordinator, card, 'You verified the update on 143.5 by');
    expectMessage(settled as never);
    expect(settled.text).toMatch(/reported 31 Oct, verified/);
    expect(shown(settled)).toContain('verified by Lê Sao Hôm, 18 Nov');
    expect(shown(settled)).not.toContain(ACTION.verify);
    expect(await latest('143.5')).toMatchObject({ verifiedBy: 'Lê Sao Hôm' });

    const stored = await latest('143.5');
    await other.click(ACTION.verify, { ...at(sameCard), until: 'message' });
    const late = await changed(other, sameCard, 'đã được Lê Sao Hôm xác nhận trước đó');
    expect(shown(late)).not.toContain(ACTION.verify);
    expect(await latest('143.5')).toEqual(stored);
  });

  it('of an update that is no longer the latest says so, and offers the newer one', async () => {
    await report('143.9', 'Older');
    const card = await ask(coordinator, '143.9');
    const older = await latest('143.9');
    await report('143.9', 'Newer');
    await coordinator.click(ACTION.verify, { ...at(card), until: 'message' });
    const settled = await changed(coordinator, card, 'A newer update has come since; it is not verified yet.');
    expect(shown(settled)).toContain('Newer');
    expect(await db.update.findUnique({ where: { id: older?.id as string } })).toMatchObject({
      verifiedAt: expect.any(Date),
    });
    expect(await latest('143.9')).toMatchObject({ results: 'Newer', verifiedAt: null });
    await coordinator.click(ACTION.verify, { ...at(card), until: 'message' });
    await changed(coordinator, card, 'You verified');
    expect((await latest('143.9'))?.verifiedAt).toBeInstanceOf(Date);
  });

  it('goes through a history from the latest update down, in place', async () => {
    await report('143.36', 'First');
    await report('143.36', 'Second');
    const { id } = await recommendation('143.36');
    const unverified = () => db.update.count({ where: { recommendationId: id, verifiedAt: null } });
    const before = await unverified();
    expect(before).toBeGreaterThan(1);
    const history = await ask(coordinator, 'history 143.36');
    expect(shown(history)?.split(ACTION.verify)).toHaveLength(2);
    await coordinator.click(ACTION.verify, { ...at(history), until: 'message' });
    const once = await changed(coordinator, history, 'You verified the update on 143.36');
    expect(await latest('143.36')).toMatchObject({ results: 'Second', verifiedBy: 'Lê Sao Hôm' });
    // The one before it is next.
    expect(shown(once)?.split(ACTION.verify)).toHaveLength(2);
    await coordinator.click(ACTION.verify, { ...at(history), until: 'message' });
    await coordinator.eventually((screen) => {
      const message = now(history)(screen);
      return (shown(message)?.split('verified by Lê Sao Hôm').length ?? 0) > 2;
    });
    expect(await unverified()).toBe(before - 2);
  });

  it('is offered to nobody else, and refused', async () => {
    const person = app.as(ALTERNATE);
    expect(shown(await ask(person, '143.44'))).not.toContain(ACTION.verify);
    expect(shown(await ask(person, 'history 143.44'))).not.toContain(ACTION.verify);
    const { home } = await person.openHome({ until: 'home' });
    expect(shown(home)).not.toContain('To check');

    await report('143.44', 'Refused');
    const card = await ask(coordinator, '143.44');
    await db.member.updateMany({ where: { slackUserId: COORDINATOR }, data: { role: 'observer' } });
    const { messages } = await coordinator.click(ACTION.verify, { ...at(card), until: 'message' });
    expect(messages.at(-1)?.text).toContain('You are not allowed to do this');
    expect(await latest('143.44')).toMatchObject({ results: 'Refused', verifiedAt: null });
    await db.member.updateMany({ where: { slackUserId: COORDINATOR }, data: { role: 'coordinator' } });
  });

  it('stands first on Home, takes a row away, and leads to all of them', async () => {
    const { total, updates } = await listToCheck(db, app.workspaceId, 5);
    const [first] = updates;
    const { home } = await coordinator.openHome({ until: 'home' });
    const blocks = home?.blocks as { type: string; block_id: string; text?: { text: string } }[];
    expect(blocks[0]).toMatchObject({ type: 'header', text: { text: `To check (${total})` } });
    const rows = blocks.filter(({ block_id: id }) => id.startsWith('check:'));
    expect(rows.map(({ block_id: id }) => id)).toEqual(updates.map(({ id }) => `check:${id}`));
    expect(rows[0]?.text?.text).toContain(`*${first?.reference}* · `);

    await coordinator.click(ACTION.verify, { ...onHome, blockId: `check:${first?.id}`, until: 'home' });
    await coordinator.eventually((screen) => shown(screen.home)?.includes(`To check (${total - 1})`));
    expect(shown(await coordinator.home())).not.toContain(`check:${first?.id}`);
    expect(await db.update.findUnique({ where: { id: first?.id as string } })).toMatchObject({
      verifiedAt: expect.any(Date),
    });

    await coordinator.click(ACTION.showList, { ...onHome, blockId: 'to_check', until: 'modal' });
    expect(shown(await coordinator.modal({ title: 'Recommendations' }))).toContain(`${total - 1} recommendations`);
    await coordinator.close({ clearAll: true });
  });

  it('says on Home who was faster', async () => {
    const [home, theirs] = [await coordinator.openHome({ until: 'home' }), await other.openHome({ until: 'home' })];
    expect(shown(theirs.home)).toContain('Chờ xác nhận');
    const [first] = (await listToCheck(db, app.workspaceId, 1)).updates;
    expect(shown(home.home)).toContain(`check:${first?.id}`);
    await other.click(ACTION.verify, { ...onHome, blockId: `check:${first?.id}`, until: 'home' });
    await other.eventually((screen) => !shown(screen.home)?.includes(`check:${first?.id}`));
    await coordinator.click(ACTION.verify, { ...onHome, blockId: `check:${first?.id}`, until: 'modal' });
    expect(shown(await coordinator.modal())).toContain('was verified before, by Nguyễn Nắng Mai');
    await coordinator.close();
    await coordinator.eventually((screen) => !shown(screen.home)?.includes(`check:${first?.id}`));
  });

  it('changes a card that stands in a modal, and Home below it', async () => {
    const { total } = await listToCheck(db, app.workspaceId, 5);
    const { home } = await coordinator.openHome({ until: 'home' });
    expect(shown(home)).toContain(`To check (${total})`);
    await coordinator.click(ACTION.showList, { ...onHome, blockId: 'to_check', until: 'modal' });
    await coordinator.modal({ title: 'Recommendations' });
    const { id } = await recommendation('143.44');
    await coordinator.click(ACTION.openCard, { blockId: `row:${id}`, until: 'modal' });
    await coordinator.modal({ title: '143.44' });
    await coordinator.click(ACTION.verify, { until: 'modal' });
    const settled = await coordinator.eventually(({ modals }) => {
      const view = modals.at(-1) as PersonView | undefined;
      return view && shown(view)?.includes('You verified the update on 143.44') ? view : null;
    });
    expect(shown(settled)).not.toContain(ACTION.verify);
    await coordinator.close({ clearAll: true });
    await coordinator.eventually((screen) => shown(screen.home)?.includes(`To check (${total - 1})`));
  });

  it('draws no complaint from Slack', async () => {
    expect((await app.control('warnings')).warnings).toEqual([]);
  });
});
