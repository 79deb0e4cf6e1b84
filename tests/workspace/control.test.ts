import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWorkspace } from '../../src/workspace/workspace.ts';
import { ana as anaId, bare, general, options, type Setting } from './support.ts';

let setting: Omit<Setting, 'app'>;
beforeEach(async () => {
  setting = await bare();
});
afterEach(() => setting.stop());

/** The status of a request with headers that fetch does not let one set. */
function statusWith(headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${setting.workspace.url}/control/state`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the control API', () => {
  it('answers to programs on this machine, not to web pages', async () => {
    expect(await statusWith({})).toBe(200);
    expect(await statusWith({ Origin: setting.workspace.url })).toBe(200);
    expect(await statusWith({ Host: 'evil.example' })).toBe(403);
    expect(await statusWith({ Host: '127.0.0.1.evil.example' })).toBe(403);
    expect(await statusWith({ Origin: 'https://evil.example' })).toBe(403);
    expect(await statusWith({ 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
  });

  it('says how to mend a bad request', async () => {
    await expect(setting.post(`/as/${anaId}/command`, { text: 'rec' })).rejects.toThrow(/a command starts with \//);
    await expect(setting.post(`/as/${anaId}/command`, { txt: '/rec' })).rejects.toThrow(/Unrecognized key: "txt"/);
    await expect(setting.post('/as/U404/command', { text: '/rec' })).rejects.toThrow(/The people are: U0ANA \(ana\)/);
    await expect(setting.ana.say('Hi', { channel: 'nowhere' })).rejects.toThrow(/They see: C0GENERAL general/);
    await expect(setting.ana.submit()).rejects.toThrow(/no modal open/);
    await expect(setting.post('/clock', { advance: '1 day' })).rejects.toThrow(/PT24H/);
    await expect(setting.get('/nothing')).rejects.toThrow(/There is no GET/);
  });

  it('tells what there is', async () => {
    expect(await setting.get('/state')).toMatchObject({
      team: { id: 'T0TEAM', name: 'Working Group' },
      app: { id: 'A0TINY', installed: true, requestUrl: null, connections: [], description: '', longDescription: '' },
    });
    expect((await setting.get<{ commands: unknown[] }>('/commands')).commands).toMatchObject([
      { command: '/tiny' },
      { command: '/escaped' },
      { command: '/deaf' },
    ]);
    expect((await setting.get<{ shortcuts: unknown[] }>('/shortcuts')).shortcuts).toHaveLength(2);
  });

  it('serves a picture for everyone', async () => {
    const { user } = await setting.call('users.info', { user: anaId });
    const picture = await fetch(user.profile.image_48);
    expect(picture.headers.get('content-type')).toBe('image/svg+xml');
    expect(await picture.text()).toContain('>AL<');
  });

  it('shows each person only what they would see', async () => {
    const names = async (who: typeof setting.ana) => (await who.screen()).conversations.map((one) => one.name);
    expect(await names(setting.ana)).toEqual(['general', 'elsewhere']);
    expect(await names(setting.binh)).toEqual(['general', 'closed', 'elsewhere']);
    await setting.binh.say('Secret', { channel: 'closed' });
    expect(JSON.stringify(await setting.ana.screen())).not.toContain('Secret');
  });

  it('counts what is unread until it is read', async () => {
    await setting.call('chat.postMessage', { channel: general, text: 'One' });
    await setting.binh.say('Two', { channel: 'general' });
    expect(await setting.get(`/as/${anaId}/conversation/general`)).toMatchObject({ unread: 2, lastRead: '0' });
    expect((await setting.binh.conversation('general')).unread).toBe(0);
    await setting.ana.read(general);
    const read = await setting.ana.conversation('general');
    expect(read).toMatchObject({ unread: 0, lastRead: read.messages.at(-1)?.ts });
  });

  it('tells which calls followed an interaction', async () => {
    const { triggerId } = await setting.ana.command('/tiny');
    const view = { type: 'modal', title: { type: 'plain_text', text: 'a' }, callback_id: 'a', blocks: [] };
    await setting.call('views.open', { trigger_id: triggerId, view });
    const { deliveries } = await setting.get<{ deliveries: unknown[] }>('/deliveries?kind=slash_commands');
    expect(deliveries).toMatchObject([{ type: '/tiny', userId: anaId, triggerId, calls: [{ method: 'views.open' }] }]);
  });

  it('gives no call the number of one that was cleared', async () => {
    const ids = async () => (await setting.get<{ calls: { id: number }[] }>('/calls')).calls.map(({ id }) => id);
    await setting.call('auth.test', {});
    const before = Math.max(...(await ids()));
    await setting.del('/calls');
    await setting.call('auth.test', {});
    expect(await ids()).toEqual([before + 1]);
  });

  it('takes any name for a block, even one that JavaScript has a meaning for', async () => {
    const element = { type: 'datepicker', action_id: 'polluted' };
    const blocks = [{ type: 'actions', block_id: '__proto__', elements: [element] }];
    const { ts } = await setting.call('chat.postMessage', { channel: general, text: 'Hello', blocks });
    await setting.post(`/as/${anaId}/action`, {
      where: { channel: general, ts },
      actionId: 'polluted',
      value: '2027-07-07',
    });
    expect({}).not.toHaveProperty('polluted');
    const [message] = await setting.ana.messages('general');
    expect(JSON.stringify(message)).toContain('2027-07-07');
  });

  it('forgets everything on a reset', async () => {
    await setting.ana.say('Hi', { channel: 'general' });
    await setting.post('/clock', { advance: 'P1D' });
    await setting.post('/reset');
    expect(await setting.ana.messages('general')).toEqual([]);
    expect((await setting.get<{ calls: unknown[] }>('/calls')).calls).toEqual([]);
  });
});

describe('the clock', () => {
  it('is moved, goes on from there, and tells who listens', async () => {
    const heard: Date[] = [];
    const stop = setting.workspace.clock.onChange((now) => heard.push(now));
    const { now } = await setting.post<{ now: string }>('/clock', { now: '2027-06-01T09:00:00+07:00' });
    expect(now).toMatch(/^2027-06-01T02:00:00/);
    await setting.post('/clock', { advance: 'P1DT2H30M' });
    expect(setting.workspace.clock.now().toISOString()).toMatch(/^2027-06-02T04:30/);
    await setting.post('/clock', { advance: 60 });
    expect(heard.map((date) => date.toISOString().slice(0, 16))).toEqual([
      '2027-06-01T02:00',
      '2027-06-02T04:30',
      '2027-06-02T04:31',
    ]);
    stop();
    const { ts } = await setting.ana.say('Dated', { channel: 'general' });
    expect(new Date(Number(ts) * 1000).toISOString()).toMatch(/^2027-06-02/);
  });

  it('gives each message its own time', async () => {
    await setting.stop();
    const frozen = new Date('2027-01-01T00:00:00Z');
    setting = await bare({ now: () => frozen });
    for (let i = 0; i < 5; i += 1) await setting.call('chat.postMessage', { channel: general, text: String(i) });
    const messages = await setting.ana.messages('general');
    expect(new Set(messages.map((message) => message.ts)).size).toBe(5);
    expect(messages.map((message) => message.text)).toEqual(['0', '1', '2', '3', '4']);
  });
});

describe('the stream of changes', () => {
  /** Reads so many changes, then leaves. */
  async function read(count: number, headers: Record<string, string> = {}, act = async () => {}) {
    const leave = new AbortController();
    const response = await fetch(`${setting.workspace.url}/control/events`, { headers, signal: leave.signal });
    const acted = act();
    const found: { id: string; event: string; data: { type: string } }[] = [];
    let rest = '';
    for await (const part of response.body ?? []) {
      rest += Buffer.from(part).toString();
      const whole = rest.split('\n\n');
      rest = whole.pop() ?? '';
      for (const one of whole) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(one)?.[1] ?? '';
        if (field('event')) found.push({ id: field('id'), event: field('event'), data: JSON.parse(field('data')) });
      }
      if (found.length >= count) break;
    }
    leave.abort();
    await acted;
    return found;
  }

  it('tells of everything, numbered, and goes on where a reader left off', async () => {
    const seen = await read(5, {}, async () => {
      await setting.call('chat.postMessage', { channel: general, text: 'Hi' });
      await setting.post('/clock', { advance: 1 });
    });
    expect(seen.map((one) => one.event)).toEqual(expect.arrayContaining(['message_posted', 'call', 'clock']));
    expect(seen.map((one) => Number(one.id))).toEqual([...seen.map((one) => Number(one.id))].sort((a, b) => a - b));
    const [again] = await read(1, { 'Last-Event-ID': seen[0]?.id ?? '' });
    expect(again?.id).toBe(seen[1]?.id);
  });

  /** All that comes until there is such a text, or the stream ends. */
  async function readText(until: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${setting.workspace.url}/control/events`, { headers });
    const reader = response.body?.getReader();
    let text = '';
    for (;;) {
      const part = await reader?.read();
      text += Buffer.from(part?.value ?? []).toString();
      if (part?.done || text.includes(until)) break;
    }
    await reader?.cancel();
    return text;
  }

  it('tells a browser when to come back, and that it is alive while nothing happens', async () => {
    await setting.post('/settings', { heartbeatMs: 20 });
    const text = await readText(': still here\n\n: still here');
    expect(text).toMatch(/^retry: 1000\n/);
    expect(text).not.toContain('event:');
  });

  it('tells a reader of an earlier start that there is a gap, whatever its last number was', async () => {
    const { lastChange } = await setting.get<{ lastChange: number }>('/state');
    await setting.stop();
    setting = await bare();
    await setting.ana.say('New', { channel: 'general' });
    const [gap, first] = await read(2, { 'Last-Event-ID': String(lastChange) });
    expect([gap?.event, gap?.id]).toEqual(['gap', '']);
    expect(first?.event).toBe('message_posted');
    expect((await read(1, { 'Last-Event-ID': String(lastChange + 1e9) })).map((one) => one.event)).toEqual(['gap']);
    const { lastChange: now } = await setting.get<{ lastChange: number }>('/state');
    expect(now).toBeGreaterThan(lastChange);
    const [next] = await read(1, { 'Last-Event-ID': String(now) }, async () => {
      await setting.ana.say('Newer', { channel: 'general' });
    });
    expect(next?.event).toBe('message_posted');
  });

  it('begins with all that is kept for a reader who asks for it', async () => {
    await setting.ana.say('New', { channel: 'general' });
    expect((await read(1, { 'Last-Event-ID': '0' }))[0]?.event).toBe('message_posted');
  });

  it('ends when the workspace closes', async () => {
    const text = readText('never');
    await setting.ana.say('Last words', { channel: 'general' });
    await setting.stop();
    expect(await text).toContain('Last words');
    setting = await bare();
  });
});

describe('the state', () => {
  it('is kept in a file over a restart, with seeds that are new since', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'workspace-'));
    const statePath = join(folder, 'deep', 'state.json');
    try {
      const first = await bare({ statePath });
      await first.call('chat.postMessage', {
        channel: general,
        text: 'Kept',
        metadata: { event_type: 'a', event_payload: {} },
      });
      // What was answered is on disk: a crash takes nothing back.
      expect(readFileSync(statePath, 'utf8')).toContain('Kept');
      await first.post('/clock', { advance: 'P30D' });
      await first.post('/users', { id: anaId, locale: 'en-US' });
      const moved = first.workspace.clock.now().getTime();
      await first.stop();
      expect(JSON.parse(readFileSync(statePath, 'utf8'))).toMatchObject({ version: 1 });
      const channels = [...options().channels, { id: 'C0NEW', name: 'new', members: [anaId] }];
      const second = await bare({ statePath, channels });
      expect(await second.ana.messages('general')).toMatchObject([{ text: 'Kept', metadata: { event_type: 'a' } }]);
      expect((await second.call('users.info', { user: anaId, include_locale: true })).user.locale).toBe('en-US');
      expect((await second.ana.screen()).conversations.map((one) => one.name)).toContain('new');
      expect(second.workspace.clock.now().getTime()).toBeGreaterThanOrEqual(moved);
      await second.stop();
      writeFileSync(statePath, 'not JSON');
      await expect(startWorkspace(options({ statePath }))).rejects.toThrow(/move it away to start anew/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('of two workspaces in one process are apart', async () => {
    const other = await bare();
    await other.ana.say('There', { channel: 'general' });
    expect(await setting.ana.messages('general')).toEqual([]);
    await other.stop();
  });
});
