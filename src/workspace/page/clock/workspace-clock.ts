import { useSyncExternalStore } from 'react';
import type { StateShown } from '../../control/shown.ts';
import { queries } from '../server/live.ts';

/** How far the workspace's clock is ahead of this machine's, as of the last reading. */
let offset = 0;
let shown = new Date();
const listeners = new Set<() => void>();

let timer: ReturnType<typeof setTimeout> | undefined;

/** The next showing is due after 15 seconds, or when the minute ends, so that no clock beside it says another one. */
function wait(): void {
  clearTimeout(timer);
  timer = setTimeout(show, Math.min(15_000, 60_000 - (workspaceNow().getTime() % 60_000)));
}

function show(): void {
  shown = workspaceNow();
  for (const listener of listeners) listener();
  if (listeners.size > 0) wait();
}

queries.getQueryCache().subscribe((event) => {
  if (event.type !== 'updated' || event.action.type !== 'success' || event.query.queryKey[0] !== 'state') return;
  const state = event.query.state.data as StateShown | undefined;
  if (!state) return;
  const next = Date.parse(state.clock.now) - event.query.state.dataUpdatedAt;
  // An answer takes some milliseconds on its way; that is no move of the clock.
  if (Math.abs(next - offset) < 1_000) return;
  offset = next;
  show();
});

/** The time in the workspace, which may have been moved away from the real one. */
export function workspaceNow(): Date {
  return new Date(Date.now() + offset);
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    shown = workspaceNow();
    wait();
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearTimeout(timer);
  };
}

/** The workspace's time, anew every minute and more often, and after each jump. */
export function useWorkspaceNow(): Date {
  return useSyncExternalStore(subscribe, () => shown);
}

/** Whether the workspace's clock shows another time than the real one. */
export function useIsMoved(): boolean {
  return useSyncExternalStore(subscribe, () => Math.abs(offset) > 5_000);
}
