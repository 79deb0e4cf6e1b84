import type { Args } from '../args.ts';
import { missing } from '../args.ts';
import { checkView } from '../block-kit/view.ts';
import { monotonicMs } from '../clock.ts';
import type { Core } from '../core.ts';
import { SlackError } from '../core.ts';
import { isObject, type Json } from '../json.ts';
import { type Door, refusable } from '../refusals.ts';
import type { View } from '../state.ts';
import type { Trigger, TriggerRefusal } from '../triggers.ts';
import { changeView, closeAll, publishHome, pushView, stackOf, viewJson } from '../views.ts';
import type { MethodContext, MethodTable } from './method.ts';

const maximumBytes = 250_000;

/** Checks a view as the views methods do, with the place of each fault. */
export function checkedView(core: Core, view: unknown, type: View['type'], door: Door): Json {
  return refusable(core, door, { surface: type, content: view }, () => viewFrom(core, view, type, door));
}

function viewFrom(core: Core, view: unknown, type: View['type'], { where }: Door): Json {
  if (view === undefined) throw missing('view');
  if (!isObject(view)) {
    throw new SlackError('invalid_arguments', {
      response_metadata: { messages: ['[ERROR] must provide an object [json-pointer:/view]'] },
    });
  }
  if (Buffer.byteLength(JSON.stringify(view)) > maximumBytes) throw new SlackError('view_too_large');
  const messages = checkView(view, type);
  if (messages.length) throw new SlackError('invalid_arguments', { response_metadata: { messages } });
  if (type === 'modal' && !view.callback_id) core.warn(where, 'A modal without "callback_id" cannot be listened to.');
  return view;
}

const triggerId = (args: Args) => args.text('trigger_id') ?? args.text('interactivity_pointer');

function triggerWords(core: Core, id: string): Record<TriggerRefusal, string> {
  const age = Math.round(monotonicMs() - (core.triggers.find(id)?.issued ?? 0));
  return {
    invalid_trigger_id: 'There is no such trigger_id.',
    exchanged_trigger_id: 'The trigger_id was used a second time; it is good for one view.',
    expired_trigger_id: `The trigger_id was used after ${age} ms; it is good for ${core.settings.triggerLifeMs} ms.`,
  };
}

/** Who would have seen a modal: the one whose trigger it was to be opened with. */
function triggerDoor(core: Core, args: Args, method: string): Door {
  const userId = core.triggers.find(triggerId(args) ?? '')?.userId ?? null;
  return { method, where: method, channel: null, userId };
}

function exchanged(core: Core, args: Args, method: string, context: MethodContext): Trigger {
  const id = triggerId(args);
  if (!id) throw missing('trigger_id');
  const trigger = core.triggers.exchange(id);
  if (typeof trigger === 'string') {
    core.warn(method, triggerWords(core, id)[trigger]);
    throw new SlackError(trigger);
  }
  context.answers(trigger.deliveryId);
  return trigger;
}

function found(core: Core, args: Args): View {
  const id = args.text('view_id');
  const externalId = args.text('external_id');
  if (!id && !externalId) throw missing('view_id');
  const view = id
    ? core.state.views[id]
    : Object.values(core.state.views).find((one) => one.content.external_id === externalId);
  if (!view) throw new SlackError('not_found');
  return view;
}

export const viewMethods: MethodTable = {
  'views.open': {
    tier: 4,
    json: true,
    run(core, args, context) {
      const content = checkedView(core, args.parsed('view'), 'modal', triggerDoor(core, args, 'views.open'));
      const trigger = exchanged(core, args, 'views.open', context);
      // A modal covers everything else: who acts outside it has left the old one.
      if (!trigger.viewId) closeAll(core, trigger.userId);
      return { view: viewJson(core, pushView(core, trigger.userId, content, trigger.channel)) };
    },
  },
  'views.push': {
    tier: 4,
    json: true,
    run(core, args, context) {
      const content = checkedView(core, args.parsed('view'), 'modal', triggerDoor(core, args, 'views.push'));
      const trigger = exchanged(core, args, 'views.push', context);
      if (stackOf(core, trigger.userId).length === 0) throw new SlackError('not_found');
      return { view: viewJson(core, pushView(core, trigger.userId, content, trigger.channel)) };
    },
  },
  'views.update': {
    tier: 4,
    json: true,
    run(core, args) {
      const view = found(core, args);
      const door = { method: 'views.update', where: 'views.update', channel: null, userId: view.userId };
      const content = checkedView(core, args.parsed('view'), view.type, door);
      const hash = args.text('hash');
      if (hash && hash !== view.hash) throw new SlackError('hash_conflict');
      return { view: viewJson(core, changeView(core, view, content)) };
    },
  },
  'views.publish': {
    tier: 4,
    json: true,
    run(core, args) {
      const userId = args.needed('user_id');
      const door = { method: 'views.publish', where: 'views.publish', channel: null, userId };
      const content = checkedView(core, args.parsed('view'), 'home', door);
      if (!core.manifest.homeTab) throw new SlackError('not_enabled');
      const user = core.state.users[userId];
      if (!user || user.deleted) throw new SlackError('user_not_found');
      return { view: viewJson(core, publishHome(core, userId, content, args.text('hash'))) };
    },
  },
};
