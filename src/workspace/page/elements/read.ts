import type { OptionShown } from '../../control/shown.ts';
import { emojiOf, splitEmoji } from '../blocks/emoji-names.ts';
import { isObject, type Json, objectsIn, textIn } from '../json.ts';

/** A plain text object as a string, its emoji names made emoji unless it says not to. */
export function plainIn(value: unknown): string {
  const text = textIn(value);
  if (!text) return '';
  if (isObject(value) && value.emoji === false) return text.text;
  return splitEmoji(text.text)
    .map((part) => (typeof part === 'string' ? part : (emojiOf(part.name, part.tone) ?? `:${part.name}:`)))
    .join('');
}

export interface OptionGroup {
  label: string;
  options: OptionShown[];
}

const isOption = (value: Json): boolean => textIn(value.text) !== undefined;

/** The options in a list: what the app sent, without what is none. */
export const optionsIn = (value: unknown): OptionShown[] =>
  objectsIn(value).filter(isOption) as unknown as OptionShown[];

/** What a select lists: groups, of which a list without groups is one without a label. */
export function groupsIn(element: Json): OptionGroup[] {
  const groups = objectsIn(element.option_groups);
  if (groups.length === 0) return [{ label: '', options: optionsIn(element.options) }];
  return groups.map((group) => ({ label: plainIn(group.label), options: optionsIn(group.options) }));
}

/** Slack's client counts characters, not code units. */
export const lengthOf = (text: string): number => [...text].length;
