import { type Settled, sendAgain, settleUndelivered } from '../../usecases/settle-undelivered.ts';
import { ACTION } from '../action-ids.ts';
import type { Deps, Visit } from '../deps.ts';
import { type Click, onAction } from '../doors.ts';
import type { Switchboard } from '../switchboard.ts';
import { notice } from '../views/notice.ts';
import { refreshHome } from './home.ts';
import { showModal } from './surface.ts';

/** Coordinators see to what was not delivered: its row goes from Home, where something else is settled next. */
export function registerUndelivered(board: Switchboard, deps: Deps): void {
  const settle = (isSeen: boolean) => async (visit: Visit, click: Click) => {
    const { db } = deps;
    await settled(visit, click, await settleUndelivered({ db, now: visit.now }, visit.member, idOf(click), { isSeen }));
  };
  onAction(board, deps, ACTION.messageArrived, settle(false));
  onAction(board, deps, ACTION.settleMessage, settle(true));
  onAction(board, deps, ACTION.sendAgain, async (visit, click) => {
    const outcome = await sendAgain({ db: deps.db, now: visit.now }, visit.member, idOf(click));
    if (outcome.kind === 'sent_again') deps.wake();
    await settled(visit, click, outcome);
  });

  async function settled(visit: Visit, click: Click, { kind }: Settled): Promise<void> {
    refreshHome(deps, visit, click.client);
    if (kind !== 'already_settled' && kind !== 'past') return;
    const { alreadySettled, past } = visit.words.home.undelivered;
    await showModal(deps, visit, click, Promise.resolve(notice(visit.words, kind === 'past' ? past : alreadySettled)));
  }
}

function idOf({ action }: Click): string {
  return action.value ?? '';
}
