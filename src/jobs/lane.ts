/** Work that is done one at a time. Asked for while it runs, it is done once more afterwards, however often it was asked for. */
export class Lane<Done> {
  readonly #work: () => Promise<Done>;
  #running: Promise<Done> | null = null;
  #next: Promise<Done> | null = null;

  /** `work` never rejects. */
  constructor(work: () => Promise<Done>) {
    this.#work = work;
  }

  /** Resolves when the work has been done from beginning to end since this was asked for. */
  run(): Promise<Done> {
    if (!this.#running) return this.#start();
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      return this.#start();
    });
    return this.#next;
  }

  #start(): Promise<Done> {
    const running = this.#work().finally(() => {
      if (this.#running === running) this.#running = null;
    });
    this.#running = running;
    return running;
  }
}
