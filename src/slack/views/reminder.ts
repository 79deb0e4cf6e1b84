import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import type { Day } from '../../domain/day.ts';
import { inLanguage, type LocalizedText } from '../../domain/language.ts';
import type { SnoozeChoice } from '../../domain/snooze-choices.ts';
import { actions, context, section } from './elements.ts';
import { type Message, plainOf } from './message.ts';
import { dayIn, type Reader } from './reader.ts';
import { shown } from './record-text.ts';
import { notMineButton, snoozeSelect, undoSnoozeButton } from './reminder-buttons.ts';
import {
  isOpenLine,
  isOpenPart,
  openIn,
  partBlocks,
  type ReminderLine,
  type ReminderPart,
  type TickLine,
} from './reminder-part.ts';
import { reminderTitle } from './reminder-title.ts';

/** For whom a reminder is, and what they can do with it as a whole. */
export interface ReminderTo {
  outboxId: string;
  memberId: string;
  /** The agencies they act for */
  agencies: LocalizedText[];
  /** Until when they may put it off */
  snoozes: SnoozeChoice[];
}

const MOST_BLOCKS = 50;
/** What is said in the lines, in characters: Slack refuses messages that say much more altogether. */
const LONGEST_BODY = 11_000;
/** A list longer than this is read in `/rec list`. */
const MOST_LINES = 20;
const MOST_AGENCIES = 5;

/** The reminder of one person: every deadline that is due, the most urgent first, each line with what is to be done about it. */
export function reminderMessage(parts: ReminderPart[], to: ReminderTo, reader: Reader): Message {
  const title = reminderTitle(parts, reader);
  const open = parts.filter(isOpenPart);
  const toDo = open.reduce((total, part) => total + openIn(part).lines + openIn(part).ticks, 0);
  const options = {
    kept: keptLines(parts),
    isAmongSeveral: parts.length > 1,
    // One primary button at most: where there is but one thing to do.
    isOnly: toDo === 1,
    isAllDone: open.length === 0,
    memberId: to.memberId,
  };
  const body = [section(`*${title}*`), ...parts.flatMap((part) => partBlocks(part, options, reader))];
  const tail = open.length > 0 ? [...snoozed(open, reader), ...ways(open, to, reader), footer(open, to, reader)] : [];
  return { text: plainOf(title), blocks: [...fitting(body, MOST_BLOCKS - tail.length, reader), ...tail] };
}

/** The first blocks, as many as Slack takes: it counts them, and what they say together. What is left out is said to be. */
function fitting(blocks: KnownBlock[], most: number, { words }: Reader): KnownBlock[] {
  let length = 0;
  const end = blocks.findIndex((block, index) => {
    length += JSON.stringify(block, ['text', 'elements', 'accessory', 'confirm', 'title', 'deny']).length;
    return index >= most || length > LONGEST_BODY;
  });
  return end === -1 ? blocks : [...blocks.slice(0, Math.min(end, most - 1)), context(words.reminder.moreElsewhere)];
}

/** What remains of a reminder when a newer one has come, on `day`: one line, with nothing to click. */
export function replacedReminder(day: Day, { words, today }: Reader): Message {
  const text = words.reminder.replaced(dayIn(day, words, today));
  return { text, blocks: [context(text)] };
}

/** Until when what is open is put off: in one line where that is the same for all. */
function snoozed(open: ReminderPart[], { words }: Reader): KnownBlock[] {
  const { snooze } = words.reminder;
  const days = new Set(open.map(({ snoozedUntil }) => snoozedUntil));
  const [day] = days;
  if (days.size === 1) return day ? [context(snooze.snoozed(words.dates.longDay(day)))] : [];
  const each = open.flatMap(({ deadline, snoozedUntil }) =>
    snoozedUntil
      ? [snooze.snoozedOf(shown(inLanguage(deadline.title, words.language), 80), words.dates.longDay(snoozedUntil))]
      : [],
  );
  return [context(each.slice(0, 5).join('\n'))];
}

/** What can be done with the message as a whole. */
function ways(open: ReminderPart[], { outboxId, snoozes }: ReminderTo, reader: Reader): KnownBlock[] {
  const days = open.flatMap(({ snoozedUntil }) => snoozedUntil ?? []);
  const elements: ActionsBlockElement[] = [];
  if (snoozes.length > 0) elements.push(snoozeSelect(outboxId, snoozes, { isChange: days.length > 0 }, reader));
  if (days.length > 0) elements.push(undoSnoozeButton(outboxId, reader));
  if (open.some((part) => openIn(part).lines > 0)) elements.push(notMineButton(outboxId, reader));
  // Slack keeps what is chosen in a block that it knows: after a choice the block is another one.
  return actions(`reminder:${reader.today}:${days.join()}`, elements);
}

function footer(open: ReminderPart[], to: ReminderTo, { words }: Reader): KnownBlock {
  const { reminder } = words;
  const agencies = to.agencies.slice(0, MOST_AGENCIES).map((agency) => shown(inLanguage(agency, words.language), 120));
  const isPassed = open.every(({ state }) => state === 'passed');
  return context([...agencies, isPassed ? reminder.footerPassed : reminder.footer].join(' · '));
}

/** The lines that are shown when there are too many: what is open before what is done. */
function keptLines(parts: ReminderPart[]): Set<ReminderLine | TickLine> {
  const lines = parts.flatMap((part) => part.lines);
  const ticks = parts.flatMap((part) => part.ticks);
  const open = [...ticks.filter(({ done }) => !done), ...lines.filter(isOpenLine)];
  const others = [...ticks.filter(({ done }) => done), ...lines.filter((line) => !isOpenLine(line))];
  return new Set([...open, ...others].slice(0, MOST_LINES));
}
