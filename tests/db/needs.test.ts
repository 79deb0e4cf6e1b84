import { expect, test } from 'vitest';
import { fromDay } from '../../src/db/days.ts';
import { listDeadlines } from '../../src/db/deadlines.ts';
import { listNextDeadlines, readNeeds } from '../../src/db/needs.ts';
import { addDays } from '../../src/domain/day.ts';
import { WEEKDAYS_ONLY } from '../../src/domain/working-day.ts';
import { freshDatabase } from '../support/database.ts';
import { fillWorkspace, TODAY, ZONE } from './records.ts';

const { db } = await freshDatabase();
const { agencies } = await fillWorkspace(db, 'T1');
await fillWorkspace(db, 'T2');
const deadline = (coverage: string, days: number) =>
  db.deadline.create({
    data: {
      workspaceId: 'T1',
      kind: 'dialogue_session',
      titleEn: coverage,
      titleVi: coverage,
      date: fromDay(addDays(TODAY, days)),
      coverage,
      countsFrom: fromDay(addDays(TODAY, -5)),
      schedule: [60, 30, 14],
    },
  });
await deadline('lead:mps', 3);
await deadline('review:ccpr-2025', 10);
await deadline('agency:nobody', 12);
await deadline('', 300);
const deadlines = await listDeadlines(db, 'T1', { openOnly: true });
const asked = { today: TODAY, ownTimeZone: ZONE, timeZone: ZONE, calendar: WEEKDAYS_ONLY, deadlines };

test('an agency needs what is overdue and what a near deadline covers, each once, of its own workspace', async () => {
  const needs = await readNeeds(db, 'T1', { ...asked, agencyIds: [agencies.moj] });
  expect(new Set(needs.map(({ recommendation }) => recommendation.id)).size).toBe(needs.length);
  for (const { recommendation, reason } of needs) {
    expect(recommendation.status).not.toBe('implemented');
    if (reason.kind === 'overdue') expect(recommendation.dueDate && recommendation.dueDate < TODAY).toBe(true);
    else expect([recommendation.review.code, recommendation.leadAgency?.code]).toEqual(['ccpr-2025', 'MOJ']);
  }
  expect(needs.some(({ reason }) => reason.kind === 'overdue')).toBe(true);
  expect(needs.some(({ reason }) => reason.kind === 'deadline')).toBe(true);
  expect(await readNeeds(db, 'T2', { ...asked, agencyIds: [agencies.moj] })).toEqual([]);
  expect(await readNeeds(db, 'T1', { ...asked, agencyIds: [] })).toEqual([]);
});

test('the next deadlines are those that cover what an agency leads; for who has none, all', async () => {
  const titles = async (own: { agencyId: string; code: string; kind: 'main' }[]) =>
    (await listNextDeadlines(db, 'T1', { ...asked, agencies: own }, 4)).map(({ coverage }) => coverage);
  expect(await titles([{ agencyId: agencies.moj, code: 'MOJ', kind: 'main' }])).toEqual(['review:ccpr-2025', '']);
  expect(await titles([{ agencyId: agencies.mps, code: 'MPS', kind: 'main' }])).toEqual([
    'lead:mps',
    'review:ccpr-2025',
    '',
  ]);
  expect(await titles([])).toHaveLength(4);
});
