import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ana,
  appToken,
  bare,
  binh,
  bot,
  botToken,
  callApi,
  closed,
  elsewhere,
  general,
  manifest,
  options,
  type Setting,
} from './support.ts';

let setting: Omit<Setting, 'app'>;
beforeEach(async () => {
  setting = await bare();
});
afterEach(() => setting.stop());

const withScopes = (bots: string[]) => ({
  app: {
    ...options().app,
    manifest: { ...manifest, oauth_config: { scopes: { bot: bots } } },
  },
});
async function again(more: Parameters<typeof bare>[0]) {
  await setting.stop();
  setting = await bare(more);
}

describe('tokens', () => {
  it.each([
    ['none', null, 'auth.test', 'not_authed'],
    ['an unknown one', 'xoxb-other', 'auth.test', 'invalid_auth'],
    ['the app’s where the bot’s is wanted', appToken, 'auth.test', 'not_allowed_token_type'],
    ['the bot’s where the app’s is wanted', botToken, 'apps.connections.open', 'not_allowed_token_type'],
  ])('%s: refused', async (_name, token, method, error) => {
    expect(await callApi(setting.workspace.apiUrl, method, {}, token)).toMatchObject({ ok: false, error });
  });

  it('are taken from the token argument too', async () => {
    expect(await callApi(setting.workspace.apiUrl, 'auth.test', { token: botToken }, null)).toMatchObject({
      ok: true,
      user_id: bot,
      team_id: 'T0TEAM',
      bot_id: 'B0TINY',
    });
  });

  it('that were revoked, or of an app that was uninstalled, open nothing', async () => {
    await setting.post('/app', { revokeToken: 'bot' });
    expect((await setting.call('auth.test')).error).toBe('token_revoked');
    await setting.post('/app', { uninstall: true });
    expect((await setting.call('auth.test')).error).toBe('account_inactive');
    await setting.post('/app', { reinstall: true });
    expect((await setting.call('auth.test')).ok).toBe(true);
  });
});

describe('scopes', () => {
  it('that the manifest does not ask for are missing', async () => {
    await again(withScopes(['users:read']));
    expect(await setting.call('chat.postMessage', { channel: general, text: 'Hi' })).toMatchObject({
      ok: false,
      error: 'missing_scope',
      needed: 'chat:write',
      provided: 'users:read',
    });
    expect(await setting.call('users.info', { user: ana })).toMatchObject({ ok: true });
  });

  it('to read depend on the kind of conversation', async () => {
    await again(withScopes(['channels:read', 'channels:history', 'im:write']));
    const { channel } = await setting.call('conversations.open', { users: ana });
    expect(await setting.call('conversations.history', { channel: channel.id })).toMatchObject({
      error: 'missing_scope',
      needed: 'im:history',
    });
    expect((await setting.call('conversations.history', { channel: general })).ok).toBe(true);
    expect(await setting.call('conversations.list', { types: 'im' })).toMatchObject({ needed: 'im:read' });
  });

  it('let the app write in a public channel without joining when chat:write.public is among them', async () => {
    expect((await setting.call('chat.postMessage', { channel: elsewhere, text: 'Hi' })).error).toBe('not_in_channel');
    await again(withScopes(['chat:write', 'chat:write.public']));
    expect((await setting.call('chat.postMessage', { channel: elsewhere, text: 'Hi' })).ok).toBe(true);
  });
});

describe('users', () => {
  it('come with locale, time zone, guest and external flags', async () => {
    expect((await setting.call('users.info', { user: ana, include_locale: true })).user).toMatchObject({
      locale: 'vi-VN',
      tz: 'Asia/Ho_Chi_Minh',
      tz_offset: 25_200,
      is_admin: true,
      is_restricted: false,
    });
    expect((await setting.call('users.info', { user: ana })).user.locale).toBeUndefined();
    expect((await setting.call('users.info', { user: 'U0GUEST' })).user.is_restricted).toBe(true);
    expect((await setting.call('users.info', { user: 'U0OTHER' })).user).toMatchObject({
      is_stranger: true,
      team_id: 'T0OTHER',
    });
    expect((await setting.call('users.info', { user: 'U404' })).error).toBe('user_not_found');
  });

  it('are listed by pages, people of other organisations left out', async () => {
    const first = await setting.call('users.list', { limit: 2 });
    const second = await setting.call('users.list', { limit: 2, cursor: first.response_metadata.next_cursor });
    const ids = [...first.members, ...second.members].map((user: { id: string }) => user.id);
    expect(ids).toEqual([ana, binh, 'U0GUEST', bot]);
    expect(second.response_metadata.next_cursor).toBe('');
    expect((await setting.call('users.list', { cursor: 'nonsense' })).error).toBe('invalid_cursor');
  });

  it('have their do-not-disturb', async () => {
    expect((await setting.call('dnd.info', { user: binh })).dnd_enabled).toBe(true);
    expect((await setting.call('dnd.info', { user: ana })).dnd_enabled).toBe(false);
    await setting.post('/users', { id: ana, dnd: { enabled: true, nextStart: 100, nextEnd: 200 } });
    const { users } = await setting.call('dnd.teamInfo', { users: `${ana},${binh},U404` });
    expect(Object.keys(users).sort()).toEqual([ana, binh]);
    expect(users[ana]).toEqual({ dnd_enabled: true, next_dnd_start_ts: 100, next_dnd_end_ts: 200 });
    expect((await setting.call('dnd.teamInfo')).error).toBe('no_users_provided');
    const many = Array.from({ length: 51 }, (_, n) => `U${n}`).join();
    expect((await setting.call('dnd.teamInfo', { users: many })).error).toBe('too_many_users');
  });

  it('change through the control API', async () => {
    await setting.post('/users', { id: ana, locale: 'en-US', deleted: true });
    expect((await setting.call('users.info', { user: ana })).user.deleted).toBe(true);
    expect((await setting.call('conversations.open', { users: ana })).error).toBe('user_disabled');
    await expect(setting.ana.command('/tiny')).rejects.toThrow(/deactivated/);
  });
});

describe('conversations', () => {
  it('are known to the app if public, or if it is in them', async () => {
    expect((await setting.call('conversations.info', { channel: general })).channel).toMatchObject({
      name: 'general',
      is_member: true,
    });
    expect((await setting.call('conversations.info', { channel: elsewhere })).channel).toMatchObject({
      is_member: false,
    });
    expect((await setting.call('conversations.info', { channel: closed })).error).toBe('channel_not_found');
    const { channels } = await setting.call('conversations.list', { types: 'public_channel,private_channel' });
    expect(channels.map((one: { id: string }) => one.id)).toEqual([general, elsewhere]);
    expect((await setting.call('conversations.members', { channel: general })).members).toEqual([ana, binh, bot]);
  });

  it('open as one DM a person, by id or by writing to the person', async () => {
    const opened = await setting.call('conversations.open', { users: ana });
    expect(opened.channel.id).toMatch(/^D/);
    expect(await setting.call('conversations.open', { users: ana })).toMatchObject({
      already_open: true,
      channel: opened.channel,
    });
    expect(await setting.call('chat.postMessage', { channel: ana, text: 'Hi' })).toMatchObject({
      channel: opened.channel.id,
    });
    expect(await setting.ana.messages()).toMatchObject([{ text: 'Hi', user: bot, bot_id: 'B0TINY' }]);
    expect((await setting.call('users.conversations', { types: 'im', user: ana })).channels).toHaveLength(1);
  });

  it('can be joined if public', async () => {
    expect((await setting.call('conversations.join', { channel: elsewhere })).channel.is_member).toBe(true);
    expect((await setting.call('conversations.join', { channel: elsewhere })).warning).toBe('already_in_channel');
  });

  it('refuse writing when archived', async () => {
    await setting.post('/channels', { id: general, archived: true });
    expect((await setting.call('chat.postMessage', { channel: general, text: 'Hi' })).error).toBe('is_archived');
  });

  it('forget the app that was removed', async () => {
    await setting.post('/channels', { id: general, remove: [bot] });
    expect((await setting.call('chat.postMessage', { channel: general, text: 'Hi' })).error).toBe('not_in_channel');
  });
});
