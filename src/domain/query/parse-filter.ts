import type { Day } from '../day.ts';
import type { Language } from '../language.ts';
import type { Parsed, UnresolvedFilter, UnresolvedTerm } from './command.ts';
import { COMMANDS } from './command-table.ts';
import { type Fault, faulty, mistaken, type Read } from './fault.ts';
import { readSource, readTokens, type Source, type Tokens } from './source.ts';
import { TermReader } from './term-reader.ts';
import { isVietnamese } from './words.ts';

/** Longer texts are a paste gone wrong. */
export const LONGEST_TEXT = 1000;

/** Filters as after `/rec list`: a deadline's coverage, or a list's own text that a button kept. */
export function parseFilter(text: string, today: Day, reader?: Language): Parsed<UnresolvedFilter> {
  const source = readSource(text);
  const read = readFilter(source, 0, today);
  if (read.ok) return read;
  return mistaken(read.fault, {
    shown: source.shown,
    before: 'list ',
    topic: 'list',
    language: reader ?? (isVietnamese(text) ? 'vi' : 'en'),
    example: { en: COMMANDS.list.examples.en[0] as string, vi: COMMANDS.list.examples.vi[0] as string },
    works: (corrected) => readFilter(readSource(corrected), 0, today).ok,
  });
}

/** The filters from a place of a text on. */
export function readFilter(source: Source, from: number, today: Day): Read<UnresolvedFilter> {
  if (source.shown.length > LONGEST_TEXT) return faulty(tooLong(source));
  const tokens = readTokens(source, from);
  if (!tokens.ok) return faulty(unclosed(source, tokens));
  const terms = readTerms(source, tokens.tokens, today);
  return terms.ok ? { ok: true, value: { terms: terms.value, text: source.shown.slice(from).trim() } } : terms;
}

export function readTerms(
  source: Source,
  tokens: (Tokens & { ok: true })['tokens'],
  today: Day,
): Read<UnresolvedTerm[]> {
  return new TermReader(source, tokens, today).readAll();
}

export function tooLong({ shown }: Source): Fault {
  return { kind: 'too_long', word: '', at: LONGEST_TEXT, end: shown.length };
}

export function unclosed({ shown }: Source, { at, word }: { at: number; word: string }): Fault {
  return { kind: 'unclosed_quote', word, at, end: shown.length };
}
