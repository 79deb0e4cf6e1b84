import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ana, general } from '../workspace/support.ts';
import { startBrowsingTiny } from './support.ts';

/** What the app waits for before it acknowledges /escaped. */
let late = Promise.resolve();
const { setting, visit } = await startBrowsingTiny((app) => {
  app.command('/tiny', async ({ ack, client, command }) => {
    await ack({ text: 'Understood' });
    await client.chat.postMessage({ channel: command.channel_id, text: `Did ${command.text}` });
  });
  app.command('/escaped', async ({ ack }) => {
    await late;
    await ack();
  });
});

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message #general' }).fill(text);
  await page.keyboard.press('Enter');
}

async function inspect(page: Page, tab: 'Interactions' | 'Warnings'): Promise<Locator> {
  await page.getByRole('button', { name: 'Inspector' }).click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByRole('tab', { name: tab }).click();
  return inspector.getByRole('tabpanel');
}

test('an interaction is shown with all that followed; it can be copied and sent again', async () => {
  const page = await visit({ person: ana, view: general });
  const panel = await inspect(page, 'Interactions');
  await write(page, '/tiny the work');
  const done = page.getByRole('article').filter({ hasText: 'Did the work' });
  await done.waitFor();

  const lines = panel.getByRole('listitem').getByRole('button', { name: /^Command/ });
  await expect.poll(() => lines.allTextContents()).toEqual([expect.stringMatching(/\/tiny the work.*Ana Lê.*\d+ ms/)]);
  await lines.click();
  await panel.getByRole('heading', { name: 'Payload' }).waitFor();
  await panel.getByText('"the work"').waitFor();
  await panel.getByText('"Understood"').waitFor();
  await panel.getByRole('heading', { name: '1 call followed' }).waitFor();
  const call = panel.getByRole('button', { name: /^chat\.postMessage/ });
  await call.click();
  await panel.getByText('"Did the work"').first().waitFor();

  const tabs = page.getByRole('complementary', { name: 'Inspector' });
  await tabs.getByRole('tab', { name: 'Calls' }).click();
  expect(await panel.getByRole('heading', { name: 'Payload' }).count()).toBe(0);
  await tabs.getByRole('tab', { name: 'Interactions' }).click();
  await panel.getByText('"Understood"').waitFor();

  await panel.getByRole('button', { name: 'Copy as JSON', exact: true }).click();
  await panel.getByRole('button', { name: 'Copied' }).waitFor();
  const copied: unknown = JSON.parse(await page.evaluate('navigator.clipboard.readText()'));
  expect(copied).toMatchObject({
    kind: 'slash_commands',
    userId: ana,
    outcome: 'acked',
    payload: { command: '/tiny', text: 'the work', channel_id: general, trigger_id: expect.any(String) },
    ack: { ms: expect.any(Number), body: { text: 'Understood' } },
    calls: [{ method: 'chat.postMessage', args: { text: 'Did the work' }, answer: { ok: true } }],
  });

  await panel.getByRole('button', { name: 'Replay' }).click();
  await panel.getByText('Replayed: acknowledged.').waitFor();
  await expect.poll(() => done.count()).toBe(2);
  const answer = page.getByRole('article').filter({ hasText: 'Understood' });
  await expect.poll(() => answer.count()).toBe(2);
  await expect.poll(() => lines.count()).toBe(2);
  expect(await lines.first().textContent()).toContain('replay');
});

test('what Slack would warn about is gathered: no text, a late acknowledgement, and none at all', async () => {
  const page = await visit({ person: ana, view: general });
  const notices = page.getByRole('region', { name: 'Notices' });
  await setting.call('chat.postMessage', { channel: general, blocks: [{ type: 'divider' }] });
  await write(page, '/deaf');
  await notices.getByText('/deaf failed').first().waitFor();
  await setting.post('/settings', { ackTimeoutMs: 200 });
  let acknowledge = () => {};
  late = new Promise((resolve) => {
    acknowledge = resolve;
  });
  await write(page, '/escaped');
  await notices.getByText('/escaped failed').first().waitFor();
  acknowledge();

  const panel = await inspect(page, 'Warnings');
  const warnings = panel.getByRole('listitem');
  await warnings.filter({ hasText: 'chat.postMessage' }).getByText('Blocks without "text"').waitFor();
  await warnings.filter({ hasText: '/deaf' }).getByText('No acknowledgement came').waitFor();
  await warnings.filter({ hasText: '/escaped' }).getByText('The acknowledgement came after').waitFor();
});

test('what Slack would refuse stands in the conversation, with the place and the reason', async () => {
  const page = await visit({ person: ana, view: general });
  const blocks = [
    { type: 'section', text: { type: 'mrkdwn', text: 'This one is well' } },
    { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } },
  ];
  const answer = await setting.call('chat.postMessage', { channel: general, text: 'Too long', blocks });
  expect(answer).toMatchObject({ ok: false, error: 'invalid_blocks' });

  const refused = page.getByRole('region', { name: 'Slack would have refused this message' });
  await refused.getByText('chat.postMessage was answered with invalid_blocks.').waitFor();
  const why = /must be less than 3001 characters/;
  await refused
    .getByRole('listitem')
    .filter({ hasText: '/blocks/1/text/text' })
    .filter({ hasText: why })
    .first()
    .waitFor();
  const draft = refused.getByRole('group', { name: 'What the app sent' });
  await draft.getByText('This one is well').waitFor();
  await draft.getByText('Slack would refuse this').waitFor();

  const panel = await inspect(page, 'Warnings');
  const listed = panel.getByRole('listitem').filter({ hasText: 'invalid_blocks' });
  await listed.getByText('/blocks/1/text/text').waitFor();
  await page.getByRole('button', { name: 'Inspector' }).click();
  await refused.getByRole('button', { name: 'Dismiss' }).click();
  await refused.waitFor({ state: 'detached' });
});
