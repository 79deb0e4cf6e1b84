import { expect, test } from 'vitest';
import type { Agency } from '../../src/domain/agency.ts';
import type { Member } from '../../src/domain/member.ts';
import { ACTIONS, may } from '../../src/domain/permissions.ts';

const agency = (code: string): Agency => ({ id: code, code, name: { en: code, vi: code }, level: 'central' });
const member = (role: Member['role'], ...codes: string[]): Member => ({
  id: role,
  workspaceId: 'T1',
  slackUserId: 'U1',
  name: role,
  role,
  language: 'en',
  chosenLanguage: null,
  timeZone: 'UTC',
  reminderHour: 9,
  reminderDays: [1, 2, 3, 4, 5],
  absences: [],
  isGuest: false,
  isExternal: false,
  isActive: true,
  agencies: codes.map((code) => ({ agencyId: code, code, kind: 'main' })),
});
const ledByJustice = { leadAgency: agency('MOJ'), supportingAgencies: [agency('SPC')] };

test('coordinators may do everything', () => {
  expect(ACTIONS.filter((action) => may(member('coordinator'), action, ledByJustice))).toEqual([...ACTIONS]);
});

test('focal points update what their agency leads or supports, and nothing else', () => {
  expect(may(member('focal_point', 'MOJ'), 'update', ledByJustice)).toBe(true);
  expect(may(member('focal_point', 'SPC'), 'update', ledByJustice)).toBe(true);
  expect(may(member('focal_point', 'MOH'), 'update', ledByJustice)).toBe(false);
  expect(may(member('focal_point', 'MOJ'), 'update', { leadAgency: null, supportingAgencies: [] })).toBe(false);
  expect(may(member('focal_point', 'MOJ'), 'verify', ledByJustice)).toBe(false);
});

test('observers look up only, whatever agency they were once of', () => {
  expect(ACTIONS.filter((action) => may(member('observer', 'MOJ'), action, ledByJustice))).toEqual(['look_up']);
});

test.each([{ isGuest: true }, { isExternal: true }, { isActive: false }])('%j: not even a look-up', (fact) => {
  for (const role of ['coordinator', 'focal_point', 'observer'] as const) {
    expect(ACTIONS.filter((action) => may({ ...member(role, 'MOJ'), ...fact }, action, ledByJustice))).toEqual([]);
  }
});
