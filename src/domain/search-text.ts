import type { Agency } from './agency.ts';
import { fold } from './fold.ts';
import type { Recommendation } from './recommendation.ts';
import { referenceKey } from './reference.ts';
import type { Review } from './review.ts';

/** What of a recommendation is searched. */
export interface SearchedParts
  extends Pick<
    Recommendation,
    'reference' | 'paragraph' | 'text' | 'themes' | 'affectedGroups' | 'recommendingStates'
  > {
  review: Pick<Review, 'title' | 'symbol' | 'code'>;
}

/** All that a search of a recommendation looks in, folded (domain/fold.ts); stored beside it. */
export function searchTextOf(parts: SearchedParts, agencies: Pick<Agency, 'code' | 'name'>[]): string {
  const { reference, paragraph, text, review } = parts;
  const pieces = [
    reference,
    referenceKey(reference),
    paragraph,
    text.en,
    text.vi,
    ...parts.themes,
    ...parts.affectedGroups,
    ...parts.recommendingStates,
    review.title.en,
    review.title.vi,
    review.symbol,
    review.code,
  ];
  const ofAgencies = agencies.flatMap(({ code, name }) => [code, name.en, name.vi]);
  return joined(pieces) + AGENCIES_FOLLOW + joined(ofAgencies);
}

/** Stands between what the recommendation itself says and the names of its agencies, which count for less. */
export const AGENCIES_FOLLOW = ' || ';

// A stroke between the pieces, so that no phrase is found across two of them.
function joined(pieces: (string | null)[]): string {
  return pieces.flatMap((piece) => (piece ? [fold(piece)] : [])).join(' | ');
}

/** Words searched for: folded, without the punctuation around them; none where nothing is left. At most 12. */
export function searchWords(text: string): string[] {
  // PostgreSQL takes every character but this one.
  return fold(text.replace(/\0/g, ' '))
    .split(' ')
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '')
    .map((word) => word.slice(0, LONGEST_SEARCHED))
    .slice(0, 12);
}

// The same in the migration that brought the keys of what was there.
const PUNCTUATION = new Set('!"#%&\'()*,-./:;?@[]_{}|“”‘’«»–—…');
/** An index has no room for longer ones. */
const LONGEST_WORD = 200;
const LONGEST_SEARCHED = 100;

/**
 * The words of a stored search text, without the punctuation around them. Whatever searchWords gives and occurs in the text occurs
 * in one of these: long ones are cut into pieces that overlap by as much as a searched word may have.
 */
export function wordsOf(searchText: string): string[] {
  return [...new Set(searchText.split(' ').flatMap((token) => piecesOf(withoutPunctuation(token))))];
}

function withoutPunctuation(token: string): string {
  let from = 0;
  let to = token.length;
  while (from < to && PUNCTUATION.has(token.charAt(from))) from++;
  while (to > from && PUNCTUATION.has(token.charAt(to - 1))) to--;
  return token.slice(from, to);
}

function piecesOf(word: string): string[] {
  if (word.length <= LONGEST_WORD) return word === '' ? [] : [word];
  const count = Math.ceil((word.length - LONGEST_SEARCHED) / LONGEST_SEARCHED);
  return Array.from({ length: count }, (_, n) => word.slice(n * LONGEST_SEARCHED, n * LONGEST_SEARCHED + LONGEST_WORD));
}
