import type { Day } from '../day.ts';
import { fold } from '../fold.ts';
import type { Language } from '../language.ts';
import { searchWords } from '../search-text.ts';
import type { Command, Dimension, Parsed } from './command.ts';
import {
  BY_WORDS,
  COMMAND_WORDS,
  COMMANDS,
  DIMENSION_WORDS,
  TOPIC_WORDS,
  type WordedCommand,
} from './command-table.ts';
import { type Fault, faulty, mistaken, type Read } from './fault.ts';
import { FIELD_WORDS, FILTERS } from './filter-table.ts';
import { LONGEST_TEXT, readFilter, readTerms, tooLong, unclosed } from './parse-filter.ts';
import { mentionedPeople, readSource, readTokens, type Source, type Token, unescapeSlack } from './source.ts';
import { isVietnamese, wordKey } from './words.ts';

interface Word {
  at: number;
  end: number;
}

/**
 * What a member means with the text after `/rec`, as Slack gives it; places count in what they typed. `reader`: the language
 * in which they are told of a mistake; else as they typed.
 */
export function parseCommand(text: string, today: Day, reader?: Language): Parsed<Command> {
  const source = readSource(unescapeSlack(text));
  const { shown } = source;
  const named = shown.length > LONGEST_TEXT ? null : findCommand(source);
  const read =
    shown.length > LONGEST_TEXT ? faulty(tooLong(source)) : readCommand(source, named, today, mentionedPeople(text));
  if (read.ok) return read;
  const about = COMMANDS[named?.name ?? 'list'];
  return mistaken(named?.name === 'progress' ? withProgress(read.fault) : read.fault, {
    shown,
    topic: named ? about.topic : null,
    language: reader ?? (named?.language === 'vi' || isVietnamese(shown.slice(0, LONGEST_TEXT)) ? 'vi' : 'en'),
    example: { en: about.examples.en[0] as string, vi: about.examples.vi[0] as string },
    works: (corrected) => {
      const again = readSource(corrected);
      return again.shown.length <= LONGEST_TEXT && readCommand(again, findCommand(again), today).ok;
    },
  });
}

/** The example shows the command that was typed. */
function withProgress(fault: Fault): Fault {
  if (!fault.fallback) return fault;
  const { en, vi } = fault.fallback;
  const fallback = {
    en: en.replace('/rec list ', '/rec progress '),
    vi: vi.replace('/rec danh sách ', '/rec tiến độ '),
  };
  return { ...fault, fallback };
}

interface NamedCommand {
  name: WordedCommand;
  language: Language;
  /** Where its word is, and where its arguments begin */
  at: number;
  end: number;
}

/** The command whose word or words a text begins with. */
function findCommand({ shown, plain }: Source): NamedCommand | null {
  const words = firstWords(plain);
  for (let length = words.length; length > 0; length--) {
    const { at } = words[0] as Word;
    const { end } = words[length - 1] as Word;
    if (!/[\p{L}?]/u.test(shown.slice((words[length - 1] as Word).at, end))) continue;
    const found = COMMAND_WORDS.find(shown.slice(at, end));
    if (found) return { name: found.meaning, language: found.language, at, end };
  }
  return null;
}

/** Places of the first words, up to four; a "/rec" typed once more is passed over. */
function firstWords(plain: string): Word[] {
  const words = [...plain.matchAll(/[^ ]+/g)]
    .slice(0, 5)
    .map((match) => ({ at: match.index, end: match.index + match[0].length }));
  const [first] = words;
  return (first && /^\/rec$/i.test(plain.slice(first.at, first.end)) ? words.slice(1) : words).slice(0, 4);
}

type People = ReadonlyMap<string, string>;
const NOBODY: People = new Map();

function readCommand(source: Source, named: NamedCommand | null, today: Day, people = NOBODY): Read<Command> {
  const [first] = firstWords(source.plain);
  if (!first) return { ok: true, value: { name: 'home' } };
  if (named) return readArguments(source, named, today, people);
  const text = unquoted(source.shown.slice(first.at));
  const filterEnd = findFilter(source, first.at);
  if (filterEnd !== null) return faulty(describeFilter(source, first.at, filterEnd));
  if (looksLikeReference(text)) return { ok: true, value: { name: 'card', reference: text } };
  return faulty(describeUnknown(source));
}

function readArguments(source: Source, named: NamedCommand, today: Day, people: People): Read<Command> {
  const { name, at, end } = named;
  const rest = unquoted(source.shown.slice(end));
  const start = end + (/^ */.exec(source.plain.slice(end))?.[0].length ?? 0);
  const own = { word: source.shown.slice(at, end), at, end };
  switch (name) {
    case 'manage':
    case 'add':
      if (rest !== '') return faulty(describeSurplus(source, named, start));
      return { ok: true, value: { name } };
    case 'preview':
      return { ok: true, value: { name, words: rest || null } };
    case 'why': {
      const { reference, who } = splitMember(rest, people);
      if (reference === '') return faulty({ kind: 'missing_reference', ...own });
      return { ok: true, value: { name, reference, who } };
    }
    case 'deadlines':
    case 'settings':
      if (rest !== '') return faulty({ kind: 'unexpected_word', ...firstWordFrom(source, start) });
      return { ok: true, value: { name } };
    case 'find':
      if (searchWords(rest).length === 0) return faulty({ kind: 'missing_words', ...own });
      return { ok: true, value: { name, words: rest } };
    case 'card':
    case 'history':
      if (rest === '') return faulty({ kind: 'missing_reference', ...own });
      return { ok: true, value: { name, reference: rest } };
    case 'update':
      return { ok: true, value: { name, reference: rest || null } };
    case 'help':
      return readTopic(source, rest, start);
    case 'list': {
      const filter = readFilter(source, end, today);
      return filter.ok ? { ok: true, value: { name, filter: filter.value } } : filter;
    }
    case 'progress':
      return readProgress(source, end, today);
  }
}

/** "deadline prevew": what stands after a command may be the rest of another one's words. */
function describeSurplus(source: Source, { at }: NamedCommand, start: number): Fault {
  const surplus = firstWordFrom(source, start);
  const near = COMMAND_WORDS.nearest(source.shown.slice(at, surplus.end));
  const before = wordKey(source.shown.slice(at, start));
  const nearest = near && wordKey(near.word).startsWith(`${before} `) ? near.word.slice(before.length + 1) : undefined;
  return { kind: 'unexpected_word', ...surplus, ...(nearest && { nearest }) };
}

/** "143.5 @lan": the reference and the person, who may be named first; a name that Slack has not made out may be several words. */
function splitMember(rest: string, people: People): { reference: string; who: string | null } {
  const sign = /(?:^|\s)@/.exec(rest);
  if (!sign) return { reference: rest, who: null };
  const before = rest.slice(0, sign.index).trim();
  const named = rest.slice(sign.index + sign[0].length);
  const known = [...people].find(([seen]) => named === seen || named.startsWith(`${seen} `));
  const length = known ? known[0].length : before === '' ? named.search(/\s|$/) : named.length;
  const name = named.slice(0, length).trim();
  const reference = unquoted(`${before} ${named.slice(length)}`);
  if (name === '') return { reference, who: null };
  return { reference, who: known ? known[1] : name };
}

function readTopic(source: Source, rest: string, start: number): Read<Command> {
  if (rest === '') return { ok: true, value: { name: 'help', topic: null } };
  const topic = TOPIC_WORDS.find(rest)?.meaning ?? (FIELD_WORDS.find(rest.replace(/:.*$/, '')) ? 'list' : null);
  if (topic) return { ok: true, value: { name: 'help', topic } };
  const nearest = (TOPIC_WORDS.nearest(rest) ?? FIELD_WORDS.nearest(rest))?.word;
  const end = source.shown.trimEnd().length;
  return faulty({
    kind: 'unknown_topic',
    word: source.shown.slice(start, end),
    at: start,
    end,
    ...(nearest && { nearest }),
  });
}

/** `[by] DIMENSION` may stand before, between or after the filters. */
function readProgress(source: Source, from: number, today: Day): Read<Command> {
  const { shown } = source;
  const read = readTokens(source, from);
  if (!read.ok) return faulty(unclosed(source, read));
  const { tokens } = read;
  let by: Dimension | null = null;
  let text = shown.slice(from).trim();
  let others = tokens;
  const marker = tokens.findIndex(
    (token, i) =>
      token.kind === 'word' && BY_WORDS.find(token.text) && isApart(tokens, i) && tokens[i + 1]?.kind !== 'colon',
  );
  const dimension = dimensionAt(source, tokens, marker + 1);
  if (marker !== -1 && !dimension) return faulty(describeDimension(source, tokens, marker));
  if (dimension && (marker !== -1 || tokens[dimension.length]?.kind !== 'colon')) {
    by = dimension.by;
    const start = Math.max(marker, 0);
    const next = marker + 1 + dimension.length;
    others = [...tokens.slice(0, start), ...tokens.slice(next)];
    const before = shown.slice(from, tokens[start]?.at).trim();
    text = `${before} ${shown.slice(tokens[next]?.at ?? shown.length)}`.trim();
  }
  const terms = readTerms(source, others, today);
  return terms.ok ? { ok: true, value: { name: 'progress', by, filter: { terms: terms.value, text } } } : terms;
}

/** Not a value: "theme:by …" means a theme. */
function isApart(tokens: Token[], i: number): boolean {
  const before = tokens[i - 1]?.kind;
  return before !== 'colon' && before !== 'comma' && before !== 'minus';
}

function dimensionAt({ shown }: Source, tokens: Token[], i: number): { by: Dimension; length: number } | null {
  for (let length = 3; length > 0; length--) {
    const run = tokens.slice(i, i + length);
    const [first] = run;
    const last = run.at(-1);
    if (run.length < length || !first || !last || run.some(({ kind }) => kind !== 'word')) continue;
    const found = DIMENSION_WORDS.find(shown.slice(first.at, last.end));
    if (found) return { by: found.meaning, length };
  }
  return null;
}

function describeDimension({ shown }: Source, tokens: Token[], marker: number): Fault {
  const by = tokens[marker] as Token;
  const token = tokens[marker + 1];
  if (token?.kind !== 'word') return { kind: 'missing_value', word: by.text, at: by.at, end: by.end, field: by.text };
  const two = tokens[marker + 2];
  const long = two?.kind === 'word' ? DIMENSION_WORDS.nearest(shown.slice(token.at, two.end)) : null;
  const short = DIMENSION_WORDS.nearest(token.text);
  const isLong = two !== undefined && long !== null && (!short || long.edits <= short.edits);
  const nearest = (isLong ? long : short)?.word;
  const end = isLong ? two.end : token.end;
  return {
    kind: 'unknown_dimension',
    word: shown.slice(token.at, end),
    at: token.at,
    end,
    ...(nearest && { nearest }),
  };
}

/** Where the first filter or flag ends, if a text begins as the arguments of a list do. */
function findFilter({ shown, plain }: Source, from: number): number | null {
  const [named, name = ''] = /^-*\s*([^:"]{1,40}):\S*/.exec(plain.slice(from)) ?? [];
  if (named !== undefined && FIELD_WORDS.find(name)) return from + named.length;
  const [minus = ''] = /^-*\s*/.exec(plain.slice(from)) ?? [];
  const words = [...plain.slice(from + minus.length).matchAll(/[^ ]+/g)].slice(0, 2);
  for (const { index, 0: word } of words.toReversed()) {
    const end = from + minus.length + index + word.length;
    const field = FIELD_WORDS.find(shown.slice(from + minus.length, end))?.meaning;
    if (field && FILTERS[field].kind === 'flag') return end;
  }
  return null;
}

function describeFilter({ shown }: Source, at: number, end: number): Fault {
  const nearest = COMMANDS.list.words[isVietnamese(shown) ? 'vi' : 'en'][0] as string;
  const word = shown.slice(at, end);
  // The list's word goes before what was typed, not instead of it.
  return { kind: 'unknown_command', word, at, end, nearest, replacement: `${nearest} ${word}` };
}

/** References begin with a token that has a digit, a Roman numeral and a stop, or the word for a paragraph. */
function looksLikeReference(text: string): boolean {
  const folded = fold(text);
  if (/^(?:paragraphs?|paras?|doan|khuyen nghi|recommendation|rec)\b\.?\s*[#(]?[\w]*\d/.test(folded)) return true;
  if (/^[ivxlc]+\.[a-z0-9]/.test(folded)) return true;
  const [first = ''] = folded.split(' ');
  // A mistyped command before a reference ("histroy143.5") is long; a reference's letters are few, save in review codes.
  return /\d/.test(first) && (/^[^\p{L}]*\p{L}{0,3}[^\p{L}]*\d/u.test(first) || /[-/]/.test(first));
}

/** A word that is no command: the nearest one, else a search for what was typed. */
function describeUnknown({ shown, plain }: Source): Fault {
  const words = firstWords(plain);
  const [first] = words as [Word];
  let best: { word: string; edits: number; end: number } | null = null;
  for (let length = words.length; length > 0; length--) {
    const { end } = words[length - 1] as Word;
    const near = COMMAND_WORDS.nearest(shown.slice(first.at, end));
    if (near && (best === null || near.edits < best.edits)) best = { ...near, end };
  }
  const search = unquoted(shown.slice(first.at)).replace(/\s+/g, ' ').slice(0, 80);
  const example = searchWords(search).length > 0 ? `/rec find ${search}` : '/rec help';
  const end = best?.end ?? first.end;
  return {
    kind: 'unknown_command',
    word: shown.slice(first.at, end),
    at: first.at,
    end,
    ...(best ? { nearest: best.word } : { fallback: { en: example, vi: example } }),
  };
}

function firstWordFrom({ shown, plain }: Source, at: number) {
  const end = at + (/^[^ ]+/.exec(plain.slice(at))?.[0].length ?? 0);
  return { word: shown.slice(at, end), at, end };
}

/** A text without the spaces, quotes or backticks around it. */
function unquoted(text: string): string {
  const trimmed = text.replace(/[\0\s\u200b\ufeff]+/g, ' ').trim();
  return /^(["'`“”«»]).*(["'`“”«»])$/.test(trimmed) ? trimmed.slice(1, -1).trim() : trimmed;
}
