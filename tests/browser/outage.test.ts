import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, expect, test } from 'vitest';
import { startWorkspace, type Workspace } from '../../src/workspace/workspace.ts';
import { plain } from '../workspace/form.ts';
import { ana, general, options } from '../workspace/support.ts';
import { composerOf, messageWith } from './conversing.ts';
import { pageFolder, startBrowsingTiny } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'outage-'));
const statePath = join(folder, 'workspace.json');
const received: unknown[] = [];
const { setting, visit, takeFaults } = await startBrowsingTiny(
  (app) => {
    app.shortcut('begin', async ({ ack, client, body }) => {
      await ack();
      const element = { type: 'plain_text_input' as const, action_id: 'text' };
      const blocks = [{ type: 'input' as const, block_id: 'note', label: plain('A note'), element }];
      const view = {
        type: 'modal' as const,
        callback_id: 'form',
        title: plain('A form'),
        submit: plain('Send'),
        blocks,
      };
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    app.view('form', async ({ ack, view }) => {
      received.push(view.state.values.note?.text?.value);
      await ack();
    });
  },
  { statePath },
);

let workspace: Workspace | null = setting.workspace;
async function stop(): Promise<void> {
  await workspace?.close();
  workspace = null;
}
/** Another workspace where the first one was, until the app has found its way back to it. */
async function start(): Promise<void> {
  const port = Number(new URL(setting.workspace.url).port);
  workspace ??= await startWorkspace(options({ pageFolder, statePath, port }));
  const connections = async () => (await setting.get<{ connections: unknown[] }>('/socket')).connections.length;
  await expect.poll(connections, { timeout: 30_000 }).toBeGreaterThan(0);
}
afterEach(async () => {
  if (!workspace) await start();
});
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

const lost = (page: Page) => page.getByText('The workspace does not answer. Is it still running?');
/** The browser itself complains of each request that nobody answered. */
const expectOnlyUnanswered = () =>
  expect(
    takeFaults().filter((fault) => !/ERR_(CONNECTION|EMPTY|INCOMPLETE|SOCKET|CONTENT_LENGTH)/.test(fault)),
  ).toEqual([]);

test('the page says that the workspace is away, keeps what is written, and goes on when it is back', async () => {
  const page = await visit({ person: ana, view: general });
  await setting.binh.say('Said before', { channel: general });
  await messageWith(page, 'Said before').waitFor();
  await stop();
  await lost(page).waitFor();
  await messageWith(page, 'Said before').waitFor();
  await composerOf(page).fill('Written meanwhile');
  await page.keyboard.press('Enter');
  await page.getByText('The workspace does not answer. What you wrote is kept.').waitFor();
  await expect.poll(() => composerOf(page).inputValue()).toBe('Written meanwhile');

  await start();
  await lost(page).waitFor({ state: 'detached' });
  await messageWith(page, 'Said before').waitFor();
  await setting.binh.say('Said after', { channel: general });
  await messageWith(page, 'Said after').waitFor();
  await composerOf(page).press('Enter');
  await messageWith(page, 'Written meanwhile').waitFor();
  expect((await setting.binh.messages(general)).map((one) => one.text)).toEqual([
    'Said before',
    'Said after',
    'Written meanwhile',
  ]);
  expectOnlyUnanswered();
});

test('a form that is sent while the workspace is away loses nothing', async () => {
  const page = await visit({ person: ana, view: general });
  await setting.ana.shortcut('begin');
  const form = page.getByRole('dialog', { name: 'A form' });
  const note = form.getByRole('textbox', { name: 'A note' });
  await note.fill('Half');
  const kept = async () => JSON.stringify((await setting.ana.screen()).modals);
  await expect.poll(kept).toContain('"Half"');

  await stop();
  await note.fill('Half a sentence');
  await form.getByText('What you entered is kept and sent as soon as it is back.').waitFor();
  await form.getByRole('button', { name: 'Send' }).click();
  await form.getByText('so this was not sent. Nothing that you entered is lost.').waitFor();
  expect(await note.inputValue()).toBe('Half a sentence');

  await start();
  await expect.poll(kept).toContain('"Half a sentence"');
  await form.getByText('What you entered is kept').waitFor({ state: 'detached' });
  expect(await note.inputValue()).toBe('Half a sentence');
  expect(received).toEqual([]);
  await form.getByRole('button', { name: 'Send' }).click();
  await form.waitFor({ state: 'detached' });
  expect(received).toEqual(['Half a sentence']);
  expectOnlyUnanswered();
});
