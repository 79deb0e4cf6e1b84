import { existsSync, mkdirSync, mkdtempSync, openAsBlob, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { openDatabase } from '../src/db/client.ts';
import { ensureWorkspace } from '../src/db/workspaces.ts';
import { LOCAL } from '../src/local.ts';
import { resetLocal } from '../src/store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

const config = (more: Record<string, string> = {}) => readConfig({ DATA_DIR: folder, ...more });
const workspace = (id: string, name: string) => ({ id, name, language: 'en' as const, timeZone: 'Asia/Ho_Chi_Minh' });

/** A data folder as a run leaves it that has joined these workspaces. */
async function leave(...workspaces: ReturnType<typeof workspace>[]) {
  const store = await openDatabase({ folder, snapshot: await openAsBlob(inject('databaseTemplate')) });
  for (const one of workspaces) await ensureWorkspace(store.db, one);
  writeFileSync(join(folder, 'workspace.json'), '{}');
  writeFileSync(join(folder, 'workspace.json.4711.new'), '{');
  writeFileSync(join(folder, 'mine.xlsx'), 'not ours');
  writeFileSync(join(folder, '.1.new'), 'not ours');
  return store;
}

describe('a reset', () => {
  test('deletes the database and the workspace’s state, and nothing else', async () => {
    await (await leave(workspace(LOCAL.team.id, LOCAL.team.name))).close();
    await resetLocal(config());
    expect(readdirSync(folder)).toEqual(['.1.new', 'mine.xlsx']);
  });

  test('of a folder that is not there, or empty, is no matter', async () => {
    await resetLocal(config());
    rmSync(folder, { recursive: true });
    await resetLocal(config());
    expect(existsSync(folder)).toBe(false);
  });

  test('is refused while another process holds the folder', async () => {
    const store = await leave(workspace(LOCAL.team.id, LOCAL.team.name));
    await expect(resetLocal(config())).rejects.toThrow(/is in use by process/);
    await store.close();
    expect(existsSync(join(folder, 'workspace.json'))).toBe(true);
  });

  test('is refused when a real workspace was joined from the folder', async () => {
    await (await leave(workspace(LOCAL.team.id, LOCAL.team.name), workspace('T123', 'The Ministry'))).close();
    await expect(resetLocal(config())).rejects.toThrow(/real workspace, The Ministry/);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['postgres', 'workspace.json']));
  });

  test('is refused when nobody can tell what the database holds', async () => {
    mkdirSync(join(folder, 'postgres'));
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), 'nonsense');
    await expect(resetLocal(config())).rejects.toThrow(/cannot be read.*delete .*postgres yourself/s);
    expect(existsSync(join(folder, 'postgres'))).toBe(true);
  });

  test.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }, /Slack tokens are set/],
    [{ DATABASE_URL: 'postgresql://127.0.0.1:9/none' }, /DATABASE_URL is set/],
  ])('is refused where it is not local: %j', async (environment, words) => {
    await expect(resetLocal(config(environment))).rejects.toThrow(words);
  });
});
