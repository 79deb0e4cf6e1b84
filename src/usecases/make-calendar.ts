import type { Db } from '../db/client.ts';
import { listDeadlines } from '../db/deadlines.ts';
import { readReminderState } from '../db/reminder-state.ts';
import type { WorkspaceRecord } from '../db/workspaces.ts';
import { dayOf } from '../domain/day.ts';
import { type Deadline, endOf, isOver } from '../domain/deadline.ts';
import { type Standing, standingOf } from '../domain/waiting.ts';
import { type CalendarEntry, calendarFile } from '../files/calendar.ts';

/** Puts a deadline into the words of a calendar; `standing` is how far it is. */
export type CalendarWriter = (
  deadline: Deadline,
  standing: Standing,
) => Pick<CalendarEntry, 'title' | 'description' | 'category'>;

/** The open deadlines that are not over as a calendar file (iCalendar), and how many they are. */
export async function makeCalendar(
  { db, now }: { db: Db; now: Date },
  workspace: WorkspaceRecord,
  { name, write }: { name: string; write: CalendarWriter },
): Promise<{ text: string; count: number }> {
  const { timeZone } = workspace;
  const open = await listDeadlines(db, workspace.id, { openOnly: true });
  const ahead = open.filter((deadline) => !isOver(deadline, now, timeZone));
  const { state } = await readReminderState(db, workspace, ahead, dayOf(now, timeZone));
  const recommendations = new Map(state.recommendations.map((recommendation) => [recommendation.id, recommendation]));
  const entries = state.deadlines.map((deadline): CalendarEntry => {
    const { id, version, date } = deadline;
    const covered = deadline.recommendationIds.flatMap((one) => recommendations.get(one) ?? []);
    const ticked = new Set(state.ticks.flatMap((tick) => (tick.deadlineId === id ? tick.agencyId : [])));
    const standing = standingOf(deadline, covered, ticked, timeZone);
    return { id, version, date, end: endOf(deadline), ...write(deadline, standing) };
  });
  return { text: calendarFile(name, entries, now), count: entries.length };
}
