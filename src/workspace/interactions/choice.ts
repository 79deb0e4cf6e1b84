import type { Core } from '../core.ts';
import { optionsOf, valueKeys } from '../fields.ts';
import { isObject, type Json } from '../json.ts';
import { fileJson } from '../messages.ts';

/** A value that this element cannot take. */
export class ImpossibleValue extends Error {
  override name = 'ImpossibleValue';
}

function labelOf(option: Json): string {
  return isObject(option.text) ? String(option.text.text) : '';
}

export function optionFor(options: Json[], wanted: unknown): Json {
  const name = isObject(wanted) ? (wanted.value ?? (isObject(wanted.text) ? wanted.text.text : undefined)) : wanted;
  const found =
    options.find((option) => option.value === String(name)) ??
    options.find((option) => labelOf(option) === String(name));
  if (found) return found;
  const offered = options.map((option) => `${JSON.stringify(labelOf(option))} (${option.value})`).join(', ');
  throw new ImpossibleValue(`there is no option ${JSON.stringify(name)}; the options are: ${offered || 'none'}`);
}

function userFor(core: Core, wanted: unknown): string {
  const found = Object.values(core.state.users).find(
    (user) => user.id === wanted || user.name === wanted || user.realName === wanted,
  );
  if (!found || found.deleted) throw new ImpossibleValue(`there is no active person ${JSON.stringify(wanted)}`);
  return found.id;
}

function channelFor(core: Core, wanted: unknown, publicOnly: boolean): string {
  const found = Object.values(core.state.channels).find(
    (one) => one.id === wanted || (one.name !== '' && one.name === wanted),
  );
  if (!found || (publicOnly && found.kind !== 'public')) {
    throw new ImpossibleValue(`there is no such conversation: ${JSON.stringify(wanted)}`);
  }
  return found.id;
}

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/;

function single(core: Core, element: Json, wanted: unknown, suggestions: Json[]): unknown {
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons':
    case 'multi_static_select':
    case 'checkboxes':
    case 'overflow':
      return optionFor(optionsOf(element), wanted);
    case 'external_select':
    case 'multi_external_select':
      return optionFor(suggestions, wanted);
    case 'users_select':
    case 'multi_users_select':
      return userFor(core, wanted);
    case 'channels_select':
    case 'multi_channels_select':
      return channelFor(core, wanted, true);
    case 'conversations_select':
    case 'multi_conversations_select':
      return core.state.users[String(wanted)] ? String(wanted) : channelFor(core, wanted, false);
    case 'datepicker':
      if (!datePattern.test(String(wanted))) throw new ImpossibleValue('a date is written YYYY-MM-DD');
      return String(wanted);
    case 'timepicker':
      if (!timePattern.test(String(wanted))) throw new ImpossibleValue('a time is written HH:mm');
      return String(wanted);
    case 'datetimepicker':
      if (!Number.isInteger(Number(wanted))) throw new ImpossibleValue('a date and time is given in unix seconds');
      return Number(wanted);
    case 'rich_text_input':
      return isObject(wanted) ? wanted : richText(String(wanted));
    case 'file_input': {
      const file = core.state.files[String(wanted)];
      if (!file) throw new ImpossibleValue(`there is no file ${JSON.stringify(wanted)}: upload it first`);
      return fileJson(core, file.id) ?? {};
    }
    default:
      return String(wanted);
  }
}

export function richText(text: string): Json {
  const elements = text === '' ? [] : [{ type: 'text', text }];
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

/** The state value after a person has put `wanted` into the element; null or '' empties it. */
export function valueAfter(core: Core, element: Json, wanted: unknown, suggestions: Json[] = []): Json {
  const type = String(element.type);
  const keys = valueKeys[type];
  if (!keys) throw new ImpossibleValue(`a ${type} holds no value`);
  const value: Json = { type };
  if (type === 'timepicker' && typeof element.timezone === 'string') value.timezone = element.timezone;
  if (keys.many) {
    const list = wanted === null || wanted === undefined ? [] : Array.isArray(wanted) ? wanted : [wanted];
    const most = element.max_selected_items ?? element.max_files;
    if (typeof most === 'number' && list.length > most) {
      throw new ImpossibleValue(`no more than ${most} can be chosen`);
    }
    value[keys.value] = list.map((one) => single(core, element, one, suggestions));
    return value;
  }
  if (Array.isArray(wanted)) throw new ImpossibleValue(`a ${type} takes one value, not a list`);
  const empty = wanted === null || wanted === undefined || wanted === '';
  value[keys.value] = empty ? null : single(core, element, wanted, suggestions);
  return value;
}

/** Whether this is a kind of element that shows suggestions from the app. */
export function isExternal(element: Json): boolean {
  return element.type === 'external_select' || element.type === 'multi_external_select';
}
