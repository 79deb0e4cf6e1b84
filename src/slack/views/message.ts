import type { KnownBlock } from '@slack/types';

/** What a message says: `text` is what notifications and screen readers give, so it says the point too. */
export interface Message {
  text: string;
  blocks: KnownBlock[];
}

/** A message of plain words: one section. `markdown` is Slack's mrkdwn, its outside parts already escaped. */
export function say(markdown: string): Message {
  return {
    text: plainOf(markdown),
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: clip(markdown, 3000) } }],
  };
}

/** Escapes what people typed or files held, so that it can neither ping a channel nor forge a link. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/**
 * Escapes a text and disarms the signs that mrkdwn would format with: Slack formats only where they stand at the edge
 * of a word, so a zero-width word joiner on both sides leaves a file's "*" or "_" as it is.
 */
export function verbatim(text: string): string {
  return escapeText(text).replace(/[*_~`]/g, '\u2060$&\u2060');
}

/** The text cut to `length` UTF-16 units at most, with an ellipsis, never inside a character or an escape. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  let cut = text.slice(0, length - 1);
  cut = cut.replace(/&[a-z]{0,3}$/, '').replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.trimEnd()}…`;
}

/** mrkdwn without its signs, for `text` and for plain_text places. */
export function plainOf(markdown: string): string {
  return markdown.replace(/[*_~`]/g, '').replace(/<[^|>]+\|([^>]+)>/g, '$1');
}
