import { beforeAll, expect, test } from 'vitest';
import { fromDay } from '../../src/db/days.ts';
import { Groups } from '../../src/db/groups.ts';
import { getRecommendation } from '../../src/db/recommendations.ts';
import { refreshVocabulary } from '../../src/db/vocabulary.ts';
import { referenceKey, referenceSort } from '../../src/domain/reference.ts';
import { freshDatabase } from '../support/database.ts';
import { fillWorkspace } from './records.ts';

const { db } = await freshDatabase();
const HERE = 'T1';
const USER = 'U1';

beforeAll(async () => {
  for (const id of [HERE, 'T2']) {
    await fillWorkspace(db, id);
    await refreshVocabulary(db, id);
  }
  await db.member.create({ data: { workspaceId: HERE, slackUserId: USER, name: 'One', timeZone: 'UTC' } });
});

const newMember = (slackUserId: string) => ({ workspaceId: HERE, slackUserId, name: slackUserId, timeZone: 'UTC' });

async function groupOf(groups: Groups) {
  const entered = await groups.enter(HERE, USER, null);
  if (!entered) throw new Error('the group is gone');
  return entered.group;
}

test('a group is kept until something of it changes, whoever changes it, and read anew then', async () => {
  const groups = new Groups(db);
  const agency = await db.agency.findFirstOrThrow({ where: { workspaceId: HERE } });
  const member = await db.member.findFirstOrThrow({ where: { workspaceId: HERE } });
  const day = fromDay('2027-01-04');
  const days = { workspaceId: HERE, firstDay: day, lastDay: day };
  const closure = { ...days, nameEn: 'Break', nameVi: 'Nghỉ' };
  const deadline = {
    workspaceId: HERE,
    kind: 'agency_plan' as const,
    titleEn: 'Plans',
    titleVi: 'Kế hoạch',
    date: day,
    countsFrom: day,
    coverage: '',
  };
  const review = { workspaceId: HERE, code: 'cat-2018', mechanism: 'CAT' as const, titleEn: 'CAT', titleVi: 'CAT' };
  const changes: [what: string, change: () => Promise<unknown>, isSeen: (group: any) => unknown][] = [
    [
      'the name of the workspace',
      () => db.workspace.update({ where: { id: HERE }, data: { name: 'Renamed' } }),
      ({ workspace }) => workspace.name === 'Renamed',
    ],
    [
      'a closure',
      () => db.closure.create({ data: closure }),
      ({ workspace }) => workspace.calendar.closures.length === 1,
    ],
    ['a member', () => db.member.create({ data: newMember('U2') }), ({ members }) => members.has('U2')],
    [
      'an absence',
      () => db.absence.create({ data: { ...days, memberId: member.id } }),
      ({ people }) => people.get(member.id).absences.length === 1,
    ],
    [
      'a focal point',
      () =>
        db.focalPoint.create({ data: { workspaceId: HERE, memberId: member.id, agencyId: agency.id, kind: 'main' } }),
      ({ people }) => people.get(member.id).agencies.length === 1,
    ],
    [
      'the name of an agency, past the app',
      () => db.$executeRaw`UPDATE "Agency" SET "nameEn" = 'Another' WHERE id = ${agency.id}::uuid`,
      ({ agencies }) => agencies.get(agency.id).name.en === 'Another',
    ],
    ['a review', () => db.review.create({ data: review }), ({ reviews }) => reviews.size === 3],
    ['a deadline', () => db.deadline.create({ data: deadline }), ({ deadlines }) => deadlines.length === 1],
    [
      'a deadline that is closed',
      () => db.deadline.updateMany({ where: { workspaceId: HERE }, data: { closedAt: new Date() } }),
      ({ deadlines }) => deadlines.length === 0,
    ],
    [
      'the words in use',
      () => db.vocabulary.update({ where: { workspaceId: HERE }, data: { themes: ['Privacy'] } }),
      ({ vocabulary }) => vocabulary.themes.join() === 'Privacy',
    ],
    [
      'a member who goes',
      () => db.member.deleteMany({ where: { slackUserId: 'U2' } }),
      ({ members }) => !members.has('U2'),
    ],
  ];
  let before = await groupOf(groups);
  for (const [what, change, isSeen] of changes) {
    expect(await groupOf(groups), `before ${what}`).toBe(before);
    await change();
    const after = await groupOf(groups);
    expect(after, what).not.toBe(before);
    expect(isSeen(after), what).toBe(true);
    before = after;
  }
});

test('what is not of the group, or of another one, or taken back, leaves it as it is', async () => {
  const groups = new Groups(db);
  const before = await groupOf(groups);
  await db.recommendation.updateMany({ where: { workspaceId: HERE }, data: { paragraph: '7' } });
  await db.agency.updateMany({ where: { workspaceId: 'T2' }, data: { nameEn: 'Elsewhere' } });
  const taken = db.$transaction(async (tx) => {
    await tx.member.create({ data: newMember('U3') });
    throw new Error('taken back');
  });
  await expect(taken).rejects.toThrow('taken back');
  expect(await groupOf(groups)).toBe(before);
});

test('one change of many rows is one revision', async () => {
  const revision = async () => (await db.workspace.findUniqueOrThrow({ where: { id: HERE } })).revision;
  const before = await revision();
  await db.member.createMany({ data: Array.from({ length: 50 }, (_, n) => newMember(`U9${n}`)) });
  const after = await revision();
  expect(after).not.toBe(before);
  const held = await db.$transaction(async (tx) => {
    await tx.member.deleteMany({ where: { slackUserId: { startsWith: 'U9' } } });
    return tx.workspace.findUniqueOrThrow({ where: { id: HERE } });
  });
  // Only as the transaction ends: others are not kept waiting for its whole length.
  expect(held.revision).toBe(after);
  expect(await revision()).not.toBe(after);
});

test('a card says of every recommendation what the records say', async () => {
  const groups = new Groups(db);
  const ids = await db.recommendation.findMany({ where: { workspaceId: HERE }, select: { id: true }, take: 60 });
  for (const { id } of ids) {
    const entered = await groups.enter(HERE, USER, { id });
    expect(entered?.card?.recommendation).toEqual(await getRecommendation(db, HERE, id));
  }
  expect(ids.length).toBeGreaterThan(50);
});

test('a card holds the latest update, how many there are, and the draft of who looks', async () => {
  const groups = new Groups(db);
  const { id, leadAgencyId } = await db.recommendation.findFirstOrThrow({
    where: { workspaceId: HERE, leadAgencyId: { not: null }, updates: { none: {} } },
  });
  const { id: memberId } = await db.member.findFirstOrThrow({ where: { workspaceId: HERE, slackUserId: USER } });
  const nothing = await groups.enter(HERE, USER, { id });
  expect(nothing?.card).toMatchObject({ latest: null, updates: 0, draft: null });
  for (const [n, results] of ['first', 'second'].entries()) {
    await db.update.create({
      data: {
        workspaceId: HERE,
        recommendationId: id,
        authorId: memberId,
        agencyId: leadAgencyId,
        previousStatus: 'not_started',
        status: 'in_progress',
        results,
        submissionKey: results,
        reportedAt: new Date(Date.UTC(2026, 10, 20 + n)),
        ...(n === 1 && { verifiedById: memberId, verifiedAt: new Date(Date.UTC(2026, 10, 22)) }),
      },
    });
  }
  const content = { status: null, results: 'half', difficulties: '', proposals: '', evidence: '' };
  await db.draft.create({
    data: { workspaceId: HERE, memberId, recommendationId: id, content, savedAt: new Date('2026-11-22') },
  });
  const { card } = (await groups.enter(HERE, USER, { id })) ?? {};
  expect(card).toMatchObject({
    updates: 2,
    latest: { results: 'second', author: { memberId, slackUserId: USER, name: 'One' }, verifiedBy: 'One' },
    draft: { content: { results: 'half' } },
  });
  expect(card?.latest?.agencyCode).toMatch(/^[A-Z]+$/);
  expect((await groups.enter(HERE, 'U0NOBODY', { id }))?.card?.draft).toBeNull();
});

test('one recommendation is a card, several of one name and one of another group are none', async () => {
  const groups = new Groups(db);
  const reviews = await db.review.findMany({ where: { workspaceId: HERE }, take: 2 });
  const insert = (reviewId: string, reference: string) =>
    db.recommendation.create({
      data: {
        workspaceId: HERE,
        reviewId,
        reference,
        referenceKey: referenceKey(reference),
        referenceSort: referenceSort(reference),
        textEn: 'Act',
      },
    });
  const single = await insert(reviews[0]?.id ?? '', '901 (b)');
  for (const { id } of reviews) await insert(id, '902');
  const cardOf = async (wanted: { id: string } | { referenceKey: string }) =>
    (await groups.enter(HERE, USER, wanted))?.card?.recommendation.id ?? null;
  expect(await cardOf({ referenceKey: referenceKey(single.reference) })).toBe(single.id);
  expect(await cardOf({ referenceKey: '902' })).toBeNull();
  expect(await cardOf({ referenceKey: '9999' })).toBeNull();
  const elsewhere = await db.recommendation.findFirstOrThrow({ where: { workspaceId: 'T2' } });
  expect(await cardOf({ id: elsewhere.id })).toBeNull();
});

test('an unknown workspace is no group, nor one that is gone', async () => {
  const groups = new Groups(db);
  expect(await groups.enter('T9', USER, null)).toBeNull();
  await db.workspace.create({ data: { id: 'T9', name: 'Nine' } });
  expect((await groups.enter('T9', USER, null))?.group.workspace.name).toBe('Nine');
  await db.workspace.delete({ where: { id: 'T9' } });
  expect(await groups.enter('T9', USER, null)).toBeNull();
});

test('words that nobody has kept are kept from then on', async () => {
  await db.vocabulary.deleteMany({ where: { workspaceId: HERE } });
  const groups = new Groups(db);
  const { vocabulary } = await groupOf(groups);
  expect(vocabulary.themes).not.toContain('Freedom of assembly');
  expect(vocabulary.themes).toContain('Access to justice');
  expect(await db.vocabulary.findUnique({ where: { workspaceId: HERE } })).toMatchObject({ themes: vocabulary.themes });
  await db.recommendation.updateMany({
    where: { workspaceId: HERE, reference: '143.1' },
    data: { themes: ['Freedom of assembly'] },
  });
  await refreshVocabulary(db, HERE);
  expect((await groupOf(groups)).vocabulary.themes).toContain('Freedom of assembly');
});

test('many who come at once while the group changes all get it as it is after', async () => {
  await refreshVocabulary(db, HERE);
  const groups = new Groups(db);
  for (let n = 0; n < 5; n++) {
    const during = Array.from({ length: 8 }, () => groups.enter(HERE, USER, null));
    await db.agency.updateMany({ where: { workspaceId: HERE }, data: { nameEn: `Round ${n}` } });
    const after = await Promise.all(Array.from({ length: 8 }, () => groupOf(groups)));
    for (const { agencies } of after) expect([...agencies.values()][0]?.name.en).toBe(`Round ${n}`);
    await Promise.all(during);
  }
});
