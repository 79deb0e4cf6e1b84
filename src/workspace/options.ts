import type { Moment } from './control/shown.ts';
import type { RateLimitOptions } from './rate-limits.ts';

export interface SeedUser {
  id: string;
  name: string;
  realName: string;
  displayName?: string;
  email?: string;
  title?: string;
  /** IANA name, such as `Asia/Ho_Chi_Minh`. */
  tz?: string;
  /** Such as `vi-VN`. */
  locale?: string;
  isAdmin?: boolean;
  isOwner?: boolean;
  /** A guest of several channels. */
  isRestricted?: boolean;
  /** A guest of one channel. */
  isUltraRestricted?: boolean;
  /** A person of another organisation, met through a shared channel. */
  isStranger?: boolean;
  /** The other organisation's id. */
  teamId?: string;
  isBot?: boolean;
  deleted?: boolean;
  /** Do-not-disturb: unix seconds, or `true` for the next 8 hours. */
  dnd?: boolean | { enabled: boolean; nextStart: number; nextEnd: number };
}

export interface SeedChannel {
  id: string;
  name: string;
  isPrivate?: boolean;
  members: string[];
  botIsMember?: boolean;
  topic?: string;
  isArchived?: boolean;
  /** Shared with another organisation. */
  isExtShared?: boolean;
}

export interface InstalledApp {
  id: string;
  botUserId: string;
  botId: string;
  /** A parsed Slack manifest. */
  manifest: unknown;
  botToken: string;
  appToken: string;
  signingSecret: string;
  /** When set, payloads are posted here, signed; otherwise they go over Socket Mode. */
  requestUrl?: string;
}

export interface WorkspaceOptions {
  /** 0 or absent: any free port. Always 127.0.0.1. */
  port?: number;
  team: { id: string; name: string; domain: string };
  users: SeedUser[];
  channels: SeedChannel[];
  app: InstalledApp;
  /** A JSON file, loaded when it exists, saved on change and on close. */
  statePath?: string;
  rateLimits?: RateLimitOptions;
  /** The built page, served at `/`; `npm run page` builds it. */
  pageFolder?: string;
  /** Who a first visit of the page acts as: ids of users, of whom it takes one that speaks its language. */
  visitors?: string[];
  /** Moments worth moving the clock to, soonest first, in the language of a locale such as `vi-VN`. */
  moments?: (locale: string) => Promise<Moment[]>;
  /** The base clock, by default the real one. */
  now?: () => Date;
}
