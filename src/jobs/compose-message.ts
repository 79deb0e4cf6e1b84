import type { Db } from '../db/client.ts';
import type { Group } from '../db/groups.ts';
import type { ClaimedMessage, Named } from '../db/outbox-claims.ts';
import { listUpdatesByIds } from '../db/reminders.ts';
import { dayOf } from '../domain/day.ts';
import { isOutsider } from '../domain/permissions.ts';
import type { WithdrawReason } from '../domain/withdrawal.ts';
import { catalogueOf } from '../locales/catalogue.ts';
import { colleagueUpdates } from '../slack/views/colleague-updates.ts';
import type { Message } from '../slack/views/message.ts';
import type { Reader } from '../slack/views/reader.ts';
import { composeChanges } from './compose-changes.ts';
import { composeReassign } from './compose-reassign.ts';
import { composeReminder } from './compose-reminder.ts';
import { composeSummary } from './compose-summary.ts';

/**
 * What has become of an outbox row by now. `named`: the recommendations that a reminder says something of; `leftOut`: the deadlines that it
 * was to say something of, and does not.
 */
export type Composed =
  | { kind: 'message'; message: Message; named?: Named[]; leftOut?: { deadlineId: string; reason: WithdrawReason }[] }
  /** Nothing is left to say, or nobody to say it to */
  | { kind: 'needless'; reason: string }
  /** A reminder of which nothing is to be said now; what it stood for is planned anew when it is to be told */
  | { kind: 'withdrawn'; reason: WithdrawReason };

/** Puts an outbox row into words, from how things stand now, with its group. `isSent`: to bring the message up to date. */
export async function composeMessage(
  db: Db,
  group: Group,
  row: ClaimedMessage,
  { now, isSent }: { now: Date; isSent: boolean },
): Promise<Composed> {
  const { content } = row;
  if (content.kind === 'deadline_summary') return composeSummary(db, group, row, content, { now, isSent });
  if (content.kind === 'deadline_changes') return composeChanges(db, group, row, content, { now, isSent });
  const member = group.people.get(content.memberId);
  // Guests, people of other organisations and closed accounts are shown no data, whatever was planned before.
  if (!member || isOutsider(member))
    return { kind: content.kind === 'reminder' ? 'withdrawn' : 'needless', reason: 'member_left' };
  const { timeZone, language } = member;
  const reader: Reader = { words: catalogueOf(language), today: dayOf(now, timeZone), timeZone };
  switch (content.kind) {
    case 'reminder':
      return composeReminder(db, group, row.id, content, member, { reader, now, isSent });
    case 'reassign_request':
    case 'reassign_decision':
    case 'assigned':
      return composeReassign(db, content, member, { reader, isSent });
    case 'colleague_updates': {
      const updates = await listUpdatesByIds(db, row.workspaceId, content.updateIds);
      if (updates.length === 0) return { kind: 'needless', reason: 'updates_gone' };
      return { kind: 'message', message: colleagueUpdates(updates, reader) };
    }
  }
}
