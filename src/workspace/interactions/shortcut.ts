import type { Core } from '../core.ts';
import { SlackError } from '../core.ts';
import { findMessage } from '../messages.ts';
import type { Channel, User } from '../state.ts';
import { actionTs, channelInPayload, type Happened, interactionBase, messageInPayload } from './payload.ts';
import { showToast, troubleConnecting } from './toasts.ts';

async function deliver(core: Core, user: User, type: string, payload: (deliveryId: string) => Record<string, unknown>) {
  const { outcome, record } = await core.delivery.interaction('interactive', type, user.id, payload);
  const happened: Happened = { ok: outcome.ok, delivered: true, deliveryId: record.id };
  if (record.triggerId) happened.triggerId = record.triggerId;
  if (record.ack) happened.ack = record.ack;
  if (!outcome.ok) {
    happened.error = troubleConnecting;
    showToast(core, user.id, troubleConnecting);
  }
  return happened;
}

function known(core: Core, callbackId: string, type: 'global' | 'message'): void {
  const found = core.manifest.shortcuts.some((one) => one.callback_id === callbackId && one.type === type);
  if (!found || !core.state.app.installed) throw new SlackError(`there is no ${type} shortcut "${callbackId}"`);
}

/** A person chooses a shortcut from the menu of all. */
export function useGlobalShortcut(core: Core, user: User, callbackId: string): Promise<Happened> {
  known(core, callbackId, 'global');
  return deliver(core, user, 'shortcut', (deliveryId) => ({
    ...interactionBase(core, user, 'shortcut'),
    callback_id: callbackId,
    action_ts: actionTs(core),
    trigger_id: core.triggers.issue(user.id, deliveryId).id,
  }));
}

/** A person chooses a shortcut from a message's menu. */
export function useMessageShortcut(
  core: Core,
  user: User,
  callbackId: string,
  channel: Channel,
  ts: string,
): Promise<Happened> {
  known(core, callbackId, 'message');
  const message = findMessage(core, channel.id, ts);
  if (!message) throw new SlackError(`there is no message ${ts} in ${channel.id} that has shortcuts`);
  return deliver(core, user, 'message_action', (deliveryId) => ({
    ...interactionBase(core, user, 'message_action'),
    callback_id: callbackId,
    action_ts: actionTs(core),
    trigger_id: core.triggers.issue(user.id, deliveryId, { channel: channel.id }).id,
    response_url: core.responseUrls.issue({
      userId: user.id,
      channel: channel.id,
      deliveryId,
      ...(message.thread_ts ? { threadTs: message.thread_ts } : {}),
    }),
    message_ts: message.ts,
    channel: channelInPayload(channel),
    message: messageInPayload(core, channel, message),
  }));
}
