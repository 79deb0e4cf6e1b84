import { expect, test } from 'vitest';
import { ana, binh, closed, elsewhere, general } from '../workspace/support.ts';
import { composerOf, entry, messageWith, send } from './conversing.ts';
import { startBrowsingTiny } from './support.ts';

const { setting, visit } = await startBrowsingTiny(() => {});

test('what is unread is marked until it is read, and counted when it calls one', async () => {
  const page = await visit({ person: binh, view: closed });
  await entry(page, /^general/).click();
  await entry(page, 'general').waitFor();
  await entry(page, 'closed (private channel)').click();
  await page.getByRole('heading', { name: 'closed', level: 1 }).waitFor();
  await setting.ana.say('Have you seen this?', { channel: general });
  await entry(page, 'general new messages').waitFor();
  await setting.ana.say('Have you, @binh?', { channel: general });
  await entry(page, 'general 1 unread').click();
  await messageWith(page, 'Have you seen this?').waitFor();
  await entry(page, 'general').waitFor();
  expect((await setting.binh.conversation(general)).unread).toBe(0);
});

test('each conversation keeps its draft over a reload', async () => {
  const page = await visit({ person: ana, view: general });
  await composerOf(page).fill('Half a thought');
  await entry(page, 'elsewhere').click();
  await composerOf(page, '#elsewhere').fill('Another half');
  await page.reload();
  await expect.poll(() => composerOf(page, '#elsewhere').inputValue()).toBe('Another half');
  await entry(page, 'general').click();
  await expect.poll(() => composerOf(page).inputValue()).toBe('Half a thought');
  await composerOf(page).fill('');
});

test('a person is mentioned by a few letters of the name', async () => {
  const page = await visit({ person: ana, view: general });
  await composerOf(page).click();
  await page.keyboard.type('Ask @bi');
  await page.getByRole('option', { name: /Bình Trần/ }).waitFor();
  await page.keyboard.press('Tab');
  expect(await composerOf(page).inputValue()).toBe('Ask @binh ');
  await page.keyboard.type('please');
  await page.keyboard.press('Enter');
  await messageWith(page, 'Ask @Bình Trần please').waitFor();
  expect((await setting.ana.messages(general)).at(-1)?.text).toBe(`Ask <@${binh}> please`);
});

test('a public channel is joined, and then written in', async () => {
  const page = await visit({ person: binh, view: general });
  await entry(page, 'elsewhere').click();
  await page.getByText('You are viewing #elsewhere').waitFor();
  expect(await composerOf(page, '#elsewhere').count()).toBe(0);
  await page.getByRole('button', { name: 'Join Channel' }).click();
  await send(composerOf(page, '#elsewhere'), 'Good morning');
  await messageWith(page, 'Good morning').waitFor();
  expect((await setting.ana.conversation(elsewhere)).members).toContain(binh);
});

test('somebody is written to directly', async () => {
  const page = await visit({ person: ana, view: general });
  const other = await visit({ person: binh, view: general });
  await page.getByRole('button', { name: 'Write to Somebody' }).click();
  await page.getByRole('combobox', { name: 'Find a person' }).fill('tran');
  await page.getByRole('option', { name: /Bình Trần/ }).click();
  await page.getByRole('heading', { name: 'Bình Trần', level: 1 }).waitFor();
  await send(composerOf(page, 'Bình Trần'), 'Between us');
  await entry(other, 'Ana Lê 1 unread').click();
  await messageWith(other, 'Between us').waitFor();
});

test('the address leads to a message in its thread, and the back button to where one was', async () => {
  const { ts } = await setting.binh.say('The beginning', { channel: general });
  const reply = await setting.ana.say('Deep inside', { channel: general, threadTs: ts });
  const page = await visit({ person: ana, view: elsewhere });
  await page.goto(`${setting.workspace.url}/archives/${general}/p${reply.ts.replace('.', '')}`);
  const thread = page.getByRole('complementary', { name: 'Thread in #general' });
  await thread.getByRole('article').filter({ hasText: 'Deep inside' }).waitFor();

  const heading = page.getByRole('heading', { level: 1 });
  await entry(page, 'elsewhere').click();
  await expect.poll(() => heading.textContent()).toBe('elsewhere');
  await page.goBack();
  await expect.poll(() => heading.textContent()).toBe('general');
  await page.goForward();
  await expect.poll(() => heading.textContent()).toBe('elsewhere');
});
