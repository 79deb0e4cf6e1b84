import { useSyncExternalStore } from 'react';
import type { ConversationShown } from '../../control/shown.ts';
import { control } from '../server/api.ts';
import { workspaceNow } from './workspace-clock.ts';

export interface Jump {
  from: Date;
  to: Date;
}

let last: Jump | null = null;
let failure = '';
const listeners = new Set<() => void>();

function keep(jump: Jump | null, why = ''): void {
  last = jump;
  failure = why;
  for (const listener of listeners) listener();
}

/** Moves the workspace's clock; the app in it goes on from there. */
export async function jumpTo(to: Date): Promise<Jump> {
  const jump = { from: workspaceNow(), to };
  await control.post('/clock', { now: to.toISOString() });
  keep(jump);
  return jump;
}

/** A jump by a button that has no place of its own to say why it failed. */
export async function tryJump(to: Date): Promise<void> {
  await jumpTo(to).catch((error: Error) => keep(null, error.message));
}

export const forgetJump = (): void => keep(null);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The last jump that was made on this page, until it is forgotten. */
export const useLastJump = (): Jump | null => useSyncExternalStore(subscribe, () => last);

/** Why the last jump by such a button failed; '' when it did not. */
export const useJumpFailure = (): string => useSyncExternalStore(subscribe, () => failure);

interface Arrival {
  conversation: ConversationShown;
  count: number;
  /** The first of them. */
  ts: string;
}

/**
 * What has come for a person since a moment, by conversation. What lies after `now` is no news: it was sent when the clock had been
 * there before.
 */
export function arrivalsSince(
  conversations: ConversationShown[],
  userId: string,
  { since, now }: { since: Date; now: Date },
): Arrival[] {
  const isNew = (ts: string) => Number(ts) * 1000 >= since.getTime() && Number(ts) * 1000 <= now.getTime() + 1_000;
  return conversations.flatMap((conversation) => {
    const news = conversation.messages.filter((one) => conversation.isMember && one.user !== userId && isNew(one.ts));
    const first = news[0];
    return first ? [{ conversation, count: news.length, ts: first.ts }] : [];
  });
}
