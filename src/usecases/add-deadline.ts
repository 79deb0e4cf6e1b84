import { recordAuditEvent } from '../db/audit-events.ts';
import { insertDeadline } from '../db/group-writes.ts';
import { readVocabulary } from '../db/vocabulary.ts';
import type { Day } from '../domain/day.ts';
import type { Deadline } from '../domain/deadline.ts';
import { coverageOf } from '../domain/query/resolve.ts';
import { UserError } from '../errors.ts';
import type { Acting } from './acting.ts';

/**
 * Adds a deadline. Throws a UserError when its date has passed, when what it covers cannot be understood, and when a member's day
 * or channel is none.
 */
export async function addDeadline(
  { db, workspaceId, now, actorId }: Acting,
  today: Day,
  deadline: Omit<Deadline, 'id' | 'closedAt' | 'createdAt'>,
): Promise<Deadline> {
  const { date, countsFrom, channelId, schedule } = deadline;
  if (date < today)
    throw new UserError('deadline_passed', `${date} has passed. Give a date from ${today} on.`, { date, today });
  if (countsFrom > date) {
    throw new UserError(
      'counts_after_date',
      `Updates would count from ${countsFrom}, after the deadline itself (${date}).`,
      { countsFrom, date },
    );
  }
  if (channelId !== null && !/^[CG][A-Z0-9]{2,}$/.test(channelId)) {
    const message = `"${channelId}" is not a Slack channel id. In Slack, open the channel's details; the id is at the bottom (C012ABCDEF).`;
    throw new UserError('channel_bad', message, { channelId });
  }
  if (schedule.length === 0 || schedule.some((days) => !Number.isInteger(days) || days < 0 || days > 365)) {
    throw new UserError(
      'schedule_bad',
      'Give the days before the date on which to remind as whole numbers from 365 to 0: 60,30,14,7,3,1,0.',
    );
  }
  const covered = coverageOf(deadline, await readVocabulary(db, workspaceId), today);
  if (!covered.ok) {
    const { word, nearest, example } = covered.mistake;
    const message = `"${word}" cannot be understood in what the deadline covers.${nearest ? ` Did you mean ${nearest}?` : ''} Write it as after /rec list: ${example}`;
    throw new UserError('coverage_bad', message, { word });
  }
  return db.$transaction(async (tx) => {
    const sorted = [...new Set(schedule)].sort((a, b) => b - a);
    const added = await insertDeadline(tx, workspaceId, { ...deadline, schedule: sorted, createdAt: now });
    const details = { kind: added.kind, title: added.title.en, date: added.date, coverage: added.coverage };
    await recordAuditEvent(tx, workspaceId, {
      at: now,
      actorId,
      action: 'deadline_added',
      subjectKind: 'deadline',
      subjectId: added.id,
      details,
    });
    return added;
  });
}
