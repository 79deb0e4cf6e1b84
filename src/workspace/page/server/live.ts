import { QueryClient, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type {
  ChangeType,
  DeliveryShown,
  Moment,
  Refusal,
  ScreenShown,
  StateShown,
  WarningShown,
} from '../../control/shown.ts';
import { control } from './api.ts';

export const queries = new QueryClient({
  defaultOptions: {
    // The workspace is on this machine: it can be reached without any network.
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: 2, refetchOnWindowFocus: false, networkMode: 'always' },
  },
});

type Part = 'screen' | 'state' | 'log' | 'warnings' | 'refusals' | 'moments';

const everything: Part[] = ['screen', 'state', 'log', 'warnings', 'refusals', 'moments'];

/** What each change of the workspace makes stale. `gap`: changes were missed. */
const stale: Record<ChangeType | 'gap', Part[]> = {
  message_posted: ['screen'],
  message_updated: ['screen'],
  message_deleted: ['screen'],
  ephemeral_posted: ['screen'],
  ephemeral_updated: ['screen'],
  ephemeral_deleted: ['screen'],
  view_opened: ['screen'],
  view_updated: ['screen'],
  view_closed: ['screen'],
  home_published: ['screen'],
  field_changed: ['screen'],
  toast: ['screen'],
  reaction_changed: ['screen'],
  read: ['screen'],
  file: ['screen'],
  user_changed: ['state', 'screen'],
  channel_changed: ['state', 'screen'],
  app: ['state'],
  socket: ['state'],
  clock: ['state', 'moments'],
  call: ['log'],
  delivery: ['log'],
  warning: ['warnings'],
  refused: ['refusals'],
  reset: everything,
  gap: everything,
};

/**
 * Reads a query again, as often as it was said to be stale. Changes come in bursts: while one reading is on its way the next ones are
 * gathered, so that there is never more than one at a time, and never one too few.
 */
function createRefresher(): (queryKey: string[]) => void {
  const waiting = new Map<string, boolean>();
  async function run(name: string, queryKey: string[]): Promise<void> {
    while (waiting.get(name)) {
      waiting.set(name, false);
      // A first reading that is on its way has begun before the change, and would not begin again.
      await queries.cancelQueries({ queryKey });
      await queries.invalidateQueries({ queryKey });
    }
    waiting.delete(name);
  }
  return (queryKey) => {
    const name = queryKey.join(' ');
    const isRunning = waiting.has(name);
    waiting.set(name, true);
    if (!isRunning) setTimeout(() => void run(name, queryKey), 8);
  };
}

/** The queries that a change makes stale: the screen of one person alone, when it concerns nobody else. */
function keysOf(type: ChangeType | 'gap', data: string): string[][] {
  return stale[type].map((part) => {
    if (part !== 'screen' || type === 'gap') return [part];
    const { userId }: { userId?: string } = JSON.parse(data);
    return userId ? [part, userId] : [part];
  });
}

/**
 * Follows the workspace's event stream while the page is looked at; tells whether the workspace is there. A page that nobody looks at lets
 * go: a browser opens six connections to one address, and several people may be played in as many tabs.
 */
export function useEventStream(): boolean {
  const [isThere, setThere] = useState(true);
  useEffect(() => {
    const refresh = createRefresher();
    let source: EventSource | null = null;
    // Whatever happened while nobody listened, in a workspace that may have been started anew; also what was read before the stream was open.
    let hasMissed = true;
    const missed = () => everything.map((part) => [part]).forEach(refresh);
    function open(): void {
      source = new EventSource('/control/events');
      source.onopen = () => {
        setThere(true);
        if (hasMissed) missed();
        hasMissed = false;
      };
      source.onerror = () => {
        hasMissed = true;
        setThere(false);
      };
      for (const type of Object.keys(stale) as (keyof typeof stale)[]) {
        source.addEventListener(type, ({ data }) => keysOf(type, data).forEach(refresh));
      }
    }
    function close(): void {
      source?.close();
      source = null;
      hasMissed = true;
    }
    const follow = () => {
      if (document.visibilityState === 'hidden') close();
      else if (!source) open();
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      close();
    };
  }, []);
  return isThere;
}

export const useWorkspace = () =>
  useQuery({ queryKey: ['state'], queryFn: () => control.get<StateShown>('/state') }).data;

export const useScreen = (userId: string) =>
  useQuery({
    queryKey: ['screen', userId],
    queryFn: () => control.get<ScreenShown>(`/as/${userId}/screen`),
    enabled: userId !== '',
  }).data;

export const useDeliveries = (enabled: boolean) =>
  useQuery({
    queryKey: ['log', 'deliveries'],
    queryFn: async () => (await control.get<{ deliveries: DeliveryShown[] }>('/deliveries?limit=200')).deliveries,
    enabled,
  }).data;

export const useWarnings = () =>
  useQuery({
    queryKey: ['warnings'],
    queryFn: async () => (await control.get<{ warnings: WarningShown[] }>('/warnings')).warnings,
  }).data;

export const useRefusals = () =>
  useQuery({
    queryKey: ['refusals'],
    queryFn: async () => (await control.get<{ refusals: Refusal[] }>('/refusals')).refusals,
  }).data;

export const useMoments = (locale: string) =>
  useQuery({
    queryKey: ['moments', locale],
    queryFn: async () => (await control.get<{ moments: Moment[] }>(`/moments?locale=${locale}`)).moments,
    // What is planned changes with what people do; nothing tells the workspace of it.
    staleTime: 5_000,
    refetchInterval: 30_000,
  }).data;
