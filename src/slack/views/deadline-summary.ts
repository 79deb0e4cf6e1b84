import type { Button, KnownBlock } from '@slack/types';
import { dayOf, daysBetween } from '../../domain/day.ts';
import type { Deadline } from '../../domain/deadline.ts';
import { inLanguage, type LocalizedText } from '../../domain/language.ts';
import { LONGEST_TEXT } from '../../domain/query/parse-filter.ts';
import { waitingFilter } from '../../domain/reminders-due.ts';
import { ACTION } from '../action-ids.ts';
import { actions, button, context, section } from './elements.ts';
import { type Message, plainOf } from './message.ts';
import { dayIn, type Reader } from './reader.ts';
import { shown } from './record-text.ts';

/** How far a group is with what a deadline covers. */
export interface DeadlineSummary {
  deadline: Pick<Deadline, 'id' | 'title' | 'date' | 'coverage' | 'countsFrom'>;
  /** What its coverage filter fails at; null when it can be read */
  unreadableAt: string | null;
  total: number;
  upToDate: number;
  /** How many each agency still has to report, the most first; `agency` null: none is named */
  waiting: { agency: LocalizedText | null; count: number }[];
  /** Those of these agencies in which nobody can be reminded; null: where none is named */
  withoutPeople: (LocalizedText | null)[];
  updatedAt: Date;
}

const MOST_AGENCIES = 10;

/** The group's summary of a deadline: one message in its channel, kept up to date. */
export function deadlineSummary(summary: DeadlineSummary, reader: Reader): Message {
  const { words, today } = reader;
  const { deadline, updatedAt } = summary;
  const title = words.reminder.summary.title(
    shown(inLanguage(deadline.title, words.language), 200),
    words.dates.longDay(deadline.date),
    daysBetween(today, deadline.date),
  );
  const said = sentences(summary, reader);
  const blocks: KnownBlock[] = [
    section([title, ...said].join('\n')),
    ...actions(`summary:${deadline.id}`, viewWaiting(summary, reader)),
    context(words.reminder.summary.updated(instantIn(updatedAt, reader))),
  ];
  return { text: plainOf([title, said[0]].join('. ')), blocks };
}

function sentences(summary: DeadlineSummary, { words }: Reader): string[] {
  const { deadline, unreadableAt, total, upToDate, waiting, withoutPeople } = summary;
  const say = words.reminder.summary;
  const nameOf = (agency: LocalizedText | null) =>
    agency ? shown(inLanguage(agency, words.language), 100) : say.noAgency;
  if (unreadableAt !== null) return [say.unreadable(shown(deadline.coverage, 300), shown(unreadableAt, 80))];
  if (total === 0) return [say.none];
  if (upToDate === total) return [say.all(total)];
  const agencies = waiting.slice(0, MOST_AGENCIES).map(({ agency, count }) => say.agency(nameOf(agency), count));
  const others = waiting.length - agencies.length;
  if (others > 0) agencies.push(say.otherAgencies(others));
  const sentence = `${say.progress(upToDate, total)} ${say.waiting(agencies)}`;
  return withoutPeople.length > 0
    ? [sentence, say.nobody(withoutPeople.slice(0, MOST_AGENCIES).map(nameOf))]
    : [sentence];
}

/** Gives everybody a list of their own of what the group waits for. */
function viewWaiting({ deadline, unreadableAt, total, upToDate }: DeadlineSummary, { words }: Reader): Button[] {
  const filter = waitingFilter(deadline);
  // Longer than what may be typed it could not be read again.
  if (unreadableAt !== null || upToDate === total || filter.length > LONGEST_TEXT) return [];
  return [button(words.reminder.summary.viewWaiting, ACTION.showList, filter)];
}

/** An instant that Slack shows to each in their own zone. */
function instantIn(instant: Date, { words, today, timeZone }: Reader): string {
  const fallback = `${dayIn(dayOf(instant, timeZone), words, today)}, ${words.dates.time(instant, timeZone)}`;
  return `<!date^${Math.floor(instant.getTime() / 1000)}^{date_short}, {time}|${fallback}>`;
}
