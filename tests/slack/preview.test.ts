import { describe, expect, test } from 'vitest';
import { ACTION } from '../../src/slack/action-ids.ts';
import type { PersonMessage, PersonView } from '../../src/workspace/person.ts';
import { startTestApp } from '../support/app.ts';

const COORDINATOR = 'U0COORD2';
const VIETNAMESE = 'U0COORD1';
const FOCAL_POINT = 'U0MOET1';

describe.each(['http', 'socket'] as const)('what is to come, over %s', async (transport) => {
  // Wednesday, 10:00 in Hanoi: five days before the plan of a ministry, fifteen before the follow-up report.
  const app = await startTestApp({ transport });
  const { db } = app.database;
  // The deadlines were set today: of their steps only those to come count.
  await db.deadline.updateMany({ data: { scheduledAt: app.workspace.clock.now() } });
  const coordinator = app.as(COORDINATOR);
  const ask = async (command: string, user = COORDINATOR) => {
    const { messages } = await app.as(user).command(command, { until: 'message' });
    return messages.at(-1) as PersonMessage;
  };
  const rowsOf = ({ blocks }: PersonMessage): string[][] =>
    ((blocks?.find(({ type }) => type === 'table') as any)?.rows ?? []).map((row: any[]) =>
      row.map(({ text }) => text),
    );
  const textOf = (shown: { blocks?: unknown }) => JSON.stringify(shown.blocks);

  test('a coordinator sees who gets what of all deadlines on the next days, in their own hours and the reader’s', async () => {
    const message = await ask('/rec deadline preview');
    expect(message).toMatchObject({ ephemeral: true });
    expect(message.text).toMatch(/^10 people will get \d+ reminders, the first at 08:00 on 19 Nov$/);
    const [head, ...rows] = rowsOf(message);
    expect(head).toEqual(['When', 'Who', 'As', 'What']);
    expect(rows[0]).toEqual([
      '19 Nov, 08:00',
      'Hoàng Đồng Lúa',
      'Main focal point of MOHA',
      expect.stringMatching(/^Follow-up report on UPR cycle II \(sample\): 1 recommendation$/),
    ]);
    const geneva = rows.find(([, who]) => who === 'Trần Tuyết Núi');
    expect(geneva?.slice(0, 3)).toEqual([
      '19 Nov, 15:00 (09:00 in Geneva)',
      'Trần Tuyết Núi',
      'Alternate of MOFA, brought in',
    ]);
    expect(rows.find(([, who]) => who === 'Lý Suối Trong')?.[2]).toBe(
      'Alternate of MERA, which has no main focal point',
    );
  });

  test('what is due now is on its way', async () => {
    const report = { where: { kind: 'follow_up_report' as const } };
    const { scheduledAt } = await db.deadline.findFirstOrThrow(report);
    await db.deadline.updateMany({ ...report, data: { scheduledAt: new Date('2026-08-01T00:00:00Z') } });
    const message = await ask('/rec deadline preview follow upr');
    expect(message.text).toMatch(/^\d+ people will get \d+ reminders; the first are on their way$/);
    expect(rowsOf(message)[1]?.[0]).toBe('On its way');
    await db.deadline.updateMany({ ...report, data: { scheduledAt } });
  });

  test('by words of its title, one deadline until its date: the steps, and how far it is', async () => {
    const message = await ask('/rec deadline preview follow upr');
    expect(textOf(message)).toMatch(
      /Follow-up report on UPR cycle II \(sample\)\* · 3 Dec 2026 · in 15 days · \d+ of \d+ rec/,
    );
    const rows = rowsOf(message).slice(1);
    expect(rows).toHaveLength(20);
    expect(rows.map(([, , , what]) => what).join()).toMatch(/14 days before the date.+7 days before the date/);
    expect(textOf(message)).toContain('*Nobody to remind*');
    expect(textOf(message)).toContain('Lao Cai Province has no focal point who can act');
  });

  test('what is previewed is what is sent', async () => {
    const rows = rowsOf(await ask('/rec deadline preview'));
    const foreseen = rows.slice(1).filter(([when]) => when?.startsWith('19 Nov'));
    await app.app.jobs.tick();
    const before = await db.outboxMessage.count({ where: { kind: 'reminder' } });
    for (const hour of [1, 2, 3, 8]) {
      app.workspace.clock.set(new Date(`2026-11-19T0${hour}:00:00Z`));
      await app.app.jobs.tick();
    }
    const sent = await db.outboxMessage.findMany({
      where: { kind: 'reminder', notBefore: { gte: new Date('2026-11-19T00:00:00Z') } },
    });
    expect(sent.length).toBe((await db.outboxMessage.count({ where: { kind: 'reminder' } })) - before);
    const people = new Map((await db.member.findMany()).map(({ id, name }) => [id, name]));
    const names = sent.map(({ content }) => people.get((content as { memberId: string }).memberId)).sort();
    expect(names).toEqual(foreseen.map(([, who]) => who).sort());
  });

  test('it turns its pages, and goes from one deadline to another', async () => {
    const first = await ask('/rec deadline preview follow upr');
    const dm = (await coordinator.conversation()).id;
    const where = { channel: dm, ts: first.ts };
    await coordinator.click(`${ACTION.previewPage}:next`, { where, until: 'anything' });
    const next = await coordinator.eventually(({ conversations }) =>
      conversations
        .flatMap(({ messages }) => messages)
        .find(({ ts, blocks }) => ts === first.ts && textOf({ blocks }).includes('page 2')),
    );
    expect(rowsOf(next)[1]).not.toEqual(rowsOf(first)[1]);
    const plan = await db.deadline.findFirstOrThrow({ where: { kind: 'agency_plan' } });
    await coordinator.click(ACTION.choosePreview, { where, value: plan.id, until: 'anything' });
    const other = await coordinator.eventually(({ conversations }) =>
      conversations
        .flatMap(({ messages }) => messages)
        .find(({ ts, blocks }) => ts === first.ts && textOf({ blocks }).includes('agency has confirmed')),
    );
    expect(textOf(other)).toContain('confirm for MOET');
  });

  test('it names who gets nothing, and why', async () => {
    const plan = await db.deadline.findFirstOrThrow({ where: { kind: 'agency_plan' } });
    const focalPoint = await db.member.findFirstOrThrow({ where: { slackUserId: FOCAL_POINT } });
    const preference = { workspaceId: app.workspaceId, memberId: focalPoint.id, deadlineId: plan.id };
    await db.deadlinePreference.create({ data: { ...preference, isMuted: true } });
    const message = await ask('/rec deadline preview plan education');
    expect(textOf(message)).toContain('Bùi Hoa Gạo (Main focal point of MOET): has muted this deadline');
    await db.deadlinePreference.deleteMany({ where: preference });
  });

  test('words that fit none or several lead to a choice', async () => {
    const none = await ask('/rec deadline preview zzz');
    expect(none.text).toBe('No open deadline has “zzz” in its title');
    const several = await ask('/rec deadline preview report');
    expect(several.text).toBe('2 open deadlines have “report” in their titles');
    expect(several.blocks?.flatMap((block: any) => block.elements?.[0]?.options ?? [])).toHaveLength(2);
  });

  test('Home names the next reminders and opens them in a modal', async () => {
    const { home } = await coordinator.openHome({ until: 'home' });
    expect(textOf(home as PersonView)).toMatch(
      /\*Next reminders:\* \d+ (person|people), (today|tomorrow|\d+ \w+) (from )?\d\d:00/,
    );
    await coordinator.click(ACTION.preview, { where: { home: true }, until: 'modal' });
    const modal = await coordinator.modal({ title: 'Reminders to come' });
    expect(textOf(modal)).toMatch(/\*\w+ \d+ November 2026, \d\d:00\* · \d+ (person|people)/);
    await coordinator.close({ clearAll: true });
  });

  test('it speaks Vietnamese', async () => {
    const message = await ask('/rec xem trước thời hạn', VIETNAMESE);
    expect(message.text).toMatch(/^\d+ người sẽ nhận \d+ tin nhắc, tin đầu tiên lúc \d\d:00/);
    expect(rowsOf(message)[0]).toEqual(['Thời điểm', 'Người nhận', 'Tư cách', 'Nội dung']);
  });

  test('others are not shown it', async () => {
    const message = await ask('/rec deadline preview', FOCAL_POINT);
    expect(message.text).toBe('Only the coordinating office may do this.');
  });

  test('it says so when nobody is to be reminded', async () => {
    await db.deadline.updateMany({ data: { closedAt: app.workspace.clock.now() } });
    const message = await ask('/rec deadline preview');
    expect(message.text).toBe('Nobody is to be reminded');
    expect(textOf(message)).toContain('/rec deadline add');
  });
});
