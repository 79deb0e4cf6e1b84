import { describe, expect, test } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import type { Member } from '../../src/domain/member.ts';
import type { CoveredDeadline } from '../../src/domain/reminder-stakes.ts';
import { type ReminderState, remindersDue } from '../../src/domain/reminders-due.ts';
import { remindersToCome } from '../../src/domain/reminders-to-come.ts';
import { covered, member, ofAgency, reminderState } from '../support/builders.ts';

// That what is foretold is what comes, whatever the group, is in reminder-properties.test.ts.

const ZURICH = 'Europe/Zurich';
// Wednesday 9 June 2027, 10:00 in Hanoi
const NOW = new Date('2027-06-09T03:00:00Z');

function deadline(id: string, date: Day, schedule: number[]): CoveredDeadline {
  return covered({ id, date, schedule });
}

function state(members: Member[], deadlines: CoveredDeadline[], more: Partial<ReminderState> = {}): ReminderState {
  return reminderState({ members, deadlines, ...more });
}

const comeTo = (given: ReminderState, now = NOW, count = 5) =>
  remindersToCome(given, now, { days: 400, count }).map(({ at, reminders, deadlines }) => [
    at.toISOString().slice(0, 16),
    reminders.map(({ memberId }) => memberId).join(' '),
    deadlines.map((one) => `${one.deadline.id} ${one.daysLeft}`).join(', '),
  ]);

describe('the reminders to come', () => {
  test('are those of the next steps, a weekend’s on the Friday before', () => {
    expect(comeTo(state([member('a')], [deadline('d', '2027-06-27', [14, 7, 0])]))).toEqual([
      ['2027-06-11T02:00', 'a', 'd 16'],
      ['2027-06-18T02:00', 'a', 'd 9'],
      ['2027-06-25T02:00', 'a', 'd 2'],
    ]);
  });

  test('are told at each member’s own hour in their own zone', () => {
    const members = [
      member('early', { reminderHour: 8 }),
      member('a'),
      member('abroad', { timeZone: ZURICH }),
      member('observer', { role: 'observer', reminderHour: 20 }),
    ];
    expect(comeTo(state(members, [deadline('d', '2027-06-16', [1])]))).toEqual([
      ['2027-06-15T01:00', 'early', 'd 1'],
      ['2027-06-15T02:00', 'a', 'd 1'],
      ['2027-06-15T07:00', 'abroad', 'd 1'],
    ]);
  });

  test('of several deadlines on one day are one, the most urgent first', () => {
    const deadlines = [deadline('later', '2027-07-15', [30]), deadline('sooner', '2027-06-22', [7])];
    expect(comeTo(state([member('a')], deadlines))).toEqual([['2027-06-15T02:00', 'a', 'sooner 7, later 30']]);
  });

  test('are not those of now, nor those that were written', () => {
    const due = state([member('a')], [deadline('d', '2027-06-16', [7, 1])]);
    expect(remindersDue(due, NOW).reminders).toHaveLength(1);
    expect(comeTo(due)).toEqual([['2027-06-15T02:00', 'a', 'd 1']]);
    const planned = [{ deadlineId: 'd', memberId: 'a', forDate: '2027-06-16', daysBefore: 1 }];
    expect(comeTo({ ...due, planned })).toEqual([]);
  });

  test('that were missed in the evening come on the next working day', () => {
    const friday = new Date('2027-06-11T12:00:00Z');
    expect(comeTo(state([member('a')], [deadline('d', '2027-06-18', [7])]), friday)).toEqual([
      ['2027-06-14T02:00', 'a', 'd 4'],
    ]);
  });

  test('are none beyond the days that are looked at, and no more than are asked for', () => {
    expect(comeTo(state([member('a')], [deadline('d', '2029-01-10', [0])]))).toEqual([]);
    expect(comeTo(state([member('a')], [deadline('d', '2027-06-30', [14, 7, 3, 1])]), NOW, 2)).toHaveLength(2);
  });

  test('after a long holiday come on the first day that is open again', () => {
    const calendar = { country: 'VN', closures: [{ first: '2027-02-10', last: '2027-02-12' }] };
    const eve = new Date('2027-02-04T12:00:00Z');
    const late = state([member('a')], [{ ...deadline('d', '2027-02-20', [14]), countsFrom: '2026-12-01' }], {
      calendar,
    });
    expect(comeTo(late, eve)).toEqual([['2027-02-15T02:00', 'a', 'd 5']]);
  });

  test('of somebody who is away come before they leave, those of the stand-in meanwhile, the next on their return', () => {
    const away = [{ first: '2027-06-14', last: '2027-06-25' }];
    const members = [member('a', { absences: away }), member('b', { agencies: ofAgency('moj', 'alternate') })];
    expect(comeTo(state(members, [deadline('d', '2027-06-30', [14, 7, 1])]))).toEqual([
      ['2027-06-11T02:00', 'a', 'd 19'],
      ['2027-06-16T02:00', 'b', 'd 14'],
      ['2027-06-23T02:00', 'b', 'd 7'],
      ['2027-06-29T02:00', 'a', 'd 1'],
    ]);
  });

  test('that are put off come on the day to which they are', () => {
    const preferences = [{ memberId: 'a', deadlineId: 'd', isMuted: false, snoozedUntil: '2027-06-12' }];
    const planned = [{ deadlineId: 'd', memberId: 'a', forDate: '2027-06-16', daysBefore: 7 }];
    expect(comeTo(state([member('a')], [deadline('d', '2027-06-16', [7])], { preferences, planned }))).toEqual([
      ['2027-06-14T02:00', 'a', 'd 2'],
    ]);
  });

  test('of those who are brought in later are among them', () => {
    const one = { ...deadline('d', '2027-06-23', [7]), escalation: { alternates: 2, coordinators: 6 } };
    const members = [
      member('a'),
      member('b', { agencies: ofAgency('moj', 'alternate') }),
      member('c', { role: 'coordinator', agencies: [] }),
    ];
    expect(comeTo(state(members, [one]))).toEqual([
      ['2027-06-16T02:00', 'a', 'd 7'],
      ['2027-06-18T02:00', 'b', 'd 5'],
      ['2027-06-22T02:00', 'c', 'd 1'],
    ]);
  });
});
