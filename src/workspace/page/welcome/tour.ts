import { useSyncExternalStore } from 'react';

export type Step = 'lookUp' | 'update' | 'jump';
interface Tour {
  isHidden: boolean;
  done: Step[];
}

const KEPT = 'page-tour';
const begun: Tour = { isHidden: false, done: [] };

const ALL: Step[] = ['lookUp', 'update', 'jump'];

/** As it was left; what was tried to the end has stepped aside by the next visit. */
function kept(): Tour {
  try {
    const tour: Tour = { ...begun, ...JSON.parse(localStorage.getItem(KEPT) ?? '{}') };
    return { ...tour, isHidden: tour.isHidden || ALL.every((step) => tour.done.includes(step)) };
  } catch {
    return begun;
  }
}

let tour: Tour | null = null;
const listeners = new Set<() => void>();
const current = (): Tour => {
  tour ??= kept();
  return tour;
};

function change(next: Partial<Tour>): void {
  tour = { ...current(), ...next };
  localStorage.setItem(KEPT, JSON.stringify(tour));
  for (const listener of listeners) listener();
}

export function tick(step: Step): void {
  change({ done: [...new Set([...current().done, step])] });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether the three things to try are shown, and which were tried; kept in this browser. */
export function useWelcome(): { isShown: boolean; done: Step[]; show(): void; hide(): void } {
  const { isHidden, done } = useSyncExternalStore(subscribe, current);
  return {
    isShown: !isHidden,
    done,
    show: () => change(begun),
    hide: () => change({ isHidden: true }),
  };
}
