import type { InputBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { absencesAhead } from '../../domain/absences.ts';
import { type DaysProblems, type DaysTyped, lengthOf } from '../../domain/days-input.ts';
import type { Member } from '../../domain/member.ts';
import type { Days } from '../../domain/working-day.ts';
import { ACTION, FORM } from '../action-ids.ts';
import { button, context, words as plainWords, section } from './elements.ts';
import { daysIn, type Reader } from './reader.ts';
import { dayIn, type SentForm } from './sent-form.ts';

const FIELDS = { first: 'first_day', last: 'last_day' } as const;

const MOST_SHOWN = 40;

/** When a member is away: what is entered, each to be taken back, and another one to enter. `below`: the id of the settings' view. */
export function absenceForm({ absences }: Pick<Member, 'absences'>, reader: Reader, below = ''): ModalView {
  const { words } = reader;
  const { absence } = words.settings;
  const ahead = absencesAhead(absences, reader.today).slice(0, MOST_SHOWN);
  return {
    type: 'modal',
    callback_id: FORM.absence,
    private_metadata: below,
    title: plainWords(absence.title, 24),
    submit: plainWords(absence.submit, 24),
    close: plainWords(words.errors.close, 24),
    blocks: [
      section(absence.hint),
      ...ahead.map((days) => absenceRow(days, reader)),
      dayInput(FIELDS.first, absence.first),
      dayInput(FIELDS.last, absence.last),
      ...(ahead.length === 0 ? [context(absence.none)] : []),
    ],
  };
}

function absenceRow(days: Days, reader: Reader) {
  const { absence } = reader.words.settings;
  const value = `${days.first} ${days.last}`;
  const said = daysIn(days, reader);
  const remove = button(absence.remove, ACTION.removeAbsence, value, {
    accessibility_label: plainWords(absence.removeOf(said), 75).text,
  });
  return { ...section(absence.entered(said, lengthOf(days)), remove), block_id: `absence:${value}` };
}

/** A day to choose, empty or with one that is chosen already. */
export function dayInput(blockId: string, label: string, day: string | null = null): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plainWords(label, 2000),
    element: { type: 'datepicker', action_id: 'day', ...(day && { initial_date: day }) },
  };
}

export function readAbsence(form: Pick<SentForm, 'state'>): DaysTyped {
  return { first: dayIn(form, FIELDS.first), last: dayIn(form, FIELDS.last) };
}

/** What is wrong, beside the fields. */
export function absenceErrors(problems: DaysProblems, { words }: Reader): Record<string, string> {
  const { problem } = words.settings;
  return {
    ...(problems.first && { [FIELDS.first]: problem(problems.first) }),
    ...(problems.last && { [FIELDS.last]: problem(problems.last) }),
  };
}

const Value = z.tuple([z.iso.date(), z.iso.date()]);

/** The absence that a Remove button means. */
export function readRemoval(value: string | undefined): Days {
  const [first, last] = Value.parse((value ?? '').split(' '));
  return { first, last };
}
