import { expect, test } from 'vitest';
import { startBrowsing } from './support.ts';

const { visit } = await startBrowsing();

test('a command is completed while it is typed, and answered to the person alone', async () => {
  const page = await visit({ person: 'U0ALT01', view: 'C0GENERAL' });
  const composer = page.getByRole('textbox', { name: 'Message #general' }).or(page.getByRole('textbox').first());
  await composer.click();
  await page.keyboard.type('/re');
  await page.getByRole('option', { name: '/rec' }).waitFor();
  await page.keyboard.press('Tab');
  expect(await composer.inputValue()).toBe('/rec ');
  await page.keyboard.type('143.5');
  await page.keyboard.press('Enter');
  const card = page.getByRole('article').filter({ hasText: 'Second Optional Protocol' });
  await card.getByText('Only visible to you').waitFor();
  expect(await card.textContent()).toContain('Ministry of Justice');
  expect(await composer.inputValue()).toBe('');

  const other = await visit({ person: 'U0MOJ01', view: 'C0GENERAL' });
  await other.getByRole('log').waitFor();
  expect(await other.getByText('Second Optional Protocol').count()).toBe(0);
});

test('a list is a table, progress a chart with its numbers beside it', async () => {
  const page = await visit({ person: 'U0COORD2', view: 'messages' });
  await page.getByRole('textbox').first().click();
  await page.keyboard.type('/rec list overdue');
  await page.keyboard.press('Enter');
  const table = page.getByRole('table').first();
  await table.getByRole('columnheader', { name: 'Ref' }).waitFor();
  expect(await table.getByRole('row').count()).toBeGreaterThan(3);

  await page.getByRole('textbox').first().click();
  await page.keyboard.type('/rec progress by agency');
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: /chart/i }).first().waitFor();
});

test('what Slack says of a command that it does not know stays beside what was typed', async () => {
  const page = await visit({ person: 'U0ALT01', view: 'messages' });
  const composer = page.getByRole('textbox').first();
  await composer.click();
  await page.keyboard.type('/nothing here');
  await page.keyboard.press('Enter');
  await page.getByText('/nothing is not a valid command.').waitFor();
  expect(await composer.inputValue()).toBe('/nothing here');
});
