import type { KnownBlock } from '@slack/types';
import { type Day, dayOf, daysBetween } from '../../domain/day.ts';
import type { Deadline } from '../../domain/deadline.ts';
import { inLanguage, type LocalizedText } from '../../domain/language.ts';
import { ACTION } from '../action-ids.ts';
import { button, context, section } from './elements.ts';
import { escapeText, type Message, plainOf } from './message.ts';
import { dayIn, type Reader } from './reader.ts';
import { shown } from './record-text.ts';

/** What a member has to report, or has had to, for one deadline. */
export interface ReminderPart {
  deadline: Pick<Deadline, 'id' | 'kind' | 'title' | 'date' | 'coverage'>;
  lines: ReminderLine[];
}

export interface ReminderLine {
  recommendationId: string;
  reference: string;
  text: LocalizedText;
  lastUpdateAt: Date | null;
  /** null: still open. Without `at` it was settled without an update, by being implemented before. */
  done: { by: { memberId: string; name: string } | null; at: Date | null } | null;
}

const MOST_BLOCKS = 50;
/** A list longer than this is read in `/rec list`. */
const MOST_LINES = 20;
const LINE_LENGTH = 160;
const MOST_AGENCIES = 5;

/** The reminder of one person: every deadline that is due, the most urgent first, with an Update button on each line. */
export function reminderMessage(
  parts: ReminderPart[],
  to: { memberId: string; agencies: LocalizedText[] },
  reader: Reader,
): Message {
  const { words } = reader;
  const open = parts.flatMap(({ lines }) => lines).filter(({ done }) => !done).length;
  const title = titleOf(parts, reader);
  const kept = keptLines(parts);
  const blocks: KnownBlock[] = [section(`*${title}*`)];
  for (const { deadline, lines } of parts) {
    const inPart = lines.filter((line) => kept.has(line));
    const rest = lines.length - inPart.length;
    const name = inLanguage(deadline.title, words.language);
    if (parts.length > 1 || name !== words.words.deadlineKind[deadline.kind])
      blocks.push(heading(deadline, name, reader));
    for (const line of inPart) blocks.push(lineBlock(line, open, to.memberId, reader));
    if (rest > 0) blocks.push(context(words.reminder.more(rest, listCommand(deadline.coverage))));
  }
  const agencies = to.agencies.slice(0, MOST_AGENCIES).map((agency) => shown(inLanguage(agency, words.language), 120));
  const ahead = parts.filter(({ deadline }) => deadline.date >= reader.today);
  const footer = ahead.every(({ lines }) => lines.every(({ done }) => done))
    ? words.reminder.footerPassed
    : words.reminder.footer;
  if (open > 0) blocks.splice(MOST_BLOCKS - 1, blocks.length, context([...agencies, footer].join(' · ')));
  return { text: plainOf(title), blocks: blocks.slice(0, MOST_BLOCKS) };
}

/** What remains of a reminder when a newer one has come, on `day`: one line, with nothing to click. */
export function replacedReminder(day: Day, { words, today }: Reader): Message {
  const text = words.reminder.replaced(dayIn(day, words, today));
  return { text, blocks: [context(text)] };
}

/** What is still to come is what the title speaks of; dates that have passed only when nothing else is open. */
function titleOf(parts: ReminderPart[], reader: Reader): string {
  const { words, today } = reader;
  const { reminder, dates } = words;
  const open = parts.filter(({ lines }) => lines.some(({ done }) => !done));
  const ahead = open.filter(({ deadline }) => deadline.date >= today);
  const urgent = ahead.length > 0 ? ahead : open;
  const [first] = urgent;
  if (!first) return titleOfDone(parts, reader);
  const { kind, date } = first.deadline;
  const count = urgent.flatMap(({ lines }) => lines).filter(({ done }) => !done).length;
  if (ahead.length === 0)
    return urgent.length > 1
      ? reminder.titlePassedSeveral(count)
      : reminder.titlePassed(count, kind, dates.longDay(date));
  if (urgent.length > 1) return reminder.titleSeveral(count, dates.longDay(date));
  return date === today ? reminder.titleToday(count, kind) : reminder.title(count, kind, dates.longDay(date));
}

function titleOfDone(parts: ReminderPart[], { words: { reminder }, timeZone }: Reader): string {
  const isLate = parts.some(({ deadline, lines }) =>
    lines.some(({ done }) => done?.at && dayOf(done.at, timeZone) > deadline.date),
  );
  if (isLate) return reminder.allDoneLate;
  const [first] = parts;
  return first && parts.length === 1 ? reminder.allDone(first.deadline.kind) : reminder.allDoneSeveral;
}

function heading({ date }: ReminderPart['deadline'], name: string, { words, today }: Reader): KnownBlock {
  const { dates, reminder } = words;
  const distance = date < today ? reminder.passed : dates.distance(daysBetween(today, date));
  return context(reminder.deadline(shown(name, 120), dates.longDay(date), distance));
}

function lineBlock(line: ReminderLine, open: number, memberId: string, reader: Reader): KnownBlock {
  const { words } = reader;
  const reference = `*${shown(line.reference, 40)}*`;
  if (line.done) return section(`${reference}  ${doneWords(line.done, memberId, reader)}`);
  const text = shown(inLanguage(line.text, words.language), LINE_LENGTH);
  const last = line.lastUpdateAt
    ? words.reminder.lastUpdate(dayIn(dayOf(line.lastUpdateAt, reader.timeZone), words, reader.today))
    : words.reminder.noUpdate;
  // One primary button at most: where there is but one thing to do.
  const style = open === 1 ? ({ style: 'primary' } as const) : {};
  return section(
    `${reference}  ${text}\n_${last}_`,
    button(words.lookup.button.update, ACTION.update, line.recommendationId, style),
  );
}

function doneWords({ by, at }: NonNullable<ReminderLine['done']>, memberId: string, reader: Reader): string {
  const { words, today, timeZone } = reader;
  if (!at) return words.reminder.implemented;
  const day = dayOf(at, timeZone);
  const when =
    day === today
      ? words.reminder.atTime(words.dates.time(at, timeZone))
      : words.reminder.onDay(dayIn(day, words, today));
  if (!by) return words.reminder.updated(when);
  return by.memberId === memberId
    ? words.reminder.updatedByYou(when)
    : words.reminder.updatedBy(shown(by.name, 60), when);
}

/** The lines that are shown when there are too many: what is open before what is done. */
function keptLines(parts: ReminderPart[]): Set<ReminderLine> {
  const lines = parts.flatMap((part) => part.lines);
  return new Set([...lines.filter(({ done }) => !done), ...lines.filter(({ done }) => done)].slice(0, MOST_LINES));
}

/** A command that shows the reader's own among what a deadline covers; all of theirs where it cannot be copied from here. */
function listCommand(coverage: string): string {
  const isPlain = coverage.length <= 200 && !/[`\n]/.test(coverage);
  return `\`/rec list ${['mine', isPlain && escapeText(coverage)].filter(Boolean).join(' ')}\``;
}
