import type { ModalView } from '@slack/types';
import { inLanguage } from '../../domain/language.ts';
import { closeDeadline, type DeadlineClosing, reopenDeadline } from '../../usecases/close-deadline.ts';
import { ACTION } from '../action-ids.ts';
import type { Deps, Visit } from '../deps.ts';
import { type Click, onAction } from '../doors.ts';
import { redrawModal } from '../modal.ts';
import type { Switchboard } from '../switchboard.ts';
import { readPage } from '../views/paging.ts';
import { shown } from '../views/record-text.ts';
import { actingAs } from './acting.ts';
import { registerDeadlineForm } from './deadline-form.ts';
import { refreshHome } from './home.ts';
import { readManaged } from './managed-deadlines.ts';
import { registerPostpone } from './postpone.ts';
import { showModal } from './surface.ts';

/** Coordinators manage the deadlines. */
export function registerDeadlines(board: Switchboard, deps: Deps): void {
  onAction(board, deps, ACTION.manageDeadlines, (visit, click) =>
    showModal(deps, visit, click, readManaged(deps, visit)),
  );
  onAction(board, deps, new RegExp(`^${ACTION.deadlinesPage}:`), async (visit, click) => {
    await replace(click, await readManaged(deps, visit, { offset: readPage(click.action.value).offset }));
  });
  onAction(board, deps, ACTION.closeDeadline, (visit, click) => settle(deps, visit, click, closeDeadline));
  onAction(board, deps, ACTION.reopenDeadline, (visit, click) => settle(deps, visit, click, reopenDeadline));
  registerDeadlineForm(board, deps);
  registerPostpone(board, deps);
}

/** Closes a deadline or opens it again; the list says so in its place. */
async function settle(deps: Deps, visit: Visit, click: Click, decide: typeof closeDeadline): Promise<void> {
  const outcome = await decide(actingAs(deps, visit), click.action.value ?? '');
  deps.wake();
  await replace(click, await readManaged(deps, visit, { note: settledNote(visit, outcome) }));
  refreshHome(deps, visit, click.client);
}

function settledNote({ words }: Visit, { kind, deadline }: DeadlineClosing): string {
  const { note } = words.deadline;
  const title = shown(inLanguage(deadline.title, words.language), 300);
  if (deadline.closedAt) return kind === 'done' ? note.closed(title) : note.alreadyClosed(title);
  return kind === 'done' ? note.reopened(title) : note.alreadyOpen(title);
}

/** What was just done is shown whatever else has changed the view meanwhile. */
async function replace({ body, client }: Click, view: ModalView): Promise<void> {
  if (body.view) await redrawModal(client, { id: body.view.id }, view);
}
