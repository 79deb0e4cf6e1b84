import type { Json } from './json.ts';
import type { Manifest } from './manifest.ts';
import type { SeedChannel, SeedUser, WorkspaceOptions } from './options.ts';

export interface Dnd {
  enabled: boolean;
  /** Unix seconds. */
  nextStart: number;
  nextEnd: number;
}

export interface User {
  id: string;
  teamId: string;
  name: string;
  realName: string;
  displayName: string;
  email?: string;
  title?: string;
  tz: string;
  locale: string;
  isAdmin: boolean;
  isOwner: boolean;
  isRestricted: boolean;
  isUltraRestricted: boolean;
  isStranger: boolean;
  isBot: boolean;
  deleted: boolean;
  dnd?: Dnd;
  /** Unix seconds. */
  updated: number;
}

export type ChannelKind = 'public' | 'private' | 'im' | 'mpim';

export interface Channel {
  id: string;
  name: string;
  kind: ChannelKind;
  members: string[];
  topic: string;
  isArchived: boolean;
  isExtShared: boolean;
  creator: string;
  /** Unix seconds. */
  created: number;
}

export interface Message extends Json {
  type: 'message';
  ts: string;
  user: string;
  text: string;
  subtype?: string;
  bot_id?: string;
  app_id?: string;
  team?: string;
  thread_ts?: string;
  blocks?: Json[];
  attachments?: Json[];
  metadata?: { event_type: string; event_payload: Json };
  edited?: { user: string; ts: string };
  files?: string[];
  reactions?: { name: string; users: string[] }[];
}

export interface Ephemeral {
  channel: string;
  userId: string;
  message: Message;
}

export interface FileRecord {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  filetype: string;
  size: number;
  user: string;
  /** Unix seconds. */
  created: number;
  altText?: string;
  channels: string[];
  complete: boolean;
  base64: string;
}

/** Values of the interactive elements of a view or message, by block_id and action_id. */
export type Values = Record<string, Record<string, Json>>;

export interface View {
  id: string;
  userId: string;
  type: 'modal' | 'home';
  hash: string;
  rootViewId: string;
  previousViewId: string | null;
  /** What the app sent, with generated ids filled in. */
  content: Json & { blocks: Json[] };
  values: Values;
  /** Words beside the fields: by block_id. */
  errors: Record<string, string>;
}

export interface Toast {
  /** Of the change that it came with. */
  id: number;
  at: string;
  text: string;
}

export interface State {
  version: 1;
  counter: number;
  clockOffset: number;
  users: Record<string, User>;
  channels: Record<string, Channel>;
  /** By channel, oldest first. */
  messages: Record<string, Message[]>;
  ephemerals: Ephemeral[];
  files: Record<string, FileRecord>;
  views: Record<string, View>;
  /** Open modals by user, the root first. */
  stacks: Record<string, string[]>;
  /** The Home view's id by user. */
  homes: Record<string, string>;
  /** Values in a message's elements, by `channel:ts:user`. */
  messageValues: Record<string, Values>;
  /** The last read ts, by `user:channel`. */
  reads: Record<string, string>;
  toasts: Record<string, Toast[]>;
  app: { installed: boolean; botTokenRevoked: boolean; appTokenRevoked: boolean; requestUrl: string | null };
}

export function userFromSeed(seed: SeedUser, teamId: string, now: Date): User {
  const seconds = Math.floor(now.getTime() / 1000);
  const user: User = {
    id: seed.id,
    teamId: seed.teamId ?? teamId,
    name: seed.name,
    realName: seed.realName,
    displayName: seed.displayName ?? '',
    tz: seed.tz ?? 'Etc/UTC',
    locale: seed.locale ?? 'en-US',
    isAdmin: seed.isAdmin ?? seed.isOwner ?? false,
    isOwner: seed.isOwner ?? false,
    isRestricted: seed.isRestricted ?? seed.isUltraRestricted ?? false,
    isUltraRestricted: seed.isUltraRestricted ?? false,
    isStranger: seed.isStranger ?? (seed.teamId !== undefined && seed.teamId !== teamId),
    isBot: seed.isBot ?? false,
    deleted: seed.deleted ?? false,
    updated: seconds,
  };
  if (seed.email) user.email = seed.email;
  if (seed.title) user.title = seed.title;
  const dnd = dndFromSeed(seed.dnd, seconds);
  if (dnd) user.dnd = dnd;
  return user;
}

export function dndFromSeed(dnd: SeedUser['dnd'], seconds: number): Dnd | undefined {
  if (dnd === undefined) return undefined;
  if (dnd === true) return { enabled: true, nextStart: seconds, nextEnd: seconds + 8 * 3600 };
  if (dnd === false) return { enabled: false, nextStart: 1, nextEnd: 1 };
  return dnd;
}

export function channelFromSeed(seed: SeedChannel, botUserId: string, now: Date): Channel {
  const members = [...new Set([...seed.members, ...(seed.botIsMember ? [botUserId] : [])])];
  return {
    id: seed.id,
    name: seed.name,
    kind: seed.isPrivate ? 'private' : 'public',
    members,
    topic: seed.topic ?? '',
    isArchived: seed.isArchived ?? false,
    isExtShared: seed.isExtShared ?? false,
    creator: seed.members[0] ?? botUserId,
    created: Math.floor(now.getTime() / 1000),
  };
}

/** A new workspace as its options describe it. */
export function seedState(options: WorkspaceOptions, manifest: Manifest, now: Date): State {
  const state: State = {
    version: 1,
    counter: 0,
    clockOffset: 0,
    users: {},
    channels: {},
    messages: {},
    ephemerals: [],
    files: {},
    views: {},
    stacks: {},
    homes: {},
    messageValues: {},
    reads: {},
    toasts: {},
    app: {
      installed: true,
      botTokenRevoked: false,
      appTokenRevoked: false,
      requestUrl: options.app.requestUrl ?? null,
    },
  };
  addMissingSeeds(state, options, manifest, now);
  return state;
}

/** Adds the users and channels of the options that the state does not know; what it knows is left as it became. */
export function addMissingSeeds(state: State, options: WorkspaceOptions, manifest: Manifest, now: Date): void {
  const bot: SeedUser = {
    id: options.app.botUserId,
    name: manifest.botName.toLowerCase().replace(/[^a-z0-9]+/g, '_'),
    realName: manifest.botName,
    isBot: true,
  };
  for (const seed of [...options.users, bot]) {
    state.users[seed.id] ??= userFromSeed(seed, options.team.id, now);
  }
  for (const seed of options.channels) {
    state.channels[seed.id] ??= channelFromSeed(seed, options.app.botUserId, now);
    state.messages[seed.id] ??= [];
  }
}
