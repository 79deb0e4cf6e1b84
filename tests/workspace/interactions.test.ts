import { afterEach, describe, expect, it } from 'vitest';
import { ana as anaId, bare, general, manifest, options, type Setting, transports, withApp } from './support.ts';

let setting: Setting;
afterEach(() => setting.stop());

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const button = (more: Record<string, unknown> = {}) => ({
  type: 'button',
  action_id: 'press',
  text: plain('Press'),
  value: 'v1',
  ...more,
});
const actions = (...elements: unknown[]) => [{ type: 'actions', block_id: 'row', elements }];

describe.each(transports)('actions in messages over %s', (transport) => {
  it('carry the message, the place, the value and the state', async () => {
    const seen: Record<string, unknown>[] = [];
    const options = [
      { text: plain('One'), value: '1' },
      { text: plain('Two'), value: '2' },
    ];
    setting = await withApp(transport, (app) => {
      app.action(/press|choose/, async ({ ack, body }) => {
        seen.push(body as unknown as Record<string, unknown>);
        await ack();
      });
    });
    const select = { type: 'static_select', action_id: 'choose', options };
    const { ts } = await setting.call('chat.postMessage', {
      channel: general,
      text: 'Choose',
      blocks: actions(button(), select),
    });
    await setting.ana.click('choose', { value: 'Two' });
    expect(await setting.ana.click('press')).toMatchObject({ ok: true, delivered: true });
    expect(seen[0]).toMatchObject({
      actions: [{ type: 'static_select', selected_option: { value: '2', text: { text: 'Two' } } }],
    });
    expect(seen[1]).toMatchObject({
      type: 'block_actions',
      user: { id: anaId, username: 'ana', name: 'ana', team_id: 'T0TEAM' },
      team: { id: 'T0TEAM', domain: 'working-group' },
      api_app_id: 'A0TINY',
      container: { type: 'message', message_ts: ts, channel_id: general, is_ephemeral: false },
      channel: { id: general, name: 'general' },
      message: { ts, text: 'Choose', user: 'U0BOT' },
      state: { values: { row: { choose: { selected_option: { value: '2' } } } } },
      actions: [{ type: 'button', action_id: 'press', block_id: 'row', value: 'v1', action_ts: expect.any(String) }],
      response_url: expect.any(String),
      trigger_id: expect.any(String),
    });
    expect((await setting.binh.messages('general'))[0]?.state).toMatchObject({
      values: { row: { choose: { selected_option: null } } },
    });
  });

  it('replace or remove an ephemeral message through response_url alone', async () => {
    setting = await withApp(transport, (app) => {
      app.action('press', async ({ ack, respond, body }) => {
        await ack();
        expect(body).not.toHaveProperty('message');
        await respond({
          replace_original: true,
          text: 'Pressed',
          blocks: actions(button({ action_id: 'leave' })) as never,
        });
      });
      app.action('leave', async ({ ack, respond }) => {
        await ack();
        await respond({ delete_original: true });
      });
    });
    await setting.call('chat.postEphemeral', {
      channel: general,
      user: anaId,
      text: 'Press?',
      blocks: actions(button()),
    });
    await setting.ana.click('press', { until: 'message' });
    expect(await setting.ana.messages('general')).toMatchObject([{ text: 'Pressed', ephemeral: true }]);
    await setting.ana.click('leave', { until: 'message' });
    expect(await setting.ana.messages('general')).toEqual([]);
  });

  it('replace a message for everyone', async () => {
    setting = await withApp(transport, (app) => {
      app.action('press', async ({ ack, respond }) => {
        await ack();
        await respond({ replace_original: true, text: 'Settled' });
      });
    });
    await setting.call('chat.postMessage', { channel: general, text: 'Press?', blocks: actions(button()) });
    await setting.ana.click('press', { until: 'message' });
    expect(await setting.binh.messages('general')).toMatchObject([{ text: 'Settled', edited: { user: 'U0BOT' } }]);
  });

  it('show a warning sign when nobody acknowledges them', async () => {
    setting = await withApp(transport, (app) => {
      app.action('press', async () => {});
    });
    await setting.post('/settings', { ackTimeoutMs: 150 });
    await setting.call('chat.postMessage', { channel: general, text: 'Press?', blocks: actions(button()) });
    expect(await setting.ana.click('press')).toMatchObject({ ok: false, error: '⚠️ Press' });
  });

  it('open a modal from a shortcut, and from a message’s own', async () => {
    const view = {
      type: 'modal' as const,
      callback_id: 'x',
      title: plain('Here'),
      blocks: [{ type: 'divider' as const }],
    };
    const looked: unknown[] = [];
    setting = await withApp(transport, (app) => {
      app.shortcut('begin', async ({ ack, client, shortcut }) => {
        await ack();
        await client.views.open({ trigger_id: shortcut.trigger_id, view });
      });
      app.shortcut('look', async ({ ack, shortcut, respond }) => {
        await ack();
        looked.push(shortcut);
        await respond('Looked');
      });
    });
    expect((await setting.ana.shortcut('begin', { until: 'modal' })).modal).toMatchObject({ title: { text: 'Here' } });
    const { ts } = await setting.binh.say('A remark', { channel: 'general' });
    const seen = await setting.ana.messageShortcut('look', general, ts, { until: 'message' });
    expect(seen.messages).toMatchObject([{ text: 'Looked', ephemeral: true }]);
    expect(looked).toMatchObject([
      {
        type: 'message_action',
        callback_id: 'look',
        message_ts: ts,
        message: { text: 'A remark', user: 'U0BINH' },
        channel: { id: general },
      },
    ]);
  });
});

describe('what is not on the screen', () => {
  it('cannot be clicked, chosen or confirmed unseen', async () => {
    setting = { ...(await bare()), app: undefined as never };
    const confirm = { title: plain('Sure?'), text: plain('It is final.'), confirm: plain('Yes'), deny: plain('No') };
    const { ts } = await setting.call('chat.postMessage', {
      channel: general,
      text: 'a',
      blocks: actions(button({ confirm })),
    });
    const where = { channel: general, ts };
    await expect(setting.ana.click('absent', { where })).rejects.toThrow(
      /there is no action "absent" here; the actions are: row\/press/,
    );
    await expect(setting.ana.click('press', { where })).rejects.toThrow(/confirmation first.*It is final/);
    expect(await setting.ana.click('press', { where, confirm: true })).toMatchObject({ delivered: true });
    await expect(setting.ana.click('press', { where: { viewId: 'V404' } })).rejects.toThrow(/is not in front of ana/);
    await expect(setting.ana.click('press', { where: { channel: 'C0CLOSED', ts } })).rejects.toThrow(
      /cannot see C0CLOSED/,
    );
    await expect(setting.ana.shortcut('absent')).rejects.toThrow(/no global shortcut "absent"/);
  });
});

describe('an ephemeral message', () => {
  it('can be dismissed by the one who sees it', async () => {
    setting = { ...(await bare()), app: undefined as never };
    const { message_ts } = await setting.call('chat.postEphemeral', { channel: general, user: anaId, text: 'Psst' });
    await setting.ana.remove(general, message_ts);
    expect(await setting.ana.messages('general')).toEqual([]);
  });
});

describe('a manifest', () => {
  const without = async (change: (copy: typeof manifest) => void) => {
    const copy = structuredClone(manifest);
    change(copy);
    setting = { ...(await bare({ app: { ...options().app, manifest: copy } })), app: undefined as never };
  };
  const warnings = async () =>
    (await setting.get<{ warnings: { message: string }[] }>('/warnings')).warnings.map((one) => one.message).join('\n');

  it('without interactivity lets no action through', async () => {
    await without((copy) => {
      copy.settings.interactivity.is_enabled = false;
    });
    await setting.call('chat.postMessage', { channel: general, text: 'a', blocks: actions(button()) });
    expect((await setting.ana.click('press')).ok).toBe(false);
    expect(await warnings()).toContain('interactivity');
  });

  it('without the scope of an event never gets the event, and is warned', async () => {
    await without((copy) => {
      copy.oauth_config.scopes.bot = copy.oauth_config.scopes.bot.filter((scope) => scope !== 'im:history');
    });
    await setting.ana.say('Hi');
    expect((await setting.get<{ deliveries: unknown[] }>('/deliveries')).deliveries).toEqual([]);
    expect(await warnings()).toContain('message.im needs one of the scopes im:history');
  });

  it('without a messages tab has no DMs, in either direction', async () => {
    await without((copy) => {
      copy.features.app_home.messages_tab_enabled = false;
    });
    expect((await setting.call('chat.postMessage', { channel: anaId, text: 'Hi' })).error).toBe(
      'messages_tab_disabled',
    );
    await expect(setting.ana.say('Hi')).rejects.toThrow(/turned off/);
  });

  it('without a Home tab cannot publish to it', async () => {
    await without((copy) => {
      copy.features.app_home.home_tab_enabled = false;
    });
    const view = { type: 'home', blocks: [] };
    expect((await setting.call('views.publish', { user_id: anaId, view })).error).toBe('not_enabled');
    await expect(setting.ana.openHome()).rejects.toThrow(/turns its home tab off/);
  });

  it('that cannot be read stops the start', async () => {
    await expect(bare({ app: { ...options().app, manifest: {} } })).rejects.toThrow(/display_information/);
    setting = { ...(await bare()), app: undefined as never };
  });
});

describe('a response_url', () => {
  const url = async () => {
    setting = { ...(await bare()), app: undefined as never };
    await setting.ana.command('/tiny', { channel: 'general' });
    const { deliveries } = await setting.get<{ deliveries: { payload: { response_url: string } }[] }>('/deliveries');
    return deliveries[0]?.payload.response_url ?? '';
  };
  const post = async (to: string, body: unknown) => {
    const response = await fetch(to, { method: 'POST', body: JSON.stringify(body) });
    return { status: response.status, body: await response.text() };
  };

  it('may be used five times', async () => {
    const to = await url();
    for (let use = 1; use <= 5; use += 1)
      expect(await post(to, { text: `Use ${use}` })).toEqual({ status: 200, body: 'ok' });
    expect(await post(to, { text: 'Use 6' })).toMatchObject({ status: 404, body: expect.stringContaining('used_url') });
    expect((await setting.ana.messages('general')).map((message) => message.ephemeral)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
  });

  it('ends after its time, which no change of the clock shortens', async () => {
    const to = await url();
    await setting.post('/clock', { advance: 'PT2H' });
    expect((await post(to, { text: 'Still' })).status).toBe(200);
    await setting.post('/settings', { responseUrlLifeMs: 0 });
    expect((await post(to, { text: 'Late' })).body).toContain('expired_url');
  });

  it('can answer in the channel, in a thread, and replace what it answered before', async () => {
    const to = await url();
    const { ts } = await setting.binh.say('Root', { channel: 'general' });
    await post(to, { text: 'First', response_type: 'in_channel', thread_ts: ts });
    await post(to, { text: 'Second', replace_original: true });
    expect(await setting.binh.messages('general')).toMatchObject([{ text: 'Root' }, { text: 'Second', thread_ts: ts }]);
  });

  it('refuses what no message could be, and that is no use of it', async () => {
    const to = await url();
    expect(await post(to, {})).toMatchObject({ status: 400, body: expect.stringContaining('no_text') });
    expect(await post(to, { blocks: [{ type: 'marquee' }] })).toMatchObject({
      status: 400,
      body: expect.stringContaining('invalid_blocks'),
    });
    expect((await post(`${to}x`, { text: 'a' })).status).toBe(404);
  });
});
