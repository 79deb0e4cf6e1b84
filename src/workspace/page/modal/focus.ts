import { type RefObject, useEffect, useRef } from 'react';
import type { ViewShown } from '../../control/shown.ts';

const focusable = [
  'input:not([type="hidden"], [type="file"], [type="radio"], :disabled)',
  'input[type="radio"]:checked',
  'input[type="radio"]:not(:disabled)',
  'textarea:not(:disabled)',
  '[contenteditable="true"][role="textbox"]',
  '[role="spinbutton"]',
  'button:not(:disabled)',
];

/** The part of a field that takes the focus: of radio buttons the chosen one. */
function focusIn(field: Element | null | undefined): boolean {
  if (!field) return false;
  for (const kind of focusable) {
    const found = field.querySelector<HTMLElement>(kind);
    // Only what can be seen: some controls keep hidden inputs beside them.
    if (!found || found.closest('[aria-hidden="true"]') || found.tabIndex < 0) continue;
    found.focus();
    found.scrollIntoView({ block: 'nearest' });
    return true;
  }
  return false;
}

export function focusField(body: HTMLElement | null, blockId: string): void {
  focusIn(body?.querySelector(`[data-input-block="${CSS.escape(blockId)}"]`));
}

/** What `focus_on_load` marks, or else the first input. */
function focusFirst(body: HTMLElement | null): void {
  const marked = body?.querySelector<HTMLElement>('[data-focus-first]');
  if (marked && marked.tabIndex >= 0) marked.focus();
  else if (!focusIn(marked)) focusIn(body?.querySelector('[data-input-block]'));
}

/**
 * Puts the focus on the first field: when the modal opens, and when fields come after a view that only said it was loading. Whoever is
 * already in a field is left there.
 */
export function useFirstFocus(body: RefObject<HTMLElement | null>, view: ViewShown): void {
  const had = useRef(false);
  const has = view.fields.some((field) => field.isInput);
  useEffect(() => {
    const isNew = has && !had.current;
    had.current = has;
    if (!isNew) return;
    const active = document.activeElement;
    const isElsewhere = active?.closest('[data-input-block]') && body.current?.contains(active);
    if (!isElsewhere) focusFirst(body.current);
  }, [has, body]);
}
