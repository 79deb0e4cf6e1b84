/**
 * Counts what is being worked on, so that a stop can let it finish: Bolt's own `stop` waits for nothing. What members wait for goes before
 * what the app does by itself.
 */
export class InFlight {
  readonly #running = new Set<Promise<unknown>>();
  readonly #jobs = new Set<Promise<unknown>>();

  /** Runs and counts a piece of work that a member asked for; gives back what it gives. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return count(this.#running, work());
  }

  /** The same of what the app does by itself. */
  runJob<T>(work: () => Promise<T>): Promise<T> {
    return count(this.#jobs, work());
  }

  /** Resolves once no member waits for anything that they have asked for by now, after `milliseconds` in any case. */
  async calm(milliseconds: number): Promise<void> {
    if (this.#running.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
    await Promise.race([Promise.allSettled(this.#running), late]);
    clearTimeout(timer);
  }

  get size(): number {
    return this.#running.size + this.#jobs.size;
  }

  /** Resolves to true when all is done, to false after `milliseconds` with work still running. */
  async drained(milliseconds: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), milliseconds);
    });
    const all = (async () => {
      while (this.size > 0) await Promise.allSettled([...this.#running, ...this.#jobs]);
      return true;
    })();
    const result = await Promise.race([all, late]);
    clearTimeout(timer);
    return result;
  }
}

function count<T>(running: Set<Promise<unknown>>, promise: Promise<T>): Promise<T> {
  running.add(promise);
  const done = () => running.delete(promise);
  promise.then(done, done);
  return promise;
}
