import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CommandRequest, listenForCommands, sendCommand } from '../../src/cli/remote.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapporteur-remote-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const COMMAND: CommandRequest = { argv: ['import', 'tệp.xlsx', '--json'], folder: '/some/where' };

test('a command is handed to the process that holds the folder, and its answer comes back', async () => {
  const heard: CommandRequest[] = [];
  const running = await listenForCommands(folder, async (command) => {
    heard.push(command);
    return { code: 1, stdout: 'đã nhập\n', stderr: 'note\n' };
  });
  expect(await sendCommand(folder, COMMAND)).toEqual({ code: 1, stdout: 'đã nhập\n', stderr: 'note\n' });
  expect(heard).toEqual([COMMAND]);
  await running.close();
});

test('where nobody listens, or only a dead process did, there is no answer', async () => {
  expect(await sendCommand(folder, COMMAND)).toBeNull();
  writeFileSync(join(folder, 'commands.json'), JSON.stringify({ port: 1, secret: 'x' }));
  expect(await sendCommand(folder, COMMAND)).toBeNull();
});

test('only who can read the file is heard', async () => {
  const running = await listenForCommands(folder, async () => ({ code: 0, stdout: '', stderr: '' }));
  const file = join(folder, 'commands.json');
  expect(statSync(file).mode & 0o077).toBe(0);
  const { port } = JSON.parse(readFileSync(file, 'utf8'));
  for (const authorization of ['', 'Bearer ', 'Bearer wrong']) {
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: { authorization },
      body: JSON.stringify(COMMAND),
    });
    expect(response.status).toBe(401);
  }
  await running.close();
  expect(await sendCommand(folder, COMMAND)).toBeNull();
});
