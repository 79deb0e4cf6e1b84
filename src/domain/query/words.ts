import { fold } from '../fold.ts';
import type { Language } from '../language.ts';
import { editDistance, tolerance } from './edit-distance.ts';

/** The words that mean one thing, as they are shown; the first of each language is the one to teach. */
export type Words = Record<Language, readonly string[]>;

/** A word as it is compared: folded, "in_progress" and "in-progress" as "in progress". */
export function wordKey(text: string): string {
  return fold(text.replace(/[_-]/g, ' '));
}

/** What a table's words mean, by their keys. Built once for each table. */
export class Lexicon<T> {
  readonly #meanings = new Map<string, { meaning: T; language: Language }>();
  readonly #shown: { key: string; word: string; language: Language }[] = [];

  constructor(entries: Iterable<readonly [T, Words]>) {
    for (const [meaning, words] of entries) {
      for (const language of ['en', 'vi'] as const) {
        for (const word of words[language]) {
          const key = wordKey(word);
          this.#shown.push({ key, word, language });
          if (!this.#meanings.has(key)) this.#meanings.set(key, { meaning, language });
        }
      }
    }
  }

  /** What a text means, accents and case aside. */
  find(text: string): { meaning: T; language: Language } | null {
    return this.#meanings.get(wordKey(text)) ?? null;
  }

  /** The word most like a text, as it is shown, where one is near enough to have been meant. */
  nearest(text: string): { word: string; edits: number } | null {
    const key = wordKey(text).slice(0, 60);
    if (key === '') return null;
    let best: { word: string; edits: number } | null = null;
    for (const { key: known, word } of this.#shown) {
      const length = Math.max(key.length, known.length);
      // The beginning of a word counts as near ("sett" for "settings"), but less so than a slip.
      const isBeginning = key.length >= 3 && known.startsWith(key) && !known.includes(' ');
      const distance = editDistance(key, known);
      const edits = isBeginning ? Math.min(1.5, distance) : distance;
      if (!isBeginning && (edits > tolerance(length) || edits >= length - 1)) continue;
      if (best === null || edits < best.edits) best = { word, edits };
    }
    return best;
  }
}

/** Whether a text can only be Vietnamese: it has a letter or mark that English has not. */
export function isVietnamese(text: string): boolean {
  return /[đĐ]|\p{M}/u.test(text.normalize('NFD'));
}
