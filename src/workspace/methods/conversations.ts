import type { Args } from '../args.ts';
import { botUserId, canSee, channelJson, getChannel, isMember, openDirect, scopeOf } from '../conversations.ts';
import type { Core } from '../core.ts';
import { SlackError } from '../core.ts';
import type { Json } from '../json.ts';
import { joinChannel } from '../membership.ts';
import { messageJson, messagesIn } from '../messages.ts';
import type { Channel, ChannelKind, Message } from '../state.ts';
import { checkScopes } from '../tokens.ts';
import { type MethodTable, page } from './method.ts';

const kindNames: Record<string, ChannelKind> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
};

/** The kinds that the `types` argument asks for, each of which needs its own scope. */
export function kindsOf(core: Core, args: Args): ChannelKind[] {
  const types = (args.text('types') ?? 'public_channel').split(',').map((type) => type.trim());
  return types.map((type) => {
    const kind = kindNames[type];
    if (!kind) throw new SlackError('invalid_types');
    checkScopes(core, [`${scopeOf({ kind } as Channel)}:read`]);
    return kind;
  });
}

/** A conversation whose messages or details the app asks for, with the scope that this takes. */
function readable(core: Core, args: Args, action: 'read' | 'history'): Channel {
  const channel = getChannel(core, args.needed('channel', 'channel_not_found'));
  checkScopes(core, [`${scopeOf(channel)}:${action}`]);
  return channel;
}

function within(messages: Message[], args: Args): Message[] {
  const oldest = Number(args.text('oldest') ?? 0);
  const latest = Number(args.text('latest') ?? Number.POSITIVE_INFINITY);
  const inclusive = args.flag('inclusive');
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
}

function answerPage(core: Core, channel: Channel, messages: Message[], args: Args, defaultLimit: number): Json {
  const { items, next } = page(messages, args, defaultLimit);
  const withMetadata = args.flag('include_all_metadata');
  return {
    messages: items.map((message) => messageJson(core, channel.id, message, withMetadata)),
    has_more: next !== '',
    ...(next ? { response_metadata: { next_cursor: next } } : {}),
  };
}

const readScopes = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const historyScopes = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

export const conversationMethods: MethodTable = {
  'conversations.open': {
    scopes: ['im:write', 'mpim:write'],
    tier: 3,
    json: true,
    run(core, args) {
      const channelId = args.text('channel');
      if (channelId) return { channel: { id: getChannel(core, channelId).id } };
      const users = args
        .needed('users', 'users_list_not_supplied')
        .split(',')
        .map((id) => id.trim());
      if (users.length > 8) throw new SlackError('too_many_users');
      for (const id of users) {
        const user = core.state.users[id];
        if (!user) throw new SlackError('user_not_found');
        if (user.deleted) throw new SlackError('user_disabled');
      }
      checkScopes(core, [users.length > 1 ? 'mpim:write' : 'im:write']);
      const { channel, isNew } = openDirect(core, [botUserId(core), ...users]);
      const shown = args.flag('return_im') ? channelJson(core, channel) : { id: channel.id };
      return isNew ? { channel: shown } : { channel: shown, no_op: true, already_open: true };
    },
  },
  'conversations.info': {
    scopes: readScopes,
    tier: 3,
    run(core, args) {
      const channel = readable(core, args, 'read');
      const json = channelJson(core, channel);
      if (!args.flag('include_num_members')) delete json.num_members;
      if (args.flag('include_locale')) json.locale = 'en-US';
      return { channel: json };
    },
  },
  'conversations.list': {
    scopes: readScopes,
    tier: 2,
    run(core, args) {
      const kinds = kindsOf(core, args);
      const bot = botUserId(core);
      const listed = Object.values(core.state.channels).filter(
        (channel) =>
          kinds.includes(channel.kind) &&
          canSee(core, channel, bot) &&
          !(args.flag('exclude_archived') && channel.isArchived),
      );
      const { items, next } = page(listed, args, 100);
      return { channels: items.map((one) => channelJson(core, one)), response_metadata: { next_cursor: next } };
    },
  },
  'conversations.members': {
    scopes: readScopes,
    tier: 4,
    run(core, args) {
      const channel = readable(core, args, 'read');
      const { items, next } = page(channel.members, args, 100);
      return { members: items, response_metadata: { next_cursor: next } };
    },
  },
  'conversations.history': {
    scopes: historyScopes,
    tier: 3,
    run(core, args) {
      const channel = readable(core, args, 'history');
      if (!isMember(channel, botUserId(core))) throw new SlackError('not_in_channel');
      const shown = messagesIn(core, channel.id).filter(
        (message) => !message.thread_ts || message.thread_ts === message.ts || message.subtype === 'thread_broadcast',
      );
      return { ...answerPage(core, channel, within(shown, args).reverse(), args, 100), pin_count: 0 };
    },
  },
  'conversations.replies': {
    scopes: historyScopes,
    tier: 3,
    run(core, args) {
      const channel = readable(core, args, 'history');
      if (!isMember(channel, botUserId(core))) throw new SlackError('not_in_channel');
      const ts = args.needed('ts', 'thread_not_found');
      const all = messagesIn(core, channel.id);
      const root = all.find((message) => message.ts === ts);
      if (!root) throw new SlackError('thread_not_found');
      const rootTs = root.thread_ts ?? root.ts;
      const parent = all.filter((message) => message.ts === rootTs);
      const replies = all.filter((message) => message.thread_ts === rootTs && message.ts !== rootTs);
      return answerPage(core, channel, [...parent, ...within(replies, args)], args, 1000);
    },
  },
  'conversations.join': {
    scopes: ['channels:join'],
    tier: 3,
    json: true,
    run(core, args) {
      const channel = getChannel(core, args.needed('channel', 'channel_not_found'));
      if (channel.kind !== 'public') throw new SlackError('method_not_supported_for_channel_type');
      if (channel.isArchived) throw new SlackError('is_archived');
      const already = isMember(channel, botUserId(core));
      if (!already) joinChannel(core, channel, botUserId(core));
      const extra = already
        ? { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } }
        : {};
      return { channel: channelJson(core, channel), ...extra };
    },
  },
};
