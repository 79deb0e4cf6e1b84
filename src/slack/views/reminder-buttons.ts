import type { ActionsBlockElement, Button } from '@slack/types';
import { z } from 'zod';
import type { Agency } from '../../domain/agency.ts';
import { type Day, isDay } from '../../domain/day.ts';
import type { Deadline } from '../../domain/deadline.ts';
import { inLanguage } from '../../domain/language.ts';
import type { SnoozeChoice } from '../../domain/snooze-choices.ts';
import { ACTION } from '../action-ids.ts';
import { button, words as plainWords, section } from './elements.ts';
import { clip, type Message } from './message.ts';
import { dayIn, type Reader } from './reader.ts';
import { plain, shown } from './record-text.ts';

// What can be clicked in a reminder beside Update, and what it says back: written and read here.

const PAIR = z.tuple([z.guid(), z.guid()]);
const SNOOZE = z.tuple([z.guid(), z.string().refine(isDay)]);

/** Until when to put the message off. `isChange`: it is put off already. */
export function snoozeSelect(
  outboxId: string,
  choices: readonly SnoozeChoice[],
  { isChange }: { isChange: boolean },
  { words, today }: Reader,
): ActionsBlockElement {
  const { snooze } = words.reminder;
  return {
    type: 'static_select',
    action_id: ACTION.snooze,
    placeholder: plainWords(isChange ? snooze.change : snooze.placeholder, 150),
    options: choices.map(({ kind, day }) => ({
      text: plainWords(snooze.until[kind](dayIn(day, words, today)), 75),
      value: `${outboxId} ${day}`,
    })),
  };
}

/** Reads the option's value. Throws on what is not one of ours. */
export function readSnooze(value: string | undefined): { outboxId: string; day: Day } {
  const [outboxId, day] = SNOOZE.parse((value ?? '').split(' '));
  return { outboxId, day };
}

export function undoSnoozeButton(outboxId: string, { words }: Reader): Button {
  return button(words.reminder.snooze.undo, ACTION.undoSnooze, outboxId);
}

export function notMineButton(outboxId: string, { words }: Reader): Button {
  return button(words.reminder.notMine, ACTION.notMine, outboxId);
}

/** Reads the value of a button that names its message. Throws on what is not one of ours. */
export function readOutboxId(value: string | undefined): string {
  return z.guid().parse(value);
}

/** States for an agency what a deadline asks for, or takes it back, after asking. Texts are plain. */
export function tickButton(
  kind: 'tick' | 'take_back',
  { deadlineId, agencyId, agency, statement }: Record<'deadlineId' | 'agencyId' | 'agency' | 'statement', string>,
  { words }: Reader,
  more: Partial<Button> = {},
): Button {
  const { tick } = words.reminder;
  const isTick = kind === 'tick';
  const label = isTick ? tick.button : tick.takeBack;
  const named = plain(agency, 80);
  const stated = plain(statement, 180);
  return button(label, isTick ? ACTION.tick : ACTION.takeBackTick, `${deadlineId} ${agencyId}`, {
    accessibility_label: clip(`${label} ${named}`, 75),
    confirm: {
      title: plainWords(isTick ? tick.confirmTitle : tick.takeBackTitle, 100),
      text: plainWords((isTick ? tick.confirm : tick.takeBackConfirm)(named, stated), 300),
      confirm: plainWords(label, 30),
      deny: plainWords(tick.cancel, 30),
    },
    ...more,
  });
}

/** What is said beside a message that loses its buttons, to whoever stated something for an agency: it can be taken back here. */
export function tickStored(
  { deadline, agency }: { deadline: Pick<Deadline, 'id' | 'doneBy'>; agency: Agency },
  reader: Reader,
): Message {
  const { tick } = reader.words.reminder;
  const { language } = reader.words;
  const name = inLanguage(agency.name, language);
  const statement = deadline.doneBy.kind === 'tick' ? inLanguage(deadline.doneBy.statement, language) : '';
  const text = tick.stored(shown(name, 100), shown(statement, 180));
  const subject = { deadlineId: deadline.id, agencyId: agency.id, agency: name, statement };
  return { text, blocks: [section(text, tickButton('take_back', subject, reader))] };
}

/** Reads the button's value. Throws on what is not one of ours. */
export function readTick(value: string | undefined): { deadlineId: string; agencyId: string } {
  const [deadlineId, agencyId] = PAIR.parse((value ?? '').split(' '));
  return { deadlineId, agencyId };
}
