import { expect, test } from 'vitest';
import { startBrowsing } from './support.ts';

const { app, visit } = await startBrowsing();

test('one person plays the whole group: another person sees their own side, in their own language', async () => {
  const page = await visit({ person: 'U0COORD2' });
  await page.getByRole('heading', { name: /^To check/ }).waitFor();

  await page.getByRole('button', { name: /You act as Lê Sao Hôm/ }).click();
  await page.keyboard.type('Trúc Xanh');
  await page.getByRole('option', { name: /Phạm Trúc Xanh/ }).click();
  await page.getByRole('button', { name: /You act as Phạm Trúc Xanh/ }).waitFor();
  await page.getByRole('heading', { name: /^Cần anh\/chị/ }).waitFor();

  await page.getByRole('tab', { name: 'Messages' }).click();
  await page.getByRole('textbox').first().click();
  await page.keyboard.type('/rec 143.5');
  await page.keyboard.press('Enter');
  await page.getByRole('article').filter({ hasText: 'Bộ Tư pháp' }).first().waitFor();
});

test('the page itself speaks Vietnamese when it is asked to, and remembers it', async () => {
  const page = await visit({ person: 'U0COORD1', view: 'C0GENERAL' });
  await page.getByRole('button', { name: 'Settings of this page' }).click();
  await page.getByRole('radio', { name: 'Tiếng Việt' }).check({ force: true });
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Ứng dụng' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('vi');
  await page.reload();
  await page.getByRole('heading', { name: 'Ứng dụng' }).waitFor();
});

test('a guest sees the channels they were added to and is turned away by the app', async () => {
  const page = await visit({ person: 'U0GUEST1', view: 'messages' });
  const side = page.getByRole('navigation');
  await side.getByRole('button', { name: 'Rapporteur' }).waitFor();
  expect(await side.getByRole('button', { name: 'nhom-cong-tac' }).count()).toBe(0);
  await page.getByRole('main').getByRole('textbox').last().click();
  await page.keyboard.type('/rec 143.5');
  await page.keyboard.press('Enter');
  await page.getByRole('article').filter({ hasText: 'guest' }).first().waitFor();
  expect(await page.getByText('Second Optional Protocol').count()).toBe(0);
});

test('the inspector stays open when another person is chosen', async () => {
  const page = await visit({ person: 'U0COORD2' });
  await page.getByRole('button', { name: 'Inspector' }).click();
  await page.getByRole('complementary', { name: 'Inspector' }).waitFor();
  await page.keyboard.press('Alt+Shift+KeyP');
  await page.keyboard.type('Trúc Xanh');
  await page.getByRole('option', { name: /Phạm Trúc Xanh/ }).click();
  await page.getByRole('button', { name: /You act as Phạm Trúc Xanh/ }).waitFor();
  expect(await page.getByRole('complementary', { name: 'Inspector' }).count()).toBe(1);
});

test('a mistyped address shows somebody’s page all the same', async () => {
  const page = await visit();
  await page.goto(`${app.workspace.url}/#/%/%E0%A4%A`);
  await page.getByRole('button', { name: /^You act as/ }).waitFor();
});
