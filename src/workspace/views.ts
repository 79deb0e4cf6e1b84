import { randomBytes } from 'node:crypto';
import { normalizeBlocks } from './block-kit/normalize.ts';
import type { Core } from './core.ts';
import { nextId, SlackError, unixSeconds } from './core.ts';
import { fieldsOf, valuesFor } from './fields.ts';
import { type Json, objectsIn } from './json.ts';
import type { View } from './state.ts';

const maximumStack = 3;

const newHash = (core: Core) => `${unixSeconds(core)}.${randomBytes(4).toString('hex')}`;

function withIds(content: Json): View['content'] {
  return { ...structuredClone(content), blocks: normalizeBlocks(objectsIn(content.blocks)) };
}

export function stackOf(core: Core, userId: string): View[] {
  return (core.state.stacks[userId] ?? []).flatMap((id) => core.state.views[id] ?? []);
}

function refuseTakenExternalId(core: Core, content: Json, except?: string): void {
  const id = content.external_id;
  if (typeof id !== 'string' || id === '') return;
  const taken = Object.values(core.state.views).some((view) => view.content.external_id === id && view.id !== except);
  if (taken) throw new SlackError('duplicate_external_id');
}

/** Selects that ask for the conversation in which the person is start with it. */
function withCurrentConversation(blocks: Json[], channel: string | null): void {
  if (!channel) return;
  for (const { element } of fieldsOf(blocks)) {
    if (element.default_to_current_conversation !== true) continue;
    if (element.type === 'conversations_select') element.initial_conversation ??= channel;
    if (element.type === 'multi_conversations_select') element.initial_conversations ??= [channel];
  }
}

/** Puts a new modal on top of a person's stack. `channel`: where they were when they caused it. */
export function pushView(core: Core, userId: string, content: Json, channel: string | null = null): View {
  const stack = stackOf(core, userId);
  if (stack.length >= maximumStack) throw new SlackError('push_limit_reached');
  refuseTakenExternalId(core, content);
  const id = nextId(core, 'V');
  const kept = withIds(content);
  withCurrentConversation(kept.blocks, channel);
  const view: View = {
    id,
    userId,
    type: 'modal',
    hash: newHash(core),
    rootViewId: stack[0]?.id ?? id,
    previousViewId: stack.at(-1)?.id ?? null,
    content: kept,
    values: valuesFor(kept.blocks),
    errors: {},
  };
  core.state.views[id] = view;
  core.state.stacks[userId] = [...stack.map((one) => one.id), id];
  core.touch();
  core.changes.emit('view_opened', { userId, data: viewJson(core, view) });
  return view;
}

/** Replaces what a view shows. Its id stays; values of elements with the same ids stay too. */
export function changeView(core: Core, view: View, content: Json): View {
  refuseTakenExternalId(core, content, view.id);
  view.content = withIds(content);
  view.values = valuesFor(view.content.blocks, view.values);
  view.errors = {};
  view.hash = newHash(core);
  core.touch();
  const type = view.type === 'home' ? 'home_published' : 'view_updated';
  core.changes.emit(type, { userId: view.userId, data: viewJson(core, view) });
  return view;
}

export function publishHome(core: Core, userId: string, content: Json, hash?: string): View {
  const known = core.state.views[core.state.homes[userId] ?? ''];
  if (known) {
    if (hash && hash !== known.hash) throw new SlackError('hash_conflict');
    return changeView(core, known, content);
  }
  refuseTakenExternalId(core, content);
  const id = nextId(core, 'V');
  const kept = withIds(content);
  const view: View = {
    id,
    userId,
    type: 'home',
    hash: newHash(core),
    rootViewId: id,
    previousViewId: null,
    content: kept,
    values: valuesFor(kept.blocks),
    errors: {},
  };
  core.state.views[id] = view;
  core.state.homes[userId] = id;
  core.touch();
  core.changes.emit('home_published', { userId, data: viewJson(core, view) });
  return view;
}

/** Takes views off the top of a person's stack, down to and including `viewId`. Returns them, the top one first. */
export function closeViews(core: Core, userId: string, viewId: string): View[] {
  const stack = stackOf(core, userId);
  const from = stack.findIndex((view) => view.id === viewId);
  if (from < 0) return [];
  const closed = stack.slice(from).reverse();
  core.state.stacks[userId] = stack.slice(0, from).map((view) => view.id);
  for (const view of closed) {
    delete core.state.views[view.id];
    core.changes.emit('view_closed', { userId, data: { id: view.id } });
  }
  core.touch();
  return closed;
}

export function closeAll(core: Core, userId: string): View[] {
  const root = stackOf(core, userId)[0];
  return root ? closeViews(core, userId, root.id) : [];
}

/** As the Web API and the payloads show a view. */
export function viewJson(core: Core, view: View): Json {
  return structuredClone(viewNow(core, view));
}

/** The same without a copy, for what is written out at once. */
export function viewNow(core: Core, view: View): Json {
  const { app, team } = core.options;
  const content = view.content;
  const common = {
    id: view.id,
    team_id: team.id,
    type: view.type,
    blocks: content.blocks,
    private_metadata: content.private_metadata ?? '',
    callback_id: content.callback_id ?? '',
    state: { values: view.values },
    hash: view.hash,
    title: content.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: content.clear_on_close ?? false,
    notify_on_close: content.notify_on_close ?? false,
    close: content.close ?? null,
    submit: content.submit ?? null,
    previous_view_id: view.previousViewId,
    root_view_id: view.rootViewId,
    app_id: app.id,
    external_id: content.external_id ?? '',
    app_installed_team_id: team.id,
    bot_id: app.botId,
  };
  return content.submit_disabled === undefined ? common : { ...common, submit_disabled: content.submit_disabled };
}
