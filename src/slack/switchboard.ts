import {
  type AllMiddlewareArgs,
  type AnyMiddlewareArgs,
  type App,
  type BlockAction,
  type GlobalShortcut,
  ignoreSelf,
  type MessageShortcut,
  type SlackActionMiddlewareArgs,
  type SlackCommandMiddlewareArgs,
  type SlackOptionsMiddlewareArgs,
  type SlackShortcutMiddlewareArgs,
  type SlackViewMiddlewareArgs,
  type ViewClosedAction,
  type ViewSubmitAction,
} from '@slack/bolt';
import type { Log } from '../log.ts';

/** What Bolt gives to who listens for each kind of thing. */
interface Heard {
  command: SlackCommandMiddlewareArgs;
  block_actions: SlackActionMiddlewareArgs<BlockAction>;
  view_submission: SlackViewMiddlewareArgs<ViewSubmitAction>;
  view_closed: SlackViewMiddlewareArgs<ViewClosedAction>;
  block_suggestion: SlackOptionsMiddlewareArgs<'block_suggestion'>;
  shortcut: SlackShortcutMiddlewareArgs<GlobalShortcut>;
  message_action: SlackShortcutMiddlewareArgs<MessageShortcut>;
}
type Kind = keyof Heard;
type Listener<K extends Kind> = (heard: Heard[K] & AllMiddlewareArgs) => Promise<void>;

/** What is told by its id whom it is for: each kind, and where the id stands. */
const ID_OF: { [K in Kind]: (heard: Heard[K]) => string } = {
  command: ({ body }) => body.command,
  block_actions: ({ action }) => action.action_id,
  view_submission: ({ view }) => view.callback_id,
  view_closed: ({ view }) => view.callback_id,
  block_suggestion: ({ body }) => body.action_id,
  shortcut: ({ shortcut }) => shortcut.callback_id,
  message_action: ({ shortcut }) => shortcut.callback_id,
};

/**
 * Where listeners are registered. Bolt asks each of its own in turn whether something is for it, through a chain of promises;
 * this stands before them and looks up by its id whom a thing is for. What nobody listens for is not acknowledged, as by Bolt.
 */
export class Switchboard {
  /** For what is registered by no id: events, which are few */
  readonly app: App;
  readonly #log: Log;
  readonly #listeners = new Map<string, Listener<never>>();
  readonly #patterns: { kind: Kind; pattern: RegExp; listener: Listener<never> }[] = [];

  constructor(app: App, log: Log) {
    this.app = app;
    this.#log = log;
    app.use(async (heard) => {
      const kind = kindOf(heard);
      if (kind) await this.#connect(kind, heard as never);
      else await ignoreSelf(heard);
    });
  }

  /** Registers who listens for things of a kind by their id, or by what their ids look like. Throws where somebody does already. */
  on<K extends Kind>(kind: K, id: string | RegExp, listener: Listener<K>): void {
    if (id instanceof RegExp) {
      this.#patterns.push({ kind, pattern: id, listener });
      return;
    }
    const key = `${kind} ${id}`;
    if (this.#listeners.has(key)) throw new Error(`${key} is registered twice`);
    this.#listeners.set(key, listener);
  }

  async #connect<K extends Kind>(kind: K, heard: Heard[K] & AllMiddlewareArgs): Promise<void> {
    const id = ID_OF[kind](heard);
    const listener = (this.#listeners.get(`${kind} ${id}`) ??
      this.#patterns.find((one) => one.kind === kind && one.pattern.test(id))?.listener) as Listener<K> | undefined;
    if (listener) await listener(heard);
    else this.#log.warn({ kind, id }, 'nobody listens for this');
  }
}

/** Null: an event. */
function kindOf({ body }: AnyMiddlewareArgs): Kind | null {
  if ('command' in body) return 'command';
  const { type } = body;
  return type in ID_OF ? (type as Kind) : null;
}
