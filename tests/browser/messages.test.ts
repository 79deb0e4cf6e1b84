import { expect, test } from 'vitest';
import { plain } from '../workspace/form.ts';
import { ana, binh, general } from '../workspace/support.ts';
import { composerOf, messageWith, more, send } from './conversing.ts';
import { startBrowsingTiny } from './support.ts';

const { setting, visit } = await startBrowsingTiny((app) => {
  app.command('/tiny', async ({ ack }) => ack({ text: 'A word in your ear' }));
  app.shortcut('look', async ({ ack, client, body }) => {
    await ack();
    const said = 'message' in body ? String(body.message.text) : '';
    const element = { type: 'plain_text_input' as const, action_id: 'text', initial_value: said };
    const blocks = [{ type: 'input' as const, block_id: 'said', label: plain('What was said'), element }];
    const view = {
      type: 'modal' as const,
      callback_id: 'looked',
      title: plain('Looking'),
      submit: plain('Done'),
      blocks,
    };
    await client.views.open({ trigger_id: body.trigger_id, view });
  });
});

test('a message is written, changed and deleted, and others see each at once', async () => {
  const page = await visit({ person: ana, view: general });
  const other = await visit({ person: binh, view: general });
  await send(composerOf(page), 'The first words');
  await messageWith(other, 'The first words').waitFor();

  await more(messageWith(page, 'The first words'), 'Edit message');
  const editing = page.getByRole('textbox', { name: 'Edit the message' });
  expect(await editing.inputValue()).toBe('The first words');
  await send(editing, 'The better words');
  await messageWith(other, 'The better words').getByText('(edited)').waitFor();

  const message = messageWith(page, 'The better words');
  const question = page.getByRole('alertdialog', { name: 'Delete message' });
  await more(message, 'Delete message');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await question.waitFor({ state: 'detached' });
  await more(message, 'Delete message');
  await question.getByRole('button', { name: 'Delete', exact: true }).click();
  await message.waitFor({ state: 'detached' });
  await messageWith(other, 'The better words').waitFor({ state: 'detached' });
});

test('a reaction is added, joined and taken away', async () => {
  await setting.ana.say('React to this', { channel: general });
  const page = await visit({ person: ana, view: general });
  const other = await visit({ person: binh, view: general });
  const seen = messageWith(other, 'React to this');
  await seen.hover();
  await seen.getByRole('button', { name: 'Add reaction' }).click();
  await other.getByRole('searchbox', { name: 'Search emoji' }).fill('eyes');
  await other.getByRole('option', { name: 'eyes', exact: true }).click();

  const reactions = messageWith(page, 'React to this').getByRole('group', { name: 'Reactions' });
  await reactions.getByRole('button', { name: '👀, 1: Bình Trần' }).click();
  await reactions.getByRole('button', { name: '👀, 2: Bình Trần, Ana Lê', pressed: true }).click();
  await reactions.getByRole('button', { name: '👀, 1: Bình Trần', pressed: false }).waitFor();
  await seen.getByRole('button', { name: '👀, 1: Bình Trần', pressed: true }).click();
  await reactions.waitFor({ state: 'detached' });
});

test('a reply opens the thread and is counted under the message', async () => {
  await setting.binh.say('What do you think?', { channel: general });
  const page = await visit({ person: ana, view: general });
  const log = page.getByRole('log', { name: 'Messages in #general' });
  const question = log.getByRole('article').filter({ hasText: 'What do you think?' });
  await question.hover();
  await question.getByRole('button', { name: 'Reply in thread' }).click();
  const thread = page.getByRole('complementary', { name: 'Thread in #general' });
  await send(thread.getByRole('textbox', { name: 'Reply in the thread in #general' }), 'It is well');
  await thread.getByRole('article').filter({ hasText: 'It is well' }).waitFor();
  await thread.getByText('1 reply').waitFor();

  await thread.getByRole('button', { name: 'Close the thread' }).click();
  await thread.waitFor({ state: 'detached' });
  expect(await messageWith(page, 'It is well').count()).toBe(0);
  await question.getByRole('button', { name: /1 reply/ }).click();
  await thread.getByRole('article').filter({ hasText: 'It is well' }).waitFor();
});

test('a shortcut of a message gives the app that message', async () => {
  await setting.binh.say('A recommendation is covered here', { channel: general });
  const page = await visit({ person: ana, view: general });
  await more(messageWith(page, 'A recommendation is covered here'), 'Look at this');
  const form = page.getByRole('dialog', { name: 'Looking' });
  const field = form.getByRole('textbox', { name: 'What was said' });
  await expect.poll(() => field.inputValue()).toBe('A recommendation is covered here');
  await form.getByRole('button', { name: 'Close' }).click();
  await form.waitFor({ state: 'detached' });
});

test('what only oneself sees can be put away', async () => {
  const page = await visit({ person: ana, view: general });
  await send(composerOf(page), '/tiny');
  const answer = messageWith(page, 'A word in your ear');
  await answer.getByText('Only visible to you').waitFor();
  await answer.getByRole('button', { name: 'Dismiss message' }).click();
  await answer.waitFor({ state: 'detached' });
});
