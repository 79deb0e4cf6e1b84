import { useSyncExternalStore } from 'react';

/** What the address says: who acts, and which conversation is shown. `#/U0ANA/C0GENERAL`, `#/U0ANA/home`, `…/1800000000.000100` for a message. */
export interface Route {
  userId: string;
  /** A conversation's id, or `home` or `about` for the app's own pages. */
  view: string;
  /** A message to be shown, by ts. */
  messageTs: string | null;
}

/** An address may be mistyped. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function read(hash: string): Route {
  const [, userId = '', view = '', messageTs = null] = hash.replace(/^#/, '').split('/').map(decoded);
  return { userId, view, messageTs };
}

export function go({ userId, view, messageTs }: Route, how: 'push' | 'replace' = 'push'): void {
  const hash = `#/${[userId, view, ...(messageTs ? [messageTs] : [])].map(encodeURIComponent).join('/')}`;
  if (hash === location.hash) return;
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', hash);
  window.dispatchEvent(new PopStateEvent('popstate'));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener('hashchange', listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener('hashchange', listener);
  };
}

let last = { hash: '', route: read('') };
function snapshot(): Route {
  if (last.hash !== location.hash) last = { hash: location.hash, route: read(location.hash) };
  return last.route;
}

export const useRoute = (): Route => useSyncExternalStore(subscribe, snapshot);
