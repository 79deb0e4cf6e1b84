import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { savePreference } from '../../src/db/deadline-actions.ts';
import { Groups } from '../../src/db/groups.ts';
import { findMember, saveAbsences } from '../../src/db/members.ts';
import { markRemindersStale } from '../../src/db/outbox.ts';
import { recordAttempt } from '../../src/db/outbox-claims.ts';
import { insertReassignment } from '../../src/db/reassignments.ts';
import { ensureWorkspace } from '../../src/db/workspaces.ts';
import { dayOf } from '../../src/domain/day.ts';
import type { Member } from '../../src/domain/member.ts';
import type { OutboxContent } from '../../src/domain/outbox.ts';
import type { PlannedItem } from '../../src/domain/reminders-due.ts';
import { composeReminder } from '../../src/jobs/compose-reminder.ts';
import { catalogueOf } from '../../src/locales/catalogue.ts';
import { loadSample, readSample } from '../../src/usecases/load-sample.ts';
import { freshDatabase } from '../support/database.ts';
import { writeReminder } from '../support/written-reminder.ts';
import { wordsOf } from './support.ts';

const { db } = await freshDatabase();
const groups = new Groups(db);
const W = 'T0TEST';
// Wednesday, 10:00 in Hanoi: fifteen days before the follow-up report.
const NOW = new Date('2026-11-18T03:00:00Z');
const PLANNED = '2026-12-03';
const FAR = new Date('2100-01-01T00:00:00Z');
const ALTERNATE = 'U0ALT01';
const COORDINATOR = 'U0COORD1';

beforeAll(async () => {
  await ensureWorkspace(db, { id: W, name: 'Test', language: 'en', timeZone: 'Asia/Ho_Chi_Minh' });
  await loadSample(db, W, { now: NOW, today: '2026-11-18' }, readSample());
});

beforeEach(async () => {
  await db.outboxMessage.deleteMany();
  await db.deadlinePreference.deleteMany();
  await db.reassignment.deleteMany();
  await db.deadline.updateMany({
    where: { kind: 'follow_up_report' },
    data: { date: new Date(PLANNED), closedAt: null },
  });
});

async function member(slackUserId: string): Promise<Member> {
  const found = await findMember(db, W, slackUserId);
  if (!found) throw new Error(slackUserId);
  return found.member;
}

const followUp = () => db.deadline.findFirstOrThrow({ where: { kind: 'follow_up_report' } });

/** What Justice has not reported on for the follow-up report. */
async function openOfJustice(): Promise<string[]> {
  const { countsFrom } = await followUp();
  const rows = await db.recommendation.findMany({
    where: {
      leadAgency: { code: 'MOJ' },
      review: { code: 'upr-2014' },
      status: { not: 'implemented' },
      OR: [{ lastUpdateAt: null }, { lastUpdateAt: { lt: countsFrom } }],
    },
    orderBy: { referenceSort: 'asc' },
  });
  return rows.map(({ id }) => id);
}

/** A reminder of the follow-up report that was planned today, of what Justice has open then; gives its outbox id. */
async function planned(slackUserId: string, item: Partial<PlannedItem> = {}): Promise<string> {
  const { id: memberId } = await member(slackUserId);
  const { id: deadlineId } = await followUp();
  const plain = { deadlineId, forDate: PLANNED, daysBefore: 14, role: 'main' as const };
  const rest = { isCarried: false, isOverview: false };
  const { id: justice } = await db.agency.findFirstOrThrow({ where: { code: 'MOJ' } });
  const asked = { recommendationIds: await openOfJustice(), agencyIds: [justice] };
  const items = [{ ...plain, ...rest, ...asked, ...item }];
  await writeReminder(db, W, { memberId, slackUserId, day: '2026-11-18', notBefore: NOW, items });
  const { id } = await db.outboxMessage.findFirstOrThrow({ where: { key: `reminder:${memberId}:2026-11-18` } });
  await db.outboxMessage.update({ where: { id }, data: { status: 'sending', leaseOwner: 'a', leaseUntil: FAR } });
  const named = items.map(({ deadlineId, recommendationIds }) => ({ deadlineId, recommendationIds }));
  expect(await recordAttempt(db, { id, workspaceId: W, claim: 'a' }, 60_000, named)).toBe(true);
  return id;
}

async function composed(outboxId: string, { isSent, now = NOW }: { isSent: boolean; now?: Date }) {
  const { content, recipient } = await db.outboxMessage.findUniqueOrThrow({ where: { id: outboxId } });
  const who = await member(recipient);
  const reader = { words: catalogueOf('en'), today: dayOf(now, who.timeZone), timeZone: who.timeZone };
  const reminder = content as OutboxContent & { kind: 'reminder' };
  const group = await groups.read(W);
  if (!group) throw new Error('no group');
  return composeReminder(db, group, outboxId, reminder, who, { reader, now, isSent });
}

async function said(outboxId: string, options: { isSent: boolean; now?: Date } = { isSent: true }): Promise<string[]> {
  const found = await composed(outboxId, options);
  return found.kind === 'message' ? wordsOf(found.message) : [JSON.stringify(found)];
}

describe('of a deadline that was changed after it was planned', () => {
  test('one that was postponed is not sent, since it is planned anew; one that was sent names the new date', async () => {
    const id = await planned(ALTERNATE);
    await db.deadline.updateMany({ where: { kind: 'follow_up_report' }, data: { date: new Date('2027-09-07') } });
    expect(await composed(id, { isSent: false })).toEqual({ kind: 'withdrawn', reason: 'deadline_moved' });
    const words = await said(id);
    expect(words[0]).toMatch(/before the follow-up report on Tuesday 7 September 2027\*$/);
    expect(words[1]).toContain('· moved to Tuesday 7 September 2027 ·');
    expect(words).toContain('[Update]');
  });

  test('one that was closed is not sent; one that was sent says so, without buttons', async () => {
    const id = await planned(ALTERNATE);
    await db.deadline.updateMany({ where: { kind: 'follow_up_report' }, data: { closedAt: NOW } });
    expect(await composed(id, { isSent: false })).toEqual({ kind: 'withdrawn', reason: 'deadline_closed' });
    const words = await said(id);
    expect(words[0]).toBe('*Closed: nothing more is needed for the follow-up report*');
    expect(words.filter((one) => one.startsWith('['))).toEqual([]);
  });

  test('one that was muted meanwhile is not sent', async () => {
    const id = await planned(ALTERNATE);
    const subject = { memberId: (await member(ALTERNATE)).id, deadlineId: (await followUp()).id };
    await savePreference(db, W, subject, { isMuted: true });
    expect(await composed(id, { isSent: false })).toEqual({ kind: 'withdrawn', reason: 'muted' });
  });
});

describe('to somebody who is not the first', () => {
  test('says whose alternate they are, and how many days are left', async () => {
    const id = await planned(ALTERNATE, { role: 'alternate', daysBefore: 30 });
    expect((await said(id))[1]?.split('\n')[1]).toBe(
      'As alternate of the Ministry of Justice: this is still open, and 15 days are left',
    );
  });

  test('says in whose place, while that one is away', async () => {
    const id = await planned(ALTERNATE, { role: 'stand_in' });
    const main = await member('U0MOJ01');
    await saveAbsences(db, W, main.id, [{ first: '2026-11-16', last: '2026-11-20' }]);
    expect((await said(id))[1]?.split('\n')[1]).toBe('In place of Phạm Trúc Xanh, who is away');
    await saveAbsences(db, W, main.id, []);
    expect((await said(id))[1]?.split('\n')[1]).toBe('As alternate of the Ministry of Justice');
  });

  test('shows a coordinator what waits in the whole of it, with why and a way there', async () => {
    const whole = { role: 'coordinator' as const, recommendationIds: [], agencyIds: [], isOverview: true };
    const early = await said(await planned(COORDINATOR, whole), { isSent: false });
    expect(early[0]).toMatch(/^\*\d+ recommendations are still waited for before the follow-up report on Thursday 3/);
    expect(early[2]).toMatch(
      /^\d+ of \d+ recommendations still open: Ministry of Justice \d, .+\nSome of this has nobody else to be reminded\.\nNobody to remind: /,
    );
    expect(early[3]).toBe('[View Waiting]');
    await db.outboxMessage.deleteMany();
    const late = await said(await planned(COORDINATOR, { ...whole, daysBefore: 7 }));
    expect(late[1]).toContain('\nYou are reminded because this is still open, and 15 days are left');
  });
});

test('an overview is looked at again when anything was reported; a list only when it names it', async () => {
  const whole = { role: 'coordinator' as const, recommendationIds: [], agencyIds: [], isOverview: true };
  const ids = [await planned(COORDINATOR, whole), await planned(ALTERNATE)];
  await db.outboxMessage.updateMany({ data: { status: 'sent' } });
  const isStale = async () =>
    Promise.all(ids.map(async (id) => (await db.outboxMessage.findUniqueOrThrow({ where: { id } })).isStale));
  const [listed] = await openOfJustice();
  const other = await db.recommendation.findFirstOrThrow({ where: { leadAgency: { code: 'MOH' } } });
  await markRemindersStale(db, W, other.id);
  expect(await isStale()).toEqual([true, false]);
  await markRemindersStale(db, W, [other.id, listed as string]);
  expect(await isStale()).toEqual([true, true]);
});

test('what is handed back is not open, for as long as nobody has decided', async () => {
  const id = await planned('U0MOJ01');
  const { id: askedById, agencies } = await member('U0MOJ01');
  const all = await openOfJustice();
  for (const recommendationId of all) {
    await insertReassignment(db, W, {
      recommendationId,
      agencyId: agencies[0]?.agencyId as string,
      askedById,
      reason: 'x',
      askedAt: NOW,
    });
  }
  expect(await composed(id, { isSent: false })).toEqual({ kind: 'withdrawn', reason: 'nothing_open' });
  expect((await said(id)).filter((one) => one.endsWith('Handed back, the coordinating office decides'))).toHaveLength(
    all.length,
  );
  await db.reassignment.updateMany({ data: { decision: 'kept', decidedAt: NOW } });
  expect((await said(id)).filter((one) => one === '[Update]')).toHaveLength(all.length);
});

test('a snooze is shown until its day has come', async () => {
  const id = await planned(ALTERNATE);
  const subject = { memberId: (await member(ALTERNATE)).id, deadlineId: (await followUp()).id };
  await savePreference(db, W, subject, { snoozedUntil: '2026-11-20' });
  expect(await said(id)).toContain('Snoozed until Friday 20 November 2026');
  expect((await said(id, { isSent: true, now: new Date('2026-11-20T03:00:00Z') })).join()).not.toContain('Snoozed');
});
