import type { WebClient } from '@slack/web-api';
import { listMembers } from '../../db/members.ts';
import { progressBy } from '../../db/progress.ts';
import { listTimeZones } from '../../db/reminders.ts';
import { dayOf } from '../../domain/day.ts';
import type { Deadline } from '../../domain/deadline.ts';
import type { DeadlineContext } from '../../domain/deadline-input.ts';
import type { Member } from '../../domain/member.ts';
import { isOutsider } from '../../domain/permissions.ts';
import { COMMANDS } from '../../domain/query/command-table.ts';
import { parseFilter } from '../../domain/query/parse-filter.ts';
import { resolveFilter } from '../../domain/query/resolve.ts';
import type { Deps, Visit } from '../deps.ts';
import { getPerson } from '../profiles.ts';
import type { Covered } from '../views/deadline-form.ts';

// What the forms of deadlines are read against, and what they show.

/** Zones in which deadlines are set, wherever the members are. */
const COMMON_ZONES = ['UTC', 'Europe/Zurich', 'America/New_York'];

/** The zones to choose from: the workspace's own, the usual ones, then those of the members. */
export async function readTimeZones({ db }: Deps, { workspace }: Visit): Promise<string[]> {
  return [...new Set([workspace.timeZone, ...COMMON_ZONES, ...(await listTimeZones(db, workspace.id))])].slice(0, 99);
}

/** What a coverage that was typed means in the records now; a deadline's, so that nobody in particular asks. */
export async function readCovered({ db }: Deps, visit: Visit, coverage: string): Promise<Covered> {
  const { workspace, group, words, now } = visit;
  const today = dayOf(now, workspace.timeZone);
  const { language } = words;
  const parsed = parseFilter(coverage, today, language);
  if (!parsed.ok) return parsed;
  const asked = { command: COMMANDS.list.words[language][0] as string, language };
  const filter = resolveFilter(parsed.value, group.vocabulary, asked);
  if (!filter.ok) return filter;
  const viewer = { agencyIds: [], today, timeZone: workspace.timeZone };
  const { rows, totals } = await progressBy(db, workspace.id, { by: 'agency', filter: filter.value, viewer });
  return {
    ok: true,
    count: totals.total,
    agencies: rows.filter(({ key }) => key !== null).length,
    withoutLead: rows.find(({ key }) => key === null)?.total ?? 0,
  };
}

/** What a deadline's values are read against; people whom the group does not know yet are asked of Slack. */
export async function readContext(
  deps: Deps,
  visit: Visit,
  client: WebClient,
  { others, before }: { others: readonly string[]; before: Deadline | null },
): Promise<DeadlineContext> {
  const { workspace, group, now, words } = visit;
  const found = await Promise.all(others.map((id) => findPerson(deps, client, workspace.id, id)));
  const people = new Map(
    found.flatMap((member) =>
      member
        ? [[member.slackUserId, { memberId: member.id, name: member.name, isOutsider: isOutsider(member) }] as const]
        : [],
    ),
  );
  const today = dayOf(now, workspace.timeZone);
  return { now, today, vocabulary: group.vocabulary, people, before, language: words.language };
}

/** Null for somebody whom Slack does not tell us about. */
async function findPerson(deps: Deps, client: WebClient, workspaceId: string, id: string): Promise<Member | null> {
  try {
    return await getPerson(deps, client, workspaceId, id);
  } catch (error) {
    if ((error as { data?: { error?: string } }).data?.error !== 'user_not_found') throw error;
    return null;
  }
}

/** The Slack user ids of members. */
export async function readSlackIds({ db }: Deps, { workspace }: Visit, memberIds: readonly string[]) {
  if (memberIds.length === 0) return new Map<string, string>();
  const members = await listMembers(db, workspace.id);
  return new Map(members.map(({ id, slackUserId }) => [id, slackUserId]));
}
