import { getRecommendation } from '../../db/recommendations.ts';
import { findUpdate } from '../../db/update-writes.ts';
import { UserError } from '../../errors.ts';
import { ACTION } from '../action-ids.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import { onAction } from '../doors.ts';
import type { Switchboard } from '../switchboard.ts';
import { fullTextModal } from '../views/full-text.ts';
import { updateModal } from '../views/history.ts';
import { readPage } from '../views/paging.ts';
import { answerCard, answerHistory } from './answer.ts';
import { show, showModal, turn } from './surface.ts';

/** What can be clicked on a card and leads to a card: from old messages too, whose recommendation may be gone. */
export function registerCard(board: Switchboard, deps: Deps): void {
  const get = (visit: Visit, id = '') => getRecommendation(deps.db, visit.workspace.id, id);
  const openCard = (visit: Visit, id = '') => answerCard(deps, visit, id);

  onAction(board, deps, ACTION.openCard, (visit, click) =>
    show(deps, visit, click, openCard(visit, click.action.value)),
  );
  onAction(board, deps, ACTION.chooseCard, (visit, click) =>
    show(deps, visit, click, openCard(visit, click.action.selected_option?.value)),
  );
  onAction(board, deps, ACTION.history, (visit, click) => {
    const read = async () => answerHistory(deps, visit, await get(visit, click.action.value), 0);
    return show(deps, visit, click, read());
  });
  onAction(board, deps, new RegExp(`^${ACTION.historyPage}:`), (visit, click) => {
    const { of, offset } = readPage(click.action.value);
    const read = async () => answerHistory(deps, visit, await get(visit, of), offset);
    return turn(click, read());
  });
  onAction(board, deps, ACTION.fullUpdate, (visit, click) =>
    showModal(deps, visit, click, readUpdate(visit, click.action.value)),
  );
  onAction(board, deps, ACTION.fullText, (visit, click) => {
    const read = async () => fullTextModal(await get(visit, click.action.value), readerOf(visit));
    return showModal(deps, visit, click, read());
  });

  async function readUpdate(visit: Visit, value = '') {
    const [recommendationId, updateId = ''] = value.split(' ');
    const [recommendation, update] = await Promise.all([
      get(visit, recommendationId),
      findUpdate(deps.db, visit.workspace.id, updateId),
    ]);
    if (!update) throw new UserError('update_gone', 'This update is no longer in the records');
    return updateModal(recommendation, update, readerOf(visit));
  }
}
