import type { Language } from '../domain/language.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

/**
 * The shape of a catalogue: one section a room (src/locales/en/*.ts), texts and functions that make texts.
 * The sections of another language are typed by it, so that a missing or superfluous text fails the type check.
 */
export type Catalogue = typeof en;

const CATALOGUES: Record<Language, Catalogue> = { en, vi };

/** The catalogue of a language. */
export function catalogueOf(language: Language): Catalogue {
  return CATALOGUES[language];
}
