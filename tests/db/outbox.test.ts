import { beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../src/db/client.ts';
import { writeSummary } from '../../src/db/deadline-messages.ts';
import { readDealings } from '../../src/db/dealings.ts';
import {
  enqueue,
  enqueueColleagueUpdate,
  markDatedRemindersStale,
  markRemindersStale,
  markSummariesStale,
} from '../../src/db/outbox.ts';
import {
  type ClaimedMessage,
  cancel,
  claimDue,
  claimStale,
  clearStale,
  keepStale,
  leaveAmbiguous,
  markFailed,
  markSent,
  markUncertain,
  nextDueInMs,
  putOff,
  recordAbsence,
  recordAttempt,
  release,
} from '../../src/db/outbox-claims.ts';
import { listTimeZones, readReminder } from '../../src/db/reminders.ts';
import { withdrawItems, withdrawReminder } from '../../src/db/withdrawals.ts';
import type { OutboxContent } from '../../src/domain/outbox.ts';
import { freshDatabase } from '../support/database.ts';
import { createDialogue, writeReminder } from '../support/written-reminder.ts';

const TOO_LATE = { reason: 'too_late' as const, now: new Date('2027-06-23T11:00:00Z') };

const { db } = await freshDatabase();
const NOW = new Date('2027-06-23T02:00:00Z');
const LATER = new Date('2027-06-23T02:10:00Z');
// Every test works in one of its own.
const workspaceIds = Array.from({ length: 100 }, (_, n) => `T${n}`);
const LEASE = { workspaceIds, leaseMs: 60_000, limit: 100 };
const GONE = { ...LEASE, leaseMs: 0 };
const UPDATES = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'] as const;

let workspaceId = '';
let count = 0;
beforeEach(async () => {
  await db.workspace.deleteMany();
  workspaceId = `T${++count}`;
  await db.workspace.create({ data: { id: workspaceId, name: workspaceId } });
});

async function fill(texts: string[], into = workspaceId, notBefore = NOW): Promise<void> {
  for (const key of texts) {
    const content: OutboxContent = { kind: 'deadline_summary', deadlineId: key };
    await enqueue(db, into, { key, recipient: 'C1', content, notBefore });
  }
}
const keyed = (rows: ClaimedMessage[]) => rows.map(({ content }) => (content as { deadlineId: string }).deadlineId);
const claim = (instance: string, more: Partial<typeof LEASE> = {}) =>
  claimDue(db, { instance, now: NOW, ...LEASE, ...more });
const expire = () => db.outboxMessage.updateMany({ data: { leaseUntil: new Date(Date.now() - 1) } });
const one = () => db.outboxMessage.findFirstOrThrow({ where: { workspaceId } });

async function claimOne(instance = 'a', leaseMs = 60_000): Promise<ClaimedMessage> {
  const [row] = await claim(instance, { leaseMs });
  return row as ClaimedMessage;
}
/** Whatever can be done with a claimed message, but posting it. */
async function endAll(row: ClaimedMessage): Promise<void> {
  await markFailed(db, row, 'is_archived');
  await markUncertain(db, row, 'missing_scope');
  await cancel(db, row, 'nothing_open');
  await putOff(db, row, LATER);
  await release(db, row, { afterMs: 0, error: 'rate_limited' });
  await leaveAmbiguous(db, row, { afterMs: 0, error: 'timeout' });
  await withdrawReminder(db, row, TOO_LATE);
}
/** Says that all deadlines of a message name a recommendation. */
async function name(row: ClaimedMessage, recommendationId: string): Promise<void> {
  const named = (await db.deadline.findMany()).map(({ id }) => ({
    deadlineId: id,
    recommendationIds: [recommendationId],
  }));
  expect(await recordAttempt(db, row, 60_000, named)).toBe(true);
}

/** Sends the next message, which names a recommendation where it is a reminder. */
async function sent(): Promise<ClaimedMessage> {
  const row = await claimOne();
  await name(row, UPDATES[0]);
  await markSent(db, workspaceId, row.id, { channelId: 'D1', ts: '1.2', now: NOW, isOutdated: false });
  return row;
}

describe('claiming', () => {
  test('messages of workspaces for which the instance does not speak are left alone', async () => {
    await fill(['mine']);
    expect(await claim('a', { workspaceIds: ['T0', 'elsewhere'] })).toEqual([]);
    expect(keyed(await claim('a', { workspaceIds: [workspaceId] }))).toEqual(['mine']);
  });

  test('a message is written once under its key, and comes back as it was written', async () => {
    const content: OutboxContent = { kind: 'reminder', memberId: 'm', day: '2027-06-23' };
    const entry = { key: 'k', recipient: 'U1', content, notBefore: NOW };
    const id = await enqueue(db, workspaceId, entry);
    expect(await enqueue(db, workspaceId, entry)).toBeNull();
    expect(await claim('a')).toEqual([
      {
        id,
        workspaceId,
        claim: expect.stringMatching(/^a:./),
        recipient: 'U1',
        content,
        notBefore: NOW,
        attempts: 0,
        channelId: null,
        ts: null,
        isAmbiguous: false,
        isSentAgain: false,
        threadOf: null,
        threadTs: null,
      },
    ]);
  });

  test('instances that claim at once get different messages, and together all of them', async () => {
    const keys = Array.from({ length: 30 }, (_, n) => `k${String(n).padStart(2, '0')}`);
    await fill(keys);
    const claimed = await Promise.all(Array.from({ length: 12 }, (_, n) => claim(`i${n}`, { limit: 3 })));
    const all = keyed(claimed.flat());
    expect(new Set(all).size).toBe(all.length);
    // What one instance looked at while another had it may be left for the next claim, never lost.
    expect([...all, ...keyed(await claim('last'))].sort()).toEqual(keys);
  });

  test('what is not due yet, sent, failed or cancelled is not claimed', async () => {
    await fill(['later'], workspaceId, LATER);
    expect(await claim('a')).toEqual([]);
    await fill(['sent']);
    await sent();
    await fill(['failed', 'cancelled']);
    const rows = await claim('a');
    expect(rows).toHaveLength(2);
    await markFailed(db, rows[0]!, 'is_archived');
    await cancel(db, rows[1]!, 'nothing_open');
    expect(await claim('a', GONE)).toEqual([]);
  });

  test('many messages of one workspace do not keep the few of another waiting', async () => {
    await fill(Array.from({ length: 20 }, (_, n) => `many${n}`));
    await db.workspace.create({ data: { id: 'T0', name: 'few' } });
    await fill(['few'], 'T0', new Date(NOW.getTime() - 1));
    expect(keyed(await claim('a', { limit: 2 }))).toContain('few');
  });

  test('workspaces take turns, also where each instance claims one at a time', async () => {
    await fill(Array.from({ length: 20 }, (_, n) => `many${n}`));
    await db.workspace.create({ data: { id: 'T0', name: 'few' } });
    await fill(['few0', 'few1', 'few2'], 'T0', new Date(NOW.getTime() + 1));
    const claimed: string[] = [];
    for (let n = 0; n < 6; n++) {
      const rows = await claimDue(db, { instance: `i${n}`, ...LEASE, now: LATER, limit: 1 });
      claimed.push(...keyed(rows));
    }
    expect(claimed.filter((key) => key.startsWith('few'))).toHaveLength(3);
  });

  test('a lease keeps others away; once it has ended the message is theirs, as one that may have been sent', async () => {
    await fill(['k']);
    const mine = await claimOne('dead', 60_000);
    expect(await claim('b')).toEqual([]);
    expect(await recordAttempt(db, mine, 60_000)).toBe(true);
    await expire();
    const [theirs] = await claim('b');
    expect(theirs).toEqual({ ...mine, claim: expect.stringMatching(/^b:./), attempts: 1, isAmbiguous: true });
    expect(await recordAttempt(db, mine, 60_000)).toBe(false);
    expect(await recordAttempt(db, theirs!, 60_000)).toBe(true);
  });

  test('what was claimed and no more cannot have been sent: nobody has to look for it', async () => {
    await fill(['k']);
    await claimOne('dead', 0);
    expect(await claim('b')).toMatchObject([{ isAmbiguous: false }]);
  });

  test('what an instance has lost to another is no longer its to end', async () => {
    await fill(['k']);
    const slow = await claimOne('slow', 0);
    const { claim: theirs } = await claimOne('b');
    await endAll(slow);
    expect(await one()).toMatchObject({ status: 'sending', leaseOwner: theirs, notBefore: NOW, mayBePosted: false });
  });

  test("what an instance has claimed anew, before its first claim was done, is only the second claim's to send and end", async () => {
    await fill(['k']);
    const first = await claimOne('a', 0);
    const second = await claimOne('a');
    expect(second.id).toBe(first.id);
    expect(await recordAttempt(db, first, 60_000)).toBe(false);
    await endAll(first);
    expect(await one()).toMatchObject({ status: 'sending', leaseOwner: second.claim, notBefore: NOW });
    expect(await recordAttempt(db, second, 60_000)).toBe(true);
  });

  test('a claim is worth nothing in another workspace', async () => {
    await fill(['k']);
    const row = { ...(await claimOne()), workspaceId: 'T-other' };
    expect(await recordAttempt(db, row, 60_000)).toBe(false);
    await endAll(row);
    expect(await one()).toMatchObject({ status: 'sending', notBefore: NOW });
  });

  test.each([
    ['given back', (row: ClaimedMessage) => release(db, row, { afterMs: 0, error: 'rate_limited' })],
    ['put off', (row: ClaimedMessage) => putOff(db, row, NOW)],
    ['looked for in vain', (row: ClaimedMessage) => recordAbsence(db, row)],
  ])('one that was attempted, %s and claimed by an instance that ended has not been sent', async (_, end) => {
    await fill(['k']);
    const row = await claimOne();
    await recordAttempt(db, row, 60_000);
    await end(row);
    await expire();
    await claimOne('dead', 0);
    expect(await claim('b')).toMatchObject([{ attempts: 1, isAmbiguous: false }]);
  });

  test('one that may be there stays so, however many instances end while they look for it', async () => {
    await fill(['k']);
    await recordAttempt(db, await claimOne(), 0);
    for (const name of ['b', 'c', 'd']) expect(await claimOne(name, 0)).toMatchObject({ isAmbiguous: true });
  });

  test('what changes while it is found needless is looked at again', async () => {
    await fill(['k']);
    const row = await claimOne();
    await db.outboxMessage.updateMany({ data: { isStale: true } });
    await cancel(db, row, 'nothing_open');
    expect(await one()).toMatchObject({ status: 'pending' });
    await cancel(db, await claimOne(), 'nothing_open');
    expect(await one()).toMatchObject({ status: 'cancelled', lastError: 'nothing_open' });
  });

  test('what is put off is due at its new time', async () => {
    await fill(['k']);
    await putOff(db, await claimOne(), LATER);
    expect(await claim('b')).toEqual([]);
    expect(await nextDueInMs(db, workspaceIds, NOW)).toBe(LATER.getTime() - NOW.getTime());
    expect(await claimDue(db, { instance: 'b', now: LATER, ...LEASE })).toHaveLength(1);
  });

  test('the next that is due is told, with what an instance has left behind', async () => {
    expect(await nextDueInMs(db, workspaceIds, NOW)).toBeNull();
    await fill(['k']);
    expect(await nextDueInMs(db, workspaceIds, NOW)).toBe(0);
    await claimOne('dead', 30_000);
    const ms = await nextDueInMs(db, workspaceIds, NOW);
    expect(ms).toBeGreaterThan(20_000);
    expect(ms).toBeLessThanOrEqual(30_000);
    await expire();
    expect(await nextDueInMs(db, workspaceIds, NOW)).toBe(0);
  });

  test('nobody posts on a lease that has ended', async () => {
    await fill(['k']);
    const row = await claimOne('a', 0);
    expect(await recordAttempt(db, row, 60_000)).toBe(false);
  });

  test('what is given back is pending again, after the time given; what is left ambiguous stays so', async () => {
    await fill(['k']);
    await release(db, await claimOne(), { afterMs: 60_000, error: 'rate_limited' });
    expect(await claim('b')).toEqual([]);
    await expire();
    const again = await claimOne('b');
    expect(again).toMatchObject({ isAmbiguous: false });
    await recordAttempt(db, again, 60_000);
    await leaveAmbiguous(db, again, { afterMs: 0, error: 'timeout' });
    expect(await claim('c')).toMatchObject([{ isAmbiguous: true }]);
    expect(await one()).toMatchObject({ lastError: 'timeout', status: 'sending' });
  });
});

describe('what colleagues reported', () => {
  const entry = (updateId: string) => ({
    memberId: 'm',
    slackUserId: 'U1',
    day: '2027-06-23',
    updateId,
    notBefore: NOW,
  });

  test('is one message a day, which grows, also when many report at once', async () => {
    const ids = Array.from({ length: 8 }, (_, n) => `u${n}`);
    await Promise.all(ids.map((id) => db.$transaction((tx: Db) => enqueueColleagueUpdate(tx, workspaceId, entry(id)))));
    await enqueueColleagueUpdate(db, workspaceId, entry('u0'));
    const [row, ...others] = await claim('a');
    expect(others).toEqual([]);
    expect(row?.content).toMatchObject({ kind: 'colleague_updates', memberId: 'm', day: '2027-06-23' });
    expect([...(row!.content as { updateIds: string[] }).updateIds].sort()).toEqual(ids);
  });

  test('after it was sent, or while it is being sent, it becomes stale instead', async () => {
    await enqueueColleagueUpdate(db, workspaceId, entry(UPDATES[0]));
    expect(await one()).toMatchObject({ isStale: false, status: 'pending' });
    const row = await claimOne();
    await enqueueColleagueUpdate(db, workspaceId, entry(UPDATES[1]));
    await markSent(db, workspaceId, row.id, { channelId: 'D1', ts: '1.2', now: NOW, isOutdated: false });
    expect(await one()).toMatchObject({ isStale: true, status: 'sent' });
    const [stale] = await claimStale(db, { instance: 'a', ...LEASE });
    expect(stale?.content).toMatchObject({ updateIds: [...UPDATES] });
  });
});

describe('stale messages', () => {
  test('one is brought up to date by one instance; a change meanwhile makes it stale again', async () => {
    await fill(['k']);
    const row = await sent();
    await db.outboxMessage.updateMany({ data: { isStale: true } });
    const both = await Promise.all([
      claimStale(db, { instance: 'a', ...LEASE }),
      claimStale(db, { instance: 'b', ...LEASE }),
    ]);
    expect(both.flat()).toMatchObject([{ id: row.id, channelId: 'D1', ts: '1.2' }]);
    await db.outboxMessage.updateMany({ data: { isStale: true } });
    expect(await claimStale(db, { instance: 'c', ...LEASE })).toEqual([]);
    await clearStale(db, both.flat()[0]!);
    const [again] = await claimStale(db, { instance: 'c', ...LEASE });
    await clearStale(db, again!);
    expect(await claimStale(db, { instance: 'd', ...LEASE })).toEqual([]);
  });

  test('one that an instance left half done is taken over; one that could not be changed waits', async () => {
    await fill(['k']);
    await sent();
    await db.outboxMessage.updateMany({ data: { isStale: true } });
    const [dead] = await claimStale(db, { instance: 'b', ...GONE });
    const [row] = await claimStale(db, { instance: 'b', ...LEASE });
    await clearStale(db, dead!);
    await keepStale(db, dead!, 0);
    expect(await one()).toMatchObject({ leaseOwner: row!.claim });
    await keepStale(db, row!, 60_000);
    expect(await claimStale(db, { instance: 'c', ...LEASE })).toEqual([]);
    await db.outboxMessage.updateMany({ data: { leaseUntil: new Date(Date.now() - 1) } });
    expect(await claimStale(db, { instance: 'c', ...LEASE })).toHaveLength(1);
  });
});

describe('reminders', () => {
  async function records() {
    const member = await db.member.create({ data: { workspaceId, slackUserId: 'U1', name: 'Linh', timeZone: 'UTC' } });
    const deadline = await createDialogue(db, workspaceId);
    const reminder = {
      memberId: member.id,
      slackUserId: 'U1',
      day: '2027-06-23',
      notBefore: NOW,
      items: [
        {
          deadlineId: deadline.id,
          forDate: '2027-07-07',
          daysBefore: 14,
          role: 'main' as const,
          recommendationIds: [UPDATES[0]] as string[],
          agencyIds: [],
          isCarried: false,
          isOverview: false,
        },
      ],
    };
    const summary = {
      deadlineId: deadline.id,
      channelId: 'C1',
      forDate: '2027-07-07',
      daysBefore: 14,
      notBefore: NOW,
    };
    return { reminder, summary };
  }

  /** Somebody else, and a deadline of its own beside the first. */
  async function others() {
    const member = await db.member.create({ data: { workspaceId, slackUserId: 'U2', name: 'An', timeZone: 'UTC' } });
    const { id: _, ...first } = await db.deadline.findFirstOrThrow({ where: { workspaceId } });
    return { memberId: member.id, deadlineId: (await db.deadline.create({ data: first })).id };
  }

  test('however many instances plan at once, there is one message, one summary, and one row for each step', async () => {
    const { reminder, summary } = await records();
    const written = await Promise.all(
      Array.from({ length: 8 }, () =>
        db.$transaction(async (tx: Db) => {
          const isNew = await writeReminder(tx, workspaceId, reminder);
          await writeSummary(tx, workspaceId, summary);
          return isNew;
        }),
      ),
    );
    expect(written.filter(Boolean)).toHaveLength(1);
    expect(await db.outboxMessage.count()).toBe(2);
    expect(await db.reminder.count()).toBe(2);
    expect((await readDealings(db, workspaceId, [summary.deadlineId], '2027-06-23')).written).toEqual([
      { memberId: reminder.memberId, day: '2027-06-23' },
    ]);
  });

  test('what is not of the workspace is not written', async () => {
    const { reminder } = await records();
    const elsewhere = { id: 'T-else', name: 'Elsewhere', language: 'en' as const, timeZone: 'UTC' };
    await db.workspace.create({ data: elsewhere });
    const { id: _, ...first } = await db.deadline.findFirstOrThrow({ where: { workspaceId } });
    const theirs = await db.deadline.create({ data: { ...first, workspaceId: elsewhere.id } });
    const [item] = reminder.items as [(typeof reminder.items)[0]];
    const items = [{ ...item, deadlineId: theirs.id }, item];
    expect(await writeReminder(db, elsewhere.id, reminder)).toBe(false);
    expect(await writeReminder(db, workspaceId, { ...reminder, items })).toBe(true);
    expect(await db.reminder.findMany({ select: { workspaceId: true, deadlineId: true } })).toEqual([
      { workspaceId, deadlineId: item.deadlineId },
    ]);
    await db.workspace.delete({ where: { id: elsewhere.id } });
  });

  test('one that was not sent in its hours leaves its step open', async () => {
    const { reminder } = await records();
    await writeReminder(db, workspaceId, reminder);
    const row = await claimOne();
    await withdrawReminder(db, { ...row, claim: 'somebody else' }, TOO_LATE);
    expect(await db.reminder.count()).toBe(1);
    await withdrawReminder(db, row, TOO_LATE);
    expect(await db.reminder.count()).toBe(0);
    expect((await db.auditEvent.findMany()).map(({ action }) => action)).toEqual(['reminder_withdrawn']);
    expect(await writeReminder(db, workspaceId, { ...reminder, day: '2027-06-24' })).toBe(true);
  });

  test('a summary that could not be delivered is tried again at the next step', async () => {
    const { summary } = await records();
    await writeSummary(db, workspaceId, summary);
    const row = await claimOne();
    await markFailed(db, row, 'not_in_channel');
    await writeSummary(db, workspaceId, { ...summary, daysBefore: 7 });
    expect(await claim('a')).toMatchObject([{ id: row.id, recipient: 'C1', isAmbiguous: false }]);
  });

  test('a change makes the messages that list it stale, and the summaries of open deadlines; no others, no other workspace', async () => {
    const { reminder, summary } = await records();
    await writeReminder(db, workspaceId, reminder);
    await writeReminder(db, workspaceId, {
      ...reminder,
      memberId: (await others()).memberId,
      slackUserId: 'U2',
    });
    await writeSummary(db, workspaceId, summary);
    for (const row of await claim('a')) {
      await name(row, row.recipient === 'U1' ? UPDATES[0] : UPDATES[1]);
      await markSent(db, workspaceId, row.id, { channelId: 'D', ts: '1', now: NOW, isOutdated: false });
    }
    await markRemindersStale(db, 'T-other', UPDATES[0]);
    expect(await db.outboxMessage.count({ where: { isStale: true } })).toBe(0);
    await markRemindersStale(db, workspaceId, UPDATES[0]);
    const stale = await db.outboxMessage.findMany({ where: { isStale: true }, select: { key: true } });
    expect(stale.map(({ key }) => key.split(':')[0]).sort()).toEqual(['reminder', 'summary']);
  });

  /** Writes and sends the member's messages of these days, one step further each; gives their outbox ids. */
  async function sendOn(days: string[], reminder: Parameters<typeof writeReminder>[2]): Promise<string[]> {
    const ids: string[] = [];
    for (const [n, day] of days.entries()) {
      const items = reminder.items.map((item) => ({ ...item, daysBefore: 14 - n }));
      await writeReminder(db, workspaceId, { ...reminder, day, items });
      ids.push((await sent()).id);
    }
    return ids;
  }
  const stale = async () =>
    (await db.outboxMessage.findMany({ where: { workspaceId, isStale: true } })).map(({ id }) => id);
  const replacedOn = async (id: string) => (await readReminder(db, workspaceId, id)).replacedOn;
  const freshened = () => db.outboxMessage.updateMany({ data: { isStale: false } });

  test('one that is sent makes the one before it stale, once, and that one says by which it was replaced', async () => {
    const { reminder } = await records();
    const [first = '', second = ''] = await sendOn(['2027-06-23', '2027-06-30'], reminder);
    expect(await stale()).toEqual([first]);
    await freshened();
    const [third = ''] = await sendOn(['2027-07-02'], reminder);
    // Its step is one that was told of: it stands for nothing, and replaces nothing.
    expect(await stale()).toEqual([]);
    expect((await readReminder(db, workspaceId, third)).items).toEqual([]);
    await writeReminder(db, workspaceId, {
      ...reminder,
      day: '2027-07-05',
      items: [{ ...reminder.items[0]!, daysBefore: 1 }],
    });
    expect(await stale()).toEqual([]);
    await sent();
    expect(await stale()).toEqual([second]);
    expect([await replacedOn(first), await replacedOn(second)]).toEqual(['2027-06-30', '2027-07-05']);
    await freshened();
    await markRemindersStale(db, workspaceId, UPDATES[0]);
    expect(await stale()).toHaveLength(1);
    expect(await stale()).not.toContain(second);
  });

  test('one for another deadline replaces the one before as a whole; nobody has two that are live', async () => {
    const { reminder } = await records();
    const [first = ''] = await sendOn(['2027-06-23'], reminder);
    const { deadlineId } = await others();
    const [second = ''] = await sendOn(['2027-06-24'], {
      ...reminder,
      items: [{ ...reminder.items[0]!, deadlineId }],
    });
    expect(await stale()).toEqual([first]);
    expect(await replacedOn(first)).toBe('2027-06-24');
    expect(await replacedOn(second)).toBeNull();
    await freshened();
    await markRemindersStale(db, workspaceId, UPDATES[0]);
    expect(await stale()).toEqual([second]);
  });

  test('what is carried along is in the message, stands for no step, and leaves those to come open', async () => {
    const { reminder } = await records();
    await sendOn(['2027-06-23'], reminder);
    const [item] = reminder.items as [(typeof reminder.items)[0]];
    const { deadlineId } = await others();
    const due = { ...item, deadlineId };
    const ids: string[] = [];
    // On two days, beside two steps of the other.
    for (const [day, daysBefore] of [
      ['2027-06-24', 13],
      ['2027-06-25', 12],
    ] as const) {
      const items = [
        { ...item, isCarried: true },
        { ...due, daysBefore },
      ];
      await writeReminder(db, workspaceId, { ...reminder, day, items });
      ids.push((await sent()).id);
    }
    const held = async (id: string) =>
      (await readReminder(db, workspaceId, id)).items
        .map(({ deadlineId, isCarried, daysBefore }) => [deadlineId, isCarried, daysBefore])
        .sort();
    const both = (daysBefore: number) =>
      [
        [item.deadlineId, true, 14],
        [deadlineId, false, daysBefore],
      ].sort();
    expect([await held(ids[0]!), await held(ids[1]!)]).toEqual([both(13), both(12)]);
    const steps = async () => (await readDealings(db, workspaceId, [item.deadlineId], '2027-06-27')).planned;
    expect((await steps()).map(({ daysBefore }) => daysBefore)).toEqual([14]);
    await writeReminder(db, workspaceId, { ...reminder, day: '2027-06-27', items: [{ ...item, daysBefore: 13 }] });
    expect(await steps()).toHaveLength(2);
  });

  test('what is carried along and left out is no step that was taken back', async () => {
    const { reminder } = await records();
    const [item] = reminder.items as [(typeof reminder.items)[0]];
    const { deadlineId } = await others();
    const items = [
      { ...item, isCarried: true },
      { ...item, deadlineId },
    ];
    await writeReminder(db, workspaceId, { ...reminder, items });
    const row = await claimOne();
    const leftOut = [{ deadlineId: item.deadlineId, reason: 'muted' as const }];
    await withdrawItems(db, row, { leftOut, now: NOW });
    expect((await readReminder(db, workspaceId, row.id)).items.map((one) => one.deadlineId)).toEqual([deadlineId]);
    expect(await db.auditEvent.count()).toBe(0);
  });

  test('one to somebody else, or one that cannot be delivered, replaces none', async () => {
    const { reminder } = await records();
    await sendOn(['2027-06-23'], reminder);
    const other = await others();
    await sendOn(['2027-06-24'], { ...reminder, memberId: other.memberId, slackUserId: 'U2' });
    await writeReminder(db, workspaceId, {
      ...reminder,
      day: '2027-06-30',
      items: [{ ...reminder.items[0]!, daysBefore: 7 }],
    });
    await markFailed(db, await claimOne(), 'user_disabled');
    expect(await stale()).toEqual([]);
  });

  test('the latest for a deadline becomes stale as days turn in the zone of its reader, until the date is over', async () => {
    const { reminder } = await records();
    const [, latest] = await sendOn(['2027-06-23', '2027-06-30'], reminder);
    await freshened();
    expect(await listTimeZones(db, workspaceId)).toEqual(['UTC']);
    await markDatedRemindersStale(db, workspaceId, { timeZone: 'Asia/Ho_Chi_Minh', from: '2027-07-01' });
    await markDatedRemindersStale(db, workspaceId, { timeZone: 'UTC', from: '2027-07-08' });
    await markDatedRemindersStale(db, 'T-other', { timeZone: 'UTC', from: '2027-07-01' });
    expect(await stale()).toEqual([]);
    await markDatedRemindersStale(db, workspaceId, { timeZone: 'UTC', from: '2027-07-07' });
    expect(await stale()).toEqual([latest]);
  });

  test('one that is sent while reports are stored, and the reports, do not lock each other out', async () => {
    const { reminder } = await records();
    await sendOn(['2027-06-23'], reminder);
    const next = { ...reminder, day: '2027-06-30', items: [{ ...reminder.items[0]!, daysBefore: 7 }] };
    await writeReminder(db, workspaceId, next);
    const { id } = await claimOne();
    await Promise.all([
      ...Array.from({ length: 8 }, () => db.$transaction((tx: Db) => markRemindersStale(tx, workspaceId, UPDATES[0]))),
      markSent(db, workspaceId, id, { channelId: 'D1', ts: '1.3', now: NOW, isOutdated: false }),
    ]);
    expect(await db.outboxMessage.count({ where: { workspaceId, status: 'sent' } })).toBe(2);
  });

  test('the summaries of deadlines that are still to come become stale day by day', async () => {
    const { summary } = await records();
    await writeSummary(db, workspaceId, summary);
    await sent();
    await markSummariesStale(db, workspaceId, '2027-07-08');
    expect(await one()).toMatchObject({ isStale: false });
    await markSummariesStale(db, workspaceId, '2027-07-07');
    expect(await one()).toMatchObject({ isStale: true });
  });

  test('updates that are stored at once and concern the same messages do not lock each other out', async () => {
    const { reminder, summary } = await records();
    await writeReminder(db, workspaceId, reminder);
    await writeSummary(db, workspaceId, summary);
    for (const row of await claim('a')) {
      await name(row, UPDATES[0]);
      await markSent(db, workspaceId, row.id, { channelId: 'D', ts: '1', now: NOW, isOutdated: false });
    }
    await Promise.all(
      Array.from({ length: 12 }, () => db.$transaction((tx: Db) => markRemindersStale(tx, workspaceId, UPDATES[0]))),
    );
    expect(await db.outboxMessage.count({ where: { isStale: true } })).toBe(2);
  });
});
