import type { Language } from '../language.ts';
import type { HelpTopic, Mistake, Parsed } from './command.ts';
import { FIELD_WORDS, FILTERS } from './filter-table.ts';

/** A mistake as the reader finds it; the example is added where the whole command is known. */
export interface Fault extends Omit<Mistake, 'example' | 'topic'> {
  /** Place after the last character at fault */
  end: number;
  /** What to put in place of it, where that is not the nearest word */
  replacement?: string;
  /** A whole command to show where putting the nearest word in does not help */
  fallback?: Record<Language, string>;
}

export type Read<T> = { ok: true; value: T } | { ok: false; fault: Fault };

export function faulty(fault: Fault): { ok: false; fault: Fault } {
  return { ok: false, fault };
}

/**
 * The mistake that a member is told of. Its example is what they typed with the nearest right word put in, where that
 * works as a whole; else one from the tables.
 */
export function mistaken<T>(
  { end, replacement, fallback, ...fault }: Fault,
  about: {
    shown: string;
    topic: HelpTopic | null;
    language: Language;
    example: Record<Language, string>;
    /** Whether a corrected text works */
    works: (text: string) => boolean;
    /** What stands before the text in a whole command */
    before?: string;
  },
): Parsed<T> {
  const { shown, topic, language, before = '' } = about;
  const corrected = correct(shown, fault, end, replacement);
  if (corrected !== null && about.works(corrected)) {
    return { ok: false, mistake: { ...fault, example: asCommand(before + corrected), topic } };
  }
  const { field } = fault;
  const example = (fallback ?? about.example)[language];
  return { ok: false, mistake: { ...fault, ...(field && { field: fieldIn(field, language) }), example, topic } };
}

/** A filter's name as the example writes it. */
function fieldIn(typed: string, language: Language): string {
  const known = FIELD_WORDS.find(typed)?.meaning;
  return (known && FILTERS[known].words[language][0]) ?? typed;
}

function correct(
  shown: string,
  { kind, nearest, at }: Pick<Fault, 'kind' | 'nearest' | 'at'>,
  end: number,
  replacement: string | undefined,
): string | null {
  if (kind === 'unclosed_quote') return `${shown.trimEnd()}"`;
  if (replacement !== undefined) return shown.slice(0, at) + replacement + shown.slice(end);
  if (nearest === undefined) return null;
  const word = kind === 'unknown_value' && nearest.includes(' ') ? `"${nearest}"` : nearest;
  return shown.slice(0, at) + word + shown.slice(end);
}

function asCommand(text: string): string {
  return `/rec ${text.replace(/\s+/g, ' ').trim()}`.slice(0, 200);
}
