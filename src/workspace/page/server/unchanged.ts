import { replaceEqualDeep } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';

/**
 * The same objects for items that have not changed. Readings share what stands at the same place in both, and a list of the last so many
 * moves up by one with each item that comes.
 */
export function useUnchanged<T>(items: T[], keyOf: (item: T) => string): T[] {
  const known = useRef(new Map<string, T>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: how an item is told from the others does not change.
  return useMemo(() => {
    const next = new Map<string, T>();
    for (const item of items) next.set(keyOf(item), replaceEqualDeep(known.current.get(keyOf(item)), item));
    known.current = next;
    return [...next.values()];
  }, [items]);
}
