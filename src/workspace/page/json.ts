import type { Block, TextObject } from '../control/shown.ts';

/** Blocks are what an app sent, or meant to send: whatever is read from them may be of any shape. */
export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectsIn = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

export const stringIn = (value: unknown): string => (typeof value === 'string' ? value : '');

export const numberIn = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

const isTyped = (value: unknown): value is Block => isObject(value) && typeof value.type === 'string';

/** Elements and blocks: objects that say their type. */
export const typedIn = (value: unknown): Block[] => (Array.isArray(value) ? value.filter(isTyped) : []);

export const oneTypedIn = (value: unknown): Block | undefined => (isTyped(value) ? value : undefined);

/** A text object, also one of a wrong length or in the wrong place. */
export function textIn(value: unknown): TextObject | undefined {
  if (!isObject(value) || typeof value.text !== 'string') return undefined;
  return { type: value.type === 'mrkdwn' ? 'mrkdwn' : 'plain_text', text: value.text };
}
