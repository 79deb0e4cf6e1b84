import { type Day, instantOf } from '../../src/domain/day.ts';
import type { Deadline } from '../../src/domain/deadline.ts';
import type { Member } from '../../src/domain/member.ts';
import type { CoveredDeadline } from '../../src/domain/reminder-stakes.ts';
import { type PlannedReminder, type ReminderState, stepsOf } from '../../src/domain/reminders-due.ts';
import type { TrackedRecommendation } from '../../src/domain/waiting.ts';
import { WEEKDAYS_ONLY } from '../../src/domain/working-day.ts';

// One of each, as plain as can be; what a test is about it says itself.

export const HANOI = 'Asia/Ho_Chi_Minh';

/** The instant of an hour of a day, in Hà Nội unless another zone is given. */
export function at(day: Day, hour: number, zone: string = HANOI): Date {
  return instantOf(day, hour, zone);
}

export function minutesBefore(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() - minutes * 60_000);
}

/** A main focal point of the agency `moj` in Hà Nội, who is reminded at 09:00 from Monday to Friday. */
export function member(id: string, more: Partial<Member> = {}): Member {
  return {
    id,
    workspaceId: 'T1',
    slackUserId: `U-${id}`,
    name: id,
    role: 'focal_point',
    language: 'en',
    chosenLanguage: null,
    timeZone: HANOI,
    reminderHour: 9,
    reminderDays: [1, 2, 3, 4, 5],
    absences: [],
    isGuest: false,
    isExternal: false,
    isActive: true,
    agencies: ofAgency('moj'),
    ...more,
  };
}

/** What makes somebody a focal point of an agency. */
export function ofAgency(agencyId: string, kind: 'main' | 'alternate' = 'main'): Member['agencies'] {
  return [{ agencyId, code: agencyId.toUpperCase(), kind }];
}

/** An open one that the agency `moj` leads. */
export function tracked(id: string, more: Partial<TrackedRecommendation> = {}): TrackedRecommendation {
  return { id, leadAgencyId: 'moj', supportingAgencyIds: [], status: 'in_progress', lastUpdateAt: null, ...more };
}

/** On Wednesday 7 July 2027, the whole day; done by an update; with steps 60 to 0 and nobody brought in later. */
export function deadline(more: Partial<Deadline> = {}): Deadline {
  return {
    id: 'dialogue',
    kind: 'dialogue_session',
    title: { en: 'Dialogue session', vi: 'Phiên đối thoại' },
    date: '2027-07-07',
    time: null,
    coverage: '',
    doneBy: { kind: 'update' },
    countsFrom: '2027-01-01',
    audience: { supporting: false, memberIds: [] },
    schedule: [60, 30, 14, 7, 3, 1, 0],
    escalation: { alternates: null, coordinators: null },
    repeat: null,
    channelId: null,
    closedAt: null,
    createdAt: new Date('2026-01-01T00:00:00Z'),
    scheduledAt: new Date('2026-01-01T00:00:00Z'),
    version: 1,
    ...more,
  };
}

/** A `deadline` that covers `r1`. */
export function covered(more: Partial<CoveredDeadline> = {}): CoveredDeadline {
  const { recommendationIds = ['r1'], ...rest } = more;
  return { ...deadline(rest), recommendationIds };
}

/** One deadline that covers one recommendation of one focal point, in a country without holidays. */
export function reminderState(more: Partial<ReminderState> = {}): ReminderState {
  return {
    timeZone: HANOI,
    calendar: WEEKDAYS_ONLY,
    deadlines: [covered()],
    recommendations: [tracked('r1')],
    members: [member('linh')],
    ticks: [],
    preferences: [],
    disputes: [],
    planned: [],
    written: [],
    ...more,
  };
}

/** The state after these messages have been written, as the database has it then. */
export function afterWriting<S extends ReminderState>(state: S, reminders: readonly PlannedReminder[]): S {
  return {
    ...state,
    written: [...state.written, ...reminders.map(({ memberId, day }) => ({ memberId, day }))],
    planned: [...state.planned, ...reminders.flatMap(stepsOf)],
  };
}
