import type { App } from '@slack/bolt';
import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { listAgencies } from '../../db/agencies.ts';
import { listDeadlines } from '../../db/deadlines.ts';
import { listDraftTimes } from '../../db/drafts.ts';
import { listNextDeadlines, listToCheck, readNeeds } from '../../db/needs.ts';
import { progressBy } from '../../db/progress.ts';
import { listUpdatesBy } from '../../db/updates.ts';
import { may } from '../../domain/permissions.ts';
import type { Filter } from '../../domain/query/command.ts';
import { type Deps, readerOf, type Visit } from '../deps.ts';
import { onHomeOpened } from '../doors.ts';
import { patiently } from '../patience.ts';
import { type Home, homeView } from '../views/home.ts';
import { viewerOf } from './look-up.ts';

const EVERYTHING: Filter = { terms: [], text: '' };
const TO_CHECK = 5;
const AGENCIES = 5;
const UPDATES = 5;
const DEADLINES = 4;

export function registerHome(app: App, deps: Deps): void {
  onHomeOpened(app, deps, (visit) => readHomeView(deps, visit));
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
  const mine = { agencyIds, agencies: member.agencies, today, timeZone: workspace.timeZone, deadlines };
  // A coordinator answers for the whole group's deadlines, whatever agency they are of.
  const concerned = member.role === 'coordinator' ? { ...mine, agencies: [] } : mine;
  const [toCheck, needs, drafts, next, group, updates, agencies] = await Promise.all([
    may(member, 'verify') ? listToCheck(db, workspace.id, TO_CHECK) : null,
    member.role === 'observer' ? [] : readNeeds(db, workspace.id, mine),
    listDraftTimes(db, workspace.id, member.id),
    listNextDeadlines(db, workspace.id, concerned, DEADLINES),
    progressBy(db, workspace.id, { by: 'agency', filter: EVERYTHING, viewer }),
    listUpdatesBy(db, workspace.id, member.id, UPDATES),
    listAgencies(db, workspace.id),
  ]);
  const own = agencies.filter(({ id }) => agencyIds.includes(id)).slice(0, AGENCIES);
  const numbered = own.map(async ({ code, name }) => {
    const filter: Filter = { terms: [{ field: 'agency', exclude: false, values: [code] }], text: '' };
    const { totals } = await progressBy(db, workspace.id, { by: 'status', filter, viewer });
    return { code, name, numbers: totals };
  });
  return { toCheck, needs, drafts, deadlines: next, agencies: await Promise.all(numbered), updates, group };
}
