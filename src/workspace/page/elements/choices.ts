import type { ChannelShown, User } from '../../control/shown.ts';
import { isObject, type Json, stringIn } from '../json.ts';
import { nameOf, type Reader } from '../reader.tsx';
import { groupsIn, plainIn } from './read.ts';

/** One line of a list that is chosen from. */
export interface Choice {
  id: string;
  label: string;
  description?: string;
  /** A person whose picture is shown, or a channel's sign. */
  sign?: { person: string } | { channel: ChannelShown['kind'] };
  /** What the place is given when it is chosen. */
  value: unknown;
}

export interface ChoiceGroup {
  label: string;
  choices: Choice[];
}

export function optionChoice(option: unknown): Choice {
  const from: Json = isObject(option) ? option : {};
  const description = plainIn(from.description);
  return {
    id: stringIn(from.value),
    label: plainIn(from.text),
    ...(description ? { description } : {}),
    value: option,
  };
}

function personChoice(user: User): Choice {
  const name = nameOf(user);
  const description = user.title || (name === user.realName ? '' : user.realName);
  return {
    id: user.id,
    label: name,
    ...(description ? { description } : {}),
    sign: { person: user.id },
    value: user.id,
  };
}

function channelChoice(channel: ChannelShown): Choice {
  return { id: channel.id, label: channel.name, sign: { channel: channel.kind }, value: channel.id };
}

const byLabel = (a: Choice, b: Choice) => a.label.localeCompare(b.label);

/** People before bots. */
function people({ workspace }: Reader, withBots: boolean): Choice[] {
  const active = workspace.users.filter((one) => !one.deleted);
  const list = (isBot: boolean) =>
    active
      .filter((one) => one.isBot === isBot)
      .map(personChoice)
      .sort(byLabel);
  return withBots ? [...list(false), ...list(true)] : list(false);
}

function channels({ workspace, user }: Reader, isMeant: (channel: ChannelShown) => boolean): Choice[] {
  const isSeen = (one: ChannelShown) => !one.isArchived && (one.kind === 'public' || one.members.includes(user.id));
  return workspace.channels
    .filter((one) => one.name !== '' && one.kind !== 'im' && isSeen(one) && isMeant(one))
    .map(channelChoice)
    .sort(byLabel);
}

function conversations(element: Json, reader: Reader): Choice[] {
  const filter = isObject(element.filter) ? element.filter : {};
  const kinds: unknown[] = Array.isArray(filter.include) ? filter.include : ['im', 'mpim', 'private', 'public'];
  const isMeant = (one: ChannelShown) =>
    kinds.includes(one.kind) && !(filter.exclude_external_shared_channels === true && one.isExtShared);
  const directs = kinds.includes('im') ? people(reader, filter.exclude_bot_users !== true) : [];
  return [...channels(reader, isMeant), ...directs];
}

/** All that an element lists by itself; an external one lists nothing. */
export function choicesOf(element: Json, reader: Reader): ChoiceGroup[] {
  switch (stringIn(element.type).replace(/^multi_/, '')) {
    case 'static_select':
      return groupsIn(element).map(({ label, options }) => ({ label, choices: options.map(optionChoice) }));
    case 'users_select':
      return [{ label: '', choices: people(reader, true) }];
    case 'conversations_select':
      return [{ label: '', choices: conversations(element, reader) }];
    case 'channels_select':
      return [{ label: '', choices: channels(reader, (one) => one.kind === 'public') }];
    default:
      return [];
  }
}

/** What is chosen, as a line: an option by itself, a person or channel by its id. */
export function chosenChoice(value: unknown, reader: Reader): Choice | null {
  if (isObject(value)) return optionChoice(value);
  if (typeof value !== 'string' || value === '') return null;
  const user = reader.person(value);
  if (user) return personChoice(user);
  const channel = reader.channel(value);
  return channel ? channelChoice(channel) : { id: value, label: value, value };
}
