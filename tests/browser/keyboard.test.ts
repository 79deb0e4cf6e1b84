import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startBrowsing } from './support.ts';

const { visit } = await startBrowsing();

/** Run in the page: whether a person sees where the focus is, on the element itself or on the frame that it stands in. */
const focusIsSeen = `(() => {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'var(--focus)';
  const colour = getComputedStyle(probe).color;
  probe.remove();
  let at = document.activeElement;
  for (let up = 0; at && up < 5; up += 1, at = at.parentElement) {
    const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(at);
    if (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) return true;
    if (boxShadow.includes(colour) || borderColor === colour) return true;
  }
  return false;
})()`;
const nameOfFocus = `(() => {
  const at = document.activeElement;
  return at.tagName + ' ' + (at.getAttribute('aria-label') ?? at.textContent ?? '').slice(0, 40);
})()`;

const hasFocus = (locator: Locator) => locator.and(locator.page().locator(':focus')).isVisible();
const waitForFocus = (locator: Locator) => locator.and(locator.page().locator(':focus')).waitFor();

/** Goes on with a key until the focus is there; it must always be seen, and never be nowhere. */
async function goTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab', atMost = 30): Promise<void> {
  const page = target.page();
  const way: string[] = [];
  while (!(await hasFocus(target))) {
    if (way.length === atMost) throw new Error(`The focus did not come there: ${way.join(' > ')}`);
    await page.keyboard.press(key);
    const name = await page.evaluate<string>(nameOfFocus);
    expect(name, way.join(' > ')).not.toMatch(/^BODY/);
    await expect.poll(() => page.evaluate(focusIsSeen), { message: `focus seen on ${name}` }).toBe(true);
    way.push(name);
  }
}

/** Gives the button of the card that has come. */
async function lookUp(page: Page): Promise<Locator> {
  await waitForFocus(page.getByRole('textbox', { name: 'Message #general' }));
  const cards = page.getByRole('article').filter({ hasText: 'Second Optional Protocol' });
  const before = await cards.count();
  await page.keyboard.type('/rec 143.5');
  await page.keyboard.press('Enter');
  await expect.poll(() => cards.count()).toBe(before + 1);
  return cards.last().getByRole('button', { name: /^Update/ });
}

test('look-up, form and submission are done with the keyboard alone', async () => {
  const page = await visit({ person: 'U0ALT01', view: 'C0GENERAL' });
  const update = await lookUp(page);
  await goTo(update, 'Shift+Tab');
  await page.keyboard.press('Enter');

  const form = page.getByRole('dialog', { name: 'Update 143.5' });
  const radios = form.getByRole('radio');
  await expect.poll(() => form.locator(':focus').count()).toBe(1);
  await goTo(radios.and(form.locator('[type="radio"]:focus')));
  const chosen = form.getByRole('radio', { name: 'Partially implemented' });
  for (let step = 0; step < 10 && !(await chosen.isChecked()); step += 1) await page.keyboard.press('ArrowDown');
  expect(await chosen.isChecked()).toBe(true);
  await goTo(form.getByRole('textbox', { name: 'Results achieved' }));
  await page.keyboard.type('Two workshops were held with the courts.');
  await goTo(form.getByRole('button', { name: 'Send Update' }));
  await page.keyboard.press('Enter');
  await form.waitFor({ state: 'detached' });
  await waitForFocus(update);
  await page.getByRole('button', { name: 'Rapporteur 1 unread' }).waitFor();
});

test('the focus stays in a form until Esc closes it, and then goes back to what opened it', async () => {
  const page = await visit({ person: 'U0ALT01', view: 'C0GENERAL' });
  const update = await lookUp(page);
  await goTo(update, 'Shift+Tab');
  await page.keyboard.press('Space');
  const form = page.getByRole('dialog', { name: 'Update 143.5' });
  await expect.poll(() => form.locator(':focus').count()).toBe(1);
  const send = form.getByRole('button', { name: 'Send Update' });
  await goTo(send);
  await page.keyboard.press('Tab');
  await goTo(send);
  expect(await form.locator(':focus').count()).toBe(1);
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await waitForFocus(update);
});

test('the person is switched from anywhere, and Esc leaves one where one was', async () => {
  const page = await visit({ person: 'U0COORD2', view: 'C0GENERAL' });
  const composer = page.getByRole('textbox', { name: 'Message #general' });
  await waitForFocus(composer);
  const search = page.getByRole('combobox', { name: 'Find a person' });
  await page.keyboard.press('Alt+Shift+P');
  await waitForFocus(search);
  await page.keyboard.press('Escape');
  await search.waitFor({ state: 'detached' });
  await waitForFocus(composer);

  await page.keyboard.press('Alt+Shift+P');
  await waitForFocus(search);
  await page.keyboard.type('truc xanh');
  await page.getByRole('option', { name: /Phạm Trúc Xanh/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /You act as Phạm Trúc Xanh/ }).waitFor();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('general');
});
