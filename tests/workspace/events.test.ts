import { afterEach, describe, expect, it } from 'vitest';
import { ana as anaId, bot, general, type Setting, transports, withApp } from './support.ts';

let setting: Setting;
afterEach(() => setting.stop());

const plain = (text: string) => ({ type: 'plain_text' as const, text });

describe.each(transports)('events over %s', (transport) => {
  it('tell of messages in the DM, with their kind of conversation', async () => {
    const events: unknown[] = [];
    setting = await withApp(transport, (app) => {
      app.message(async ({ event, say }) => {
        events.push(event);
        await say('I heard you');
      });
    });
    const seen = await setting.ana.say('Hello', { until: 'message' });
    expect(events).toMatchObject([
      { type: 'message', text: 'Hello', user: anaId, channel_type: 'im', channel: seen.channel },
    ]);
    expect(seen.messages).toMatchObject([{ text: 'I heard you', user: bot }]);
  });

  it('tell of mentions, edits and deletions where the app is a member, and of nothing elsewhere', async () => {
    const events: string[] = [];
    setting = await withApp(transport, (app) => {
      app.event('app_mention', async ({ event }) => void events.push(`mention ${event.text}`));
      app.event('message', async ({ event }) => void events.push(event.subtype ?? 'message'));
    });
    const { ts } = await setting.ana.say(`Hello <@${bot}>`, { channel: 'general' });
    await setting.ana.edit(general, ts, 'Goodbye');
    await setting.ana.remove(general, ts);
    await setting.ana.say('Unheard', { channel: 'elsewhere' });
    expect(events).toEqual(['message', `mention Hello <@${bot}>`, 'message_changed', 'message_deleted']);
  });

  it('come in an envelope with an id, a time and authorizations', async () => {
    setting = await withApp(transport, (app) => {
      app.event('app_home_opened', async () => {});
    });
    await setting.ana.openHome();
    const { deliveries } = await setting.get<{ deliveries: unknown[] }>('/deliveries?type=app_home_opened');
    expect(deliveries).toMatchObject([
      {
        transport,
        outcome: 'acked',
        payload: {
          type: 'event_callback',
          team_id: 'T0TEAM',
          api_app_id: 'A0TINY',
          event_id: expect.stringMatching(/^Ev/),
          event_time: expect.any(Number),
          authorizations: [{ team_id: 'T0TEAM', user_id: bot, is_bot: true }],
          event: { type: 'app_home_opened', user: anaId, tab: 'home' },
        },
      },
    ]);
  });

  it('let the app publish its Home view, which is then sent with the next opening', async () => {
    const views: unknown[] = [];
    setting = await withApp(transport, (app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        views.push(event.view?.callback_id);
        const button = { type: 'button' as const, action_id: 'go', text: plain('Go') };
        await client.views.publish({
          user_id: event.user,
          view: { type: 'home', callback_id: 'home', blocks: [{ type: 'actions', elements: [button] }] },
        });
      });
      app.action('go', async ({ ack, body }) => {
        views.push((body as { view?: { type: string } }).view?.type);
        await ack();
      });
    });
    const first = await setting.ana.openHome({ until: 'home' });
    expect(first.home).toMatchObject({ type: 'home', callback_id: 'home' });
    const second = await setting.ana.openHome({ until: 'home' });
    expect(second.home?.id).toBe(first.home?.id);
    await setting.ana.click('go', { where: { home: true } });
    expect(views).toEqual([undefined, 'home', 'home']);
    const { home } = second;
    const view = { type: 'home', blocks: [] };
    expect((await setting.call('views.publish', { user_id: anaId, hash: first.home?.hash, view })).error).toBe(
      'hash_conflict',
    );
    expect((await setting.call('views.publish', { user_id: anaId, hash: home?.hash, view })).ok).toBe(true);
  });

  it('tell of joining, leaving, reactions, files, changed people and archived channels', async () => {
    const events: string[] = [];
    setting = await withApp(transport, (app) => {
      for (const type of [
        'member_joined_channel',
        'member_left_channel',
        'reaction_added',
        'file_shared',
        'user_change',
        'channel_archive',
      ] as const) {
        app.event(type, async () => void events.push(type));
      }
    });
    await setting.post('/channels', { id: general, add: ['U0GUEST'], remove: ['U0BINH'] });
    const { ts } = await setting.ana.say('A remark', { channel: 'general' });
    await setting.ana.react(general, ts, 'eyes');
    await setting.ana.upload({ name: 'a.txt', text: 'a', channel: 'general' });
    await setting.post('/users', { id: anaId, locale: 'en-US' });
    await setting.post('/channels', { id: general, archived: true });
    expect(events.sort()).toEqual([
      'channel_archive',
      'file_shared',
      'member_joined_channel',
      'member_left_channel',
      'reaction_added',
      'user_change',
    ]);
  });
});
