import { type ChildProcess, fork } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { InstanceSettings } from './instance.ts';

const ENTRY = fileURLToPath(new URL('./instance.ts', import.meta.url));

/** Processes of the app, each of which is started again when it ends. Only these are ever ended. */
export class Instances {
  readonly #settings: InstanceSettings;
  readonly #running = new Set<ChildProcess>();
  /** With how long each took to start, in milliseconds */
  readonly #ready = new Map<ChildProcess, number>();
  readonly #logFile: string | undefined;
  #isOver = false;
  /** Called when one has started. */
  onReady: (instance: ChildProcess) => void = () => {};
  /** Instances that ended by themselves, which none should. */
  fallen = 0;

  constructor(settings: InstanceSettings, logFile?: string) {
    this.#settings = settings;
    this.#logFile = logFile;
  }

  start(): void {
    if (this.#isOver) return;
    const startedAt = Date.now();
    const instance = fork(ENTRY, [JSON.stringify(this.#settings)], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#running.add(instance);
    const log = this.#logFile ? createWriteStream(this.#logFile, { flags: 'a' }) : undefined;
    for (const stream of [instance.stdout, instance.stderr]) {
      if (log) stream?.pipe(log, { end: false });
      else stream?.resume();
    }
    instance.on('message', () => {
      this.#ready.set(instance, Date.now() - startedAt);
      this.onReady(instance);
    });
    instance.on('exit', (_, signal) => {
      log?.end();
      this.#running.delete(instance);
      this.#ready.delete(instance);
      if (signal !== 'SIGKILL') this.fallen++;
      this.start();
    });
  }

  /** Those that have started. */
  list(): ChildProcess[] {
    return [...this.#ready.keys()];
  }

  /** How long one took to start, in milliseconds. */
  startedIn(instance: ChildProcess): number {
    return this.#ready.get(instance) ?? 0;
  }

  /** Ends one on the spot. False when it has ended already. */
  kill(instance: ChildProcess): boolean {
    return this.#running.has(instance) && instance.exitCode === null && instance.kill('SIGKILL');
  }

  /** Ends all. */
  async end(): Promise<void> {
    this.#isOver = true;
    const ended = [...this.#running].map((instance) => new Promise((resolve) => instance.once('exit', resolve)));
    for (const instance of this.#running) instance.kill('SIGKILL');
    await Promise.all(ended);
  }
}
