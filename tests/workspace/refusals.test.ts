import { afterEach, describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/workspace/control/shown.ts';
import { ana as anaId, bare, binh as binhId, closed, general, type Setting, type TinyApp, withApp } from './support.ts';

let setting: Omit<Setting, 'app'>;
afterEach(() => setting.stop());

const refusals = async (query = '') => (await setting.get<{ refusals: Refusal[] }>(`/refusals${query}`)).refusals;
const tooLong = { type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } };
const divider = { type: 'divider' };
const fault = { message: 'must be less than 151 characters', pointer: '/blocks/1/text/text' };
const modal = (blocks: unknown[] = [divider, tooLong]) => ({
  type: 'modal',
  callback_id: 'form',
  title: { type: 'plain_text', text: 'A form' },
  submit: { type: 'plain_text', text: 'Go' },
  blocks,
});

describe('what Slack would refuse', () => {
  it('is kept with its place, for the channel that would have seen it', async () => {
    setting = await bare();
    await setting.call('chat.postMessage', { channel: general, text: 'Hello', blocks: [divider, tooLong] });
    const { ts } = await setting.call('chat.postMessage', { channel: general, text: 'Right' });
    await setting.call('chat.update', { channel: general, ts, text: 'Wrong', blocks: [tooLong] });
    expect(await refusals()).toMatchObject([
      {
        id: expect.any(Number),
        method: 'chat.postMessage',
        error: 'invalid_blocks',
        surface: 'message',
        channel: general,
        userId: null,
        faults: [fault],
        blocks: [divider, tooLong],
        text: 'Hello',
      },
      { id: expect.any(Number), method: 'chat.update', channel: general, faults: [{ pointer: '/blocks/0/text/text' }] },
    ]);
  });

  it('is kept for the one person who would have seen it', async () => {
    setting = await bare();
    await setting.call('chat.postEphemeral', { channel: general, user: binhId, text: 'x', blocks: [tooLong] });
    await setting.call('views.publish', { user_id: binhId, view: { type: 'home', blocks: [divider, tooLong] } });
    expect(await refusals()).toMatchObject([
      { method: 'chat.postEphemeral', channel: general, userId: binhId },
      { method: 'views.publish', surface: 'home', error: 'invalid_arguments', userId: binhId, faults: [fault] },
    ]);
    expect(await refusals(`?user=${anaId}`)).toEqual([]);
    expect(await refusals(`?user=${binhId}`)).toHaveLength(2);
  });

  it('is told to who would have seen it, and to nobody else', async () => {
    setting = await bare();
    await setting.call('chat.postMessage', { channel: general, text: 'x', blocks: [tooLong] });
    expect(await refusals(`?user=${anaId}`)).toHaveLength(1);
    expect(await refusals('?user=U0GUEST')).toEqual([]);
    await setting.post('/channels', { id: closed, add: ['U0BOT'] });
    await setting.call('chat.postMessage', { channel: closed, text: 'x', blocks: [tooLong] });
    expect(await refusals(`?user=${anaId}`)).toHaveLength(1);
    expect(await refusals(`?user=${binhId}`)).toHaveLength(2);
    await expect(refusals('?user=U0NOBODY')).rejects.toThrow(/no person U0NOBODY/);
  });

  it.each([
    ['no_text', { text: ' ' }],
    ['msg_too_long', { text: 'x'.repeat(40_001) }],
    ['invalid_blocks_format', { text: 'x', blocks: '{' }],
    ['invalid_attachments', { text: 'x', attachments: '"x"' }],
    ['invalid_metadata_format', { text: 'x', metadata: '{}' }],
  ])('has words also where Slack names no place: %s', async (error, args) => {
    setting = await bare();
    await setting.call('chat.postMessage', { channel: general, ...args });
    const [refusal] = await refusals();
    expect(refusal).toMatchObject({ error, faults: [{ pointer: '' }], blocks: [] });
    expect(refusal?.faults[0]?.message).toMatch(/ /);
  });

  it('in an attachment shows the attachment’s blocks', async () => {
    setting = await bare();
    const attachments = [{ blocks: [divider] }, { blocks: [divider, tooLong] }];
    await setting.call('chat.postMessage', { channel: general, text: 'x', attachments });
    expect(await refusals()).toMatchObject([{ faults: [fault], blocks: [divider, tooLong] }]);
  });

  it('is not what the app may not do: those calls are in the log', async () => {
    setting = await bare();
    await setting.call('chat.postMessage', { channel: 'C0NOWHERE', text: 'x', blocks: [tooLong] });
    await setting.call('views.open', { trigger_id: '1.2.x', view: modal([divider]) });
    expect(await refusals()).toEqual([]);
  });

  it('is one change and one warning, and can be forgotten', async () => {
    setting = await bare();
    const { lastChange } = await setting.get<{ lastChange: number }>('/state');
    await setting.call('chat.postEphemeral', { channel: general, user: anaId, text: 'x', blocks: [tooLong] });
    const response = await fetch(`${setting.workspace.url}/control/events?since=${lastChange}`);
    const reader = response.body?.getReader();
    let text = '';
    while (reader && !text.includes('event: call')) text += Buffer.from((await reader.read()).value ?? []).toString();
    await reader?.cancel();
    const change = JSON.parse(/event: refused\ndata: (.*)/.exec(text)?.[1] ?? 'null');
    expect(change).toMatchObject({ type: 'refused', userId: anaId, channel: general, data: { id: change.id } });
    const { warnings } = await setting.get<{ warnings: unknown[] }>('/warnings');
    expect(warnings).toMatchObject([
      {
        where: 'chat.postEphemeral',
        message: 'Refused, invalid_blocks: must be less than 151 characters at /blocks/0/text/text',
        times: 1,
      },
    ]);
    expect(await setting.del('/refusals')).toEqual({ refusals: [] });
    expect(await refusals()).toEqual([]);
  });
});

describe('what an app answers', () => {
  const start = async (register: (app: TinyApp) => void) => {
    setting = await withApp('socket', register);
  };

  it('in an acknowledged command', async () => {
    await start((app) => app.command('/tiny', ({ ack }) => ack({ text: 'x', blocks: [divider, tooLong] as never })));
    await setting.ana.command('/tiny', { channel: 'general' });
    expect(await refusals()).toMatchObject([
      { method: 'ack', surface: 'message', channel: general, userId: anaId, faults: [fault], text: 'x' },
    ]);
    const { warnings } = await setting.get<{ warnings: unknown[] }>('/warnings');
    expect(warnings).toMatchObject([{ where: '/tiny', message: expect.stringContaining('invalid_blocks') }]);
  });

  it('to a response_url, for one person or for the channel', async () => {
    await start((app) =>
      app.command('/tiny', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'x', blocks: [tooLong] as never }).catch(() => {});
        await respond({ response_type: 'in_channel', text: 'y', blocks: [tooLong] as never }).catch(() => {});
      }),
    );
    await setting.ana.command('/tiny', { channel: 'general' });
    await expect.poll(refusals).toMatchObject([
      { method: 'response_url', channel: general, userId: anaId, text: 'x' },
      { method: 'response_url', channel: general, userId: null, text: 'y' },
    ]);
  });

  it('with a modal: by a trigger, by an update, and in the acknowledgement of a submission', async () => {
    await start((app) => {
      app.command('/tiny', async ({ ack, client, command }) => {
        await ack();
        const { trigger_id } = command;
        await client.views.open({ trigger_id, view: modal() as never }).catch(() => {});
        const { view } = await client.views.open({ trigger_id, view: modal([divider]) as never });
        await client.views.update({ view_id: view?.id ?? '', view: modal() as never }).catch(() => {});
      });
      app.view('form', ({ ack }) => ack({ response_action: 'update', view: modal() as never }));
    });
    await setting.ana.command('/tiny');
    await setting.ana.modal();
    await expect.poll(refusals).toHaveLength(2);
    await setting.ana.submit();
    expect(await refusals()).toMatchObject(
      ['views.open', 'views.update', 'ack'].map((method) => ({
        method,
        error: 'invalid_arguments',
        surface: 'modal',
        channel: null,
        userId: anaId,
        faults: [fault],
        text: 'A form',
      })),
    );
  });

  it('with options', async () => {
    const select = { type: 'external_select', action_id: 'find', min_query_length: 1 };
    const text = { type: 'mrkdwn', text: 'Find' };
    await start((app) =>
      app.options('find', ({ ack }) => ack({ options: [{ text: { type: 'plain_text', text: '' }, value: 'a' }] })),
    );
    await setting.call('chat.postMessage', {
      channel: general,
      text: 'Find',
      blocks: [{ type: 'section', text, accessory: select }],
    });
    expect(await setting.ana.options('find', 'abc')).toMatchObject({
      options: [],
      error: 'Results could not be loaded',
    });
    expect(await refusals()).toMatchObject([
      {
        method: 'ack',
        surface: 'message',
        channel: general,
        userId: anaId,
        faults: [{ pointer: '/options/0/text/text' }],
      },
    ]);
  });
});
