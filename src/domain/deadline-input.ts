import { type Day, isDay, isTimeZone } from './day.ts';
import { type Deadline, type DoneBy, defaultEscalation, type Escalation, endOf } from './deadline.ts';
import { type DeadlineField, type DeadlineValues, NEVER } from './deadline-values.ts';
import type { Language } from './language.ts';
import { clean } from './progress-input.ts';
import type { Mistake, Vocabulary } from './query/command.ts';
import { COMMANDS } from './query/command-table.ts';
import { parseFilter } from './query/parse-filter.ts';
import { resolveFilter } from './query/resolve.ts';

/** How long a title, and what an agency states by its tick, may be: UTF-16 units. */
export const TITLE_LIMIT = 150;
export const COVERAGE_LIMIT = 800;
/** The furthest day before a date on which anybody is reminded. */
export const FURTHEST_STEP = 365;
const MOST_STEPS = 20;
export const MOST_OTHERS = 20;
const LONGEST_REPEAT = 120;

/** What is wrong in one field. */
export type DeadlineProblem =
  | { kind: 'missing' }
  | { kind: 'too_long'; length: number; limit: number }
  | { kind: 'bad_day' | 'bad_time' | 'bad_zone' | 'bad_channel' }
  /** People of other organisations are in the channel: only Slack knows */
  | { kind: 'shared_outside' }
  | { kind: 'passed'; today: Day }
  /** The hour of that day has passed */
  | { kind: 'hour_passed' }
  | { kind: 'after_date'; date: Day }
  | { kind: 'coverage'; mistake: Mistake }
  /** A filter that a report changes: what is done would leave the total */
  | { kind: 'moving_filter'; word: string }
  | { kind: 'bad_step'; word: string }
  | { kind: 'too_many'; limit: number }
  | { kind: 'out_of_range'; least: number; most: number }
  | { kind: 'unknown_people' | 'outsiders'; names: string[] };
export type DeadlineProblems = Partial<Record<DeadlineField, DeadlineProblem>>;

/** A deadline's own, as it may be stored; `repeatMonths` null: it does not come again. */
export type DeadlineInput = Pick<
  Deadline,
  | 'kind'
  | 'title'
  | 'date'
  | 'time'
  | 'coverage'
  | 'doneBy'
  | 'countsFrom'
  | 'audience'
  | 'schedule'
  | 'escalation'
  | 'channelId'
> & { repeatMonths: number | null };

/** What a deadline's values are read against. */
export interface DeadlineContext {
  now: Date;
  /** In the zone of the workspace */
  today: Day;
  vocabulary: Vocabulary;
  /** Who is meant by `others`, by Slack user id; who is missing here is nobody whom the group knows */
  people: ReadonlyMap<string, { memberId: string; name: string; isOutsider: boolean }>;
  /** The deadline that is changed: what it says already may stand, though its date has passed */
  before: Deadline | null;
  /** In which a mistake in the coverage is explained */
  language: Language;
}

/** Reads the values of a deadline: as it may be stored, or every problem at once, by field. */
export function parseDeadline(
  values: DeadlineValues,
  context: DeadlineContext,
): { ok: true; input: DeadlineInput } | { ok: false; problems: DeadlineProblems } {
  const problems: DeadlineProblems = {};
  const refuse = (field: DeadlineField, problem: DeadlineProblem | null) => {
    if (problem) problems[field] ??= problem;
  };
  const title = { en: oneLine(values.titleEn), vi: oneLine(values.titleVi) || null };
  refuse('titleEn', tooLong(title.en, TITLE_LIMIT) ?? missing(title.en));
  refuse('titleVi', tooLong(title.vi ?? '', TITLE_LIMIT));
  refuse('kind', missing(values.kind));

  const date = values.date ?? '';
  refuse('date', values.date ? dayProblem(date, context) : { kind: 'missing' });
  const time = readTime(values, context, problems.date === undefined ? date : null, refuse);

  const coverage = oneLine(values.coverage);
  refuse('coverage', tooLong(coverage, COVERAGE_LIMIT) ?? coverageProblem(coverage, context));
  const countsFrom = values.countsFrom ?? context.before?.countsFrom ?? context.today;
  if (values.doneBy === 'update') refuse('countsFrom', countsFromProblem(countsFrom, date));
  const doneBy = readDoneBy(values, refuse);

  const schedule = readSchedule(values.schedule, refuse);
  const repeatMonths = values.repeat || null;
  refuse('repeat', outOfRange(repeatMonths, 1, LONGEST_REPEAT));
  const memberIds = readOthers(values.others, context.people, refuse);
  const escalation = readEscalation(values, schedule, refuse);
  if (values.channelId && !/^[CG][A-Z0-9]{2,}$/.test(values.channelId)) refuse('channelId', { kind: 'bad_channel' });

  if (Object.keys(problems).length > 0 || !values.kind) return { ok: false, problems };
  const { kind, channelId, supporting } = values;
  const audience = { supporting, memberIds };
  return {
    ok: true,
    input: {
      kind,
      title,
      date,
      time,
      coverage,
      doneBy,
      countsFrom,
      audience,
      schedule,
      escalation,
      repeatMonths,
      channelId,
    },
  };
}

/** The date and time to which a deadline is moved, or the problems. */
export function parseMoment(
  values: Pick<DeadlineValues, 'date' | 'time' | 'timeZone'>,
  context: Pick<DeadlineContext, 'now' | 'today'>,
): { ok: true; moment: Pick<Deadline, 'date' | 'time'> } | { ok: false; problems: DeadlineProblems } {
  const problems: DeadlineProblems = {};
  const refuse = (field: DeadlineField, problem: DeadlineProblem | null) => {
    if (problem) problems[field] ??= problem;
  };
  const date = values.date ?? '';
  refuse('date', values.date ? dayProblem(date, { ...context, before: null }) : { kind: 'missing' });
  const time = readTime(values, { ...context, before: null }, problems.date === undefined ? date : null, refuse);
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, moment: { date, time } };
}

type Refuse = (field: DeadlineField, problem: DeadlineProblem | null) => void;
type Timing = Pick<DeadlineContext, 'now' | 'today' | 'before'>;

function dayProblem(date: string, { today, before }: Omit<Timing, 'now'>): DeadlineProblem | null {
  if (!isDay(date)) return { kind: 'bad_day' };
  return date < today && date !== before?.date ? { kind: 'passed', today } : null;
}

function readTime(
  { time, timeZone }: Pick<DeadlineValues, 'time' | 'timeZone'>,
  { now, before }: Timing,
  date: Day | null,
  refuse: Refuse,
): Deadline['time'] {
  // A zone alone is what the form was opened with.
  if (!time) return null;
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)) refuse('time', { kind: 'bad_time' });
  else if (!timeZone) refuse('timeZone', { kind: 'missing' });
  else if (!isTimeZone(timeZone)) refuse('timeZone', { kind: 'bad_zone' });
  else {
    const moment = { at: time, timeZone };
    const end = date === null ? null : endOf({ date, time: moment });
    const isAsBefore = before?.date === date && before?.time?.at === time && before.time.timeZone === timeZone;
    if (end && end <= now && !isAsBefore) refuse('time', { kind: 'hour_passed' });
    return moment;
  }
  return null;
}

/** Filters of what a report changes, or of who asks. */
const MOVING = new Set(['status', 'updated', 'verified', 'overdue', 'mine']);

function coverageProblem(
  coverage: string,
  { today, vocabulary, language, before }: DeadlineContext,
): DeadlineProblem | null {
  const asked = { command: COMMANDS.list.words[language][0] as string, language };
  const parsed = parseFilter(coverage, today, language);
  if (!parsed.ok) return { kind: 'coverage', mistake: parsed.mistake };
  const resolved = resolveFilter(parsed.value, vocabulary, asked);
  if (!resolved.ok) return { kind: 'coverage', mistake: resolved.mistake };
  const moving = parsed.value.terms.find(({ field }) => MOVING.has(field));
  return moving && coverage !== before?.coverage ? { kind: 'moving_filter', word: moving.field } : null;
}

function countsFromProblem(countsFrom: string, date: string): DeadlineProblem | null {
  if (!isDay(countsFrom)) return { kind: 'bad_day' };
  return isDay(date) && countsFrom > date ? { kind: 'after_date', date } : null;
}

function readDoneBy(values: DeadlineValues, refuse: Refuse): DoneBy {
  switch (values.doneBy) {
    case 'update':
      return { kind: 'update' };
    case 'status':
      refuse('status', missing(values.status));
      return { kind: 'status', status: values.status ?? 'implemented' };
    case 'tick': {
      const statement = { en: oneLine(values.tickEn), vi: oneLine(values.tickVi) || null };
      refuse('tickEn', tooLong(statement.en, TITLE_LIMIT) ?? missing(statement.en));
      refuse('tickVi', tooLong(statement.vi ?? '', TITLE_LIMIT));
      return { kind: 'tick', statement };
    }
  }
}

/** The days before a date in a text such as "60, 30, 14", descending, each once; the word that is none. */
export function scheduleIn(text: string): { ok: true; schedule: number[] } | { ok: false; word: string } {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  const bad = words.find((word) => !/^\d{1,3}$/.test(word) || Number(word) > FURTHEST_STEP);
  if (bad !== undefined) return { ok: false, word: bad };
  return { ok: true, schedule: [...new Set(words.map(Number))].sort((a, b) => b - a) };
}

function readSchedule(text: string, refuse: Refuse): number[] {
  const read = scheduleIn(clean(text));
  if (!read.ok) {
    refuse('schedule', { kind: 'bad_step', word: read.word.slice(0, 40) });
    return [];
  }
  if (read.schedule.length === 0) refuse('schedule', { kind: 'missing' });
  if (read.schedule.length > MOST_STEPS) refuse('schedule', { kind: 'too_many', limit: MOST_STEPS });
  return read.schedule;
}

function readEscalation(
  { alternates, coordinators }: Pick<DeadlineValues, 'alternates' | 'coordinators'>,
  schedule: readonly number[],
  refuse: Refuse,
): Escalation {
  const usual = defaultEscalation(schedule);
  const most = Math.max(0, ...schedule);
  const daysOf = (field: 'alternates' | 'coordinators', value: DeadlineValues['alternates']) => {
    if (value === null) return usual[field];
    if (value === NEVER) return null;
    // Without a schedule it is that which is wrong.
    if (schedule.length > 0) refuse(field, outOfRange(value, 0, most));
    return value;
  };
  return { alternates: daysOf('alternates', alternates), coordinators: daysOf('coordinators', coordinators) };
}

function readOthers(others: readonly string[], people: DeadlineContext['people'], refuse: Refuse): string[] {
  const unknown = others.filter((id) => !people.has(id));
  const known = others.flatMap((id) => people.get(id) ?? []);
  const outsiders = known.filter(({ isOutsider }) => isOutsider).map(({ name }) => name);
  if (others.length > MOST_OTHERS) refuse('others', { kind: 'too_many', limit: MOST_OTHERS });
  if (unknown.length > 0) refuse('others', { kind: 'unknown_people', names: unknown });
  if (outsiders.length > 0) refuse('others', { kind: 'outsiders', names: outsiders });
  return [...new Set(known.map(({ memberId }) => memberId))];
}

function missing(value: unknown): DeadlineProblem | null {
  return value === null || value === '' ? { kind: 'missing' } : null;
}

function tooLong({ length }: string, limit: number): DeadlineProblem | null {
  return length > limit ? { kind: 'too_long', length, limit } : null;
}

function outOfRange(value: number | null, least: number, most: number): DeadlineProblem | null {
  if (value === null || (Number.isInteger(value) && value >= least && value <= most)) return null;
  return { kind: 'out_of_range', least, most };
}

function oneLine(text: string): string {
  const line = clean(text).replace(/\s+/g, ' ').trim();
  return /[^\s\p{Cf}\p{M}]/u.test(line) ? line : '';
}
