import { canSee, isMember, otherInDirect } from '../conversations.ts';
import type { Core } from '../core.ts';
import { fieldsOf, valuesFor } from '../fields.ts';
import { messageNow, messagesIn } from '../messages.ts';
import type { Channel, Message, User, View } from '../state.ts';
import { displayNameOf } from '../users.ts';
import { stackOf, viewNow } from '../views.ts';
import type { ConversationShown, FieldShown, MessageShown, ScreenShown, ViewShown } from './shown.ts';

// What is shown here is written out at once: it shares its parts with the state and is not to be kept.

function fieldsShown(view: View): FieldShown[] {
  return fieldsOf(view.content.blocks).map((field) => ({
    blockId: field.blockId,
    actionId: field.actionId,
    type: String(field.element.type),
    label: field.label,
    isInput: field.isInput,
    optional: field.optional,
    value: view.values[field.blockId]?.[field.actionId] ?? null,
    error: view.errors[field.blockId] ?? null,
  }));
}

export function viewShown(core: Core, view: View): ViewShown {
  const shown = viewNow(core, view) as unknown as Omit<ViewShown, 'fields' | 'errors'>;
  return { ...shown, fields: fieldsShown(view), errors: view.errors };
}

/** The modals that a person has open, the one in front last. */
export function modalsOf(core: Core, user: User): ViewShown[] {
  return stackOf(core, user.id).map((view) => viewShown(core, view));
}

export function homeOf(core: Core, user: User): ViewShown | null {
  const view = core.state.views[core.state.homes[user.id] ?? ''];
  return view ? viewShown(core, view) : null;
}

function titleOf(core: Core, channel: Channel, user: User): string {
  if (channel.kind !== 'im') return channel.name;
  const other = core.state.users[otherInDirect(channel, user.id)];
  return other ? displayNameOf(other) : '';
}

function messageShown(core: Core, channelId: string, user: User, message: Message, ephemeral: boolean): MessageShown {
  const author = core.state.users[message.user];
  const kept = core.state.messageValues[`${channelId}:${message.ts}:${user.id}`];
  const shown = ephemeral ? message : messageNow(core, channelId, message, true);
  return {
    ...(shown as unknown as Omit<MessageShown, 'author' | 'ephemeral'>),
    ephemeral,
    author: author ? displayNameOf(author) : String(message.user ?? ''),
    ...(message.blocks ? { state: { values: valuesFor(message.blocks, kept) } } : {}),
  };
}

/** A conversation as one person sees it, ephemeral messages to them in their places. */
export function conversationShown(core: Core, channel: Channel, user: User, limit = 200): ConversationShown {
  const shared = messagesIn(core, channel.id).slice(-limit);
  const own = core.state.ephemerals.filter((one) => one.channel === channel.id && one.userId === user.id);
  const messages = [
    ...shared.map((message) => messageShown(core, channel.id, user, message, false)),
    ...own.map(({ message }) => messageShown(core, channel.id, user, message, true)),
  ].sort((a, b) => Number(a.ts) - Number(b.ts));
  const lastRead = core.state.reads[`${user.id}:${channel.id}`] ?? '0';
  return {
    id: channel.id,
    name: titleOf(core, channel, user),
    kind: channel.kind,
    topic: channel.topic,
    members: channel.members,
    isMember: isMember(channel, user.id),
    isArchived: channel.isArchived,
    isExtShared: channel.isExtShared,
    unread: messages.filter(({ ts, user: author }) => Number(ts) > Number(lastRead) && author !== user.id).length,
    lastRead,
    messages,
  };
}

/** All that a person would see. */
export function screenOf(core: Core, user: User): ScreenShown {
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
