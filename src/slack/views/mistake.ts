import type { Mistake } from '../../domain/query/command.ts';
import { section } from './elements.ts';
import type { Message } from './message.ts';
import type { Reader } from './reader.ts';
import { code, shown } from './record-text.ts';

/** Stands for the example while the rest is made harmless: nobody types it. */
const EXAMPLE = '\uE000';

/** What could not be understood: where, the nearest right word, and an example that works, ready to be copied. */
export function mistakeNotice(mistake: Mistake, { words }: Reader): Message {
  const short = { ...mistake, word: mistake.word.replaceAll(EXAMPLE, '').slice(0, 200), example: EXAMPLE };
  const said = shown(words.query.mistake(short).replace(/ {3,}/g, '\n'), 2600);
  const example = code(mistake.example, 300);
  return {
    text: said.replace(EXAMPLE, () => example.slice(1, -1)),
    blocks: [section(said.replace(EXAMPLE, () => example))],
  };
}
