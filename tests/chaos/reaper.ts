import type { ChildProcess } from 'node:child_process';
import type { Instances } from './instances.ts';

/** How long after its moment has come an instance is ended: at any point of a call. */
const DELAY_MS = 500;
/** An instance that makes no progress does not live longer than this, or than it took to start three times. */
const LONGEST_LIFE_MS = 20_000;
/** As many as this are ended before they have done anything. */
const STILLBORN = 0.1;

interface Fate {
  /** How many messages are in Slack by then */
  afterSent: number;
  latest: number;
}

/**
 * Ends instances at random moments while they work: each when, since it took its first messages, up to twice its share of
 * all has been delivered. Counted by progress and not by time, the moments are spread over the whole run on any machine.
 */
export class Reaper {
  readonly #instances: Instances;
  readonly #options: { kills: number; share: number; chance: () => number };
  readonly #fates = new Map<ChildProcess, Fate>();
  readonly #doomed = new Set<ChildProcess>();
  #isPlanned = false;
  /** How many it has ended */
  kills = 0;

  /** `share`: the messages that are delivered for each instance that is ended */
  constructor(instances: Instances, options: { kills: number; share: number; chance: () => number }) {
    this.#instances = instances;
    this.#options = options;
    instances.onReady = (instance) => {
      // Reminders are written in one transaction: the first instance is ended around it, the next ones get it done.
      if (this.kills + this.#doomed.size === 0 || (this.#isPlanned && options.chance() < STILLBORN))
        this.#doom(instance);
    };
  }

  /** What is to be seen now: how much is delivered, and which instances have messages in their hands. */
  look({ isPlanned, sent, owners }: { isPlanned: boolean; sent: number; owners: readonly string[] }): void {
    this.#isPlanned = isPlanned;
    for (const instance of this.#instances.list()) {
      if (this.#doomed.has(instance)) continue;
      const fate = this.#fates.get(instance);
      if (fate) {
        if (sent >= fate.afterSent || Date.now() >= fate.latest) this.#doom(instance);
      } else if (owners.some((owner) => owner.startsWith(`${instance.pid}-`))) {
        const { share, chance } = this.#options;
        const afterSent = sent + Math.floor(chance() * share * 1.5);
        const lifeMs = Math.max(LONGEST_LIFE_MS, 3 * this.#instances.startedIn(instance));
        this.#fates.set(instance, { afterSent, latest: Date.now() + lifeMs });
      }
    }
  }

  #doom(instance: ChildProcess): void {
    this.#doomed.add(instance);
    setTimeout(() => {
      this.#fates.delete(instance);
      this.#doomed.delete(instance);
      if (this.kills < this.#options.kills && this.#instances.kill(instance)) this.kills++;
    }, this.#options.chance() * DELAY_MS);
  }
}

/** Numbers from 0 to 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
