import { botUserId, channelType } from './conversations.ts';
import type { Core } from './core.ts';
import { tellApp } from './events.ts';
import type { Channel } from './state.ts';

function changed(core: Core, channel: Channel): void {
  core.touch();
  core.changes.emit('channel_changed', { channel: channel.id, data: channel });
}

export function joinChannel(core: Core, channel: Channel, userId: string, inviter?: string): void {
  if (channel.members.includes(userId)) return;
  channel.members.push(userId);
  changed(core, channel);
  if (!channel.members.includes(botUserId(core))) return;
  const event = {
    type: 'member_joined_channel',
    user: userId,
    channel: channel.id,
    channel_type: channelType(channel) === 'channel' ? 'C' : 'G',
    team: core.options.team.id,
    ...(inviter ? { inviter } : {}),
    event_ts: eventTs(core),
  };
  tellApp(core, 'member_joined_channel', event, { userId });
}

export function leaveChannel(core: Core, channel: Channel, userId: string): void {
  if (!channel.members.includes(userId)) return;
  const botWasIn = channel.members.includes(botUserId(core));
  channel.members = channel.members.filter((member) => member !== userId);
  changed(core, channel);
  if (!botWasIn) return;
  const type = channelType(channel) === 'channel' ? 'C' : 'G';
  const common = { channel: channel.id, event_ts: eventTs(core) };
  tellApp(
    core,
    'member_left_channel',
    { type: 'member_left_channel', user: userId, channel_type: type, team: core.options.team.id, ...common },
    { userId },
  );
  if (userId !== botUserId(core)) return;
  const left = channel.kind === 'public' ? 'channel_left' : 'group_left';
  tellApp(core, left, { type: left, actor_id: channel.creator, ...common });
}

export function archiveChannel(core: Core, channel: Channel, archived: boolean, userId: string): void {
  if (channel.isArchived === archived) return;
  channel.isArchived = archived;
  changed(core, channel);
  const prefix = channel.kind === 'public' ? 'channel' : 'group';
  const type = `${prefix}_${archived ? 'archive' : 'unarchive'}`;
  tellApp(core, type, { type, channel: channel.id, user: userId, is_moved: 0, event_ts: eventTs(core) });
}

export function eventTs(core: Core): string {
  return (core.clock.now().getTime() / 1000).toFixed(6);
}
