import { expect, test } from 'vitest';
import { startBrowsing } from './support.ts';

// A Saturday in Hanoi: the next reminders come on Monday.
const { visit } = await startBrowsing(new Date('2026-11-21T03:00:00Z'));

test('the time machine jumps to the next reminder, which arrives before one’s eyes and follows what is done', async () => {
  const page = await visit({ person: 'U0ALT01', view: 'C0GENERAL' });
  await page.getByRole('button', { name: /Open the time machine/ }).click();
  const jump = page
    .getByRole('dialog')
    .getByRole('button', { name: /for you/ })
    .first();
  await jump.click();
  await page.getByRole('button', { name: /In the workspace it is Mon, Nov 23, 2026/ }).waitFor();
  await page.getByRole('button', { name: /Rapporteur 1 unread/ }).click();

  const reminder = page.getByRole('article').filter({ hasText: 'need an update before' });
  await reminder.waitFor();
  const before = await reminder.getByRole('button', { name: /^Update/ }).count();
  expect(before).toBeGreaterThan(0);
  const side = page.getByRole('navigation');
  await side.getByRole('button', { name: 'Rapporteur', exact: true }).waitFor();

  await reminder
    .getByRole('button', { name: /^Update/ })
    .first()
    .click();
  const form = page.getByRole('dialog', { name: /^Update / });
  await form.getByRole('textbox', { name: 'Results achieved' }).fill('The report was sent to the Government.');
  await form.getByRole('button', { name: 'Send Update' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByText(/Updated by you/).waitFor();
});

test('the time machine has all its jumps in sight, and what it says afterwards covers nothing', async () => {
  const page = await visit({ person: 'U0ALT01' });
  await page.getByRole('button', { name: /Open the time machine/ }).click();
  const machine = page.getByRole('dialog', { name: 'Time machine' });
  await machine.getByRole('button', { name: /for you/ }).waitFor();
  for (const name of [/^Next working day, 09:00/, 'Jump']) {
    const box = await machine.getByRole('button', { name, exact: true }).boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(800);
  }
  const planned = machine.getByRole('button', { name: /^Reminder to/ });
  const atFirst = await planned.count();
  await machine.getByRole('button', { name: /^Show All/ }).click();
  await expect.poll(() => planned.count()).toBeGreaterThan(atFirst);
  await machine.getByRole('button', { name: 'Show Fewer' }).click();
  await expect.poll(() => planned.count()).toBe(atFirst);

  await machine.getByRole('button', { name: /^In a week/ }).click();
  const note = page.getByRole('status').filter({ hasText: /Now it is/ });
  await note.waitFor();
  await page.getByRole('tab', { name: /^Messages/ }).click();
  await page.getByRole('tab', { name: 'Messages', selected: true }).waitFor();
  await note.getByRole('button', { name: 'Close' }).click();
  await note.waitFor({ state: 'detached' });
});
