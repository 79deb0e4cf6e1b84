import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { accessibilityFaults, startBrowsing, type Visit } from './support.ts';

const { app, visit } = await startBrowsing();
await app.as('U0ALT01').command('/rec 143.5');
await app.as('U0ALT01').command('/rec progress by agency');
await app.as('U0ALT01').command('/rec list overdue');

async function openForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Update', exact: true }).first().click();
  await page.getByRole('dialog').getByRole('textbox').first().waitFor();
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: /^Evidence/ })
    .fill('not an address');
  await page.keyboard.press('Control+Enter');
  await page.locator('[aria-invalid=true]').first().waitFor();
}

const scenes: [string, Visit, (page: Page) => Promise<void>][] = [
  ['Home and the tour', { person: 'U0COORD2', view: 'home', toured: false }, async () => {}],
  ['messages with a card, a chart and a table', { person: 'U0ALT01', view: 'messages' }, async () => {}],
  ['a form with mistakes', { person: 'U0ALT01', view: 'messages' }, openForm],
  [
    'the time machine',
    { person: 'U0ALT01', view: 'C0GENERAL' },
    (page) => page.getByRole('button', { name: /Open the time machine/ }).click(),
  ],
  [
    'the list of people',
    { person: 'U0ALT01', view: 'C0GENERAL' },
    (page) => page.getByRole('button', { name: /^You act as/ }).click(),
  ],
  [
    'the inspector',
    { person: 'U0ALT01', view: 'messages' },
    (page) => page.getByRole('button', { name: 'Inspector' }).click(),
  ],
  [
    'the settings of the page',
    { person: 'U0ALT01', view: 'about' },
    (page) => page.getByRole('button', { name: 'Settings of this page' }).click(),
  ],
];

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  test.each(scenes)('axe finds nothing wrong with %s', async (_, scene, play) => {
    const page = await visit({ ...scene, theme });
    await page.getByRole('main').waitFor();
    await play(page);
    await page.waitForTimeout(300);
    const faults = await accessibilityFaults(page);
    // What is open stays open for the next visit.
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });
});

test.each([
  ['home', 'U0COORD2'],
  ['messages', 'U0ALT01'],
  ['C0GENERAL', 'U0ALT01'],
])(
  'at the width of a phone nothing of %s is wider than the screen, and axe finds nothing wrong',
  async (view, person) => {
    const page = await visit({ person, view, width: 375, height: 740 });
    await page.getByRole('main').waitFor();
    await page.waitForTimeout(300);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375);
    expect(await accessibilityFaults(page)).toEqual([]);
  },
);
