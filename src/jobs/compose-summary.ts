import type { Db } from '../db/client.ts';
import { findDateBefore } from '../db/deadline-messages.ts';
import type { Group } from '../db/groups.ts';
import type { ClaimedMessage } from '../db/outbox-claims.ts';
import { dayOf } from '../domain/day.ts';
import { type Deadline, isOver } from '../domain/deadline.ts';
import { peopleByAgency } from '../domain/reminder-stakes.ts';
import { agenciesExpected } from '../domain/waiting.ts';
import { catalogueOf } from '../locales/catalogue.ts';
import { type DeadlineSummary, deadlineSummary, summaryElsewhere } from '../slack/views/deadline-summary.ts';
import type { Reader } from '../slack/views/reader.ts';
import type { Composed } from './compose-message.ts';
import { countsOf, type DeadlineStanding, findDeadline, readStanding } from './deadline-standing.ts';

/** The group's summary of a deadline, in the workspace's language. */
export async function composeSummary(
  db: Db,
  group: Group,
  { recipient }: Pick<ClaimedMessage, 'recipient'>,
  { deadlineId }: { deadlineId: string },
  { now, isSent }: { now: Date; isSent: boolean },
): Promise<Composed> {
  const { workspace } = group;
  const { timeZone } = workspace;
  const today = dayOf(now, timeZone);
  const deadline = await findDeadline(db, group, deadlineId);
  if (!deadline) return { kind: 'needless', reason: 'deadline_gone' };
  const over = isOver(deadline, now, timeZone);
  if (!isSent && (over || deadline.closedAt)) return { kind: 'needless', reason: 'deadline_over' };
  const isElsewhere = deadline.channelId !== recipient;
  if (!isSent && isElsewhere) return { kind: 'needless', reason: 'moved' };

  const reader: Reader = { words: catalogueOf(workspace.language), today, timeZone, isShared: true };
  if (isElsewhere) {
    const message = summaryElsewhere({ deadline, isOver: over }, deadline.closedAt ? null : deadline.channelId, reader);
    return { kind: 'message', message };
  }
  const found = await readStanding(db, group, deadline, today);
  const { unreadableAt, standing, waiting } = found;
  const summary: DeadlineSummary = {
    deadline,
    unreadableAt,
    total: standing.total,
    done: standing.done,
    waiting,
    byAgency: byAgency(deadline, found),
    withoutPeople: withoutPeople(group, found),
    isOver: over,
    movedFrom: await findDateBefore(db, workspace.id, deadline),
    updatedAt: now,
  };
  return { kind: 'message', message: deadlineSummary(summary, reader) };
}

/** Of all agencies from which something is expected, how far each is; those with most to do first. */
function byAgency(
  { audience }: Deadline,
  { covered, standing, agencies }: DeadlineStanding,
): DeadlineSummary['byAgency'] {
  const open = countsOf(standing);
  const totals = new Map<string, number>();
  for (const id of covered.flatMap((one) => agenciesExpected(one, audience))) totals.set(id, (totals.get(id) ?? 0) + 1);
  return agencies
    .filter(({ id }) => totals.has(id))
    .map((agency) => {
      const waiting = open.get(agency.id) ?? 0;
      return { agency, waiting, done: (totals.get(agency.id) ?? 0) - waiting };
    })
    .sort((a, b) => b.waiting - a.waiting || b.done - a.done);
}

/** The agencies that are waited for in which nobody can be reminded. */
function withoutPeople({ people }: Group, { standing, agencies }: DeadlineStanding): DeadlineSummary['withoutPeople'] {
  const open = countsOf(standing);
  const inCharge = peopleByAgency([...people.values()]);
  const names = agencies.filter(({ id }) => open.has(id) && !inCharge.has(id)).map(({ name }) => name);
  return open.has(null) ? [...names, null] : names;
}
