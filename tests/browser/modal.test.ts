import type { View } from '@slack/types';
import { expect, test } from 'vitest';
import { plain } from '../workspace/form.ts';
import { ana, general } from '../workspace/support.ts';
import { startBrowsingTiny } from './support.ts';

const view = (title: string, blocks: View['blocks'], more: Partial<View> = {}) =>
  ({ type: 'modal', callback_id: title, title: plain(title), close: plain('Cancel'), blocks, ...more }) as View;
const input = (block_id: string, label: string) => ({
  type: 'input' as const,
  block_id,
  label: plain(label),
  element: { type: 'plain_text_input' as const, action_id: 'text' },
});

/** What the app waits for before it acknowledges the second form. */
let late = Promise.resolve();
let sentTimes = 0;
const { visit, setting } = await startBrowsingTiny((app) => {
  app.shortcut('begin', async ({ ack, client, body }) => {
    await ack();
    const first = view('First', [input('reason', 'Reason')], { submit: plain('Go On') });
    await client.views.open({ trigger_id: body.trigger_id, view: first });
  });
  app.view('First', async ({ ack }) => {
    const second = view('Second', [input('day', 'Day'), input('place', 'Place')], { submit: plain('Send') });
    await ack({ response_action: 'push', view: second });
  });
  app.view('Second', async ({ ack, view: sent }) => {
    sentTimes += 1;
    await late;
    if (sent.state.values.place?.text?.value === 'Nowhere') {
      await ack({ response_action: 'errors', errors: { place: 'There is no such place' } });
    } else await ack({ response_action: 'clear' });
  });
});

// Real seconds: on a busy machine three of them pass before anybody has clicked a second time.
const patience = JSON.stringify({ ackTimeoutMs: 30_000, triggerLifeMs: 30_000 });
await fetch(`${setting.workspace.url}/control/settings`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: patience,
});

async function openSecond() {
  const page = await visit({ person: ana, view: general });
  await page.getByRole('button', { name: 'Shortcuts and commands' }).click();
  await page.getByRole('menuitem', { name: /^Begin/ }).click();
  const first = page.getByRole('dialog', { name: 'First' });
  await first.getByRole('textbox', { name: 'Reason' }).fill('It is due');
  await first.getByRole('button', { name: 'Go On' }).click();
  const second = page.getByRole('dialog', { name: 'Second' });
  await second.getByRole('textbox', { name: 'Day' }).waitFor();
  return { page, first, second };
}

test('a form lies on another, which is there again as it was left', async () => {
  const { page, first, second } = await openSecond();
  expect(await page.getByRole('dialog').count()).toBe(1);
  await page.keyboard.press('Escape');
  expect(await first.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('It is due');

  await first.getByRole('button', { name: 'Go On' }).click();
  await second.getByRole('button', { name: 'Back' }).click();
  await first.getByRole('button', { name: 'Go On' }).click();
  await second.getByRole('button', { name: 'Close all' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('what is missing and what the app finds wrong stands at its field, which has the focus', async () => {
  const { page, second } = await openSecond();
  const day = second.getByRole('textbox', { name: 'Day' });
  const place = second.getByRole('textbox', { name: 'Place' });
  const isFocused = (label: string) => second.locator(':focus').and(second.getByLabel(label)).count();
  await place.fill('Nowhere');
  await second.getByRole('button', { name: 'Send' }).click();
  await second.getByText('Please complete this required field.').waitFor();
  await expect.poll(() => isFocused('Day')).toBe(1);
  expect(await day.getAttribute('aria-invalid')).toBe('true');
  expect(await place.getAttribute('aria-invalid')).not.toBe('true');

  await day.fill('Monday');
  await second.getByRole('button', { name: 'Send' }).click();
  await second.getByText('There is no such place').waitFor();
  await expect.poll(() => isFocused('Place')).toBe(1);
  expect(await place.getAttribute('aria-invalid')).toBe('true');

  await place.fill('Here');
  await second.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('a form that is being sent says so, and cannot be sent twice', async () => {
  const { page, second } = await openSecond();
  await second.getByRole('textbox', { name: 'Day' }).fill('Monday');
  await second.getByRole('textbox', { name: 'Place' }).fill('Here');
  const before = sentTimes;
  let goOn = () => {};
  late = new Promise((resolve) => {
    goOn = resolve;
  });
  await second.getByRole('button', { name: 'Send' }).click();
  const pending = second.locator('button[data-pending]');
  await pending.waitFor();
  // Left to itself the browser would wait with its click until the button takes it again.
  await pending.click({ force: true });
  goOn();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(sentTimes - before).toBe(1);
  await page.getByRole('button', { name: 'Inspector' }).click();
  const sent = page.getByRole('complementary', { name: 'Inspector' }).getByRole('button', { name: /^Form sent/ });
  await sent
    .filter({ hasText: /Second → clear/ })
    .first()
    .waitFor();
});
