import { useMemo } from 'react';
import { useReader } from '../reader.tsx';
import { actAs } from '../server/api.ts';
import { useWords } from '../words/words.tsx';
import { useAttempt, useNotice } from './toasts.tsx';

/** What a person does with one message. */
export function useMessageActs(channel: string, ts: string) {
  const { user } = useReader();
  const { conversation: words } = useWords();
  const attempt = useAttempt();
  const notice = useNotice();
  return useMemo(() => {
    const doing = (what: string, body: object = {}) => attempt(actAs(user.id, what, { channel, ts, ...body }));
    const copy = async (text: string) => {
      await navigator.clipboard.writeText(text).then(
        () => notice(words.copied),
        () => notice(words.notCopied),
      );
    };
    return {
      react: (name: string, remove: boolean) => doing('reaction', { name, ...(remove && { remove }) }),
      edit: (text: string) => doing('edit', { text }),
      remove: () => doing('delete'),
      shortcut: (callbackId: string) => doing('message-shortcut', { callbackId, until: 'modal' }),
      copy,
      copyLink: () => copy(`${location.origin}/archives/${channel}/p${ts.replace('.', '')}`),
    };
  }, [user.id, channel, ts, attempt, notice, words]);
}

export type MessageActs = ReturnType<typeof useMessageActs>;
