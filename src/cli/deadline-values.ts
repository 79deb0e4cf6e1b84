import { findMember } from '../db/members.ts';
import { readVocabulary } from '../db/vocabulary.ts';
import { dayOf } from '../domain/day.ts';
import { DEADLINE_KINDS, type Deadline, DONE_BY } from '../domain/deadline.ts';
import {
  type DeadlineContext,
  type DeadlineInput,
  type DeadlineProblem,
  type DeadlineProblems,
  parseDeadline,
} from '../domain/deadline-input.ts';
import { type DeadlineField, type DeadlineValues, NEVER } from '../domain/deadline-values.ts';
import { isOutsider } from '../domain/permissions.ts';
import { STATUSES } from '../domain/recommendation.ts';
import { UserError } from '../errors.ts';
import { type CliCommand, type CommandContext, choice, list, optional, type Typed, UsageError } from './command.ts';

// The options of a deadline on the command line, and what they say.

export const DEADLINE_OPTIONS = {
  title: { type: 'string' },
  'title-vi': { type: 'string' },
  kind: { type: 'string' },
  date: { type: 'string' },
  time: { type: 'string' },
  zone: { type: 'string' },
  covers: { type: 'string' },
  'done-by': { type: 'string' },
  'counts-from': { type: 'string' },
  status: { type: 'string' },
  tick: { type: 'string' },
  'tick-vi': { type: 'string' },
  days: { type: 'string' },
  repeat: { type: 'string' },
  supporting: { type: 'boolean' },
  'no-supporting': { type: 'boolean' },
  also: { type: 'string' },
  alternates: { type: 'string' },
  coordinators: { type: 'string' },
  channel: { type: 'string' },
} satisfies CliCommand['options'];

export const DEADLINE_USAGE =
  `--title "…" [--title-vi "…"] --kind ${DEADLINE_KINDS.join('|')} --date 2027-07-07 [--time 17:00 [--zone Europe/Zurich]] ` +
  '[--covers "review:upr-2014"] [--done-by update|status|tick] [--counts-from 2026-11-21] ' +
  `[--status ${STATUSES.slice(1).join('|')}] [--tick "Our plan has been sent" [--tick-vi "…"]] ` +
  '[--days 60,30,14,7,3,1,0] [--repeat 12|none] [--supporting|--no-supporting] [--also U…,U…|none] ' +
  '[--alternates 30|never|usual] [--coordinators 53|never|usual] [--channel C…|none]';

/** What was typed, in place of what `values` hold. */
export function withTyped(values: DeadlineValues, typed: Typed): DeadlineValues {
  const text = (name: string, old: string) => optional(typed, name) ?? old;
  const orNone = (name: string, old: string | null) => {
    const value = optional(typed, name);
    return value === undefined ? old : value.toLowerCase() === 'none' ? null : value;
  };
  const { options } = typed;
  return {
    titleEn: text('title', values.titleEn),
    titleVi: text('title-vi', values.titleVi),
    kind: choice(typed, 'kind', DEADLINE_KINDS) ?? values.kind,
    date: optional(typed, 'date') ?? values.date,
    time: orNone('time', values.time),
    timeZone: optional(typed, 'zone') ?? values.timeZone,
    coverage: orNone('covers', values.coverage) ?? '',
    doneBy: doneBy(typed) ?? values.doneBy,
    countsFrom: optional(typed, 'counts-from') ?? values.countsFrom,
    status: choice(typed, 'status', STATUSES) ?? values.status,
    tickEn: text('tick', values.tickEn),
    tickVi: text('tick-vi', values.tickVi),
    schedule: text('days', values.schedule),
    repeat: months(typed, values.repeat),
    supporting: options.supporting === true || (options['no-supporting'] !== true && values.supporting),
    others: list(typed, 'also') ?? values.others,
    alternates: daysAfter(typed, 'alternates', values.alternates),
    coordinators: daysAfter(typed, 'coordinators', values.coordinators),
    channelId: orNone('channel', values.channelId),
  };
}

/** Said outright, or by what only one of them takes. */
function doneBy(typed: Typed): DeadlineValues['doneBy'] | undefined {
  const said = choice(typed, 'done-by', DONE_BY);
  if (said) return said;
  if (optional(typed, 'tick')) return 'tick';
  if (optional(typed, 'status')) return 'status';
  return optional(typed, 'counts-from') ? 'update' : undefined;
}

function months(typed: Typed, old: number | null): number | null {
  const text = optional(typed, 'repeat');
  if (text === undefined) return old;
  return text.toLowerCase() === 'none' ? null : wholeNumber('repeat', text);
}

function daysAfter(
  typed: Typed,
  name: 'alternates' | 'coordinators',
  old: DeadlineValues['alternates'],
): DeadlineValues['alternates'] {
  const text = optional(typed, name)?.toLowerCase();
  if (text === undefined) return old;
  if (text === NEVER) return NEVER;
  return text === 'usual' ? null : wholeNumber(name, text);
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new UsageError(`--${name} takes a whole number; not "${text}".`);
  return Number(text);
}

/** Reads a deadline's values. Throws a UserError `deadline_bad` that names every problem by its option. */
export async function readInput(
  context: CommandContext,
  values: DeadlineValues,
  before: Deadline | null,
): Promise<DeadlineInput> {
  const parsed = parseDeadline(values, await contextOf(context, values.others, before));
  if (!parsed.ok) throw refused(parsed.problems);
  return parsed.input;
}

async function contextOf(
  { db, workspaceId, workspace, now }: CommandContext,
  others: readonly string[],
  before: Deadline | null,
): Promise<DeadlineContext> {
  const found = await Promise.all(others.map((id) => findMember(db, workspaceId, id)));
  const people = new Map(
    found.flatMap((one) => {
      if (!one) return [];
      const { id: memberId, name, slackUserId } = one.member;
      return [[slackUserId, { memberId, name, isOutsider: isOutsider(one.member) }] as const];
    }),
  );
  const vocabulary = await readVocabulary(db, workspaceId);
  return { now, today: dayOf(now, workspace.timeZone), vocabulary, people, before, language: 'en' };
}

/** Every problem, each with the option that mends it. */
export function refused(problems: DeadlineProblems): UserError {
  const lines = Object.entries(problems).map(
    ([field, problem]) => `--${OPTION_OF[field as DeadlineField]}: ${describe(problem)}`,
  );
  return new UserError('deadline_bad', lines.join('\n'), { problems: lines.length });
}

const OPTION_OF: Record<DeadlineField, keyof typeof DEADLINE_OPTIONS> = {
  titleEn: 'title',
  titleVi: 'title-vi',
  kind: 'kind',
  date: 'date',
  time: 'time',
  timeZone: 'zone',
  coverage: 'covers',
  doneBy: 'done-by',
  countsFrom: 'counts-from',
  status: 'status',
  tickEn: 'tick',
  tickVi: 'tick-vi',
  schedule: 'days',
  repeat: 'repeat',
  supporting: 'supporting',
  others: 'also',
  alternates: 'alternates',
  coordinators: 'coordinators',
  channelId: 'channel',
};

function describe(problem: DeadlineProblem): string {
  switch (problem.kind) {
    case 'missing':
      return 'it is missing.';
    case 'too_long':
      return `it has ${problem.length} characters; ${problem.limit} fit.`;
    case 'bad_day':
      return 'give a day such as 2027-07-07.';
    case 'bad_time':
      return 'give a time such as 17:00.';
    case 'bad_zone':
      return 'give a time zone such as Asia/Ho_Chi_Minh or Europe/Zurich.';
    case 'bad_channel':
      return "give a Slack channel id. In Slack, open the channel's details; the id is at the bottom (C012ABCDEF).";
    case 'shared_outside':
      return 'people of other organisations are in this channel.';
    case 'passed':
      return `this day has passed; give one from ${problem.today} on.`;
    case 'hour_passed':
      return 'this hour of the day has passed.';
    case 'after_date':
      return `updates would count only after the deadline itself (${problem.date}).`;
    case 'coverage': {
      const { word, nearest, example } = problem.mistake;
      const meant = nearest ? ` Did you mean ${nearest}?` : '';
      return `"${word}" cannot be understood.${meant} Write it as after /rec list: ${example}`;
    }
    case 'moving_filter':
      return `"${problem.word}" changes with every report or reader, so the total would change too: leave it out.`;
    case 'bad_step':
      return `"${problem.word}" is not a whole number from 365 to 0; give them like 60,30,14,7,3,1,0.`;
    case 'too_many':
      return `at most ${problem.limit} fit.`;
    case 'out_of_range':
      return `give a whole number from ${problem.least} to ${problem.most}.`;
    case 'unknown_people':
      return `${problem.names.join(', ')}: nobody with this Slack user id is known; add them with member set.`;
    case 'outsiders':
      return `${problem.names.join(', ')}: guests and people of other organisations see no records.`;
  }
}
