import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { readCoverage } from '../../db/coverage.ts';
import { listDeadlines } from '../../db/deadlines.ts';
import { dayOf } from '../../domain/day.ts';
import { type Deadline, isOver } from '../../domain/deadline.ts';
import { requireManager } from '../../usecases/acting.ts';
import { fail } from '../boundary.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import type { Click, SubmissionAnswer } from '../doors.ts';
import { openModal, redrawModal } from '../modal.ts';
import { MANAGED_PAGE, type ManagedDeadlines, manageDeadlines } from '../views/deadline-manage.ts';
import { loading, notice } from '../views/notice.ts';
import { refreshHome } from './home.ts';
import { isTopOfStack } from './surface.ts';

/**
 * Opens a modal of the deadlines with the trigger of a command. The trigger may be spent on a loading view: what goes wrong
 * is told in that view's place.
 */
export function openDeadlines(
  deps: Deps,
  visit: Visit,
  { client, triggerId, how }: { client: WebClient; triggerId: string; how?: 'open' | 'push' },
  reading: Promise<ModalView>,
): Promise<void> {
  const { words, member } = visit;
  const who = { client, workspaceId: member.workspaceId, slackUserId: member.slackUserId, words };
  const view = reading.catch(async (error: unknown) => {
    let told = loading(words);
    await fail(deps, error, 'opening of deadlines', who, async ({ plain }) => {
      told = notice(words, plain);
    });
    return told;
  });
  return openModal(client, triggerId, view, () => loading(words), how);
}

/** The deadlines as they are now; `note` says what was just done. Throws a UserError `not_allowed`. */
export async function readManaged(
  { db }: Deps,
  visit: Visit,
  { offset = 0, note }: { offset?: number; note?: string } = {},
): Promise<ModalView> {
  const { workspace, member, now } = visit;
  requireManager(member);
  const all = inOrder(await listDeadlines(db, workspace.id, { openOnly: false }), now, member.timeZone);
  const from = offset < all.length ? offset : 0;
  const page = all.slice(from, from + MANAGED_PAGE);
  const coverage = await readCoverage(db, workspace, page, dayOf(now, workspace.timeZone));
  const deadlines = page.map((deadline, n): ManagedDeadlines['deadlines'][number] => {
    const { recommendationIds, unreadableAt } = coverage[n] ?? { recommendationIds: [], unreadableAt: null };
    const covered = recommendationIds ? { count: recommendationIds.length } : { unreadableAt };
    return { deadline, covered };
  });
  const open = all.filter(({ closedAt }) => closedAt === null);
  const passed = open.filter((deadline) => isOver(deadline, now, member.timeZone)).length;
  const shownPage = {
    deadlines,
    ahead: open.length - passed,
    passed,
    total: all.length,
    offset: from,
    ...(note && { note }),
  };
  return manageDeadlines(shownPage, readerOf(visit), now);
}

/** The next first; then those that have passed, then the closed ones, both the latest first. */
function inOrder(deadlines: Deadline[], now: Date, timeZone: string): Deadline[] {
  const open = deadlines.filter(({ closedAt }) => closedAt === null);
  return [
    ...open.filter((deadline) => !isOver(deadline, now, timeZone)),
    ...open.filter((deadline) => isOver(deadline, now, timeZone)).reverse(),
    ...deadlines.filter(({ closedAt }) => closedAt !== null).reverse(),
  ];
}

/**
 * Answers a form that has been stored: the list below it is brought up to date, and the form closes; where there is none,
 * the list takes the form's place.
 */
export async function backToList(
  deps: Deps,
  visit: Visit,
  client: WebClient,
  { listViewId, note }: { listViewId: string | null; note: string },
): Promise<SubmissionAnswer> {
  // What is stored is stored: a form that stayed open would have it sent again.
  const view = await readManaged(deps, visit, { note }).catch((error: unknown) => {
    deps.log.warn({ error: String(error) }, 'the deadlines could not be read again after a change');
    return null;
  });
  // Once the form is answered: Home can wait, Slack does not.
  setImmediate(() => {
    deps.wake();
    refreshHome(deps, visit, client);
  });
  if (!view) return { response_action: 'update', view: notice(visit.words, note) };
  if (!listViewId) return { response_action: 'update', view };
  try {
    const outcome = await redrawModal(client, { id: listViewId }, view);
    return outcome === 'drawn' ? null : { response_action: 'update', view };
  } catch (error) {
    deps.log.info({ error: String(error) }, 'the list below a form could not be brought up to date');
    return { response_action: 'update', view };
  }
}

/** The list from which a form opens above it; null where the form takes its place, or stands alone. */
export function listBelow({ body }: Click): string | null {
  const { view } = body;
  if (view?.type !== 'modal') return null;
  return isTopOfStack(view) ? null : view.id;
}
