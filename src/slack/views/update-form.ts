import type { InputBlock, KnownBlock, ModalView, Option } from '@slack/types';
import { inLanguage } from '../../domain/language.ts';
import { type FormValues, type ProgressField, TEXT_LIMIT } from '../../domain/progress-input.ts';
import { type Recommendation, STATUSES } from '../../domain/recommendation.ts';
import type { Update } from '../../domain/update.ts';
import { ACTION, FORM } from '../action-ids.ts';
import { actions, button, context, words as plainWords, section } from './elements.ts';
import { clip } from './message.ts';
import { momentIn, type Reader, whenIn } from './reader.ts';
import { shown } from './record-text.ts';
import { blockIdOf, type FormMetadata } from './update-values.ts';

/** What the form of an update shows. */
export interface UpdateForm {
  recommendation: Recommendation;
  /** The latest update; null before the first */
  last: Update | null;
  values: FormValues;
  metadata: FormMetadata;
  /** When the draft that `values` come from was saved */
  draftSavedAt?: Date | null;
  /** Said first: that the form holds another update than the one that was clicked; mrkdwn */
  note?: string;
  /** What others reported while it was open; empty when only the status was changed */
  since?: Update[];
}

/** The form of an update. */
export function updateForm(reader: Reader, form: UpdateForm): ModalView {
  const { words } = reader;
  const { recommendation, metadata } = form;
  return {
    type: 'modal',
    callback_id: FORM.update,
    private_metadata: JSON.stringify(metadata),
    notify_on_close: true,
    title: plainWords(words.update.title(recommendation.reference), 24),
    submit: plainWords(words.update.send, 24),
    close: plainWords(words.update.keepDraft, 24),
    blocks: [
      ...(form.since ? conflict(reader, recommendation, form.since) : []),
      ...(form.note ? [section(form.note)] : []),
      ...about(reader, form),
      ...(form.draftSavedAt ? restored(reader, form.draftSavedAt) : []),
      ...inputs(reader, form),
      context(words.update.readers(agencyName(reader, recommendation))),
    ],
  };
}

function about(reader: Reader, { recommendation, last, since }: UpdateForm): KnownBlock[] {
  const { words } = reader;
  const text = shown(inLanguage(recommendation.text, words.language), 500);
  // What came since says it already.
  if (since) return [context(text)];
  if (!last) return [context(text, words.update.noneYet(words.words.status[recommendation.status]))];
  const lines = [words.update.last(words.words.status[last.status], whenIn(last.reportedAt, reader), mention(last))];
  if (last.results) lines.push(words.update.quote(shown(last.results, 500)));
  return [context(text, ...lines)];
}

function conflict(reader: Reader, recommendation: Recommendation, since: Update[]): KnownBlock[] {
  const { words } = reader;
  const { conflict: said } = words.update;
  const [first, ...others] = since;
  if (!first) return [section(`${said.status(words.words.status[recommendation.status])}\n${said.remedy}`)];
  const of = (update: Update) =>
    [mention(update), words.words.status[update.status], momentIn(update.reportedAt, reader)] as const;
  if (others.length === 0) return [section([said.one(...of(first)), ...quoted(reader, first), said.remedy].join('\n'))];
  const lines = since.slice(0, 3).flatMap((update) => [said.line(...of(update)), ...quoted(reader, update)]);
  if (since.length > 3) lines.push(said.more(since.length - 3));
  return [section([said.many(since.length), ...lines, said.remedy].join('\n'))];
}

function quoted({ words }: Reader, update: Update): string[] {
  return update.results ? [words.update.quote(shown(update.results.replace(/\s+/g, ' '), 500))] : [];
}

function restored(reader: Reader, savedAt: Date): KnownBlock[] {
  const { words } = reader;
  const { update } = words;
  const discard = button(update.discardDraft, ACTION.discardDraft, 'discard', {
    confirm: {
      title: plainWords(update.discardTitle, 100),
      text: plainWords(update.discardText, 300),
      confirm: plainWords(update.discardYes, 30),
      deny: plainWords(update.discardNo, 30),
      style: 'danger',
    },
  });
  return [context(update.draftRestored(momentIn(savedAt, reader))), ...actions('draft', [discard])];
}

function inputs(reader: Reader, { recommendation, last, values, metadata }: UpdateForm): InputBlock[] {
  const { words } = reader;
  const { update } = words;
  const { field } = words.words;
  const { round } = metadata;
  const options: Option[] = STATUSES.map((status) => ({
    text: plainWords(words.words.status[status], 75),
    value: status,
  }));
  const chosen = values.status ?? recommendation.status;
  const since = last && whenIn(last.reportedAt, reader);
  return [
    {
      type: 'input',
      block_id: blockIdOf('status', round),
      label: plainWords(field.status, 2000),
      element: {
        type: 'radio_buttons',
        action_id: 'status',
        options,
        initial_option: options[STATUSES.indexOf(chosen)] as Option,
      },
    },
    textInput('results', round, values, field.results, update.resultsHint(since)),
    textInput('difficulties', round, values, field.difficulties, update.difficultiesHint),
    textInput('proposals', round, values, field.proposals, update.proposalsHint),
    textInput('evidence', round, values, field.evidence, update.evidenceHint),
  ];
}

/**
 * A text of several lines. It is optional to Slack even where the status asks for it: Slack's own check would come
 * before ours and hide the other problems.
 */
function textInput(
  field: Exclude<ProgressField, 'status'>,
  round: number,
  values: FormValues,
  label: string,
  hint: string,
): InputBlock {
  const initial = clip(values[field], TEXT_LIMIT);
  return {
    type: 'input',
    block_id: blockIdOf(field, round),
    optional: true,
    label: plainWords(label, 2000),
    hint: plainWords(hint, 2000),
    element: {
      type: 'plain_text_input',
      action_id: field,
      multiline: true,
      max_length: TEXT_LIMIT,
      ...(initial && { initial_value: initial }),
      ...(field === 'results' && { focus_on_load: true }),
    },
  };
}

function agencyName({ words }: Reader, { leadAgency }: Recommendation): string | null {
  return leadAgency && shown(inLanguage(leadAgency.name, words.language), 200);
}

/** In a form a mention names a person and does not call them. */
function mention({ author }: Update): string {
  return `<@${author.slackUserId}>`;
}
