import type { ChangeType } from './control/shown.ts';

export type { ChangeType };

export interface Change {
  id: number;
  type: ChangeType;
  /** By the workspace's clock. */
  at: string;
  /** Set when it concerns one person alone. */
  userId?: string;
  channel?: string;
  data: unknown;
}

/** Every change in the workspace, numbered; the last ones are kept so that a reader can catch up. */
export interface Changes {
  emit(type: ChangeType, about: { userId?: string; channel?: string; data: unknown }): Change;
  since(id: number): Change[];
  lastId(): number;
  oldestId(): number;
  subscribe(listener: (change: Change) => void): () => void;
}

/** Counts on from `after`, which is later in every start, so that a reader of an earlier one is known by its number. */
export function createChanges(now: () => Date, after: number, kept = 5000): Changes {
  let last = after;
  let buffer: Change[] = [];
  const listeners = new Set<(change: Change) => void>();
  return {
    emit(type, about) {
      last += 1;
      // A copy: what is told of a moment must not change with the state afterwards.
      const change: Change = { id: last, type, at: now().toISOString(), ...about, data: structuredClone(about.data) };
      buffer.push(change);
      if (buffer.length > kept + 500) buffer = buffer.slice(-kept);
      for (const listener of listeners) listener(change);
      return change;
    },
    since: (id) => buffer.slice(Math.max(0, id + 1 - (buffer[0]?.id ?? 0))),
    lastId: () => last,
    oldestId: () => buffer[0]?.id ?? last + 1,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
