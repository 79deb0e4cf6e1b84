import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdFolder } from '../../src/db/folder-lock.ts';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapporteur-lock-'));
  lock = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const heldBy = (pid: number, host = hostname()) => writeFileSync(lock, JSON.stringify({ pid, host }));

test('a folder that another living process holds is refused, with what to do', async () => {
  heldBy(process.ppid);
  await expect(holdFolder(folder)).rejects.toThrow(/in use by process \d+\. Stop that process first, or set DATA_DIR/);
});

test('a lock that a dead process left is taken over', async () => {
  heldBy(99_999_999);
  const release = await holdFolder(folder);
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
  release();
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ['another machine, or container', JSON.stringify({ pid: 1, host: 'elsewhere' })],
  ['a process of the same number before a restart', JSON.stringify({ pid: process.pid, host: hostname() })],
  ['a start that was cut short', ''],
])('the lock of %s is taken over once it shows no sign of life, and not before', async (_, content) => {
  writeFileSync(lock, content);
  const alive = setInterval(() => utimesSync(lock, new Date(), new Date()), 50);
  await expect(holdFolder(folder, 1_000)).rejects.toThrow('in use by');
  clearInterval(alive);
  (await holdFolder(folder, 500))();
});

test('of several that start at once, one gets the folder', async () => {
  heldBy(99_999_999);
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => holdFolder(folder, 6_000)));
  const held = outcomes.filter((outcome) => outcome.status === 'fulfilled');
  expect(held).toHaveLength(1);
  for (const { value } of held) value();
});

test('a released folder can be held again', async () => {
  (await holdFolder(folder))();
  (await holdFolder(folder))();
});
