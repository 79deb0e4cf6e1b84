import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../src/domain/fold.ts';
import { searchWords, wordsOf } from '../../src/domain/search-text.ts';

test.each([
  ['the "remote" schools, 100% of them.', ['the', 'remote', 'schools', '100', 'of', 'them']],
  ['a/hrc/26/6 | upr-2014 || (ill-treatment)', ['a/hrc/26/6', 'upr-2014', 'ill-treatment']],
  ['24 (a) 24a 24 –', ['24', 'a', '24a']],
  ['', []],
])('the words of %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('a long word is kept in pieces that an index has room for', () => {
  const pieces = wordsOf('x'.repeat(150) + 'y'.repeat(400));
  expect(Math.max(...pieces.map(({ length }) => length))).toBe(200);
  expect(pieces.some((piece) => piece.includes('x'.repeat(50) + 'y'.repeat(50)))).toBe(true);
});

test('whatever is searched and occurs in a text occurs in one of its words', () => {
  const unit = fc.constantFrom(...'abđế', '1', '.', '-', '_', '"', '’', '(', ' ', '/', '§', 'ж');
  const text = fc.string({ unit, maxLength: 500 });
  fc.assert(
    fc.property(text, fc.nat(), fc.nat({ max: 150 }), (held, from, length) => {
      const searchText = fold(held);
      const words = wordsOf(searchText);
      for (const word of searchWords(searchText.slice(from % (searchText.length + 1)).slice(0, length))) {
        // As the search takes it: what is cut off at its greatest length may end with punctuation.
        const part = word.replace(/[^\p{L}\p{N}]+$/u, '');
        if (searchText.includes(word)) expect(words.some((known) => known.includes(part))).toBe(true);
      }
    }),
  );
});

test('plain text is folded as any other', () => {
  const plain = fc.string({ unit: fc.constantFrom('a', 'B', ' ', '.', '~', '!', '\t') });
  fc.assert(
    // An accent more takes the long way; without it the two must be the same.
    fc.property(plain, (text) => fold(text) === fold(`${text} \u0301`)),
  );
});
