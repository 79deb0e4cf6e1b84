import { describe, expect, it } from 'vitest';
import type { CallShown, ChannelShown, CommandShown, ShortcutShown } from '../../../src/workspace/control/shown.ts';
import { triesOf } from '../../../src/workspace/page/welcome/examples.ts';
import { recipientsOf } from '../../../src/workspace/page/welcome/recipients.ts';

const command = (usage_hint: string): CommandShown => ({ command: '/todo', description: '', usage_hint });
const shortcut = (type: ShortcutShown['type']): ShortcutShown => ({
  name: 'New',
  type,
  callback_id: 'new',
  description: '',
});

describe('what can be tried', () => {
  it('is the first example, and the one that updates', () => {
    const tries = triesOf([command('143.5 | find words | update 143.5 | help')], [shortcut('global')]);
    expect(tries.lookUp).toMatchObject({ text: '/todo 143.5', isExample: true });
    expect(tries.update).toMatchObject({ text: '/todo update 143.5' });
  });

  it('does not look up with what updates', () => {
    expect(triesOf([command('update 1 | 1')], []).lookUp).toMatchObject({ text: '/todo 1' });
    expect(triesOf([command('updates')], []).lookUp).toMatchObject({ text: '/todo updates' });
  });

  it('is the bare command and a form, with an app that gives no such examples', () => {
    const tries = triesOf([command('[task]')], [shortcut('message'), shortcut('global')]);
    expect(tries.lookUp).toMatchObject({ text: '/todo', isExample: false });
    expect(tries.update).toMatchObject({ kind: 'shortcut', callbackId: 'new' });
  });

  it('is never a piece of what is in brackets', () => {
    const tries = triesOf([command('[143.5|12] | say (yes|no) | list')], []);
    expect(tries.lookUp).toMatchObject({ text: '/todo list', isExample: true });
  });

  it('is nothing with an app that has nothing', () => {
    expect(triesOf([], [])).toEqual({ lookUp: null, update: null });
  });
});

describe('whom the app wrote to', () => {
  const call = (at: string, channel: string, ok = true) =>
    ({ method: 'chat.postMessage', at, answer: { ok, channel } }) as unknown as CallShown;
  const channel = (id: string, kind: ChannelShown['kind'], members: string[]) =>
    ({ id, kind, members }) as ChannelShown;
  const channels = [
    channel('D1', 'im', ['U1', 'UBOT']),
    channel('D2', 'im', ['UBOT', 'U2']),
    channel('C1', 'public', ['U1', 'U2', 'UBOT']),
  ];

  it('is told by what it posted in DMs since then, each once', () => {
    const calls = [
      call('2026-11-20T00:00:00Z', 'D1'),
      call('2026-11-23T00:00:00Z', 'D2'),
      call('2026-11-23T00:00:01Z', 'D2'),
      call('2026-11-23T00:00:02Z', 'C1'),
      call('2026-11-23T00:00:03Z', 'D1', false),
      call('2026-12-01T00:00:00Z', 'D1'),
    ];
    const window = { since: new Date('2026-11-22T00:00:00Z'), now: new Date('2026-11-23T00:01:00Z') };
    expect(recipientsOf(calls, channels, 'UBOT', window)).toEqual(['U2']);
  });
});
