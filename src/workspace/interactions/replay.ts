import type { Core } from '../core.ts';
import { nextId, unixSeconds } from '../core.ts';
import type { DeliveryRecord } from '../delivery.ts';
import { isObject, type Json, objectsIn } from '../json.ts';
import type { User } from '../state.ts';
import { sendCommand } from './command.ts';
import { sendSubmission } from './submission.ts';
import { showToast, troubleConnecting } from './toasts.ts';

/**
 * The payload once more, with what is good for one time made anew: otherwise the handler would run into a used
 * trigger_id, or take the event for one it has had already.
 */
function renewed(core: Core, record: DeliveryRecord, deliveryId: string): Json {
  const payload = structuredClone(record.payload);
  const trigger = core.triggers.find(record.triggerId ?? '');
  if (trigger) {
    const from = { viewId: trigger.viewId ?? undefined, channel: trigger.channel ?? undefined };
    payload.trigger_id = core.triggers.issue(trigger.userId, deliveryId, from).id;
  }
  // What the first answer posted is no longer what an answer replaces; the message that was acted on is.
  const keepsOriginal = payload.type === 'block_actions';
  for (const holder of [payload, ...objectsIn(payload.response_urls)]) {
    const target = core.responseUrls.at(String(holder.response_url));
    if (!target) continue;
    const { userId, channel, threadTs, original } = target;
    holder.response_url = core.responseUrls.issue({
      userId,
      channel,
      deliveryId,
      ...(threadTs ? { threadTs } : {}),
      ...(keepsOriginal && original ? { original } : {}),
    });
  }
  return payload;
}

/** Sends an event, command or interaction again, as a new delivery, and shows what comes of it as for the first. */
export async function replay(core: Core, record: DeliveryRecord, user: User | undefined): Promise<DeliveryRecord> {
  const { id, kind, type } = record;
  if (kind === 'events_api' || !user) {
    const fresh = { event_id: nextId(core, 'Ev'), event_time: unixSeconds(core) };
    const again = core.delivery.event({ ...structuredClone(record.payload), ...fresh }, type, record.userId, id);
    await core.delivery.settled();
    return again;
  }
  let sent = '';
  const payloadFor = (deliveryId: string) => {
    sent = deliveryId;
    return renewed(core, record, deliveryId);
  };
  if (kind === 'slash_commands') await sendCommand(core, user, type, payloadFor, id);
  else if (type === 'view_submission') {
    const view = record.payload.view;
    await sendSubmission(core, user, isObject(view) ? String(view.id) : '', payloadFor, id);
  } else {
    const { outcome } = await core.delivery.interaction(kind, type, user.id, payloadFor, id);
    if (!outcome.ok) showToast(core, user.id, troubleConnecting);
  }
  return core.delivery.records.find((one) => one.id === sent) ?? record;
}
