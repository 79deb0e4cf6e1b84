import { dayOf } from '../../domain/day.ts';
import type { Reader } from './reader.ts';
import { isOpenPart, openIn, type ReminderPart } from './reminder-part.ts';

/**
 * What a reminder is about: what the reader is to do themselves, else what they look after; of that what is still to come,
 * dates that have passed only when nothing else is open.
 */
export function reminderTitle(parts: ReminderPart[], reader: Reader): string {
  const open = parts.filter(isOpenPart);
  const own = open.filter((part) => openIn(part).lines + openIn(part).ticks > 0);
  const isAhead = ({ state }: ReminderPart) => state === 'ahead';
  for (const ahead of [own.filter(isAhead), open.filter(isAhead)]) {
    if (ahead.length > 0) return titleAhead(ahead, reader);
  }
  if (open.length > 0) return titlePassed(own.length > 0 ? own : open, reader);
  return titleOfDone(parts, reader);
}

const sum = (parts: ReminderPart[], what: 'lines' | 'ticks') =>
  parts.reduce((total, part) => total + openIn(part)[what], 0);

function titleAhead(parts: ReminderPart[], { words: { reminder, dates }, today }: Reader): string {
  const [lines, ticks] = [sum(parts, 'lines'), sum(parts, 'ticks')];
  const [first] = parts as [ReminderPart];
  const { kind } = first.deadline;
  const day = dates.longDay(first.date);
  const isSeveral = parts.length > 1;
  if (lines > 0 && ticks > 0) return reminder.titleMixed(lines, ticks, day);
  if (lines > 0) {
    if (isSeveral) return reminder.titleSeveral(lines, day);
    return first.date === today ? reminder.titleToday(lines, kind) : reminder.title(lines, kind, day);
  }
  if (ticks > 0) {
    if (isSeveral) return reminder.titleTicksSeveral(ticks, day);
    return first.date === today ? reminder.titleTicksToday(ticks, kind) : reminder.titleTicks(ticks, kind, day);
  }
  if (isSeveral || !first.overview) return reminder.titleOverviewSeveral(parts.length, day);
  if (first.date === today) return reminder.titleOverviewToday(first.overview.open, first.overview.unit, kind);
  return reminder.titleOverview(first.overview.open, first.overview.unit, kind, day);
}

function titlePassed(parts: ReminderPart[], { words: { reminder, dates } }: Reader): string {
  const [lines, ticks] = [sum(parts, 'lines'), sum(parts, 'ticks')];
  const [first] = parts as [ReminderPart];
  const { kind } = first.deadline;
  const day = dates.longDay(first.date);
  const isSeveral = parts.length > 1;
  if (lines > 0 && ticks > 0) return reminder.titleMixedPassed(lines, ticks);
  if (lines > 0) return isSeveral ? reminder.titlePassedSeveral(lines) : reminder.titlePassed(lines, kind, day);
  if (ticks > 0)
    return isSeveral ? reminder.titleTicksPassedSeveral(ticks) : reminder.titleTicksPassed(ticks, kind, day);
  return reminder.titleOverviewPassed(parts.length);
}

function titleOfDone(parts: ReminderPart[], { words: { reminder }, timeZone }: Reader): string {
  const live = parts.filter(({ state }) => state !== 'closed');
  const [first] = live.length > 0 ? live : parts;
  const isOne = parts.length === 1;
  // All of it has gone to other agencies meanwhile: nobody is thanked for that.
  if (parts.length === 0) return reminder.nothingLeft;
  if (first && live.length === 0) return isOne ? reminder.allClosed(first.deadline.kind) : reminder.allClosedSeveral;
  if (live.some(({ lines }) => lines.some(({ elsewhere, done }) => elsewhere && !done))) return reminder.nothingLeft;
  const isLate = live.some(({ date, lines, ticks }) =>
    [...lines, ...ticks].some(({ done }) => done?.at && dayOf(done.at, timeZone) > date),
  );
  if (isLate) return reminder.allDoneLate;
  return first && isOne ? reminder.allDone(first.deadline.kind) : reminder.allDoneSeveral;
}
