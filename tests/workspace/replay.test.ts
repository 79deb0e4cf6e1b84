import { afterEach, describe, expect, it } from 'vitest';
import type { DeliveryShown } from '../../src/workspace/control/shown.ts';
import { ana as anaId, general, type Setting, transports, withApp } from './support.ts';

let setting: Setting;
afterEach(() => setting.stop());

const deliveries = async (query = '') =>
  (await setting.get<{ deliveries: DeliveryShown[] }>(`/deliveries${query}`)).deliveries;
const replay = async (id: string | undefined) =>
  (await setting.post<{ delivery: DeliveryShown }>(`/deliveries/${id}/replay`)).delivery;
const last = async (query = '') => (await deliveries(query)).at(-1);

const form = {
  type: 'modal' as const,
  callback_id: 'form',
  title: { type: 'plain_text' as const, text: 'A form' },
  submit: { type: 'plain_text' as const, text: 'Go' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'name',
      label: { type: 'plain_text' as const, text: 'Name' },
      element: { type: 'plain_text_input' as const, action_id: 'name' },
    },
  ],
};

describe.each(transports)('a replay over %s', (transport) => {
  it('of a command says and posts what the command would', async () => {
    setting = await withApp(transport, (app) => {
      app.command('/tiny', async ({ ack, respond, command }) => {
        await ack(`You said ${command.text}`);
        await respond({ replace_original: true, text: 'Replaced' });
      });
    });
    const { ana } = setting;
    await ana.command('/tiny hello', { channel: 'general' });
    await ana.eventually(({ conversations }) => JSON.stringify(conversations).includes('Replaced'));
    const first = await last();
    const again = await replay(first?.id);
    expect(again).toMatchObject({
      kind: 'slash_commands',
      type: '/tiny',
      userId: anaId,
      replayOf: first?.id,
      outcome: 'acked',
      payload: { text: 'hello', channel_id: general },
    });
    for (const key of ['trigger_id', 'response_url']) {
      expect(again.payload[key]).toMatch(/./);
      expect(again.payload[key]).not.toBe(first?.payload[key]);
    }
    // The second answer replaces the second message, not the first.
    await expect
      .poll(async () => (await ana.messages(general)).map(({ text }) => text))
      .toEqual(['Replaced', 'Replaced']);
    expect((await deliveries()).map((one) => one.replayOf)).toEqual([null, first?.id]);
  });

  it('of an event is an event of its own, so that an app that looks for doubles takes it', async () => {
    const seen: string[] = [];
    setting = await withApp(transport, (app) => {
      app.message(async ({ body, message }) => {
        seen.push(`${body.event_id} ${message.ts}`);
      });
    });
    const { ts } = (await setting.ana.say('Hi', { channel: 'general' })) as { ts?: string };
    const first = await last('?type=message');
    const again = await replay(first?.id);
    expect(again).toMatchObject({ kind: 'events_api', replayOf: first?.id, outcome: 'acked' });
    expect(seen).toEqual([`${first?.payload.event_id} ${ts}`, `${again.payload.event_id} ${ts}`]);
    expect(again.payload.event_id).not.toBe(first?.payload.event_id);
  });

  it('of a click brings a trigger that opens a modal, and an address that replaces the same message', async () => {
    setting = await withApp(transport, (app) => {
      app.action('go', async ({ ack, body, client, respond }) => {
        await ack();
        const { trigger_id } = body as { trigger_id: string };
        await client.views.open({ trigger_id, view: form });
        await respond({ replace_original: true, text: 'Clicked' });
      });
    });
    const { ana } = setting;
    const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } };
    const { ts } = await setting.call('chat.postMessage', {
      channel: general,
      text: 'Click',
      blocks: [{ type: 'actions', elements: [button] }],
    });
    await ana.click('go', { until: 'modal' });
    await ana.close();
    await ana.eventually(({ conversations }) => JSON.stringify(conversations).includes('Clicked'));
    const first = await last('?type=block_actions');
    expect(await replay(first?.id)).toMatchObject({ type: 'block_actions', outcome: 'acked' });
    await ana.modal({ title: 'A form' });
    expect(await ana.messages(general)).toMatchObject([{ ts, text: 'Clicked' }]);
  });
});

describe('a replay', () => {
  it('of a submission shows errors while the form is open, and is only recorded afterwards', async () => {
    setting = await withApp('socket', (app) => {
      app.command('/tiny', async ({ ack, client, command }) => {
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view: form });
      });
      app.view('form', ({ ack }) => ack({ response_action: 'errors', errors: { name: 'Not that one' } }));
    });
    const { ana } = setting;
    await ana.command('/tiny', { until: 'modal' });
    await ana.fill({ name: 'A name' });
    await ana.submit();
    const first = await last('?type=view_submission');
    await ana.fill({ name: 'Another' });
    expect((await ana.modal()).errors).toEqual({});
    expect(await replay(first?.id)).toMatchObject({ outcome: 'acked', replayOf: first?.id });
    expect((await ana.modal()).errors).toEqual({ name: 'Not that one' });
    await ana.close();
    const { ack } = await replay(first?.id);
    expect(ack?.body).toMatchObject({ response_action: 'errors' });
    expect((await ana.screen()).modals).toEqual([]);
    expect((await ana.screen()).toasts).toEqual([]);
  });

  it('that nobody acknowledges fails in Slack’s words', async () => {
    setting = await withApp('socket', (app) => app.command('/tiny', ({ ack }) => ack()));
    await setting.ana.command('/tiny');
    await setting.app.stop();
    const first = await last();
    expect(await replay(first?.id)).toMatchObject({ outcome: 'failed', attempts: [{ outcome: 'no_connection' }] });
    expect((await setting.ana.screen()).toasts).toMatchObject([
      { text: '/tiny failed with the error "dispatch_failed"' },
    ]);
  });

  it('needs a delivery that is known, a person who is there, and an app that is installed', async () => {
    setting = await withApp('socket', (app) => app.command('/tiny', ({ ack }) => ack()));
    await expect(replay('DlNONE')).rejects.toThrow(/no delivery DlNONE/);
    await setting.ana.command('/tiny');
    const first = await last('?kind=slash_commands');
    await setting.post('/users', { id: anaId, deleted: true });
    await expect(replay(first?.id)).rejects.toThrow(/ana is not active any more/);
    await setting.post('/users', { id: anaId, deleted: false });
    await setting.post('/app', { uninstall: true });
    await expect(replay(first?.id)).rejects.toThrow(/not installed/);
  });
});
