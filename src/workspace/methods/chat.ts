import type { Args } from '../args.ts';
import { botUserId, getChannel, isMember, openDirect } from '../conversations.ts';
import type { Core } from '../core.ts';
import { SlackError } from '../core.ts';
import type { Json } from '../json.ts';
import { checkedMessage } from '../message-input.ts';
import {
  type Draft,
  deleteMessage,
  editMessage,
  findMessage,
  messageJson,
  postEphemeral,
  postMessage,
} from '../messages.ts';
import type { Door } from '../refusals.ts';
import type { Channel } from '../state.ts';
import type { MethodContext, MethodTable } from './method.ts';

/** Where a message goes: a channel the app can write in, or the DM with a user id. */
function target(core: Core, args: Args): Channel {
  const id = args.needed('channel', 'channel_not_found');
  const user = core.state.users[id];
  if (user) {
    if (user.deleted || user.id === botUserId(core)) throw new SlackError('channel_not_found');
    if (!core.manifest.messagesTab) throw new SlackError('messages_tab_disabled');
    return openDirect(core, [botUserId(core), user.id]).channel;
  }
  const named = Object.values(core.state.channels).find((one) => one.kind !== 'im' && `#${one.name}` === id);
  const channel = getChannel(core, named?.id ?? id);
  if (channel.isArchived) throw new SlackError('is_archived');
  if (channel.kind === 'im' && !core.manifest.messagesTab) throw new SlackError('messages_tab_disabled');
  if (isMember(channel, botUserId(core))) return channel;
  const mayPost = channel.kind === 'public' && core.manifest.scopes.includes('chat:write.public');
  if (!mayPost) throw new SlackError('not_in_channel');
  return channel;
}

function customized(core: Core, args: Args, draft: Draft): void {
  const icon: Json = {};
  if (args.text('icon_emoji')) icon.emoji = args.text('icon_emoji');
  if (args.text('icon_url')) icon.image_64 = args.text('icon_url');
  const username = args.text('username');
  if (!username && Object.keys(icon).length === 0) return;
  if (!core.manifest.scopes.includes('chat:write.customize')) {
    throw new SlackError('missing_scope', { needed: 'chat:write.customize', provided: core.manifest.scopes.join(',') });
  }
  if (username) draft.username = username;
  if (Object.keys(icon).length) draft.icon = icon;
}

const doorTo = (method: string, channel: Channel, userId: string | null = null): Door => ({
  method,
  where: method,
  channel: channel.id,
  userId,
});

/** Slack's own words to an app whose message says nothing to notifications and screen readers. */
function warnOfMissingText(draft: Draft, context: MethodContext): void {
  if (draft.blocks?.length && !draft.text?.trim()) context.warn('missing_text_in_message');
}

function ownMessage(core: Core, args: Args, error: string) {
  const channel = getChannel(core, args.needed('channel', 'channel_not_found'));
  const message = findMessage(core, channel.id, args.needed('ts', 'message_not_found'));
  if (!message || message.subtype === 'tombstone') throw new SlackError('message_not_found');
  if (message.user !== botUserId(core)) throw new SlackError(error);
  return { channel, message };
}

export const chatMethods: MethodTable = {
  'chat.postMessage': {
    scopes: ['chat:write'],
    tier: 'post',
    json: true,
    run(core, args, context) {
      const channel = target(core, args);
      const draft = checkedMessage(core, args.raw, doorTo('chat.postMessage', channel));
      warnOfMissingText(draft, context);
      customized(core, args, draft);
      const threadTs = args.text('thread_ts');
      if (threadTs) {
        const parent = findMessage(core, channel.id, threadTs);
        if (!parent) throw new SlackError('thread_not_found');
        draft.threadTs = parent.thread_ts ?? parent.ts;
        if (args.flag('reply_broadcast')) draft.replyBroadcast = true;
      }
      const message = postMessage(core, channel, botUserId(core), draft);
      return { channel: channel.id, ts: message.ts, message: messageJson(core, channel.id, message, true) };
    },
  },
  'chat.postEphemeral': {
    scopes: ['chat:write'],
    tier: 4,
    json: true,
    run(core, args, context) {
      const channel = getChannel(core, args.needed('channel', 'channel_not_found'));
      if (channel.isArchived) throw new SlackError('is_archived');
      const userId = args.needed('user');
      if (!isMember(channel, botUserId(core))) throw new SlackError('not_in_channel');
      if (!core.state.users[userId] || !isMember(channel, userId)) throw new SlackError('user_not_in_channel');
      const draft = checkedMessage(core, args.raw, doorTo('chat.postEphemeral', channel, userId));
      warnOfMissingText(draft, context);
      const threadTs = args.text('thread_ts');
      if (threadTs) draft.threadTs = threadTs;
      return { message_ts: postEphemeral(core, channel, userId, draft).ts };
    },
  },
  'chat.update': {
    scopes: ['chat:write'],
    tier: 3,
    json: true,
    run(core, args, context) {
      const { channel, message } = ownMessage(core, args, 'cant_update_message');
      const draft = checkedMessage(core, args.raw, doorTo('chat.update', channel), true);
      warnOfMissingText(draft, context);
      editMessage(core, channel, message, draft, botUserId(core));
      return {
        channel: channel.id,
        ts: message.ts,
        text: message.text,
        message: messageJson(core, channel.id, message, true),
      };
    },
  },
  'chat.delete': {
    scopes: ['chat:write'],
    tier: 3,
    json: true,
    run(core, args) {
      const { channel, message } = ownMessage(core, args, 'cant_delete_message');
      deleteMessage(core, channel, message.ts);
      return { channel: channel.id, ts: message.ts };
    },
  },
  'chat.getPermalink': {
    tier: 'free',
    run(core, args) {
      const channel = getChannel(core, args.needed('channel', 'channel_not_found'));
      const message = findMessage(core, channel.id, args.needed('message_ts', 'message_not_found'));
      if (!message) throw new SlackError('message_not_found');
      return { channel: channel.id, permalink: permalink(core, channel.id, message.ts, message.thread_ts) };
    },
  },
};

function permalink(core: Core, channel: string, ts: string, threadTs: string | undefined): string {
  const base = `${core.url}/archives/${channel}/p${ts.replace('.', '')}`;
  return threadTs && threadTs !== ts ? `${base}?thread_ts=${threadTs}&cid=${channel}` : base;
}
