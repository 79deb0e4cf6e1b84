import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  BlockSuggestion,
  GlobalShortcut,
  MessageShortcut,
  SlackActionMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewClosedAction,
  ViewSubmitAction,
} from '@slack/bolt';
import type { Log } from '../log.ts';

/** What Bolt gives to who listens for each kind of thing. */
interface Heard {
  block_actions: SlackActionMiddlewareArgs<BlockAction>;
  view_submission: SlackViewMiddlewareArgs<ViewSubmitAction>;
  view_closed: SlackViewMiddlewareArgs<ViewClosedAction>;
  block_suggestion: SlackOptionsMiddlewareArgs<'block_suggestion'>;
  shortcut: SlackShortcutMiddlewareArgs<GlobalShortcut>;
  message_action: SlackShortcutMiddlewareArgs<MessageShortcut>;
}
type Kind = keyof Heard;
type Listener<K extends Kind> = (heard: Heard[K] & AllMiddlewareArgs) => Promise<void>;

/**
 * Where listeners are registered. Bolt asks each of its own in turn whether something is for it, through a chain of promises;
 * here one listener of each kind looks up by its id whom it is for. What nobody listens for is not acknowledged, as by Bolt.
 */
export class Switchboard {
  /** For what is registered by no id: commands and events, few of either */
  readonly app: App;
  readonly #log: Log;
  readonly #listeners = new Map<string, Listener<never>>();
  readonly #patterns: { kind: Kind; pattern: RegExp; listener: Listener<never> }[] = [];

  constructor(app: App, log: Log) {
    this.app = app;
    this.#log = log;
    app.action<BlockAction>({ type: 'block_actions' }, (heard) =>
      this.#connect('block_actions', heard.action.action_id, heard),
    );
    app.view<ViewSubmitAction>({ type: 'view_submission' }, (heard) =>
      this.#connect('view_submission', heard.view.callback_id, heard),
    );
    app.view<ViewClosedAction>({ type: 'view_closed' }, (heard) =>
      this.#connect('view_closed', heard.view.callback_id, heard),
    );
    app.options<'block_suggestion'>({ type: 'block_suggestion' } as never, (heard) =>
      this.#connect('block_suggestion', (heard.body as unknown as BlockSuggestion).action_id, heard),
    );
    app.shortcut<GlobalShortcut>({ type: 'shortcut' }, (heard) =>
      this.#connect('shortcut', heard.shortcut.callback_id, heard),
    );
    app.shortcut<MessageShortcut>({ type: 'message_action' }, (heard) =>
      this.#connect('message_action', heard.shortcut.callback_id, heard),
    );
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

  async #connect<K extends Kind>(kind: K, id: string, heard: Heard[K] & AllMiddlewareArgs): Promise<void> {
    const listener = (this.#listeners.get(`${kind} ${id}`) ??
      this.#patterns.find((one) => one.kind === kind && one.pattern.test(id))?.listener) as Listener<K> | undefined;
    if (listener) await listener(heard);
    else this.#log.warn({ kind, id }, 'nobody listens for this');
  }
}
