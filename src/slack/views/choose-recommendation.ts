import type { KnownBlock, ModalView } from '@slack/types';
import type { Member } from '../../domain/member.ts';
import { may } from '../../domain/permissions.ts';
import type { Recommendation } from '../../domain/recommendation.ts';
import { context, modal, section } from './elements.ts';
import type { Message } from './message.ts';
import type { Reader } from './reader.ts';
import { openButton, recommendationRow, updateButton } from './recommendation-rows.ts';
import { shown } from './record-text.ts';

/** A reference that means several recommendations, or none: then `nearest` are those that look most like it. */
export interface Ambiguity {
  reference: string;
  /** The first of `total` */
  matches: Recommendation[];
  total: number;
  nearest: Recommendation[];
  /** There are no recommendations at all */
  isEmpty: boolean;
}

/** Asks which recommendation is meant. `forUpdate`: those that this member may report on lead to the form at once. */
export function chooseRecommendation(choice: Ambiguity, reader: Reader, forUpdate: Member | null): Message {
  const title = titleOf(choice, reader);
  return { text: title, blocks: chooseBlocks(choice, reader, forUpdate) };
}

export function chooseModal(choice: Ambiguity, reader: Reader): ModalView {
  return modal(reader.words.lookup.list.title, reader.words, chooseBlocks(choice, reader, null));
}

function titleOf({ reference, matches, total }: Ambiguity, { words }: Reader): string {
  const { choose } = words.lookup;
  const named = shown(reference, 200);
  if (total === 0) return choose.none(named);
  return total > matches.length ? choose.many(total, named, matches.length) : choose.several(total, named);
}

function chooseBlocks(choice: Ambiguity, reader: Reader, forUpdate: Member | null): KnownBlock[] {
  const { matches, total, nearest, isEmpty } = choice;
  const { choose } = reader.words.lookup;
  const offered = matches.length > 0 ? matches : nearest;
  const lead = total > 0 ? '' : nearest.length > 0 ? `\n${choose.nearest}` : isEmpty ? `\n${choose.empty}` : '';
  return [
    section(`*${titleOf(choice, reader)}*${lead}`),
    ...offered.map((item) => {
      const isForm = forUpdate !== null && may(forUpdate, 'update', item);
      return recommendationRow(item, reader, isForm ? updateButton(item, reader) : openButton(item, reader));
    }),
    ...(total > matches.length ? [context(choose.longer)] : []),
    ...(total === 0 && !isEmpty ? [context(choose.byWords)] : []),
  ];
}
