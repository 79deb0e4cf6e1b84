import type { Language } from '../language.ts';
import { type DayRange, type Filter, NONE, type Term, type UnresolvedFilter, type UnresolvedTerm } from './command.ts';
import { type Choice, DAY_WORDS, FIELD_WORDS, FILTERS, NONE_CHOICE, NONE_WORDS, YES_NO } from './filter-table.ts';

/**
 * A filter in its canonical spelling, or in the words of a language; read again, both mean the same on any day, in any
 * language.
 */
export function printFilter(filter: Pick<Filter | UnresolvedFilter, 'terms'>, language?: Language): string {
  return filter.terms.map((term) => (language ? printTermIn(term, language) : printTerm(term))).join(' ');
}

function printTerm(term: Term | UnresolvedTerm): string {
  const name = `${term.exclude ? '-' : ''}${term.field}`;
  return 'values' in term ? `${name}:${term.values.map(printValue).join(',')}` : name;
}

function printTermIn(term: Term | UnresolvedTerm, language: Language): string {
  const { words, kind, choices = [] } = FILTERS[term.field];
  const name = `${term.exclude ? '-' : ''}${words[language][0]}`;
  if (!('values' in term)) return name;
  const ofAgency = term.field === 'agency' || term.field === 'lead';
  const ofRecords = ofAgency ? [NONE_CHOICE] : [];
  const known = kind === 'day' ? DAY_WORDS : kind === 'named' ? ofRecords : [...choices, ...YES_NO];
  const values = term.values.map((value) => {
    const isTyped = typeof value === 'object' && 'text' in value;
    const canonical = isTyped && ofAgency && NONE_WORDS.find(value.text) ? NONE : value;
    const written = worded(canonical, known, language);
    return (
      written ?? (typeof value === 'object' && !isTyped ? inOrder(printValue(value), language) : printValue(value))
    );
  });
  return `${name}:${values.join(',')}`;
}

/** A value that has a word in the language; null for one that has none. */
function worded(value: unknown, known: Choice[], language: Language): string | null {
  const canonical = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value === 'never' ? NONE : value;
  const words = known.find((choice) => choice.value === canonical)?.words;
  const word = words && (words[language][0] ?? words.en[0]);
  return word ? quoted(word) : null;
}

/** Days as they are written in the language: 2027-07-01 or 1/7/2027. */
function inOrder(range: string, language: Language): string {
  return language === 'vi' ? range.replace(/(\d{4})-0?(\d+)-0?(\d+)/g, '$3/$2/$1') : range;
}

function printValue(value: Exclude<Term | UnresolvedTerm, { field: 'mine' | 'overdue' }>['values'][number]): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value === 'never' ? 'none' : quoted(value);
  return 'text' in value ? quoted(value.text) : printRange(value);
}

function printRange(range: Exclude<DayRange, 'never'>): string {
  return range.from !== null && range.from === range.to ? range.from : `${range.from ?? ''}..${range.to ?? ''}`;
}

function quoted(text: string): string {
  // A name that is also a filter's word would be read as that filter.
  const isPlain = /^[\p{L}\p{N}][\p{L}\p{N}_./-]*$/u.test(text) && FIELD_WORDS.find(text) === null;
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}
