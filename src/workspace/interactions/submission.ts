import type { Core } from '../core.ts';
import { SlackError } from '../core.ts';
import { clientErrors, fieldsOf } from '../fields.ts';
import { isObject, type Json } from '../json.ts';
import { checkedView } from '../methods/views.ts';
import type { User, View } from '../state.ts';
import { changeView, closeAll, closeViews, pushView, stackOf, viewJson } from '../views.ts';
import { type Happened, interactionBase } from './payload.ts';
import { showToast, troubleConnecting } from './toasts.ts';

export interface Submitted extends Happened {
  /** Words beside the fields, by block_id, from Slack's client or from the app. */
  errors?: Record<string, string>;
}

function showErrors(core: Core, view: View, errors: Record<string, string>): void {
  view.errors = errors;
  core.touch();
  core.changes.emit('view_updated', { userId: view.userId, data: { ...viewJson(core, view), errors } });
}

/** Does what the acknowledgement asks; throws a SlackError when Slack could not. */
function respond(core: Core, view: View, body: unknown): Record<string, string> | undefined {
  const answer = isObject(body) ? body : {};
  const door = { method: 'ack', where: 'view_submission', channel: null, userId: view.userId };
  switch (answer.response_action) {
    case undefined:
      closeViews(core, view.userId, view.id);
      return undefined;
    case 'clear':
      closeAll(core, view.userId);
      return undefined;
    case 'update':
      changeView(core, view, checkedView(core, answer.view, 'modal', door));
      return undefined;
    case 'push':
      pushView(core, view.userId, checkedView(core, answer.view, 'modal', door));
      return undefined;
    case 'errors': {
      const errors = fieldErrors(view, answer.errors);
      showErrors(core, view, errors);
      return errors;
    }
    default:
      throw new SlackError(`invalid response_action ${JSON.stringify(answer.response_action)}`);
  }
}

function fieldErrors(view: View, errors: unknown): Record<string, string> {
  if (!isObject(errors) || Object.keys(errors).length === 0) throw new SlackError('errors is empty');
  const inputs = view.content.blocks.filter((block) => block.type === 'input').map((block) => String(block.block_id));
  for (const [blockId, words] of Object.entries(errors)) {
    if (!inputs.includes(blockId)) throw new SlackError(`errors names ${blockId}, which is not an input block here`);
    if (typeof words !== 'string' || words === '') throw new SlackError(`the error of ${blockId} is not a text`);
  }
  return errors as Record<string, string>;
}

/** Addresses for answers in the conversations that were chosen with `response_url_enabled`. */
function responseUrls(core: Core, user: User, view: View, deliveryId: string): Json[] {
  return fieldsOf(view.content.blocks).flatMap(({ element, blockId, actionId }) => {
    if (element.response_url_enabled !== true) return [];
    const value = view.values[blockId]?.[actionId];
    const channel = value?.selected_conversation ?? value?.selected_channel;
    if (typeof channel !== 'string') return [];
    const url = core.responseUrls.issue({ userId: user.id, channel, deliveryId });
    return [{ block_id: blockId, action_id: actionId, channel_id: channel, response_url: url }];
  });
}

/** A person presses the submit button of the modal in front of them. */
export async function submit(core: Core, user: User, view: View): Promise<Submitted> {
  const errors = clientErrors(view.content.blocks, view.values);
  if (Object.keys(errors).length > 0) {
    showErrors(core, view, errors);
    return { ok: false, delivered: false, errors };
  }
  view.errors = {};
  return sendSubmission(core, user, view.id, (deliveryId) => ({
    ...interactionBase(core, user, 'view_submission'),
    trigger_id: core.triggers.issue(user.id, deliveryId, { viewId: view.id }).id,
    view: viewJson(core, view),
    response_urls: responseUrls(core, user, view, deliveryId),
  }));
}

/** Sends a submission and does what the acknowledgement asks of the view, if it is still there. */
export async function sendSubmission(
  core: Core,
  user: User,
  viewId: string,
  payloadFor: (deliveryId: string) => Json,
  replayOf?: string,
): Promise<Submitted> {
  const { outcome, record } = await core.delivery.interaction(
    'interactive',
    'view_submission',
    user.id,
    payloadFor,
    replayOf,
  );
  const happened: Submitted = { ok: true, delivered: true, deliveryId: record.id };
  if (record.triggerId) happened.triggerId = record.triggerId;
  if (record.ack) happened.ack = record.ack;
  const failed = (): Submitted => {
    showToast(core, user.id, troubleConnecting);
    return { ...happened, ok: false, error: troubleConnecting };
  };
  if (!outcome.ok) return failed();
  const view = stackOf(core, user.id).find((one) => one.id === viewId);
  if (!view) return happened;
  try {
    const fromApp = respond(core, view, outcome.body);
    return fromApp ? { ...happened, ok: false, errors: fromApp } : happened;
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    if (!error.isTold) core.warn('view_submission', `The acknowledgement was refused: ${error.code}`);
    return failed();
  }
}

/** A person closes the modal in front of them, or with `clearAll` the whole stack. */
export async function closeModal(core: Core, user: User, view: View, clearAll: boolean): Promise<Happened> {
  const cleared = clearAll || view.content.clear_on_close === true;
  const closed = cleared ? closeAll(core, user.id) : closeViews(core, user.id, view.id);
  const told = closed.filter((one) => one.content.notify_on_close === true);
  const outcomes = await Promise.all(
    told.map((one) =>
      core.delivery.interaction('interactive', 'view_closed', user.id, () => ({
        ...interactionBase(core, user, 'view_closed'),
        view: viewJson(core, one),
        is_cleared: cleared,
      })),
    ),
  );
  const ack = outcomes[0]?.record.ack;
  return { ok: true, delivered: told.length > 0, ...(ack ? { ack } : {}) };
}
