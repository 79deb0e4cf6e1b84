import type { DayRange, Filter, Term, UnresolvedFilter, UnresolvedTerm } from './command.ts';
import { FIELD_WORDS } from './filter-table.ts';

/** A filter in its canonical spelling; read again, it means the same on any day, in any language. */
export function printFilter(filter: Pick<Filter | UnresolvedFilter, 'terms'>): string {
  return filter.terms.map(printTerm).join(' ');
}

function printTerm(term: Term | UnresolvedTerm): string {
  const name = `${term.exclude ? '-' : ''}${term.field}`;
  return 'values' in term ? `${name}:${term.values.map(printValue).join(',')}` : name;
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
