import type { Changes } from './changes.ts';
import type { Clock } from './clock.ts';
import type { Delivery } from './delivery.ts';
import type { Json } from './json.ts';
import type { Manifest } from './manifest.ts';
import type { Misbehaviour } from './misbehaviour.ts';
import type { WorkspaceOptions } from './options.ts';
import type { RateLimiter } from './rate-limits.ts';
import type { Refusals } from './refusals.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Settings } from './settings.ts';
import type { SocketMode } from './socket-mode.ts';
import type { State } from './state.ts';
import type { Triggers } from './triggers.ts';
import type { Warning, Warnings } from './warnings.ts';

/** One call of a Web API method or of a response_url. */
export interface Call {
  id: number;
  /** By the workspace's clock. */
  at: string;
  method: string;
  args: Json;
  status: number;
  /** null when the connection was destroyed before an answer. */
  answer: Json | null;
  ms: number;
  warnings: string[];
  /** What the workspace was told to do to this call. */
  misbehaviour: string[];
  /** The delivery whose trigger_id or response_url it used. */
  deliveryId: string | null;
}

/** What the parts of one workspace share. */
export interface Core {
  options: WorkspaceOptions;
  manifest: Manifest;
  /** http://127.0.0.1:PORT, known once it listens. */
  url: string;
  state: State;
  clock: Clock;
  changes: Changes;
  settings: Settings;
  rateLimiter: RateLimiter;
  misbehaviour: Misbehaviour;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  sockets: SocketMode;
  delivery: Delivery;
  calls: Call[];
  /** The last call's id; it grows also when the list is cleared. */
  lastCall: number;
  /** Ends each open stream of changes; resolves when all is sent. */
  streams: Set<() => Promise<void>>;
  warnings: Warnings;
  refusals: Refusals;
  /** To be called after every change of the state: saves it soon. */
  touch(): void;
  /** Saves what has changed: before anybody is told that it has, so that a crash takes back nothing that was answered. */
  flush(): void;
  warn(where: string, message: string, insteadOf?: Warning): Warning;
  /** Puts everything back to the options. */
  reset(): void;
}

/** An error that the Web API answers with, by Slack's code. */
export class SlackError extends Error {
  readonly code: string;
  readonly extra: Json;
  /** Kept as a refusal, and warned of. */
  isTold = false;
  constructor(code: string, extra: Json = {}) {
    super(code);
    this.name = 'SlackError';
    this.code = code;
    this.extra = extra;
  }
}

/** A new id in Slack's manner, such as `V0A00000012`. */
export function nextId(core: Core, prefix: string): string {
  core.state.counter += 1;
  return `${prefix}0A${(36 ** 7 + core.state.counter * 7919).toString(36).toUpperCase()}`;
}

export function unixSeconds(core: Core): number {
  return Math.floor(core.clock.now().getTime() / 1000);
}
