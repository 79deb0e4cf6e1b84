import { expect } from 'vitest';
import { checkBlocks } from '../../src/workspace/block-kit/blocks.ts';
import { checkView } from '../../src/workspace/block-kit/view.ts';

type Json = Record<string, unknown>;

/** Slack's limits of text, by what holds it: https://docs.slack.dev/reference/block-kit */
const LONGEST: Record<string, number> = {
  'section.text': 3000,
  'section.fields': 2000,
  'header.text': 150,
  'context.elements': 2000,
  'button.text': 75,
  'button.value': 2000,
  'button.accessibility_label': 75,
  'options.text': 75,
  'options.description': 75,
  'static_select.placeholder': 150,
  'data_visualization.title': 50,
};

/** Fails when a message would be refused by Slack, or would ping or format with what its records hold. */
export function expectMessage(message: { text: string; blocks: unknown[] }): void {
  expect(message.text).not.toBe('');
  expect(message.text.length).toBeLessThanOrEqual(4000);
  expect(checkBlocks(message.blocks, 'message')).toEqual([]);
  expect(message.blocks.length).toBeLessThanOrEqual(50);
  // Undocumented: Slack refuses messages whose blocks are very long together (msg_blocks_too_long).
  expect(lengthOf(message.blocks)).toBeLessThan(13_000);
  expectContents(message.blocks);
  expectHarmless(message.text);
}

export function expectView(view: { type: string; blocks: unknown[] }): void {
  expect(checkView(view, view.type as 'home' | 'modal')).toEqual([]);
  expect(view.blocks.length).toBeLessThanOrEqual(100);
  expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(250_000);
  expectContents(view.blocks);
}

function expectContents(blocks: unknown[]): void {
  for (const block of blocks) walk(block as Json, [String((block as Json).type)]);
}

function walk(node: unknown, path: string[]): void {
  if (Array.isArray(node)) {
    for (const item of node) walk(item, path);
    return;
  }
  if (node === null || typeof node !== 'object') return;
  const object = node as Json;
  const limit = LONGEST[path.slice(-2).join('.')];
  if (
    typeof object.text === 'string' &&
    (object.type === 'mrkdwn' || object.type === 'plain_text' || object.type === 'raw_text')
  ) {
    expect(object.text, path.join('.')).not.toBe('');
    expect(loneSurrogates(object.text), path.join('.')).toEqual([]);
    if (limit) expect(object.text.length, path.join('.')).toBeLessThanOrEqual(limit);
    if (object.type === 'mrkdwn') expectHarmless(object.text);
  }
  for (const [key, value] of Object.entries(object)) {
    const here = [...path, key];
    const most = LONGEST[`${object.type ?? path.at(-1)}.${key}`];
    if (typeof value === 'string' && most) expect(value.length, here.join('.')).toBeLessThanOrEqual(most);
    const type = (value as Json | null)?.type;
    walk(value, typeof type === 'string' && !['mrkdwn', 'plain_text'].includes(type) ? [...here, type] : here);
  }
}

/** What may stand between < and >: what the app itself writes there. */
const OWN = /^(?:@U[A-Z0-9]+|#C[A-Z0-9]+|!date\^\d+\^\{(?:date_short|time)\}(?:, \{time\})?\|[^<>]+)$/;

function expectHarmless(mrkdwn: string): void {
  for (const [, inside = ''] of mrkdwn.matchAll(/<([^>]*)>?/g)) expect(inside).toMatch(OWN);
  expect(mrkdwn.replace(/&(?:amp|lt|gt);/g, '')).not.toMatch(/&(?=[a-z]{1,4}$|[a-z]{1,4}…)/);
}

/** Of all words together. */
function lengthOf(node: unknown): number {
  if (Array.isArray(node)) return node.reduce((sum: number, item) => sum + lengthOf(item), 0);
  if (node === null || typeof node !== 'object') return 0;
  const { text, ...rest } = node as Json;
  return typeof text === 'string'
    ? text.length
    : Object.values({ text, ...rest }).reduce((sum: number, item) => sum + lengthOf(item), 0);
}

function loneSurrogates(text: string): string[] {
  return text.match(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g) ?? [];
}
