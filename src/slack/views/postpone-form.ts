import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { daysBetween, instantOf } from '../../domain/day.ts';
import { type Deadline, dateIn } from '../../domain/deadline.ts';
import type { DeadlineValues } from '../../domain/deadline-values.ts';
import { inLanguage } from '../../domain/language.ts';
import { FORM } from '../action-ids.ts';
import { deadlineMoment, zoneAt } from './deadline-time.ts';
import { blockOf, type SentDeadlineView } from './deadline-values.ts';
import { context, words as plainWords, section } from './elements.ts';
import type { Reader } from './reader.ts';
import { shown } from './record-text.ts';

const Metadata = z.object({
  seen: z.object({ id: z.guid(), version: z.int() }),
  round: z.int(),
  listViewId: z.string().nullable(),
});
export type PostponeMetadata = z.infer<typeof Metadata>;
export type Moment = Pick<DeadlineValues, 'date' | 'time' | 'timeZone'>;

/** Asks for the date to which a deadline is moved; `typed` is what was typed before. */
export function postponeForm(
  reader: Reader,
  {
    deadline,
    metadata,
    typed,
    timeZones,
    note,
  }: {
    deadline: Deadline;
    metadata: PostponeMetadata;
    typed: Moment;
    timeZones: readonly string[];
    note?: string;
  },
): ModalView {
  const { words, today, timeZone } = reader;
  const { postpone: say, form, button: label } = words.deadline;
  const { round } = metadata;
  const title = shown(inLanguage(deadline.title, words.language), 300);
  const distance = words.dates.distance(daysBetween(today, dateIn(deadline, timeZone)));
  const at = instantOf(deadline.date, 12, 'UTC');
  const zones = [...new Set([...timeZones, ...(typed.timeZone ? [typed.timeZone] : [])])].slice(0, 100);
  const options: PlainTextOption[] = zones.map((zone) => ({
    text: plainWords(zoneAt(zone, at, words), 75),
    value: zone,
  }));
  const chosen = options.find(({ value }) => value === typed.timeZone);
  const placeholder = plainWords(form.choose, 150);
  const input = (field: keyof Moment, name: string, element: InputBlock['element']): InputBlock => ({
    type: 'input',
    block_id: blockOf(field, round),
    optional: field !== 'date',
    label: plainWords(name, 2000),
    ...(form.hint[field] && { hint: plainWords(form.hint[field], 2000) }),
    element,
  });
  return {
    type: 'modal',
    callback_id: FORM.postponeDeadline,
    private_metadata: JSON.stringify(metadata),
    title: plainWords(say.title, 24),
    submit: plainWords(say.submit, 24),
    close: plainWords(label.cancel, 24),
    blocks: [
      ...(note ? [section(note)] : []),
      section(say.now(title, deadlineMoment(deadline, reader), distance)),
      input('date', say.date, {
        type: 'datepicker',
        action_id: 'date',
        placeholder,
        ...(typed.date && { initial_date: typed.date }),
      }),
      input('time', form.label.time, {
        type: 'timepicker',
        action_id: 'time',
        placeholder,
        ...(typed.time && { initial_time: typed.time }),
      }),
      input('timeZone', form.label.timeZone, {
        type: 'static_select',
        action_id: 'timeZone',
        options,
        placeholder,
        ...(chosen && { initial_option: chosen }),
      }),
      context(
        say.hint,
        ...(deadline.repeat ? [say.repeats(words.deadline.form.repeat(deadline.repeat.months).toLowerCase())] : []),
      ),
    ],
  };
}

/** A sent form. Throws (a fault of ours) when its metadata are not what was written. */
export function readPostponeForm({ private_metadata, state }: SentDeadlineView): {
  metadata: PostponeMetadata;
  typed: Moment;
} {
  const metadata = Metadata.parse(JSON.parse(private_metadata));
  const sent = (field: keyof Moment) =>
    (Object.values(state.values[blockOf(field, metadata.round)] ?? {})[0] ?? {}) as {
      selected_date?: string | null;
      selected_time?: string | null;
      selected_option?: { value: string } | null;
    };
  return {
    metadata,
    typed: {
      date: sent('date').selected_date ?? null,
      time: sent('time').selected_time ?? null,
      timeZone: sent('timeZone').selected_option?.value ?? null,
    },
  };
}
