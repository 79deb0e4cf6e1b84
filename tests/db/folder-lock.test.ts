import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdFolder } from '../../src/db/folder-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapporteur-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder that another living process holds is refused, with what to do', () => {
  writeFileSync(join(folder, 'lock'), `${process.ppid}\n`);
  expect(() => holdFolder(folder)).toThrow(/in use by process \d+\. Stop that process first, or set DATA_DIR/);
});

test('a lock that a dead process left is taken over', () => {
  writeFileSync(join(folder, 'lock'), '99999999\n');
  const release = holdFolder(folder);
  expect(readFileSync(join(folder, 'lock'), 'utf8')).toBe(`${process.pid}\n`);
  release();
});

test('a released folder can be held again', () => {
  holdFolder(folder)();
  holdFolder(folder)();
});
