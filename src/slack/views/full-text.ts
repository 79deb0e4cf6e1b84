import type { KnownBlock, ModalView } from '@slack/types';
import { inLanguage } from '../../domain/language.ts';
import type { Recommendation } from '../../domain/recommendation.ts';
import { context, modal, section } from './elements.ts';
import type { Reader } from './reader.ts';
import { pieces, plain, shown } from './record-text.ts';

/** A section holds 3000 units, a little less than which leaves room for an isolated direction. */
const SECTION = 2900;

/** The whole of what a recommendation says and of whom it names, however long. */
export function fullTextModal(recommendation: Recommendation, { words }: Reader): ModalView {
  const { fullText, card } = words.lookup;
  const { text, recommendingStates, themes, affectedGroups, supportingAgencies } = recommendation;
  const supporting = supportingAgencies.map(({ name }) => inLanguage(name, words.language));
  const lists: [string, string[]][] = [
    [fullText.states, recommendingStates],
    [fullText.themes, themes],
    [fullText.groups, affectedGroups],
    [fullText.supporting, supporting],
  ];
  return modal(plain(recommendation.reference, 24) || fullText.title, words, [
    context(
      `${shown(recommendation.reference, 80)} · ${shown(inLanguage(recommendation.review.title, words.language), 300)}`,
    ),
    ...pieces(inLanguage(text, words.language), SECTION)
      .slice(0, 70)
      .map((piece) => section(piece)),
    ...(words.language === 'vi' && !text.vi ? [context(card.otherLanguage)] : []),
    ...lists.flatMap(([label, names]) => listBlocks(label, names)),
  ]);
}

function listBlocks(label: string, names: string[]): KnownBlock[] {
  if (names.length === 0) return [];
  const [first = '', ...rest] = pieces(names.join('; '), SECTION).slice(0, 2);
  return [section(`*${label}*\n${first}`), ...rest.map((piece) => section(piece))];
}
