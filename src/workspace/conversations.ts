import type { Core } from './core.ts';
import { nextId, SlackError, unixSeconds } from './core.ts';
import type { Json } from './json.ts';
import type { Channel } from './state.ts';

export const botUserId = (core: Core) => core.options.app.botUserId;

export function isMember(channel: Channel, userId: string): boolean {
  return channel.members.includes(userId);
}

/** A public channel can be seen by every full member; guests and strangers see what they were added to. */
export function canSee(core: Core, channel: Channel, userId: string): boolean {
  if (isMember(channel, userId)) return true;
  const user = core.state.users[userId];
  return channel.kind === 'public' && user !== undefined && !user.isRestricted && !user.isStranger;
}

/** The channel, if the app may know of it. */
export function getChannel(core: Core, id: string): Channel {
  const channel = core.state.channels[id];
  if (!channel || !canSee(core, channel, botUserId(core))) throw new SlackError('channel_not_found');
  return channel;
}

/** The conversation among exactly these people, made when there is none. */
export function openDirect(core: Core, userIds: string[]): { channel: Channel; isNew: boolean } {
  const members = [...new Set(userIds)].sort();
  const kind = members.length > 2 ? 'mpim' : 'im';
  const known = Object.values(core.state.channels).find(
    (channel) => channel.kind === kind && [...channel.members].sort().join() === members.join(),
  );
  if (known) return { channel: known, isNew: false };
  const id = nextId(core, kind === 'im' ? 'D' : 'C');
  const names = members.map((member) => core.state.users[member]?.name ?? member);
  const channel: Channel = {
    id,
    name: kind === 'im' ? '' : `mpdm-${names.join('--')}-1`,
    kind,
    members,
    topic: '',
    isArchived: false,
    isExtShared: false,
    creator: userIds[0] ?? botUserId(core),
    created: unixSeconds(core),
  };
  core.state.channels[id] = channel;
  core.state.messages[id] = [];
  core.touch();
  core.changes.emit('channel_changed', { channel: id, data: channel });
  return { channel, isNew: true };
}

/** Who the other one is in a DM. */
export function otherInDirect(channel: Channel, userId: string): string {
  return channel.members.find((member) => member !== userId) ?? userId;
}

/** As `conversations.info` shows it to the app. */
export function channelJson(core: Core, channel: Channel): Json {
  const bot = botUserId(core);
  const common = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.isArchived,
    is_im: channel.kind === 'im',
    is_org_shared: false,
    context_team_id: core.options.team.id,
    updated: channel.created * 1000,
  };
  if (channel.kind === 'im') {
    return { ...common, user: otherInDirect(channel, bot), is_user_deleted: false, is_open: true, priority: 0 };
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind !== 'public',
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    is_general: false,
    is_shared: channel.isExtShared,
    is_ext_shared: channel.isExtShared,
    is_pending_ext_shared: false,
    is_member: isMember(channel, bot),
    creator: channel.creator,
    unlinked: 0,
    parent_conversation: null,
    pending_shared: [],
    pending_connected_team_ids: [],
    shared_team_ids: [core.options.team.id],
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
    num_members: channel.members.length,
  };
}

/** The name that command and interaction payloads give a conversation. */
export function nameInPayload(channel: Channel): string {
  if (channel.kind === 'im') return 'directmessage';
  return channel.kind === 'public' ? channel.name : 'privategroup';
}

/** The `channel_type` of a message event. */
export function channelType(channel: Channel): 'channel' | 'group' | 'im' | 'mpim' {
  if (channel.kind === 'public') return 'channel';
  return channel.kind === 'private' ? 'group' : channel.kind;
}

/** The scope prefix that reading this conversation takes. */
export function scopeOf(channel: Channel): string {
  return { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' }[channel.kind];
}
