import { expect, test } from 'vitest';
import { startBrowsing } from './support.ts';

const { visit, app } = await startBrowsing();

test('a first visit teaches three things, each by one click, and then steps aside', async () => {
  const page = await visit({ toured: false });
  const tour = page.getByRole('region', { name: 'Three things to try' });

  await tour.getByRole('button', { name: 'Look something up' }).click();
  const card = page.getByRole('article').filter({ hasText: 'Second Optional Protocol' });
  await card.getByText('Only visible to you').waitFor();

  await tour.getByRole('button', { name: 'Send an update' }).click();
  const form = page.getByRole('dialog', { name: 'Update 143.5' });
  await form
    .getByRole('group', { name: 'Status' })
    .or(form.getByRole('radiogroup', { name: 'Status' }))
    .waitFor();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });

  await tour.getByRole('button', { name: 'Jump to the next reminder' }).click();
  await page.getByRole('article').filter({ hasText: 'need an update before' }).first().waitFor();

  await tour.getByText('That was the tour.').waitFor();
  await page.reload();
  await page.getByRole('navigation').waitFor();
  expect(await page.getByRole('region', { name: 'Three things to try' }).count()).toBe(0);
});

test('a message has an address of its own, which opens it', async () => {
  const said = await app.as('U0ALT01').say('See this one', { channel: 'general' });
  const page = await visit({ person: 'U0MOJ01' });
  await page.goto(`${app.workspace.url}/archives/${said.channel}/p${String(said.ts).replace('.', '')}`);
  await page.getByRole('article').filter({ hasText: 'See this one' }).waitFor();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('general');
});
