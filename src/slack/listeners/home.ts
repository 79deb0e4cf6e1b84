import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { listAgencies } from '../../db/agencies.ts';
import type { Database } from '../../db/client.ts';
import { listDeadlines } from '../../db/deadlines.ts';
import { listDraftTimes } from '../../db/drafts.ts';
import { listMembers } from '../../db/members.ts';
import { listNextDeadlines, listToCheck, readNeeds } from '../../db/needs.ts';
import { progressBy } from '../../db/progress.ts';
import { listPendingReassignments } from '../../db/reassignments.ts';
import { readReminderState } from '../../db/reminder-state.ts';
import { findShutOut } from '../../db/shut-outs.ts';
import { countUndelivered, listUndelivered } from '../../db/undelivered.ts';
import { listUpdatesBy } from '../../db/updates.ts';
import { type Day, dayOf } from '../../domain/day.ts';
import { type Deadline, isOver } from '../../domain/deadline.ts';
import { leftFocalPoints } from '../../domain/left-focal-points.ts';
import { type Missed, missedOf, recentlyOver } from '../../domain/missed.ts';
import { isNear } from '../../domain/needs.ts';
import { may } from '../../domain/permissions.ts';
import { nextReminders } from '../../domain/preview-reminders.ts';
import type { Filter } from '../../domain/query/command.ts';
import { ticksAsked } from '../../domain/ticks-asked.ts';
import type { OfficeCalendar } from '../../domain/working-day.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import { onHomeOpened } from '../doors.ts';
import { patiently } from '../patience.ts';
import type { Switchboard } from '../switchboard.ts';
import { type Home, homeView, REASSIGNMENTS_SHOWN } from '../views/home.ts';
import { MISSED_SHOWN } from '../views/missed.ts';
import { UNDELIVERED_SHOWN } from '../views/undelivered.ts';
import { viewerOf } from './look-up.ts';

const EVERYTHING: Filter = { terms: [], text: '' };
const TO_CHECK = 5;
const AGENCIES = 5;
const UPDATES = 5;
const DEADLINES = 4;
/** How many of those that are over are looked at: some have nothing open */
const MOST_OVER = 10;
/** How many days ahead is looked for the next reminders */
const REMINDERS_AHEAD = 45;

export function registerHome(board: Switchboard, deps: Deps): void {
  onHomeOpened(board, deps, (visit) => readHomeView(deps, visit));
}

/** Brings a member's Home up to date after something they did, without making them wait for it. */
export function refreshHome(deps: Deps, visit: Visit, client: WebClient): void {
  deps.inFlight
    .run(async () => {
      // Read again after a wait: what is published is how things stand then.
      await patiently(async () =>
        client.views.publish({ user_id: visit.member.slackUserId, view: await readHomeView(deps, visit) }),
      );
    })
    .catch((error) => deps.log.warn({ error: String(error) }, 'could not bring a Home tab up to date'));
}

async function readHomeView(deps: Deps, visit: Visit): Promise<HomeView> {
  return homeView(await readHome(deps, visit), visit.member, readerOf(visit), visit.now);
}

async function readHome({ db }: Deps, visit: Visit): Promise<Home> {
  const { workspace, member, today } = visit;
  const viewer = viewerOf(visit);
  const { agencyIds } = viewer;
  const deadlines = await listDeadlines(db, workspace.id, { openOnly: true });
  const { timeZone, calendar } = workspace;
  const ownTimeZone = member.timeZone;
  const ahead = deadlines.filter((deadline) => !isOver(deadline, visit.now, ownTimeZone));
  const mine = { agencyIds, agencies: member.agencies, today, ownTimeZone, timeZone, calendar, deadlines: ahead };
  // A coordinator answers for the whole group's deadlines, whatever agency they are of.
  const concerned = member.role === 'coordinator' ? { ...mine, agencies: [] } : mine;
  const mayManage = may(member, 'manage_deadlines');
  // A coordinator is told who is reminded next, of anything; others only what is asked of their agencies by a tick.
  const over =
    mayManage || may(member, 'update')
      ? recentlyOver(deadlines, { now: visit.now, today, timeZone: ownTimeZone }).slice(0, MOST_OVER)
      : [];
  const asked = mayManage ? deadlines : [...ahead.filter((deadline) => isTickNear(deadline, mine)), ...over];
  const [toCheck, undelivered, members, reassignments, state, needs, drafts, next, group, updates, agencies] =
    await Promise.all([
      may(member, 'verify') ? listToCheck(db, workspace.id, TO_CHECK) : null,
      mayManage ? readUndelivered(db, workspace.id, visit.now) : null,
      may(member, 'manage_members') ? listMembers(db, workspace.id) : null,
      may(member, 'assign') ? listPendingReassignments(db, workspace.id, REASSIGNMENTS_SHOWN) : null,
      asked.length > 0 ? readReminderState(db, workspace, asked, dayOf(visit.now, timeZone)) : null,
      member.role === 'observer' ? [] : readNeeds(db, workspace.id, mine),
      listDraftTimes(db, workspace.id, member.id),
      listNextDeadlines(db, workspace.id, concerned, DEADLINES),
      progressBy(db, workspace.id, { by: 'agency', filter: EVERYTHING, viewer }),
      listUpdatesBy(db, workspace.id, member.id, UPDATES),
      listAgencies(db, workspace.id),
    ]);
  const aheadIds = new Set(ahead.map(({ id }) => id));
  const own = agencies.filter(({ id }) => agencyIds.includes(id)).slice(0, AGENCIES);
  const numbered = own.map(async ({ code, name }) => {
    const filter: Filter = { terms: [{ field: 'agency', exclude: false, values: [code] }], text: '' };
    const { totals } = await progressBy(db, workspace.id, { by: 'status', filter, viewer });
    return { code, name, numbers: totals };
  });
  return {
    toCheck,
    undelivered,
    left: members && leftFocalPoints(members),
    reassignments,
    next:
      mayManage && state
        ? nextReminders(state.state, visit.now, { days: REMINDERS_AHEAD, timeZone: member.timeZone })
        : null,
    needs,
    ticks:
      state && may(member, 'update')
        ? ticksAsked(
            { ...state.state, deadlines: state.state.deadlines.filter(({ id }) => aheadIds.has(id)) },
            agencyIds,
            { today, timeZone: member.timeZone },
          )
        : [],
    missed: relevant(state ? missedOf(state.state, over, agencyIds) : [], mayManage).slice(0, MISSED_SHOWN),
    allAgencies: new Map(agencies.map((agency) => [agency.id, agency])),
    drafts,
    deadlines: next,
    agencies: await Promise.all(numbered),
    updates,
    group,
  };
}

/** Of all for who manages deadlines; for others those with something of their own agencies. */
function relevant(missed: Missed[], isOfAll: boolean): Missed[] {
  return isOfAll ? missed : missed.filter(({ own }) => own.recommendationIds.length + own.agencyIds.length > 0);
}

function isTickNear(deadline: Deadline, { today, calendar }: { today: Day; calendar: OfficeCalendar }): boolean {
  return deadline.doneBy.kind === 'tick' && isNear(deadline, today, calendar);
}

async function readUndelivered(db: Database, workspaceId: string, now: Date): Promise<Home['undelivered']> {
  const [rows, total, shutOut] = await Promise.all([
    listUndelivered(db, workspaceId, UNDELIVERED_SHOWN),
    countUndelivered(db, workspaceId),
    findShutOut(db, workspaceId),
  ]);
  return {
    rows: rows.map(({ until, ...row }) => ({ ...row, isPast: until !== null && now >= until })),
    total,
    shutOutAt: shutOut?.at ?? null,
  };
}
