import type { KnownBlock } from '@slack/types';
import type { Catalogue } from '../../locales/catalogue.ts';
import { words as plainWords, section } from './elements.ts';
import { shown } from './record-text.ts';

/** What a section holds. */
const SECTION = 3000;

/**
 * What was typed into a form that could not be kept, field by field; nothing where nothing was typed. It stands as plain
 * text: so it neither formats nor pings, and can be copied back letter for letter.
 */
export function unsentText(title: string, fields: { label: string; text: string }[], words: Catalogue): KnownBlock[] {
  if (fields.length === 0) return [];
  return [
    section(words.errors.unsent(shown(title, 60))),
    ...fields.flatMap(({ label, text }): KnownBlock[] => [
      section(`*${shown(label, 200)}*`),
      { type: 'section', text: plainWords(text, SECTION) },
    ]),
  ];
}
