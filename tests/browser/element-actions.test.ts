import { beforeEach, describe, expect, test } from 'vitest';
import { option } from '../workspace/form.ts';
import { ana, binh, elsewhere, general } from '../workspace/support.ts';
import { everyAction, fruits } from './every-element.ts';
import { startBrowsingTiny } from './support.ts';

const told: { container: Record<string, unknown>; action: Record<string, unknown> }[] = [];
const { setting, visit, takeFaults } = await startBrowsingTiny((app) => {
  app.action(/.*/, async ({ ack, action, body }) => {
    const { type, channel_id } = (body as { container: Record<string, unknown> }).container;
    told.push({ container: { type, channel_id }, action: { ...action } });
    await ack();
  });
  app.options('found', async ({ ack }) => ack({ options: [option('East', 'east')] }));
  app.event('app_home_opened', async ({ client, event }) => {
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: everyAction as never } });
  });
});
const posted = await setting.call('chat.postMessage', { channel: general, text: 'All of them', blocks: everyAction });
expect(posted.error).toBeUndefined();
beforeEach(() => void told.splice(0));

const places = [
  { place: 'in a message', view: general, container: { type: 'message', channel_id: general } },
  { place: 'on Home', view: 'home', container: { type: 'view', channel_id: undefined } },
];

describe.each(places)('$place', ({ view, container }) => {
  /** The app was told exactly these, in this order. */
  const expectTold = (...actions: Record<string, unknown>[]) =>
    expect.poll(() => told).toMatchObject(actions.map((one) => ({ container, action: { block_id: 'row', ...one } })));

  test('a button acts; one that asks first acts only when it is confirmed', async () => {
    const page = await visit({ person: ana, view });
    await page.getByRole('button', { name: 'Press', exact: true }).click();
    await expectTold({ type: 'button', action_id: 'press', value: 'pressed' });

    const remove = page.getByRole('button', { name: 'Remove', exact: true });
    const question = page.getByRole('alertdialog', { name: 'Are you sure?' });
    for (const leave of [
      () => question.getByRole('button', { name: 'Leave It' }).click(),
      () => page.keyboard.press('Escape'),
    ]) {
      await remove.click();
      await question.getByText('This cannot be undone.').waitFor();
      await leave();
      await question.waitFor({ state: 'detached' });
      await remove.and(page.locator(':focus')).waitFor();
    }
    expect(told.length).toBe(1);

    await remove.click();
    await question.getByRole('button', { name: 'Do It' }).click();
    await expectTold({ action_id: 'press' }, { type: 'button', action_id: 'remove', value: 'gone' });
    expect(takeFaults().filter((fault) => !fault.includes('409'))).toEqual([]);
  });

  test('a choice that is not confirmed is taken back', async () => {
    const page = await visit({ person: ana, view });
    const sure = page.getByRole('combobox', { name: 'A sure fruit' });
    const question = page.getByRole('alertdialog');
    await sure.click();
    await page.getByRole('option', { name: 'Banana' }).click();
    await question.getByRole('button', { name: 'Leave It' }).click();
    await expect.poll(() => sure.inputValue()).toBe('Apple');
    expect(told).toEqual([]);

    await sure.click();
    await page.getByRole('option', { name: 'Cherry' }).click();
    await question.getByRole('button', { name: 'Do It' }).click();
    await expectTold({ type: 'static_select', action_id: 'sure', selected_option: fruits[2] });
    await expect.poll(() => sure.inputValue()).toBe('Cherry');
    expect(takeFaults().filter((fault) => !fault.includes('409'))).toEqual([]);
  });

  test('menus and selects tell what was chosen', async () => {
    const page = await visit({ person: ana, view });
    await page.getByRole('button', { name: 'More actions' }).first().click();
    await page.getByRole('menuitem', { name: 'Banana' }).click();
    await expectTold({ type: 'overflow', action_id: 'more', selected_option: fruits[1] });

    const cases: [string, string, Record<string, unknown>][] = [
      ['A fruit', 'Cherry', { type: 'static_select', action_id: 'pick', selected_option: fruits[2] }],
      ['Something found', 'East', { type: 'external_select', selected_option: { value: 'east' } }],
      ['A person', 'Bình Trần', { type: 'users_select', selected_user: binh }],
      ['A channel', 'elsewhere', { type: 'channels_select', selected_channel: elsewhere }],
      ['Several fruits', 'Apple', { type: 'multi_static_select', selected_options: [fruits[0]] }],
    ];
    for (const [name, choice, action] of cases) {
      told.splice(0);
      await page.getByRole('combobox', { name, exact: true }).click();
      await page.getByRole('option', { name: choice, exact: true }).click();
      await expectTold(action);
    }
  });

  test('days, hours, boxes and radio buttons tell what was chosen', async () => {
    const page = await visit({ person: ana, view });
    await page.getByRole('group', { name: 'A day' }).getByRole('spinbutton').first().click();
    await page.keyboard.type('07072027');
    await page.keyboard.press('Enter');
    await expectTold({ type: 'datepicker', action_id: 'day', selected_date: '2027-07-07' });

    told.splice(0);
    await page.getByRole('combobox', { name: 'An hour' }).click();
    await page.getByRole('option', { name: '9:30', exact: true }).click();
    await expectTold({ type: 'timepicker', action_id: 'hour', selected_time: '09:30' });

    told.splice(0);
    await page.getByRole('checkbox', { name: 'Apple' }).check({ force: true });
    await expectTold({ type: 'checkboxes', selected_options: [fruits[0]] });
    await page.getByRole('checkbox', { name: 'Cherry' }).check({ force: true });
    await expectTold({ type: 'checkboxes' }, { type: 'checkboxes', selected_options: [fruits[0], fruits[2]] });

    told.splice(0);
    await page.getByRole('radio', { name: 'Banana' }).check({ force: true });
    await expectTold({ type: 'radio_buttons', action_id: 'one', selected_option: fruits[1] });
  });
});
