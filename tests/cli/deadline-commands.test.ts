import { beforeEach, expect, it } from 'vitest';
import { runCli } from '../../src/cli/commands.ts';
import { freshDatabase } from '../support/database.ts';

const { db } = await freshDatabase();

async function run(...argv: string[]) {
  let stdout = '';
  let stderr = '';
  const code = await runCli(argv, {
    open: async () => ({ db, isMeant: () => true, close: async () => {} }),
    readFile: async () => Buffer.from(''),
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    now: new Date('2026-11-21T03:00:00Z'),
    newKey: () => 'abcd-1234',
    debug: () => false,
  });
  return { code, stdout, stderr };
}
const ADD = ['deadline', 'add', '--title', 'Mid-term report', '--kind', 'mid-term-report', '--date', '2027-07-07'];
const only = () => db.deadline.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });

beforeEach(async () => {
  await db.workspace.deleteMany();
  await db.workspace.create({ data: { id: 'T1', name: 'Working group' } });
  await db.member.create({ data: { workspaceId: 'T1', slackUserId: 'U1', name: 'Lan', timeZone: 'Asia/Ho_Chi_Minh' } });
});

it('adds a deadline with all that the form can give it', async () => {
  const more = ['--time', '17:00', '--zone', 'Europe/Zurich', '--tick', 'Our plan has been sent', '--repeat', '12'];
  const people = ['--supporting', '--also', 'U1', '--alternates', '10', '--coordinators', 'never'];
  expect(await run(...ADD, ...more, ...people, '--days', '30,7', '--channel', 'C0GROUP01')).toMatchObject({
    code: 0,
    stdout: 'Added Mid-term report, 2027-07-07 17:00 Europe/Zurich; reminders 30, 7 days before.\n',
  });
  const { id } = await db.member.findFirstOrThrow();
  expect(await only()).toMatchObject({
    time: '17:00',
    timeZone: 'Europe/Zurich',
    doneBy: 'tick',
    tickEn: 'Our plan has been sent',
    repeatMonths: 12,
    remindsSupporting: true,
    alsoReminds: [id],
    alternatesAfter: 10,
    coordinatorsAfter: null,
    channelId: 'C0GROUP01',
  });
});

it('names every problem at once, by the option that mends it', async () => {
  const wrong = await run(...ADD, '--time', '5pm', '--days', '30,soon', '--also', 'U9', '--covers', 'agncy:moj');
  expect(wrong.code).toBe(1);
  for (const line of [/^--time: .*17:00/m, /^--days: "soon"/m, /^--also: U9/m, /^--covers: "agncy".*agency/m])
    expect(wrong.stderr).toMatch(line);
  expect(await db.deadline.count()).toBe(0);
  expect(await run(...ADD, '--repeat', 'yearly')).toMatchObject({ code: 2 });
});

it('changes what is given and leaves the rest', async () => {
  await run(...ADD, '--status', 'in-progress', '--days', '30,7');
  const { id } = await only();
  expect((await run('deadline', 'change', id.slice(0, 8), '--title', 'Report', '--days', '14')).stdout).toBe(
    'Changed Report, 2027-07-07.\n',
  );
  expect(await only()).toMatchObject({
    titleEn: 'Report',
    schedule: [14],
    doneBy: 'status',
    doneStatus: 'in_progress',
    version: 2,
  });
  expect((await run('deadline', 'change', id.slice(0, 8))).stdout).toContain('Nothing was changed');
});

it('postpones, closes and opens again', async () => {
  await run(...ADD);
  const { id } = await only();
  expect((await run('deadline', 'postpone', id, '--date', '2027-08-01', '--time', '12:00')).stdout).toBe(
    'Moved from 2027-07-07: Mid-term report, 2027-08-01 12:00 Asia/Ho_Chi_Minh.\n',
  );
  expect(await run('deadline', 'postpone', id, '--date', '2026-08-01')).toMatchObject({ code: 1 });
  expect((await run('deadline', 'close', id)).stdout).toContain('is closed.');
  expect((await run('deadline', 'close', id)).stdout).toContain('was already closed.');
  expect((await run('deadline', 'list')).stdout).toMatch(/2027-08-01 12:00 .*Mid-term report.*closed/);
  expect((await run('deadline', 'close', id, '--reopen')).stdout).toContain('is open.');
});

it('wants to know which deadline', async () => {
  await run(...ADD);
  const { id } = await only();
  expect(await run('deadline', 'close', '')).toMatchObject({ code: 2 });
  expect(await run('deadline', 'close', 'ffffffff')).toMatchObject({ code: 1 });
  expect(await run('deadline', 'close', id.slice(0, 4))).toMatchObject({ code: 0 });
});
