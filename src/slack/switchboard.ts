import {
  App,
  type AppOptions,
  type BlockAction,
  type BlockSuggestion,
  type GlobalShortcut,
  type MessageShortcut,
  type ReceiverEvent,
  type SlashCommand,
  type ViewClosedAction,
  type ViewResponseAction,
  type ViewSubmitAction,
} from '@slack/bolt';
import type { Option, OptionGroup } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../log.ts';
import type { Reply } from './respond.ts';

/** What an external select offers. */
export type Suggestion = { options: Option[] } | { option_groups: OptionGroup[] };

/** What Slack sends of each kind of thing that people do, and what may be answered in its ack. */
interface Kinds {
  command: { body: SlashCommand; answer: Reply };
  block_actions: { body: BlockAction; answer: never };
  view_submission: { body: ViewSubmitAction; answer: ViewResponseAction };
  view_closed: { body: ViewClosedAction; answer: never };
  block_suggestion: { body: BlockSuggestion; answer: Suggestion };
  shortcut: { body: GlobalShortcut; answer: never };
  message_action: { body: MessageShortcut; answer: never };
}
type Kind = keyof Kinds;

interface Heard<K extends Kind> {
  body: Kinds[K]['body'];
  ack(answer?: Kinds[K]['answer']): Promise<void>;
  client: WebClient;
}
type Listener<K extends Kind> = (heard: Heard<K>) => Promise<void>;

/** What is told by its id whom it is for: each kind, and where the id stands. */
const ID_OF: { [K in Kind]: (body: Kinds[K]['body']) => string | undefined } = {
  command: ({ command }) => command,
  block_actions: ({ actions }) => actions[0]?.action_id,
  view_submission: ({ view }) => view.callback_id,
  view_closed: ({ view }) => view.callback_id,
  block_suggestion: ({ action_id }) => action_id,
  shortcut: ({ callback_id }) => callback_id,
  message_action: ({ callback_id }) => callback_id,
};

/**
 * Bolt's app, in which what people do finds at once, by its id, who listens for it. Bolt would give it from one to the next of its
 * middlewares and listeners, each with arguments put together anew, in objects for which Node 20 makes a class each time: that takes
 * longer than all else that Bolt does with a command. Events, which are few in kind, go Bolt's own way (`event`, `message`).
 */
export class Switchboard extends App {
  readonly #speaksAs: WebClient;
  readonly #log: Log;
  readonly #listeners = new Map<string, Listener<never>>();
  readonly #patterns: { kind: Kind; pattern: RegExp; listener: Listener<never> }[] = [];

  /** `speaksAs`: with the token of the workspace's app, for who answers what people do */
  constructor(options: AppOptions, speaksAs: WebClient, log: Log) {
    super(options);
    this.#speaksAs = speaksAs;
    this.#log = log;
    this.error(async (error) => this.#failed(error));
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

  override async processEvent(received: ReceiverEvent): Promise<void> {
    const kind = kindOf(received.body);
    if (!kind) return super.processEvent(received);
    await this.#connect(kind, received.body as never, received.ack);
  }

  /** What nobody listens for is not acknowledged, as by Bolt. */
  async #connect<K extends Kind>(kind: K, body: Kinds[K]['body'], ack: Heard<K>['ack']): Promise<void> {
    const id = ID_OF[kind](body) ?? '';
    const listener = (this.#listeners.get(`${kind} ${id}`) ??
      this.#patterns.find((one) => one.kind === kind && one.pattern.test(id))?.listener) as Listener<K> | undefined;
    if (!listener) {
      this.#log.warn({ kind, id }, 'nobody listens for this');
      return;
    }
    try {
      await listener({ body, ack, client: this.#speaksAs });
    } catch (error) {
      this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    this.#log.error({ err: error }, 'unexpected error outside a listener');
  }
}

/** Null: an event. */
function kindOf(body: ReceiverEvent['body']): Kind | null {
  if ('command' in body) return 'command';
  return Object.hasOwn(ID_OF, body.type) ? (body.type as Kind) : null;
}
