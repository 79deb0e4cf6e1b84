import type {
  ActionsBlock,
  ActionsBlockElement,
  Button,
  ContextBlock,
  KnownBlock,
  ModalView,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';
import type { Catalogue } from '../../locales/catalogue.ts';
import { FORM } from '../action-ids.ts';
import { clip } from './message.ts';

// The shapes that Slack wants, within its limits. Texts given here are mrkdwn with their outside parts already escaped.

/** What a button's `value` may hold. */
export const LONGEST_VALUE = 2000;

export function section(markdown: string, accessory?: Button): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: clip(markdown, 3000) }, ...(accessory && { accessory }) };
}

/** Lines in as many sections as they need: none is cut in two. */
export function sections(lines: readonly string[]): SectionBlock[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= 3000) texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts.map((text) => section(text));
}

export function context(...lines: string[]): ContextBlock {
  return { type: 'context', elements: lines.slice(0, 10).map((line) => ({ type: 'mrkdwn', text: clip(line, 2000) })) };
}

/** Two columns of labelled facts; at most ten are shown. */
export function facts(list: [label: string, value: string][]): SectionBlock {
  return {
    type: 'section',
    fields: list.slice(0, 10).map(([label, value]) => ({ type: 'mrkdwn', text: clip(`*${label}*\n${value}`, 2000) })),
  };
}

/** Plain words without markup; colons in them make no emoji. */
export function words(text: string, limit: number): PlainTextElement {
  return { type: 'plain_text', text: clip(text, limit), emoji: false };
}

export function button(label: string, actionId: string, value: string, more: Partial<Button> = {}): Button {
  return { type: 'button', text: words(label, 75), action_id: actionId, value, ...more };
}

/** A row of things to click; none when there is nothing to click. */
export function actions(blockId: string, elements: ActionsBlockElement[]): ActionsBlock[] {
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: clip(blockId, 255), elements }];
}

export function header(text: string): KnownBlock {
  return { type: 'header', text: words(text, 150) };
}

/** A modal that shows something and asks nothing. */
export function modal(title: string, catalogue: Catalogue, blocks: KnownBlock[]): ModalView {
  return {
    type: 'modal',
    callback_id: FORM.notice,
    title: words(title, 24),
    close: words(catalogue.errors.close, 24),
    blocks: blocks.slice(0, 100),
  };
}
