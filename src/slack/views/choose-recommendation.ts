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
  matches: Recommendation[];
  nearest: Recommendation[];
}

/** As many as the records give at most: with this many there may be more. */
const MOST_MATCHES = 20;

/** Asks which recommendation is meant. `forUpdate`: those that this member may report on lead to the form at once. */
export function chooseRecommendation(choice: Ambiguity, reader: Reader, forUpdate: Member | null): Message {
  const title = titleOf(choice, reader);
  return { text: title, blocks: chooseBlocks(choice, reader, forUpdate) };
}

export function chooseModal(choice: Ambiguity, reader: Reader): ModalView {
  return modal(reader.words.lookup.list.title, reader.words, chooseBlocks(choice, reader, null));
}

function titleOf({ reference, matches }: Ambiguity, { words }: Reader): string {
  const { choose } = words.lookup;
  return matches.length > 0
    ? choose.several(matches.length, shown(reference, 200))
    : choose.none(shown(reference, 200));
}

function chooseBlocks(choice: Ambiguity, reader: Reader, forUpdate: Member | null): KnownBlock[] {
  const { matches, nearest } = choice;
  const { choose } = reader.words.lookup;
  const offered = matches.length > 0 ? matches : nearest;
  const lead = matches.length > 0 ? '' : nearest.length > 0 ? `\n${choose.nearest}` : `\n${choose.empty}`;
  return [
    section(`*${titleOf(choice, reader)}*${lead}`),
    ...offered.map((item) => {
      const isForm = forUpdate !== null && may(forUpdate, 'update', item);
      return recommendationRow(item, reader, isForm ? updateButton(item, reader) : openButton(item, reader));
    }),
    ...(matches.length >= MOST_MATCHES ? [context(choose.mostShown(matches.length))] : []),
    ...(matches.length === 0 && nearest.length > 0 ? [context(choose.byWords)] : []),
  ];
}
