import type { Day } from '../day.ts';
import type { Deadline } from '../deadline.ts';
import { fold } from '../fold.ts';
import type { Language } from '../language.ts';
import {
  type Filter,
  isNamed,
  type NamedField,
  NONE,
  type Parsed,
  type Term,
  type TypedValue,
  type UnresolvedFilter,
  type Vocabulary,
} from './command.ts';
import { COMMANDS } from './command-table.ts';
import { mistaken } from './fault.ts';
import { FIELD_WORDS, FILTERS, NONE_WORDS } from './filter-table.ts';
import { parseFilter } from './parse-filter.ts';
import { isVietnamese, Lexicon } from './words.ts';

/** A value of the records: what it is kept as, the names that mean it alone, and all names that it can be found by. */
interface Candidate {
  value: string;
  exact: string[];
  names: string[];
  /** Initials of the names, where members use them */
  initials?: string[];
}

/** What an example of a mistake begins with, and the language in which its reader is told of it. */
export interface Asked {
  /** As after `/rec`, in the reader's language: "list", "tiến độ theo chủ đề" */
  command: string;
  language: Language;
}

/**
 * Codes and names as typed → those of the records. Names may be typed in part, in either language, without accents.
 * Without `asked` a mistake is explained in the language that was typed, for a list.
 */
export function resolveFilter(filter: UnresolvedFilter, vocabulary: Vocabulary, asked?: Asked): Parsed<Filter> {
  const terms: Term[] = [];
  for (const term of filter.terms) {
    if (!isNamed(term)) {
      terms.push(term);
      continue;
    }
    const candidates = CANDIDATES[term.field](vocabulary);
    const values = new Set<string>();
    for (const typed of term.values) {
      if ((term.field === 'agency' || term.field === 'lead') && NONE_WORDS.find(typed.text)) {
        values.add(NONE);
        continue;
      }
      const matching = match(typed.text, candidates);
      if (matching.length === 0)
        return unknown(term.field, typed, candidates, filter.text, asked ?? askedAs(filter.text));
      for (const { value } of matching) values.add(value);
    }
    terms.push({ field: term.field, exclude: term.exclude, values: [...values] });
  }
  return { ok: true, value: { terms, text: filter.text } };
}

/** Which recommendations a deadline covers: its own text as a filter; a mistake where the records no longer know a word of it. */
export function coverageOf(deadline: Pick<Deadline, 'coverage'>, vocabulary: Vocabulary, today: Day): Parsed<Filter> {
  const parsed = parseFilter(deadline.coverage, today);
  return parsed.ok ? resolveFilter(parsed.value, vocabulary) : parsed;
}

/** A filter in which every value that means one of the records stands as the records write it: agency:MOET. */
export function spellOut(filter: UnresolvedFilter, vocabulary: Vocabulary): UnresolvedFilter {
  const terms = filter.terms.map((term) => {
    if (!isNamed(term)) return term;
    const candidates = CANDIDATES[term.field](vocabulary);
    const values = term.values.map((typed) => {
      if ((term.field === 'agency' || term.field === 'lead') && NONE_WORDS.find(typed.text)) return typed;
      const [only, ...others] = match(typed.text, candidates);
      return only && others.length === 0 ? { ...typed, text: only.value } : typed;
    });
    return { ...term, values };
  });
  return { ...filter, terms };
}

function askedAs(text: string): Asked {
  const language = isVietnamese(text) ? 'vi' : 'en';
  return { command: COMMANDS.list.words[language][0] as string, language };
}

const CANDIDATES: Record<NamedField, (vocabulary: Vocabulary) => Candidate[]> = {
  review: ({ reviews }) =>
    reviews.map(({ code, symbol, title }) =>
      candidate(code, [code, symbol, title.en, title.vi], [code, symbol, title.en, title.vi]),
    ),
  agency: ({ agencies }) => agenciesOf(agencies),
  lead: ({ agencies }) => agenciesOf(agencies),
  // "torture" is every theme about torture, also where one is called just so.
  theme: ({ themes }) => themes.map((theme) => candidate(theme, [], [theme])),
  group: ({ groups }) => groups.map((group) => candidate(group, [], [group])),
  // A State is one: Niger is not Nigeria.
  state: ({ states }) => states.map((state) => candidate(state, [state], [state])),
};

function agenciesOf(agencies: Vocabulary['agencies']): Candidate[] {
  return agencies.map(({ code, name }) => ({
    ...candidate(code, [code, name.en, name.vi], [code, name.en, name.vi]),
    initials: [initialsOf(name.en), initialsOf(name.vi ?? '')],
  }));
}

/** "Bộ Tư pháp" → "btp": what many call an agency in Vietnamese, whatever its code. */
function initialsOf(name: string): string {
  const words = fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 1 ? words.map((word) => word[0]).join('') : '';
}

function candidate(value: string, exact: (string | null)[], names: (string | null)[]): Candidate {
  const present = (list: (string | null)[]) => list.filter((name) => name !== null && name !== '') as string[];
  return { value, exact: present(exact), names: present(names) };
}

/** Those that are called so; else those with a name in which it begins a word; else those with it anywhere in a name. */
function match(text: string, candidates: Candidate[]): Candidate[] {
  const key = nameKey(text);
  if (key === '') return [];
  const exact = candidates.filter(({ exact }) => exact.some((name) => nameKey(name) === key));
  if (exact.length > 0) return exact;
  const abbreviated = candidates.filter(({ initials }) => initials?.includes(key));
  if (abbreviated.length > 0) return abbreviated;
  const starting = candidates.filter(({ names }) => names.some((name) => startsWord(nameKey(name), key)));
  if (starting.length > 0) return starting;
  return candidates.filter(({ names }) => names.some((name) => nameKey(name).includes(key)));
}

function startsWord(name: string, part: string): boolean {
  for (let at = name.indexOf(part); at !== -1; at = name.indexOf(part, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(name[at - 1] as string)) return true;
  }
  return false;
}

function nameKey(text: string): string {
  let key = nameKeys.get(text);
  if (key === undefined) {
    key = fold(text.replace(/[‘’‛]/g, "'").replace(/[‐‑‒–—−]/g, '-'));
    if (nameKeys.size >= MOST_NAME_KEYS) nameKeys.clear();
    nameKeys.set(text, key);
  }
  return key;
}

/** The names of a workspace are compared again with each filter: a key depends on its text alone. */
const nameKeys = new Map<string, string>();
const MOST_NAME_KEYS = 5_000;

function unknown(
  field: NamedField,
  { text, at }: TypedValue,
  candidates: Candidate[],
  filterText: string,
  { command, language }: Asked,
): Parsed<Filter> {
  const name = FILTERS[field].words[language][0] as string;
  const nearest = nearestName(text, candidates);
  // Whatever is shown to try must work in these records.
  const values = candidates.map(({ value }) => value);
  const value = nearest ?? values.find((one) => isSimple(one)) ?? values[0];
  const argument =
    value === undefined
      ? (FILTERS.overdue.words[language][0] as string)
      : `${name}:${isSimple(value) ? value : `"${value.replaceAll('"', '""')}"`}`;
  const example = `/rec ${command} ${argument}`;
  const fault = {
    kind: 'unknown_value' as const,
    word: text,
    at,
    end: at + text.length,
    field: name,
    ...(nearest !== undefined && { nearest }),
  };
  return mistaken(fault, {
    shown: filterText,
    topic: 'list',
    language,
    example: { en: example, vi: example },
    works: () => false,
  });
}

function isSimple(value: string): boolean {
  return /^[\p{L}\p{N}./-]+$/u.test(value) && FIELD_WORDS.find(value) === null;
}

/** The nearest whole name, else the nearest word of a name: both are values that work. */
function nearestName(text: string, candidates: Candidate[]): string | undefined {
  const names = [...new Set(candidates.flatMap((candidate) => candidate.names))];
  const parts = [
    ...new Set(names.flatMap((name) => name.split(/[^\p{L}\p{N}\p{M}]+/u)).filter((part) => part.length >= 4)),
  ];
  const lexicon = (list: string[]) => new Lexicon(list.map((name) => [name, { en: [name], vi: [] }] as const));
  return (lexicon(names).nearest(text) ?? lexicon(parts).nearest(text))?.word;
}
