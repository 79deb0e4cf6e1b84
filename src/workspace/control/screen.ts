import { canSee, isMember, otherInDirect } from '../conversations.ts';
import type { Core } from '../core.ts';
import { fieldsOf, valuesFor } from '../fields.ts';
import type { Json } from '../json.ts';
import { messageJson, messagesIn } from '../messages.ts';
import type { Channel, User, View } from '../state.ts';
import { displayNameOf } from '../users.ts';
import { stackOf, viewJson } from '../views.ts';

function fieldsShown(view: View): Json[] {
  return fieldsOf(view.content.blocks).map((field) => ({
    blockId: field.blockId,
    actionId: field.actionId,
    type: field.element.type,
    label: field.label,
    isInput: field.isInput,
    optional: field.optional,
    value: view.values[field.blockId]?.[field.actionId] ?? null,
    error: view.errors[field.blockId] ?? null,
  }));
}

export function viewShown(core: Core, view: View): Json {
  return { ...viewJson(core, view), fields: fieldsShown(view), errors: view.errors };
}

/** The modals that a person has open, the one in front last. */
export function modalsOf(core: Core, user: User): Json[] {
  return stackOf(core, user.id).map((view) => viewShown(core, view));
}

export function homeOf(core: Core, user: User): Json | null {
  const view = core.state.views[core.state.homes[user.id] ?? ''];
  return view ? viewShown(core, view) : null;
}

function titleOf(core: Core, channel: Channel, user: User): string {
  if (channel.kind !== 'im') return channel.name;
  const other = core.state.users[otherInDirect(channel, user.id)];
  return other ? displayNameOf(other) : '';
}

/** A conversation as one person sees it, ephemeral messages to them in their places. */
export function conversationShown(core: Core, channel: Channel, user: User, limit = 200): Json {
  const shared = messagesIn(core, channel.id)
    .slice(-limit)
    .map((message) => ({ ...messageJson(core, channel.id, message, true), ephemeral: false }));
  const own = core.state.ephemerals
    .filter((one) => one.channel === channel.id && one.userId === user.id)
    .map((one) => ({ ...structuredClone(one.message), ephemeral: true }));
  const messages: Json[] = [...shared, ...own];
  for (const message of messages) {
    const kept = core.state.messageValues[`${channel.id}:${message.ts}:${user.id}`];
    if (Array.isArray(message.blocks)) message.state = { values: valuesFor(message.blocks, kept) };
    const author = core.state.users[String(message.user)];
    message.author = author ? displayNameOf(author) : String(message.user ?? '');
  }
  messages.sort((a, b) => Number(a.ts) - Number(b.ts));
  const lastRead = Number(core.state.reads[`${user.id}:${channel.id}`] ?? 0);
  return {
    id: channel.id,
    name: titleOf(core, channel, user),
    kind: channel.kind,
    topic: channel.topic,
    members: channel.members,
    isMember: isMember(channel, user.id),
    isArchived: channel.isArchived,
    isExtShared: channel.isExtShared,
    unread: messages.filter((message) => Number(message.ts) > lastRead && message.user !== user.id).length,
    messages,
  };
}

/** All that a person would see. */
export function screenOf(core: Core, user: User): Json {
  const conversations = Object.values(core.state.channels)
    .filter((channel) => canSee(core, channel, user.id))
    .map((channel) => conversationShown(core, channel, user));
  return {
    user,
    conversations,
    modals: modalsOf(core, user),
    home: homeOf(core, user),
    toasts: core.state.toasts[user.id] ?? [],
    lastChange: core.changes.lastId(),
  };
}
