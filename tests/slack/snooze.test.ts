import { describe, expect, test } from 'vitest';
import { ACTION } from '../../src/slack/action-ids.ts';
import { startTestApp } from '../support/app.ts';
import { expectMessage } from '../support/block-limits.ts';
import { reminderSteps } from '../support/reminder-steps.ts';

/** Focal point of Education and Training; reads English. */
const FOCAL_POINT = 'U0MOET1';
/** Of Justice; reads Vietnamese. */
const OTHER = 'U0MOJ01';

describe('putting a reminder off', async () => {
  // Wednesday, 10:00 in Hanoi: five days before the plan of this ministry, fifteen before the follow-up report.
  const app = await startTestApp({ transport: 'socket' });
  const { db } = app.database;
  const { told, idOf, changed, answered, complaints, elementsOf, outdated, outdatedChoice } = reminderSteps(app);
  const person = app.as(FOCAL_POINT);
  const { id: channel } = await person.conversation();
  const message = async (userId = FOCAL_POINT) => {
    const found = (await told(userId)).at(-1);
    if (!found) throw new Error('no reminder');
    return found;
  };
  const untils = async () => {
    const rows = await db.deadlinePreference.findMany({
      include: { deadline: true },
      orderBy: { deadline: { date: 'asc' } },
    });
    return rows.map(
      ({ deadline, snoozedUntil }) => `${deadline.kind} ${snoozedUntil?.toISOString().slice(0, 10) ?? '-'}`,
    );
  };

  async function snooze(value: string): Promise<void> {
    const { ts } = await message();
    await person.click(ACTION.snooze, { where: { channel, ts }, value });
  }

  test('offers working days up to the last deadline, in the reader’s language', async () => {
    await app.app.jobs.tick();
    const labels = async (userId: string) =>
      (elementsOf(await message(userId), ACTION.snooze)[0]?.options ?? []).map(({ text }: any) => text.text);
    expect(await labels(FOCAL_POINT)).toEqual(['Tomorrow, 19 Nov', 'Next week, 23 Nov']);
    expect(await labels(OTHER)).toEqual(['Ngày mai, 19/11', 'Tuần sau, 23/11', 'Trước thời hạn một tuần, 26/11']);
  });

  test('says so in place at once, and leaves the rest as it was', async () => {
    const before = await message();
    await snooze('Tomorrow, 19 Nov');
    const after = await changed(FOCAL_POINT, before, (words) =>
      words.includes('Snoozed until Thursday 19 November 2026'),
    );
    expectMessage(after as never);
    expect(elementsOf(after, ACTION.update)).toHaveLength(elementsOf(before, ACTION.update).length);
    expect(await untils()).toEqual(['agency_plan 2026-11-19', 'follow_up_report 2026-11-19']);
  });

  test('can be changed, and clicked twice', async () => {
    const before = await message();
    await Promise.all([snooze('Next week, 23 Nov'), snooze('Next week, 23 Nov')]);
    await changed(FOCAL_POINT, before, (words) => words.includes('Snoozed until Monday 23 November 2026'));
    expect(await untils()).toEqual(['agency_plan 2026-11-23', 'follow_up_report 2026-11-23']);
  });

  test('is on record, with who did it and until when', async () => {
    const event = await db.auditEvent.findFirstOrThrow({ where: { action: 'reminder_snoozed' } });
    const { id } = await db.member.findFirstOrThrow({ where: { slackUserId: FOCAL_POINT } });
    expect(event).toMatchObject({ actorId: id, subjectId: id, details: { deadlines: expect.any(Array) } });
  });

  test('can be undone', async () => {
    const before = await message();
    await person.click(ACTION.undoSnooze, { where: { channel, ts: before.ts } });
    await changed(FOCAL_POINT, before, (words) => !words.includes('Snoozed') && !words.includes(ACTION.undoSnooze));
    expect(await untils()).toEqual(['agency_plan -', 'follow_up_report -']);
  });

  test('is refused to a day that can no longer be chosen, and in the message of somebody else', async () => {
    const copy = async (outboxId: string, day: string) => {
      const where = await outdatedChoice(ACTION.snooze, `${outboxId} ${day}`);
      await person.click(ACTION.snooze, { where, value: 'Outdated' });
    };
    await copy(idOf(await message()), '2027-03-01');
    await answered(FOCAL_POINT, 'This day can no longer be chosen. The message now offers those that can.');
    await copy(idOf(await message(OTHER)), '2026-11-19');
    await answered(FOCAL_POINT, 'There is nothing left in this message that could be put off.');
    expect(await untils()).toEqual(['agency_plan -', 'follow_up_report -']);
  });

  test('brings it back on that day; the copy from before says where to', async () => {
    const before = await message();
    await snooze('Next week, 23 Nov');
    await changed(FOCAL_POINT, before, (words) => words.includes('Snoozed until Monday'));
    // Thursday and Friday are steps of both deadlines.
    for (const day of ['2026-11-19', '2026-11-20']) {
      app.workspace.clock.set(new Date(`${day}T03:00:00Z`));
      await app.app.jobs.tick();
    }
    expect(await told(FOCAL_POINT)).toHaveLength(1);
    app.workspace.clock.set(new Date('2026-11-23T03:00:00Z'));
    await app.app.jobs.tick();
    expect((await told(FOCAL_POINT)).map(({ text }) => text)).toEqual([
      'Replaced by the reminder of 23 Nov.',
      expect.stringContaining('2 recommendations need an update and 1 confirmation is still open'),
    ]);
    const where = await outdated(ACTION.undoSnooze, idOf(before));
    await person.click(ACTION.undoSnooze, { where });
    await answered(FOCAL_POINT, 'A newer reminder, of 23 Nov, stands in this one’s place. Snooze that one.');
  });

  test('draws no complaint from Slack', async () => {
    expect(await complaints()).toEqual([]);
  });
});
