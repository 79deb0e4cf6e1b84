import { beforeAll, expect, test } from 'vitest';
import type { Db } from '../../src/db/client.ts';
import { listByIds } from '../../src/db/recommendation-rows.ts';
import {
  countRecommendations,
  findRecommendations,
  getRecommendation,
  listAllIds,
  listRecommendations,
  matchRecommendations,
  nearestRecommendations,
} from '../../src/db/recommendations.ts';
import { refreshSearchText } from '../../src/db/search-text.ts';
import type { Filter } from '../../src/domain/query/command.ts';
import { passes } from '../../src/domain/query/passes.ts';
import { isOverdue } from '../../src/domain/recommendation.ts';
import { freshDatabase } from '../support/database.ts';
import { fillWorkspace, filterOf, LONG_TEXT, TODAY, viewerOf } from './records.ts';

const database = await freshDatabase();
const db: Db = database.db;
let filled: Awaited<ReturnType<typeof fillWorkspace>>;

beforeAll(async () => {
  filled = await fillWorkspace(db, 'T1');
  await fillWorkspace(db, 'T2');
});

async function found(reference: string) {
  return (await findRecommendations(db, 'T1', reference)).map((item) => item.reference);
}

async function list(filter: string, page = { offset: 0, limit: 500 }, agencyIds: string[] = []) {
  return listRecommendations(db, 'T1', {
    filter: await filterOf(db, 'T1', filter),
    viewer: viewerOf(agencyIds),
    ...page,
  });
}

test.each([
  ['143.5', ['143.5']],
  ['s5-12', ['S5-12']],
  ['24(A)', ['24 (a)']],
  ['para. 24 a', ['24 (a)']],
  ['i.a.3', ['I.A.3']],
  ['upr-2014 143.5', ['143.5']],
  ['A/HRC/26/6, para 143.5', ['143.5']],
  ['ccpr-2025 143.5', []],
  ['24', ['24']],
  ['24 (b) (ii)', ['24 (b) (ii)']],
  ['S5', ['S5-12', 'S5-13']],
  ['b.10', ['II.B.10']],
  ['no such thing', []],
  ['', []],
  ['143.5\0', ['143.5']],
  ['143,5', ['143.5']],
  ['\u2060143\u200b.5', ['143.5']],
  ['A/HRC/26/6, 143,5', ['143.5']],
  ['%', []],
  ['\\', []],
])('the reference %j means %j', async (reference, references) => {
  expect(await found(reference)).toEqual(references);
});

test('a part of many references gives the first twenty in natural order, and how many there are', async () => {
  expect((await matchRecommendations(db, 'T1', '143')).total).toBe(227);
  expect(await matchRecommendations(db, 'T1', '')).toEqual({ total: 0, items: [] });
  const references = await found('143');
  expect(references).toHaveLength(20);
  expect(references.slice(0, 3)).toEqual(['143.1', '143.2', '143.3']);
  expect(references[9]).toBe('143.10');
});

test('a reference of no recommendation is answered with the nearest ones', async () => {
  const nearest = async (reference: string) =>
    (await nearestRecommendations(db, 'T1', reference, 3)).map((item) => item.reference);
  expect((await nearest('143.228'))[0]).toBe('143.227');
  expect((await nearest('134.5'))[0]).toBe('143.5');
  expect(await nearest('S5-14')).toEqual(['S5-13', 'S5-12', expect.any(String)]);
  expect((await nearest('143,228'))[0]).toBe('143.227');
  // Nothing is near that shares neither a number nor the review.
  expect(await nearest('999')).toEqual([]);
  expect(await nearest('ccpr-2025 999')).toHaveLength(3);
});

test('the worst come first: overdue by days late, then by due date, none last, implemented at the end', async () => {
  const { items, total, overdue, oldestOverdueDays } = await list('');
  expect(total).toBe(filled.rows.length);
  const rank = items.map((item) =>
    item.status === 'implemented'
      ? '3'
      : isOverdue(item, TODAY)
        ? `0${item.dueDate}`
        : item.dueDate
          ? `1${item.dueDate}`
          : '2',
  );
  expect(rank).toEqual([...rank].sort());
  expect(overdue).toBe(items.filter((item) => isOverdue(item, TODAY)).length);
  expect(overdue).toBeGreaterThan(10);
  expect(oldestOverdueDays).toBe(30);
  expect(items[0]?.dueDate).toBe('2026-10-22');
});

test('pages cover everything once, and a page beyond the end is the last one', async () => {
  const all = await list('-status:implemented');
  const seen: string[] = [];
  for (let offset = 0; offset < all.total; offset += 25) {
    const page = await list('-status:implemented', { offset, limit: 25 });
    expect(page.offset).toBe(offset);
    seen.push(...page.items.map(({ id }) => id));
  }
  expect(seen).toEqual(all.items.map(({ id }) => id));
  const beyond = await list('-status:implemented', { offset: 10_000, limit: 25 });
  expect(beyond.items.map(({ id }) => id)).toEqual(seen.slice(beyond.offset));
  expect(beyond.items.length).toBeGreaterThan(0);
});

test.each<[string, (row: Awaited<ReturnType<typeof fillWorkspace>>['rows'][number]) => boolean]>([
  ['review:ccpr-2025', (row) => row.reviewId === filled.reviews.ccpr],
  ['mechanism:upr', (row) => row.reviewId === filled.reviews.upr],
  ['lead:moj', (row) => row.leadAgencyId === filled.agencies.moj],
  [
    'agency:moj',
    (row) => row.leadAgencyId === filled.agencies.moj || (row.reference === '143.2' && row.position !== null),
  ],
  [
    '-agency:moj',
    (row) => row.leadAgencyId !== filled.agencies.moj && !(row.reference === '143.2' && row.position !== null),
  ],
  ['status:"not started",implemented', (row) => ['not_started', 'implemented'].includes(row.status)],
  ['-position:noted', (row) => row.position !== 'noted'],
  ['position:noted', (row) => row.position === 'noted'],
  ['theme:torture', (row) => row.themes.some((theme) => theme.includes('Torture'))],
  ['-theme:torture', (row) => !row.themes.some((theme) => theme.includes('Torture'))],
  [`state:"cote d'ivoire"`, (row) => row.recommendingStates.includes("Côte d'Ivoire")],
  ['group:disabilities', (row) => row.affectedGroups.length > 0],
  ['sdg:5,16', (row) => row.sdgs.includes(5) || row.sdgs.includes(16)],
  ['-sdg:16', (row) => !row.sdgs.includes(16)],
  ['due:none', (row) => row.dueDate === null],
  ['due:2026-12', (row) => row.dueDate?.toISOString().startsWith('2026-12') ?? false],
  ['-due:2026-12', (row) => !row.dueDate?.toISOString().startsWith('2026-12')],
  ['due:..2026-11-20,none', (row) => row.dueDate === null || row.dueDate.toISOString() < '2026-11-21'],
  // 17:30 UTC on the 4th is past midnight of the 5th in Ha Noi.
  ['updated:2026-11-05', (row) => row.lastUpdateAt?.toISOString().startsWith('2026-11-04') ?? false],
  ['updated:never', (row) => row.lastUpdateAt === null],
  ['verified:no', (row) => row.lastUpdateAt !== null && !row.lastUpdateVerified],
  ['-verified:yes', (row) => !row.lastUpdateVerified || row.lastUpdateAt === null],
  ['lead:moj overdue', (row) => row.leadAgencyId === filled.agencies.moj && isLate(row)],
  ['-overdue', (row) => !isLate(row)],
])('the filter %s keeps what it says', async (filter, keeps) => {
  const { items, total } = await list(filter);
  const expected = filled.rows.filter(keeps);
  expect(total).toBe(expected.length);
  expect(total).toBeGreaterThan(0);
  expect(items.map(({ reference, review }) => `${review.code} ${reference}`).sort()).toEqual(
    expected.map((row) => `${row.reviewId === filled.reviews.upr ? 'upr-2014' : 'ccpr-2025'} ${row.reference}`).sort(),
  );
});

test('"mine" is what the agencies of the one who asks lead or support', async () => {
  const mine = await list('mine', undefined, [filled.agencies.moj]);
  expect(mine.total).toBe((await list('agency:moj')).total);
  expect((await list('mine', undefined, [])).total).toBe(0);
  expect((await list('-mine', undefined, [])).total).toBe(filled.rows.length);
});

test('"none" is what has no lead agency, no agency at all, no position', async () => {
  const supported = filled.rows.find(({ reference }) => reference === '143.2');
  const leaderless = filled.rows.filter(({ leadAgencyId }) => leadAgencyId === null);
  expect((await list('lead:none')).total).toBe(leaderless.length);
  expect((await list('agency:none')).total).toBe(leaderless.length);
  await db.recommendation.updateMany({
    where: { workspaceId: 'T1', reference: '143.2' },
    data: { leadAgencyId: null },
  });
  expect((await list('lead:none')).total).toBe(leaderless.length + 1);
  // Nobody leads it, but it is supported.
  expect((await list('agency:none')).total).toBe(leaderless.length);
  expect((await list('-agency:none')).total).toBe(filled.rows.length - leaderless.length);
  await db.recommendation.updateMany({
    where: { workspaceId: 'T1', reference: '143.2' },
    data: { leadAgencyId: supported?.leadAgencyId ?? null },
  });
  expect((await list('lead:none,moj')).total).toBe(leaderless.length + (await list('lead:moj')).total);

  const committee = filled.rows.filter(({ position }) => position === null).length;
  expect((await list('position:none')).total).toBe(committee);
  expect((await list('-position:none')).total).toBe(filled.rows.length - committee);
  expect((await list('position:none,noted')).total).toBe(committee + (await list('position:noted')).total);
});

test('counting and listing ids agree with the list', async () => {
  const filter = await filterOf(db, 'T1', 'lead:mps');
  const listed = await list('lead:mps');
  expect(await countRecommendations(db, 'T1', filter, viewerOf([]))).toBe(listed.total);
  expect(await listAllIds(db, 'T1', filter, viewerOf([]))).toEqual(listed.items.map(({ id }) => id));
});

test.each([
  '',
  'review:ccpr-2025',
  'mechanism:upr',
  'lead:moj,none',
  'agency:moj',
  'agency:none',
  'mine',
  'status:in-progress,implemented',
  'position:noted,none',
  'theme:torture',
  'state:sweden',
  'group:disabilities',
  'sdg:5,16',
  'due:none',
  'due:2026-12',
  'updated:never',
  'updated:2026-11-05..2026-11-12',
  'verified:yes',
  'verified:no',
  'overdue',
])('whether one recommendation passes "%s", or its opposite, is what the list says', async (text) => {
  const everything = (await list('', { offset: 0, limit: 1000 })).items;
  const viewer = viewerOf([filled.agencies.moj]);
  for (const asked of text === '' ? [text] : [text, `-${text}`, `${text} -lead:mps`]) {
    const filter = await filterOf(db, 'T1', asked);
    const passing = everything.filter((recommendation) => passes(recommendation, filter, viewer)).map(({ id }) => id);
    expect(passing).toEqual(await listAllIds(db, 'T1', filter, viewer));
    expect(text === '' ? 1 : passing.length).toBeLessThan(everything.length);
  }
});

test('an empty result has no page, no overdue and no days', async () => {
  expect(await list('lead:moj lead:mps')).toEqual({ total: 0, overdue: 0, oldestOverdueDays: 0, offset: 0, items: [] });
});

test('one workspace never sees the other', async () => {
  const [mine] = await findRecommendations(db, 'T1', '143.5');
  expect(await listByIds(db, 'T2', [mine?.id ?? ''])).toEqual([]);
  await expect(getRecommendation(db, 'T2', mine?.id ?? '')).rejects.toMatchObject({ kind: 'recommendation_gone' });
});

test('a card has its review, agencies and whole texts', async () => {
  const [card] = await findRecommendations(db, 'T1', '143.2');
  expect(card).toMatchObject({
    reference: '143.2',
    review: { code: 'upr-2014', symbol: 'A/HRC/26/6', dialogueFrom: null },
    leadAgency: { code: 'MPS', name: { en: 'Ministry of Public Security', vi: 'Bộ Công an' } },
    supportingAgencies: [{ code: 'MOJ' }],
    themes: ['Torture and ill-treatment'],
    dueDate: '2026-10-23',
  });
  const [long] = await findRecommendations(db, 'T1', '143.200');
  expect(long?.text.en).toBe(LONG_TEXT);
  expect(LONG_TEXT.length).toBeGreaterThan(20_000);
});

test.each([
  'Quyền về  đất đai — nhà ở',
  'Women\'s rights (general); "equality"',
  'A/B ‘C’ 50% \\ of [D]',
  '—',
  `Long ${'word'.repeat(120)} end`,
  'İSTANBUL straße ǅ',
])('what has the theme, the State or the group %j is listed by it', async (word) => {
  const { id } = await db.recommendation.findFirstOrThrow({ where: { workspaceId: 'T2', reference: '143.7' } });
  await db.recommendation.update({
    where: { id },
    data: { themes: [word], recommendingStates: [word], affectedGroups: [word] },
  });
  await refreshSearchText(db, 'T2', [id]);
  for (const field of ['theme', 'state', 'group'] as const) {
    const filter: Filter = { terms: [{ field, exclude: false, values: [word] }], text: '' };
    expect(await listAllIds(db, 'T2', filter, viewerOf([])), field).toEqual([id]);
  }
});

function isLate(row: { status: string; dueDate: Date | null }) {
  return row.status !== 'implemented' && row.dueDate !== null && row.dueDate.toISOString().slice(0, 10) < TODAY;
}
