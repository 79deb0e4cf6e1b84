import { X } from 'lucide-react';
import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import {
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import type { ToastShown } from '../../control/shown.ts';
import { useReader } from '../reader.tsx';
import { control, Refused } from '../server/api.ts';
import { useWords } from '../words/words.tsx';
import style from './toasts.module.css';

interface Banner {
  text: string;
  isTrouble: boolean;
}

const SHOWN_MS = 8_000;
const QueueContext = createContext(new ToastQueue<Banner>({ maxVisibleToasts: 4 }));

/** Gives what is below it a queue of banners of its own. */
export function NoticeProvider(props: { children: React.ReactNode }) {
  const [queue] = useState(() => new ToastQueue<Banner>({ maxVisibleToasts: 4 }));
  return <QueueContext value={queue}>{props.children}</QueueContext>;
}

/** For the page's own notices: shows a text where Slack's words are shown. */
export function useNotice(): (text: string, sort?: 'plain' | 'trouble') => void {
  const queue = useContext(QueueContext);
  return useCallback(
    (text, sort = 'plain') => void queue.add({ text, isTrouble: sort === 'trouble' }, { timeout: SHOWN_MS }),
    [queue],
  );
}

/** Waits for an act; when it is refused, says so in the words that came with the refusal and gives null. */
export function useAttempt(): <T>(doing: Promise<T>) => Promise<T | null> {
  const notice = useNotice();
  const { conversation: words } = useWords();
  return useCallback(
    async (doing) => {
      try {
        return await doing;
      } catch (error) {
        notice(error instanceof Refused ? error.message : words.unreachable, 'trouble');
        return null;
      }
    },
    [notice, words],
  );
}

/** The last words of Slack's that each person has been shown, or that were there before the page. */
const lastShown = new Map<string, number>();

/** What Slack itself says to the person: in a live region, each until dismissed or a while has passed. */
export function Toasts({ toasts }: { toasts: ToastShown[] }) {
  const queue = useContext(QueueContext);
  const { user } = useReader();
  const { conversation: words } = useWords();

  useEffect(() => {
    const highest = Math.max(0, ...toasts.map((one) => one.id));
    const last = lastShown.get(user.id) ?? highest;
    lastShown.set(user.id, Math.max(last, highest));
    for (const { id, text } of toasts) {
      if (id > last) queue.add({ text, isTrouble: true }, { timeout: SHOWN_MS });
    }
  }, [toasts, user.id, queue]);
  // What was said to one person is not for the next.
  useEffect(() => () => queue.clear(), [queue]);

  const dismiss = () => {
    if (queue.visibleToasts.length <= 1) void control.delete(`/as/${user.id}/toasts`).catch(() => {});
  };
  return (
    <ToastRegion queue={queue} className={style.region ?? ''} aria-label={words.notices}>
      {({ toast }) => (
        <Toast toast={toast} className={style.toast ?? ''} data-trouble={toast.content.isTrouble || undefined}>
          <ToastContent className={style.content ?? ''}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          <Button slot="close" className={style.close ?? ''} aria-label={words.dismiss} onPress={dismiss}>
            <X size={16} aria-hidden />
          </Button>
        </Toast>
      )}
    </ToastRegion>
  );
}
