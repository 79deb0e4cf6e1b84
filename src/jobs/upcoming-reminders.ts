import type { Db } from '../db/client.ts';
import { listDeadlines } from '../db/deadlines.ts';
import { readReminderState } from '../db/reminder-state.ts';
import { findWorkspace } from '../db/workspaces.ts';
import { dayOf } from '../domain/day.ts';
import { inLanguage, languageOf } from '../domain/language.ts';
import { remindersToCome } from '../domain/reminders-to-come.ts';
import { catalogueOf } from '../locales/catalogue.ts';

/** How far ahead is looked: further than the yearly deadlines of a group. */
const DAYS = 400;
const COUNT = 8;

/** The next instants at which people are reminded, in words of a Slack locale's language: for whoever moves the clock. */
export async function upcomingReminders(
  db: Db,
  workspaceId: string,
  { now, slackLocale }: { now: Date; slackLocale: string },
): Promise<{ at: string; label: string; userIds: string[] }[]> {
  const workspace = await findWorkspace(db, workspaceId);
  if (!workspace) return [];
  const today = dayOf(now, workspace.timeZone);
  const open = await listDeadlines(db, workspace.id, { openOnly: true });
  const { state } = await readReminderState(db, workspace, open, today);
  const language = languageOf({ language: null, slackLocale }, workspace.language);
  const { upcoming } = catalogueOf(language).reminder;
  const members = new Map(state.members.map((member) => [member.id, member]));
  return remindersToCome(state, now, { days: DAYS, count: COUNT }).map(({ at, reminders, deadlines }) => {
    const reminded = reminders.flatMap(({ memberId }) => members.get(memberId) ?? []);
    return {
      at: at.toISOString(),
      label: upcoming.reminders(
        reminded.map(({ name }) => name),
        deadlines.map(({ deadline, daysLeft }) => upcoming.deadline(inLanguage(deadline.title, language), daysLeft)),
      ),
      userIds: reminded.map(({ slackUserId }) => slackUserId),
    };
  });
}
