import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { withAdded } from '../../domain/draft.ts';
import { may } from '../../domain/permissions.ts';
import { EMPTY_FORM, type FormValues, type ProgressField, parseProgress } from '../../domain/progress-input.ts';
import { reportRefusal } from '../../domain/report-refusal.ts';
import { basisOf, recordProgress } from '../../usecases/record-progress.ts';
import { discardDraft, saveDraft } from '../../usecases/save-draft.ts';
import { ACTION, FORM } from '../action-ids.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import { onAction, onClosing, onSubmission, type SubmissionAnswer } from '../doors.ts';
import { redrawModal } from '../modal.ts';
import { patiently } from '../patience.ts';
import type { Switchboard } from '../switchboard.ts';
import { atMomentIn } from '../views/reader.ts';
import { plain } from '../views/record-text.ts';
import { unsentText } from '../views/unsent-text.ts';
import { updateForm } from '../views/update-form.ts';
import { updateStored } from '../views/update-stored.ts';
import { blockIdOf, type Origin, readForm, type SentForm, type SentView, typedInto } from '../views/update-values.ts';
import { refreshHome } from './home.ts';
import { readStored } from './look-up.ts';

export function registerUpdateForm(board: Switchboard, deps: Deps): void {
  onSubmission(board, deps, FORM.update, (visit, { view, client }) =>
    submit(deps, visit, client, readForm(view as SentView)),
  );

  onClosing(board, deps, FORM.update, {
    async handle(visit, { body, client }) {
      const { metadata, typed, openedWith } = readForm(body.view as SentView);
      await saveDraft({ db: deps.db, now: visit.now }, visit.member, { ...metadata, typed, openedWith });
      if (metadata.origin.kind === 'home') refreshHome(deps, visit, client);
    },
    rescue: ({ view }, words) => unsentText(view.title.text, typedInto(view as SentView), words),
  });

  onAction(board, deps, ACTION.discardDraft, async (visit, { body, client }) => {
    if (!body.view) return;
    const { metadata } = readForm(body.view as SentView);
    await discardDraft(deps, visit.member, metadata.recommendationId);
    const view = await readUpdateForm(deps, visit, { ...metadata, round: metadata.round + 1 });
    await redrawModal(client, body.view, view);
  });
}

export interface FormRequest {
  recommendationId: string;
  origin: Origin;
  /** Added to what the member's draft holds. */
  prefill?: Partial<FormValues>;
  /** The form corrects an update with `prefill`, whatever a draft holds. */
  isCorrection?: boolean;
  /** Said at its top: mrkdwn */
  note?: string;
  /** Of a form that is filled anew while it is open */
  submissionKey?: string;
  round?: number;
}

/** Reads what the form shows. Throws a UserError `not_allowed` or `recommendation_gone`. */
export async function readUpdateForm(deps: Deps, visit: Visit, request: FormRequest): Promise<ModalView> {
  const { recommendationId, origin, prefill = {}, round = 0 } = request;
  const { member } = visit;
  const { recommendation, latest: last, ...stored } = await readStored(deps, visit, recommendationId);
  const draft = request.isCorrection ? null : stored.draft;
  if (!may(member, 'update', recommendation)) {
    throw reportRefusal(recommendation);
  }
  return updateForm(readerOf(visit), {
    recommendation,
    last,
    values: draft ? withAdded(draft.content, prefill) : { ...EMPTY_FORM, ...prefill },
    draftSavedAt: draft?.savedAt ?? null,
    ...(request.note && { note: request.note }),
    metadata: {
      recommendationId,
      basis: basisOf(recommendation, last),
      submissionKey: request.submissionKey ?? deps.newKey(),
      origin,
      round,
      unsaved: false,
    },
  });
}

async function submit(deps: Deps, visit: Visit, client: WebClient, form: SentForm): Promise<SubmissionAnswer> {
  const { metadata, typed } = form;
  const { update } = visit.words;
  const parsed = parseProgress(typed);
  if (!parsed.ok) {
    const errors = Object.entries(parsed.problems).map(([field, problem]) => [
      blockIdOf(field as ProgressField, metadata.round),
      update.problem(problem.kind === 'not_a_link' ? { ...problem, lines: problem.lines.map(shortened) } : problem),
    ]);
    return { response_action: 'errors', errors: Object.fromEntries(errors) };
  }
  const recorded = await recordProgress({ db: deps.db, now: visit.now }, visit.member, {
    ...metadata,
    input: parsed.input,
  });
  const reader = readerOf(visit);
  const { recommendation } = recorded;
  if (recorded.kind === 'conflict') {
    const { since, last } = recorded;
    const basis = basisOf(recommendation, last);
    const next = { ...metadata, basis, round: metadata.round + 1, unsaved: true };
    const view = updateForm(reader, { recommendation, last, since, values: typed, metadata: next });
    return { response_action: 'update', view };
  }
  if (recorded.kind === 'nothing_new') {
    const words = update.nothingNew(atMomentIn(recorded.update.reportedAt, reader));
    return { response_action: 'errors', errors: { [blockIdOf('results', metadata.round)]: words } };
  }
  // Delivered twice: the other delivery tells of it.
  if (recorded.kind === 'already_stored') return null;
  deps.wake();
  const message = updateStored(reader, recommendation, recorded.update);
  if (metadata.origin.kind === 'home') refreshHome(deps, visit, client);
  afterAnswer(deps, () => tell(client, visit.member.slackUserId, metadata.origin, message));
  return null;
}

function shortened({ line, text }: { line: number; text: string }) {
  return { line, text: plain(text, 80) };
}

/** Does something once the form is answered: it is stored by then, whether or not this works. */
function afterAnswer(deps: Deps, work: () => Promise<void>): void {
  deps.inFlight
    .run(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      await work();
    })
    .catch((error) => deps.log.warn({ error: String(error) }, 'could not tell a member what was stored'));
}

/** Tells the member where they began, for their eyes only; where the app cannot speak, in a direct message. */
async function tell(client: WebClient, user: string, origin: Origin, message: ReturnType<typeof updateStored>) {
  if (origin.kind === 'channel') {
    try {
      await patiently(() => client.chat.postEphemeral({ channel: origin.channelId, user, ...message }));
      return;
    } catch {
      // Not in that channel, or it is a conversation of others: the direct message is left.
    }
  }
  await patiently(() => client.chat.postMessage({ channel: user, ...message }));
}
