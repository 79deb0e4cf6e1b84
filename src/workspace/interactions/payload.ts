import { nameInPayload } from '../conversations.ts';
import type { Core } from '../core.ts';
import type { Json } from '../json.ts';
import { eventTs } from '../membership.ts';
import { messageJson } from '../messages.ts';
import type { Channel, Message, User } from '../state.ts';
import { userInPayload } from '../users.ts';

/** What came of something that a person did. */
export interface Happened {
  ok: boolean;
  /** Slack's own words when it failed; what the person sees. */
  error?: string;
  /** Whether anything was sent to the app. */
  delivered: boolean;
  ack?: { ms: number; body: unknown };
  deliveryId?: string;
  triggerId?: string;
}

export const verificationToken = 'verification-token';

/** The fields that every interaction has. */
export function interactionBase(core: Core, user: User, type: string): Json {
  const { team, app } = core.options;
  return {
    type,
    team: { id: team.id, domain: team.domain },
    user: userInPayload(user),
    api_app_id: app.id,
    token: verificationToken,
    is_enterprise_install: false,
    enterprise: null,
  };
}

export function channelInPayload(channel: Channel): Json {
  return { id: channel.id, name: nameInPayload(channel) };
}

/** The source message, absent from payloads when it is ephemeral. */
export function messageInPayload(core: Core, channel: Channel, message: Message): Json {
  return messageJson(core, channel.id, message, true);
}

export const actionTs = eventTs;
