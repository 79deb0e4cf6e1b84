import { afterEach, describe, expect, it } from 'vitest';
import type { WarningShown } from '../../src/workspace/control/shown.ts';
import { bare, general, type Setting, transports, withApp } from './support.ts';

let setting: Omit<Setting, 'app'>;
afterEach(() => setting.stop());

const warnings = async () => (await setting.get<{ warnings: WarningShown[] }>('/warnings')).warnings;
const words = async () => (await warnings()).map(({ where, message }) => `${where}: ${message}`);
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const view = { type: 'modal', callback_id: 'a', title: { type: 'plain_text', text: 'A' }, blocks: [] };

describe.each(transports)('over %s, what is warned of', (transport) => {
  it('is an acknowledgement that never comes, or that answers with an error', async () => {
    setting = await withApp(transport, (app) => {
      app.command('/deaf', async () => {});
      app.message(async () => {});
    });
    await setting.post('/settings', { ackTimeoutMs: 150 });
    await setting.ana.command('/deaf');
    expect(await words()).toEqual(['/deaf: No acknowledgement came within 150 ms.']);
  });

  it('is an acknowledgement that is close to the limit', async () => {
    setting = await withApp(transport, (app) => {
      app.command('/tiny', async ({ ack }) => {
        await sleep(500);
        await ack();
      });
    });
    await setting.post('/settings', { ackTimeoutMs: 700 });
    await setting.ana.command('/tiny');
    expect(await words()).toEqual([
      expect.stringMatching(/^\/tiny: The acknowledgement took \d+ ms, close to the limit of 700 ms\.$/),
    ]);
  });
});

describe('what is warned of', () => {
  it('is an acknowledgement that comes too late, once', async () => {
    setting = await withApp('socket', (app) => {
      app.command('/tiny', async ({ ack }) => {
        await sleep(300);
        await ack();
      });
    });
    await setting.post('/settings', { ackTimeoutMs: 100 });
    await setting.ana.command('/tiny');
    expect(await words()).toEqual(['/tiny: No acknowledgement came within 100 ms.']);
    await expect
      .poll(words)
      .toEqual([expect.stringMatching(/^\/tiny: The acknowledgement came after \d+ ms; Slack waits 100 ms\.$/)]);
  });

  it('is the same thing again only as one, with its count', async () => {
    setting = await bare();
    const blocks = [{ type: 'divider' }];
    await setting.call('chat.postMessage', { channel: general, blocks });
    const [first] = await warnings();
    await setting.call('chat.postMessage', { channel: general, blocks });
    await setting.call('chat.update', { channel: general, ts: '1.2', blocks });
    const same = (await warnings()).filter(({ where }) => where === 'chat.postMessage');
    expect(same).toMatchObject([{ message: first?.message, times: 2 }]);
  });

  it('is a trigger that is unknown, used twice or too old', async () => {
    setting = await withApp('socket', (app) => app.command('/tiny', ({ ack }) => ack()));
    await setting.call('views.open', { trigger_id: '1.2.x', view });
    const { triggerId } = await setting.ana.command('/tiny');
    await setting.call('views.open', { trigger_id: triggerId, view });
    await setting.call('views.push', { trigger_id: triggerId, view });
    await setting.post('/settings', { triggerLifeMs: 0 });
    const late = await setting.ana.command('/tiny');
    await sleep(5);
    await setting.call('views.open', { trigger_id: late.triggerId, view });
    expect(await words()).toEqual([
      'views.open: There is no such trigger_id.',
      'views.push: The trigger_id was used a second time; it is good for one view.',
      expect.stringMatching(/^views\.open: The trigger_id was used after \d+ ms; it is good for 0 ms\.$/),
    ]);
  });

  it('is a response_url that is used too often or too late', async () => {
    const urls: string[] = [];
    setting = await withApp('socket', (app) => {
      app.command('/tiny', async ({ ack, command }) => {
        urls.push(command.response_url);
        await ack();
      });
    });
    await setting.post('/settings', { responseUrlUses: 1 });
    await setting.ana.command('/tiny');
    const answer = (url: string) => fetch(url, { method: 'POST', body: JSON.stringify({ text: 'x' }) });
    await answer(urls[0] ?? '');
    await answer(urls[0] ?? '');
    await setting.post('/settings', { responseUrlLifeMs: 0 });
    await answer(urls[0] ?? '');
    await answer(`${urls[0]}x`);
    expect(await words()).toEqual([
      'response_url: A response_url was used more than 1 times.',
      'response_url: A response_url was used after more than 0 seconds.',
      'response_url: There is no such response_url.',
    ]);
  });

  it('is a call too many, a method that is not there, JSON without a charset', async () => {
    setting = await bare({ rateLimits: { methods: { 'auth.test': 1 } } });
    await setting.call('auth.test');
    await setting.call('auth.test');
    await setting.call('no.such');
    await fetch(`${setting.workspace.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { Authorization: 'Bearer xoxb-tiny', 'Content-Type': 'application/json' },
      body: JSON.stringify({ channel: general, text: 'x' }),
    });
    expect(await words()).toEqual([
      expect.stringMatching(/^auth\.test: Answered with 429/),
      expect.stringMatching(/^no\.such: This method is not known/),
      expect.stringMatching(/^chat\.postMessage: JSON was sent without a charset/),
      expect.stringMatching(/^message: Not delivered: the app is not connected/),
    ]);
  });

  it('is a modal that nobody can listen to', async () => {
    setting = await withApp('socket', (app) => app.command('/tiny', ({ ack }) => ack()));
    const { triggerId } = await setting.ana.command('/tiny');
    await setting.call('views.open', { trigger_id: triggerId, view: { ...view, callback_id: undefined } });
    expect(await words()).toEqual(['views.open: A modal without "callback_id" cannot be listened to.']);
  });

  it('is an action refused in the acknowledgement', async () => {
    setting = await withApp('socket', (app) => {
      app.command('/tiny', async ({ ack, client, command }) => {
        await ack();
        const submit = { type: 'plain_text', text: 'Go' };
        await client.views.open({ trigger_id: command.trigger_id, view: { ...view, submit } as never });
      });
      app.view('a', ({ ack }) => ack({ response_action: 'errors', errors: { nowhere: 'No' } }));
    });
    await setting.ana.command('/tiny', { until: 'modal' });
    await setting.ana.submit();
    expect(await words()).toEqual([
      'view_submission: The acknowledgement was refused: errors names nowhere, which is not an input block here',
    ]);
  });
});
