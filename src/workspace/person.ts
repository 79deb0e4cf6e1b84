import type { Where } from './control/shown.ts';
import type { Json } from './json.ts';

export interface PersonMessage extends Json {
  ts: string;
  text: string;
  user: string;
  channel: string;
  ephemeral: boolean;
  blocks?: Json[];
  thread_ts?: string;
  metadata?: { event_type: string; event_payload: Json };
  /** In what followed an act: posted, updated or deleted. */
  event?: string;
}

export interface PersonField {
  blockId: string;
  actionId: string;
  type: string;
  label: string;
  isInput: boolean;
  optional: boolean;
  value: Json | null;
  error: string | null;
}

export interface PersonView extends Json {
  id: string;
  type: 'modal' | 'home';
  callback_id: string;
  private_metadata: string;
  title: { type: string; text: string };
  blocks: Json[];
  state: { values: Record<string, Record<string, Json>> };
  hash: string;
  fields: PersonField[];
  errors: Record<string, string>;
}

export interface PersonConversation {
  id: string;
  name: string;
  kind: 'public' | 'private' | 'im' | 'mpim';
  topic: string;
  members: string[];
  isMember: boolean;
  isArchived: boolean;
  unread: number;
  messages: PersonMessage[];
}

export interface Screen {
  conversations: PersonConversation[];
  /** The one in front is the last. */
  modals: PersonView[];
  home: PersonView | null;
  toasts: { id: number; at: string; text: string }[];
  lastChange: number;
}

/** What came of an act, and what appeared to the person from then on. */
export interface Seen {
  ok: boolean;
  /** Slack's words when it failed. */
  error?: string;
  /** Whether the app was sent anything. */
  delivered: boolean;
  ack?: { ms: number; body: unknown };
  triggerId?: string;
  deliveryId?: string;
  messages: PersonMessage[];
  views: Json[];
  /** The modal in front afterwards. */
  modal: PersonView | null;
  /** Words beside fields, by block_id, after filling and submitting. */
  errors?: Record<string, string>;
}

export interface Wait {
  /** How long to go on looking after the acknowledgement. */
  waitMs?: number;
  /** Stop as soon as this has come; waits up to 5 s unless waitMs says otherwise. */
  until?: 'message' | 'modal' | 'home' | 'view_closed' | 'anything';
}

export interface Suggestions {
  options: { text: { type: string; text: string }; value: string }[];
  groups?: Json[];
  /** False: the query was too short for the app to be asked. */
  asked: boolean;
  error?: string;
}

/** One of the people of a local workspace, doing and seeing what they can. */
export interface Person {
  userId: string;
  /** `/rec 143.5`, by default in the DM with the app. */
  command(text: string, options?: Wait & { channel?: string; threadTs?: string }): Promise<Seen>;
  /** By default in the DM with the app. */
  say(
    text: string,
    options?: Wait & { channel?: string; threadTs?: string },
  ): Promise<Seen & { ts: string; channel: string }>;
  edit(channel: string, ts: string, text: string, options?: Wait): Promise<Seen>;
  remove(channel: string, ts: string, options?: Wait): Promise<Seen>;
  react(channel: string, ts: string, name: string, options?: Wait & { remove?: boolean }): Promise<Seen>;
  upload(
    file: {
      name: string;
      text?: string;
      base64?: string;
      channel?: string;
      comment?: string;
      threadTs?: string;
    } & Wait,
  ): Promise<Seen & { file: Json }>;
  read(channel: string): Promise<void>;
  join(channel: string): Promise<void>;
  leave(channel: string): Promise<void>;
  shortcut(callbackId: string, options?: Wait): Promise<Seen>;
  messageShortcut(callbackId: string, channel: string, ts: string, options?: Wait): Promise<Seen>;
  /**
   * Clicks or chooses. Without `where`: in the modal in front, or else in the latest message that has the action, or
   * else in the Home view.
   */
  click(
    actionId: string,
    options?: Wait & { where?: Where; blockId?: string; value?: unknown; confirm?: boolean },
  ): Promise<Seen>;
  /** What an external select offers. */
  options(actionId: string, query: string, options?: { where?: Where; blockId?: string }): Promise<Suggestions>;
  /** Fills fields of the modal in front: by block_id, action_id, label or `block_id/action_id`. */
  fill(values: Record<string, unknown>, options?: Wait & { confirm?: boolean }): Promise<Seen>;
  submit(options?: Wait): Promise<Seen>;
  close(options?: Wait & { clearAll?: boolean }): Promise<Seen>;
  openHome(options?: Wait & { tab?: 'home' | 'messages' }): Promise<Seen & { home: PersonView | null }>;
  screen(): Promise<Screen>;
  /** By id, by name, by user id for a DM; without: the DM with the app. */
  conversation(channel?: string): Promise<PersonConversation>;
  /** The messages of a conversation, the DM with the app by default. */
  messages(channel?: string): Promise<PersonMessage[]>;
  /** The modal in front, waiting for one to open. */
  modal(options?: { title?: string; timeoutMs?: number }): Promise<PersonView>;
  home(): Promise<PersonView | null>;
  /** Looks again and again until the answer is neither null, undefined nor false. */
  eventually<T>(
    look: (screen: Screen) => T | null | undefined | false,
    options?: { timeoutMs?: number; what?: string },
  ): Promise<T>;
}

/** Asks the control API; throws with its words when it refuses. */
export async function control<T = Json>(
  url: string,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(`${url}/control${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Json;
  if (!response.ok) {
    const dialog = answer.confirm ? ` ${JSON.stringify(answer.confirm)}` : '';
    throw new Error(`${method} /control${path}: ${answer.error}${dialog}`);
  }
  return answer as T;
}

function hasAction(blocks: unknown, actionId: string): boolean {
  return JSON.stringify(blocks ?? []).includes(`"action_id":${JSON.stringify(actionId)}`);
}

function titleText(view: PersonView | undefined): string {
  return view?.title?.text ?? '';
}

export function person(url: string, userId: string): Person {
  const post = <T = Seen>(path: string, body: unknown) => control<T>(url, 'POST', `/as/${userId}${path}`, body);
  const screen = () => control<Screen>(url, 'GET', `/as/${userId}/screen`);

  async function placeOf(actionId: string): Promise<Where> {
    const { modals, conversations, home } = await screen();
    const top = modals.at(-1);
    if (top) return { viewId: top.id };
    const messages = conversations.flatMap((one) => one.messages.map((message) => ({ ...message, channel: one.id })));
    const latest = messages
      .filter((message) => hasAction(message.blocks, actionId))
      .sort((a, b) => Number(a.ts) - Number(b.ts))
      .at(-1);
    if (latest) return { channel: latest.channel, ts: latest.ts };
    if (home && hasAction(home.blocks, actionId)) return { home: true };
    const seen = messages.map((message) => JSON.stringify(message.text.slice(0, 60))).join(', ');
    throw new Error(
      `${userId} sees nothing with the action "${actionId}". They see no modal, and the messages: ${seen || 'none'}`,
    );
  }

  async function top(): Promise<string> {
    const view = (await screen()).modals.at(-1);
    if (!view) throw new Error(`${userId} has no modal open`);
    return view.id;
  }

  async function eventually<T>(
    look: (screen: Screen) => T | null | undefined | false,
    { timeoutMs = 15_000, what = 'what was waited for' } = {},
  ): Promise<T> {
    const until = performance.now() + timeoutMs;
    for (;;) {
      const now = await screen();
      const found = look(now);
      if (found !== null && found !== undefined && found !== false) return found;
      if (performance.now() > until) {
        const modals = now.modals.map(titleText).join(', ') || 'none';
        const toasts = now.toasts.map((toast) => toast.text).join(' | ') || 'none';
        throw new Error(
          `${userId} did not see ${what} within ${timeoutMs} ms. Modals: ${modals}. Slack's own words: ${toasts}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  const conversation = async (channel?: string) => {
    const id = channel ?? (await control<{ app: { botUserId: string } }>(url, 'GET', '/state')).app.botUserId;
    return control<PersonConversation>(url, 'GET', `/as/${userId}/conversation/${encodeURIComponent(id)}`);
  };

  return {
    userId,
    command: (text, options = {}) => post('/command', { text, ...options }),
    say: (text, options = {}) => post('/message', { text, ...options }),
    edit: (channel, ts, text, options = {}) => post('/edit', { channel, ts, text, ...options }),
    remove: (channel, ts, options = {}) => post('/delete', { channel, ts, ...options }),
    react: (channel, ts, name, options = {}) => post('/reaction', { channel, ts, name, ...options }),
    upload: (file) => post('/file', file),
    read: (channel) => post('/read', { channel }),
    join: (channel) => post('/join', { channel }),
    leave: (channel) => post('/leave', { channel }),
    shortcut: (callbackId, options = {}) => post('/shortcut', { callbackId, ...options }),
    messageShortcut: (callbackId, channel, ts, options = {}) =>
      post('/message-shortcut', { callbackId, channel, ts, ...options }),
    async click(actionId, { where, ...options } = {}) {
      return post('/action', { where: where ?? (await placeOf(actionId)), actionId, ...options });
    },
    async options(actionId, query, { where, ...options } = {}) {
      return post<Suggestions>('/options', { where: where ?? (await placeOf(actionId)), actionId, query, ...options });
    },
    fill: async (values, options = {}) => post(`/view/${await top()}/input`, { values, ...options }),
    submit: async (options = {}) => post(`/view/${await top()}/submit`, options),
    close: async (options = {}) => post(`/view/${await top()}/close`, options),
    openHome: (options = {}) => post('/home/open', options),
    screen,
    conversation,
    messages: async (channel) => (await conversation(channel)).messages,
    modal: ({ title, timeoutMs } = {}) =>
      eventually(
        ({ modals }) => {
          const view = modals.at(-1);
          return view && (title === undefined || titleText(view) === title) ? view : null;
        },
        { what: title ? `a modal titled "${title}"` : 'a modal', ...(timeoutMs ? { timeoutMs } : {}) },
      ),
    home: async () => (await screen()).home,
    eventually,
  };
}
