import type { Database } from '../db/client.ts';
import { markDeadlineStale } from '../db/deadline-freshness.ts';
import { listDeadlines } from '../db/deadlines.ts';
import { markDatedRemindersStale, markSummariesStale } from '../db/outbox.ts';
import { listTimeZones } from '../db/reminders.ts';
import type { WorkspaceRecord } from '../db/workspaces.ts';
import { addDays, type Day, dayOf } from '../domain/day.ts';
import { endOf } from '../domain/deadline.ts';

/** What was passed while no instance ran, and is so long ago, is left as it stands. */
const LOOKED_BACK_DAYS = 14;

/** By zone, the day to which an instance has turned; by deadline that ends at an hour, the day whose end was told. */
export type Turned = Map<string, Day>;

/**
 * Messages that say how far a date is age by the day: once a day they are to be brought up to date, the summaries when
 * the day turns for the workspace, reminders when it does for the member. The day after the date they are so for the
 * last time, to say that it has passed; where it ends at an hour, they say so from then on.
 */
export async function turnDay(
  { db, turned }: { db: Database; turned: Turned },
  workspace: WorkspaceRecord,
  now: Date,
): Promise<void> {
  const once = async (key: string, timeZone: string, mark: (from: Day) => Promise<void>) => {
    const today = dayOf(now, timeZone);
    const last = turned.get(key);
    if (last === today) return;
    // What had not passed when the day last turned; after a start nobody knows when that was.
    await mark(last ?? addDays(today, -LOOKED_BACK_DAYS));
    turned.set(key, today);
  };
  await once(workspace.id, workspace.timeZone, (from) => markSummariesStale(db, workspace.id, from));
  for (const timeZone of await listTimeZones(db, workspace.id)) {
    await once(`${workspace.id} ${timeZone}`, timeZone, (from) =>
      markDatedRemindersStale(db, workspace.id, { timeZone, from }),
    );
  }
  const oldest = addDays(dayOf(now, workspace.timeZone), -LOOKED_BACK_DAYS);
  for (const deadline of await listDeadlines(db, workspace.id, { openOnly: true })) {
    const end = endOf(deadline);
    if (!end || end > now || deadline.date < oldest || turned.get(deadline.id) === deadline.date) continue;
    await markDeadlineStale(db, workspace.id, deadline.id);
    turned.set(deadline.id, deadline.date);
  }
}
