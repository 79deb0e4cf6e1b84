/** Counts what is being worked on, so that a stop can let it finish: Bolt's own `stop` waits for nothing. */
export class InFlight {
  readonly #running = new Set<Promise<unknown>>();

  /** Runs and counts a piece of work; gives back what it gives. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const promise = work();
    this.#running.add(promise);
    const done = () => this.#running.delete(promise);
    promise.then(done, done);
    return promise;
  }

  get size(): number {
    return this.#running.size;
  }

  /** Resolves to true when all is done, to false after `milliseconds` with work still running. */
  async drained(milliseconds: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), milliseconds);
    });
    const all = (async () => {
      while (this.#running.size > 0) await Promise.allSettled(this.#running);
      return true;
    })();
    const result = await Promise.race([all, late]);
    clearTimeout(timer);
    return result;
  }
}
