import { expect, test } from 'vitest';
import { fromDay } from '../../src/db/days.ts';
import { getDeadline, listDeadlines, nextDeadline } from '../../src/db/deadlines.ts';
import { countRecommendations } from '../../src/db/recommendations.ts';
import { countUpdates, latestUpdate, listUpdates, listUpdatesBy } from '../../src/db/updates.ts';
import { readVocabulary } from '../../src/db/vocabulary.ts';
import { coverageOf } from '../../src/domain/query/resolve.ts';
import { freshDatabase } from '../support/database.ts';
import { fillWorkspace, TODAY, viewerOf } from './records.ts';

const { db } = await freshDatabase();

test('deadlines come by date, and the next is the first open one from today on', async () => {
  await fillWorkspace(db, 'T1');
  const deadline = (titleEn: string, date: string, closedAt: Date | null = null) => ({
    workspaceId: 'T1',
    kind: 'dialogue_session' as const,
    titleEn,
    titleVi: titleEn,
    date: fromDay(date),
    coverage: 'rà soát:upr-2014 -position:noted',
    countsFrom: fromDay('2026-09-01'),
    schedule: [7, 60, 0],
    closedAt,
  });
  await db.deadline.createMany({
    data: [
      deadline('later', '2027-07-07'),
      deadline('past', '2026-11-20'),
      deadline('closed', '2026-11-25', new Date('2026-11-01T00:00:00Z')),
      deadline('today', TODAY),
    ],
  });
  const titles = (list: { title: { en: string } }[]) => list.map(({ title }) => title.en);
  expect(titles(await listDeadlines(db, 'T1', { openOnly: true }))).toEqual(['past', 'today', 'later']);
  expect(titles(await listDeadlines(db, 'T1', { openOnly: false }))).toEqual(['past', 'today', 'closed', 'later']);
  const next = await nextDeadline(db, 'T1', TODAY);
  expect(next).toMatchObject({ title: { en: 'today' }, date: TODAY, schedule: [60, 7, 0], countsFrom: '2026-09-01' });
  expect(await nextDeadline(db, 'T2', TODAY)).toBeNull();
  await expect(getDeadline(db, 'T2', next?.id ?? '')).rejects.toMatchObject({ kind: 'deadline_gone' });

  const coverage = coverageOf(next ?? { coverage: 'x' }, await readVocabulary(db, 'T1'), TODAY);
  expect(coverage.ok && (await countRecommendations(db, 'T1', coverage.value, viewerOf([])))).toBe(170);
});

test('the updates of a recommendation come latest first, with who and for whom', async () => {
  const moj = await db.agency.findFirstOrThrow({ where: { workspaceId: 'T1', code: 'MOJ' } });
  const recommendation = await db.recommendation.findFirstOrThrow({ where: { workspaceId: 'T1', reference: '143.5' } });
  const member = await db.member.create({
    data: { workspaceId: 'T1', slackUserId: 'U1', name: 'Lan', timeZone: 'UTC' },
  });
  const update = (n: number) => ({
    workspaceId: 'T1',
    recommendationId: recommendation.id,
    authorId: member.id,
    agencyId: n % 2 ? moj.id : null,
    previousStatus: 'not_started' as const,
    status: 'in_progress' as const,
    results: `r${n}`,
    submissionKey: `k${n}`,
    reportedAt: new Date(Date.UTC(2026, 10, n)),
  });
  await db.update.createMany({ data: [1, 3, 2].map(update) });
  expect((await listUpdates(db, 'T1', recommendation.id, { limit: 2 })).map(({ results }) => results)).toEqual([
    'r3',
    'r2',
  ]);
  expect(await countUpdates(db, 'T1', recommendation.id)).toBe(3);
  expect(await latestUpdate(db, 'T1', recommendation.id)).toMatchObject({
    results: 'r3',
    agencyCode: 'MOJ',
    author: { name: 'Lan', slackUserId: 'U1' },
    verifiedBy: null,
  });
  expect(await latestUpdate(db, 'T2', recommendation.id)).toBeNull();
  expect(await listUpdatesBy(db, 'T1', member.id, 1)).toMatchObject([{ results: 'r3', reference: '143.5' }]);
});
