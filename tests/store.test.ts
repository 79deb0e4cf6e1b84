import { existsSync, mkdirSync, mkdtempSync, openAsBlob, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { openDatabase } from '../src/db/client.ts';
import { ensureWorkspace } from '../src/db/workspaces.ts';
import { LOCAL } from '../src/local.ts';
import { openStore, resetLocal } from '../src/store.ts';

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

/** A server of databases that lets nobody in, as PostgreSQL says it. */
async function refusing(code: string, message: string) {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.from('E\0\0\0\0');
  head.writeUInt32BE(fields.length + 4, 1);
  const server = createServer((socket) => socket.once('data', () => socket.end(Buffer.concat([head, fields]))));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, close: () => new Promise((resolve) => server.close(resolve)) };
}

describe('a server of databases', () => {
  const at = (port: number) => config({ DATABASE_URL: `postgresql://me@127.0.0.1:${port}/records` });

  test.each([
    ['28P01', 'password authentication failed for user "me"'],
    ['3D000', 'database "records" does not exist'],
  ])('that refuses with %s is named with its reason and what to check', async (code, message) => {
    const { port, close } = await refusing(code, message);
    const words = `The server of DATABASE_URL refuses: ${message}. Check user, password and database.`;
    await expect(openStore(at(port))).rejects.toMatchObject({ kind: 'database_refused', message: words });
    await close();
  });

  test('that is not there is waited for, and then named with what to check', async () => {
    const { port, close } = await refusing('57P03', 'the database system is starting up');
    const words = /does not answer \(the database system is starting up\)/;
    await expect(openStore(at(port), 0)).rejects.toThrow(words);
    const opening = openStore(at(port), 500);
    await close();
    const gone = /does not answer \(connect ECONNREFUSED .*\)\. Check the address and that the server runs\./;
    await expect(opening).rejects.toThrow(gone);
  });
});
