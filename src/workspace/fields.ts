import { elementsOf, flatBlocks } from './block-kit/normalize.ts';
import { isObject, type Json, objectsIn } from './json.ts';
import type { Values } from './state.ts';

/** An interactive element where it stands. */
export interface Field {
  blockId: string;
  actionId: string;
  block: Json;
  element: Json;
  /** The label of an input block, or the words on the element. */
  label: string;
  /** Whether it stands in an input block. */
  isInput: boolean;
  optional: boolean;
  /** Whether touching it calls the app at once. */
  dispatches: boolean;
}

/** For each kind of element that holds a value: the key of the value, and the key of its initial one. */
export const valueKeys: Record<string, { value: string; initial: string; many?: boolean }> = {
  plain_text_input: { value: 'value', initial: 'initial_value' },
  email_text_input: { value: 'value', initial: 'initial_value' },
  url_text_input: { value: 'value', initial: 'initial_value' },
  number_input: { value: 'value', initial: 'initial_value' },
  rich_text_input: { value: 'rich_text_value', initial: 'initial_value' },
  static_select: { value: 'selected_option', initial: 'initial_option' },
  external_select: { value: 'selected_option', initial: 'initial_option' },
  radio_buttons: { value: 'selected_option', initial: 'initial_option' },
  users_select: { value: 'selected_user', initial: 'initial_user' },
  conversations_select: { value: 'selected_conversation', initial: 'initial_conversation' },
  channels_select: { value: 'selected_channel', initial: 'initial_channel' },
  datepicker: { value: 'selected_date', initial: 'initial_date' },
  timepicker: { value: 'selected_time', initial: 'initial_time' },
  datetimepicker: { value: 'selected_date_time', initial: 'initial_date_time' },
  checkboxes: { value: 'selected_options', initial: 'initial_options', many: true },
  multi_static_select: { value: 'selected_options', initial: 'initial_options', many: true },
  multi_external_select: { value: 'selected_options', initial: 'initial_options', many: true },
  multi_users_select: { value: 'selected_users', initial: 'initial_users', many: true },
  multi_conversations_select: { value: 'selected_conversations', initial: 'initial_conversations', many: true },
  multi_channels_select: { value: 'selected_channels', initial: 'initial_channels', many: true },
  file_input: { value: 'files', initial: 'files', many: true },
};

function textOf(value: unknown): string {
  return isObject(value) && typeof value.text === 'string' ? value.text : '';
}

export function fieldsOf(blocks: Json[]): Field[] {
  return flatBlocks(blocks).flatMap((block) =>
    elementsOf(block).map((element) => {
      const isInput = block.type === 'input';
      return {
        blockId: String(block.block_id),
        actionId: String(element.action_id),
        block,
        element,
        label: isInput
          ? textOf(block.label)
          : textOf(element.text) || textOf(element.placeholder) || textOf(block.text),
        isInput,
        optional: block.optional === true,
        dispatches: !isInput || block.dispatch_action === true,
      };
    }),
  );
}

function initialOf(element: Json): Json | undefined {
  const type = String(element.type);
  const keys = valueKeys[type];
  if (!keys) return undefined;
  const initial = element[keys.initial];
  const value: Json = { type, [keys.value]: initial ?? (keys.many ? [] : null) };
  if (type === 'number_input' && initial !== undefined) value.value = String(initial);
  if (type === 'timepicker' && typeof element.timezone === 'string') value.timezone = element.timezone;
  return value;
}

/**
 * The values of all elements: the previous ones where block_id, action_id and type are the same (even if the app now
 * gives another initial value: that is Slack's way), otherwise the initial ones.
 */
export function valuesFor(blocks: Json[], previous: Values = {}): Values {
  // Without a prototype: an app may call a block anything, `__proto__` too.
  const values: Values = Object.create(null);
  for (const { blockId, actionId, element } of fieldsOf(blocks)) {
    const initial = initialOf(element);
    if (!initial) continue;
    const kept = previous[blockId]?.[actionId];
    values[blockId] ??= Object.create(null) as Values[string];
    values[blockId][actionId] = kept && kept.type === initial.type ? kept : initial;
  }
  return values;
}

export function isEmpty(value: Json | undefined): boolean {
  if (!value) return true;
  const held = value[valueKeys[String(value.type)]?.value ?? 'value'];
  return held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0);
}

/** The options that an element lists, those in groups included. */
export function optionsOf(element: Json): Json[] {
  return [
    ...objectsIn(element.options),
    ...objectsIn(element.option_groups).flatMap((group) => objectsIn(group.options)),
  ];
}

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function textFault(element: Json, text: string): string | null {
  const length = [...text].length;
  const { min_length: least, max_length: most } = element;
  if (typeof least === 'number' && length < least) return `Please enter at least ${least} characters.`;
  if (typeof most === 'number' && length > most) return `Please enter no more than ${most} characters.`;
  if (element.type === 'email_text_input' && !email.test(text)) return 'Please enter a valid email address.';
  if (element.type === 'url_text_input' && !/^https?:\/\/\S+$/i.test(text)) return 'Please enter a valid URL.';
  if (element.type === 'number_input') return numberFault(element, text);
  return null;
}

function numberFault(element: Json, text: string): string | null {
  const number = Number(text);
  if (!Number.isFinite(number)) return 'Please enter a valid number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return 'Please enter a whole number.';
  const { min_value: least, max_value: most } = element;
  if (least !== undefined && number < Number(least)) return `Please enter a number that is at least ${least}.`;
  if (most !== undefined && number > Number(most)) return `Please enter a number that is at most ${most}.`;
  return null;
}

/** What Slack's own client says beside fields before it lets a modal be submitted: by block_id. */
export function clientErrors(blocks: Json[], values: Values): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { blockId, actionId, element, isInput, optional } of fieldsOf(blocks)) {
    const value = values[blockId]?.[actionId];
    if (!isInput || !value) continue;
    if (isEmpty(value)) {
      if (!optional) errors[blockId] = 'Please complete this required field.';
    } else if (typeof value.value === 'string') {
      const fault = textFault(element, value.value);
      if (fault) errors[blockId] = fault;
    }
  }
  return errors;
}
