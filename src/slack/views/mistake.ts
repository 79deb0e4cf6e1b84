import type { Mistake } from '../../domain/query/command.ts';
import { section } from './elements.ts';
import type { Message } from './message.ts';
import type { Reader } from './reader.ts';
import { shown } from './record-text.ts';

/** What could not be understood: where, the nearest right word, and an example that works. */
export function mistakeNotice(mistake: Mistake, { words }: Reader): Message {
  const short = { ...mistake, word: mistake.word.slice(0, 200) };
  const said = shown(words.query.mistake(short).replace(/ {3,}/g, '\n'), 2900);
  return { text: said, blocks: [section(said)] };
}
