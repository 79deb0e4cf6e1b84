import { channelType, isMember } from './conversations.ts';
import type { Core } from './core.ts';
import { nextId, unixSeconds } from './core.ts';
import type { Json } from './json.ts';
import type { Channel } from './state.ts';

/** Any one of these scopes lets the event through. */
const eventScopes: Record<string, string[]> = {
  app_mention: ['app_mentions:read'],
  channel_archive: ['channels:read'],
  channel_unarchive: ['channels:read'],
  file_shared: ['files:read'],
  group_archive: ['groups:read'],
  group_unarchive: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  team_join: ['users:read'],
  user_change: ['users:read'],
};

function permitted(core: Core, subscription: string): boolean {
  const scopes = eventScopes[subscription];
  return scopes === undefined || scopes.some((scope) => core.manifest.scopes.includes(scope));
}

/** Warns of what the manifest asks for and will never get. */
export function warnOfManifest(core: Core): void {
  for (const event of core.manifest.events) {
    if (!permitted(core, event)) {
      core.warn('manifest', `${event} needs one of the scopes ${eventScopes[event]?.join(', ')}: it is never sent.`);
    }
  }
  const { commands, shortcuts, scopes, interactive } = core.manifest;
  if ((commands.length > 0 || shortcuts.length > 0) && !scopes.includes('commands')) {
    core.warn('manifest', 'Slash commands and shortcuts need the scope commands: people do not see them.');
  }
  if (shortcuts.length > 0 && !interactive) {
    core.warn('manifest', 'Shortcuts need settings.interactivity.is_enabled: they are never sent.');
  }
}

/** Sends an event to the app if it has subscribed to it. */
export function tellApp(core: Core, subscription: string, event: Json, about: { userId?: string } = {}): void {
  const { app, team } = core.options;
  if (!core.state.app.installed || !core.manifest.events.includes(subscription) || !permitted(core, subscription))
    return;
  const payload: Json = {
    token: 'verification-token',
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event,
    type: 'event_callback',
    event_id: nextId(core, 'Ev'),
    event_time: unixSeconds(core),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: app.botUserId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: core.state.channels[String(event.channel)]?.isExtShared ?? false,
    event_context: `4-${nextId(core, 'E')}`,
  };
  core.delivery.event(payload, String(event.type), about.userId ?? null);
}

/** A message, edit or deletion, told as the subscriptions for that kind of conversation say. */
export function tellMessage(core: Core, channel: Channel, message: Json): void {
  const type = channelType(channel);
  if (!isMember(channel, core.options.app.botUserId)) return;
  const event: Json = {
    ...message,
    channel: channel.id,
    channel_type: type,
    event_ts: message.ts,
  };
  const userId = typeof message.user === 'string' ? message.user : undefined;
  const subscription =
    type === 'channel' ? 'message.channels' : type === 'group' ? 'message.groups' : `message.${type}`;
  tellApp(core, subscription, event, userId ? { userId } : {});
  const mention = `<@${core.options.app.botUserId}`;
  const mentioned = message.subtype === undefined && String(message.text).includes(mention) && !message.bot_id;
  if (mentioned && type !== 'im') {
    const { subtype: _, channel_type: __, ...rest } = event;
    tellApp(core, 'app_mention', { ...rest, type: 'app_mention' }, userId ? { userId } : {});
  }
}
