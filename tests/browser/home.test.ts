import { expect, test } from 'vitest';
import { ana, binh } from '../workspace/support.ts';
import { startBrowsingTiny } from './support.ts';

/** What the app waits for before it shows its Home. */
let isReady = () => {};
const ready = new Promise<void>((resolve) => {
  isReady = resolve;
});
const { visit } = await startBrowsingTiny((app) => {
  app.event('app_home_opened', async ({ client, event }) => {
    if (event.user === binh) return;
    await ready;
    const text = { type: 'mrkdwn' as const, text: 'What needs you' };
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'section', text }] } });
  });
});

test('Home is said to be on its way until the app shows it for the first time', async () => {
  const page = await visit({ person: ana });
  const home = page.getByRole('tabpanel', { name: 'Home' });
  await home.getByText('Loading…').waitFor();
  expect(await home.getByText('This app has shown nothing here yet.').count()).toBe(0);
  isReady();
  await home.getByText('What needs you').waitFor();
});

test('an app that shows no Home is said to have shown nothing', async () => {
  const page = await visit({ person: binh });
  await page.getByRole('tabpanel', { name: 'Home' }).getByText('This app has shown nothing here yet.').waitFor();
});
