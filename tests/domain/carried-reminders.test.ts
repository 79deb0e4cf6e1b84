import { describe, expect, test } from 'vitest';
import { type ReminderState, remindersDue } from '../../src/domain/reminders-due.ts';
import { remindersToCome } from '../../src/domain/reminders-to-come.ts';
import { afterWriting, at, covered, member, ofAgency, reminderState, tracked } from '../support/builders.ts';

// The dialogue is on Wednesday 7 July 2027, told at its step of 14 days before; the report is first due on Tuesday 29 June.
const DATE = '2027-07-07';
const FIRST_OF_REPORT = at('2027-06-29', 9);

const told = (daysBefore: number, deadlineId = 'dialogue', forDate = DATE, memberId = 'linh') => ({
  deadlineId,
  memberId,
  forDate,
  daysBefore,
});
const report = covered({ id: 'report', date: '2027-07-09', schedule: [10, 1], recommendationIds: ['r2'] });
const recommendations = [tracked('r1'), tracked('r2')];
const group = (more: Partial<ReminderState> = {}) =>
  reminderState({ deadlines: [report, covered()], recommendations, planned: [told(14)], ...more });
const wish = (more: Partial<ReminderState['preferences'][number]>) => ({
  preferences: [{ memberId: 'linh', deadlineId: 'dialogue', isMuted: false, snoozedUntil: null, ...more }],
});

/** What a message to somebody holds, in its order. */
function held(given: ReminderState, now = FIRST_OF_REPORT, memberId = 'linh'): string[] | null {
  const message = remindersDue(given, now).reminders.find((one) => one.memberId === memberId);
  if (!message) return null;
  return message.items.map(({ deadlineId, daysBefore, isCarried }) =>
    [deadlineId, isCarried ? 'carried' : daysBefore].join(' '),
  );
}

describe('beside what is due', () => {
  test.each<[string, Partial<ReminderState>, string[]]>([
    ['what they were told of and is open is carried along', {}, ['dialogue carried', 'report 10']],
    [
      'the most urgent is first, whichever is due',
      { deadlines: [covered({ date: '2027-07-14' }), report], planned: [told(30, 'dialogue', '2027-07-14')] },
      ['report 10', 'dialogue carried'],
    ],
    ['what is muted is not', wish({ isMuted: true }), ['report 10']],
    ['what is put off is not', wish({ snoozedUntil: '2027-07-01' }), ['report 10']],
    ['what was put off until today is due', wish({ snoozedUntil: '2027-06-29' }), ['dialogue 8', 'report 10']],
    ['what has not begun is not', { deadlines: [report, covered({ date: '2027-12-15' })], planned: [] }, ['report 10']],
    [
      'what has passed is not',
      { deadlines: [report, covered({ date: '2027-06-28' })], planned: [told(0, 'dialogue', '2027-06-28')] },
      ['report 10'],
    ],
    [
      'what was moved to another date is not, until its next step',
      { deadlines: [report, covered({ date: '2027-07-14', scheduledAt: at('2027-06-28', 9) })] },
      ['report 10'],
    ],
    [
      'what they have acted on is not',
      { recommendations: [tracked('r1', { lastUpdateAt: at('2027-06-25', 9) }), tracked('r2')] },
      ['report 10'],
    ],
    [
      'what only somebody else was told of is due, not carried',
      { planned: [told(14, 'dialogue', DATE, 'bao')] },
      ['dialogue 14', 'report 10'],
    ],
  ])('%s', (_, more, expected) => {
    expect(held(group(more))).toEqual(expected);
  });

  test('what an alternate has not been told of themselves is not: the one in whose place they are was', () => {
    const away = member('linh', { absences: [{ first: '2027-06-28', last: '2027-07-30' }] });
    const alternate = member('an', { agencies: ofAgency('moj', 'alternate') });
    const named = { ...report, audience: { supporting: false, memberIds: ['an'] } };
    const given = group({ members: [away, alternate], deadlines: [named, covered()] });
    expect(held(given, FIRST_OF_REPORT, 'an')).toEqual(['report 10']);
    expect(held({ ...given, planned: [told(14, 'dialogue', DATE, 'an')] }, FIRST_OF_REPORT, 'an')).toEqual([
      'dialogue carried',
      'report 10',
    ]);
  });

  test('it says what is open of it, as at its step', () => {
    const [message] = remindersDue(group(), FIRST_OF_REPORT).reminders;
    expect(message?.items[0]).toEqual({
      deadlineId: 'dialogue',
      forDate: DATE,
      daysBefore: 14,
      isCarried: true,
      role: 'main',
      recommendationIds: ['r1'],
      agencyIds: ['moj'],
      isOverview: false,
    });
  });
});

test('nobody is told of what is open where nothing is due', () => {
  const given = group({ planned: [told(14), told(10, 'report', '2027-07-09')] });
  expect(remindersDue(given, FIRST_OF_REPORT).reminders).toEqual([]);
  expect(remindersDue(given, FIRST_OF_REPORT).verdicts.map(({ reason }) => reason)).toEqual(['planned', 'planned']);
});

test('what is carried along is no step: those to come are told on their days, and carry the others', () => {
  const first = afterWriting(group(), remindersDue(group(), FIRST_OF_REPORT).reminders);
  expect(first.planned).toEqual([told(14), told(10, 'report', '2027-07-09')]);
  expect(held(first, at('2027-06-30', 9))).toEqual(['dialogue 7', 'report carried']);
  const come = remindersToCome(first, FIRST_OF_REPORT, { days: 30, count: 3 });
  expect(come.map(({ at: when, deadlines }) => [when, deadlines.map(({ deadline }) => deadline.id)])).toEqual([
    [at('2027-06-30', 9), ['dialogue', 'report']],
    [at('2027-07-02', 9), ['dialogue', 'report']],
    [at('2027-07-06', 9), ['dialogue', 'report']],
  ]);
});
