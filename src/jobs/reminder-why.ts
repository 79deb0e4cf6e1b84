import type { ReminderItem } from '../db/reminders.ts';
import type { Agency } from '../domain/agency.ts';
import type { Day } from '../domain/day.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Member } from '../domain/member.ts';
import { may } from '../domain/permissions.ts';
import { firstOf } from '../domain/reminder-schedule.ts';
import { isAway } from '../domain/working-day.ts';
import type { Why } from '../slack/views/reminder-part.ts';

/** Why a member gets an item of their message; null: it is their own. `agencyIds`: those for which it is. */
export function whyOf(
  {
    deadline,
    role,
    isOverview,
    daysBefore,
  }: Pick<ReminderItem, 'role' | 'isOverview' | 'daysBefore'> & { deadline: Deadline },
  member: Member,
  agencyIds: ReadonlySet<string>,
  { agencies, members, today }: { agencies: Agency[]; members: Member[]; today: Day },
): Why | null {
  // After the first step of the schedule, whether or not a reminder was sent then.
  const days = Math.max(0, (firstOf(deadline) ?? 0) - daysBefore);
  if (role === 'alternate' || role === 'stand_in') {
    const standing = member.agencies.filter(({ agencyId, kind }) => kind === 'alternate' && agencyIds.has(agencyId));
    const ids = new Set(standing.map(({ agencyId }) => agencyId));
    const away = members.filter(
      (other) =>
        may(other, 'update') &&
        other.agencies.some(({ agencyId, kind }) => kind === 'main' && ids.has(agencyId)) &&
        isAway(today, other),
    );
    if (role === 'stand_in' && away.length > 0) return { kind: 'stand_in', names: away.map(({ name }) => name) };
    const names = agencies.filter(({ id }) => ids.has(id)).map(({ name }) => name);
    return names.length > 0 ? { kind: 'alternate', agencies: names, isLate: role === 'alternate' && days > 0 } : null;
  }
  if (!isOverview) return null;
  if (deadline.audience.memberIds.includes(member.id)) return { kind: 'named' };
  if (member.role !== 'coordinator') return role === 'named' ? { kind: 'named' } : null;
  const { coordinators } = deadline.escalation;
  return coordinators !== null && days >= coordinators ? { kind: 'escalated' } : { kind: 'nobody' };
}
