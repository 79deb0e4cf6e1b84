import { describe, expect, test } from 'vitest';
import type { MessageShown, Refusal } from '../../../src/workspace/control/shown.ts';
import { inConversation, inThread, timeline, withEarlier } from '../../../src/workspace/page/conversation/timeline.ts';

const NOON = Date.parse('2027-07-07T12:00:00Z') / 1000;

function message(seconds: number, more: Partial<MessageShown> = {}): MessageShown {
  const ts = `${NOON + seconds}.000100`;
  return { ts, user: 'U0ANA', text: 'Hello', author: 'Ana', ephemeral: false, ...more };
}

function refusal(seconds: number): Refusal {
  const at = new Date((NOON + seconds) * 1000).toISOString();
  const about = { method: 'chat.postMessage', error: 'invalid_blocks', surface: 'message' as const };
  return { id: seconds, at, ...about, channel: 'C0', userId: null, faults: [], blocks: [], text: '' };
}

/** The list in short: `day 2027-07-07`, `new`, `refusal`, and messages with `+` when they go on. */
function list(options: Omit<Parameters<typeof timeline>[0], 'readerId' | 'tz'> & { tz?: string }): string[] {
  return timeline({ readerId: 'U0ME', tz: 'Etc/UTC', ...options }).map((entry) => {
    if (entry.kind === 'day') return `day ${entry.day}`;
    if (entry.kind === 'message') return `${entry.isCompact ? '+' : ''}${entry.message.user}`;
    return entry.kind;
  });
}

describe('a conversation as a list', () => {
  test('messages of one author within five minutes go on under one name', () => {
    const messages = [message(0), message(60), message(359), message(658)];
    expect(list({ messages })).toEqual(['day 2027-07-07', 'U0ANA', '+U0ANA', '+U0ANA', '+U0ANA']);
    expect(list({ messages: [message(0), message(300)] })).toEqual(['day 2027-07-07', 'U0ANA', 'U0ANA']);
  });

  test('another author, another name of the same bot, and what only one person sees begin anew', () => {
    expect(list({ messages: [message(0), message(1, { user: 'U0BINH' })] }).slice(1)).toEqual(['U0ANA', 'U0BINH']);
    expect(list({ messages: [message(0), message(1, { username: 'Reminders' })] }).slice(1)).toEqual([
      'U0ANA',
      'U0ANA',
    ]);
    const messages = [message(0), message(1, { ephemeral: true }), message(2)];
    expect(list({ messages }).slice(1)).toEqual(['U0ANA', 'U0ANA', 'U0ANA']);
    expect(list({ messages: [message(0, { subtype: 'channel_join' }), message(1)] }).slice(1)).toEqual([
      'U0ANA',
      'U0ANA',
    ]);
  });

  test('a day begins at midnight where the reader is', () => {
    const messages = [message(0), message(5 * 3600 + 1)];
    expect(list({ messages })).toEqual(['day 2027-07-07', 'U0ANA', 'U0ANA']);
    expect(list({ messages, tz: 'Asia/Ho_Chi_Minh' })).toEqual(['day 2027-07-07', 'U0ANA', 'day 2027-07-08', 'U0ANA']);
    expect(list({ messages: [message(0)], tz: 'Pacific/Kiritimati' })).toEqual(['day 2027-07-08', 'U0ANA']);
  });

  test('midnight parts even what would go on', () => {
    const messages = [message(12 * 3600 - 10), message(12 * 3600 + 10)];
    expect(list({ messages })).toEqual(['day 2027-07-07', 'U0ANA', 'day 2027-07-08', 'U0ANA']);
  });

  test('the line stands before the first message that came unseen, not before one’s own', () => {
    const messages = [message(0), message(10, { user: 'U0ME' }), message(20), message(30)];
    const unseen = { since: messages[0]!.ts, until: messages[3]!.ts };
    expect(list({ messages, unseen })).toEqual(['day 2027-07-07', 'U0ANA', 'U0ME', 'new', 'U0ANA', '+U0ANA']);
    expect(list({ messages, unseen: { since: messages[1]!.ts, until: messages[1]!.ts } })).not.toContain('new');
    expect(list({ messages, unseen: { since: '0', until: null } })[1]).toBe('new');
  });

  test('a refusal stands where it would have appeared, and the last one at the end', () => {
    const messages = [message(0), message(60)];
    expect(list({ messages, refusals: [refusal(90), refusal(30)] })).toEqual([
      'day 2027-07-07',
      'U0ANA',
      'refusal',
      'U0ANA',
      'refusal',
    ]);
    expect(list({ messages: [], refusals: [refusal(0)] })).toEqual(['day 2027-07-07', 'refusal']);
  });

  test('every entry has a key of its own', () => {
    const messages = [message(0), message(0, { ephemeral: true }), message(86_400)];
    const keys = timeline({ messages, refusals: [refusal(1)], readerId: 'U0ME', tz: 'Etc/UTC' });
    expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
  });
});

test('replies stand in their thread, and in the conversation only when they were sent there too', () => {
  const parent = message(0);
  const reply = message(1, { thread_ts: parent.ts });
  const broadcast = message(2, { thread_ts: parent.ts, subtype: 'thread_broadcast' });
  const all = [{ ...parent, thread_ts: parent.ts }, reply, broadcast];
  expect(inConversation(all).map(({ ts }) => ts)).toEqual([parent.ts, broadcast.ts]);
  expect(inThread(all, parent.ts)).toEqual([reply, broadcast]);
});

test('earlier messages come before those of the screen, which stay the same objects', () => {
  const early = message(-100);
  const shown = [message(-200, { ephemeral: true }), message(0), message(10)];
  const all = withEarlier([early, message(0, { text: 'an older reading' })], shown);
  expect(all).toEqual([shown[0], early, shown[1], shown[2]]);
  expect(all[2]).toBe(shown[1]);
  expect(withEarlier([], shown)).toBe(shown);
});
