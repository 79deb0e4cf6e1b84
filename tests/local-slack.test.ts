import { expect, test } from 'vitest';
import { startTestApp } from './support/app.ts';

const app = await startTestApp({ transport: 'socket' });
const { db } = app.database;

test('a person’s locale and time zone, changed in Slack, are followed by the app', async () => {
  const user = 'U0MOJ01';
  await db.member.updateMany({ where: { slackUserId: user }, data: { language: null } });
  const help = async () => JSON.stringify((await app.as(user).command('/rec help')).messages);
  const zone = async () => (await db.member.findFirstOrThrow({ where: { slackUserId: user } })).timeZone;
  await app.control('users', { id: user, locale: 'vi-VN', tz: 'Asia/Ho_Chi_Minh' });
  await expect.poll(help).toContain('khuyến nghị');
  await app.control('users', { id: user, locale: 'en-GB', tz: 'Europe/Zurich' });
  await expect.poll(help).not.toContain('khuyến nghị');
  await expect.poll(zone).toBe('Europe/Zurich');
});
