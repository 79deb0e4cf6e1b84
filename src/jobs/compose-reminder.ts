import type { Db } from '../db/client.ts';
import type { Group } from '../db/groups.ts';
import { type ReminderItem, readReminder } from '../db/reminders.ts';
import { type Day, dayOf } from '../domain/day.ts';
import { dateIn, endOf, isOver } from '../domain/deadline.ts';
import type { Member } from '../domain/member.ts';
import type { OutboxContent } from '../domain/outbox.ts';
import { isSnoozed, readerOf, remindingHours } from '../domain/reminder-schedule.ts';
import { snoozeChoices } from '../domain/snooze-choices.ts';
import { countedSince } from '../domain/waiting.ts';
import type { WithdrawReason } from '../domain/withdrawal.ts';
import { isReminderDay, type OfficeCalendar } from '../domain/working-day.ts';
import type { Reader } from '../slack/views/reader.ts';
import { reminderMessage, replacedReminder } from '../slack/views/reminder.ts';
import { isOpenPart, type ReminderPart } from '../slack/views/reminder-part.ts';
import type { Composed } from './compose-message.ts';
import { findDeadline, readStanding } from './deadline-standing.ts';
import { type Item, readAsked } from './reminder-asked.ts';
import { eachOnce, linesOf, ticksOf } from './reminder-lines.ts';
import { overviewOf } from './reminder-overview.ts';
import { whyOf } from './reminder-why.ts';

type Content = OutboxContent & { kind: 'reminder' };

/**
 * A member's reminder: what is open when it is sent, each part from then on as it stands now. Of what is carried along nobody is told
 * where nothing is due any more.
 */
export async function composeReminder(
  db: Db,
  group: Group,
  outboxId: string,
  content: Content,
  member: Member,
  { reader, now, isSent }: { reader: Reader; now: Date; isSent: boolean },
): Promise<Composed> {
  const { workspace } = group;
  if (!isSent) {
    const { from, to } = remindingHours({ hour: member.reminderHour, timeZone: member.timeZone }, content.day);
    if (now < from || now >= to) return { kind: 'withdrawn', reason: 'too_late' };
    if (!isReminderDay(content.day, member, workspace.calendar)) return { kind: 'withdrawn', reason: 'not_their_day' };
  }
  // Of a member's reminders only the latest is live: the others say where to.
  const { replacedOn, items: stored } = await readReminder(db, workspace.id, outboxId);
  if (replacedOn !== null)
    return isSent
      ? { kind: 'message', message: replacedReminder(replacedOn, reader) }
      : { kind: 'withdrawn', reason: 'too_late' };
  const all = await itemsOf(db, group, stored);
  const leftOut: { deadlineId: string; reason: WithdrawReason }[] = [];
  const items = all.filter((item) => {
    if (isSent) return true;
    const reason = needlessOf(item, { member, now, calendar: workspace.calendar, today: reader.today });
    if (reason !== null) leftOut.push({ deadlineId: item.deadlineId, reason });
    return reason === null;
  });
  const told = (await readParts(db, group, items, member, { reader, now, isSent })).filter(asksSomething);
  for (const { deadline } of items) {
    if (!told.some((part) => part.deadline.id === deadline.id))
      leftOut.push({ deadlineId: deadline.id, reason: 'nothing_open' });
  }
  const parts = eachOnce(told).filter(asksSomething);
  const due = new Set(all.flatMap(({ deadlineId, isCarried }) => (isCarried ? [] : deadlineId)));
  const dueParts = told.filter(({ deadline }) => due.has(deadline.id));
  if (!isSent && !dueParts.some(isOpenPart)) {
    const reasons = new Set(
      dueParts.length > 0 ? [] : leftOut.flatMap((one) => (due.has(one.deadlineId) ? one.reason : [])),
    );
    const [reason = 'nothing_open'] = reasons;
    return { kind: 'withdrawn', reason: reasons.size === 1 ? reason : 'nothing_open' };
  }
  const agencyIds = new Set(member.agencies.map(({ agencyId }) => agencyId));
  const ownAgencies = [...group.agencies.values()].filter(({ id }) => agencyIds.has(id)).map(({ name }) => name);
  const open = parts.filter((part) => isOpenPart(part) && part.state === 'ahead');
  const dated = items
    .map(({ deadline }) => deadline)
    .filter(({ id }) => open.some(({ deadline }) => deadline.id === id));
  const snoozes = snoozeChoices(dated, readerOf(member), workspace.calendar, reader.today);
  return {
    kind: 'message',
    message: reminderMessage(parts, { outboxId, memberId: member.id, agencies: ownAgencies, snoozes }, reader),
    named: told.map(({ deadline, lines }) => ({
      deadlineId: deadline.id,
      recommendationIds: lines.map(({ recommendationId }) => recommendationId),
    })),
    leftOut,
  };
}

/** Why a member is not to be told of a deadline any more that was planned: as the planner would decide now. */
function needlessOf(
  { deadline, forDate, isMuted, snoozedUntil }: Item,
  { member, now, calendar, today }: { member: Member; now: Date; calendar: OfficeCalendar; today: Day },
): WithdrawReason | null {
  if (deadline.closedAt !== null) return 'deadline_closed';
  if (isOver(deadline, now, member.timeZone)) return 'deadline_over';
  // What was postponed since is planned anew, for its new date.
  if (forDate !== deadline.date) return 'deadline_moved';
  if (isMuted) return 'muted';
  const isPutOff = snoozedUntil !== null && isSnoozed(deadline, snoozedUntil, readerOf(member), { calendar, today });
  return isPutOff ? 'snoozed' : null;
}

function asksSomething({ lines, ticks, overview }: ReminderPart): boolean {
  return lines.length + ticks.length > 0 || overview !== null;
}

async function itemsOf(db: Db, group: Group, stored: ReminderItem[]): Promise<Item[]> {
  const items: Item[] = [];
  for (const item of stored) {
    const deadline = await findDeadline(db, group, item.deadlineId);
    if (deadline) items.push({ ...item, deadline });
  }
  return items;
}

/** Each deadline with what it asks of the member, or did when the message was sent. */
async function readParts(
  db: Db,
  group: Group,
  items: Item[],
  member: Member,
  { reader, now, isSent }: { reader: Reader; now: Date; isSent: boolean },
): Promise<ReminderPart[]> {
  const { workspace } = group;
  const agencies = [...group.agencies.values()];
  const members = [...group.people.values()];
  const today = dayOf(now, workspace.timeZone);
  const asked = await readAsked(db, group, items, member, { today, isSent });
  const parts: ReminderPart[] = [];
  for (const item of items) {
    const { deadline, forDate, agencyIds, isOverview, snoozedUntil } = item;
    const isTick = deadline.doneBy.kind === 'tick';
    const whole = isTick || isOverview ? await readStanding(db, group, deadline, today) : null;
    parts.push({
      deadline,
      date: dateIn(deadline, reader.timeZone),
      endsAt: endOf(deadline),
      state: deadline.closedAt ? 'closed' : isOver(deadline, now, reader.timeZone) ? 'passed' : 'ahead',
      isMoved: forDate !== deadline.date,
      movedFrom: item.toldBefore !== null && item.toldBefore !== deadline.date ? item.toldBefore : null,
      why: whyOf(item, member, new Set(agencyIds), { agencies, members, today: reader.today }),
      lines: linesOf(asked.ids.get(deadline.id) ?? [], deadline, countedSince(deadline, workspace.timeZone), asked),
      ticks:
        isTick && whole
          ? ticksOf(agencyIds, { member, agencies, ticks: whole.ticks, waiting: whole.standing.waiting })
          : [],
      overview: isOverview && whole ? overviewOf(whole, members) : null,
      snoozedUntil: snoozedUntil !== null && snoozedUntil > reader.today ? snoozedUntil : null,
    });
  }
  return parts;
}
