import type { Db } from '../db/client.ts';
import { readCovered } from '../db/coverage.ts';
import type { Group } from '../db/groups.ts';
import { listReassignmentsOf } from '../db/reassignments.ts';
import { listRemindable, listReminded, type ReminderItem } from '../db/reminders.ts';
import type { Day } from '../domain/day.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Member } from '../domain/member.ts';
import { askedOf, standingOf } from '../domain/waiting.ts';
import type { LineFacts } from './reminder-lines.ts';

/** What a message is to say something of. */
export type Item = ReminderItem & { deadline: Deadline };

export interface Asked extends LineFacts {
  /** By deadline, the recommendations that its part of the message is of */
  ids: ReadonlyMap<string, string[]>;
}

/**
 * The recommendations that a member's reminder names: what it named when it was sent; before that, what is open now of what is asked of
 * the agencies for which they are reminded. `today`: the workspace's.
 */
export async function readAsked(
  db: Db,
  group: Group,
  items: readonly Item[],
  member: Member,
  { today, isSent }: { today: Day; isSent: boolean },
): Promise<Asked> {
  const { workspace } = group;
  const ownIds = member.agencies.map(({ agencyId }) => agencyId);
  const asking = items.filter(({ deadline, agencyIds }) => deadline.doneBy.kind !== 'tick' && agencyIds.length > 0);
  const found = isSent
    ? { coverage: [], recommendations: await readNamed(db, workspace.id, items, ownIds) }
    : await readOpen(db, group, asking, ownIds, today);
  const recommendations = new Map(found.recommendations.map((recommendation) => [recommendation.id, recommendation]));
  const disputed = found.recommendations.flatMap(({ id, isDisputed }) => (isDisputed ? id : []));
  const reassignments =
    disputed.length > 0
      ? await listReassignmentsOf(db, workspace.id, { recommendationIds: disputed, agencyIds: ownIds })
      : [];
  const facts = { member, recommendations, reassignments };
  if (isSent) return { ...facts, ids: new Map(items.map((item) => [item.deadlineId, item.recommendationIds])) };

  const isHandedBack = (id: string, agencyId: string) =>
    reassignments.some((one) => !one.decided && one.recommendation.id === id && one.agency.id === agencyId);
  const ids = asking.map(({ deadline, agencyIds }, n): [string, string[]] => {
    const covered = found.coverage[n]?.recommendationIds?.flatMap((id) => recommendations.get(id) ?? []) ?? [];
    const standing = standingOf(deadline, covered, new Set(), workspace.timeZone);
    return [deadline.id, askedOf(standing, agencyIds, isHandedBack)];
  });
  return { ...facts, ids: new Map(ids) };
}

function readNamed(db: Db, workspaceId: string, items: readonly Item[], agencyIds: string[]) {
  const ids = [...new Set(items.flatMap(({ recommendationIds }) => recommendationIds))];
  return listReminded(db, workspaceId, { ids, agencyIds });
}

function readOpen(db: Db, { workspace, vocabulary }: Group, items: readonly Item[], ownIds: string[], today: Day) {
  const waiting = items.map(({ deadline }) => ({ ...deadline, waits: deadline }));
  return readCovered(db, workspace, waiting, today, {
    vocabulary,
    list: (db, workspaceId, filters, viewer) => listRemindable(db, workspaceId, filters, viewer, ownIds),
  });
}
