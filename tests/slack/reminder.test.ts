import { describe, expect, test } from 'vitest';
import { ACTION } from '../../src/slack/action-ids.ts';
import type { PersonMessage } from '../../src/workspace/person.ts';
import { wordsOf } from '../jobs/support.ts';
import { startTestApp } from '../support/app.ts';

/** Focal point of Education and Training; reads English, in Hanoi. */
const FOCAL_POINT = 'U0MOET1';
const GROUP = 'C0GROUP01';

describe.each(['socket', 'http'] as const)('reminders over %s', async (transport) => {
  // Wednesday, 10:00 in Hanoi: five days before the plan of this ministry, fifteen before the follow-up report.
  const app = await startTestApp({ transport });
  const { db } = app.database;
  const person = app.as(FOCAL_POINT);
  const reminders = async () =>
    (await person.messages()).filter(({ metadata }) => metadata?.event_type === 'rapporteur_outbox');
  const summaries = async () =>
    (await person.messages(GROUP)).filter(
      ({ metadata, ts, thread_ts }) => metadata?.event_type === 'rapporteur_outbox' && (thread_ts ?? ts) === ts,
    );
  const buttons = (message: PersonMessage) =>
    (message.blocks ?? []).filter((block: any) => block.accessory?.action_id === ACTION.update) as any[];
  const eventually = (test: (message: PersonMessage) => boolean) =>
    person.eventually(({ conversations }) => conversations.flatMap(({ messages }) => messages).find(test));

  async function reportOn(message: PersonMessage, index: number, status?: string): Promise<void> {
    const { id: channel } = await person.conversation();
    const { block_id: blockId } = buttons(message)[index];
    await person.click(ACTION.update, { where: { channel, ts: message.ts }, blockId, until: 'modal' });
    await person.modal();
    await person.fill({ ...(status && { Status: status }), 'Results achieved': 'Done in part.' });
    expect(await person.submit({ until: 'view_closed' })).toMatchObject({ ok: true, modal: null });
  }

  test('one message has everything that is open, the nearest deadline first, each with what is to be done', async () => {
    await app.app.jobs.tick();
    const [message, ...others] = await reminders();
    expect(others).toEqual([]);
    expect(message?.text).toBe(
      '2 recommendations need an update and 1 confirmation is still open; the nearest deadline is Monday 23 November 2026',
    );
    expect(buttons(message!)).toHaveLength(2);
    expect(wordsOf(message as { blocks: any[] })).toEqual([
      `*${message?.text}*`,
      '*Plan of the Ministry of Education and Training (sample)* · Monday 23 November 2026 · in 5 days',
      '*Ministry of Education and Training*  Our plan has been sent to the coordinating office',
      '[Confirm]',
      '*Follow-up report on UPR cycle II (sample)* · Thursday 3 December 2026 · in 15 days',
      expect.stringMatching(/^\*143\.\d+\* {2}.+\n_(no update yet|last update .+)_$/),
      '[Update]',
      expect.stringMatching(/^\*143\.\d+\* {2}.+\n_(no update yet|last update .+)_$/),
      '[Update]',
      'Not Mine',
      'Ministry of Education and Training · this message follows what you do; it will not come twice today · settings on Home',
    ]);
  });

  test('the group has one summary', async () => {
    const [summary, ...others] = await summaries();
    expect(others).toEqual([]);
    expect(wordsOf(summary as { blocks: any[] })[0]).toMatch(
      /^\*Follow-up report on UPR cycle II \(sample\)\*, Thursday 3 December 2026: 15 days left\n\d+ of \d+ recommendations are up to date\. Waiting: Ministry of Justice \d, .+\nNobody to remind yet: Lao Cai Province, no agency named\./,
    );
  });

  test('whoever wants to see what the group waits for is shown it, for their eyes only', async () => {
    const [summary] = await summaries();
    const [, done, total] = /\n?(\d+) of (\d+) rec/.exec(summary?.text ?? '') ?? [];
    const where = { channel: GROUP, ts: summary!.ts };
    const { messages } = await person.click(ACTION.showList, { where, until: 'message' });
    expect(messages.at(-1)).toMatchObject({ ephemeral: true });
    expect(messages.at(-1)?.text).toMatch(new RegExp(`^${Number(total) - Number(done)} recommendations`));
  });

  test('another minute, or another instance, sends nothing more', async () => {
    const another = await app.startAnother();
    await Promise.all([app.app.jobs.tick(), another.jobs.tick()]);
    const { calls } = await app.control('calls?method=chat.postMessage&limit=500');
    expect(calls).toHaveLength(await db.outboxMessage.count());
    expect(await reminders()).toHaveLength(1);
  });

  test('after the first update its line says so, in place, and the title counts what remains', async () => {
    const [before] = await reminders();
    await reportOn(before!, 0);
    const after = await eventually(({ text, ts }) => ts === before!.ts && text.startsWith('1 recommendation needs'));
    expect(wordsOf(after as { blocks: any[] })[5]).toMatch(/^\*143\.\d+\* {2}Updated by you at \d\d:\d\d$/);
    expect(buttons(after)).toHaveLength(1);
  });

  test('after the last it thanks, with nothing left to do; the summary counts them', async () => {
    const [before] = await reminders();
    const { id: channel } = await person.conversation();
    await person.click(ACTION.tick, { where: { channel, ts: before!.ts }, confirm: true });
    const ticked = await eventually(
      ({ text, ts }) => ts === before!.ts && text.startsWith('1 recommendation needs an update before the'),
    );
    const [summary] = await summaries();
    const count = (message: PersonMessage | undefined) => Number(/\n?(\d+) of \d+ rec/.exec(message?.text ?? '')?.[1]);
    const total = (message: PersonMessage | undefined) => /\d+ of (\d+) rec/.exec(message?.text ?? '')?.[1];
    await reportOn(ticked, 0, 'Implemented');
    const after = await eventually(({ text, ts }) => ts === before!.ts && text.startsWith('All done'));
    expect(after.text).toBe('All done for these deadlines. Thank you.');
    expect(buttons(after)).toEqual([]);
    expect((after.blocks ?? []).filter(({ type }) => type === 'actions')).toEqual([]);
    // What is implemented goes on counting: of as many, one more is up to date.
    await eventually(
      (message) =>
        message.ts === summary!.ts && count(message) === count(summary) + 1 && total(message) === total(summary),
    );
    expect(await reminders()).toHaveLength(1);
  });

  test('who has acted is not reminded at the next step; who has not is', async () => {
    // Friday: three days before the plan; the step of 14 days of the follow-up report was on Thursday.
    app.workspace.clock.set(new Date('2026-11-20T02:00:00Z'));
    await app.app.jobs.tick();
    expect(await reminders()).toHaveLength(1);
    // The other instance may still be at what it took up of this.
    const [before, after, ...others] = await app.as('U0MOJ01').eventually(({ conversations }) => {
      const messages = conversations.filter(({ kind }) => kind === 'im').flatMap((direct) => direct.messages);
      return messages[0]?.text.startsWith('Đã') && messages;
    });
    expect(before?.text).toBe('Đã được thay bằng tin nhắc ngày 20/11.');
    expect(after?.text).toMatch(/^Còn /);
    expect(others).toEqual([]);
  });

  test('on a Saturday nobody is told of anything; the summary goes on counting days', async () => {
    const before = await db.outboxMessage.count();
    app.workspace.clock.set(new Date('2026-11-21T03:00:00Z'));
    await app.app.jobs.tick();
    expect(await db.outboxMessage.count()).toBe(before);
    const [summary, ...others] = await summaries();
    expect(others).toEqual([]);
    expect(summary?.text).toContain('12 days left');
  });
});
