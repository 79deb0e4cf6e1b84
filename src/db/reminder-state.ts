import type { Day } from '../domain/day.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { CoveredDeadline } from '../domain/reminder-stakes.ts';
import type { ReminderState } from '../domain/reminders-due.ts';
import type { Db } from './client.ts';
import { readCovered } from './coverage.ts';
import { listDisputes, listPreferences, listTicks } from './deadline-actions.ts';
import type { Group } from './groups.ts';
import { listMembers } from './members.ts';
import { listSteps, listWrittenDays } from './reminders.ts';
import type { WorkspaceRecord } from './workspaces.ts';

/**
 * What decides who is reminded of these deadlines; and those whose coverage cannot be read, which count as covering nothing. `isOpenOnly`:
 * for what is due now alone, without what is done already; `group`: the workspace's, where it is known as it is now.
 */
export async function readReminderState(
  db: Db,
  workspace: WorkspaceRecord,
  deadlines: readonly Deadline[],
  today: Day,
  { isOpenOnly = false, group }: { isOpenOnly?: boolean; group?: Pick<Group, 'people' | 'vocabulary'> } = {},
): Promise<{ state: ReminderState; unreadable: { deadline: Deadline; at: string }[] }> {
  const deadlineIds = deadlines.map(({ id }) => id);
  // A summary in a channel stands for all that its deadline covers.
  const covering = deadlines.map((one) => (isOpenOnly && one.channelId === null ? { ...one, waits: one } : one));
  // Where there is a lead, nothing is expected of others unless a deadline says so.
  const isOfAll = !isOpenOnly || deadlines.some(({ audience }) => audience.supporting);
  const [{ coverage, recommendations }, members, ticks, preferences, disputes, planned, written] = await Promise.all([
    readCovered(db, workspace, covering, today, {
      supporting: isOfAll ? 'all' : 'without_lead',
      ...(group && { vocabulary: group.vocabulary }),
    }),
    group ? [...group.people.values()] : listMembers(db, workspace.id),
    listTicks(db, workspace.id, deadlineIds),
    listPreferences(db, workspace.id, deadlineIds),
    listDisputes(db, workspace.id),
    listSteps(db, workspace.id, deadlineIds),
    listWrittenDays(db, workspace.id, today),
  ]);
  const unreadable: { deadline: Deadline; at: string }[] = [];
  const covered = deadlines.map((deadline, index): CoveredDeadline => {
    const { recommendationIds, unreadableAt } = coverage[index] ?? { recommendationIds: null, unreadableAt: '' };
    if (recommendationIds === null) unreadable.push({ deadline, at: unreadableAt });
    return { ...deadline, recommendationIds: recommendationIds ?? [] };
  });
  const { timeZone, calendar } = workspace;
  return {
    state: {
      timeZone,
      calendar,
      deadlines: covered,
      recommendations,
      members,
      ticks,
      preferences,
      disputes,
      planned,
      written,
    },
    unreadable,
  };
}
