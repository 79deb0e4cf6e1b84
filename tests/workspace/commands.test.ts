import { afterEach, describe, expect, it } from 'vitest';
import { ana as anaId, bare, general, type Setting, transports, withApp } from './support.ts';

let setting: Setting;
afterEach(() => setting.stop());

describe.each(transports)('slash commands over %s', (transport) => {
  it('show the answer of the acknowledgement to the one who asked, and to nobody else', async () => {
    setting = await withApp(transport, (app) => {
      app.command('/tiny', async ({ ack, command }) => {
        await ack(`You said ${command.text}`);
      });
    });
    const { ana, binh } = setting;
    const seen = await ana.command('/tiny hello there', { channel: 'general' });
    expect(seen).toMatchObject({ ok: true, delivered: true });
    expect(seen.messages).toMatchObject([{ text: 'You said hello there', ephemeral: true, channel: general }]);
    expect(await binh.messages('general')).toEqual([]);
  });

  it('are answered through respond, for everyone when it says in_channel', async () => {
    setting = await withApp(transport, (app) => {
      app.command('/tiny', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'For all', response_type: 'in_channel' });
      });
    });
    const seen = await setting.ana.command('/tiny', { channel: 'general', until: 'message' });
    expect(seen.messages).toMatchObject([{ text: 'For all', ephemeral: false, user: 'U0BOT' }]);
    expect(await setting.binh.messages('general')).toHaveLength(1);
  });

  it('open a modal with their trigger', async () => {
    setting = await withApp(transport, (app) => {
      app.command('/tiny', async ({ ack, client, command }) => {
        await ack();
        await client.views.open({
          trigger_id: command.trigger_id,
          view: {
            type: 'modal',
            callback_id: 'form',
            title: { type: 'plain_text', text: 'A form' },
            blocks: [{ type: 'divider' }],
          },
        });
      });
    });
    await setting.ana.command('/tiny');
    expect(await setting.ana.modal({ title: 'A form' })).toMatchObject({ callback_id: 'form', type: 'modal' });
  });

  it('show blocks of the acknowledgement to everyone when it says in_channel', async () => {
    setting = await withApp(transport, (app) => {
      app.command('/tiny', async ({ ack }) => {
        const text = { type: 'mrkdwn' as const, text: '*Loud*' };
        await ack({ response_type: 'in_channel', text: 'Loud', blocks: [{ type: 'section', text }] });
      });
    });
    await setting.ana.command('/tiny', { channel: 'general' });
    expect(await setting.binh.messages('general')).toMatchObject([{ text: 'Loud', blocks: [{ type: 'section' }] }]);
  });

  it('carry what Slack sends', async () => {
    const seen: Record<string, unknown>[] = [];
    setting = await withApp(transport, (app) => {
      app.command('/escaped', async ({ ack, body }) => {
        seen.push({ ...body });
        await ack();
      });
    });
    await setting.ana.command('/escaped tell @binh in #general', { channel: general });
    expect(seen[0]).toMatchObject({
      team_id: 'T0TEAM',
      team_domain: 'working-group',
      channel_id: general,
      channel_name: 'general',
      user_id: anaId,
      user_name: 'ana',
      command: '/escaped',
      text: `tell <@U0BINH|binh> in <#${general}|general>`,
      api_app_id: 'A0TINY',
      is_enterprise_install: 'false',
      response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/response\//),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.\w+$/),
    });
    await setting.ana.command('/escaped');
    expect(seen[1]).toMatchObject({ channel_name: 'directmessage', text: '' });
  });

  it('fail in Slack’s words when nobody acknowledges them in time', async () => {
    setting = await withApp(transport, (app) => {
      app.command('/deaf', async () => {});
    });
    await setting.post('/settings', { ackTimeoutMs: 200 });
    const seen = await setting.ana.command('/deaf');
    expect(seen).toMatchObject({
      ok: false,
      delivered: true,
      error: '/deaf failed with the error "operation_timeout"',
    });
    expect((await setting.ana.screen()).toasts).toMatchObject([{ text: seen.error }]);
  });

  it('fail when the acknowledgement holds blocks that Slack refuses, and say where the fault is', async () => {
    setting = await withApp(transport, (app) => {
      app.command('/tiny', async ({ ack }) => {
        await ack({ text: 'x', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }] });
      });
    });
    expect(await setting.ana.command('/tiny')).toMatchObject({ ok: false, messages: [] });
    const { warnings } = await setting.get<{ warnings: { message: string }[] }>('/warnings');
    expect(warnings.at(-1)?.message).toContain('/blocks/0/text/text');
  });
});

describe('slash commands', () => {
  it('that the app does not have are not sent to it', async () => {
    setting = { ...(await bare()), app: undefined as never };
    expect(await setting.ana.command('/unknown')).toMatchObject({
      ok: false,
      delivered: false,
      error: '/unknown is not a valid command.',
    });
  });

  it('do not work in threads', async () => {
    setting = { ...(await bare()), app: undefined as never };
    const { ts } = await setting.ana.say('A root', { channel: 'general' });
    expect(await setting.ana.command('/tiny', { channel: 'general', threadTs: ts })).toMatchObject({
      ok: false,
      delivered: false,
      error: '/tiny is not supported in threads. Sorry!',
    });
  });

  it('fail with dispatch_failed when the app is not connected', async () => {
    setting = { ...(await bare()), app: undefined as never };
    expect((await setting.ana.command('/tiny')).error).toBe('/tiny failed with the error "dispatch_failed"');
  });
});
