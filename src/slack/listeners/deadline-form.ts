import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { getDeadline } from '../../db/deadlines.ts';
import { dayOf } from '../../domain/day.ts';
import { DEFAULT_SCHEDULE, type Deadline } from '../../domain/deadline.ts';
import { type DeadlineProblems, parseDeadline } from '../../domain/deadline-input.ts';
import { type DeadlineField, emptyValues, valuesOf } from '../../domain/deadline-values.ts';
import { inLanguage } from '../../domain/language.ts';
import { requireManager } from '../../usecases/acting.ts';
import { addDeadline } from '../../usecases/add-deadline.ts';
import { changeDeadline, isMoved } from '../../usecases/change-deadline.ts';
import { ACTION, FORM } from '../action-ids.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import { type Click, onAction, onSubmission, type SubmissionAnswer } from '../doors.ts';
import { redrawModal } from '../modal.ts';
import type { Switchboard } from '../switchboard.ts';
import { deadlineForm } from '../views/deadline-form.ts';
import { deadlineMoment } from '../views/deadline-time.ts';
import {
  blockOf,
  type DeadlineMetadata,
  LONGEST_METADATA,
  readDeadlineForm,
  type SentDeadlineView,
  STEPS,
} from '../views/deadline-values.ts';
import { shown } from '../views/record-text.ts';
import { actingAs } from './acting.ts';
import { readContext, readCovered, readSlackIds, readTimeZones } from './deadline-reading.ts';
import { backToList, listBelow } from './managed-deadlines.ts';
import { isSharedOutside } from './shared-outside.ts';
import { showModal } from './surface.ts';

const ASKED = 1;

/** Adds or changes a deadline, in three steps. */
export function registerDeadlineForm(board: Switchboard, deps: Deps): void {
  const turns = new Turns();
  onAction(board, deps, ACTION.addDeadline, (visit, click) =>
    showModal(deps, visit, click, readNewDeadline(deps, visit, listBelow(click))),
  );
  onAction(board, deps, ACTION.changeDeadline, (visit, click) =>
    showModal(deps, visit, click, readChange(deps, visit, click)),
  );
  // What the coverage means, and what else is asked, changes while it is typed; what is typed elsewhere stays.
  for (const field of [ACTION.deadlineCoverage, ACTION.deadlineDoneBy]) {
    onAction(board, deps, field, (visit, click) => redraw(deps, visit, click, turns, (metadata) => metadata));
  }
  onAction(board, deps, ACTION.deadlineBack, (visit, click) =>
    redraw(deps, visit, click, turns, (metadata) => atStep(metadata, metadata.step - 1)),
  );
  onSubmission(board, deps, FORM.deadline, (visit, { view, client }) => {
    turns.next(view.id);
    return submit(deps, visit, client, readDeadlineForm(view as SentDeadlineView));
  });
}

/** The form of a new deadline; `listViewId`: the list below it. Throws a UserError `not_allowed`. */
export async function readNewDeadline(deps: Deps, visit: Visit, listViewId: string | null): Promise<ModalView> {
  requireManager(visit.member);
  const values = emptyValues(DEFAULT_SCHEDULE, visit.workspace.timeZone);
  return readStep(deps, visit, { values, step: 0, round: 0, seen: null, key: deps.newKey(), listViewId });
}

async function readChange(deps: Deps, visit: Visit, click: Click): Promise<ModalView> {
  requireManager(visit.member);
  const { workspace } = visit;
  const deadline = await getDeadline(deps.db, workspace.id, click.action.value ?? '');
  const slackIds = await readSlackIds(deps, visit, deadline.audience.memberIds);
  const values = valuesOf(deadline, workspace.timeZone, (id) => slackIds.get(id));
  const seen = { id: deadline.id, version: deadline.version };
  return readStep(deps, visit, { values, step: 0, round: 0, seen, key: deps.newKey(), listViewId: listBelow(click) });
}

/** The form at its step, with what that shows of the records. */
async function readStep(deps: Deps, visit: Visit, metadata: DeadlineMetadata, note?: string): Promise<ModalView> {
  const { workspace, now } = visit;
  const [timeZones, covered] = await Promise.all([
    metadata.step === 0 ? readTimeZones(deps, visit) : [],
    metadata.step === ASKED ? readCovered(deps, visit, metadata.values.coverage) : null,
  ]);
  const today = dayOf(now, workspace.timeZone);
  return deadlineForm(readerOf(visit), {
    metadata,
    today,
    calendar: workspace.calendar,
    timeZones,
    covered,
    ...(note && { note }),
  });
}

/** Another step is other fields, or the same with other contents. */
function atStep(metadata: DeadlineMetadata, step: number): DeadlineMetadata {
  return { ...metadata, step, round: metadata.round + 1 };
}

async function redraw(
  deps: Deps,
  visit: Visit,
  { body, client }: Click,
  turns: Turns,
  next: (metadata: DeadlineMetadata) => DeadlineMetadata,
): Promise<void> {
  requireManager(visit.member);
  if (!body.view) return;
  const { id, hash } = body.view;
  const turn = turns.next(id);
  const metadata = next(readDeadlineForm(body.view as unknown as SentDeadlineView));
  // What is too long to be carried is told when the step is sent.
  if (!isCarried(metadata)) return;
  const view = await readStep(deps, visit, metadata);
  const outcome = await redrawModal(client, { id, hash }, view);
  // What was typed before has been drawn meanwhile: this is newer, unless something else was done since.
  if (outcome === 'changed' && turns.isLast(id, turn)) await redrawModal(client, { id }, view);
}

const REMEMBERED = 500;

/** In which order forms were acted on, as far as this instance has seen it: an older drawing never follows a newer one. */
class Turns {
  #last = 0;
  readonly #byView = new Map<string, number>();

  next(viewId: string): number {
    this.#last += 1;
    this.#byView.delete(viewId);
    this.#byView.set(viewId, this.#last);
    if (this.#byView.size > REMEMBERED) this.#byView.delete(this.#byView.keys().next().value ?? '');
    return this.#last;
  }

  isLast(viewId: string, turn: number): boolean {
    return this.#byView.get(viewId) === turn;
  }
}

function isCarried(metadata: DeadlineMetadata): boolean {
  return JSON.stringify(metadata).length <= LONGEST_METADATA;
}

async function submit(
  deps: Deps,
  visit: Visit,
  client: WebClient,
  metadata: DeadlineMetadata,
): Promise<SubmissionAnswer> {
  const { member, words } = visit;
  requireManager(member);
  const { values, step, seen } = metadata;
  const before = seen && (await getDeadline(deps.db, member.workspaceId, seen.id));
  const context = await readContext(deps, visit, client, { others: values.others, before });
  const parsed = parseDeadline(values, context);
  const problems = parsed.ok ? {} : parsed.problems;
  const here = problemsOf(metadata, problems, step, words);
  if (Object.keys(here).length > 0) return { response_action: 'errors', errors: here };
  if (!isCarried(metadata)) {
    const [field = 'titleEn'] = step === ASKED ? ['coverage' as const] : (STEPS[step] ?? []);
    const limit = LONGEST_METADATA;
    const text = words.deadline.problem(field, { kind: 'too_long', length: JSON.stringify(metadata).length, limit });
    return { response_action: 'errors', errors: { [blockOf(field, metadata.round)]: text } };
  }
  if (step < STEPS.length - 1)
    return { response_action: 'update', view: await readStep(deps, visit, atStep(metadata, step + 1)) };
  if (!parsed.ok) {
    // What was right when its step was sent no longer is: the hour has passed, say.
    const at = STEPS.findIndex((fields) => fields.some((field) => problems[field]));
    const told = Object.entries(problems).map(([field, problem]) =>
      words.deadline.problem(field as DeadlineField, problem),
    );
    return { response_action: 'update', view: await readStep(deps, visit, atStep(metadata, at), told.join('\n')) };
  }
  if (await isOpenToOthers(deps, client, parsed.input.channelId)) {
    const text = words.deadline.problem('channelId', { kind: 'shared_outside' });
    return { response_action: 'errors', errors: { [blockOf('channelId', metadata.round)]: text } };
  }
  if (!seen) {
    const added = await addDeadline(actingAs(deps, visit), parsed.input, metadata.key);
    return backToList(deps, visit, client, { ...metadata, note: noteOf(visit, 'added', added) });
  }
  const { kind, deadline, before: was } = await changeDeadline(actingAs(deps, visit), seen, parsed.input);
  if (kind === 'conflict') {
    const reader = readerOf(visit);
    const note = words.deadline.note.conflict(titleOf(visit, deadline), deadlineMoment(deadline, reader));
    const next = { ...atStep(metadata, step), seen: { ...seen, version: deadline.version } };
    return { response_action: 'update', view: await readStep(deps, visit, next, note) };
  }
  const note = isMoved(was, deadline)
    ? words.deadline.note.moved(
        titleOf(visit, deadline),
        deadlineMoment(was, readerOf(visit)),
        deadlineMoment(deadline, readerOf(visit)),
      )
    : noteOf(visit, kind, deadline);
  return backToList(deps, visit, client, { ...metadata, note });
}

/** What cannot be found out keeps no deadline from being stored: it is asked again before anything is posted. */
async function isOpenToOthers({ log }: Deps, client: WebClient, channel: string | null): Promise<boolean> {
  if (channel === null) return false;
  return isSharedOutside({ log }, client, channel).catch((error: unknown) => {
    log.info({ channel, error: String(error) }, 'who is in the channel of a deadline is not known');
    return false;
  });
}

function problemsOf(
  { round, values }: DeadlineMetadata,
  problems: DeadlineProblems,
  step: number,
  words: Visit['words'],
): Record<string, string> {
  const inputs = inputsOf(step, values.doneBy);
  return Object.fromEntries(
    inputs.flatMap((field) => {
      const problem = problems[field];
      return problem ? [[blockOf(field, round), words.deadline.problem(field, problem)]] : [];
    }),
  );
}

/** Of what counts as done only the fields that are asked for stand in the form. */
function inputsOf(step: number, doneBy: DeadlineMetadata['values']['doneBy']): readonly DeadlineField[] {
  const own: Partial<Record<DeadlineField, typeof doneBy>> = {
    countsFrom: 'update',
    status: 'status',
    tickEn: 'tick',
    tickVi: 'tick',
  };
  return (STEPS[step] ?? []).filter((field) => own[field] === undefined || own[field] === doneBy);
}

function titleOf({ words }: Visit, { title }: Deadline): string {
  return shown(inLanguage(title, words.language), 300);
}

function noteOf(visit: Visit, kind: 'added' | 'changed' | 'unchanged', deadline: Deadline): string {
  const { note } = visit.words.deadline;
  return note[kind](titleOf(visit, deadline), deadlineMoment(deadline, readerOf(visit)));
}
