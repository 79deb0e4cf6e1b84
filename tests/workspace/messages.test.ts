import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ana, bare, bot, botToken, closed, general, type Setting } from './support.ts';

let setting: Omit<Setting, 'app'>;
beforeEach(async () => {
  setting = await bare();
});
afterEach(() => setting.stop());

describe('history', () => {
  it('is newest first, by pages, between two moments, and without replies', async () => {
    const stamps: string[] = [];
    for (const text of ['one', 'two', 'three'])
      stamps.push((await setting.call('chat.postMessage', { channel: general, text })).ts);
    await setting.call('chat.postMessage', { channel: general, text: 'reply', thread_ts: stamps[0] });
    const first = await setting.call('conversations.history', { channel: general, limit: 2 });
    expect(first.messages.map((one: { text: string }) => one.text)).toEqual(['three', 'two']);
    expect(first.has_more).toBe(true);
    const rest = await setting.call('conversations.history', {
      channel: general,
      limit: 2,
      cursor: first.response_metadata.next_cursor,
    });
    expect(rest.messages).toMatchObject([{ text: 'one', reply_count: 1, reply_users: [bot] }]);
    const after = await setting.call('conversations.history', { channel: general, oldest: stamps[1] });
    expect(after.messages).toHaveLength(1);
    const from = await setting.call('conversations.history', { channel: general, oldest: stamps[1], inclusive: true });
    expect(from.messages).toHaveLength(2);
    const thread = await setting.call('conversations.replies', { channel: general, ts: stamps[0] });
    expect(thread.messages.map((one: { text: string }) => one.text)).toEqual(['one', 'reply']);
    expect((await setting.call('conversations.replies', { channel: general, ts: '1.000000' })).error).toBe(
      'thread_not_found',
    );
  });

  it('has metadata only for those who ask for it', async () => {
    const metadata = { event_type: 'reminder', event_payload: { key: 'r-1' } };
    await setting.call('chat.postMessage', { channel: general, text: 'Hi', metadata });
    expect((await setting.call('conversations.history', { channel: general })).messages[0].metadata).toBeUndefined();
    const all = await setting.call('conversations.history', { channel: general, include_all_metadata: true });
    expect(all.messages[0].metadata).toEqual(metadata);
  });
});

describe('messages', () => {
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'Hi' } }];

  it('need some content, and a place', async () => {
    expect((await setting.call('chat.postMessage', { channel: general })).error).toBe('no_text');
    expect((await setting.call('chat.postMessage', { channel: 'C404', text: 'a' })).error).toBe('channel_not_found');
    expect((await setting.call('chat.postMessage', { channel: closed, text: 'a' })).error).toBe('channel_not_found');
    expect((await setting.call('chat.postMessage', { channel: general, text: 'x'.repeat(40_001) })).error).toBe(
      'msg_too_long',
    );
    expect((await setting.call('chat.postMessage', { channel: general, text: 'a', thread_ts: '1.0' })).error).toBe(
      'thread_not_found',
    );
    expect((await setting.call('chat.postMessage', { channel: general, text: 'a', metadata: { a: 1 } })).error).toBe(
      'invalid_metadata_format',
    );
    expect((await setting.call('chat.postMessage', { channel: general, text: 'a', blocks: '{' })).error).toBe(
      'invalid_blocks_format',
    );
  });

  it('with a fault in their blocks are refused, with its place', async () => {
    const fault = [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }];
    expect(await setting.call('chat.postMessage', { channel: general, text: 'a', blocks: fault })).toMatchObject({
      error: 'invalid_blocks',
      errors: ['must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
      response_metadata: { messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'] },
    });
  });

  it('with very long blocks together are refused', async () => {
    const long = Array.from({ length: 5 }, () => ({
      type: 'section',
      text: { type: 'mrkdwn', text: 'x'.repeat(2800) },
    }));
    expect((await setting.call('chat.postMessage', { channel: general, text: 'a', blocks: long })).error).toBe(
      'msg_blocks_too_long',
    );
    expect((await setting.call('chat.postMessage', { channel: general, text: 'a', blocks: long.slice(1) })).ok).toBe(
      true,
    );
  });

  it('lose their blocks when they are updated with text alone', async () => {
    const { ts, message } = await setting.call('chat.postMessage', { channel: general, text: 'a', blocks });
    expect(message.blocks[0].block_id).toEqual(expect.any(String));
    const updated = await setting.call('chat.update', { channel: general, ts, text: 'b' });
    expect(updated.message).toMatchObject({ text: 'b', edited: { user: bot } });
    expect(updated.message.blocks).toBeUndefined();
  });

  it('of others cannot be updated or deleted', async () => {
    const { ts } = await setting.ana.say('Mine', { channel: 'general' });
    expect((await setting.call('chat.update', { channel: general, ts, text: 'b' })).error).toBe('cant_update_message');
    expect((await setting.call('chat.delete', { channel: general, ts })).error).toBe('cant_delete_message');
    expect((await setting.call('chat.update', { channel: general, ts: '1.0', text: 'b' })).error).toBe(
      'message_not_found',
    );
  });

  it('can be deleted; with replies, a tombstone stays', async () => {
    const { ts } = await setting.call('chat.postMessage', { channel: general, text: 'a' });
    await setting.ana.say('A reply', { channel: 'general', threadTs: ts });
    await setting.call('chat.delete', { channel: general, ts });
    expect(await setting.ana.messages('general')).toMatchObject([{ subtype: 'tombstone' }, { text: 'A reply' }]);
  });

  it('to one person alone are seen by nobody else, and are in no history', async () => {
    const { message_ts } = await setting.call('chat.postEphemeral', { channel: general, user: ana, text: 'Psst' });
    expect(await setting.ana.messages('general')).toMatchObject([{ ts: message_ts, text: 'Psst', ephemeral: true }]);
    expect(await setting.binh.messages('general')).toEqual([]);
    expect((await setting.call('conversations.history', { channel: general })).messages).toEqual([]);
    expect((await setting.call('chat.update', { channel: general, ts: message_ts, text: 'b' })).error).toBe(
      'message_not_found',
    );
    expect((await setting.call('chat.postEphemeral', { channel: general, user: 'U0GUEST', text: 'a' })).error).toBe(
      'user_not_in_channel',
    );
  });

  it('have a permanent link', async () => {
    const { ts } = await setting.call('chat.postMessage', { channel: general, text: 'a' });
    const { permalink } = await setting.call('chat.getPermalink', { channel: general, message_ts: ts });
    expect(permalink).toBe(`${setting.workspace.url}/archives/${general}/p${ts.replace('.', '')}`);
  });

  it('take reactions once', async () => {
    const { ts } = await setting.call('chat.postMessage', { channel: general, text: 'a' });
    expect((await setting.call('reactions.add', { channel: general, timestamp: ts, name: 'eyes' })).ok).toBe(true);
    expect((await setting.call('reactions.add', { channel: general, timestamp: ts, name: 'eyes' })).error).toBe(
      'already_reacted',
    );
    expect(await setting.ana.messages('general')).toMatchObject([{ reactions: [{ name: 'eyes', count: 1 }] }]);
  });

  it('with blocks and no text leave a warning', async () => {
    await setting.call('chat.postMessage', { channel: general, blocks });
    const { warnings } = await setting.get<{ warnings: { message: string }[] }>('/warnings');
    expect(warnings[0]?.message).toContain('without "text"');
  });
});

describe('requests', () => {
  const send = (headers: Record<string, string>, body: string, method = 'chat.postMessage') =>
    fetch(`${setting.workspace.apiUrl}${method}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${botToken}`, ...headers },
      body,
    }).then((response) => response.json());

  it('may be JSON where Slack reads it, with a warning when the charset is missing', async () => {
    const body = JSON.stringify({ channel: general, text: 'Hi' });
    expect(await send({ 'Content-Type': 'application/json' }, body)).toMatchObject({
      ok: true,
      warning: 'missing_charset',
      response_metadata: { warnings: ['missing_charset'] },
    });
    expect(await send({ 'Content-Type': 'application/json; charset=utf-8' }, body)).not.toHaveProperty('warning');
    const user = JSON.stringify({ user: ana });
    expect(await send({ 'Content-Type': 'application/json; charset=utf-8' }, user, 'users.info')).toMatchObject({
      error: 'user_not_found',
    });
  });

  it('that cannot be read are refused by Slack’s codes', async () => {
    expect(await send({ 'Content-Type': 'application/json' }, '{')).toMatchObject({ error: 'invalid_json' });
    expect(await send({ 'Content-Type': 'application/json' }, '[]')).toMatchObject({ error: 'json_not_object' });
    expect(await send({ 'Content-Type': 'application/xml' }, '<a/>')).toMatchObject({ error: 'invalid_post_type' });
    expect(await setting.call('no.such')).toMatchObject({ error: 'unknown_method', req_method: 'no.such' });
  });

  it('are kept for the control API, without the token', async () => {
    await setting.call('chat.postMessage', { channel: general, text: 'Hi', token: botToken });
    const { calls } = await setting.get<{ calls: unknown[] }>('/calls?method=chat.postMessage');
    expect(calls).toMatchObject([{ args: { channel: general, text: 'Hi' }, answer: { ok: true }, status: 200 }]);
    expect(JSON.stringify(calls)).not.toContain(botToken);
    await setting.del('/calls');
    expect((await setting.get<{ calls: unknown[] }>('/calls')).calls).toEqual([]);
  });
});

describe('files', () => {
  it('are uploaded, shared and downloaded as Slack’s client library does it', async () => {
    const client = new WebClient(botToken, { slackApiUrl: setting.workspace.apiUrl });
    await client.filesUploadV2({
      channel_id: general,
      filename: 'report.csv',
      content: 'No.,Status\n143.5,Open\n',
      title: 'The report',
      initial_comment: 'Here it is',
    });
    const [message] = await setting.ana.messages('general');
    expect(message).toMatchObject({
      text: 'Here it is',
      files: [{ name: 'report.csv', title: 'The report', mimetype: 'text/csv' }],
    });
    const [file] = (message?.files ?? []) as { id: string; url_private: string }[];
    const { file: info } = await client.files.info({ file: file?.id ?? '' });
    const download = await fetch(info?.url_private_download ?? '', {
      headers: { Authorization: `Bearer ${botToken}` },
    });
    expect(await download.text()).toBe('No.,Status\n143.5,Open\n');
    const stranger = await fetch(file?.url_private ?? '');
    expect(await stranger.text()).toContain('Sign in');
  });

  it('of people reach the app', async () => {
    const { file } = await setting.ana.upload({ name: 'list.txt', text: 'one', channel: 'general', comment: 'Look' });
    expect((await setting.call('files.info', { file: (file as { id: string }).id })).file).toMatchObject({
      size: 3,
      user: ana,
    });
    expect((await setting.call('files.info', { file: 'F404' })).error).toBe('file_not_found');
    const content = await fetch(`${setting.workspace.url}/control/files/${(file as { id: string }).id}`);
    expect(await content.text()).toBe('one');
  });
});

describe('an address that a person types', () => {
  it('becomes a link, without the mark that ends the sentence', async () => {
    await setting.ana.say('See https://example.org/a_b_c, please', { channel: 'general' });
    const [message] = await setting.ana.messages('general');
    expect(message?.text).toBe('See <https://example.org/a_b_c>, please');
  });
});

describe('after the clock was put back', () => {
  it('what comes last stands last, and is unread', async () => {
    await setting.ana.say('Later', { channel: 'general' });
    await setting.post('/clock', { advance: -3600 });
    await setting.call('chat.postMessage', { channel: general, text: 'Last' });
    const { messages, unread } = await setting.ana.conversation('general');
    expect([messages.map((one) => one.text), unread]).toEqual([['Later', 'Last'], 1]);
  });
});
