import { App, type Receiver } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { Switchboard } from '../../src/slack/switchboard.ts';

const RECEIVER: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };

describe('the switchboard', () => {
  it('hears what people do, and nothing of what the app itself does', async () => {
    const app = new App({
      authorize: async () => ({ botToken: 'xoxb-1', botId: 'B0APP', botUserId: 'U0APP', teamId: 'T0ONE' }),
      receiver: RECEIVER,
      convoStore: false,
      ignoreSelf: false,
    });
    const board = new Switchboard(app, createLog('silent'));
    const heard: string[] = [];
    board.app.event('app_home_opened', async ({ event }) => void heard.push(`home ${event.user}`));
    board.app.message(async ({ message }) => void heard.push(`message ${'text' in message ? message.text : ''}`));
    const happens = (event: object) =>
      app.processEvent({ body: { type: 'event_callback', team_id: 'T0ONE', event }, ack: async () => {} });
    const said = { type: 'message', channel: 'D0ONE', channel_type: 'im', ts: '1.1' };

    await happens({ type: 'app_home_opened', user: 'U0APP', tab: 'home' });
    await happens({ type: 'app_home_opened', user: 'U0ANA', tab: 'home' });
    await happens({ ...said, user: 'U0APP', text: 'own' });
    await happens({ ...said, subtype: 'bot_message', bot_id: 'B0APP', text: 'own, as a bot' });
    await happens({ ...said, user: 'U0ANA', text: 'hers' });

    expect(heard).toEqual(['home U0ANA', 'message hers']);
  });

  it('takes a listener for an id once', () => {
    const board = new Switchboard({ use: () => {} } as unknown as App, createLog('silent'));
    board.on('command', '/rec', async () => {});
    expect(() => board.on('command', '/rec', async () => {})).toThrow('command /rec is registered twice');
  });
});
