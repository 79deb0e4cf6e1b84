import type { Mistake } from '../../domain/query/command.ts';
import { context, section } from './elements.ts';
import type { Message } from './message.ts';
import type { Reader } from './reader.ts';
import { shown } from './record-text.ts';

/** What could not be understood: where, the nearest right word, and an example that works. */
export function mistakeNotice(mistake: Mistake, { words }: Reader): Message {
  const { query, lookup } = words;
  // What is quoted of a member's words may hold markup of its own.
  const safe: Mistake = {
    ...mistake,
    word: shown(mistake.word, 200),
    example: inCode(mistake.example),
    ...(mistake.nearest !== undefined && { nearest: shown(mistake.nearest, 200) }),
  };
  const said = query.mistake(safe);
  return {
    text: said,
    blocks: [section(said), ...(mistake.topic ? [context(lookup.mistake.allHelp(`/rec help ${mistake.topic}`))] : [])],
  };
}

/** A command as it stands between backticks: it holds none itself, and what else it holds is literal there. */
function inCode(command: string): string {
  return command.replace(/`/g, "'").replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
