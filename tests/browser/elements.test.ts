import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { option } from '../workspace/form.ts';
import { ana, binh, elsewhere, general } from '../workspace/support.ts';
import { everyInput, filledInputs, fruits } from './every-element.ts';
import { inSight, startBrowsingTiny } from './support.ts';

const received: unknown[] = [];
const { setting, visit } = await startBrowsingTiny((app) => {
  app.shortcut('begin', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: everyInput });
  });
  app.command('/tiny', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: filledInputs });
  });
  app.options('field', async ({ ack, payload }) => {
    await ack({ options: ['East', 'West'].map((name) => option(`${name} of ${payload.value || 'all'}`, name)) });
  });
  app.view(/.*/, async ({ ack, view }) => {
    received.push(view.state.values);
    await ack();
  });
});

/** By mouse: opens the list and takes lines of it. */
async function choose(form: Locator, label: string, ...options: string[]): Promise<void> {
  const list = form.page().getByRole('listbox');
  const select = form.getByRole('combobox', { name: label, exact: true });
  await inSight(select);
  await select.click();
  for (const name of options) await list.getByRole('option', { name, exact: true }).click();
  if (await list.isVisible()) await form.page().keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
}

/** By keyboard: types what is looked for and takes the first that is found. */
async function find(form: Locator, label: string, typed: string, option: string): Promise<void> {
  const page = form.page();
  await form.getByRole('combobox', { name: label, exact: true }).focus();
  await page.keyboard.type(typed);
  await page.getByRole('option', { name: option, exact: true }).waitFor();
  await page.keyboard.press('Enter');
}

async function typeDay(group: Locator, digits: string): Promise<void> {
  await group.getByRole('spinbutton').first().click();
  await group.page().keyboard.type(digits);
}

async function send(page: Page, form: Locator): Promise<unknown> {
  const before = received.length;
  await form.getByRole('button', { name: 'Send' }).click();
  await form.waitFor({ state: 'detached' });
  expect(received.length).toBe(before + 1);
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  return received.at(-1);
}

test('every element of a form is filled in, and the app receives exactly that', async () => {
  const page = await visit({ person: ana, view: general });
  await page.getByRole('button', { name: 'Shortcuts and commands' }).click();
  await page.getByRole('menuitem', { name: 'Begin' }).click();
  const form = page.getByRole('dialog', { name: 'Every element' });
  const text = (name: string) => form.getByRole('textbox', { name, exact: true });
  await text('One line').click();
  await page.keyboard.type('Một dòng');
  await text('Several lines').click();
  await page.keyboard.type('First\nSecond');
  await text('A number').fill('12.5');
  await text('An e-mail address').fill('ana@example.org');
  await text('A web address').fill('https://example.org/a?b=c');
  await choose(form, 'A fruit', 'Lemon');
  await find(form, 'Something found', 'sea', 'East of sea');
  await find(form, 'A person', 'binh', 'Bình Trần');
  await choose(form, 'A channel', 'elsewhere');
  await find(form, 'A conversation', 'gen', 'general');
  await choose(form, 'Several fruits', 'Cherry', 'Apple');
  await choose(form, 'Several finds', 'West of all', 'East of all');
  await choose(form, 'Several people', 'Bình Trần', 'Ana Lê');
  await choose(form, 'Several channels', 'general', 'elsewhere');
  await choose(form, 'Several conversations', 'general', 'Bình Trần');
  await form.getByRole('radiogroup', { name: 'One of these' }).getByText('Banana').click();
  const any = form.getByRole('group', { name: 'Any of these' });
  for (const name of ['Apple', 'Cherry']) await any.getByText(name).click();
  await typeDay(form.getByRole('group', { name: 'A day' }), '09072027');
  await form.getByRole('combobox', { name: 'An hour' }).focus();
  await page.keyboard.type('14:45');
  await page.keyboard.press('Enter');
  const moment = form.getByRole('group', { name: 'A moment' });
  await typeDay(moment, '31122027');
  await inSight(moment);
  await moment.getByRole('combobox', { name: 'Time' }).click();
  await page.getByRole('option', { name: '23:30' }).click();
  await text('A rich text').click();
  await page.keyboard.type('Not ');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('bold');
  const chooser = page.waitForEvent('filechooser');
  await form.getByRole('button', { name: 'Add Files' }).click();
  await (await chooser).setFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('No.\n143.5') });
  await form.getByText('list.csv').waitFor();

  const held = (type: string, key: string, value: unknown) => ({ field: { type, [key]: value } });
  const file = { id: expect.any(String), name: 'list.csv', filetype: 'csv', user: ana };
  expect(await send(page, form)).toEqual({
    line: held('plain_text_input', 'value', 'Một dòng'),
    lines: held('plain_text_input', 'value', 'First\nSecond'),
    number: held('number_input', 'value', '12.5'),
    mail: held('email_text_input', 'value', 'ana@example.org'),
    link: held('url_text_input', 'value', 'https://example.org/a?b=c'),
    fruit: held('static_select', 'selected_option', expect.objectContaining({ value: 'lemon' })),
    found: held('external_select', 'selected_option', expect.objectContaining({ value: 'East' })),
    person: held('users_select', 'selected_user', binh),
    channel: held('channels_select', 'selected_channel', elsewhere),
    conversation: held('conversations_select', 'selected_conversation', general),
    fruits: held('multi_static_select', 'selected_options', [fruits[2], fruits[0]]),
    finds: held('multi_external_select', 'selected_options', [
      option('West of all', 'West'),
      option('East of all', 'East'),
    ]),
    people: held('multi_users_select', 'selected_users', [binh, ana]),
    channels: held('multi_channels_select', 'selected_channels', [general, elsewhere]),
    conversations: held('multi_conversations_select', 'selected_conversations', [general, binh]),
    one: held('radio_buttons', 'selected_option', fruits[1]),
    any: held('checkboxes', 'selected_options', [fruits[0], fruits[2]]),
    day: held('datepicker', 'selected_date', '2027-07-09'),
    hour: held('timepicker', 'selected_time', '14:45'),
    moment: held('datetimepicker', 'selected_date_time', Date.parse('2027-12-31T23:30:00+07:00') / 1000),
    rich: held('rich_text_input', 'rich_text_value', {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Not ' },
            { type: 'text', text: 'bold', style: { bold: true } },
          ],
        },
      ],
    }),
    files: held('file_input', 'files', [expect.objectContaining(file)]),
  });
});

test('what may be left out can be emptied again', async () => {
  const page = await visit({ person: ana, view: general });
  await setting.ana.command('/tiny');
  const form = page.getByRole('dialog', { name: 'What may be emptied' });
  await form.getByRole('textbox', { name: 'One line' }).fill('');
  for (const name of ['Banana', 'Apple', 'Cherry']) await form.getByRole('button', { name: `Remove ${name}` }).click();
  await form.getByRole('group', { name: 'Any of these' }).getByText('Banana').click();
  for (const left of [4, 3, 2, 1]) {
    const clear = form.getByRole('button', { name: 'Clear' });
    await expect.poll(() => clear.count()).toBe(left);
    await clear.first().click();
    await form.locator('input:focus, [role="spinbutton"]:focus').waitFor();
    expect(await page.getByRole('listbox').count()).toBe(0);
  }
  const values = Object.values((await send(page, form)) as Record<string, { field: Record<string, unknown> }>);
  const contents = values.map(({ field: { type: _, ...content } }) => Object.values(content)[0]);
  expect(contents).toEqual([null, null, [], [], null, null, null]);
});
