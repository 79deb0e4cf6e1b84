import { describe, expect, test } from 'vitest';
import { findRecommendations } from '../../src/db/recommendations.ts';
import { ACTION } from '../../src/slack/action-ids.ts';
import type { PersonMessage } from '../../src/workspace/person.ts';
import { startTestApp } from '../support/app.ts';

const COORDINATOR = 'U0COORD2';
const VIETNAMESE = 'U0COORD1';
/** Main focal point of Education and Training; reads English. */
const FOCAL_POINT = 'U0MOET1';
const ALTERNATE = 'U0ALT01';

describe.each(['http', 'socket'] as const)('why somebody is or is not reminded, over %s', async (transport) => {
  // Wednesday, 10:00 in Hanoi: a day before the step of 14 days of the follow-up report.
  const app = await startTestApp({ transport });
  const { db } = app.database;
  // The deadlines were set today: of their steps only those to come count.
  await db.deadline.updateMany({ data: { scheduledAt: app.workspace.clock.now() } });
  const ask = async (command: string, user = COORDINATOR) => {
    const { messages } = await app.as(user).command(command, { until: 'message' });
    return messages.at(-1) as PersonMessage;
  };
  const textOf = ({ blocks }: { blocks?: any[] }): string =>
    (blocks ?? [])
      .flatMap(({ text, elements }) => [text?.text, ...(elements ?? []).map((element: any) => element.text)])
      .filter((text) => typeof text === 'string')
      .join('\n');
  /** What is said of the follow-up report. */
  const followUp = (message: PersonMessage) => {
    const [found] = (message.blocks ?? []).flatMap((block: any) =>
      block.text?.text?.startsWith('*Follow-up report') ? [block.text.text as string] : [],
    );
    return found?.split('\n').slice(1).join('\n');
  };
  /** One of MOET that is open for the follow-up report, and one that has an update which counts for it. */
  const open = (await db.recommendation.findFirstOrThrow({
    where: {
      leadAgency: { code: 'MOET' },
      review: { code: 'upr-2014' },
      status: { not: 'implemented' },
      lastUpdateAt: null,
    },
    orderBy: { referenceSort: 'asc' },
  })) as { id: string; reference: string };
  const memberId = async (slackUserId: string) => (await db.member.findFirstOrThrow({ where: { slackUserId } })).id;
  const report = await db.deadline.findFirstOrThrow({ where: { kind: 'follow_up_report' } });

  test('a member is told of themselves: what is decided, what comes next, and what does not cover it', async () => {
    const message = await ask(`/rec why ${open.reference}`, FOCAL_POINT);
    expect(message).toMatchObject({ ephemeral: true, text: `Reminders of ${open.reference} to Bùi Hoa Gạo` });
    expect(textOf(message)).toContain('Main focal point of MOET · reminded from 09:00 in Viet Nam');
    expect(followUp(message)).toMatch(
      /^_Main focal point of MOET_\nNo reminder since its date was set; the next at 09:00 on 19 Nov\.$/,
    );
    expect(textOf(message)).toMatch(/Not covered by: .*Dialogue session/);
    expect(JSON.stringify(message.blocks)).not.toContain('Another person');
  });

  test('after a reminder: when it was sent, at which step, and what is next', async () => {
    app.workspace.clock.set(new Date('2026-11-19T02:01:00Z'));
    await app.app.jobs.tick();
    const message = await ask(`/rec why ${open.reference} @hoa.gao`);
    expect(followUp(message)).toBe(
      '_Main focal point of MOET_\nReminded at 09:01 on 19 Nov (for the step 14 days before the date).\nNext at 09:00 on 26 Nov.',
    );
  });

  test('to who looks after the whole, of one that their message did not name, too', async () => {
    const { id: recommendationId } = (await db.recommendation.findFirstOrThrow({
      where: { leadAgency: { code: 'MOFA' }, review: { code: 'upr-2014' } },
    })) as { id: string };
    const { id: memberId } = await db.member.findFirstOrThrow({ where: { slackUserId: COORDINATOR } });
    const where = { memberId, deadlineId: report.id };
    const { isOverview, recommendationIds } = await db.reminder.findFirstOrThrow({ where });
    expect(isOverview).toBe(true);
    // Of what is theirs by name, and of all the rest in an overview.
    await db.reminder.updateMany({ where, data: { recommendationIds: [recommendationId] } });
    expect(followUp(await ask(`/rec why ${open.reference}`))).toContain('Reminded at 09:01 on 19 Nov');
    await db.reminder.updateMany({ where, data: { isOverview: false } });
    expect(followUp(await ask(`/rec why ${open.reference}`))).not.toContain('Reminded at');
    await db.reminder.updateMany({ where, data: { isOverview, recommendationIds } });
  });

  test('once an update counts, whose and of when', async () => {
    const message = await ask('/rec why 143.5 @Phạm Trúc Xanh');
    expect(followUp(message)).toBe('Not reminded: the update of 31 Oct by Phạm Trúc Xanh counts.');
  });

  test('of others: that it is asked of another agency', async () => {
    const message = await ask(`/rec why ${open.reference} @Thông Reo`);
    expect(followUp(message)).toBe('Not reminded: it is asked of MOET, and they are not a focal point there.');
  });

  test('a mute, a snooze, and what was handed back are told', async () => {
    const where = { memberId: await memberId(FOCAL_POINT), deadlineId: report.id };
    const preference = { workspaceId: app.workspaceId, ...where };
    await db.deadlinePreference.create({ data: { ...preference, isMuted: true } });
    expect(followUp(await ask(`/rec why ${open.reference} @gạo`))).toContain('They have muted this deadline');
    const snoozedUntil = new Date('2026-11-24T00:00:00Z');
    await db.deadlinePreference.updateMany({ where, data: { isMuted: false, snoozedUntil } });
    expect(followUp(await ask(`/rec why ${open.reference} @gạo`))).toContain('Snoozed by them until 24 Nov, 09:00.');
    await db.deadlinePreference.deleteMany({ where });

    const { agencyId } = await db.focalPoint.findFirstOrThrow({ where: { memberId: where.memberId } });
    const reassignment = await db.reassignment.create({
      data: {
        workspaceId: app.workspaceId,
        recommendationId: open.id,
        agencyId,
        askedById: where.memberId,
        reason: 'Not ours',
        askedAt: app.workspace.clock.now(),
      },
    });
    expect(followUp(await ask(`/rec why ${open.reference} @gạo`))).toContain('MOET said that it is not theirs');
    await db.reassignment.delete({ where: { id: reassignment.id } });
  });

  test('a reminder that was not delivered is told, with the cause', async () => {
    const delivery = { kind: 'reminder', recipient: FOCAL_POINT };
    await db.outboxMessage.updateMany({ where: delivery, data: { status: 'failed', lastError: 'user_disabled' } });
    expect(followUp(await ask(`/rec why ${open.reference} @gạo`))).toContain(
      'could not be delivered: their Slack account is closed.',
    );
    await db.outboxMessage.updateMany({ where: delivery, data: { status: 'uncertain' } });
    expect(followUp(await ask(`/rec why ${open.reference} @gạo`))).toContain('Nobody knows whether the reminder');
    await db.outboxMessage.updateMany({ where: delivery, data: { status: 'sent', lastError: null } });
  });

  test('one that was taken back is told, by what it was for, and once its deadline is closed too', async () => {
    const agencyOf = async (code: string) => (await db.agency.findFirstOrThrow({ where: { code } })).id;
    const subjectId = await memberId(FOCAL_POINT);
    const withdraw = (item: object) =>
      db.auditEvent.create({
        data: {
          workspaceId: app.workspaceId,
          at: app.workspace.clock.now(),
          action: 'reminder_withdrawn',
          subjectKind: 'member',
          subjectId,
          details: {
            day: '2026-11-12',
            items: [
              {
                deadlineId: report.id,
                forDate: '2026-12-03',
                daysBefore: 21,
                role: 'main',
                isOverview: false,
                recommendationIds: [],
                plannedFor: '2026-11-12T02:00:00.000Z',
                why: 'too_late',
                ...item,
              },
            ],
          },
        },
      });
    const told = async (reference = open.reference) => textOf(await ask(`/rec why ${reference} @gạo`));
    const said = 'was not sent';
    expect(await told()).not.toContain(said);
    await withdraw({ agencyIds: [await agencyOf('MOFA')] });
    expect(await told()).not.toContain(said);
    await withdraw({ agencyIds: [await agencyOf('MOET')] });
    expect(await told()).toContain(said);
    // What was done by then was not asked.
    const done = await db.recommendation.findFirstOrThrow({
      where: {
        leadAgency: { code: 'MOET' },
        review: { code: 'upr-2014' },
        status: { not: 'implemented' },
        lastUpdateAt: { gte: report.countsFrom, lt: new Date('2026-11-10T00:00:00Z') },
      },
    });
    expect(await told(done.reference)).not.toContain(said);

    await db.deadline.update({ where: { id: report.id }, data: { closedAt: app.workspace.clock.now() } });
    expect(await told()).toContain(said);
    await db.auditEvent.deleteMany({ where: { subjectId } });
    expect(await told()).not.toContain(said);
    // Of a time when it was on record neither for whom it was, nor what it named of a whole deadline.
    await withdraw({ isOverview: undefined });
    expect(await told()).toContain(said);
    await db.auditEvent.deleteMany({ where: { subjectId } });
    await db.deadline.update({ where: { id: report.id }, data: { closedAt: null } });
  });

  test('from one person to another, in place', async () => {
    const message = await ask(`/rec why ${open.reference}`);
    const { id: channel } = await app.as(COORDINATOR).conversation();
    const value = `${open.id} ${await memberId(ALTERNATE)}`;
    await app.as(COORDINATOR).click(ACTION.why, { where: { channel, ts: message.ts }, value, until: 'anything' });
    await app
      .as(COORDINATOR)
      .eventually(({ conversations }) =>
        conversations
          .flatMap(({ messages }) => messages)
          .find(({ ts, text }) => ts === message.ts && text.endsWith('to Đỗ Lá Phong')),
      );
  });

  test('a name that fits nobody or several leads to a choice of people', async () => {
    const nobody = await ask(`/rec why ${open.reference} @zzz`);
    expect(nobody.text).toBe('Nobody in this group is called “zzz”');
    const [first] = (nobody.blocks ?? []).flatMap((block: any) => block.elements?.[0]?.options ?? []);
    expect(first.text.text).toBe('Bùi Hoa Gạo · MOET');
    await app.as(COORDINATOR).click(ACTION.why, { value: first.value, until: 'anything' });
    await app
      .as(COORDINATOR)
      .eventually(({ conversations }) =>
        conversations
          .flatMap(({ messages }) => messages)
          .find(({ ts, text }) => ts === nobody.ts && text.endsWith('to Bùi Hoa Gạo')),
      );
    const several = await ask(`/rec why ${open.reference} @l`);
    expect(several.text).toMatch(/^\d people match “l”$/);
  });

  test('a reference that means several is asked back, with the person kept', async () => {
    const [found] = await findRecommendations(db, app.workspaceId, '14 (b)');
    expect(found).toBeDefined();
    const message = await ask('/rec why 24 @gạo');
    expect(message.text).not.toContain('Bùi');
    const value = `${(message.blocks ?? []).flatMap((block: any) => block.accessory?.value ?? [])[0]}`;
    expect(value.split(' ')).toHaveLength(2);
  });

  test('guests are told of as what they are', async () => {
    expect(textOf(await ask(`/rec why ${open.reference} @Chim Sáo`))).toContain(
      'guests, people of other organisations',
    );
  });

  test('only coordinators ask about others', async () => {
    expect((await ask(`/rec why ${open.reference} @Trúc Xanh`, FOCAL_POINT)).text).toContain(
      'You can ask about yourself',
    );
    expect((await ask(`/rec why ${open.reference} @Hoa Gạo`, FOCAL_POINT)).text).toContain('to Bùi Hoa Gạo');
  });

  test('it speaks Vietnamese', async () => {
    const message = await ask(`/rec vì sao ${open.reference} @Hoa Gạo`, VIETNAMESE);
    expect(message.text).toBe(`Nhắc việc về ${open.reference} cho Bùi Hoa Gạo`);
    expect(textOf(message)).toContain('Đầu mối chính MOET');
    expect(textOf(message)).toMatch(
      /Đã nhắc lúc 09:01 ngày 19\/11 \(lần nhắc 14 ngày trước hạn\)\.\nLần tới lúc 09:00 ngày 26\/11\./,
    );
  });
});
