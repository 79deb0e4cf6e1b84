import { listAgencies } from '../db/agencies.ts';
import type { Db } from '../db/client.ts';
import { listByIds } from '../db/recommendations.ts';
import { listLatestUpdates, listReminderItems } from '../db/reminders.ts';
import type { WorkspaceRecord } from '../db/workspaces.ts';
import type { Day } from '../domain/day.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Member } from '../domain/member.ts';
import type { OutboxContent } from '../domain/outbox.ts';
import { may } from '../domain/permissions.ts';
import type { Recommendation } from '../domain/recommendation.ts';
import { countedSince, hasPassed, isUpToDate, remindingHours } from '../domain/reminders-due.ts';
import type { Update } from '../domain/update.ts';
import type { Reader } from '../slack/views/reader.ts';
import { type ReminderLine, type ReminderPart, reminderMessage, replacedReminder } from '../slack/views/reminder.ts';
import type { Composed } from './compose-message.ts';

/** A member's reminder: what was open when it was planned, each line as it stands now. */
export async function composeReminder(
  db: Db,
  workspace: WorkspaceRecord,
  outboxId: string,
  { day }: OutboxContent & { kind: 'reminder' },
  member: Member,
  { reader, now, isSent }: { reader: Reader; now: Date; isSent: boolean },
): Promise<Composed> {
  if (!isSent) {
    const { from, to } = remindingHours({ hour: member.reminderHour, timeZone: member.timeZone }, day);
    if (now < from || now >= to) return { kind: 'too_late' };
  }
  const all = await listReminderItems(db, workspace.id, outboxId);
  const replaced = all.flatMap(({ replacedOn }) => replacedOn ?? []);
  // A deadline stands in one message to a member: the latest. One of which all have moved on only says where to.
  if (isSent && replaced.length > 0 && replaced.length === all.length)
    return { kind: 'message', message: replacedReminder(replaced.sort().at(-1) as Day, reader) };
  const items = all.filter(
    ({ deadline, replacedOn }) =>
      replacedOn === null && (isSent || (!deadline.closedAt && !hasPassed(deadline, reader.today))),
  );
  const ids = [...new Set(items.flatMap(({ recommendationIds }) => recommendationIds))];
  const recommendations = await listByIds(db, workspace.id, ids);
  const latest = new Map(
    (await listLatestUpdates(db, workspace.id, ids)).map((update) => [update.recommendationId, update]),
  );
  const parts = partsOf(items, recommendations, latest, member, workspace);
  const isDone = parts.every(({ lines }) => lines.every(({ done }) => done !== null));
  if (isDone && !isSent) return { kind: 'needless', reason: 'nothing_open' };
  const agencyIds = new Set(member.agencies.map(({ agencyId }) => agencyId));
  const agencies = (await listAgencies(db, workspace.id)).filter(({ id }) => agencyIds.has(id)).map(({ name }) => name);
  return { kind: 'message', message: reminderMessage(parts, { memberId: member.id, agencies }, reader) };
}

/** Each recommendation once: under the first deadline for which it is open, else under the first that covers it. */
function partsOf(
  items: { deadline: Deadline; recommendationIds: string[] }[],
  recommendations: Recommendation[],
  latest: Map<string, Update>,
  member: Member,
  workspace: WorkspaceRecord,
): ReminderPart[] {
  const byId = new Map(recommendations.map((recommendation) => [recommendation.id, recommendation]));
  const parts = items.map(({ deadline, recommendationIds }) => {
    const since = countedSince(deadline, workspace.timeZone);
    const lines = recommendationIds.flatMap((id) => {
      const recommendation = byId.get(id);
      if (!recommendation) return [];
      const line = lineOf(recommendation, since, latest.get(id));
      // What was given to another agency meanwhile is no longer theirs to report.
      return line.done || may(member, 'update', recommendation) ? [line] : [];
    });
    return { deadline, lines };
  });
  const firstWith = (test: (line: ReminderLine) => boolean) => {
    const found = new Map<string, ReminderPart>();
    for (const part of parts) {
      for (const line of part.lines)
        if (test(line) && !found.has(line.recommendationId)) found.set(line.recommendationId, part);
    }
    return found;
  };
  const open = firstWith(({ done }) => !done);
  const any = firstWith(() => true);
  return parts
    .map((part) => ({
      ...part,
      lines: part.lines.filter(({ recommendationId: id }) => (open.get(id) ?? any.get(id)) === part),
    }))
    .filter(({ lines }) => lines.length > 0);
}

function lineOf(recommendation: Recommendation, since: Date, update: Update | undefined): ReminderLine {
  const { id: recommendationId, reference, text, lastUpdateAt } = recommendation;
  const line = { recommendationId, reference, text, lastUpdateAt };
  if (!isUpToDate(recommendation, since)) return { ...line, done: null };
  const isCounted = lastUpdateAt !== null && lastUpdateAt >= since;
  return { ...line, done: { by: (isCounted && update?.author) || null, at: isCounted ? lastUpdateAt : null } };
}
