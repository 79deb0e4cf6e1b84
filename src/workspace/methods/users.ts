import { canSee, channelJson, isMember } from '../conversations.ts';
import { SlackError } from '../core.ts';
import type { Json } from '../json.ts';
import type { Dnd } from '../state.ts';
import { getUser, profileJson, userJson } from '../users.ts';
import { kindsOf } from './conversations.ts';
import { type MethodTable, page } from './method.ts';

function dndJson(dnd: Dnd | undefined): Json {
  return {
    dnd_enabled: dnd?.enabled ?? false,
    next_dnd_start_ts: dnd?.nextStart ?? 1,
    next_dnd_end_ts: dnd?.nextEnd ?? 1,
  };
}

export const userMethods: MethodTable = {
  'users.info': {
    scopes: ['users:read'],
    tier: 4,
    run: (core, args) => ({
      user: userJson(core, getUser(core, args.needed('user', 'user_not_found')), args.flag('include_locale')),
    }),
  },
  'users.list': {
    scopes: ['users:read'],
    tier: 2,
    run(core, args) {
      const everyone = Object.values(core.state.users).filter((user) => !user.isStranger);
      const { items, next } = page(everyone, args, 1000);
      return {
        members: items.map((user) => userJson(core, user, args.flag('include_locale'))),
        cache_ts: Math.floor(core.clock.now().getTime() / 1000),
        response_metadata: { next_cursor: next },
      };
    },
  },
  'users.profile.get': {
    scopes: ['users.profile:read'],
    tier: 4,
    run: (core, args) => ({ profile: profileJson(core, getUser(core, args.needed('user', 'user_not_found'))) }),
  },
  'users.conversations': {
    scopes: ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
    tier: 3,
    run(core, args) {
      const userId = args.text('user') ?? core.options.app.botUserId;
      if (!core.state.users[userId]) throw new SlackError('user_not_found');
      const kinds = kindsOf(core, args);
      const theirs = Object.values(core.state.channels).filter(
        (channel) =>
          kinds.includes(channel.kind) &&
          isMember(channel, userId) &&
          canSee(core, channel, core.options.app.botUserId) &&
          !(args.flag('exclude_archived') && channel.isArchived),
      );
      const { items, next } = page(theirs, args, 100);
      return {
        channels: items.map((channel) => channelJson(core, channel)),
        response_metadata: { next_cursor: next },
      };
    },
  },
  'dnd.info': {
    scopes: ['dnd:read'],
    tier: 3,
    run: (core, args) => ({
      ...dndJson(getUser(core, args.text('user') ?? core.options.app.botUserId).dnd),
      snooze_enabled: false,
    }),
  },
  'dnd.teamInfo': {
    scopes: ['dnd:read'],
    tier: 2,
    run(core, args) {
      const ids = args.needed('users', 'no_users_provided').split(',');
      if (ids.length > 50) throw new SlackError('too_many_users');
      const users = ids.flatMap((id) => core.state.users[id.trim()] ?? []);
      return { users: Object.fromEntries(users.map(({ id, dnd }) => [id, dndJson(dnd)])) };
    },
  },
};
