export interface Clock {
  now(): Date;
  /** Moves the clock; it goes on running from there. */
  set(to: Date): void;
  onChange(listener: (now: Date) => void): () => void;
  /** Milliseconds between this clock and its base. */
  offset(): number;
}

export function createClock(base: () => Date, initialOffset = 0): Clock {
  let offset = initialOffset;
  const listeners = new Set<(now: Date) => void>();
  const now = () => new Date(base().getTime() + offset);
  return {
    now,
    offset: () => offset,
    set(to) {
      if (Number.isNaN(to.getTime())) throw new Error('The clock cannot be set to an invalid date');
      offset = to.getTime() - base().getTime();
      for (const listener of listeners) listener(now());
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Real, monotonic milliseconds: what expires in seconds or minutes is not moved by a change of the clock. */
export function monotonicMs(): number {
  return performance.now();
}
