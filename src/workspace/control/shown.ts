import type { Dnd, User, Values } from '../state.ts';

/** What the control API shows: the one contract between the workspace and its page. Types only, so that a browser can share them. */
export type { Dnd, User, Values };

export interface Block {
  type: string;
  block_id?: string;
  [key: string]: unknown;
}

export interface FileShown {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  filetype: string;
  size: number;
  user: string;
  url_private: string;
}

export interface MessageShown {
  ts: string;
  user: string;
  text: string;
  /** The author's name. */
  author: string;
  ephemeral: boolean;
  subtype?: string;
  bot_id?: string;
  username?: string;
  blocks?: Block[];
  attachments?: (Record<string, unknown> & { blocks?: Block[] })[];
  files?: FileShown[];
  edited?: { user: string; ts: string };
  reactions?: { name: string; users: string[]; count: number }[];
  thread_ts?: string;
  reply_count?: number;
  reply_users?: string[];
  latest_reply?: string;
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
  /** What this person has put into the message's elements. */
  state?: { values: Values };
}

export interface ConversationShown {
  id: string;
  /** A channel's name; in a DM, the other one's. */
  name: string;
  kind: 'public' | 'private' | 'im' | 'mpim';
  topic: string;
  members: string[];
  isMember: boolean;
  isArchived: boolean;
  isExtShared: boolean;
  unread: number;
  /** The ts up to which this person has read; '0' for never. */
  lastRead: string;
  /** Oldest first, those in threads and the ephemeral ones among them. */
  messages: MessageShown[];
}

/** A message or view that somebody acts in. */
export type Where = { channel: string; ts: string } | { viewId: string } | { home: true };

export interface TextObject {
  type: 'plain_text' | 'mrkdwn';
  text: string;
}

export interface FieldShown {
  blockId: string;
  actionId: string;
  type: string;
  label: string;
  isInput: boolean;
  optional: boolean;
  value: Record<string, unknown> | null;
  error: string | null;
}

/** A modal or a Home view. */
export interface ViewShown {
  id: string;
  type: 'modal' | 'home';
  hash: string;
  callback_id: string;
  external_id: string;
  title: TextObject;
  submit: TextObject | null;
  close: TextObject | null;
  blocks: Block[];
  state: { values: Values };
  previous_view_id: string | null;
  root_view_id: string;
  submit_disabled?: boolean;
  fields: FieldShown[];
  /** Words beside the fields, by block_id. */
  errors: Record<string, string>;
}

/** Words that Slack itself shows to one person. */
export interface ToastShown {
  id: number;
  at: string;
  text: string;
}

/** `GET /control/as/:user/screen` */
export interface ScreenShown {
  user: User;
  conversations: ConversationShown[];
  /** The one in front last. */
  modals: ViewShown[];
  home: ViewShown | null;
  toasts: ToastShown[];
  lastChange: number;
}

export interface CommandShown {
  command: string;
  description: string;
  usage_hint: string;
}

export interface ShortcutShown {
  name: string;
  type: 'global' | 'message';
  callback_id: string;
  description: string;
}

export interface ChannelShown {
  id: string;
  name: string;
  kind: ConversationShown['kind'];
  members: string[];
  topic: string;
  isArchived: boolean;
  isExtShared: boolean;
}

/** `GET /control/state` */
export interface StateShown {
  team: { id: string; name: string; domain: string };
  users: User[];
  channels: ChannelShown[];
  app: {
    id: string;
    botUserId: string;
    botId: string;
    botName: string;
    description: string;
    longDescription: string;
    installed: boolean;
    requestUrl: string | null;
    homeTab: boolean;
    messagesTab: boolean;
    messagesReadOnly: boolean;
    commands: CommandShown[];
    shortcuts: ShortcutShown[];
    scopes: string[];
    connections: unknown[];
  };
  clock: { now: string };
  /** Who a first visit acts as, by id. */
  visitors: string[];
  lastChange: number;
}

/** What `GET /control/events` tells of, each by its name. */
export type ChangeType =
  | 'message_posted'
  | 'message_updated'
  | 'message_deleted'
  | 'ephemeral_posted'
  | 'ephemeral_updated'
  | 'ephemeral_deleted'
  | 'view_opened'
  | 'view_updated'
  | 'view_closed'
  | 'home_published'
  | 'field_changed'
  | 'toast'
  | 'user_changed'
  | 'channel_changed'
  | 'reaction_changed'
  | 'read'
  | 'file'
  | 'app'
  | 'delivery'
  | 'call'
  | 'warning'
  | 'refused'
  | 'socket'
  | 'clock'
  | 'reset';

/** A moment that the clock may be moved to, in the words of whoever runs the workspace: `GET /control/moments?locale=` */
export interface Moment {
  /** ISO 8601, UTC. */
  at: string;
  label: string;
  /** Whom it concerns; absent when nobody in particular. */
  userIds?: string[];
}

/** One place of a fault, as Slack's `response_metadata.messages` names it. */
export interface Fault {
  message: string;
  /** From the first block on, such as `/blocks/0/text/text`; '' when Slack names no place. */
  pointer: string;
}

/** What the app sent and Slack would not have shown: `GET /control/refusals` */
export interface Refusal {
  id: number;
  /** By the workspace's clock. */
  at: string;
  /** The Web API method, `response_url`, or `ack`. */
  method: string;
  /** Slack's code, such as `invalid_blocks`. */
  error: string;
  surface: 'message' | 'modal' | 'home';
  /** Where it would have appeared, and to whom alone. */
  channel: string | null;
  userId: string | null;
  faults: Fault[];
  blocks: Block[];
  text: string;
}

export interface CallShown {
  id: number;
  at: string;
  method: string;
  args: Record<string, unknown>;
  status: number;
  answer: Record<string, unknown> | null;
  ms: number;
  warnings: string[];
  misbehaviour: string[];
  deliveryId: string | null;
}

/** Something sent to the app, and what followed: `GET /control/deliveries` */
export interface DeliveryShown {
  id: string;
  kind: 'events_api' | 'slash_commands' | 'interactive';
  type: string;
  userId: string | null;
  at: string;
  transport: 'socket' | 'http';
  payload: Record<string, unknown>;
  attempts: { number: number; reason: string | null; outcome: string; ms: number; status?: number }[];
  outcome: 'pending' | 'acked' | 'failed';
  ack: { ms: number; body: unknown } | null;
  calls: CallShown[];
  /** The delivery that this one repeats. */
  replayOf: string | null;
}

/** What Slack takes and is likely a mistake: `GET /control/warnings` */
export interface WarningShown {
  at: string;
  where: string;
  message: string;
  /** How often it came; `at` is the last time. */
  times: number;
}

/** What came of an act: the answer of every POST under `/control/as/:user`. */
export interface Happened {
  ok: boolean;
  delivered: boolean;
  /** Slack's own words. */
  error?: string;
  /** Of a submission: by block_id. */
  errors?: Record<string, string>;
  deliveryId?: string;
  channel?: string;
  ts?: string;
}

export interface OptionShown {
  text: TextObject;
  value?: string;
  description?: TextObject;
  url?: string;
}

/** What an external select offers: `POST /control/as/:user/options` */
export interface SuggestionsShown {
  options: OptionShown[];
  groups?: { label: TextObject; options: OptionShown[] }[];
  /** False when the query was too short for Slack to ask the app. */
  asked: boolean;
  error?: string;
}

export interface ConfirmShown {
  title: TextObject;
  text: TextObject;
  confirm: TextObject;
  deny: TextObject;
  style?: 'primary' | 'danger';
}
