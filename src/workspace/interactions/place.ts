import type { Where } from '../control/shown.ts';
import { canSee } from '../conversations.ts';
import type { Core } from '../core.ts';
import { type Field, fieldsOf, valuesFor } from '../fields.ts';
import type { Json } from '../json.ts';
import { findEphemeral, findMessage } from '../messages.ts';
import type { Channel, Message, User, Values, View } from '../state.ts';
import { stackOf, viewJson } from '../views.ts';
import { channelInPayload, messageInPayload } from './payload.ts';

/** A person asked for something that is not on their screen. The words say what is. */
export class NotVisible extends Error {
  override name = 'NotVisible';
}

/** A message or view in front of a person, with the values in its elements. */
export interface Place {
  fields: Field[];
  values: Values;
  view?: View;
  channel?: Channel;
  message?: Message;
  ephemeral: boolean;
  save(values: Values): void;
}

function placeOfView(core: Core, view: View): Place {
  return {
    fields: fieldsOf(view.content.blocks),
    values: view.values,
    view,
    ephemeral: false,
    save(values) {
      view.values = values;
      core.touch();
      core.changes.emit('field_changed', { userId: view.userId, data: viewJson(core, view) });
    },
  };
}

function placeOfMessage(core: Core, user: User, channelId: string, ts: string): Place {
  const channel = core.state.channels[channelId];
  if (!channel || !canSee(core, channel, user.id)) throw new NotVisible(`${user.name} cannot see ${channelId}`);
  const shared = findMessage(core, channelId, ts);
  const message = shared ?? findEphemeral(core, channelId, ts, user.id);
  if (!message) throw new NotVisible(`${user.name} sees no message ${ts} in ${channelId}`);
  const blocks = message.blocks ?? [];
  const key = `${channelId}:${ts}:${user.id}`;
  const values = valuesFor(blocks, core.state.messageValues[key]);
  return {
    fields: fieldsOf(blocks),
    values,
    channel,
    message,
    ephemeral: !shared,
    save(next) {
      core.state.messageValues[key] = next;
      core.touch();
      core.changes.emit('field_changed', { userId: user.id, channel: channelId, data: { ts, values: next } });
    },
  };
}

/** What the person means, if it is in front of them; a modal covers all else. */
export function findPlace(core: Core, user: User, where: Where): Place {
  const top = stackOf(core, user.id).at(-1);
  if ('viewId' in where) {
    if (!top || (where.viewId !== 'top' && top.id !== where.viewId)) {
      throw new NotVisible(
        `view ${where.viewId} is not in front of ${user.name}; ${top ? `${top.id} is` : 'no modal is'}`,
      );
    }
    return placeOfView(core, top);
  }
  if ('home' in where) {
    const home = core.state.views[core.state.homes[user.id] ?? ''];
    if (!home) throw new NotVisible(`the app has published no Home view for ${user.name}`);
    return placeOfView(core, home);
  }
  return placeOfMessage(core, user, where.channel, where.ts);
}

/** `value` tells apart the buttons of a data table, which share an action_id. */
export function findField(place: Place, actionId: string, blockId?: string, value?: unknown): Field {
  const matching = place.fields.filter(
    (field) => field.actionId === actionId && (blockId === undefined || field.blockId === blockId),
  );
  if (matching.length > 1 && blockId === undefined && new Set(matching.map((one) => one.blockId)).size > 1) {
    const blocks = matching.map((field) => field.blockId).join(', ');
    throw new NotVisible(`several blocks have the action "${actionId}" (${blocks}): say which with blockId`);
  }
  const field = matching.length > 1 ? matching.find((one) => one.element.value === value) : matching[0];
  if (matching.length > 1 && !field) {
    const values = matching.map((one) => one.element.value).join(', ');
    throw new NotVisible(`several buttons have the action "${actionId}": say which with value, one of ${values}`);
  }
  if (field) return field;
  const there = place.fields.map((one) => `${one.blockId}/${one.actionId}`).join(', ') || 'none';
  throw new NotVisible(
    `there is no action "${blockId ? `${blockId}/` : ''}${actionId}" here; the actions are: ${there}`,
  );
}

/** How payloads tell where an action or suggestion happened. */
export function placeInPayload(core: Core, place: Place): Json {
  if (place.view) {
    return { container: { type: 'view', view_id: place.view.id }, view: viewJson(core, place.view) };
  }
  const { channel, message } = place;
  if (!channel || !message) return {};
  const json: Json = {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: place.ephemeral,
      ...(message.thread_ts ? { thread_ts: message.thread_ts } : {}),
    },
    channel: channelInPayload(channel),
    state: { values: structuredClone(place.values) },
  };
  // Slack leaves ephemeral messages out of payloads.
  if (!place.ephemeral) json.message = messageInPayload(core, channel, message);
  return json;
}
