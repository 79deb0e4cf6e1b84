import { checkSuggestions } from '../block-kit/suggestions.ts';
import type { Core } from '../core.ts';
import type { Field } from '../fields.ts';
import { optionsOf } from '../fields.ts';
import { isObject, type Json, objectsIn } from '../json.ts';
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
  const failed = (why: string): Suggestions => {
    core.warn('option suggestions', why);
    return {
      options: [],
      asked: true,
      error: 'Results could not be loaded',
      ...(record.ack ? { ack: record.ack } : {}),
    };
  };
  if (!outcome.ok) return failed(`No options came: ${outcome.failure}`);
  const body = outcome.body;
  if (!isObject(body)) return failed('The acknowledgement has neither options nor option_groups.');
  const faults = checkSuggestions(body);
  if (faults.length) return failed(`The options were refused: ${faults.join('; ')}`);
  const shown: Suggestions = { options: optionsOf(body), asked: true };
  if (record.ack) shown.ack = record.ack;
  if (body.option_groups) shown.groups = objectsIn(body.option_groups);
  return shown;
}
