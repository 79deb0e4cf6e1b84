import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { ConversationShown, MessageShown, Refusal } from '../../control/shown.ts';
import { useReader } from '../reader.tsx';
import { actAs, control } from '../server/api.ts';
import { useRefusals } from '../server/live.ts';
import { useUnchanged } from '../server/unchanged.ts';
import { dismissedRefusals, keepDismissed } from './kept.ts';
import { type Unseen, withEarlier } from './timeline.ts';

/** As many as a screen has of each conversation; there may be more. */
const ON_SCREEN = 200;
/** As many as the workspace gives of one conversation. */
const AT_MOST = 1000;

const countOf = (messages: MessageShown[]): number => messages.filter((one) => !one.ephemeral).length;

const keyOfMessage = ({ ts, ephemeral }: MessageShown): string => `${ts} ${ephemeral}`;

/** A conversation's messages, and the earlier ones once they are asked for. */
export function useMessages(conversation: ConversationShown, wantsEarlier: boolean) {
  const { user } = useReader();
  const isMore = countOf(conversation.messages) >= ON_SCREEN;
  const whole = useQuery({
    // Under the screen's name, so that what makes a screen stale makes this stale.
    queryKey: ['screen', user.id, 'whole', conversation.id],
    queryFn: () => control.get<ConversationShown>(`/as/${user.id}/conversation/${conversation.id}`),
    enabled: wantsEarlier && isMore,
  }).data;
  const all = useMemo(
    () => (whole ? withEarlier(whole.messages, conversation.messages) : conversation.messages),
    [whole, conversation.messages],
  );
  const messages = useUnchanged(all, keyOfMessage);
  const isWhole = !isMore || (whole !== undefined && countOf(whole.messages) < AT_MOST);
  return { messages, hasEarlier: isMore && !whole, isWhole };
}

function subscribe(listener: () => void): () => void {
  const events = ['focus', 'blur', 'visibilitychange'];
  for (const event of events) window.addEventListener(event, listener);
  return () => {
    for (const event of events) window.removeEventListener(event, listener);
  };
}
const useAttention = (): boolean =>
  useSyncExternalStore(subscribe, () => document.visibilityState === 'visible' && document.hasFocus());

/** Marks a conversation as read while somebody looks at it; tells which messages came while nobody did. */
export function useReading(conversation: ConversationShown): Unseen {
  const { user } = useReader();
  const isSeen = useAttention();
  const { id, lastRead, unread, messages } = conversation;
  const last = messages.at(-1)?.ts ?? '0';
  const [unseen, setUnseen] = useState<Unseen>({ since: lastRead, until: isSeen ? last : null });
  const latest = useRef(last);
  latest.current = last;
  useEffect(() => {
    if (isSeen) return;
    const away = latest.current;
    return () => {
      // Who comes back finds the line before what came meanwhile; if nothing came, where it was.
      const until = latest.current;
      setUnseen((before) => {
        if (before.until === null) return { ...before, until };
        return until === away ? before : { since: away, until };
      });
    };
  }, [isSeen]);

  const told = useRef('');
  useEffect(() => {
    if (!isSeen || unread === 0 || told.current === last) return;
    told.current = last;
    void actAs(user.id, 'read', { channel: id }).catch(() => {
      told.current = '';
    });
  }, [isSeen, unread, last, user.id, id]);
  return unseen;
}

const keyOf = (refusal: Refusal) => `${refusal.id} ${refusal.at}`;

/** What Slack would not have shown here, save what was dismissed. */
export function useRefusalsIn(channelId: string) {
  const { user } = useReader();
  const refusals = useRefusals();
  const [dismissed, setDismissed] = useState(dismissedRefusals);
  const shown = useMemo(
    () =>
      (refusals ?? []).filter(
        (one) =>
          one.surface === 'message' &&
          one.channel === channelId &&
          (one.userId === null || one.userId === user.id) &&
          !dismissed.includes(keyOf(one)),
      ),
    [refusals, channelId, user.id, dismissed],
  );
  const dismiss = (refusal: Refusal) => {
    keepDismissed(keyOf(refusal));
    setDismissed(dismissedRefusals());
  };
  return { refusals: shown, dismiss };
}
