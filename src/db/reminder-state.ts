import type { Day } from '../domain/day.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Vocabulary } from '../domain/query/command.ts';
import type { CoveredDeadline } from '../domain/reminder-stakes.ts';
import type { ReminderState } from '../domain/reminders-due.ts';
import { listAlike } from './alike-recommendations.ts';
import type { Db } from './client.ts';
import { readCovered } from './coverage.ts';
import { readDealings } from './dealings.ts';
import type { Group } from './groups.ts';
import { listMembers } from './members.ts';
import type { WorkspaceRecord } from './workspaces.ts';

/**
 * What decides who is reminded of these deadlines; and those whose coverage cannot be read, which count as covering nothing. `isDueNow`: for
 * what is due now alone, without what is done already, and with one recommendation for all that are alike (listAlike: their ids are no
 * recommendations'); `group`: the workspace's, where it is known as it is now.
 */
export async function readReminderState(
  db: Db,
  workspace: WorkspaceRecord,
  deadlines: readonly Deadline[],
  today: Day,
  { isDueNow = false, group }: { isDueNow?: boolean; group?: Pick<Group, 'people' | 'vocabulary'> } = {},
): Promise<{ state: ReminderState; unreadable: { deadline: Deadline; at: string }[] }> {
  const deadlineIds = deadlines.map(({ id }) => id);
  const known = group && { vocabulary: group.vocabulary };
  const [{ coverage, recommendations }, members, dealings] = await Promise.all([
    isDueNow
      ? readWaiting(db, workspace, deadlines, today, known)
      : readCovered(db, workspace, deadlines, today, known),
    group ? [...group.people.values()] : listMembers(db, workspace.id),
    readDealings(db, workspace.id, deadlineIds, today),
  ]);
  const unreadable: { deadline: Deadline; at: string }[] = [];
  const covered = deadlines.map((deadline, index): CoveredDeadline => {
    const { recommendationIds, unreadableAt } = coverage[index] ?? { recommendationIds: null, unreadableAt: '' };
    if (recommendationIds === null) unreadable.push({ deadline, at: unreadableAt });
    return { ...deadline, recommendationIds: recommendationIds ?? [] };
  });
  const { timeZone, calendar } = workspace;
  return {
    state: { timeZone, calendar, deadlines: covered, recommendations, members, ...dealings },
    unreadable,
  };
}

/** What these deadlines wait for, in their order. */
function readWaiting(
  db: Db,
  workspace: WorkspaceRecord,
  deadlines: readonly Deadline[],
  today: Day,
  known: { vocabulary: Vocabulary } | undefined,
): ReturnType<typeof readCovered> {
  const waiting = deadlines.map((deadline) => ({ ...deadline, waits: deadline }));
  const supporting = deadlines.some(({ audience }) => audience.supporting);
  return readCovered(db, workspace, waiting, today, {
    ...known,
    list: (...asked) => listAlike(...asked, { supporting }),
  });
}
