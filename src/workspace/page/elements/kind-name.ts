import type { Block } from '../../control/shown.ts';
import type { Words } from '../words/words.tsx';
import { plainIn } from './read.ts';

/** What an element without a label is called: by what it asks for, in the app's words or else in ours. */
export function kindName(element: Block, { kinds }: Words['elements']): string {
  return plainIn(element.placeholder) || (kinds as Record<string, string>)[element.type] || element.type;
}
