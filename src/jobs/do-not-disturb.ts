import { type ClaimedMessage, listNextRecipients } from '../db/outbox-claims.ts';
import type { QuietSpan } from '../domain/do-not-disturb.ts';
import type { DeliveryParts } from './delivery.ts';

/** As many as Slack tells of at once */
const MOST_ASKED = 50;
const KNOWN_MS = 5 * 60_000;
/** What can wait for the end of do-not-disturb; an answer to something that a member did cannot. */
const KINDS = ['reminder', 'colleague_updates'] as const;

/**
 * What Slack says of who does not want to be disturbed, for some minutes. One question is asked for the next 50 people in
 * the outbox. Where Slack does not say (no permission, a limit, an outage) messages are sent as if nobody minded: they come
 * at a decent hour anyway, and Slack makes no sound during do-not-disturb.
 */
export class DoNotDisturb {
  readonly #parts: Pick<DeliveryParts, 'db' | 'clock' | 'log' | 'sender'>;
  readonly #known = new Map<string, { quiet: QuietSpan | undefined; until: number }>();
  readonly #asking = new Map<string, Promise<void>>();
  #isTold = false;

  constructor(parts: Pick<DeliveryParts, 'db' | 'clock' | 'log' | 'sender'>) {
    this.#parts = parts;
  }

  /** When whoever a message is to does not want to be disturbed, where it can wait for the end of that. */
  async quietOf({ workspaceId, recipient, content }: ClaimedMessage): Promise<QuietSpan | undefined> {
    if (!KINDS.some((kind) => kind === content.kind)) return undefined;
    while (!this.#recall(workspaceId, recipient)) {
      // Those who come at the same time share one question; what it did not cover is asked in the next.
      const asking = this.#asking.get(workspaceId) ?? this.#ask(workspaceId, recipient);
      this.#asking.set(workspaceId, asking);
      await asking.finally(() => this.#asking.delete(workspaceId));
    }
    return this.#recall(workspaceId, recipient)?.quiet;
  }

  #recall(workspaceId: string, recipient: string) {
    const known = this.#known.get(`${workspaceId} ${recipient}`);
    return known && known.until > performance.now() ? known : undefined;
  }

  async #ask(workspaceId: string, recipient: string): Promise<void> {
    const { db, clock, log, sender } = this.#parts;
    const until = performance.now() + KNOWN_MS;
    for (const [key, known] of this.#known) if (known.until <= performance.now()) this.#known.delete(key);
    const known = [recipient];
    for (const key of this.#known.keys()) known.push(key.slice(key.indexOf(' ') + 1));
    const limit = MOST_ASKED - 1;
    const next = await listNextRecipients(db, workspaceId, { now: clock.now(), kinds: KINDS, known, limit });
    const asked = [recipient, ...next];
    const answer = await sender.doNotDisturb(asked);
    if (answer.kind !== 'done' && answer.kind !== 'rate_limited' && !this.#isTold) {
      this.#isTold = true;
      log.warn({ error: answer.error }, 'Slack does not say who does not want to be disturbed');
    }
    for (const id of asked) {
      const quiet = answer.kind === 'done' ? answer.times.get(id) : undefined;
      this.#known.set(`${workspaceId} ${id}`, { quiet, until });
    }
  }
}
