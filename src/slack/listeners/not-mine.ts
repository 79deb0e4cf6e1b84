import type { ModalView } from '@slack/types';
import { listReassignmentsOf } from '../../db/reassignments.ts';
import { listByIds } from '../../db/recommendation-rows.ts';
import { listReminded, readReminder } from '../../db/reminders.ts';
import type { Recommendation } from '../../domain/recommendation.ts';
import { countedSince, isUpToDate } from '../../domain/waiting.ts';
import { type Asked, askReassignment, concernedOf } from '../../usecases/ask-reassignment.ts';
import { ACTION, FORM } from '../action-ids.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import { onAction, onSubmission } from '../doors.ts';
import type { Switchboard } from '../switchboard.ts';
import { NOT_MINE, notMineForm, readNotMine } from '../views/not-mine-form.ts';
import { notice } from '../views/notice.ts';
import { dayIn } from '../views/reader.ts';
import { shown } from '../views/record-text.ts';
import { readOutboxId } from '../views/reminder-buttons.ts';
import { showModal } from './surface.ts';

/** "Not mine": a focal point hands back what is not their agency's, with a reason; the coordinating office decides. */
export function registerNotMine(board: Switchboard, deps: Deps): void {
  onAction(board, deps, ACTION.notMine, (visit, click) =>
    showModal(deps, visit, click, readForm(deps, visit, readOutboxId(click.action.value))),
  );

  onSubmission(board, deps, FORM.notMine, async (visit, { view }) => {
    const { recommendationIds, reason } = readNotMine(view);
    const { form } = visit.words.reassignment;
    const errors = {
      ...(recommendationIds.length === 0 && { [NOT_MINE.chosen]: form.chooseOne }),
      ...(reason === '' && { [NOT_MINE.reason]: form.reasonMissing }),
    };
    if (Object.keys(errors).length > 0) return { response_action: 'errors', errors };
    const asked = await askReassignment({ db: deps.db, now: visit.now }, visit.member, { recommendationIds, reason });
    deps.wake();
    const said = outcomeOf(asked, visit);
    return said ? { response_action: 'update', view: notice(visit.words, said, form.title) } : null;
  });
}

/** What the message itself does not tell: null when all was handed back. */
function outcomeOf({ already, notTheirs }: Asked, { words }: Visit): string | null {
  const references = (list: Recommendation[]) => list.map(({ reference }) => shown(reference, 40));
  const said = [
    ...(already.length > 0 ? [words.reassignment.already(references(already))] : []),
    ...(notTheirs.length > 0 ? [words.reassignment.notTheirs(references(notTheirs))] : []),
  ];
  return said.length > 0 ? said.join('\n') : null;
}

/** Offers what is open in a reminder and with an agency of the member's that has not handed it back. */
async function readForm({ db }: Deps, visit: Visit, outboxId: string): Promise<ModalView> {
  const { member, workspace, group, words, today } = visit;
  const { replacedOn, items: told } = await readReminder(db, workspace.id, outboxId);
  const items = told.filter(({ memberId }) => memberId === member.id);
  if (items.length > 0 && replacedOn !== null)
    return notice(words, words.reassignment.replaced(dayIn(replacedOn, words, today)));
  const open = new Map(group.deadlines.map((deadline) => [deadline.id, deadline]));
  const live = items.flatMap(({ deadlineId, recommendationIds }) => {
    const deadline = open.get(deadlineId);
    return deadline ? [{ deadline, recommendationIds }] : [];
  });
  const stored = live.flatMap(({ recommendationIds }) => recommendationIds);
  const agencyIds = member.agencies.map(({ agencyId }) => agencyId);
  // In the order in which the message tells them.
  const ids = (await listReminded(db, workspace.id, { ids: stored, agencyIds })).map(({ id }) => id);
  const recommendations = await listByIds(db, workspace.id, ids);
  const pending = (await listReassignmentsOf(db, workspace.id, { recommendationIds: ids, agencyIds })).filter(
    ({ decided }) => decided === null,
  );
  const offered = recommendations.filter((recommendation) => {
    const isOpen = live.some(
      ({ deadline, recommendationIds }) =>
        recommendationIds.includes(recommendation.id) &&
        !isUpToDate(recommendation, deadline, countedSince(deadline, workspace.timeZone)),
    );
    const isHandedBack = (agencyId: string) =>
      pending.some(({ recommendation: { id }, agency }) => id === recommendation.id && agency.id === agencyId);
    return isOpen && concernedOf(member, recommendation).some((agencyId) => !isHandedBack(agencyId));
  });
  if (offered.length === 0) return notice(words, words.reassignment.nothingToHandBack);
  return notMineForm(offered, readerOf(visit));
}
