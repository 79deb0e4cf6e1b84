import { expect, test } from 'vitest';
import { startBrowsing } from './support.ts';

const { app, visit } = await startBrowsing();

test('an update with a mistake is mended in the form and stored', async () => {
  const page = await visit({ person: 'U0ALT01', view: 'messages' });
  await page.getByRole('textbox').first().click();
  await page.keyboard.type('/rec update 143.5');
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Update 143.5' });
  await form.getByRole('radio', { name: 'Partially implemented' }).check({ force: true });
  await form.getByRole('textbox', { name: 'Results achieved' }).fill('Two workshops were held with the courts.');
  const evidence = form.getByRole('textbox', { name: /^Evidence/ });
  await evidence.fill('not an address');
  await form.getByRole('button', { name: 'Send Update' }).click();

  const mistake = form.getByText('Line 1 is not a link');
  await mistake.waitFor();
  await expect.poll(() => evidence.getAttribute('aria-invalid')).toBe('true');
  await expect.poll(() => form.locator(':focus').inputValue()).toBe('not an address');
  expect(await form.getByRole('textbox', { name: 'Results achieved' }).inputValue()).toBe(
    'Two workshops were held with the courts.',
  );

  await evidence.fill('https://example.org/workshops');
  await form.getByRole('button', { name: 'Send Update' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByRole('article').filter({ hasText: 'is now Partially implemented' }).waitFor();

  const card = await app.as('U0MOJ01').command('/rec 143.5');
  expect(JSON.stringify(card.messages)).toContain('Two workshops were held with the courts.');
});

test('what is typed survives a reload', async () => {
  const page = await visit({ person: 'U0MOJ01', view: 'messages' });
  await page.getByRole('textbox').first().click();
  await page.keyboard.type('/rec update 143.5');
  await page.keyboard.press('Enter');
  const results = page.getByRole('dialog').getByRole('textbox').first();
  await results.fill('Half a sentence');
  await results.blur();
  await expect.poll(async () => JSON.stringify((await app.as('U0MOJ01').screen()).modals)).toContain('Half a sentence');
  await page.reload();
  expect(await page.getByRole('dialog').getByRole('textbox').first().inputValue()).toBe('Half a sentence');
});
