import type { ModalView, Option } from '@slack/types';
import { z } from 'zod';
import { inLanguage } from '../../domain/language.ts';
import { type FormValues, TEXT_LIMIT } from '../../domain/progress-input.ts';
import type { Recommendation } from '../../domain/recommendation.ts';
import { ACTION, FORM } from '../action-ids.ts';
import { words as plainWords } from './elements.ts';
import { clip } from './message.ts';
import { dayIn, type Reader } from './reader.ts';
import { plain } from './record-text.ts';
import { type Origin, OriginSchema, type SentView } from './update-values.ts';

export const PICK_BLOCK = 'pick';
const RESULTS_BLOCK = 'picked_results';

/** What a form is opened with, beside what is known. */
export type Prefill = Partial<Pick<FormValues, 'results' | 'evidence'>>;

const PickerMetadata = z.object({ origin: OriginSchema, evidence: z.string() });

/** Asks which recommendation an update is about; what it already holds stays visible and can be changed. */
export function updatePicker({ words }: Reader, origin: Origin, prefill: Prefill = {}): ModalView {
  const { picker } = words.update;
  const { results } = words.words.field;
  return {
    type: 'modal',
    callback_id: FORM.updatePicker,
    private_metadata: JSON.stringify({ origin, evidence: prefill.evidence ?? '' } satisfies z.infer<
      typeof PickerMetadata
    >),
    title: plainWords(picker.title, 24),
    submit: plainWords(picker.submit, 24),
    close: plainWords(picker.cancel, 24),
    blocks: [
      {
        type: 'input',
        block_id: PICK_BLOCK,
        label: plainWords(picker.label, 2000),
        hint: plainWords(picker.hint, 2000),
        element: {
          type: 'external_select',
          action_id: ACTION.pickRecommendation,
          placeholder: plainWords(picker.placeholder, 150),
          // Asked at once, before anything is typed: those that need an update come first.
          min_query_length: 0,
          focus_on_load: true,
        },
      },
      ...(prefill.results
        ? ([
            {
              // Too long for the metadata, so the form itself carries it.
              type: 'input',
              block_id: RESULTS_BLOCK,
              optional: true,
              label: plainWords(results, 2000),
              hint: plainWords(picker.fromMessage, 2000),
              element: {
                type: 'plain_text_input',
                action_id: 'results',
                multiline: true,
                max_length: TEXT_LIMIT,
                initial_value: clip(prefill.results, TEXT_LIMIT),
              },
            },
          ] as const)
        : []),
    ],
  };
}

/** What was picked. */
export function readPicker(view: SentView): { recommendationId: string | null; origin: Origin; prefill: Prefill } {
  const { origin, evidence } = PickerMetadata.parse(JSON.parse(view.private_metadata));
  const results = view.state.values[RESULTS_BLOCK]?.results?.value ?? '';
  const picked = view.state.values[PICK_BLOCK]?.[ACTION.pickRecommendation]?.selected_option?.value ?? null;
  return { recommendationId: picked, origin, prefill: { ...(results && { results }), ...(evidence && { evidence }) } };
}

/** A recommendation to choose: "143.5 · Consider ratifying…", with its review, status and due day below. */
export function pickerOption({ words, today }: Reader, recommendation: Recommendation): Option {
  const { id, reference, review, status, dueDate, text } = recommendation;
  const below = [review.code, words.words.status[status], ...(dueDate ? [dayIn(dueDate, words, today)] : [])];
  return {
    text: { type: 'plain_text', text: plain(`${reference} · ${inLanguage(text, words.language)}`, 75), emoji: false },
    description: { type: 'plain_text', text: plain(below.join(' · '), 75), emoji: false },
    value: id,
  };
}
