import { describe, expect, it, vi } from 'vitest';
import { ACTION } from '../../src/slack/action-ids.ts';
import type { PersonView } from '../../src/workspace/person.ts';
import { startTestApp } from '../support/app.ts';
import { expectMessage } from '../support/block-limits.ts';
import { ALTERNATE, GROUP, heldIn, shownIn, storedDirectly, storedLine, updateSteps } from '../support/update-steps.ts';

/** Main focal point of the Ministry of Justice; reads Vietnamese. */
const MAIN = 'U0MOJ01';
const COORDINATOR = 'U0COORD2';

describe.each(['socket', 'http'] as const)('submitting an update over %s', async (transport) => {
  const app = await startTestApp({ transport });
  const { db } = app.database;
  const { latest, updateCount, hasDrafts, clickUpdate } = updateSteps(app);

  it('opens the form with what is known, stores it before it closes, and says what was stored', async () => {
    const person = app.as(ALTERNATE);
    const form = await clickUpdate(person, '143.5');
    expect(form.title.text).toBe('Update 143.5');
    expect(form.fields.filter(({ isInput }) => isInput).map(({ label }) => label)).toEqual([
      'Status',
      'Results achieved',
      'Difficulties',
      'Proposals',
      'Evidence',
    ]);
    expect(shownIn(form)).toContain('Last: In progress');
    expect(shownIn(form)).toContain('<@U0MOJ01>');

    await person.fill({ Status: 'Partially implemented', 'Results achieved': 'The study was published.' });
    await person.fill({ Evidence: 'https://example.org/study' });
    expect(await person.submit({ until: 'view_closed' })).toMatchObject({ ok: true, modal: null });
    expect(await latest('143.5')).toMatchObject({
      status: 'partially_implemented',
      results: 'The study was published.',
      evidence: ['https://example.org/study'],
      author: { slackUserId: ALTERNATE },
    });
    const stored = await storedLine(person);
    expect(stored.text).toMatch(/^Stored: 143\.5 is now Partially implemented \(reported \d\d:\d\d\)\.$/);
    expect(JSON.stringify(stored.blocks)).toContain(ACTION.openCard);
  });

  it('corrects what was stored by another update, and takes no repetition for one', async () => {
    const person = app.as(ALTERNATE);
    const { ts } = await storedLine(person);
    await person.click('correct_update', { where: { channel: GROUP, ts }, until: 'modal' });
    const form = await person.modal();
    expect(heldIn(form, 'Results achieved')).toBe('The study was published.');
    expect(heldIn(form, 'Evidence')).toBe('https://example.org/study');
    const before = await updateCount('143.5');
    const refused = await person.submit();
    expect(Object.values(refused.errors ?? {})).toEqual([expect.stringContaining('This says nothing new')]);
    await person.fill({ 'Results achieved': 'The study was published and discussed.' });
    await person.submit({ until: 'view_closed' });
    expect(await updateCount('143.5')).toBe(before + 1);
    await vi.waitFor(async () => expect((await storedLine(person)).text).toMatch(/^Stored: 143\.5 is still/));

    // The older message's button holds what the member said last, and says so.
    await person.click('correct_update', { where: { channel: GROUP, ts }, until: 'modal' });
    const late = await person.modal();
    expect(heldIn(late, 'Results achieved')).toBe('The study was published and discussed.');
    expect(shownIn(late)).toMatch(/You reported again at \d\d:\d\d on 18 Nov\. The form holds that update/);
    await person.close();
    const other = app.as(COORDINATOR);
    await clickUpdate(other, '143.5');
    await other.fill({ Status: 'Implemented', 'Results achieved': 'Ratified' });
    await other.submit({ until: 'view_closed' });
    await person.click('correct_update', { where: { channel: GROUP, ts }, until: 'modal' });
    expect(shownIn(await person.modal())).toContain(
      'A newer update has come since: <@U0COORD2> reported *Implemented*',
    );
    await person.close();
  });

  it('shows every problem at once under its field and keeps what was typed', async () => {
    const person = app.as(ALTERNATE);
    await clickUpdate(person, '143.36');
    await person.fill({ Evidence: 'https://example.org/a\nsee annex <!channel>', Proposals: 'More staff.' });
    const refused = await person.submit();
    expect(refused.errors).toEqual({
      'results:0': expect.stringContaining('Say what was achieved'),
      'evidence:0': expect.stringContaining('Line 2 is not a link: “see annex <!channel>”'),
    });
    await person.fill({ Evidence: 'a\nhttps://example.org/a\nb b\n“c”' });
    expect((await person.submit()).errors).toMatchObject({
      'evidence:0': expect.stringContaining('Lines 1, 3 and 4 are not links: “a”, “b b”, ““c””'),
    });
    const form = await person.modal();
    expect(heldIn(form, 'Proposals')).toBe('More staff.');
    await person.fill({ 'Results achieved': 'x', Evidence: '' });
    await person.submit({ until: 'view_closed' });
    expect(await latest('143.36')).toMatchObject({ results: 'x', proposals: 'More staff.' });
  });

  it('leaves a draft when it is closed unsent, which opens again and can be discarded', async () => {
    const person = app.as(ALTERNATE);
    await clickUpdate(person, '143.44');
    await person.fill({ Difficulties: 'Half a sentence', Status: 'Implemented' });
    await person.close();
    await hasDrafts(1);
    const kept = /Your draft of \d\d:\d\d is kept; Update opens it\./;
    const card = async (user: string) =>
      JSON.stringify((await app.as(user).command('/rec 143.44', { channel: GROUP, until: 'message' })).messages.at(-1));
    expect(await card(ALTERNATE)).toMatch(kept);
    expect(await card(COORDINATOR)).not.toMatch(kept);
    const { home } = await person.openHome({ until: 'home' });
    expect(shownIn(home).match(new RegExp(kept, 'g'))).toHaveLength(1);
    expect(shownIn(home)).toMatch(/\*143\.44\* · [^"]*is kept/);

    const form = await clickUpdate(person, '143.44');
    expect(heldIn(form, 'Difficulties')).toBe('Half a sentence');
    expect(form.fields.find(({ label }) => label === 'Status')?.value).toMatchObject({
      selected_option: { value: 'implemented' },
    });
    expect(shownIn(form)).toMatch(/Draft of 18 Nov, \d\d:\d\d restored\./);

    await person.click('discard_draft', { confirm: true, until: 'modal' });
    const emptied = await person.eventually(({ modals }) => {
      const view = modals.at(-1);
      return view && !shownIn(view).includes('restored') ? view : null;
    });
    expect(heldIn(emptied, 'Difficulties')).toBe(null);
    await hasDrafts(0);
    await person.close();
    expect(heldIn(await clickUpdate(person, '143.44'), 'Difficulties')).toBe(null);
    await person.close();
    expect(await db.draft.count()).toBe(0);
  });

  it('shows what somebody else reported meanwhile before anything is overwritten', async () => {
    const [mine, theirs] = [app.as(ALTERNATE), app.as(COORDINATOR)];
    await clickUpdate(mine, '143.89');
    await clickUpdate(theirs, '143.89');
    await theirs.fill({ Status: 'Implemented', 'Results achieved': 'All *done* <!here>' });
    await theirs.submit({ until: 'view_closed' });

    await mine.fill({ 'Results achieved': 'Mine', Evidence: 'https://example.org/mine' });
    const answered = await mine.submit();
    expect(shownIn(answered.modal)).toContain('Since you opened this form, <@U0COORD2> reported *Implemented*');
    expect(shownIn(answered.modal)).not.toContain('<!here>');
    expect(heldIn(answered.modal, 'Results achieved')).toBe('Mine');
    expect(await latest('143.89')).toMatchObject({ results: 'All *done* <!here>' });

    await mine.close();
    await hasDrafts(1);
    const again = await clickUpdate(mine, '143.89');
    expect(heldIn(again, 'Evidence')).toBe('https://example.org/mine');
    await mine.submit({ until: 'view_closed' });
    expect(await latest('143.89')).toMatchObject({ results: 'Mine', previousStatus: 'implemented' });
    expect(await db.draft.count()).toBe(0);
  });

  it('stores what is sent again after that has been shown', async () => {
    const [mine, theirs] = [app.as(ALTERNATE), app.as(COORDINATOR)];
    await clickUpdate(mine, '143.4');
    await clickUpdate(theirs, '143.4');
    await theirs.fill({ 'Results achieved': 'Theirs' });
    await theirs.submit({ until: 'view_closed' });
    await mine.fill({ 'Results achieved': 'Mine' });
    await mine.submit();
    expect(await mine.submit({ until: 'view_closed' })).toMatchObject({ ok: true, modal: null });
    expect(await latest('143.4')).toMatchObject({ results: 'Mine' });
  });

  it('is refused to those who may not, on opening and on sending', async () => {
    const observer = app.as('U0OBSV1');
    const told = await clickUpdate(observer, '143.5');
    expect(shownIn(told)).toContain('143.5 is led by the Ministry of Justice; its focal points');
    await observer.close();

    const person = app.as('U0MOET1');
    await clickUpdate(person, '143.59');
    await db.focalPoint.deleteMany({ where: { member: { slackUserId: 'U0MOET1' } } });
    const before = await updateCount('143.59');
    await person.fill({ 'Results achieved': 'Too late' });
    expect(Object.values((await person.submit()).errors ?? {})).toEqual([expect.stringContaining('143.59 is led by')]);
    expect(await updateCount('143.59')).toBe(before);
    await person.close();
  });

  it('speaks Vietnamese to those who read it', async () => {
    const person = app.as(MAIN);
    const form = await clickUpdate(person, '6');
    expect(form.title.text).toBe('Báo cáo 6');
    expect(form.fields.filter(({ isInput }) => isInput).map(({ label }) => label)).toEqual([
      'Tình trạng thực hiện',
      'Kết quả đạt được',
      'Khó khăn, vướng mắc',
      'Đề xuất, kiến nghị',
      'Tài liệu minh chứng',
    ]);
    await person.fill({ 'Kết quả đạt được': 'Đã hoàn thành.' });
    await person.submit({ until: 'view_closed' });
    expect((await storedLine(person)).text).toMatch(/^Đã lưu: khuyến nghị 6 vẫn ở tình trạng/);
  });

  it('goes through with the longest and strangest texts', async () => {
    const person = app.as(ALTERNATE);
    const texts = {
      'Results achieved': `${'Ủy ban 👩‍⚖️ '.repeat(300)}`.slice(0, 2990).replace(/[\uD800-\uDBFF]$/, ''),
      Difficulties: '<!channel> <@U0MOJ01> &amp; *b* _i_ ~s~ `c` \u202E turned \u0000 {"a":1}'.repeat(20),
      Proposals: `${'ज्ञ‍ۓ'.repeat(500)}`,
      Evidence: Array.from({ length: 9 }, (_, n) => `https://example.org/${n}/${'a'.repeat(300)}`).join('\n'),
    };
    await clickUpdate(person, '40 (a)');
    await person.fill(texts);
    expect(await person.submit({ until: 'view_closed' })).toMatchObject({ ok: true });
    await storedLine(person);
    const form = await clickUpdate(person, '40 (a)');
    expect(form.title.text).toBe('Update 40 (a)');
    expect(shownIn(form)).not.toMatch(/<!channel>|\u202E/);
    await person.close();
  });

  it('keeps the form while the database is down, and works again after', async () => {
    const person = app.as(ALTERNATE);
    await clickUpdate(person, '143.36');
    await person.fill({ 'Results achieved': 'Typed while it was down' });
    await db.$executeRawUnsafe(`
      CREATE FUNCTION down() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'the database system is shutting down' USING ERRCODE = '57P01'; END $$`);
    await db.$executeRawUnsafe('CREATE TRIGGER down BEFORE INSERT ON "Update" FOR EACH ROW EXECUTE FUNCTION down()');
    const refused = await person.submit();
    expect(Object.values(refused.errors ?? {})).toEqual([expect.stringContaining('try again in a minute')]);
    expect(heldIn(refused.modal, 'Results achieved')).toBe('Typed while it was down');
    await db.$executeRawUnsafe('DROP TRIGGER down ON "Update"');
    await db.$executeRawUnsafe('DROP FUNCTION down');
    await person.submit({ until: 'view_closed' });
    expect(await latest('143.36')).toMatchObject({ results: 'Typed while it was down' });
  });

  it.each([
    ['the database is down', '57P01', /^The database does not answer/, ALTERNATE, 'Your draft could not be kept'],
    ['the fault is ours', 'XX000', /do lỗi của Rapporteur/, MAIN, 'Bản nháp chưa lưu được'],
  ])('gives back what was typed when it is closed unsent while %s', async (_, code, why, user, lead) => {
    const person = app.as(user);
    const typed = 'Half a *sentence* <!channel> & 👩‍⚖️ more '.repeat(80).trim();
    await clickUpdate(person, '143.16');
    const [, , difficulties] = (await person.modal()).fields.filter(({ isInput }) => isInput);
    await db.$executeRawUnsafe(`
      CREATE FUNCTION down() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '${code}'; END $$`);
    await db.$executeRawUnsafe('CREATE TRIGGER down BEFORE INSERT ON "Draft" FOR EACH ROW EXECUTE FUNCTION down()');
    await person.fill({ [difficulties?.label as string]: typed.slice(0, 3000) });
    await person.close();
    const told = await person.eventually(({ conversations }) =>
      conversations.find(({ kind }) => kind === 'im')?.messages.find(({ text }) => why.test(text)),
    );
    await db.$executeRawUnsafe('DROP TRIGGER down ON "Draft"');
    await db.$executeRawUnsafe('DROP FUNCTION down');
    expectMessage(told as never);
    const sections = told.blocks as { text: { type: string; text: string } }[];
    expect(sections.map(({ text }) => text)).toContainEqual(
      expect.objectContaining({ type: 'plain_text', text: typed.slice(0, 3000) }),
    );
    expect(sections[1]?.text.text).toContain(lead);
    expect(await db.draft.count({ where: { recommendation: { reference: '143.16' } } })).toBe(0);
    expect(app.takeErrors()).toHaveLength(code === 'XX000' ? 1 : 0);
  });

  it('tells in a direct message what was stored when the channel will not have it', async () => {
    const person = app.as(ALTERNATE);
    await clickUpdate(person, '8');
    await app.control('misbehave', { method: 'chat.postEphemeral', kind: 'error', error: 'not_in_channel', times: 1 });
    await person.fill({ 'Results achieved': 'Told elsewhere' });
    await person.submit({ until: 'view_closed' });
    await storedDirectly(person, '8');
    await app.control('misbehave', undefined, 'DELETE');
  });

  it('makes one update of a form that is sent twice at once', async () => {
    const person = app.as(ALTERNATE);
    await clickUpdate(person, '33');
    await person.fill({ 'Results achieved': 'Pressed twice' });
    const before = await updateCount('33');
    await Promise.allSettled([person.submit(), person.submit(), person.submit()]);
    expect(await updateCount('33')).toBe(before + 1);
    expect((await person.screen()).modals).toEqual([]);
  });

  // On a server other connections go on while one waits for a lock; the embedded database has one connection.
  it.skipIf(!process.env.TEST_DATABASE_URL)('opens a waiting view while the records are slow to read', async () => {
    const person = app.as(ALTERNATE);
    const observer = app.as('U0OBSV1');
    const views: Promise<PersonView>[] = [];
    await db.$transaction(
      async (tx) => {
        await tx.$executeRawUnsafe('LOCK TABLE "Draft" IN ACCESS EXCLUSIVE MODE');
        views.push(clickUpdate(person, '18'), clickUpdate(observer, '18'));
        for (const view of await Promise.all(views)) expect(shownIn(view)).toContain('One moment…');
      },
      { timeout: 10_000 },
    );
    await person.modal({ title: 'Update 18' });
    await observer.eventually(({ modals }) => shownIn(modals.at(-1)).includes('18 is led by'));
    await person.close();
    await observer.close();
  });

  it('is stored even when nobody can be told of it', async () => {
    const person = app.as(ALTERNATE);
    await clickUpdate(person, '10');
    await app.control('misbehave', {
      method: 'chat.postEphemeral',
      kind: 'error',
      error: 'channel_not_found',
      times: 1,
    });
    await app.control('misbehave', { method: 'chat.postMessage', kind: 'error', error: 'fatal_error', times: 1 });
    await person.fill({ 'Results achieved': 'Untold' });
    expect(await person.submit({ until: 'view_closed' })).toMatchObject({ ok: true, modal: null });
    expect(await latest('10')).toMatchObject({ results: 'Untold' });
    await vi.waitFor(async () => {
      const { rules } = await app.control('misbehave');
      expect(rules.map(({ used }: { used: number }) => used)).toEqual([1, 1]);
    });
    await app.control('misbehave', undefined, 'DELETE');
  });

  it('draws no complaint from Slack about what it sends', async () => {
    const { warnings } = await app.control('warnings');
    expect(warnings).toEqual([]);
  });
});
