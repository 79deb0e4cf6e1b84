import { verifyUpdate } from '../../usecases/verify-update.ts';
import { ACTION } from '../action-ids.ts';
import { type Deps, readerOf } from '../deps.ts';
import { onAction } from '../doors.ts';
import type { Switchboard } from '../switchboard.ts';
import { notice } from '../views/notice.ts';
import { readVerification, verifiedNote } from '../views/verify-button.ts';
import { answerCard, answerHistory } from './answer.ts';
import { refreshHome } from './home.ts';
import { showModal, turn } from './surface.ts';

/** The coordinating office checks an update, on a card, in a history or on Home; what it was clicked in changes in place. */
export function registerVerify(board: Switchboard, deps: Deps): void {
  onAction(board, deps, ACTION.verify, async (visit, click) => {
    const { update: updateId, on, offset } = readVerification(click.action.value);
    const verified = await verifyUpdate({ db: deps.db, now: visit.now }, visit.member, updateId);
    const { kind, update, recommendation, isLatest } = verified;
    const { reference } = recommendation;
    const hasNewer = !isLatest && !recommendation.lastUpdateVerified;
    const note = verifiedNote({ kind, update, reference, hasNewer }, readerOf(visit));
    // A modal stands on Home, which lists what is to be checked; what stands in a message does not.
    if (!click.respond) refreshHome(deps, visit, click.client);
    if (on === 'card') return turn(click, answerCard(deps, visit, recommendation.id, { note }));
    if (on === 'history') return turn(click, answerHistory(deps, visit, recommendation, offset, note));
    // The row goes away; only what the member does not know yet is said.
    if (kind === 'already_verified' || hasNewer) {
      await showModal(deps, visit, click, Promise.resolve(notice(visit.words, note)));
    }
  });
}
