import type { Core } from '../core.ts';
import { clientErrors, type Field, fieldsOf } from '../fields.ts';
import type { Json } from '../json.ts';
import type { User, View } from '../state.ts';
import { act, suggestionsFor, withoutQuery } from './action.ts';
import { valueAfter } from './choice.ts';
import type { Happened } from './payload.ts';
import { findPlace, NotVisible } from './place.ts';

export interface Filled extends Happened {
  /** What Slack's client would say on submitting now: by block_id. */
  errors: Record<string, string>;
}

/** The field that a test or a page means: by block_id, action_id, label, or "block_id/action_id". */
function fieldNamed(view: View, name: string): Field {
  const fields = fieldsOf(view.content.blocks);
  const exact = fields.filter((field) => `${field.blockId}/${field.actionId}` === name);
  for (const matching of [
    exact,
    fields.filter((field) => field.blockId === name),
    fields.filter((field) => field.actionId === name),
    fields.filter((field) => field.label === name),
  ]) {
    if (matching.length === 1 && matching[0]) return matching[0];
    if (matching.length > 1) throw new NotVisible(`several fields are called "${name}": write blockId/actionId`);
  }
  const known = fields.map((field) => `${field.blockId}/${field.actionId} "${field.label}"`).join(', ');
  throw new NotVisible(`this modal has no field "${name}"; its fields are: ${known || 'none'}`);
}

/**
 * A person fills fields in the modal in front of them. The app is told when a field dispatches, unless `dispatch` is false: what was
 * typed and not entered yet.
 */
export async function fill(
  core: Core,
  user: User,
  view: View,
  wanted: Record<string, unknown>,
  { confirmed, dispatch }: { confirmed: boolean; dispatch: boolean },
): Promise<Filled> {
  let happened: Happened = { ok: true, delivered: false };
  for (const [name, value] of Object.entries(wanted)) {
    // The app may have changed the view after the last field.
    const place = findPlace(core, user, { viewId: view.id });
    const field = fieldNamed(view, name);
    if (field.dispatches && dispatch) {
      const dispatched = await act(core, user, place, field, value, confirmed);
      happened = {
        ...dispatched,
        ok: happened.ok && dispatched.ok,
        delivered: happened.delivered || dispatched.delivered,
      };
      continue;
    }
    const suggestions: Json[] = await suggestionsFor(core, user, place, field, value);
    const next = valueAfter(core, field.element, withoutQuery(value), suggestions);
    delete view.errors[field.blockId];
    place.save({ ...place.values, [field.blockId]: { ...place.values[field.blockId], [field.actionId]: next } });
  }
  return { ...happened, errors: clientErrors(view.content.blocks, view.values) };
}
