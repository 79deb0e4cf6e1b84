import type { Member } from '../../domain/member.ts';
import { replaceFocalPoint } from '../../usecases/replace-focal-point.ts';
import { ACTION } from '../action-ids.ts';
import type { Deps, Visit } from '../deps.ts';
import { type Click, onAction } from '../doors.ts';
import { getPerson } from '../profiles.ts';
import type { Switchboard } from '../switchboard.ts';
import { readPlace } from '../views/left-focal-points.ts';
import { notice } from '../views/notice.ts';
import { actingAs } from './acting.ts';
import { refreshHome } from './home.ts';
import { showModal } from './surface.ts';

/** Coordinators fill the place of a focal point who has left, or take note that nobody does. */
export function registerLeftFocalPoints(board: Switchboard, deps: Deps): void {
  onAction(board, deps, ACTION.endFocalPoint, (visit, click) => replace(deps, visit, click, null));
  onAction(board, deps, ACTION.replaceFocalPoint, async (visit, click) => {
    const { selected_user: chosen } = click.action;
    if (chosen) await replace(deps, visit, click, await getPerson(deps, click.client, visit.workspace.id, chosen));
  });
}

async function replace(deps: Deps, visit: Visit, click: Click, by: Member | null): Promise<void> {
  const done = await replaceFocalPoint(actingAs(deps, visit), { ...readPlace(click.action.block_id), by });
  deps.wake();
  refreshHome(deps, visit, click.client);
  const { left } = visit.words.home;
  const said = { outsider: left.outsider, already: left.already, replaced: null, ended: null }[done];
  if (said) await showModal(deps, visit, click, Promise.resolve(notice(visit.words, said)));
}
