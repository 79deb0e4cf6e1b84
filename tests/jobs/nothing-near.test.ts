import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { Groups } from '../../src/db/groups.ts';
import { ensureWorkspace, findWorkspace } from '../../src/db/workspaces.ts';
import { moveSummaries } from '../../src/jobs/move-summaries.ts';
import { planReminders, Told } from '../../src/jobs/plan-reminders.ts';
import { repeatDeadlines } from '../../src/jobs/repeat-deadlines.ts';
import { turnDay } from '../../src/jobs/turn-day.ts';
import { createLog } from '../../src/log.ts';
import { freshDatabase } from '../support/database.ts';

const { db } = await freshDatabase();
const W = 'T0QUIET';
const now = new Date('2026-11-18T03:00:00Z');
const holidaysAreLoaded = () =>
  Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes('date-holidays'));

test('where no deadline is near, a tick does not load what knows the holidays', async () => {
  await ensureWorkspace(db, { id: W, name: W, language: 'en', timeZone: 'Asia/Ho_Chi_Minh' });
  const workspace = await findWorkspace(db, W);
  expect(workspace?.calendar.country).toBe('VN');
  if (!workspace) return;
  const log = createLog('silent');
  await repeatDeadlines({ db, log }, workspace, now);
  await moveSummaries(db, workspace, now);
  await planReminders({ db, groups: new Groups(db), log, told: new Told() }, W, now);
  await turnDay({ db, turned: new Map() }, workspace, now);
  expect(holidaysAreLoaded()).toBe(false);

  const { isPublicHoliday } = await import('../../src/domain/holidays.ts');
  expect(isPublicHoliday('2026-09-02', 'VN')).toBe(true);
  expect(holidaysAreLoaded()).toBe(true);
});
