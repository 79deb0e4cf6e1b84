import { z } from 'zod';
import { STATUSES, type Status } from './recommendation.ts';

/** What the form holds, as it was typed; `evidence` is one link a line. */
export interface FormValues {
  status: Status | null;
  results: string;
  difficulties: string;
  proposals: string;
  evidence: string;
}
export type ProgressField = keyof FormValues;

/** An update as it may be stored: cleaned, and complete for its status. */
export interface ProgressInput {
  status: Status;
  results: string;
  difficulties: string;
  proposals: string;
  /** http and https links, in their order, each once */
  evidence: string[];
}

/** What is wrong in one field. A `line` counts from 1; lengths are UTF-16 units, as Slack's own form counts them. */
export type ProgressProblem =
  | { kind: 'status_missing' | 'results_missing' }
  | { kind: 'too_long'; length: number; limit: number }
  | { kind: 'not_a_link'; lines: { line: number; text: string }[] }
  | { kind: 'link_too_long'; line: number; limit: number }
  | { kind: 'too_many_links'; count: number; limit: number };
export type ProgressProblems = Partial<Record<ProgressField, ProgressProblem>>;

/** A field of Slack's form takes no more. */
export const TEXT_LIMIT = 3000;
export const LINK_LIMIT = 2000;
export const LINKS_LIMIT = 10;

export const EMPTY_FORM: FormValues = { status: null, results: '', difficulties: '', proposals: '', evidence: '' };

/**
 * A text without what no report needs and some store or screen would choke on: control characters (NUL cannot be
 * stored at all), halves of characters, and the marks that turn the direction of all that follows.
 */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[^\P{Cc}\n]|\p{Cs}|[\u202A-\u202E\u2066-\u2069]/gu, '')
    .normalize('NFC');
}

/** Cleaned and trimmed; a text of which nothing can be seen is empty. */
function trimmed(text: string): string {
  const cleaned = clean(text).trim();
  return /[^\s\p{Cf}\p{M}\u115F\u1160\u2800\u3164\uFFA0]/u.test(cleaned) ? cleaned : '';
}

interface Context {
  addIssue(issue: { code: 'custom'; params: { problem: ProgressProblem } }): void;
}

// Problems travel in `params`: the words for them are the catalogue's.
function report(context: Context, problem: ProgressProblem): void {
  context.addIssue({ code: 'custom', params: { problem } });
}

const text = z
  .string()
  .transform(trimmed)
  .superRefine((value, context) => {
    if (value.length > TEXT_LIMIT) report(context, { kind: 'too_long', length: value.length, limit: TEXT_LIMIT });
  });

const status = z
  .enum(STATUSES)
  .nullable()
  .transform((value, context) => {
    if (value !== null) return value;
    report(context, { kind: 'status_missing' });
    return z.NEVER;
  });

const evidence = z.string().transform((value, context) => {
  const lines = clean(value)
    .split('\n')
    .map((line, index) => ({ line: index + 1, link: trimmed(line) }))
    .filter(({ link }) => link !== '');
  const wrong = lines.filter(({ link }) => !isLink(link)).map(({ line, link }) => ({ line, text: link }));
  if (wrong.length > 0) report(context, { kind: 'not_a_link', lines: wrong });
  const long = lines.find(({ link }) => link.length > LINK_LIMIT);
  if (long) report(context, { kind: 'link_too_long', line: long.line, limit: LINK_LIMIT });
  const links = [...new Set(lines.map(({ link }) => link))];
  if (links.length > LINKS_LIMIT) report(context, { kind: 'too_many_links', count: links.length, limit: LINKS_LIMIT });
  return links;
});

/** Whether a line is one link to the web. Slack would not open a "javascript:" link, but an export might. */
function isLink(line: string): boolean {
  if (!/^https?:\/\/[^\s<>"|/][^\s<>"|]*$/i.test(line) || !URL.canParse(line)) return false;
  const { username, password } = new URL(line);
  // "https://ministry.example@elsewhere" shows one place and leads to another.
  return username === '' && password === '';
}

const FIELDS = { status, results: text, difficulties: text, proposals: text, evidence };

/** What was typed as an update, or all that is wrong with it: at most one problem a field, the first. */
export function parseProgress(
  values: FormValues,
): { ok: true; input: ProgressInput } | { ok: false; problems: ProgressProblems } {
  const problems: ProgressProblems = {};
  const read = <Field extends ProgressField>(field: Field): z.output<(typeof FIELDS)[Field]> | undefined => {
    const parsed = FIELDS[field].safeParse(values[field]);
    if (parsed.success) return parsed.data as z.output<(typeof FIELDS)[Field]>;
    problems[field] = problemOf(parsed.error);
    return undefined;
  };
  const input = {
    status: read('status'),
    results: read('results'),
    difficulties: read('difficulties'),
    proposals: read('proposals'),
    evidence: read('evidence'),
  };
  // That nothing has begun needs no account of what was achieved.
  if (input.results === '' && input.status !== 'not_started') problems.results = { kind: 'results_missing' };
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, input: input as ProgressInput };
}

function problemOf(error: z.ZodError): ProgressProblem {
  const issue = error.issues.find((one) => one.code === 'custom');
  if (!issue) throw error;
  return issue.params?.problem as ProgressProblem;
}

/** An update as the form would hold it. */
export function formValuesOf(input: ProgressInput): FormValues {
  return { ...input, evidence: input.evidence.join('\n') };
}

/** Whether two inputs say the same. */
export function isSameProgress(a: ProgressInput, b: ProgressInput): boolean {
  return (
    a.status === b.status &&
    a.results === b.results &&
    a.difficulties === b.difficulties &&
    a.proposals === b.proposals &&
    a.evidence.length === b.evidence.length &&
    a.evidence.every((link, index) => link === b.evidence[index])
  );
}
