import type { Day } from '../../domain/day.ts';
import type { LocalizedText } from '../../domain/language.ts';
import {
  agencyIn,
  type DeadlineSummary,
  distanceOf,
  type SummarizedDeadline,
  statementIn,
  waitingIn,
} from './deadline-summary.ts';
import { section, sections } from './elements.ts';
import { clip, type Message, plainOf } from './message.ts';
import type { Reader } from './reader.ts';
import { shown } from './record-text.ts';

/** What came in for a deadline on one day. */
export interface DeadlineChanges extends Pick<DeadlineSummary, 'waiting' | 'isOver'> {
  deadline: SummarizedDeadline;
  day: Day;
  /** What was done to the deadline itself */
  moved: { from: Day; to: Day } | null;
  settled: 'closed' | 'reopened' | null;
  /** Agencies that no longer confirm; null: it is gone */
  takenBack: (LocalizedText | null)[];
  /** By agency (null: none is named), the references of what it delivered; with a tick, none */
  delivered: { agency: LocalizedText | null; references: string[] }[];
}

const MOST_AGENCIES = 15;
const MOST_REFERENCES = 10;

/** A reply under a deadline's summary: who has delivered what, who is waited for, how many days are left. */
export function deadlineChanges(changes: DeadlineChanges, reader: Reader): Message {
  const { words } = reader;
  const { summary: say } = words;
  const { delivered, day, waiting } = changes;
  const title = say.changes.title(words.dates.longDay(day), distanceOf(changes, reader));
  const lines = delivered.slice(0, MOST_AGENCIES).map((one) => lineOf(one, reader));
  const others = delivered.length - lines.length;
  if (others > 0) lines.push(say.otherAgencies(others));
  const news =
    lines.length > 0 ? [`*${headingOf(changes.deadline, reader)}*`, ...lines.map((line) => `• ${line}`)] : [];
  const turns = turnsIn(changes, reader);
  // Of what was taken back, and of a deadline that is closed, nobody is told again who is waited for.
  const isAsking = news.length > 0 || changes.moved !== null || changes.settled === 'reopened';
  const rest =
    isAsking && !changes.deadline.closedAt ? [waiting.length > 0 ? waitingIn(changes, reader) : say.changes.all] : [];
  const told = news.length > 0 ? [`${headingOf(changes.deadline, reader)}: ${lines.join('; ')}`] : [];
  const text = [title, ...turns.map((line) => line.replace(/\.$/, '')), ...told, ...rest];
  return {
    text: clip(plainOf(text.join('. ')), MOST_TEXT),
    blocks:
      news.length > 0
        ? [...sections([title, ...turns, ...news]), ...rest.map((line) => section(line))]
        : sections([title, ...turns, ...rest]),
  };
}

/** What was done to the deadline itself, and what counts no more. */
function turnsIn({ moved, settled, takenBack, delivered }: DeadlineChanges, { words }: Reader): string[] {
  const { noAgency, changes: say } = words.summary;
  const { longDay } = words.dates;
  const lines: string[] = [];
  if (moved)
    lines.push((moved.from < moved.to ? say.postponed : say.broughtForward)(longDay(moved.from), longDay(moved.to)));
  if (settled) lines.push(say[settled]);
  if (takenBack.length > 0) {
    const names = takenBack.slice(0, MOST_AGENCIES).map((agency) => agencyIn(agency, words.language) ?? noAgency);
    const others = takenBack.length - names.length;
    lines.push(say.takenBack(others > 0 ? [...names, words.summary.otherAgencies(others)] : names));
  }
  // Something stood here.
  if (lines.length === 0 && delivered.length === 0) lines.push(say.takenBackReports);
  return lines;
}

/** Longer notifications say no more. */
const MOST_TEXT = 1000;

function headingOf({ doneBy }: SummarizedDeadline, { words }: Reader): string {
  const { changes } = words.summary;
  if (doneBy.kind === 'status') return changes.status(words.words.status[doneBy.status]);
  if (doneBy.kind === 'tick') return changes.tick(statementIn(doneBy.statement, words.language));
  return changes.update;
}

function lineOf({ agency, references }: DeadlineChanges['delivered'][number], { words }: Reader): string {
  const { noAgency, changes } = words.summary;
  const name = agencyIn(agency, words.language) ?? noAgency;
  if (references.length === 0) return name;
  const listed = references.slice(0, MOST_REFERENCES).map((reference) => shown(reference, 40));
  const others = references.length - listed.length;
  return changes.agency(name, others > 0 ? [...listed, changes.more(others)] : listed);
}
