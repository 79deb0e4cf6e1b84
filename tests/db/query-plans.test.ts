import { beforeAll, expect, test } from 'vitest';
import { Groups } from '../../src/db/groups.ts';
import { listRecommendations, matchRecommendations } from '../../src/db/recommendations.ts';
import { searchRecommendations } from '../../src/db/search.ts';
import { readVocabulary } from '../../src/db/vocabulary.ts';
import { referenceKey } from '../../src/domain/reference.ts';
import { fillRecords, referenceOf, userIdOf, workspaceIdOf } from '../bench/records.ts';
import { freshDatabase } from '../support/database.ts';
import { explained } from '../support/query-plans.ts';
import { filterOf, TODAY, viewerOf } from './records.ts';

// At a scale at which the planner, left to itself, has a reason to choose: no plan is asked for.
const SCALE = process.env.TEST_DATABASE_URL
  ? { workspaces: 60, recommendations: 30_000, members: 300 }
  : { workspaces: 20, recommendations: 4_000, members: 100 };
const LARGE = ['Recommendation', 'RecommendationSupport', 'SearchWord'];
const HERE = workspaceIdOf(3);

const { db } = await freshDatabase();
beforeAll(() => fillRecords(db, SCALE, TODAY), 240_000);

async function plansOf(ask: (db: Parameters<typeof readVocabulary>[0]) => Promise<unknown>) {
  const watched = explained(db);
  await ask(watched.db);
  expect(watched.plans.flatMap(({ scanned }) => scanned).filter((table) => LARGE.includes(table))).toEqual([]);
  return watched.plans.map(({ indexes }) => indexes);
}

test.each([
  ['agency:ag3 theme:"Right to education" status:in_progress', ['Recommendation_searchKeys_idx']],
  ['state:france sdg:5 verified:no', ['Recommendation_searchKeys_idx']],
  ['lead:ag3 overdue status:not_started', ['Recommendation_leadAgencyId_idx']],
  ['review:upr-2000 overdue sdg:5', ['Recommendation_reviewId_reference_key']],
  ['status:in_progress state:france position:supported', ['Recommendation_workspaceId_']],
])('the list of %j is read by indexes', async (text, expected) => {
  const filter = await filterOf(db, HERE, text);
  const page = { filter, viewer: viewerOf([]), offset: 0, limit: 10 };
  const [list = []] = await plansOf((watched) => listRecommendations(watched, HERE, page));
  for (const name of expected) expect(list.join()).toContain(name);
});

test.each(['training judges', 'tortrue measures', 'detension'])('%j is searched by indexes', async (words) => {
  const plans = await plansOf((watched) => searchRecommendations(watched, HERE, words, { limit: 10, offset: 0 }));
  expect(plans[0]).toEqual(['SearchWord_pkey']);
  expect(plans.flat()).toContain('Recommendation_searchKeys_idx');
  // The answer itself, by its ids.
  expect(plans.at(-1)).toContain('Recommendation_pkey');
});

test('a reference is looked up by its index', async () => {
  const plans = await plansOf((watched) => matchRecommendations(watched, HERE, referenceOf(17)));
  expect(plans.flat()).toContain('Recommendation_workspaceId_referenceKey_idx');
});

test('a card is read by indexes, with who asks known before', async () => {
  const watched = explained(db);
  const groups = new Groups(watched.db);
  await groups.enter(HERE, userIdOf(1), null);
  watched.plans.length = 0;
  const entered = await groups.enter(HERE, userIdOf(1), { referenceKey: referenceKey(referenceOf(17)) });
  expect(entered?.card?.recommendation.reference).toBe(referenceOf(17));
  const [plan, ...others] = watched.plans;
  expect(others).toEqual([]);
  expect(plan?.indexes).toContain('Recommendation_workspaceId_referenceKey_idx');
  expect(plan?.scanned.filter((table) => [...LARGE, 'Update'].includes(table))).toEqual([]);
});

test('what can be filtered by is read without the recommendations', async () => {
  const plans = await plansOf((watched) => readVocabulary(watched, HERE));
  expect(plans).toHaveLength(3);
  expect(plans.flat().filter((name) => name.startsWith('Recommendation'))).toEqual([]);
});
