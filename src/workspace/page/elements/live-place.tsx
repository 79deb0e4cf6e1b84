import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { MessageShown, SuggestionsShown, Values, ViewShown, Where } from '../../control/shown.ts';
import type { FieldId, Place, Surface } from '../place.tsx';
import { useReader } from '../reader.tsx';
import { actAs, control, Unreachable } from '../server/api.ts';
import { createDrafts, type Drafts, keyOf, type When } from './drafts.ts';
import { NotAcknowledged } from './failure.tsx';
import { asSent } from './value.ts';

/**
 * A place that the control API serves. `act` throws what went wrong: Refused (with a dialog when that must be confirmed first),
 * Unreachable, NotAcknowledged. All that elements ask beyond Place is optional to them, so that they also stand in an inert place.
 */
export interface LivePlace extends Place {
  act(field: FieldId, value?: unknown, confirmed?: boolean): Promise<void>;
  fill(field: FieldId, value: unknown, when?: When): void;
  /** Why values that were filled in have not arrived, by `block_id/action_id`. */
  failures?: Record<string, unknown>;
}

/** `flush` sends all that was typed and not sent yet; with `due`, without what only an act would send. */
export type SendingPlace = LivePlace & { flush(which?: 'due' | 'all'): Promise<void> };

const noValues: Values = {};
const noErrors: Record<string, string> = {};

async function sendInto(userId: string, where: Where, isModal: boolean, field: FieldId, value: unknown): Promise<void> {
  if (isModal && 'viewId' in where) {
    const values = { [keyOf(field)]: value ?? null };
    // An act tells the app; this only keeps what stands in the field.
    await actAs(userId, `view/${where.viewId}/input`, { values, dispatch: false });
  } else {
    await actAs(userId, 'action', { where, ...field, value: value ?? null });
  }
}

interface Target {
  userId: string;
  where: Where;
  surface: Surface;
}

function createActs(
  { userId, where, surface }: Target,
  drafts: Drafts,
  known: (field: FieldId) => Values[string][string] | undefined,
) {
  return {
    async act(field: FieldId, value?: unknown, confirmed?: boolean): Promise<void> {
      const held = known(field);
      const settled = held ? drafts.acting(field, value, held) : () => {};
      const body = {
        where,
        ...field,
        ...(value === undefined ? {} : { value: asSent(value) }),
        ...(confirmed ? { confirm: true } : {}),
      };
      // What was typed before goes first, also what has not been entered: a form that it opens covers this one.
      await drafts.flush(surface === 'modal' ? 'all' : 'due').catch(() => {});
      const happened = await actAs(userId, 'action', body).catch((error) => {
        settled(false);
        throw error;
      });
      settled(true);
      if (!happened.ok) throw new NotAcknowledged();
    },
    suggest: (field: FieldId, query: string) =>
      control.post<SuggestionsShown>(`/as/${userId}/options`, { where, ...field, query }),
  };
}

function useLivePlace(target: Target, values: Values, errors: Record<string, string>): SendingPlace {
  const { userId, surface } = target;
  const where = JSON.stringify(target.where);
  const live = useMemo(() => {
    const parsed: Where = JSON.parse(where);
    const drafts = createDrafts({
      send: (field, value) => sendInto(userId, parsed, surface === 'modal', field, value),
      isPassing: (error) => error instanceof Unreachable,
    });
    let current: Values = noValues;
    const known = ({ blockId, actionId }: FieldId) => current[blockId]?.[actionId];
    return {
      drafts,
      acts: createActs({ userId, where: parsed, surface }, drafts, known),
      fill(field: FieldId, value: unknown, when?: When) {
        const held = known(field);
        if (held) drafts.fill(field, value, held, when);
      },
      see(next: Values) {
        current = next;
        drafts.settle(next);
      },
    };
  }, [userId, where, surface]);
  const { drafts } = live;
  const version = useSyncExternalStore(drafts.subscribe, drafts.version);
  useEffect(() => live.see(values), [live, values]);
  // What is still waiting when the place goes away is sent all the same.
  useEffect(() => () => void drafts.flush().catch(() => {}), [drafts]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drafts' own version says when they have changed.
  return useMemo(
    () => ({
      surface,
      errors,
      isInert: false,
      values: drafts.over(values),
      failures: drafts.failures(),
      ...live.acts,
      fill: live.fill,
      flush: (which: 'due' | 'all' = 'all') => drafts.flush(which),
    }),
    [live, drafts, version, surface, values, errors],
  );
}

/** The place that a message of a conversation is. */
export function useMessagePlace(channelId: string, message: MessageShown): LivePlace {
  const { user } = useReader();
  const where: Where = { channel: channelId, ts: message.ts };
  return useLivePlace({ userId: user.id, where, surface: 'message' }, message.state?.values ?? noValues, noErrors);
}

/** The place that a Home view or a modal is; `flush` sends what was typed and not sent yet. */
export function useViewPlace(view: ViewShown): SendingPlace {
  const { user } = useReader();
  const where: Where = view.type === 'home' ? { home: true } : { viewId: view.id };
  return useLivePlace({ userId: user.id, where, surface: view.type }, view.state.values, view.errors);
}
