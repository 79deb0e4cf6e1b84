import { randomBytes } from 'node:crypto';
import { monotonicMs } from './clock.ts';
import type { Settings } from './settings.ts';

export interface Trigger {
  id: string;
  userId: string;
  deliveryId: string;
  /** The modal in which the person was when they caused it. */
  viewId: string | null;
  /** The conversation in which they were. */
  channel: string | null;
  issued: number;
  used: boolean;
}

export type TriggerRefusal = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

export interface Triggers {
  issue(
    userId: string,
    deliveryId: string,
    from?: { viewId?: string | undefined; channel?: string | undefined },
  ): Trigger;
  /** Uses it up, or says why it cannot be. */
  exchange(id: string): Trigger | TriggerRefusal;
  /** Without using it up. */
  find(id: string): Trigger | undefined;
}

export function createTriggers(settings: Settings): Triggers {
  const triggers = new Map<string, Trigger>();
  let count = 0;
  return {
    issue(
      userId,
      deliveryId,
      {
        viewId = null,
        channel = null,
      }: { viewId?: string | null | undefined; channel?: string | null | undefined } = {},
    ) {
      count += 1;
      const id = `${7_000_000_000_000 + count}.${4_200_000_000 + count}.${randomBytes(16).toString('hex')}`;
      const trigger: Trigger = { id, userId, deliveryId, viewId, channel, issued: monotonicMs(), used: false };
      triggers.set(id, trigger);
      if (triggers.size > 2000) triggers.delete(triggers.keys().next().value ?? '');
      return trigger;
    },
    exchange(id) {
      const trigger = triggers.get(id);
      if (!trigger) return 'invalid_trigger_id';
      if (trigger.used) return 'exchanged_trigger_id';
      if (monotonicMs() - trigger.issued > settings.triggerLifeMs) return 'expired_trigger_id';
      trigger.used = true;
      return trigger;
    },
    find: (id) => triggers.get(id),
  };
}
