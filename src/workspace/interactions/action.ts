import type { Core } from '../core.ts';
import { type Field, optionsOf, valueKeys } from '../fields.ts';
import type { Json } from '../json.ts';
import { isObject, objectsIn } from '../json.ts';
import type { User } from '../state.ts';
import { ImpossibleValue, isExternal, optionFor, valueAfter } from './choice.ts';
import { actionTs, type Happened, interactionBase } from './payload.ts';
import { type Place, placeInPayload } from './place.ts';
import { offeredIn, suggest } from './suggestion.ts';
import { showToast } from './toasts.ts';

/** A confirm dialog that the person has not confirmed. */
export class NeedsConfirmation extends Error {
  readonly dialog: Json;
  constructor(dialog: Json) {
    super('this asks for confirmation first: send confirm: true');
    this.name = 'NeedsConfirmation';
    this.dialog = dialog;
  }
}

/** For an external select: the options among which the value is, those held, those offered before, else what the app is asked for. */
export async function suggestionsFor(
  core: Core,
  user: User,
  place: Place,
  field: Field,
  wanted: unknown,
): Promise<Json[]> {
  if (!isExternal(field.element) || wanted === null || wanted === '') return [];
  const list = Array.isArray(wanted) ? wanted : [wanted];
  const held = place.values[field.blockId]?.[field.actionId];
  const known = [
    ...objectsIn([held?.selected_option]),
    ...objectsIn(held?.selected_options),
    ...offeredIn(core, user, place, field),
  ];
  const found: Json[] = [];
  for (const one of list) {
    const chosen = withoutQuery(one);
    const value = isObject(chosen) ? chosen.value : chosen;
    const match = known.find((option) => option.value === value);
    if (match) {
      found.push(match);
      continue;
    }
    const query = isObject(one) && typeof one.query === 'string' ? one.query : String(isObject(one) ? one.value : one);
    const shown = await suggest(core, user, place, field, query);
    if (shown.error) throw new ImpossibleValue(shown.error);
    if (!shown.asked) {
      throw new ImpossibleValue(`"${query}" is shorter than min_query_length: the app is not asked for options`);
    }
    found.push(...shown.options);
  }
  return found;
}

/** Without the words that were typed to find it. */
export function withoutQuery(wanted: unknown): unknown {
  if (Array.isArray(wanted)) return wanted.map(withoutQuery);
  return isObject(wanted) && 'query' in wanted ? (wanted.pick ?? wanted.value ?? wanted.query) : wanted;
}

function actionJson(core: Core, field: Field, value: Json | undefined, wanted: unknown): Json {
  const { element, blockId, actionId } = field;
  const type = String(element.type);
  const action: Json = { type, action_id: actionId, block_id: blockId, action_ts: actionTs(core) };
  if (type === 'overflow') return { ...action, selected_option: optionFor(optionsOf(element), wanted) };
  if (type === 'feedback_buttons') return { ...action, ...feedback(element, wanted) };
  if (!valueKeys[type]) {
    const { text, style } = element;
    return {
      ...action,
      ...(text ? { text } : {}),
      ...(element.value === undefined ? {} : { value: element.value }),
      ...(style ? { style } : {}),
    };
  }
  const initial = valueKeys[type]?.initial ?? '';
  return { ...action, ...value, ...(element[initial] === undefined ? {} : { [initial]: element[initial] }) };
}

function feedback(element: Json, wanted: unknown): Json {
  const buttons = [element.positive_button, element.negative_button].filter(isObject);
  const chosen = buttons.find((one) => one.value === wanted || (isObject(one.text) && one.text.text === wanted));
  if (!chosen) throw new ImpossibleValue(`choose one of ${buttons.map((one) => one.value).join(', ')}`);
  return { text: chosen.text, value: chosen.value };
}

/** A person clicks, chooses or enters something in a message or view: the app is told. */
export async function act(
  core: Core,
  user: User,
  place: Place,
  field: Field,
  wanted: unknown,
  confirmed: boolean,
): Promise<Happened> {
  const holdsValue = valueKeys[String(field.element.type)] !== undefined;
  const suggestions = await suggestionsFor(core, user, place, field, wanted);
  const value = holdsValue ? valueAfter(core, field.element, withoutQuery(wanted), suggestions) : undefined;
  const action = actionJson(core, field, value, wanted);
  if (isObject(field.element.confirm) && !confirmed) throw new NeedsConfirmation(field.element.confirm);
  if (value) {
    place.values = { ...place.values, [field.blockId]: { ...place.values[field.blockId], [field.actionId]: value } };
    place.save(place.values);
  }
  if (!field.dispatches) return { ok: true, delivered: false };
  const { outcome, record } = await core.delivery.interaction('interactive', 'block_actions', user.id, (deliveryId) => {
    const inModal = place.view?.type === 'modal' ? place.view.id : undefined;
    const payload: Json = {
      ...interactionBase(core, user, 'block_actions'),
      ...placeInPayload(core, place),
      trigger_id: core.triggers.issue(user.id, deliveryId, { viewId: inModal, channel: place.channel?.id }).id,
      actions: [action],
    };
    if (place.channel && place.message) {
      payload.response_url = core.responseUrls.issue({
        userId: user.id,
        channel: place.channel.id,
        deliveryId,
        original: { ts: place.message.ts, ephemeral: place.ephemeral },
        ...(place.message.thread_ts && place.message.thread_ts !== place.message.ts
          ? { threadTs: place.message.thread_ts }
          : {}),
      });
    }
    return payload;
  });
  const happened: Happened = { ok: outcome.ok, delivered: true, deliveryId: record.id };
  if (record.triggerId) happened.triggerId = record.triggerId;
  if (record.ack) happened.ack = record.ack;
  if (!outcome.ok) {
    // Slack shows no words here, only a warning sign beside the element.
    happened.error = `⚠️ ${field.label || field.actionId}`;
    showToast(core, user.id, happened.error);
  }
  return happened;
}
