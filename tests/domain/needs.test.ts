import { describe, expect, test } from 'vitest';
import type { Agency } from '../../src/domain/agency.ts';
import type { Deadline } from '../../src/domain/deadline.ts';
import { isNear, needsOf } from '../../src/domain/needs.ts';
import type { Recommendation } from '../../src/domain/recommendation.ts';
import { type OfficeCalendar, WEEKDAYS_ONLY } from '../../src/domain/working-day.ts';
import { HANOI, deadline as plain } from '../support/builders.ts';

const TODAY = '2026-11-18';
const agency = (id: string): Agency => ({ id, code: id.toUpperCase(), name: { en: id, vi: id }, level: 'central' });
const recommendation = (id: string, parts: Partial<Recommendation> = {}): Recommendation => ({
  id,
  review: {
    id: 'r',
    code: 'r',
    mechanism: 'UPR',
    title: { en: 'r', vi: null },
    symbol: null,
    cycle: null,
    session: null,
    dialogueFrom: null,
    dialogueTo: null,
  },
  reference: id,
  paragraph: null,
  text: { en: id, vi: null },
  recommendingStates: [],
  themes: [],
  affectedGroups: [],
  sdgs: [],
  covenantArticles: [],
  position: null,
  leadAgency: agency('moj'),
  supportingAgencies: [],
  taskGroup: null,
  dueDate: null,
  status: 'in_progress',
  committeeGrades: [],
  annotationId: null,
  version: 1,
  lastUpdateAt: null,
  lastUpdateVerified: false,
  ...parts,
});
const deadline = (parts: Partial<Deadline> = {}): Deadline =>
  plain({ id: 'd', date: '2026-12-02', countsFrom: '2026-10-01', schedule: [14, 7], ...parts });

function needs(recommendations: Recommendation[], one: Deadline = deadline()) {
  const covered = new Set(recommendations.map(({ id }) => id));
  const deadlines = [{ deadline: one, covered }];
  const around = {
    agencyIds: ['moj'],
    today: TODAY,
    ownTimeZone: HANOI,
    timeZone: HANOI,
    calendar: WEEKDAYS_ONLY,
    deadlines,
  };
  const found = needsOf(recommendations, around);
  return found.map(({ recommendation: { id }, reason }) => `${id} ${reason.kind} ${reason.days}`);
}

describe('what needs the members of an agency', () => {
  test('is what is overdue, the day after its due date', () => {
    const due = (dueDate: string) => needs([recommendation('a', { dueDate, lastUpdateAt: new Date('2026-11-01') })]);
    expect(due('2026-11-17')).toEqual(['a overdue 1']);
    expect(due('2026-11-18')).toEqual([]);
  });

  test('is what a near deadline covers and nobody has reported on since it counts', () => {
    const updated = (at: string) => needs([recommendation('a', { lastUpdateAt: new Date(at) })]);
    expect(needs([recommendation('a')])).toEqual(['a deadline 14']);
    // Midnight of 1 October in Hanoi is 17:00 of the day before in UTC.
    expect(updated('2026-09-30T16:59:59Z')).toEqual(['a deadline 14']);
    expect(updated('2026-09-30T17:00:00Z')).toEqual([]);
  });

  test('is nothing that is implemented, of others, or far ahead', () => {
    expect(needs([recommendation('a', { status: 'implemented', dueDate: '2026-01-01' })])).toEqual([]);
    expect(needs([recommendation('a', { leadAgency: agency('mps') })])).toEqual([]);
    expect(needs([recommendation('a')], deadline({ date: '2026-12-31' }))).toEqual([]);
  });

  test('for a supporting agency is a deadline only where nobody leads, but what is overdue always', () => {
    const supporting = { supportingAgencies: [agency('moj')] };
    expect(needs([recommendation('a', { ...supporting, leadAgency: agency('mps') })])).toEqual([]);
    expect(needs([recommendation('a', { ...supporting, leadAgency: null })])).toEqual(['a deadline 14']);
    const late = recommendation('a', { ...supporting, leadAgency: agency('mps'), dueDate: '2026-11-08' });
    expect(needs([late])).toEqual(['a overdue 10']);
  });

  test('comes in the order of what they lead, then how late it is', () => {
    const supporting = { leadAgency: agency('mps'), supportingAgencies: [agency('moj')] };
    const all = [
      recommendation('soon'),
      recommendation('supported', { ...supporting, dueDate: '2026-01-01' }),
      recommendation('late', { dueDate: '2026-11-08' }),
      recommendation('later', { dueDate: '2026-10-08' }),
    ];
    expect(needs(all)).toEqual(['later overdue 41', 'late overdue 10', 'soon deadline 14', 'supported overdue 321']);
  });
});

test('where a status is asked for, what has not reached it; where a tick is, nothing of single recommendations', () => {
  const status = deadline({ doneBy: { kind: 'status', status: 'partially_implemented' } });
  const updated = { lastUpdateAt: new Date('2026-11-01') };
  expect(needs([recommendation('a', updated)], status)).toEqual(['a deadline 14']);
  expect(needs([recommendation('a', { status: 'partially_implemented' })], status)).toEqual([]);
  const tick = deadline({ doneBy: { kind: 'tick', statement: { en: 'Sent', vi: null } } });
  expect(needs([recommendation('a')], tick)).toEqual([]);
});

test('a supporting agency is asked where the deadline says so', () => {
  const supported = recommendation('a', { leadAgency: agency('mps'), supportingAgencies: [agency('moj')] });
  const asking = deadline({ audience: { supporting: true, memberIds: [] } });
  expect(needs([supported], asking)).toEqual(['a deadline 14']);
});

test('a deadline is near from the first step of its schedule to its day, unless it is closed', () => {
  const near = (parts: Partial<Deadline>, calendar: OfficeCalendar = WEEKDAYS_ONLY) =>
    isNear(deadline(parts), TODAY, calendar);
  expect(near({ date: '2026-11-18' })).toBe(true);
  expect(near({ date: '2026-11-17' })).toBe(false);
  expect(near({ date: '2026-12-02' })).toBe(true);
  expect(near({ date: '2026-12-03' })).toBe(false);
  expect(near({ closedAt: new Date() })).toBe(false);
  expect(near({ schedule: [] })).toBe(false);
  // Its first step falls on a closed day, and so on this one.
  const closures = [{ first: '2026-11-19', last: '2026-11-19' }];
  expect(near({ date: '2026-12-03' }, { country: null, closures })).toBe(true);
});
