import type { Db } from '../db/client.ts';
import { listDeadlineTurns, listReports } from '../db/deadline-messages.ts';
import type { Group } from '../db/groups.ts';
import type { ClaimedMessage } from '../db/outbox-claims.ts';
import { addDays, type Day, dayOf } from '../domain/day.ts';
import { type Deadline, isOver } from '../domain/deadline.ts';
import { deliveredOn, groupTime, LATE_DAYS, timeAround, turnsOn } from '../domain/deadline-changes.ts';
import { catalogueOf } from '../locales/catalogue.ts';
import { deadlineChanges } from '../slack/views/deadline-changes.ts';
import type { Reader } from '../slack/views/reader.ts';
import type { Composed } from './compose-message.ts';
import { type DeadlineStanding, findDeadline, readStanding } from './deadline-standing.ts';

/** What a group has delivered for a deadline on a day, under the deadline's summary; in the workspace's language. */
export async function composeChanges(
  db: Db,
  group: Group,
  { recipient, threadTs }: Pick<ClaimedMessage, 'recipient' | 'threadTs'>,
  { deadlineId, day }: { deadlineId: string; day: Day },
  { now, isSent }: { now: Date; isSent: boolean },
): Promise<Composed> {
  const { workspace } = group;
  const { timeZone } = workspace;
  const deadline = await findDeadline(db, group, deadlineId);
  if (!deadline) return { kind: 'needless', reason: 'deadline_gone' };
  const turns = turnsOn(
    day,
    await listDeadlineTurns(db, workspace.id, deadlineId, timeAround(day, workspace)),
    workspace,
  );
  const isClosedBefore = deadline.closedAt !== null && turns.settled !== 'closed';
  if (isClosedBefore || deadline.channelId !== recipient) return { kind: 'needless', reason: 'deadline_elsewhere' };
  if (!isSent && !threadTs) return { kind: 'needless', reason: 'thread_gone' };
  const today = dayOf(now, timeZone);
  if (!isSent && addDays(deadline.date, LATE_DAYS) < today) return { kind: 'needless', reason: 'deadline_over' };

  const found = await readStanding(db, group, deadline, today);
  const delivered = await deliveries(db, group, deadline, day, found);
  // What was confirmed and taken back before the group was told is no news.
  const takenBack = turns.takenBack
    .filter(({ isNews }) => isNews || isSent)
    .map(({ agencyId }) => group.agencies.get(agencyId)?.name ?? null);
  const isTurned = turns.moved !== null || turns.settled !== null || takenBack.length > 0;
  if (delivered.length === 0 && !isTurned && !isSent) return { kind: 'needless', reason: 'nothing_delivered' };
  // The days are counted to the day of the message, also where it is brought up to date after midnight.
  const reader: Reader = { words: catalogueOf(workspace.language), today: day, timeZone, isShared: true };
  const message = deadlineChanges(
    {
      deadline,
      day,
      moved: turns.moved,
      settled: turns.settled,
      takenBack,
      delivered,
      waiting: found.waiting,
      isOver: isOver(deadline, now, timeZone),
    },
    reader,
  );
  return { kind: 'message', message };
}

async function deliveries(
  db: Db,
  { workspace, agencies }: Group,
  deadline: Deadline,
  day: Day,
  { covered, ticks }: DeadlineStanding,
) {
  const nameOf = (agencyId: string | null) => (agencyId === null ? null : (agencies.get(agencyId)?.name ?? null));
  if (deadline.doneBy.kind === 'tick') {
    return ticks
      .filter(({ at }) => groupTime(at, workspace).day === day)
      .sort((a, b) => a.at.getTime() - b.at.getTime())
      .map(({ agencyId }) => ({ agency: nameOf(agencyId), references: [] }));
  }
  const ids = covered.map(({ id }) => id);
  const reports = await listReports(db, workspace.id, ids, timeAround(day, workspace));
  return deliveredOn(deadline, day, reports, workspace).map(({ agencyId, references }) => ({
    agency: nameOf(agencyId),
    references,
  }));
}
