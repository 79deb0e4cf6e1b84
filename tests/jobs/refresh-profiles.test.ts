import { expect, test } from 'vitest';
import { startTestApp } from '../support/app.ts';
import { instanceOf, memberOf } from './support.ts';

const app = await startTestApp({ transport: 'http' });
const { db } = app.database;

test('somebody who left while no app ran is known to have left before anybody is reminded', async () => {
  await db.member.updateMany({
    where: { slackUserId: 'U0MPS01' },
    data: { isActive: true, name: 'As it was', role: 'focal_point' },
  });
  await app.control('users', { id: 'U0MOH01', deleted: true });
  // What Slack told the running app is undone: as if it had not been there.
  await expect.poll(async () => (await memberOf(app, 'U0MOH01')).isActive).toBe(false);
  await db.member.updateMany({ where: { slackUserId: 'U0MOH01' }, data: { isActive: true } });
  const { jobs } = instanceOf(app, 'later');
  await jobs.tick();
  expect(await memberOf(app, 'U0MOH01')).toMatchObject({ isActive: false });
  expect(await memberOf(app, 'U0MPS01')).toMatchObject({ isActive: true, name: 'Vũ Thông Reo', role: 'focal_point' });
});

test('where Slack does not say who is there, the day goes on all the same', async () => {
  await app.control('misbehave', { method: 'users.list', kind: 'error', error: 'missing_scope' });
  const { jobs, lines } = instanceOf(app, 'shut');
  await jobs.tick();
  expect(lines.filter(({ level }) => level >= 50)).toEqual([]);
});
