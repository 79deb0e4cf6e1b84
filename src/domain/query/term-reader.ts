import type { Day } from '../day.ts';
import type { DayRange, KnownTerm, NamedField, TypedValue, UnresolvedTerm } from './command.ts';
import { readDayRange } from './day-range.ts';
import { type Fault, faulty, type Read } from './fault.ts';
import { CHOICE_WORDS, DAY_LEXICON, FIELD_WORDS, FIELDS, FILTERS, type Field, YES_NO_WORDS } from './filter-table.ts';
import type { Source, Token } from './source.ts';
import { type Lexicon, wordKey } from './words.ts';

/** No name, and no value that the grammar knows, has more words. */
const MOST_WORDS = 5;

interface Name {
  field: Field;
  at: number;
  end: number;
  /** Index of the token after it */
  next: number;
}

/** Reads `name:value,value` terms and flags from tokens, one after another. */
export class TermReader {
  readonly #source: Source;
  readonly #tokens: Token[];
  readonly #today: Day;
  #i = 0;

  constructor(source: Source, tokens: Token[], today: Day) {
    this.#source = source;
    this.#tokens = tokens;
    this.#today = today;
  }

  readAll(): Read<UnresolvedTerm[]> {
    const terms: UnresolvedTerm[] = [];
    while (this.#i < this.#tokens.length) {
      if (this.#kind() === 'comma') {
        this.#i += 1;
        continue;
      }
      const term = this.#readTerm();
      if (!term.ok) return term;
      terms.push(term.value);
    }
    return { ok: true, value: terms };
  }

  #readTerm(): Read<UnresolvedTerm> {
    const exclude = this.#kind() === 'minus';
    while (this.#kind() === 'minus') this.#i += 1;
    const name = this.#nameAt(this.#i);
    if (!name) return faulty(this.#describeStranger());
    this.#i = name.next;
    if (this.#kind() !== 'colon') return { ok: true, value: { field: name.field as 'mine' | 'overdue', exclude } };
    this.#i += 1;
    return this.#readValues(name, exclude);
  }

  #readValues(name: Name, exclude: boolean): Read<UnresolvedTerm> {
    const values: unknown[] = [];
    do {
      // A comma before another filter ends the list rather than asking for a value more.
      if (values.length > 0 && (this.#i >= this.#tokens.length || this.#startsTerm(this.#i))) break;
      const value = this.#readValue(name);
      if (!value.ok) return value;
      values.push(value.value);
    } while (this.#take('comma'));
    if (FILTERS[name.field].kind === 'flag') {
      return {
        ok: true,
        value: { field: name.field as 'mine' | 'overdue', exclude: exclude === values.includes('yes') },
      };
    }
    if (name.field === 'verified') {
      return { ok: true, value: { field: 'verified', exclude, values: values.map((value) => value === 'yes') } };
    }
    return { ok: true, value: { field: name.field, exclude, values } as KnownTerm };
  }

  #readValue(name: Name): Read<unknown> {
    const token = this.#tokens[this.#i];
    const isAdjacent = token?.at === this.#tokens[this.#i - 1]?.end;
    const isValue = token && (token.kind === 'word' || token.kind === 'quoted') && token.text !== '';
    if (!isValue || (this.#startsTerm(this.#i) && !(isAdjacent && !this.#startsNamedTerm(this.#i)))) {
      return faulty({
        ...this.#faultAt(name.at, name.end, 'missing_value'),
        field: this.#slice(name.at, name.end),
        fallback: example(name.field),
      });
    }
    const { kind } = FILTERS[name.field];
    if (kind === 'named') return { ok: true, value: this.#readName(token) };
    return this.#readKnown(name, token);
  }

  /** A value of which the grammar knows the words: the longest run of words that is one. */
  #readKnown(name: Name, token: Token): Read<unknown> {
    const runs = token.kind === 'quoted' ? [1] : this.#runLengths(name.field);
    let seemsDay = false;
    for (const length of runs) {
      const last = this.#tokens[this.#i + length - 1] as Token;
      const text = token.kind === 'quoted' ? token.text : this.#slice(token.at, last.end);
      const value = this.#interpret(name.field, text);
      if (value === 'bad_day') seemsDay ||= length === 1;
      else if (value !== null) {
        this.#i += length;
        return { ok: true, value };
      }
    }
    return faulty(this.#describeValue(name, token, runs, seemsDay));
  }

  #interpret(field: Field, text: string): unknown {
    switch (FILTERS[field].kind) {
      case 'day':
        return readDayRange(text, this.#today, field === 'due' ? 'ahead' : 'back') satisfies
          | DayRange
          | 'bad_day'
          | null;
      case 'sdg':
        return readGoal(text);
      case 'flag':
        return YES_NO_WORDS.find(text)?.meaning ?? null;
      default:
        return CHOICE_WORDS.get(field)?.find(text)?.meaning ?? null;
    }
  }

  /** A value that only the records know: quoted, or all words up to what is no part of it. */
  #readName(token: Token): TypedValue {
    this.#i += 1;
    if (token.kind === 'quoted') return { text: token.text, at: token.at };
    let end = token.end;
    for (
      let next = this.#tokens[this.#i];
      next?.kind === 'word' && !this.#startsTerm(this.#i) && !this.#isNearFlag(next);
    ) {
      end = next.end;
      this.#i += 1;
      next = this.#tokens[this.#i];
    }
    return { text: this.#slice(token.at, end).replace(/\s+/g, ' '), at: token.at };
  }

  /** Run lengths in tokens to try, the longest first; a run does not reach into the next term. */
  #runLengths(field: Field): number[] {
    const lengths = [1];
    for (let length = 2; length <= MOST_WORDS; length++) {
      const i = this.#i + length - 1;
      if (this.#startsNamedTerm(i)) break;
      if (this.#tokens[i]?.kind === 'word') lengths.unshift(length);
      else if (!(FILTERS[field].kind === 'day' && this.#isLoneMinus(i))) break;
    }
    return lengths;
  }

  /** "1/7/2027 - 8/7/2027" is a range; "due:2027 -overdue" is not. */
  #isLoneMinus(i: number): boolean {
    const token = this.#tokens[i];
    return token?.kind === 'minus' && this.#tokens[i + 1]?.at !== token.end;
  }

  /** The filter named at a token: the longest name that is a flag, or that a colon follows. */
  #nameAt(i: number): Name | null {
    for (let length = this.#wordsFrom(i); length > 0; length--) {
      const name = this.#nameOf(i, length);
      if (name && (FILTERS[name.field].kind === 'flag' || this.#tokens[name.next]?.kind === 'colon')) return name;
    }
    return null;
  }

  #nameOf(i: number, length: number): Name | null {
    const first = this.#tokens[i] as Token;
    const last = this.#tokens[i + length - 1] as Token;
    const found = FIELD_WORDS.find(this.#slice(first.at, last.end));
    return found && { field: found.meaning, at: first.at, end: last.end, next: i + length };
  }

  #startsTerm(i: number): boolean {
    return this.#nameAt(i) !== null || this.#startsNamedTerm(i);
  }

  /** Whether words before a colon begin here, known or not. */
  #startsNamedTerm(i: number): boolean {
    const name = this.#nameAt(i);
    return (name !== null && this.#tokens[name.next]?.kind === 'colon') || this.#tokens[i + 1]?.kind === 'colon';
  }

  #isNearFlag({ text }: Token): boolean {
    const key = wordKey(text);
    const near = key.length >= 5 ? FIELD_WORDS.nearest(text) : null;
    return near !== null && FIELD_WORDS.find(near.word)?.meaning === 'overdue';
  }

  /** What is wrong with words that are neither a filter nor a flag. */
  #describeStranger(): Fault {
    const token = this.#tokens[this.#i];
    if (token?.kind !== 'word') {
      const place = token ?? { at: this.#source.shown.length, end: this.#source.shown.length };
      return this.#faultAt(place.at, place.end, 'unexpected_word');
    }
    const words = this.#wordsFrom(this.#i);
    const run = this.#tokens[this.#i + words - 1] as Token;
    if (this.#tokens[this.#i + words]?.kind === 'colon') {
      const nearest = FIELD_WORDS.nearest(this.#slice(token.at, run.end))?.word;
      if (nearest || words === 1)
        return { ...this.#faultAt(token.at, run.end, 'unknown_filter'), ...(nearest && { nearest }) };
    }
    for (let length = words; length > 0; length--) {
      const { end } = this.#tokens[this.#i + length - 1] as Token;
      const text = this.#slice(token.at, end);
      const name = this.#nameOf(this.#i, length);
      if (name) {
        // "status implemented" lacks its colon only.
        return {
          ...this.#faultAt(token.at, end, 'missing_value'),
          field: text,
          replacement: `${text}:`,
          fallback: example(name.field),
        };
      }
      const owner = FIELDS.find((field) => FILTERS[field].kind === 'choice' && CHOICE_WORDS.get(field)?.find(text));
      if (owner && owner !== 'verified')
        return { ...this.#faultAt(token.at, end, 'unexpected_word'), nearest: asTerm(owner, text) };
    }
    for (let length = Math.min(words, 2); length > 0; length--) {
      const { end } = this.#tokens[this.#i + length - 1] as Token;
      const nearest = FIELD_WORDS.nearest(this.#slice(token.at, end))?.word;
      if (nearest) return { ...this.#faultAt(token.at, end, 'unknown_filter'), nearest };
    }
    return this.#faultAt(token.at, token.end, 'unexpected_word');
  }

  #describeValue(name: Name, token: Token, runs: number[], seemsDay: boolean): Fault {
    const field = this.#slice(name.at, name.end);
    const fallback = example(name.field);
    if (seemsDay) return { ...this.#faultAt(token.at, token.end, 'bad_day'), field, fallback };
    const lexicon = lexiconOf(name.field);
    let best: { fault: Fault; edits: number } | null = null;
    for (const length of runs) {
      const { end } = this.#tokens[this.#i + length - 1] as Token;
      const near = lexicon?.nearest(token.kind === 'quoted' ? token.text : this.#slice(token.at, end));
      if (!near || (best && best.edits <= near.edits)) continue;
      best = {
        edits: near.edits,
        fault: { ...this.#faultAt(token.at, end, 'unknown_value'), field, nearest: near.word, fallback },
      };
    }
    return best?.fault ?? { ...this.#faultAt(token.at, token.end, 'unknown_value'), word: token.text, field, fallback };
  }

  #faultAt(at: number, end: number, kind: Fault['kind']): Fault {
    return { kind, word: this.#slice(at, end), at, end };
  }

  #wordsFrom(i: number): number {
    let length = 0;
    while (length < MOST_WORDS && this.#tokens[i + length]?.kind === 'word') length += 1;
    return length;
  }

  #slice(at: number, end: number): string {
    return this.#source.shown.slice(at, end);
  }

  #kind() {
    return this.#tokens[this.#i]?.kind;
  }

  #take(kind: Token['kind']): boolean {
    if (this.#kind() !== kind) return false;
    this.#i += 1;
    return true;
  }
}

function readGoal(text: string): number | null {
  const [, digits] = /^(?:sdg|goal|muc tieu)?\s*0*(\d{1,2})$/.exec(wordKey(text)) ?? [];
  const goal = Number(digits);
  return goal >= 1 && goal <= 17 ? goal : null;
}

function lexiconOf(field: Field): Lexicon<string> | undefined {
  const { kind } = FILTERS[field];
  return kind === 'day' ? DAY_LEXICON : kind === 'flag' ? YES_NO_WORDS : CHOICE_WORDS.get(field);
}

function asTerm(field: Field | NamedField, value: string): string {
  return `${FILTERS[field].words.en[0]}:${value.includes(' ') ? `"${value}"` : value}`;
}

function example(field: Field) {
  const { examples } = FILTERS[field];
  return { en: `/rec list ${examples.en[0]}`, vi: `/rec danh sách ${examples.vi[0]}` };
}
