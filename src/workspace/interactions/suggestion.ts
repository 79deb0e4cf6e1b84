import { checkSuggestions } from '../block-kit/suggestions.ts';
import type { Core } from '../core.ts';
import { SlackError } from '../core.ts';
import type { Field } from '../fields.ts';
import { optionsOf } from '../fields.ts';
import { isObject, type Json, objectsIn } from '../json.ts';
import type { Door } from '../refusals.ts';
import type { User } from '../state.ts';
import { interactionBase } from './payload.ts';
import { type Place, placeInPayload } from './place.ts';

export interface Suggestions {
  /** As displayed; groups with their options inside. */
  options: Json[];
  groups?: Json[];
  /** False when the query was too short for Slack to ask. */
  asked: boolean;
  /** What the person sees instead of options. */
  error?: string;
  ack?: { ms: number; body: unknown };
}

const defaultMinimum = 3;
const mostKept = 500;

/** What the app offered to each person in each element: what was offered can be chosen without asking again, as in Slack. */
const offers = new WeakMap<Core, Map<string, Json[]>>();

function keyOf(user: User, place: Place, field: Field): string {
  const where = place.view?.id ?? `${place.channel?.id} ${place.message?.ts}`;
  return [user.id, where, field.blockId, field.actionId].join(' ');
}

/** What the app has offered so far. */
export function offeredIn(core: Core, user: User, place: Place, field: Field): Json[] {
  return offers.get(core)?.get(keyOf(user, place, field)) ?? [];
}

function keep(core: Core, user: User, place: Place, field: Field, options: Json[]): void {
  const kept = offers.get(core) ?? new Map<string, Json[]>();
  const before = offeredIn(core, user, place, field).filter((one) => options.every((next) => next.value !== one.value));
  kept.set(keyOf(user, place, field), [...before, ...options].slice(-mostKept));
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  offers.set(core, kept);
}

const surfaceOf = (place: Place) => place.view?.type ?? 'message';

const door = (user: User, place: Place): Door => ({
  method: 'ack',
  where: 'block_suggestion',
  channel: place.channel?.id ?? null,
  userId: user.id,
});

/** A person types into an external select. */
export async function suggest(core: Core, user: User, place: Place, field: Field, query: string): Promise<Suggestions> {
  const minimum = field.element.min_query_length ?? defaultMinimum;
  if ([...query].length < Number(minimum)) return { options: [], asked: false };
  const { outcome, record } = await core.delivery.interaction('interactive', 'block_suggestion', user.id, () => ({
    ...interactionBase(core, user, 'block_suggestion'),
    ...placeInPayload(core, place),
    action_id: field.actionId,
    block_id: field.blockId,
    value: query,
  }));
  const failed = (why?: { error: string; messages: string[] }): Suggestions => {
    if (why) {
      const metadata = { response_metadata: { messages: why.messages } };
      core.refusals.add(door(user, place), surfaceOf(place), {}, new SlackError(why.error, metadata));
    }
    return {
      options: [],
      asked: true,
      error: 'Results could not be loaded',
      ...(record.ack ? { ack: record.ack } : {}),
    };
  };
  if (!outcome.ok) return failed();
  const body = outcome.body;
  const messages = isObject(body) ? checkSuggestions(body) : ['must provide exactly one of options, option_groups'];
  if (!isObject(body) || messages.length > 0) return failed({ error: 'invalid_options', messages });
  const shown: Suggestions = { options: optionsOf(body), asked: true };
  keep(core, user, place, field, shown.options);
  if (record.ack) shown.ack = record.ack;
  if (body.option_groups) shown.groups = objectsIn(body.option_groups);
  return shown;
}
