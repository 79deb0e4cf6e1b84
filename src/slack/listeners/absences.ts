import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { parseDays } from '../../domain/days-input.ts';
import { addAbsence, removeAbsence } from '../../usecases/save-absences.ts';
import { ACTION, FORM } from '../action-ids.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import { onAction, onSubmission } from '../doors.ts';
import { redrawModal } from '../modal.ts';
import type { Switchboard } from '../switchboard.ts';
import { absenceErrors, absenceForm, readAbsence, readRemoval } from '../views/absence-form.ts';
import { actingAs } from './acting.ts';
import { refreshBelow } from './below.ts';
import { showModal } from './surface.ts';

/** When a member is away: entered and taken back in a form above their settings, which `readBelow` reads anew. */
export function registerAbsences(
  board: Switchboard,
  deps: Deps,
  readBelow: (deps: Deps, visit: Visit) => Promise<ModalView>,
): void {
  const refresh = (visit: Visit, view: { id: string; private_metadata: string }, client: WebClient) =>
    refreshBelow(deps, view, client, () => readBelow(deps, visit));

  onAction(board, deps, ACTION.absences, (visit, click) =>
    showModal(deps, visit, click, Promise.resolve(absenceForm(visit.member, readerOf(visit), click.body.view?.id))),
  );

  onAction(board, deps, ACTION.removeAbsence, async (visit, { action, body, client }) => {
    const { member, today } = visit;
    const absences = await removeAbsence(
      actingAs(deps, visit),
      { memberId: member.id, today },
      readRemoval(action.value),
    );
    const after = { ...visit, member: { ...member, absences } };
    if (!body.view) return;
    const { id, private_metadata: below } = body.view;
    await redrawModal(client, { id }, absenceForm(after.member, readerOf(after), below));
    refresh(after, body.view, client);
  });

  onSubmission(board, deps, FORM.absence, async (visit, { view, client }) => {
    const { member, today } = visit;
    const parsed = parseDays(readAbsence(view), today);
    if (!parsed.ok) {
      return { response_action: 'errors', errors: absenceErrors(parsed.problems, readerOf(visit)) };
    }
    const absences = await addAbsence(actingAs(deps, visit), { memberId: member.id, today }, parsed.days);
    refresh({ ...visit, member: { ...member, absences } }, view, client);
    return null;
  });
}
