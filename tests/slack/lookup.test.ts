import { describe, expect, it } from 'vitest';
import { findRecommendations } from '../../src/db/recommendations.ts';
import { ACTION } from '../../src/slack/action-ids.ts';
import type { PersonMessage, Seen } from '../../src/workspace/person.ts';
import { startTestApp } from '../support/app.ts';
import { expectMessage } from '../support/block-limits.ts';

const GROUP = 'C0GROUP01';
/** English-speaking alternate of the Ministry of Justice */
const ALTERNATE = 'U0ALT01';
/** Vietnamese-speaking focal point of the same ministry */
const MAIN = 'U0MOJ01';
const COORDINATOR = 'U0COORD2';
const OBSERVER = 'U0OBSV1';
const GUEST = 'U0GUEST1';

describe.each(['http', 'socket'] as const)('looking up over %s', async (transport) => {
  const app = await startTestApp({ transport });
  const { db } = app.database;

  const ask = async (text: string, user = ALTERNATE, channel: string = GROUP) => {
    const seen = await app.as(user).command(`/rec ${text}`.trim(), { channel, until: 'message' });
    return answerOf(seen);
  };
  const answerOf = (seen: Seen): PersonMessage => {
    expect(seen.error).toBeUndefined();
    const message = seen.messages.at(-1);
    if (!message) throw new Error('no answer');
    expectMessage(message as never);
    return message;
  };
  const shown = ({ blocks }: { blocks?: unknown[] }) => JSON.stringify(blocks);
  /** The references of a list's rows, in their order. */
  const rowsOf = (message: PersonMessage) =>
    [...shown(message).matchAll(/"text":"\*([^*]+)\* · /g)].map(([, reference]) => reference);
  const idOf = async (reference: string) => (await findRecommendations(db, app.workspaceId, reference))[0]?.id ?? '';
  const at = ({ ts }: PersonMessage, channel: string = GROUP) => ({ where: { channel, ts } });

  it('answers a reference with its card, in the ack, for one pair of eyes', async () => {
    const seen = await app.as(ALTERNATE).command('/rec 143.5', { channel: GROUP, until: 'message' });
    const card = answerOf(seen);
    expect(card.ephemeral).toBe(true);
    expect(seen.ack?.body).toMatchObject({ response_type: 'ephemeral' });
    expect(card.text).toMatch(/^143\.5 · In progress · reported 31 Oct, not yet verified\. Consider ratifying/);
    expect(shown(card)).toContain('UPR cycle II · A/HRC/26/6, para 143.5 · SDG 16 · Djibouti · Death penalty');
    expect(shown(card)).toContain(ACTION.update);
  });

  it('shows the position for the UPR only, and the grade for the Committee only', async () => {
    expect(shown(await ask('143.5'))).toContain('*Position*');
    const committee = shown(await ask('6'));
    expect(committee).not.toContain('*Position*');
    expect(committee).toContain('B · Partially satisfactory');
  });

  it('takes any spelling of a reference', async () => {
    expect((await ask('24(B)')).text).toMatch(/^24 \(b\)/);
    expect((await ask('upr-2014 143.5')).text).toMatch(/^143\.5/);
    expect((await ask('A/HRC/26/6, para 143.5')).text).toMatch(/^143\.5/);
  });

  it('answers each member in their own language', async () => {
    const card = await ask('143.5', MAIN);
    expect(card.text).toMatch(/^143\.5 · Đang thực hiện · báo cáo 31\/10, chưa xác nhận\. Xem xét phê chuẩn/);
    expect((await ask('đ', MAIN)).text).toMatch(/Thử:/);
  });

  it('asks which one is meant, and leads on to it', async () => {
    const choice = await ask('14');
    expect(choice.text).toBe('2 recommendations match “14”: which one?');
    const card = answerOf(
      await app
        .as(ALTERNATE)
        .click(ACTION.openCard, { ...at(choice), blockId: `row:${await idOf('14 (b)')}`, until: 'message' }),
    );
    expect(card.text).toMatch(/^14 \(b\) · In progress/);
    expect(card.ephemeral).toBe(true);
  });

  it('offers the nearest ones where a reference means none', async () => {
    const nearest = await ask('143.6');
    expect(nearest.text).toMatch(/which one|No recommendation is called/);
    const none = await ask('143.999');
    expect(none.text).toBe('No recommendation is called “143.999”');
    expect(shown(none)).toContain('The nearest ones:');
    const far = shown(await ask('999'));
    expect(far).not.toContain('The nearest ones:');
    expect(far).toContain('/rec find words');
    expect((await ask('143,5')).text).toMatch(/^143\.5 · /);
  });

  it('counts all that a reference matches, and shows the first of them', async () => {
    const many = await ask('history 143');
    expect(many.text).toBe('26 recommendations match “143”; the first 20 are shown');
    expect((await ask('update 143', MAIN)).text).toBe('26 khuyến nghị khớp “143”; hiển thị 20 khuyến nghị đầu');
  });

  it('puts what says the words as they were typed first', async () => {
    const found = await ask('tìm tử hình');
    expect(rowsOf(found).slice(0, 3).sort()).toEqual(['143.5', '143.89', '18']);
    expect(rowsOf(found)).toHaveLength(6);
  });

  it('shows a filter so that it can be copied, and an example that works', async () => {
    const list = await ask('list -status:not_started');
    expect(shown(list)).toContain('Filter: `-status:\\"not started\\"`');
    expect((await ask('list state:sweden')).text).toMatch(/Try: \/rec list state:Afghanistan\n?/);
    expect((await ask('progress by theme review:xyz')).text).toContain('Try: /rec progress by theme review:ccpr-2025');
    expect((await ask('list state:thuỵ điển', MAIN)).text).toMatch(/quốc gia .*\nThử: \/rec danh sách quốc gia:Afgh/);
  });

  it('finds words in either language without their accents, the best first', async () => {
    const found = await ask('find tu hinh');
    expect(found.text).toBe('6 recommendations found for “tu hinh”');
    // The words as one phrase come first.
    expect(rowsOf(found).slice(0, 3).sort()).toEqual(['143.5', '143.89', '18']);
    expect((await ask('find xyzzy')).text).toBe('Nothing found for “xyzzy”');
  });

  it('lists what passes a filter, pages in place, and opens a row', async () => {
    const person = app.as(ALTERNATE);
    const list = await ask('list');
    expect(list.text).toMatch(/^42 recommendations, 8 of them overdue, the oldest by 41 days/);
    expect(shown(list)).toContain('page 1 of 5');
    const next = answerOf(await person.click(`${ACTION.listPage}:next`, { ...at(list), until: 'message' }));
    expect(next).toMatchObject({ ts: list.ts, event: 'updated' });
    expect(shown(next)).toContain('page 2 of 5');
    const back = answerOf(await person.click(`${ACTION.listPage}:previous`, { ...at(list), until: 'message' }));
    expect(shown(back)).toContain('page 1 of 5');
    const card = answerOf(
      await person.click(ACTION.chooseCard, { ...at(list), value: await idOf('143.9'), until: 'message' }),
    );
    expect(card.text).toMatch(/^143\.9 · Partially implemented · overdue by 41 days/);
    expect(card.ts).not.toBe(list.ts);
  });

  it('says what is mistaken, where, and what would work', async () => {
    const mistake = await ask('list agncy:moj');
    expect(mistake.text).toContain(`I don't know the filter “agncy” (at character 6). Did you mean agency?`);
    expect(mistake.text).toContain('Try: /rec list agency:moj');
    expect((await ask('find <!channel> *x*')).text).not.toContain('<!channel>');
    expect((await ask('list theme:"<!here> `x`"')).text).not.toContain('<!here>');
  });

  it('shows progress in words, a table and a chart', async () => {
    const progress = await ask('progress by review');
    expect(progress.text).toMatch(/^2 of 42 recommendations are implemented \(5%\)\. 8 are overdue, \d of them/);
    const types = (progress.blocks as { type: string }[]).map(({ type }) => type);
    expect(types).toEqual(['section', 'table', 'context', 'data_visualization']);
  });

  it('shows deadlines, and what one covers', async () => {
    const deadlines = await ask('deadlines');
    expect(deadlines.text).toBe(
      'Next: Plan of the Ministry of Education and Training (sample), 23 Nov 2026 (in 5 days)',
    );
    const { id } = await db.deadline.findFirstOrThrow({ where: { coverage: 'lead:moet' } });
    const place = { ...at(deadlines), blockId: `deadline:${id}`, until: 'message' as const };
    const seen = await app.as(ALTERNATE).click(ACTION.showList, place);
    expect(shown(answerOf(seen))).toContain('Filter: `lead:MOET`');
  });

  it('shows the history of a recommendation', async () => {
    const history = await ask('history 143.44');
    expect(history.text).toBe('143.44: 5 updates, the latest first');
    expect(shown(history)).toContain('page 1 of 2');
    const next = answerOf(
      await app.as(ALTERNATE).click(`${ACTION.historyPage}:next`, { ...at(history), until: 'message' }),
    );
    expect(shown(next)).toContain('page 2 of 2');
    expect(shown(next)).toContain('verified by');
  });

  it('answers alone with what needs the member, and the next deadline that concerns them', async () => {
    const overview = await ask('');
    expect(overview.text).toMatch(/^9 recommendations need you now\. Next deadline: Follow-up report on UPR cycle II/);
    // Education leads what the plan covers.
    expect((await ask('', 'U0MOET1')).text).toContain('Next deadline: Plan of the Ministry of Education');
    expect((await ask('', OBSERVER)).text).toMatch(/^Nothing needs you now\./);
  });

  it('teaches what can be asked', async () => {
    const help = await ask('help');
    expect(help.text).toBe('What you can ask with /rec');
    const tried = answerOf(await app.as(ALTERNATE).click(`${ACTION.ask}:0`, { ...at(help), until: 'message' }));
    expect(tried.text).toMatch(/^Next: /);
    expect(shown(await ask('trợ giúp danh sách', MAIN))).toContain('cơ quan:…');
  });

  it('shows an observer no way to update, and a guest nothing at all', async () => {
    expect(shown(await ask('143.5', OBSERVER))).not.toContain(ACTION.update);
    const turnedAway = await ask('143.5', GUEST, 'C0UPR0001');
    expect(turnedAway.text).toMatch(/^Rapporteur serves the members of Sample Working Group/);
    expect(shown(turnedAway)).not.toContain('Second Optional Protocol');
  });

  it('shares a card in the channel once, in the workspace’s language, and says so', async () => {
    const person = app.as(MAIN);
    const card = await ask('143.5', MAIN);
    await person.click(ACTION.share, { ...at(card), until: 'message' });
    const [shared, own] = await person.eventually(({ conversations }) => {
      const messages = conversations.find(({ id }) => id === GROUP)?.messages ?? [];
      const posted = messages.find(({ ephemeral, text }) => !ephemeral && text.includes('shared this recommendation'));
      const edited = messages.find(({ ts }) => ts === card.ts);
      return posted && edited && shown(edited).includes('Đã chia sẻ trong kênh này')
        ? ([posted, edited] as const)
        : null;
    });
    expectMessage(shared as never);
    expect(shared.text).toMatch(/^<@U0MOJ01> shared this recommendation: 143\.5 · In progress/);
    expect(shown(shared)).not.toContain(ACTION.update);
    expect(shown(shared)).toContain('<!date^');
    expect(shown(own)).not.toContain(ACTION.share);

    const observer = answerOf(await app.as(OBSERVER).click(ACTION.openCard, { ...at(shared), until: 'message' }));
    expect(observer.ephemeral).toBe(true);
    expect(shown(observer)).not.toContain(ACTION.update);
    const messages = await app.as(OBSERVER).messages(GROUP);
    expect(messages.find(({ ts }) => ts === shared.ts)?.text).toBe(shared.text);
  });

  it('asks for the channel where there is none, and says where it was shared', async () => {
    const person = app.as(ALTERNATE);
    const seen = await person.command('/rec 143.44', { until: 'message' });
    const channel = answerOf(seen).channel;
    await person.click(ACTION.share, { where: { channel, ts: answerOf(seen).ts }, until: 'modal' });
    await person.modal({ title: 'Share' });
    await person.fill({ Channel: GROUP });
    await person.submit();
    const told = await person.modal({ title: 'Rapporteur' });
    expect(shown(told)).toContain(`Shared in <#${GROUP}>`);
    await person.close({ clearAll: true });
    const messages = await person.messages(GROUP);
    expect(messages.some(({ text }) => text.includes('shared this recommendation: 143.44'))).toBe(true);
  });

  it('shares a little later when Slack is busy', async () => {
    const person = app.as(ALTERNATE);
    const seen = answerOf(await person.command('/rec 143.36', { until: 'message' }));
    await person.click(ACTION.share, { where: { channel: seen.channel, ts: seen.ts }, until: 'modal' });
    await person.modal({ title: 'Share' });
    await person.fill({ Channel: GROUP });
    await app.control('misbehave', { method: 'chat.postMessage', kind: 'rate_limited', retryAfter: 1, times: 1 });
    await person.submit();
    expect(shown(await person.modal({ title: 'Rapporteur' }))).toContain('Slack is busy');
    await person.close({ clearAll: true });
    await person.eventually(({ conversations }) =>
      conversations.some(({ messages }) =>
        messages.some(({ ephemeral, text }) => !ephemeral && text.includes('shared this recommendation: 143.36 ')),
      ),
    );
    await app.control('misbehave', undefined, 'DELETE');
  });

  it('shares nothing where people of other organisations are', async () => {
    const [person, shared] = [app.as(MAIN), 'C0UPR0001'];
    const card = await ask('143.5', MAIN, shared);
    const told = answerOf(await person.click(ACTION.share, { ...at(card, shared), until: 'message' }));
    expect(told).toMatchObject({ ephemeral: true, text: expect.stringMatching(/^Kênh này có người của tổ chức khác/) });
    const posted = (await person.messages(shared)).filter(({ ephemeral }) => !ephemeral);
    expect(posted.some(({ text }) => text.includes('143.5'))).toBe(false);

    const direct = answerOf(await app.as(COORDINATOR).command('/rec 143.5', { until: 'message' }));
    await app.as(COORDINATOR).click(ACTION.share, { ...at(direct, direct.channel), until: 'modal' });
    await app.as(COORDINATOR).modal({ title: 'Share' });
    // Slack's own menu does not offer it, until a channel is opened to others while the form is open.
    await app.control('channels', { id: GROUP, isExtShared: true });
    await app.as(COORDINATOR).fill({ Channel: GROUP });
    const refused = await app.as(COORDINATOR).submit();
    await app.control('channels', { id: GROUP, isExtShared: false });
    expect(Object.values(refused.errors ?? {})).toEqual([expect.stringContaining('People of other organisations')]);
    await app.as(COORDINATOR).close();
  });

  it('shares where Slack does not say who is there', async () => {
    const person = app.as(ALTERNATE);
    for (const [reference, error] of [
      ['143.36', 'missing_scope'],
      ['143.59', 'channel_not_found'],
      ['143.65', 'unknown_method'],
    ]) {
      const card = await ask(reference as string);
      await app.control('misbehave', { method: 'conversations.info', kind: 'error', error, times: 1 });
      await person.click(ACTION.share, { ...at(card), until: 'message' });
      await person.eventually(({ conversations }) =>
        conversations.some(({ messages }) =>
          messages.some(
            ({ ephemeral, text }) => !ephemeral && text.includes(`shared this recommendation: ${reference} `),
          ),
        ),
      );
    }
    await app.control('misbehave', undefined, 'DELETE');
  });

  it('opens the whole of a long text, however strange', async () => {
    const id = await idOf('143.16');
    const text = `${'The <!channel> & *State* party shall `act`. '.repeat(450)}The end.`;
    await db.recommendation.update({ where: { id }, data: { textEn: text } });
    const card = await ask('143.16');
    expect(shown(card)).toContain('The text goes on');
    await app.as(ALTERNATE).click(ACTION.fullText, { ...at(card), until: 'modal' });
    const modal = await app.as(ALTERNATE).modal();
    expect(shown(modal)).toContain('The end.');
    await app.as(ALTERNATE).close();
  });

  it('copes with a click on a recommendation that is gone', async () => {
    const card = await ask('143.223');
    await db.recommendation.delete({ where: { id: await idOf('143.223') } });
    const told = answerOf(await app.as(ALTERNATE).click(ACTION.share, { ...at(card), until: 'message' }));
    expect(told.text).toMatch(/no longer/);
  });

  it('answers in direct messages also when Slack is busy', async () => {
    await app.control('misbehave', { method: 'chat.postMessage', kind: 'rate_limited', retryAfter: 1, times: 2 });
    const said = await app.as('U0MOET1').say('143.44', { until: 'message' });
    expect(answerOf(said).text).toMatch(/^143\.44 · /);
    await app.control('misbehave', undefined, 'DELETE');
  });

  it('answers in direct messages as after the command, once, in the thread it was asked in', async () => {
    const person = app.as(ALTERNATE);
    const said = await person.say('143.5', { until: 'message' });
    const answer = answerOf(said);
    expect(answer.text).toMatch(/^143\.5 · In progress/);
    expect(answer.ephemeral).toBe(false);
    const threaded = await person.say('history 143.5', { threadTs: said.ts, until: 'message' });
    expect(answerOf(threaded)).toMatchObject({ thread_ts: said.ts, text: '143.5: 4 updates, the latest first' });
    expect((await person.messages()).filter(({ text }) => text.startsWith('143.5 · In progress'))).toHaveLength(1);
  });

  it.runIf(transport === 'socket')('answers a message once that Slack delivers twice', async () => {
    const person = app.as(OBSERVER);
    await app.control('socket', { do: 'duplicate' });
    await person.say('deadlines', { until: 'message' });
    // Messages are worked through in their order: the answer to a later one shows that nothing else came before.
    await person.say('help', { until: 'message' });
    await person.eventually(({ conversations }) =>
      conversations.some(({ messages }) => messages.some(({ text }) => text.startsWith('What you can ask'))),
    );
    expect((await person.messages()).filter(({ text }) => text.startsWith('Next: '))).toHaveLength(1);
  });

  it('offers a button in direct messages for what opens a form', async () => {
    const person = app.as(ALTERNATE);
    const offer = answerOf(await person.say('update 143.89', { until: 'message' }));
    await person.click(ACTION.update, { where: { channel: offer.channel, ts: offer.ts }, until: 'modal' });
    expect((await person.modal()).title.text).toBe('Update 143.89');
    await person.close();
    const settings = answerOf(await person.say('settings', { until: 'message' }));
    await person.click(ACTION.settings, { where: { channel: settings.channel, ts: settings.ts }, until: 'modal' });
    expect((await person.modal()).title.text).toBe('Settings');
    await person.close();
    expect(answerOf(await app.as(OBSERVER).say('update 143.5', { until: 'message' })).text).toMatch(
      /^143\.5 is led by the Ministry of Justice; its focal points and the coordinating office can report on it\.$/,
    );
  });

  it('opens the form of an update from the command, and asks which one is meant', async () => {
    const person = app.as(ALTERNATE);
    await person.command('/rec update 143.5', { channel: GROUP, until: 'modal' });
    expect((await person.modal()).title.text).toBe('Update 143.5');
    await person.close();
    const choice = await ask('update 14');
    expect(shown(choice)).toContain(ACTION.update);
    await person.command('/rec update', { channel: GROUP, until: 'modal' });
    expect((await person.modal()).title.text).not.toBe('');
    await person.close();
  });
});
