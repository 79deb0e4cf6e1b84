import { beforeEach, expect, test } from 'vitest';
import type { Db } from '../../src/db/client.ts';
import { markRemindersStale } from '../../src/db/outbox.ts';
import { type ClaimedMessage, claimDue, markSent, recordAttempt } from '../../src/db/outbox-claims.ts';
import { freshDatabase } from '../support/database.ts';
import { createDialogue, writeReminder } from '../support/written-reminder.ts';

// What a reminder names is on record when it is sent, and not before.

const { db } = await freshDatabase();
const W = 'T0TEST';
const NOW = new Date('2027-06-23T02:00:00Z');
const SENT = { channelId: 'D1', ts: '1.2', now: NOW, isOutdated: false };
let records: Awaited<ReturnType<typeof createRecords>>;

beforeEach(async () => {
  await db.workspace.deleteMany();
  records = await createRecords();
});

/** A recommendation of Justice, which was Health's until it was handed back. */
async function createRecords() {
  await db.workspace.create({ data: { id: W, name: W } });
  const agency = (code: string) =>
    db.agency.create({ data: { workspaceId: W, code, nameEn: code, nameVi: code, level: 'central' } });
  const [justice, health, education] = await Promise.all([agency('MOJ'), agency('MOH'), agency('MOET')]);
  const people = await db.member.createManyAndReturn({
    data: ['U1', 'U2'].map((slackUserId) => ({ workspaceId: W, slackUserId, name: slackUserId, timeZone: 'UTC' })),
  });
  const deadline = await createDialogue(db, W);
  const review = await db.review.create({
    data: { workspaceId: W, code: 'upr-2024', mechanism: 'UPR', titleEn: 'R', titleVi: 'R' },
  });
  const { id: recommendationId } = await db.recommendation.create({
    data: {
      workspaceId: W,
      reviewId: review.id,
      reference: '1.1',
      referenceKey: '1.1',
      referenceSort: '1.1',
      textEn: 'x',
      leadAgencyId: justice.id,
    },
  });
  const [asker] = people;
  await db.reassignment.create({
    data: {
      workspaceId: W,
      recommendationId,
      agencyId: health.id,
      askedById: asker?.id as string,
      reason: 'x',
      askedAt: NOW,
    },
  });
  return { justice, health, education, people, deadlineId: deadline.id, recommendationId };
}

/** A reminder for an agency that is to be sent now, to one of two people; gives its outbox id. */
async function plan(agencyId: string, person = 0): Promise<string> {
  const { id: memberId, slackUserId } = records.people[person] as { id: string; slackUserId: string };
  const item = {
    deadlineId: records.deadlineId,
    forDate: '2027-07-07',
    daysBefore: 14,
    role: 'main' as const,
    recommendationIds: [],
    agencyIds: [agencyId],
    isCarried: false,
    isOverview: false,
  };
  await writeReminder(db, W, { memberId, slackUserId, day: '2027-06-23', notBefore: NOW, items: [item] });
  return (await db.outboxMessage.findFirstOrThrow({ where: { recipient: slackUserId } })).id;
}

async function claim(): Promise<ClaimedMessage> {
  const [row] = await claimDue(db, { instance: 'a', workspaceIds: [W], now: NOW, leaseMs: 60_000, limit: 1 });
  return row as ClaimedMessage;
}

const name = (row: ClaimedMessage, recommendationIds: string[]) =>
  recordAttempt(db, row, 60_000, [{ deadlineId: records.deadlineId, recommendationIds }]);
const isStale = async (id: string) => (await db.outboxMessage.findUniqueOrThrow({ where: { id } })).isStale;

test.each([
  ['waits to be sent', false],
  ['is being sent', true],
])('one that %s is known by its agencies, whatever it is going to name', async (_, isClaimed) => {
  const staleFor = async (agencyId: string) => {
    await db.outboxMessage.deleteMany();
    const id = await plan(agencyId);
    if (isClaimed) await claim();
    await markRemindersStale(db, W, records.recommendationId);
    return isStale(id);
  };
  expect(await staleFor(records.justice.id)).toBe(true);
  expect(await staleFor(records.health.id)).toBe(true);
  expect(await staleFor(records.education.id)).toBe(false);
});

test('one that has been sent is known by what it names alone', async () => {
  const id = await plan(records.justice.id);
  const row = await claim();
  await name(row, []);
  await markSent(db, W, id, SENT);
  await markRemindersStale(db, W, records.recommendationId);
  expect(await isStale(id)).toBe(false);
});

test('what it names is on record once it may be in Slack, as it was tried last, and by who holds it', async () => {
  await plan(records.justice.id);
  const named = async () => (await db.reminder.findFirstOrThrow()).recommendationIds;
  expect(await named()).toEqual([]);
  const row = await claim();
  const other = '00000000-0000-4000-8000-000000000001';
  expect(await name(row, [other])).toBe(true);
  expect(await named()).toEqual([other]);
  expect(await name({ ...row, claim: 'somebody else' }, [])).toBe(false);
  expect(await named()).toEqual([other]);
  expect(await name(row, [other, records.recommendationId])).toBe(true);
  expect(await named()).toEqual([other, records.recommendationId]);
});

// The embedded database does one transaction after the other.
test.runIf(process.env.TEST_DATABASE_URL)(
  'one that is sent while a report waits for another message is brought up to date all the same',
  async () => {
    const ids = [await plan(records.justice.id, 0), await plan(records.justice.id, 1)].sort();
    const [first = '', second = ''] = ids;
    const rows = [await claim(), await claim()];
    const row = rows.find(({ id }) => id === second) as ClaimedMessage;
    const waiting = () => db.$queryRaw<object[]>`SELECT 1 FROM pg_locks WHERE NOT granted`;
    let report = Promise.resolve();
    await db.$transaction(async (tx: Db) => {
      await tx.$queryRaw`SELECT 1 FROM "OutboxMessage" WHERE id = ${first}::uuid FOR UPDATE`;
      report = db.$transaction((tx: Db) => markRemindersStale(tx, W, records.recommendationId));
      await expect.poll(waiting).toHaveLength(1);
      await name(row, [records.recommendationId]);
      await markSent(db, W, second, SENT);
    });
    await report;
    expect(await isStale(second)).toBe(true);
  },
);
