import type { Db } from '../db/client.ts';
import { readCovered } from '../db/coverage.ts';
import { listTicks, type Tick } from '../db/deadline-actions.ts';
import { getDeadline } from '../db/deadlines.ts';
import type { Group } from '../db/groups.ts';
import type { Agency } from '../domain/agency.ts';
import type { Day } from '../domain/day.ts';
import type { Deadline } from '../domain/deadline.ts';
import { type Standing, standingOf, type TrackedRecommendation } from '../domain/waiting.ts';
import { UserError } from '../errors.ts';
import type { WaitingAgencies } from '../slack/views/deadline-summary.ts';

/** How far a group is with a deadline, with the names of its agencies. */
export interface DeadlineStanding {
  /** The word at which what it covers cannot be read; null where it can */
  unreadableAt: string | null;
  covered: TrackedRecommendation[];
  standing: Standing;
  /** None where it is not done by them */
  ticks: Tick[];
  /** In the order of the records */
  agencies: Agency[];
  /** Of the agencies that are waited for, how many recommendations, the most first; none named comes last of as many */
  waiting: WaitingAgencies;
}

export async function readStanding(
  db: Db,
  { workspace, vocabulary, agencies: known }: Group,
  deadline: Deadline,
  today: Day,
): Promise<DeadlineStanding> {
  const found = await readCovered(db, workspace, [deadline], today, { vocabulary });
  const { coverage: coverages, recommendations: covered } = found;
  const [coverage] = coverages;
  const ticks = deadline.doneBy.kind === 'tick' ? await listTicks(db, workspace.id, [deadline.id]) : [];
  const ticked = new Set(ticks.map(({ agencyId }) => agencyId));
  const standing = standingOf(deadline, covered, ticked, workspace.timeZone);
  const agencies = [...known.values()];
  const counts = countsOf(standing);
  // The sort is stable: agencies with as many stay in the order of the records.
  const waiting = [...agencies, null]
    .map((agency) => ({ agency: agency?.name ?? null, count: counts.get(agency?.id ?? null) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  return { unreadableAt: coverage?.unreadableAt ?? null, covered, standing, ticks, agencies, waiting };
}

/** How many recommendations are waited for, by agency. */
export function countsOf({ waiting }: Standing): Map<string | null, number> {
  return new Map(waiting.map(({ agencyId, recommendationIds }) => [agencyId, recommendationIds.length]));
}

/** A deadline that may be gone by now. A group has its open ones: one that was closed is in the records alone. */
export async function findDeadline(
  db: Db,
  { workspace, deadlines }: Pick<Group, 'workspace' | 'deadlines'>,
  id: string,
): Promise<Deadline | null> {
  const open = deadlines.find((deadline) => deadline.id === id);
  if (open) return open;
  try {
    return await getDeadline(db, workspace.id, id);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
