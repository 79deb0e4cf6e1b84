import type { Agency } from '../agency.ts';
import type { Day } from '../day.ts';
import type { Position, Status } from '../recommendation.ts';
import type { Mechanism, Review } from '../review.ts';

/** What a member asked for with `/rec`. */
export type Command =
  | { name: 'home' }
  | { name: 'help'; topic: HelpTopic | null }
  | { name: 'card'; reference: string }
  | { name: 'find'; words: string }
  | { name: 'list'; filter: UnresolvedFilter }
  | { name: 'deadlines' }
  | { name: 'manage' }
  | { name: 'add' }
  | { name: 'preview'; words: string | null }
  /** `who`: the Slack user id of who is mentioned, or a name as it was typed, without its "@"; null: the one who asks */
  | { name: 'why'; reference: string; who: string | null }
  | { name: 'history'; reference: string }
  | { name: 'progress'; by: Dimension | null; filter: UnresolvedFilter }
  | { name: 'update'; reference: string | null }
  | { name: 'settings' };

export type CommandName = Command['name'];

export const HELP_TOPICS = ['find', 'list', 'deadlines', 'why', 'history', 'progress', 'update', 'settings'] as const;
export type HelpTopic = (typeof HELP_TOPICS)[number];

export const DIMENSIONS = ['agency', 'theme', 'review', 'status'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Filters whose values only the records know (codes, names): parsed first, resolved against the vocabulary after. */
export const NAMED_FIELDS = ['review', 'agency', 'lead', 'theme', 'state', 'group'] as const;
export type NamedField = (typeof NAMED_FIELDS)[number];

/** Whether the values of a term are names of the records, which the grammar does not know. */
export function isNamed<Any extends { field: string }>(term: Any): term is Extract<Any, { field: NamedField }> {
  return (NAMED_FIELDS as readonly string[]).includes(term.field);
}

/** Of `lead`, `agency` and `position`: that there is none. No agency's code is in lower case. */
export const NONE = 'none' as const;

/** From and to are inclusive; null is open. `'never'`: no such day at all (no due date; never updated). */
export type DayRange = { from: Day | null; to: Day | null } | 'never';

/** Filters whose values the grammar knows. Values of one term are alternatives; terms are all required. */
export type KnownTerm =
  | { field: 'mechanism'; exclude: boolean; values: Mechanism[] }
  | { field: 'status'; exclude: boolean; values: Status[] }
  | { field: 'position'; exclude: boolean; values: (Position | typeof NONE)[] }
  | { field: 'sdg'; exclude: boolean; values: number[] }
  | { field: 'due'; exclude: boolean; values: DayRange[] }
  | { field: 'updated'; exclude: boolean; values: DayRange[] }
  | { field: 'verified'; exclude: boolean; values: boolean[] }
  | { field: 'mine'; exclude: boolean }
  | { field: 'overdue'; exclude: boolean };

/** A value as it was typed, with its place in the command's text (0-based). */
export interface TypedValue {
  text: string;
  at: number;
}

export type UnresolvedTerm = KnownTerm | { field: NamedField; exclude: boolean; values: TypedValue[] };
export interface UnresolvedFilter {
  terms: UnresolvedTerm[];
  /** The filter as it was typed, trimmed: shown again, and kept in buttons. */
  text: string;
}

/** `review`, `agency` and `lead` hold codes (or NONE, of the agencies); `theme`, `state` and `group` the exact values of the records. */
export type Term = KnownTerm | { field: NamedField; exclude: boolean; values: string[] };
export interface Filter {
  terms: Term[];
  text: string;
}

/** What the records of a workspace can be filtered by. */
export interface Vocabulary {
  reviews: readonly Pick<Review, 'code' | 'title' | 'symbol'>[];
  agencies: readonly Pick<Agency, 'code' | 'name'>[];
  themes: readonly string[];
  states: readonly string[];
  groups: readonly string[];
}

export type MistakeKind =
  | 'unknown_command'
  | 'unknown_filter'
  | 'unknown_value'
  | 'missing_value'
  | 'missing_reference'
  | 'missing_words'
  | 'bad_day'
  | 'unclosed_quote'
  | 'unexpected_word'
  | 'unknown_topic'
  | 'unknown_dimension'
  | 'too_long';

/** What cannot be understood, and where; nothing else is done about a command that holds one. */
export interface Mistake {
  kind: MistakeKind;
  /** The word at fault, as typed */
  word: string;
  /** Place of the word in the text, from 0 */
  at: number;
  /** The filter it belongs to, where there is one */
  field?: string;
  /** The nearest right word, in the language that was typed, where one is near */
  nearest?: string;
  /** A whole command that works: "/rec list agency:moj overdue" */
  example: string;
  topic: HelpTopic | null;
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; mistake: Mistake };
