import { z } from 'zod';
import { EMPTY_FORM, type FormValues, type ProgressField } from '../../domain/progress-input.ts';
import { STATUSES } from '../../domain/recommendation.ts';

// What an update's form carries, and what was typed into it: written by views/update-form.ts, read here.

/** Where a form was opened from, and so where it is told what was stored. */
export type Origin = { kind: 'channel'; channelId: string } | { kind: 'home' } | { kind: 'direct' };

export const OriginSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('channel'), channelId: z.string() }),
  z.object({ kind: z.literal('home') }),
  z.object({ kind: z.literal('direct') }),
]);

const FormMetadata = z.object({
  recommendationId: z.guid(),
  basis: z.object({ version: z.int(), status: z.enum(STATUSES), lastUpdateId: z.guid().nullable() }),
  submissionKey: z.string(),
  origin: OriginSchema,
  /** Counts how often the form was filled anew: Slack keeps what a block with the same id holds. */
  round: z.int(),
  /** It was filled with what was typed before, which is stored nowhere */
  unsaved: z.boolean(),
});
export type FormMetadata = z.infer<typeof FormMetadata>;

/** The block of a field in a round: "results:0". */
export function blockIdOf(field: ProgressField, round: number): string {
  return `${field}:${round}`;
}

/** The parts of Slack's view object that are read here. */
export interface SentView {
  private_metadata: string;
  blocks: { block_id?: string; label?: { text: string }; element?: unknown }[];
  state: { values: Record<string, Record<string, SentValue>> };
}
interface SentValue {
  value?: string | null;
  selected_option?: { value: string; text?: { text: string } } | null;
}

export interface SentForm {
  metadata: FormMetadata;
  typed: FormValues;
  openedWith: FormValues;
}

/** A form as it was sent or closed. Throws (a fault of ours) when its metadata are not what was written. */
export function readForm(view: SentView): SentForm {
  const metadata = FormMetadata.parse(JSON.parse(view.private_metadata));
  const typed = valuesOf((field) => Object.values(view.state.values[blockIdOf(field, metadata.round)] ?? {})[0]);
  const openedWith = valuesOf((field) => {
    const block = view.blocks.find(({ block_id: id }) => id === blockIdOf(field, metadata.round));
    const element = (block?.element ?? {}) as { initial_value?: string; initial_option?: { value: string } };
    return { value: element.initial_value ?? null, selected_option: element.initial_option ?? null };
  });
  return { metadata, typed, openedWith: metadata.unsaved ? EMPTY_FORM : openedWith };
}

/**
 * What was typed into a form, by the labels of its fields, whether or not its metadata can be read; none where it holds
 * only what it was opened with and what is stored.
 */
export function typedInto({ blocks, state, private_metadata: metadata }: SentView): { label: string; text: string }[] {
  let isTyped = !metadata.includes('"unsaved":false');
  const fields = blocks.flatMap(({ block_id: id = '', label, element }) => {
    const [sent] = Object.values(state.values[id] ?? {});
    if (!sent) return [];
    const { initial_value: value, initial_option: option } = (element ?? {}) as {
      initial_value?: string;
      initial_option?: { value: string };
    };
    isTyped ||= (sent.value ?? '') !== (value ?? '') || sent.selected_option?.value !== option?.value;
    const text = sent.value ?? sent.selected_option?.text?.text ?? '';
    return text.trim() === '' ? [] : [{ label: label?.text ?? '', text }];
  });
  return isTyped ? fields : [];
}

function valuesOf(find: (field: ProgressField) => SentValue | undefined): FormValues {
  const text = (field: ProgressField) => find(field)?.value ?? '';
  const status = STATUSES.find((one) => one === find('status')?.selected_option?.value) ?? null;
  return {
    status,
    results: text('results'),
    difficulties: text('difficulties'),
    proposals: text('proposals'),
    evidence: text('evidence'),
  };
}
