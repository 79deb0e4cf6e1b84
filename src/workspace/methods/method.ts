import type { Args } from '../args.ts';
import type { Core } from '../core.ts';
import { SlackError } from '../core.ts';
import type { Json } from '../json.ts';
import type { Tier } from '../rate-limits.ts';
import type { TokenKind } from '../tokens.ts';

export interface Method {
  /** 'bot' unless it says otherwise. */
  token?: TokenKind;
  /** Any one of these is enough. Where the scope depends on the conversation, `run` checks it. */
  scopes?: string[];
  tier: Tier;
  /** Whether Slack reads JSON bodies here: for the methods that write. */
  json?: boolean;
  run(core: Core, args: Args, context: MethodContext): Json;
}

export interface MethodContext {
  /** Adds to `response_metadata.warnings`. */
  warn(code: string): void;
  /** Names the delivery that this call answers. */
  answers(deliveryId: string): void;
}

export type MethodTable = Record<string, Method>;

/** One page of a list, by a cursor that holds the position of the next one. */
export function page<T>(items: T[], args: Args, defaultLimit: number): { items: T[]; next: string } {
  const limit = Math.max(1, Math.min(1000, args.number('limit') ?? defaultLimit));
  const cursor = args.text('cursor');
  const start = cursor ? positionOf(cursor) : 0;
  const end = start + limit;
  const next = end < items.length ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { items: items.slice(start, end), next };
}

function positionOf(cursor: string): number {
  const match = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString());
  if (!match) throw new SlackError('invalid_cursor');
  return Number(match[1]);
}
