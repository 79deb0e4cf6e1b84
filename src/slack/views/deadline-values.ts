import { z } from 'zod';
import { defaultEscalation } from '../../domain/deadline.ts';
import { scheduleIn } from '../../domain/deadline-input.ts';
import { type DeadlineField, DeadlineValues, NEVER } from '../../domain/deadline-values.ts';

// What a deadline's form carries, and what was typed into it: written by views/deadline-form.ts, read here.

/** The fields of each step, in their order. */
export const STEPS: readonly (readonly DeadlineField[])[] = [
  ['titleEn', 'titleVi', 'kind', 'date', 'time', 'timeZone'],
  ['coverage', 'doneBy', 'countsFrom', 'status', 'tickEn', 'tickVi', 'schedule', 'repeat'],
  ['supporting', 'others', 'alternates', 'coordinators', 'channelId'],
];

const FormMetadata = z.object({
  /** What was typed so far, in all steps */
  values: DeadlineValues,
  step: z.int().min(0).max(2),
  /** Counts how often the form was filled anew: Slack keeps what a block with the same id holds. */
  round: z.int(),
  /** The deadline that is changed and the version that was opened; null: a new one */
  seen: z.object({ id: z.guid(), version: z.int() }).nullable(),
  /** The id that a new one gets: sent twice, as when Slack did not wait for the answer, it is added once */
  key: z.guid(),
  /** The list below the form, to be brought up to date; null: there is none */
  listViewId: z.string().nullable(),
});
export type DeadlineMetadata = z.infer<typeof FormMetadata>;

/** What Slack keeps of a view for us. */
export const LONGEST_METADATA = 3000;

/** The block of a field in a round: "titleEn:0". */
export function blockOf(field: DeadlineField, round: number): string {
  return `${field}:${round}`;
}

interface SentValue {
  value?: string | null;
  selected_option?: { value: string } | null;
  selected_options?: { value: string }[];
  selected_date?: string | null;
  selected_time?: string | null;
  selected_users?: string[];
  selected_conversation?: string | null;
}

/** The parts of Slack's view object that are read here. */
export interface SentDeadlineView {
  private_metadata: string;
  state: { values: Record<string, Record<string, unknown>> };
}

/** A form with what was typed in all its steps. Throws (a fault of ours) when its metadata are not what was written. */
export function readDeadlineForm({ private_metadata, state }: SentDeadlineView): DeadlineMetadata {
  const metadata = FormMetadata.parse(JSON.parse(private_metadata));
  const { round } = metadata;
  const values = { ...metadata.values };
  const read = (field: DeadlineField, take: (sent: SentValue) => void) => {
    const [sent] = Object.values(state.values[blockOf(field, round)] ?? {});
    if (sent) take(sent as SentValue);
  };
  const text = (field: 'titleEn' | 'titleVi' | 'coverage' | 'tickEn' | 'tickVi' | 'schedule') =>
    read(field, ({ value }) => {
      values[field] = value ?? '';
    });
  for (const field of ['titleEn', 'titleVi', 'coverage', 'tickEn', 'tickVi', 'schedule'] as const) text(field);
  const option = (field: DeadlineField, take: (value: string | null) => void) =>
    read(field, ({ selected_option: chosen }) => take(chosen?.value ?? null));
  option('kind', (value) => {
    values.kind = value as DeadlineValues['kind'];
  });
  option('timeZone', (value) => {
    values.timeZone = value;
  });
  option('doneBy', (value) => {
    if (value) values.doneBy = value as DeadlineValues['doneBy'];
  });
  option('status', (value) => {
    values.status = value as DeadlineValues['status'];
  });
  option('repeat', (value) => {
    values.repeat = Number(value) || null;
  });
  for (const field of ['alternates', 'coordinators'] as const) {
    option(field, (value) => {
      values[field] = value === null || value === NEVER ? NEVER : Number(value);
    });
  }
  read('date', (sent) => {
    values.date = sent.selected_date ?? null;
  });
  read('countsFrom', (sent) => {
    values.countsFrom = sent.selected_date ?? null;
  });
  read('time', (sent) => {
    values.time = sent.selected_time ?? null;
  });
  read('supporting', (sent) => {
    values.supporting = (sent.selected_options ?? []).length > 0;
  });
  read('others', (sent) => {
    values.others = sent.selected_users ?? [];
  });
  read('channelId', (sent) => {
    values.channelId = sent.selected_conversation ?? null;
  });
  return { ...metadata, values: DeadlineValues.parse(asUsual(values)) };
}

/** What is usual for the schedule stays usual when the schedule changes. */
function asUsual(values: DeadlineValues): DeadlineValues {
  const read = scheduleIn(values.schedule);
  if (!read.ok) return values;
  const usual = defaultEscalation(read.schedule);
  const keep = (field: 'alternates' | 'coordinators') =>
    values[field] === (usual[field] ?? NEVER) ? null : values[field];
  return { ...values, alternates: keep('alternates'), coordinators: keep('coordinators') };
}
