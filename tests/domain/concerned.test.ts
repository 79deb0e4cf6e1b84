import { expect, test } from 'vitest';
import { deadlinesOf, nextReminderOf } from '../../src/domain/concerned.ts';
import { at, covered, member, ofAgency, reminderState, tracked } from '../support/builders.ts';

const state = reminderState({
  deadlines: [
    covered({ id: 'lead' }),
    covered({ id: 'supporting', audience: { supporting: true, memberIds: [] }, recommendationIds: ['r2'] }),
    covered({ id: 'leadOnly', recommendationIds: ['r2'] }),
    covered({ id: 'naming', audience: { supporting: false, memberIds: ['an'] }, recommendationIds: [] }),
  ],
  recommendations: [tracked('r1'), tracked('r2', { leadAgencyId: 'mofa', supportingAgencyIds: ['moj'] })],
});
const of = (...person: Parameters<typeof member>) => deadlinesOf(member(...person), state).map(({ id }) => id);

test('a deadline concerns the agencies from which something is expected, those whom it names, and coordinators', () => {
  expect(of('linh')).toEqual(['lead', 'supporting']);
  expect(of('linh', { agencies: ofAgency('moj', 'alternate') })).toEqual(['lead', 'supporting']);
  expect(of('linh', { agencies: ofAgency('mofa') })).toEqual(['supporting', 'leadOnly']);
  expect(of('an', { agencies: [] })).toEqual(['naming']);
  expect(of('an', { agencies: ofAgency('moj'), role: 'observer' })).toEqual(['naming']);
  expect(of('mai', { agencies: [], role: 'coordinator' })).toHaveLength(4);
  expect(of('linh', { isActive: false })).toEqual([]);
});

test('the next reminder is on the first day of any deadline; there is none for who has muted them all', () => {
  const near = reminderState({
    deadlines: [covered({ id: 'later' }), covered({ id: 'sooner', date: '2027-06-30' })],
  });
  // Sixty days before is a Saturday.
  expect(nextReminderOf('linh', near, at('2027-04-20', 9))).toBe('2027-04-30');
  expect(nextReminderOf('an', near, at('2027-04-20', 9))).toBeNull();
  const preferences = ['later', 'sooner'].map((deadlineId) => ({
    memberId: 'linh',
    deadlineId,
    isMuted: true,
    snoozedUntil: null,
  }));
  expect(nextReminderOf('linh', { ...near, preferences }, at('2027-04-20', 9))).toBeNull();
});
