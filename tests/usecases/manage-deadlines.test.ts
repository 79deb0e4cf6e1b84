import { beforeAll, expect, it } from 'vitest';
import { getDeadline } from '../../src/db/deadlines.ts';
import { getMember } from '../../src/db/members.ts';
import { ensureWorkspace } from '../../src/db/workspaces.ts';
import type { DeadlineInput } from '../../src/domain/deadline-input.ts';
import { addDeadline } from '../../src/usecases/add-deadline.ts';
import { changeDeadline, postponeDeadline } from '../../src/usecases/change-deadline.ts';
import { closeDeadline, reopenDeadline } from '../../src/usecases/close-deadline.ts';
import { addClosure, chooseCountry, removeClosure } from '../../src/usecases/office-days.ts';
import { freshDatabase } from '../support/database.ts';

const { db } = await freshDatabase();
const W = 'T0TEST';
const NOW = new Date('2026-11-18T03:00:00Z');
const LATER = new Date('2026-11-19T03:00:00Z');
const INPUT: DeadlineInput = {
  kind: 'mid_term_report',
  title: { en: 'Mid-term report', vi: 'Báo cáo giữa kỳ' },
  date: '2027-03-01',
  time: null,
  coverage: '',
  doneBy: { kind: 'update' },
  countsFrom: '2026-11-18',
  audience: { supporting: false, memberIds: [] },
  schedule: [30, 7],
  escalation: { alternates: 23, coordinators: null },
  repeatMonths: 12,
  channelId: 'C0GROUP01',
};
const acting = { db, workspaceId: W, now: NOW, actorId: null, member: null };
const later = { ...acting, now: LATER };

beforeAll(async () => {
  await ensureWorkspace(db, { id: W, name: 'Test', language: 'en', timeZone: 'Asia/Ho_Chi_Minh' });
});

const events = async (id: string) =>
  (await db.auditEvent.findMany({ where: { subjectId: id }, orderBy: { at: 'asc' } })).map(({ action }) => action);

/** A message about a deadline that has been sent. */
async function sent(
  deadlineId: string,
  memberId: string | null,
  more: { day?: string; status?: 'sent' | 'failed' } = {},
) {
  const { day = '2026-11-18', status = 'sent' } = more;
  const kind = memberId ? 'reminder' : 'deadline_summary';
  const { id } = await db.outboxMessage.create({
    data: {
      workspaceId: W,
      key: `${kind}:${memberId ?? deadlineId}:${day}`,
      kind,
      recipient: 'U1',
      content: { kind, memberId, day },
      status,
      notBefore: NOW,
    },
  });
  await db.reminder.create({
    data: {
      workspaceId: W,
      deadlineId,
      memberId,
      forDate: new Date('2027-03-01'),
      step: day === '2026-11-18' ? 30 : 7,
      daysBefore: day === '2026-11-18' ? 30 : 7,
      plannedFor: NOW,
      outboxId: id,
    },
  });
  return id;
}
const isStale = async (id: string) => (await db.outboxMessage.findUniqueOrThrow({ where: { id } })).isStale;
async function someone(slackUserId: string): Promise<string> {
  const data = { workspaceId: W, slackUserId, name: slackUserId, timeZone: 'Asia/Ho_Chi_Minh' };
  return (await db.member.create({ data })).id;
}

it('adds a deadline that repeats, counted from its date', async () => {
  const added = await addDeadline(acting, INPUT);
  expect(added).toMatchObject({
    title: INPUT.title,
    repeat: { months: 12, from: '2027-03-01' },
    createdAt: NOW,
    scheduledAt: NOW,
    version: 1,
  });
  expect(await events(added.id)).toEqual(['deadline_added']);
});

it('adds what was sent twice once, with what was typed last', async () => {
  const key = '7d1f0c52-3c8e-4d0f-9d86-0000000000aa';
  const [first, again] = await Promise.all([addDeadline(acting, INPUT, key), addDeadline(acting, INPUT, key)]);
  expect(again).toEqual(first);
  expect(await events(key)).toEqual(['deadline_added']);

  expect(await addDeadline(later, { ...INPUT, schedule: [14] }, key)).toMatchObject({ id: key, schedule: [14] });
  expect(await events(key)).toEqual(['deadline_added', 'deadline_changed']);
});

it('changes what is said of it without planning anew, and brings its messages up to date', async () => {
  const deadline = await addDeadline(acting, INPUT);
  const lan = await someone('U0LAN');
  const [old, latest] = [await sent(deadline.id, lan), await sent(deadline.id, lan, { day: '2026-11-19' })];
  const [summary, failed] = [
    await sent(deadline.id, null),
    await sent(deadline.id, await someone('U0X'), { status: 'failed' }),
  ];
  const title = { en: 'Mid-term report, final', vi: 'Báo cáo giữa kỳ' };
  const outcome = await changeDeadline(later, deadline, { ...INPUT, title });
  expect(outcome).toMatchObject({ kind: 'changed', deadline: { title, scheduledAt: NOW, version: 2 } });
  expect(await isStale(latest)).toBe(true);
  expect(await isStale(summary)).toBe(true);
  // A later message stands for it, or it was never delivered.
  expect(await isStale(old)).toBe(false);
  expect(await isStale(failed)).toBe(false);
  expect(await events(deadline.id)).toEqual(['deadline_added', 'deadline_changed']);
});

it('plans anew for another date, time or step, and not when one is left out', async () => {
  for (const [change, isPlannedAnew] of [
    [{ date: '2027-03-02' }, true],
    [{ time: { at: '17:00', timeZone: 'UTC' } }, true],
    [{ schedule: [90, 30, 7] }, true],
    [{ schedule: [30] }, false],
    [{ coverage: 'agency:none' }, false],
  ] as const) {
    const deadline = await addDeadline(acting, INPUT);
    const changed = await changeDeadline(later, deadline, { ...INPUT, ...change } as DeadlineInput);
    expect(changed.deadline.scheduledAt).toEqual(isPlannedAnew ? LATER : NOW);
  }
});

it('keeps what is owed from the steps so far when one is added', async () => {
  const deadline = await addDeadline(acting, INPUT);
  for (const [now, isPlannedAnew] of [
    // Nothing was due yet: the new first step, which is behind, is not made up for.
    ['2027-01-10', true],
    ['2027-02-10', false],
  ] as const) {
    const before = await getDeadline(db, W, deadline.id);
    const then = { ...acting, now: new Date(`${now}T03:00:00Z`) };
    const longer = { ...INPUT, schedule: [before.schedule[0] === 90 ? 120 : 90, 30, 7] };
    await changeDeadline(then, before, INPUT);
    const changed = await changeDeadline(then, await getDeadline(db, W, deadline.id), longer);
    expect(changed.deadline.scheduledAt.getTime() === then.now.getTime()).toBe(isPlannedAnew);
  }
});

it('leaves deadlines and office days to who may manage them', async () => {
  const { id, version } = await addDeadline(acting, INPUT);
  const member = await getMember(db, W, await someone('U0PLAIN'));
  const plain = { ...acting, actorId: member.id, member };
  const days = { name: { en: 'Move', vi: null }, first: '2026-11-20', last: '2026-11-20' };
  for (const attempt of [
    () => addDeadline(plain, INPUT),
    () => changeDeadline(plain, { id, version }, INPUT),
    () => postponeDeadline(plain, { id, version }, { date: '2027-04-01', time: null }),
    () => closeDeadline(plain, id),
    () => reopenDeadline(plain, id),
    () => addClosure(plain, days),
    () => removeClosure(plain, id),
    () => chooseCountry(plain, 'CH'),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ kind: 'not_allowed' });
  }
});

it('stores nothing of a change that somebody else was faster than, and nothing that is no change', async () => {
  const deadline = await addDeadline(acting, INPUT);
  await changeDeadline(later, deadline, { ...INPUT, date: '2027-04-01' });
  const late = await changeDeadline(later, deadline, { ...INPUT, date: '2027-05-01' });
  expect(late).toMatchObject({ kind: 'conflict', deadline: { date: '2027-04-01', version: 2 } });
  expect(await postponeDeadline(later, deadline, { date: '2027-05-01', time: null })).toMatchObject({
    kind: 'conflict',
  });
  expect(await changeDeadline(later, late.deadline, { ...INPUT, date: '2027-04-01' })).toMatchObject({
    kind: 'unchanged',
    deadline: { version: 2 },
  });
  expect(await events(deadline.id)).toEqual(['deadline_added', 'deadline_changed']);
});

it('of two who change it at once, one is told', async () => {
  const deadline = await addDeadline(acting, INPUT);
  const outcomes = await Promise.all(
    ['2027-04-01', '2027-05-01'].map((date) => postponeDeadline(later, deadline, { date, time: null })),
  );
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['changed', 'conflict']);
});

it('postpones this one; the next ones of its row keep their dates, unless its first date is corrected', async () => {
  const deadline = await addDeadline(acting, INPUT);
  const moved = await postponeDeadline(later, deadline, { date: '2027-04-15', time: null });
  expect(moved.deadline).toMatchObject({
    date: '2027-04-15',
    scheduledAt: LATER,
    repeat: { months: 12, from: '2027-03-01' },
  });
  const corrected = await changeDeadline(later, moved.deadline, { ...INPUT, date: '2027-04-20' });
  expect(corrected.deadline.repeat).toEqual({ months: 12, from: '2027-03-01' });
  const first = await addDeadline(acting, INPUT);
  const mistyped = await changeDeadline(later, first, { ...INPUT, date: '2027-03-10' });
  expect(mistyped.deadline.repeat).toEqual({ months: 12, from: '2027-03-10' });
  expect(await events(deadline.id)).toEqual(['deadline_added', 'deadline_postponed', 'deadline_changed']);
});

it('closes once, and opens again with the next step', async () => {
  const deadline = await addDeadline(acting, INPUT);
  const summary = await sent(deadline.id, null);
  expect(await closeDeadline(later, deadline.id)).toMatchObject({ kind: 'done', deadline: { closedAt: LATER } });
  expect(await isStale(summary)).toBe(true);
  expect(await closeDeadline(later, deadline.id)).toMatchObject({ kind: 'already' });
  expect(await reopenDeadline(later, deadline.id)).toMatchObject({
    kind: 'done',
    deadline: { closedAt: null, scheduledAt: LATER },
  });
  expect(await reopenDeadline(later, deadline.id)).toMatchObject({ kind: 'already' });
  expect(await events(deadline.id)).toEqual(['deadline_added', 'deadline_closed', 'deadline_reopened']);
  expect((await getDeadline(db, W, deadline.id)).version).toBe(3);
});

it('crosses no workspace', async () => {
  const { id, version } = await addDeadline(acting, INPUT);
  const elsewhere = { ...acting, workspaceId: 'T0OTHER' };
  await expect(closeDeadline(elsewhere, id)).rejects.toMatchObject({ kind: 'deadline_gone' });
  await expect(postponeDeadline(elsewhere, { id, version }, INPUT)).rejects.toMatchObject({ kind: 'deadline_gone' });
});
