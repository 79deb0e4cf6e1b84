import type { MessageShown, Refusal } from '../../control/shown.ts';
import { dayOf, momentOf } from './dates.ts';

/** One thing in the list of a conversation, from top to bottom. */
export type Entry =
  | { kind: 'day'; key: string; day: string }
  | { kind: 'new'; key: string }
  | { kind: 'message'; key: string; message: MessageShown; isCompact: boolean }
  | { kind: 'refusal'; key: string; refusal: Refusal };

/** Messages after `since`, up to `until`, came while nobody looked. */
export interface Unseen {
  since: string;
  until: string | null;
}

const TOGETHER_SECONDS = 5 * 60;

/** Somebody came or left, a topic changed: told in small print. */
export const isSmall = (message: MessageShown): boolean => /^(channel|group)_/.test(message.subtype ?? '');

const isReply = (message: MessageShown): boolean => message.thread_ts !== undefined && message.thread_ts !== message.ts;

/** What stands in the conversation itself, and not only in a thread. */
export function inConversation(messages: MessageShown[]): MessageShown[] {
  return messages.filter((message) => !isReply(message) || message.subtype === 'thread_broadcast');
}

export function inThread(messages: MessageShown[], ts: string): MessageShown[] {
  return messages.filter((message) => isReply(message) && message.thread_ts === ts);
}

/** Whether a message goes on where the one before it ended, without name and picture. */
function goesOn(message: MessageShown, before: MessageShown | undefined): boolean {
  if (!before) return false;
  for (const one of [message, before]) {
    if (one.ephemeral || isSmall(one) || one.subtype === 'tombstone' || one.subtype === 'thread_broadcast')
      return false;
  }
  const gap = Number(message.ts) - Number(before.ts);
  return message.user === before.user && message.username === before.username && gap >= 0 && gap < TOGETHER_SECONDS;
}

function isUnseen(message: MessageShown, unseen: Unseen, readerId: string): boolean {
  const ts = Number(message.ts);
  if (message.user === readerId || ts <= Number(unseen.since)) return false;
  return unseen.until === null || ts <= Number(unseen.until);
}

/** The list of a conversation or thread: days between messages, a line before the first unseen one, refusals at their time. */
export function timeline(options: {
  messages: MessageShown[];
  refusals?: Refusal[];
  unseen?: Unseen;
  readerId: string;
  tz: string;
  withDays?: boolean;
}): Entry[] {
  const { messages, refusals = [], unseen, readerId, tz, withDays = true } = options;
  const entries: Entry[] = [];
  const waiting = refusals.toSorted((a, b) => a.at.localeCompare(b.at) || a.id - b.id);
  let day = '';
  let before: MessageShown | undefined;
  let hasLine = false;
  const dated = (moment: Date) => {
    const next = dayOf(moment, tz);
    if (next === day || !withDays) return;
    day = next;
    before = undefined;
    entries.push({ kind: 'day', key: `day ${day} ${entries.length}`, day });
  };
  const refusedUntil = (seconds: number) => {
    while (waiting[0] && Date.parse(waiting[0].at) / 1000 < seconds) {
      const refusal = waiting.shift() as Refusal;
      dated(new Date(refusal.at));
      entries.push({ kind: 'refusal', key: `refusal ${refusal.id} ${refusal.at}`, refusal });
      before = undefined;
    }
  };
  for (const message of messages) {
    refusedUntil(Number(message.ts));
    dated(momentOf(message.ts));
    if (!hasLine && unseen && isUnseen(message, unseen, readerId)) {
      hasLine = true;
      before = undefined;
      entries.push({ kind: 'new', key: 'new' });
    }
    const key = `${message.ephemeral ? 'ephemeral' : 'message'} ${message.ts}`;
    entries.push({ kind: 'message', key, message, isCompact: goesOn(message, before) });
    before = message;
  }
  refusedUntil(Number.POSITIVE_INFINITY);
  return entries;
}

/** The earlier messages of a longer reading, before those that the screen has. */
export function withEarlier(earlier: MessageShown[], shown: MessageShown[]): MessageShown[] {
  const first = shown.find((message) => !message.ephemeral);
  if (!first) return shown;
  const older = earlier.filter((message) => !message.ephemeral && Number(message.ts) < Number(first.ts));
  if (older.length === 0) return shown;
  return [...older, ...shown].sort((a, b) => Number(a.ts) - Number(b.ts));
}
