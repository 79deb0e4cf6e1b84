import type { Button, KnownBlock } from '@slack/types';
import type { Agency } from '../../domain/agency.ts';
import { type Day, dayOf, daysBetween } from '../../domain/day.ts';
import { type Deadline, dateIn, endOf } from '../../domain/deadline.ts';
import { inLanguage, type LocalizedText } from '../../domain/language.ts';
import { LONGEST_TEXT } from '../../domain/query/parse-filter.ts';
import { waitingFilter } from '../../domain/waiting.ts';
import { ACTION } from '../action-ids.ts';
import { shortAgency } from './agency-label.ts';
import { barChart, LONGEST_LABEL, MOST_BARS } from './bar-chart.ts';
import { actions, button, context, section, sections } from './elements.ts';
import { type Message, plainOf } from './message.ts';
import { dayIn, type Reader, whenIn } from './reader.ts';
import { shown } from './record-text.ts';

/** What the messages about a deadline in its channel say of it. */
export type SummarizedDeadline = Pick<
  Deadline,
  'id' | 'title' | 'date' | 'time' | 'coverage' | 'countsFrom' | 'doneBy' | 'closedAt'
>;

/** What is waited for, by agency, the most first; `agency` null: none is named. */
export type WaitingAgencies = { agency: LocalizedText | null; count: number }[];

/** How far a group is with what a deadline covers. */
export interface DeadlineSummary {
  deadline: SummarizedDeadline;
  /** What its coverage filter fails at; null when it can be read */
  unreadableAt: string | null;
  /** Counted as domain/waiting.ts does: recommendations, or with a tick agencies */
  total: number;
  done: number;
  waiting: WaitingAgencies;
  /** Of each agency, how many recommendations are done and are not, for the chart; those that have most to do first */
  byAgency: { agency: Pick<Agency, 'code' | 'name'>; done: number; waiting: number }[];
  /** Those of these agencies in which nobody can be reminded; null: where none is named */
  withoutPeople: (LocalizedText | null)[];
  isOver: boolean;
  /** The date that the group was told of before, where it is another one now */
  movedFrom: Day | null;
  updatedAt: Date;
}

const MOST_AGENCIES = 10;

/** The group's summary of a deadline: one message in its channel, kept up to date. */
export function deadlineSummary(summary: DeadlineSummary, reader: Reader): Message {
  const { words } = reader;
  const { deadline, updatedAt } = summary;
  const title = titleOf(summary, reader);
  const said = sentences(summary, reader);
  const blocks: KnownBlock[] = [
    ...sections([title, ...datesOf(summary, reader), ...said]),
    ...chartOf(summary, reader),
    ...actions(`summary:${deadline.id}`, viewWaiting(summary, reader)),
    context(words.summary.updated(instantIn(updatedAt, reader))),
  ];
  return { text: plainOf([title, said[0]].join('. ')), blocks };
}

/** What is left of a summary in a channel in which its deadline no longer has one; `channelId`: where it goes on. */
export function summaryElsewhere(
  summary: Pick<DeadlineSummary, 'deadline' | 'isOver'>,
  channelId: string | null,
  reader: Reader,
): Message {
  const { goesOn, endsHere } = reader.words.summary;
  const title = titleOf(summary, reader);
  const said = channelId ? goesOn(`<#${channelId}>`) : endsHere;
  return { text: plainOf([title, said].join('. ')), blocks: [section([title, said].join('\n'))] };
}

/** How far the date of a deadline is: "14 days left", "the date has passed", "closed". */
export function distanceOf({ deadline, isOver }: Pick<DeadlineSummary, 'deadline' | 'isOver'>, reader: Reader): string {
  const { summary: say } = reader.words;
  if (deadline.closedAt) return say.closed;
  return isOver ? say.passed : say.left(daysBetween(reader.today, dateIn(deadline, reader.timeZone)));
}

/** Who is waited for, each with how many recommendations; with a tick, the agency's name says it. */
export function waitingIn(
  { deadline, waiting }: Pick<DeadlineSummary, 'deadline' | 'waiting'>,
  { words }: Reader,
): string {
  const { summary: say } = words;
  const isTick = deadline.doneBy.kind === 'tick';
  const agencies = waiting.slice(0, MOST_AGENCIES).map(({ agency, count }) => {
    const name = agencyIn(agency, words.language) ?? say.noAgency;
    return isTick ? name : say.agency(name, count);
  });
  const others = waiting.length - agencies.length;
  if (others > 0) agencies.push(say.otherAgencies(others));
  return say.waiting(agencies);
}

/** An agency's name as mrkdwn. */
export function agencyIn(agency: LocalizedText | null, language: Reader['words']['language']): string | null {
  return agency && shown(inLanguage(agency, language), 100);
}

function titleOf(summary: Pick<DeadlineSummary, 'deadline' | 'isOver'>, reader: Reader): string {
  const { words, timeZone } = reader;
  const { deadline } = summary;
  return words.summary.title(
    shown(inLanguage(deadline.title, words.language), 200),
    words.dates.longDay(dateIn(deadline, timeZone)),
    distanceOf(summary, reader),
  );
}

/** What there is to say of the date itself: its hour, and what it was before. */
function datesOf({ deadline, isOver, movedFrom }: DeadlineSummary, reader: Reader): string[] {
  const { summary: say, dates } = reader.words;
  if (deadline.closedAt) return [say.closedOn(whenIn(deadline.closedAt, reader))];
  const end = endOf(deadline);
  const moved = movedFrom && (movedFrom < deadline.date ? say.postponed : say.broughtForward)(dates.longDay(movedFrom));
  const lines = [!isOver && end ? say.until(instantIn(end, reader)) : '', !isOver && moved ? moved : ''];
  return [lines.filter(Boolean).join(' ')].filter(Boolean);
}

function sentences(summary: DeadlineSummary, reader: Reader): string[] {
  const { words } = reader;
  const { deadline, unreadableAt, total, done, withoutPeople, isOver } = summary;
  const { summary: say } = words;
  if (unreadableAt !== null) return [say.unreadable(shown(deadline.coverage, 300), shown(unreadableAt, 80))];
  if (total === 0) return [say.none];
  const one = ofOneAgency(summary, reader);
  if (done === total) return [one ?? allDone(deadline, total, reader)];
  const sentence = one ?? `${progressOf(deadline, done, total, reader)} ${waitingIn(summary, reader)}`;
  if (withoutPeople.length === 0 || isOver || deadline.closedAt) return [sentence];
  const names = withoutPeople.slice(0, MOST_AGENCIES).map((name) => agencyIn(name, words.language) ?? say.noAgency);
  return [sentence, say.nobody(names)];
}

/** Where one agency is to confirm, it is named. */
function ofOneAgency({ deadline, total, done, byAgency }: DeadlineSummary, { words }: Reader): string | null {
  const { doneBy } = deadline;
  const [only] = byAgency;
  if (doneBy.kind !== 'tick' || total !== 1 || !only || byAgency.length > 1) return null;
  const say = done === total ? words.summary.all : words.summary.progress;
  return say.tickOne(
    shown(inLanguage(only.agency.name, words.language), 100),
    statementIn(doneBy.statement, words.language),
  );
}

function progressOf({ doneBy }: SummarizedDeadline, done: number, total: number, { words }: Reader): string {
  const { progress } = words.summary;
  if (doneBy.kind === 'status') return progress.status(done, total, words.words.status[doneBy.status]);
  if (doneBy.kind === 'tick') return progress.tick(done, total, statementIn(doneBy.statement, words.language));
  return progress.update(done, total);
}

function allDone({ doneBy }: SummarizedDeadline, total: number, { words }: Reader): string {
  const { all } = words.summary;
  if (doneBy.kind === 'status') return all.status(total, words.words.status[doneBy.status]);
  if (doneBy.kind === 'tick') return all.tick(total, statementIn(doneBy.statement, words.language));
  return all.update(total);
}

/** What agencies state by a tick, as mrkdwn to be put in quotes. */
export function statementIn(statement: LocalizedText, language: Reader['words']['language']): string {
  return shown(inLanguage(statement, language).trim().replace(/\.$/, ''), 200);
}

/** The agencies side by side, while there is something to compare. A tick is given or not: there is nothing to draw. */
function chartOf({ deadline, byAgency, done, total }: DeadlineSummary, { words }: Reader): KnownBlock[] {
  if (deadline.doneBy.kind === 'tick' || deadline.closedAt || done === total || byAgency.length < 2) return [];
  const { chart } = words.summary;
  const drawn = byAgency.slice(0, MOST_BARS);
  const isStatus = deadline.doneBy.kind === 'status';
  return [
    barChart({
      title: isStatus ? chart.titleStatus : chart.title,
      axis: chart.axis,
      labels: drawn.map(({ agency }) => shortAgency(agency, words.language, LONGEST_LABEL)),
      series: [
        { name: chart.waiting, values: drawn.map(({ waiting }) => waiting) },
        { name: isStatus ? chart.reached : chart.done, values: drawn.map((one) => one.done) },
      ],
    }),
  ];
}

/** Gives everybody a list of their own of what the group waits for. Agencies that have not ticked are named as it is. */
function viewWaiting({ deadline, unreadableAt, total, done }: DeadlineSummary, { words }: Reader): Button[] {
  const filter = waitingFilter(deadline);
  if (deadline.doneBy.kind === 'tick' || deadline.closedAt || unreadableAt !== null || done === total) return [];
  // Longer than what may be typed it could not be read again.
  return filter.length > LONGEST_TEXT ? [] : [button(words.summary.viewWaiting, ACTION.showList, filter)];
}

/** An instant that Slack shows to each in their own zone. */
function instantIn(instant: Date, { words, today, timeZone }: Reader): string {
  const fallback = `${dayIn(dayOf(instant, timeZone), words, today)}, ${words.dates.time(instant, timeZone)}`;
  return `<!date^${Math.floor(instant.getTime() / 1000)}^{date_short}, {time}|${fallback}>`;
}
