import type { KnownBlock } from '@slack/types';
import { type Day, dayOf, daysBetween } from '../../domain/day.ts';
import type { Deadline } from '../../domain/deadline.ts';
import { inLanguage, type LocalizedText } from '../../domain/language.ts';
import { LONGEST_TEXT } from '../../domain/query/parse-filter.ts';
import { waitingFilter } from '../../domain/waiting.ts';
import { ACTION } from '../action-ids.ts';
import { button, context, section } from './elements.ts';
import { escapeText } from './message.ts';
import { dayIn, type Reader } from './reader.ts';
import { shown } from './record-text.ts';
import { tickButton } from './reminder-buttons.ts';

/** What a member has to do, or has had to, for one deadline. */
export interface ReminderPart {
  deadline: Pick<Deadline, 'id' | 'kind' | 'title' | 'coverage' | 'countsFrom' | 'doneBy'>;
  /** Its date in the reader's zone */
  date: Day;
  /** The instant of its time of day, where it has one */
  endsAt: Date | null;
  state: 'ahead' | 'passed' | 'closed';
  /** It had another date when the message was planned */
  isMoved: boolean;
  /** The date that it had in the message before this one, where that was another; null: the same, or there is none */
  movedFrom: Day | null;
  /** Why the reader gets it; null: it is their own */
  why: Why | null;
  lines: ReminderLine[];
  ticks: TickLine[];
  overview: Overview | null;
  /** Until when the reader has put it off */
  snoozedUntil: Day | null;
}

/** Who the reader is in it. `isLate`: brought in because it is still open */
export type Why =
  | { kind: 'alternate'; agencies: LocalizedText[]; isLate: boolean }
  | { kind: 'stand_in'; names: string[] }
  | { kind: 'named' }
  | { kind: 'nobody' }
  | { kind: 'escalated' };

type Doer = { memberId: string; name: string };

export interface ReminderLine {
  recommendationId: string;
  reference: string;
  text: LocalizedText;
  lastUpdateAt: Date | null;
  /** null: still open. Without `at` it was settled without an update, by being implemented before. */
  done: { by: Doer | null; at: Date | null } | null;
  /** No longer for the reader to do: the coordinating office decides, or has given it to another agency */
  elsewhere: { kind: 'handed_back' } | { kind: 'given'; to: LocalizedText | null } | null;
}

/** What an agency is to state. */
export interface TickLine {
  agencyId: string;
  agency: LocalizedText;
  /** null: still open. Without `at` nothing is asked of the agency any more. */
  done: { by: Doer | null; at: Date | null } | null;
}

/** How far the whole of a deadline is. */
export interface Overview {
  unit: 'recommendation' | 'agency';
  total: number;
  open: number;
  /** By agency, the most first; `agency` null: none is named */
  waiting: { agency: LocalizedText | null; count: number }[];
  /** Those of these agencies in which nobody can be reminded */
  withoutPeople: (LocalizedText | null)[];
  /** What the coverage filter fails at; null when it can be read */
  unreadableAt: string | null;
}

const LINE_LENGTH = 160;
const MOST_AGENCIES = 8;
const AGENCY_LENGTH = 60;
const STATEMENT_LENGTH = 120;

export function isOpenLine({ done, elsewhere }: ReminderLine): boolean {
  return done === null && elsewhere === null;
}

/** How much of a part is still to be done by the reader themselves, and of what they look after. */
export function openIn({ state, lines, ticks, overview }: ReminderPart): {
  lines: number;
  ticks: number;
  overview: number;
} {
  if (state === 'closed') return { lines: 0, ticks: 0, overview: 0 };
  return {
    lines: lines.filter(isOpenLine).length,
    ticks: ticks.filter(({ done }) => !done).length,
    overview: overview ? overview.open : 0,
  };
}

export function isOpenPart(part: ReminderPart): boolean {
  const { lines, ticks, overview } = openIn(part);
  return lines + ticks + overview > 0;
}

/** The blocks of one deadline. */
export function partBlocks(
  part: ReminderPart,
  { kept, isAmongSeveral, isOnly, isAllDone, memberId }: PartOptions,
  reader: Reader,
): KnownBlock[] {
  const { words } = reader;
  const blocks: KnownBlock[] = heading(part, isAmongSeveral, reader);
  const lines = part.lines.filter((line) => kept.has(line));
  const ticks = part.ticks.filter((tick) => kept.has(tick));
  for (const line of lines) blocks.push(lineBlock(line, part, { isOnly, memberId }, reader));
  for (const tick of ticks) blocks.push(tickBlock(tick, part, { isOnly, isAllDone, memberId }, reader));
  const rest = part.lines.length - lines.length;
  if (rest > 0) blocks.push(context(words.reminder.more(rest, listCommand(part.deadline.coverage))));
  if (part.overview && part.state !== 'closed')
    blocks.push(overviewBlock(part.overview, { ...part.deadline, isNobodys: part.why?.kind === 'nobody' }, reader));
  return blocks;
}

interface PartOptions {
  /** The lines that are shown */
  kept: ReadonlySet<ReminderLine | TickLine>;
  isAmongSeveral: boolean;
  /** Its one open thing is the only one of all */
  isOnly: boolean;
  /** Nothing of the message is open any more: it has no buttons */
  isAllDone: boolean;
  memberId: string;
}

/** Which deadline, when, and why the reader gets it: where the title does not say so already. */
function heading(part: ReminderPart, isAmongSeveral: boolean, reader: Reader): KnownBlock[] {
  const { words, today } = reader;
  const { reminder, dates } = words;
  const { deadline, date, state, endsAt, isMoved, movedFrom } = part;
  const name = inLanguage(deadline.title, words.language);
  const title = shown(name, 120);
  if (state === 'closed') return [context(reminder.closed(title))];
  const hasMore = endsAt !== null || isMoved || movedFrom !== null || part.why !== null || part.overview !== null;
  if (!isAmongSeveral && !hasMore && name === words.words.deadlineKind[deadline.kind]) return [];
  const distance = state === 'passed' ? reminder.passed : dates.distance(daysBetween(today, date));
  const day = endsAt ? reminder.dayAndTime(dates.longDay(date), timeIn(endsAt, reader)) : dates.longDay(date);
  const line = reminder.deadline(title, isMoved ? reminder.movedTo(day) : day, distance);
  const moved = !isMoved && movedFrom && state === 'ahead' ? [reminder.movedFrom(dayIn(movedFrom, words, today))] : [];
  const why = part.why && whyWords(part.why, part, reader);
  return [context([[line, ...moved].join(' · '), ...(why ? [why] : [])].join('\n'))];
}

/** The time of day, which Slack puts into each reader's own zone. */
function timeIn(instant: Date, { words, timeZone }: Reader): string {
  return `<!date^${Math.floor(instant.getTime() / 1000)}^{time}|${words.dates.time(instant, timeZone)}>`;
}

/** Null where it is said with the overview, or nothing is left of it. */
function whyWords(why: Why, part: ReminderPart, { words, today }: Reader): string | null {
  const say = words.reminder.why;
  const left = part.state === 'ahead' && isOpenPart(part) ? daysBetween(today, part.date) : null;
  switch (why.kind) {
    case 'alternate': {
      const names = why.agencies.slice(0, 3).map((agency) => shown(inLanguage(agency, words.language), AGENCY_LENGTH));
      return why.isLate && left !== null ? say.alternateLate(names, left) : say.alternate(names);
    }
    case 'stand_in':
      return say.standIn(why.names.slice(0, 3).map((name) => shown(name, 60)));
    case 'escalated':
      return left === null ? null : say.escalated(left);
    case 'named':
      return say.named;
    case 'nobody':
      return null;
  }
}

function lineBlock(
  line: ReminderLine,
  { deadline, state }: ReminderPart,
  { isOnly, memberId }: { isOnly: boolean; memberId: string },
  reader: Reader,
): KnownBlock {
  const { words } = reader;
  const { reminder } = words;
  const reference = `*${shown(line.reference, 40)}*`;
  if (line.done) return section(`${reference}  ${doneWords(line.done, memberId, reader)}`);
  if (line.elsewhere?.kind === 'handed_back') return section(`${reference}  ${reminder.handedBack}`);
  if (line.elsewhere) {
    const { to } = line.elsewhere;
    return section(`${reference}  ${reminder.given(to && shown(inLanguage(to, words.language), 100))}`);
  }
  const text = shown(inLanguage(line.text, words.language), LINE_LENGTH);
  if (state === 'closed') return section(`${reference}  ${text}`);
  const last = line.lastUpdateAt
    ? reminder.lastUpdate(dayIn(dayOf(line.lastUpdateAt, reader.timeZone), words, reader.today))
    : reminder.noUpdate;
  const { doneBy } = deadline;
  const asked =
    doneBy.kind === 'status'
      ? [reminder.asked(words.words.status[doneBy.status], doneBy.status === 'implemented')]
      : [];
  return section(
    `${reference}  ${text}\n_${[last, ...asked].join(' · ')}_`,
    button(words.lookup.button.update, ACTION.update, line.recommendationId, isOnly ? { style: 'primary' } : {}),
  );
}

function tickBlock(
  { agencyId, agency, done }: TickLine,
  { deadline, state }: ReminderPart,
  { isOnly, isAllDone, memberId }: Pick<PartOptions, 'isOnly' | 'isAllDone' | 'memberId'>,
  reader: Reader,
): KnownBlock {
  const { words, today, timeZone } = reader;
  const { tick } = words.reminder;
  const { id: deadlineId, doneBy } = deadline;
  const name = inLanguage(agency, words.language);
  const statement = doneBy.kind === 'tick' ? inLanguage(doneBy.statement, words.language) : '';
  const said = `*${shown(name, 100)}*  ${shown(statement, STATEMENT_LENGTH)}`;
  const subject = { deadlineId, agencyId, agency: name, statement };
  if (!done) {
    const style = isOnly ? ({ style: 'primary' } as const) : {};
    return section(said, state === 'closed' ? undefined : tickButton('tick', subject, reader, style));
  }
  if (!done.at) return section(`*${shown(name, 100)}*  ${tick.needless}`);
  const when = whenDone(done.at, reader);
  const isByReader = done.by?.memberId === memberId;
  const outcome = isByReader || !done.by ? tick.byYou(when) : tick.by(shown(done.by.name, 60), when);
  const isFresh = !isAllDone && state !== 'closed' && dayOf(done.at, timeZone) === today;
  return section(`${said}\n_${outcome}_`, isFresh ? tickButton('take_back', subject, reader) : undefined);
}

function overviewBlock(
  { unit, total, open, waiting, withoutPeople, unreadableAt }: Overview,
  deadline: ReminderPart['deadline'] & { isNobodys: boolean },
  { words }: Reader,
): KnownBlock {
  const { overview } = words.reminder;
  if (unreadableAt !== null) return section(overview.unreadable(shown(unreadableAt, 80)));
  if (open === 0) return section(overview.done(unit, total));
  const nameOf = (agency: LocalizedText | null) =>
    agency ? shown(inLanguage(agency, words.language), AGENCY_LENGTH) : overview.noAgency;
  /** The first of a list; where no agency is named is always among them, as it is no "other agency". */
  const few = <T>(list: T[], agencyOf: (one: T) => LocalizedText | null, write: (one: T) => string) => {
    const named = list.filter((one) => agencyOf(one) !== null);
    const rest = list.length > MOST_AGENCIES ? named.slice(MOST_AGENCIES - (list.length - named.length)) : [];
    const shownOnes = list.filter((one) => !rest.includes(one)).map(write);
    return rest.length > 0 ? [...shownOnes, overview.others(rest.length)] : shownOnes;
  };
  const agencyIn = ({ agency }: { agency: LocalizedText | null }) => agency;
  const itself = (agency: LocalizedText | null) => agency;
  const isTick = unit === 'agency';
  const sentence = isTick
    ? overview.agencies(
        open,
        total,
        few(waiting, agencyIn, ({ agency }) => nameOf(agency)),
      )
    : overview.recommendations(
        open,
        total,
        few(waiting, agencyIn, ({ agency, count }) => overview.agency(nameOf(agency), count)),
      );
  const nobody = [
    ...(deadline.isNobodys ? [overview.nobodyElse] : []),
    ...(withoutPeople.length > 0 ? [overview.nobody(few(withoutPeople, itself, nameOf))] : []),
  ];
  // Which agencies have not ticked, no filter of recommendations says; longer than what may be typed it could not be read.
  const filter = waitingFilter(deadline);
  const hasList = !isTick && filter.length <= LONGEST_TEXT;
  return section(
    [sentence, ...nobody].join('\n'),
    hasList ? button(overview.viewWaiting, ACTION.showList, filter) : undefined,
  );
}

function doneWords({ by, at }: NonNullable<ReminderLine['done']>, memberId: string, reader: Reader): string {
  const { words } = reader;
  if (!at) return words.reminder.implemented;
  const when = whenDone(at, reader);
  if (!by) return words.reminder.updated(when);
  return by.memberId === memberId
    ? words.reminder.updatedByYou(when)
    : words.reminder.updatedBy(shown(by.name, 60), when);
}

/** "at 09:12", or on another day "on 20 Jun". */
export function whenDone(at: Date, { words, today, timeZone }: Reader): string {
  const day = dayOf(at, timeZone);
  return day === today
    ? words.reminder.atTime(words.dates.time(at, timeZone))
    : words.reminder.onDay(dayIn(day, words, today));
}

/** A command that shows the reader's own among what a deadline covers; all of theirs where it cannot be copied from here. */
function listCommand(coverage: string): string {
  const isPlain = coverage.length <= 200 && !/[`\n]/.test(coverage);
  return `\`/rec list ${['mine', isPlain && escapeText(coverage)].filter(Boolean).join(' ')}\``;
}
