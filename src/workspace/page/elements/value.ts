import type { Values } from '../../control/shown.ts';
import { isObject, type Json, stringIn } from '../json.ts';

/** What an element holds, in Slack's shape: `{type, selected_option}`, `{type, value}`, … */
export type Held = Values[string][string];

/** For each kind of element that holds something: the key of its value, and whether there may be several. */
const shapes: Record<string, { key: string; many?: boolean }> = {
  plain_text_input: { key: 'value' },
  email_text_input: { key: 'value' },
  url_text_input: { key: 'value' },
  number_input: { key: 'value' },
  rich_text_input: { key: 'rich_text_value' },
  static_select: { key: 'selected_option' },
  external_select: { key: 'selected_option' },
  radio_buttons: { key: 'selected_option' },
  users_select: { key: 'selected_user' },
  conversations_select: { key: 'selected_conversation' },
  channels_select: { key: 'selected_channel' },
  datepicker: { key: 'selected_date' },
  timepicker: { key: 'selected_time' },
  datetimepicker: { key: 'selected_date_time' },
  checkboxes: { key: 'selected_options', many: true },
  multi_static_select: { key: 'selected_options', many: true },
  multi_external_select: { key: 'selected_options', many: true },
  multi_users_select: { key: 'selected_users', many: true },
  multi_conversations_select: { key: 'selected_conversations', many: true },
  multi_channels_select: { key: 'selected_channels', many: true },
  file_input: { key: 'files', many: true },
};

const typed = ['plain_text_input', 'email_text_input', 'url_text_input', 'number_input', 'rich_text_input'];

/** Whether people type into it, so that what they typed must never be taken away. */
export const isTyped = (type: string): boolean => typed.includes(type);

/** The value itself: a text, an option, an id, a list of them; null for nothing. */
export function contentOf(held: Held | undefined): unknown {
  const shape = shapes[stringIn(held?.type)];
  if (!held || !shape) return null;
  const value = held[shape.key];
  if (shape.many) return Array.isArray(value) ? value : [];
  return value === undefined || value === '' ? null : value;
}

/** An option without the words by which it was found. */
function withoutQuery(value: unknown): unknown {
  if (!isObject(value) || !('query' in value)) return value;
  const { query: _, pick: __, ...option } = value;
  return option;
}

/** What an element holds after a person put `value` into it: an option is given whole, a file too. */
export function heldAfter(type: string, value: unknown): Held {
  const shape = shapes[type];
  if (!shape) return { type };
  if (shape.many) {
    const list = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
    return { type, [shape.key]: list.map(withoutQuery) };
  }
  return { type, [shape.key]: value === undefined || value === '' ? null : withoutQuery(value) };
}

function oneAsSent(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (typeof value.query === 'string') return { query: value.query, pick: value.value };
  if (value.type === 'rich_text') return value;
  if (typeof value.value === 'string') return value.value;
  return typeof value.id === 'string' ? value.id : value;
}

/** As the control API takes it: an option by its value, a file by its id. */
export function asSent(value: unknown): unknown {
  return Array.isArray(value) ? value.map(oneAsSent) : oneAsSent(value);
}

/** Two of them are the same when an app could not tell them apart. */
export const essence = (held: Held | undefined): string => JSON.stringify(asSent(contentOf(held)) ?? null);

/** Marks an option of an external select with the words that found it: the workspace asks the app with them again. */
export const foundBy = (query: string, option: Json): Json => ({ ...option, query, pick: option.value });
