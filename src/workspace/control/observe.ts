import type { Change } from '../changes.ts';
import { canSee } from '../conversations.ts';
import type { Core } from '../core.ts';
import { isObject, type Json } from '../json.ts';
import type { User } from '../state.ts';
import { modalsOf } from './screen.ts';
import type { ViewShown } from './shown.ts';

export interface Patience {
  /** How long to go on collecting what arrives after the acknowledgement. */
  waitMs?: number | undefined;
  /** Stop waiting as soon as this has arrived. */
  until?: 'message' | 'modal' | 'home' | 'view_closed' | 'anything' | undefined;
}

const sorts: Record<NonNullable<Patience['until']>, string[]> = {
  message: [
    'message_posted',
    'message_updated',
    'message_deleted',
    'ephemeral_posted',
    'ephemeral_updated',
    'ephemeral_deleted',
  ],
  modal: ['view_opened', 'view_updated'],
  home: ['home_published'],
  view_closed: ['view_closed'],
  anything: [],
};
sorts.anything = [...sorts.message, ...sorts.modal, ...sorts.home, ...sorts.view_closed, 'toast'];

/** Whether a person gets to see what happened: it was for them alone, or in a conversation that they see. */
export function reaches(
  core: Core,
  user: User,
  change: { userId?: string | undefined; channel?: string | undefined },
): boolean {
  if (change.userId !== undefined) return change.userId === user.id;
  const channel = change.channel ? core.state.channels[change.channel] : undefined;
  return channel !== undefined && canSee(core, channel, user.id);
}

function messageOf(change: Change): Json {
  const ephemeral = change.type.startsWith('ephemeral');
  const data = isObject(change.data) ? change.data : {};
  return { ...data, channel: change.channel, ephemeral, event: change.type.replace(/^.*_/, '') };
}

/** Does something as a person and tells what appeared to them from then on. */
export async function observe<T extends object>(
  core: Core,
  user: User,
  patience: Patience,
  run: () => Promise<T>,
): Promise<T & { messages: Json[]; views: Json[]; modal: ViewShown | null }> {
  const before = core.changes.lastId();
  const result = await run();
  // Nothing more is to be expected of what has failed.
  const failed = 'ok' in result && result.ok === false;
  if (!failed || patience.waitMs) await waitFor(core, user, before, failed ? { waitMs: patience.waitMs } : patience);
  const seen = core.changes.since(before).filter((change) => reaches(core, user, change));
  // What the person wrote themselves is no answer.
  const messages = seen.filter((change) => sorts.message.includes(change.type)).map(messageOf);
  const views = seen
    .filter((change) => [...sorts.modal, ...sorts.home].includes(change.type))
    .map((change) => ({ event: change.type, ...(change.data as Json) }));
  return {
    ...result,
    messages: messages.filter((message) => message.user !== user.id),
    views,
    modal: modalsOf(core, user).at(-1) ?? null,
  };
}

function waitFor(core: Core, user: User, before: number, { waitMs, until }: Patience): Promise<void> {
  if (!waitMs && !until) return Promise.resolve();
  const wanted = (change: Change) =>
    until !== undefined &&
    sorts[until].includes(change.type) &&
    reaches(core, user, change) &&
    !(isObject(change.data) && change.data.user === user.id);
  if (core.changes.since(before).some(wanted)) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(done, waitMs ?? 5000);
    const unsubscribe = core.changes.subscribe((change) => {
      if (wanted(change)) done();
    });
  });
}
