import { createContext, useContext, useMemo } from 'react';
import type { ChannelShown, StateShown, User } from '../control/shown.ts';
import { useSpeech } from './words/words.tsx';
import { dateLocale, type Zone } from './zone.ts';

/** Who reads the page, and what they need to read it: names, zone, language of dates. */
export interface Reader {
  user: User;
  workspace: StateShown;
  /** The person's zone, and the locale of dates among the page's words. */
  zone: Zone;
  person(id: string): User | undefined;
  channel(id: string): ChannelShown | undefined;
  /** Shows a conversation in the main column, by id. */
  open(conversationId: string, messageTs?: string): void;
}

const Context = createContext<Reader | null>(null);

export function ReaderProvider(props: {
  user: User;
  workspace: StateShown;
  open: Reader['open'];
  children: React.ReactNode;
}) {
  const { user, workspace, open } = props;
  const { language } = useSpeech();
  const reader = useMemo((): Reader => {
    const people = new Map(workspace.users.map((one) => [one.id, one]));
    const channels = new Map(workspace.channels.map((one) => [one.id, one]));
    const zone = { tz: user.tz, locale: dateLocale(user.locale, language) };
    return { user, workspace, zone, open, person: (id) => people.get(id), channel: (id) => channels.get(id) };
  }, [user, workspace, language, open]);
  return <Context value={reader}>{props.children}</Context>;
}

export function useReader(): Reader {
  const reader = useContext(Context);
  if (!reader) throw new Error('there is no reader above this component');
  return reader;
}

export function nameOf(user: User | undefined, id = ''): string {
  return user ? user.displayName || user.realName : id;
}
