import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Where a list stood when it was left: the message at its top edge, and how far above the edge that begins. */
interface Stand {
  ts: string;
  offset: number;
}

const left = new Map<string, Stand>();
const NEAR = 24;

function messageIn(list: HTMLElement, ts: string): HTMLElement | null {
  return list.querySelector<HTMLElement>(`[data-message="${CSS.escape(ts)}"]`);
}

function standOf(list: HTMLElement): Stand | null {
  const edge = list.getBoundingClientRect().top;
  for (const one of list.querySelectorAll<HTMLElement>('[data-message]')) {
    const { top, bottom } = one.getBoundingClientRect();
    if (bottom > edge) return { ts: one.dataset.message ?? '', offset: top - edge };
  }
  return null;
}

/** Sizes of what was never drawn are guesses: what is put in its place moves again, so it is put there a few times. */
function settle(put: () => void): () => void {
  let times = 4;
  let frame = 0;
  const again = () => {
    put();
    times -= 1;
    if (times > 0) frame = requestAnimationFrame(again);
  };
  again();
  return () => cancelAnimationFrame(frame);
}

/**
 * A list that stays at its end while it is there, remembers by `name` where it was left, and keeps what is read in its place when
 * earlier messages come in above it (`first` tells that by its change).
 */
export function useScroll(name: string, first: string | undefined) {
  const list = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const at = useRef({ isPinned: !left.has(name), top: 0, fromEnd: 0, height: 0 });
  const [isAtEnd, setAtEnd] = useState(at.current.isPinned);

  const toEnd = useCallback(() => {
    at.current.isPinned = true;
    setAtEnd(true);
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, []);

  const show = useCallback((ts: string): boolean => {
    const message = list.current && messageIn(list.current, ts);
    if (!message) return false;
    at.current.isPinned = false;
    settle(() => message.scrollIntoView({ block: 'center' }));
    return true;
  }, []);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const stand = left.get(name);
    const stop = settle(() => {
      const message = stand && !at.current.isPinned ? messageIn(element, stand.ts) : null;
      if (message && stand) {
        element.scrollTop += message.getBoundingClientRect().top - element.getBoundingClientRect().top - stand.offset;
      } else if (at.current.isPinned) element.scrollTop = element.scrollHeight;
    });
    return () => {
      stop();
      const stood = at.current.isPinned ? null : standOf(element);
      if (stood) left.set(name, stood);
      else left.delete(name);
    };
  }, [name]);

  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (at.current.isPinned && list.current) list.current.scrollTop = list.current.scrollHeight;
    });
    if (content.current) observer.observe(content.current);
    if (list.current) observer.observe(list.current);
    return () => observer.disconnect();
  }, []);

  const before = useRef(first);
  useLayoutEffect(() => {
    if (before.current !== undefined && before.current !== first && list.current && !at.current.isPinned) {
      list.current.scrollTop = list.current.scrollHeight - at.current.fromEnd;
    }
    before.current = first;
  }, [first]);

  const onScroll = useCallback(() => {
    const element = list.current;
    if (!element) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const isEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    // Content that grows is no sign that somebody has scrolled away, nor is a list that shrinks; only going up in the same list is.
    if (isEnd) at.current.isPinned = true;
    else if (scrollTop < at.current.top - 1 && clientHeight === at.current.height) at.current.isPinned = false;
    at.current.top = scrollTop;
    at.current.height = clientHeight;
    at.current.fromEnd = scrollHeight - scrollTop;
    setAtEnd(at.current.isPinned);
  }, []);

  return { list, content, isAtEnd, toEnd, show, onScroll };
}
