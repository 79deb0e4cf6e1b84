import type { Receiver, ReceiverEvent } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { Switchboard } from '../../src/slack/switchboard.ts';

const RECEIVER: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
const CLIENT = new WebClient('xoxb-1');

function setting() {
  const log: { level: number; msg: string; id?: string; err?: { message: string } }[] = [];
  const board = new Switchboard(
    {
      authorize: async () => ({ botToken: 'xoxb-1', botId: 'B0APP', botUserId: 'U0APP', teamId: 'T0ONE' }),
      receiver: RECEIVER,
      convoStore: false,
    },
    CLIENT,
    createLog('warn', { write: (line) => void log.push(JSON.parse(line)) }),
  );
  const heard: unknown[] = [];
  /** Lets something happen, and tells what it was acknowledged with. */
  const happens = async (body: ReceiverEvent['body']) => {
    const acks: unknown[] = [];
    await board.processEvent({ body, ack: async (answer) => void acks.push(answer) });
    return acks;
  };
  return { board, log, heard, happens };
}

describe('the switchboard', () => {
  it('finds by its id who listens for each kind of thing, which acknowledges it', async () => {
    const { board, log, heard, happens } = setting();
    board.on('command', '/rec', async ({ body, ack, client }) => {
      heard.push(`${body.command} ${body.text}`, client);
      await ack({ text: 'Here' });
    });
    board.on('block_actions', 'more', async ({ body, ack }) => {
      heard.push(`click ${body.user.id}`);
      await ack();
    });
    board.on('block_actions', /^choice:/, async ({ body }) => void heard.push(body.actions[0]?.action_id));
    board.on('view_submission', 'update', async ({ body, ack }) => {
      heard.push(`sent ${body.view.callback_id}`);
      await ack({ response_action: 'clear' });
    });
    board.on('view_closed', 'update', async ({ body }) => void heard.push(`closed ${body.view.callback_id}`));
    board.on('block_suggestion', 'who', async ({ body, ack }) => {
      heard.push(`looks for ${body.value}`);
      await ack({ options: [] });
    });
    board.on('shortcut', 'begin', async ({ body }) => void heard.push(body.type));
    board.on('message_action', 'begin', async ({ body }) => void heard.push(body.type));

    expect(await happens({ command: '/rec', text: '143.5' })).toEqual([{ text: 'Here' }]);
    const user = { id: 'U0ANA' };
    expect(await happens({ type: 'block_actions', user, actions: [{ action_id: 'more' }] })).toEqual([undefined]);
    expect(await happens({ type: 'block_actions', user, actions: [{ action_id: 'choice:2' }] })).toEqual([]);
    const view = { callback_id: 'update' };
    expect(await happens({ type: 'view_submission', user, view })).toEqual([{ response_action: 'clear' }]);
    await happens({ type: 'view_closed', user, view });
    const asked = { type: 'block_suggestion', user, action_id: 'who', value: 'an' };
    expect(await happens(asked)).toEqual([{ options: [] }]);
    await happens({ type: 'shortcut', callback_id: 'begin' });
    await happens({ type: 'message_action', callback_id: 'begin' });

    expect(heard).toEqual([
      ...['/rec 143.5', CLIENT, 'click U0ANA', 'choice:2', 'sent update', 'closed update', 'looks for an'],
      ...['shortcut', 'message_action'],
    ]);
    expect(log).toEqual([]);
  });

  it('does not acknowledge what nobody listens for, and says so in the log', async () => {
    const { board, log, heard, happens } = setting();
    board.on('block_actions', 'more', async ({ ack }) => ack());
    board.on('view_submission', /./, async ({ ack }) => ack());
    expect(await happens({ command: '/other', text: '' })).toEqual([]);
    expect(await happens({ type: 'block_actions', actions: [{ action_id: 'less' }] })).toEqual([]);
    expect(await happens({ type: 'view_submission', view: {} })).toEqual([]);
    expect(heard).toEqual([]);
    expect(log.map(({ msg, id }) => `${msg}: ${id}`)).toEqual([
      'nobody listens for this: /other',
      'nobody listens for this: less',
      'nobody listens for this: ',
    ]);
  });

  it('logs what goes wrong in a listener, and what goes wrong in one of an event', async () => {
    const { board, log, happens } = setting();
    board.on('command', '/rec', () => Promise.reject(new Error('of a command')));
    board.event('app_home_opened', () => Promise.reject(new Error('of an event')));
    expect(await happens({ command: '/rec', text: '' })).toEqual([]);
    const event = { type: 'app_home_opened', user: 'U0ANA', tab: 'home' };
    expect(await happens({ type: 'event_callback', team_id: 'T0ONE', event })).toEqual([undefined]);
    expect(log.map(({ err }) => err?.message)).toEqual(['of a command', 'of an event']);
  });

  it('hears of events what people do, and nothing of what the app itself does', async () => {
    const { board, heard, happens } = setting();
    board.event('app_home_opened', async ({ event }) => void heard.push(`home ${event.user}`));
    board.message(async ({ message }) => void heard.push(`message ${'text' in message ? message.text : ''}`));
    const event = (event: object) => happens({ type: 'event_callback', team_id: 'T0ONE', event });
    const said = { type: 'message', channel: 'D0ONE', channel_type: 'im', ts: '1.1' };

    await event({ type: 'app_home_opened', user: 'U0APP', tab: 'home' });
    await event({ type: 'app_home_opened', user: 'U0ANA', tab: 'home' });
    await event({ ...said, user: 'U0APP', text: 'own' });
    await event({ ...said, subtype: 'bot_message', bot_id: 'B0APP', text: 'own, as a bot' });
    await event({ ...said, user: 'U0ANA', text: 'hers' });

    expect(heard).toEqual(['home U0ANA', 'message hers']);
  });

  it('takes a listener for an id once', () => {
    const { board } = setting();
    board.on('command', '/rec', async () => {});
    expect(() => board.on('command', '/rec', async () => {})).toThrow('command /rec is registered twice');
  });
});
