import type { KnownBlock, ModalView, Option } from '@slack/types';
import { z } from 'zod';
import type { Recommendation } from '../../domain/recommendation.ts';
import { FORM } from '../action-ids.ts';
import { context, words as plainWords } from './elements.ts';
import type { Reader } from './reader.ts';
import { MOST_HANDED_BACK } from './reassign-request.ts';
import { pickerOption } from './update-picker.ts';

export const NOT_MINE = { chosen: 'not_mine', reason: 'reason' } as const;
const LONGEST_REASON = 1000;
const MOST_BOXES = 10;
const MOST_OPTIONS = 100;

/** Asks which of these recommendations are not the member's, and why. Slack's view takes at least one. */
export function notMineForm(recommendations: Recommendation[], reader: Reader): ModalView {
  const { form } = reader.words.reassignment;
  const options = recommendations.slice(0, MOST_OPTIONS).map((one) => pickerOption(reader, one));
  return {
    type: 'modal',
    callback_id: FORM.notMine,
    title: plainWords(form.title, 24),
    submit: plainWords(form.submit, 24),
    close: plainWords(reader.words.update.picker.cancel, 24),
    blocks: [
      context(form.intro),
      chooser(options, reader),
      {
        type: 'input',
        block_id: NOT_MINE.reason,
        label: plainWords(form.reason, 2000),
        hint: plainWords(form.reasonHint, 2000),
        element: {
          type: 'plain_text_input',
          action_id: NOT_MINE.reason,
          multiline: true,
          max_length: LONGEST_REASON,
        },
      },
    ],
  };
}

function chooser(options: Option[], { words }: Reader): KnownBlock {
  const { form } = words.reassignment;
  const label = plainWords(form.recommendations, 2000);
  const [only] = options;
  if (options.length > MOST_BOXES) {
    return {
      type: 'input',
      block_id: NOT_MINE.chosen,
      label,
      hint: plainWords(form.recommendationsHint(MOST_HANDED_BACK), 2000),
      element: {
        type: 'multi_static_select',
        action_id: NOT_MINE.chosen,
        options: options as never,
        max_selected_items: MOST_HANDED_BACK,
      },
    };
  }
  return {
    type: 'input',
    block_id: NOT_MINE.chosen,
    label,
    element: {
      type: 'checkboxes',
      action_id: NOT_MINE.chosen,
      options,
      ...(only && options.length === 1 && { initial_options: [only] }),
    },
  };
}

const SENT = z.object({
  state: z.object({
    values: z.record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          value: z.string().nullish(),
          selected_options: z.array(z.object({ value: z.guid() })).nullish(),
        }),
      ),
    ),
  }),
});

/** What was chosen, and the reason. Throws on what is not our form. */
export function readNotMine(view: unknown): { recommendationIds: string[]; reason: string } {
  const { values } = SENT.parse(view).state;
  const chosen = values[NOT_MINE.chosen]?.[NOT_MINE.chosen]?.selected_options ?? [];
  const reason = values[NOT_MINE.reason]?.[NOT_MINE.reason]?.value ?? '';
  return { recommendationIds: chosen.map(({ value }) => value), reason: reason.trim() };
}
