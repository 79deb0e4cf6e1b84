import type { Locator, Page } from 'playwright-core';

export const composerOf = (page: Page, name = '#general') => page.getByRole('textbox', { name: `Message ${name}` });
export const messageWith = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });
/** In the side. */
export const entry = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Conversations' }).getByRole('button', { name, exact: true });

export async function send(composer: Locator, text: string): Promise<void> {
  await composer.fill(text);
  await composer.press('Enter');
}

/** Takes an item of the menu of a message. */
export async function more(message: Locator, item: string): Promise<void> {
  await message.hover();
  await message.getByRole('button', { name: 'More actions' }).click();
  await message.page().getByRole('menuitem', { name: item }).click();
}
