import { ArrowDown } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Refusal } from '../../control/shown.ts';
import { useWorkspaceNow } from '../clock/workspace-clock.ts';
import { useReader } from '../reader.tsx';
import { useWords } from '../words/words.tsx';
import { dayLabel, dayOf } from './dates.ts';
import { Message } from './message.tsx';
import style from './message-list.module.css';
import { RefusalCard } from './refusal.tsx';
import { useScroll } from './scroll.ts';
import type { Entry } from './timeline.ts';

const HIGHLIGHT_MS = 3_000;

function Day({ day }: { day: string }) {
  const { zone } = useReader();
  const { tz, locale } = zone;
  const now = useWorkspaceNow();
  const { conversation: words } = useWords();
  return (
    <div className={style.day}>
      <h2>{dayLabel(day, dayOf(now, tz), locale, words)}</h2>
    </div>
  );
}

function NewLine() {
  const { conversation: words } = useWords();
  return (
    <div className={style.newLine}>
      <span>{words.newMessages}</span>
    </div>
  );
}

/** From message to message with the arrows, as in a list; from the list itself to its last one. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const from = event.target as HTMLElement;
  const isList = from === event.currentTarget;
  if (!isList && from.dataset.message === undefined) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-message]')];
  const at = isList ? all.length : all.indexOf(from);
  const next = { ArrowUp: at - 1, ArrowDown: isList ? all.length - 1 : at + 1, Home: 0, End: all.length - 1 }[
    event.key
  ];
  const message = next === undefined ? undefined : all[next];
  if (!message) return;
  event.preventDefault();
  message.focus();
  message.scrollIntoView({ block: 'nearest' });
}

/** Shows the message that the address names, once it is there, and marks it for a moment. */
function useHighlight(wanted: string | null, count: number, show: (ts: string) => boolean): string | null {
  const [highlighted, setHighlighted] = useState<string | null>(null);
  const shown = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each message that comes the wanted one may be there.
  useEffect(() => {
    if (wanted === null) shown.current = null;
    if (wanted === null || shown.current === wanted || !show(wanted)) return;
    shown.current = wanted;
    setHighlighted(wanted);
  }, [wanted, count, show]);
  useEffect(() => {
    if (highlighted === null) return;
    const timer = setTimeout(() => setHighlighted(null), HIGHLIGHT_MS);
    return () => clearTimeout(timer);
  }, [highlighted]);
  return highlighted;
}

/** How many came since the end was last in sight. */
function useMissed(entries: Entry[], isAtEnd: boolean): number {
  const { user } = useReader();
  const messages = entries.flatMap((entry) => (entry.kind === 'message' ? [entry.message] : []));
  const last = Number(messages.at(-1)?.ts ?? 0);
  const [seen, setSeen] = useState(last);
  useEffect(() => {
    if (isAtEnd) setSeen(last);
  }, [isAtEnd, last]);
  return isAtEnd ? 0 : messages.filter(({ ts, user: author }) => Number(ts) > seen && author !== user.id).length;
}

/** Who writes wants to see it. */
function useOwnInSight(entries: Entry[], toEnd: () => void): void {
  const { user } = useReader();
  const last = entries.at(-1);
  const own = last?.kind === 'message' && last.message.user === user.id ? last.message.ts : null;
  const known = useRef(own);
  useEffect(() => {
    if (own !== null && own !== known.current) toEnd();
    known.current = own;
  }, [own, toEnd]);
}

/** Messages from the oldest to the latest, which stays in sight unless the reader has gone up. */
export function MessageList(props: {
  /** Under which the place is remembered where the reader was. */
  name: string;
  label: string;
  channelId: string;
  entries: Entry[];
  canWrite: boolean;
  messageTs: string | null;
  openThread: ((ts: string) => void) | null;
  dismissRefusal?: (refusal: Refusal) => void;
  /** Called when the reader comes near the top. */
  reachTop?: () => void;
  above?: React.ReactNode;
}) {
  const { entries, channelId, canWrite, openThread } = props;
  const { conversation: words } = useWords();
  const first = entries.find((entry) => entry.kind === 'message')?.key;
  const { list, content, isAtEnd, toEnd, show, onScroll } = useScroll(props.name, first);
  const highlighted = useHighlight(props.messageTs, entries.length, show);
  const missed = useMissed(entries, isAtEnd);
  useOwnInSight(entries, toEnd);
  return (
    <div className={style.frame}>
      <div
        ref={list}
        className={style.list}
        role="log"
        aria-label={props.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard; from here the arrows lead on.
        tabIndex={0}
        onScroll={() => {
          onScroll();
          if (list.current && list.current.scrollTop < 240) props.reachTop?.();
        }}
        onKeyDown={walk}
      >
        <div ref={content} className={style.content} data-thread={openThread === null || undefined}>
          {props.above}
          {entries.map((entry) => {
            if (entry.kind === 'day') return <Day key={entry.key} day={entry.day} />;
            if (entry.kind === 'new') return <NewLine key={entry.key} />;
            if (entry.kind === 'refusal') {
              const { key, refusal } = entry;
              return <RefusalCard key={key} refusal={refusal} dismiss={() => props.dismissRefusal?.(refusal)} />;
            }
            return (
              <Message
                key={entry.key}
                channelId={channelId}
                message={entry.message}
                isCompact={entry.isCompact}
                isHighlighted={highlighted === entry.message.ts}
                canWrite={canWrite}
                openThread={openThread}
              />
            );
          })}
        </div>
      </div>
      {!isAtEnd && (
        <Button className={style.jump ?? ''} data-new={missed > 0 || undefined} onPress={toEnd}>
          <ArrowDown size={16} aria-hidden /> {missed > 0 ? words.newCount(missed) : words.jump}
        </Button>
      )}
    </div>
  );
}
