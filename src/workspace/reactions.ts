import type { Core } from './core.ts';
import { tellApp } from './events.ts';
import { eventTs } from './membership.ts';
import type { Channel, Message } from './state.ts';

function tell(core: Core, type: string, channel: Channel, message: Message, name: string, userId: string): void {
  core.touch();
  core.changes.emit('reaction_changed', { channel: channel.id, data: { ts: message.ts, name, userId, type } });
  if (!channel.members.includes(core.options.app.botUserId)) return;
  const item = { type: 'message', channel: channel.id, ts: message.ts };
  const event = { type, user: userId, reaction: name, item, item_user: message.user, event_ts: eventTs(core) };
  tellApp(core, type, event, { userId });
}

/** False when that person has already reacted so. */
export function addReaction(core: Core, channel: Channel, message: Message, name: string, userId: string): boolean {
  message.reactions ??= [];
  const same = message.reactions.find((reaction) => reaction.name === name);
  if (same?.users.includes(userId)) return false;
  if (same) same.users.push(userId);
  else message.reactions.push({ name, users: [userId] });
  tell(core, 'reaction_added', channel, message, name, userId);
  return true;
}

export function removeReaction(core: Core, channel: Channel, message: Message, name: string, userId: string): boolean {
  const same = message.reactions?.find((reaction) => reaction.name === name);
  if (!same?.users.includes(userId)) return false;
  same.users = same.users.filter((id) => id !== userId);
  message.reactions = message.reactions?.filter((reaction) => reaction.users.length > 0) ?? [];
  tell(core, 'reaction_removed', channel, message, name, userId);
  return true;
}
