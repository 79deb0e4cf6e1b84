import type { Args } from '../args.ts';
import { botUserId, getChannel, isMember } from '../conversations.ts';
import type { Core } from '../core.ts';
import { SlackError } from '../core.ts';
import { findMessage } from '../messages.ts';
import { addReaction, removeReaction } from '../reactions.ts';
import type { MethodTable } from './method.ts';

function reacted(core: Core, args: Args) {
  const name = args.needed('name', 'no_item_specified').replaceAll(':', '');
  const channel = getChannel(core, args.needed('channel', 'channel_not_found'));
  if (!isMember(channel, botUserId(core))) throw new SlackError('not_in_channel');
  const message = findMessage(core, channel.id, args.needed('timestamp', 'no_item_specified'));
  if (!message) throw new SlackError('message_not_found');
  return { name, channel, message };
}

export const reactionMethods: MethodTable = {
  'reactions.add': {
    scopes: ['reactions:write'],
    tier: 3,
    json: true,
    run(core, args) {
      const { name, channel, message } = reacted(core, args);
      if (!addReaction(core, channel, message, name, botUserId(core))) throw new SlackError('already_reacted');
      return {};
    },
  },
  'reactions.remove': {
    scopes: ['reactions:write'],
    tier: 2,
    json: true,
    run(core, args) {
      const { name, channel, message } = reacted(core, args);
      if (!removeReaction(core, channel, message, name, botUserId(core))) throw new SlackError('no_reaction');
      return {};
    },
  },
};
