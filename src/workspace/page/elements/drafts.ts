import type { Values } from '../../control/shown.ts';
import type { FieldId } from '../place.tsx';
import { asSent, essence, type Held, heldAfter, isTyped } from './value.ts';

/** `soon`: sent by itself; `held`: kept here until it is acted on or everything is sent. */
export type When = 'soon' | 'held';

interface Draft {
  field: FieldId;
  value: unknown;
  shown: Held;
  state: 'held' | 'due' | 'sending' | 'sent';
  /** What the workspace may still be showing from before: no reason to take back what is newer here. */
  older: Set<string>;
  failure: unknown;
}

interface DraftsOptions {
  /** Sends one value; throws when it did not arrive or was refused. */
  send(field: FieldId, value: unknown): Promise<void>;
  /** Whether sending again may help. */
  isPassing(error: unknown): boolean;
  delayMs?: number;
  retryMs?: number;
}

/**
 * What a person has put into the elements of one place and the workspace does not show yet. It is shown at once and sent in order;
 * what is typed meanwhile is sent after it. Nothing is lost while the workspace cannot be reached.
 */
export interface Drafts {
  fill(field: FieldId, value: unknown, known: Held, when?: When): void;
  /** Sends what is due now, or also what is held; throws when something could not be sent. */
  flush(which?: 'due' | 'all'): Promise<void>;
  /** Shows a value while it is on its way by other means; the answer says what became of it. */
  acting(field: FieldId, value: unknown, known: Held): (arrived: boolean) => void;
  /** The workspace's values with the drafts over them. */
  over(values: Values): Values;
  /** Forgets what the workspace shows by now. */
  settle(values: Values): void;
  failures(): Record<string, unknown>;
  subscribe(listener: () => void): () => void;
  version(): number;
}

export const keyOf = ({ blockId, actionId }: FieldId): string => `${blockId}/${actionId}`;

export function createDrafts({ send, isPassing, delayMs = 250, retryMs = 2_000 }: DraftsOptions): Drafts {
  const drafts = new Map<string, Draft>();
  const listeners = new Set<() => void>();
  let version = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let queue: Promise<void> = Promise.resolve();

  function changed(): void {
    version += 1;
    for (const listener of listeners) listener();
  }

  function schedule(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush().catch(() => {}), ms);
  }

  function put(field: FieldId, value: unknown, known: Held, state: Draft['state']): Draft {
    const before = drafts.get(keyOf(field));
    const older = before?.older ?? new Set([essence(known)]);
    const shown = heldAfter(String(known.type), value);
    const draft: Draft = { field, value, shown, state, older, failure: null };
    drafts.set(keyOf(field), draft);
    changed();
    return draft;
  }

  async function sendOne(draft: Draft): Promise<void> {
    const key = keyOf(draft.field);
    draft.state = 'sending';
    try {
      await send(draft.field, asSent(draft.value));
      draft.older.add(essence(draft.shown));
      draft.state = 'sent';
      draft.failure = null;
      changed();
    } catch (error) {
      draft.state = isPassing(error) ? 'due' : 'held';
      draft.failure = error;
      // A newer one will be sent anyway.
      if (drafts.get(key) !== draft) return;
      if (draft.state === 'due') schedule(retryMs);
      changed();
      throw error;
    }
  }

  async function sendAll(which: 'due' | 'all'): Promise<void> {
    for (const draft of [...drafts.values()]) {
      const isCurrent = drafts.get(keyOf(draft.field)) === draft;
      if (isCurrent && (draft.state === 'due' || (which === 'all' && draft.state === 'held'))) await sendOne(draft);
    }
  }

  function flush(which: 'due' | 'all' = 'due'): Promise<void> {
    clearTimeout(timer);
    const run = queue.then(() => sendAll(which));
    queue = run.catch(() => {});
    return run;
  }

  /** What to show of a draft, given what the workspace shows; null when the workspace is to be believed. */
  function shownOf(draft: Draft, server: Held | undefined): Held | null {
    if (!server || server.type !== draft.shown.type) return null;
    if (draft.state === 'sent' && !draft.older.has(essence(server))) return null;
    return draft.shown;
  }

  return {
    fill(field, value, known, when = 'soon') {
      put(field, value, known, when === 'soon' ? 'due' : 'held');
      if (when === 'soon') schedule(delayMs);
    },
    flush,
    acting(field, value, known) {
      const draft = put(field, value, known, 'sending');
      return (arrived) => {
        draft.older.add(essence(draft.shown));
        if (drafts.get(keyOf(field)) !== draft) return;
        if (arrived) draft.state = 'sent';
        else if (isTyped(String(known.type))) draft.state = 'held';
        else drafts.delete(keyOf(field));
        changed();
      };
    },
    over(values) {
      let result = values;
      for (const draft of drafts.values()) {
        const { blockId, actionId } = draft.field;
        const shown = shownOf(draft, values[blockId]?.[actionId]);
        if (shown) result = { ...result, [blockId]: { ...result[blockId], [actionId]: shown } };
      }
      return result;
    },
    settle(values) {
      let isSettled = false;
      for (const [key, draft] of drafts) {
        const server = values[draft.field.blockId]?.[draft.field.actionId];
        const isGone = shownOf(draft, server) === null;
        const isShown = draft.state === 'sent' && essence(server) === essence(draft.shown);
        if ((!isGone && !isShown) || draft.state === 'sending') continue;
        drafts.delete(key);
        isSettled = true;
      }
      if (isSettled) changed();
    },
    failures() {
      const failed = [...drafts].filter(([, draft]) => draft.failure !== null);
      return Object.fromEntries(failed.map(([key, draft]) => [key, draft.failure]));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}
