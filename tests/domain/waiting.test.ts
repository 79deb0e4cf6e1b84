import { describe, expect, test } from 'vitest';
import { parseFilter } from '../../src/domain/query/parse-filter.ts';
import { printFilter } from '../../src/domain/query/print.ts';
import { STATUSES, type Status } from '../../src/domain/recommendation.ts';
import { agenciesExpected, countedSince, isUpToDate, standingOf, waitingFilter } from '../../src/domain/waiting.ts';
import { at, deadline, HANOI, minutesBefore, tracked } from '../support/builders.ts';

const tick = { kind: 'tick' as const, statement: { en: 'Our plan has been sent', vi: null } };

describe('the agencies from which something is expected', () => {
  test.each<[string, string | null, string[], boolean, string[]]>([
    ['the lead', 'moj', ['mps'], false, ['moj']],
    ['supporting ones as well where they are reminded', 'moj', ['mps', 'moj'], true, ['moj', 'mps']],
    ['supporting ones where none leads', null, ['mps', 'moit'], false, ['mps', 'moit']],
    ['none', null, [], true, []],
  ])('%s', (_, leadAgencyId, supportingAgencyIds, supporting, expected) => {
    expect(agenciesExpected({ leadAgencyId, supportingAgencyIds }, { supporting })).toEqual(expected);
  });
});

describe('what counts as having acted', () => {
  const since = countedSince(deadline(), HANOI);

  test('an update since a day of the workspace’s', () => {
    const update = (lastUpdateAt: Date | null, status: Status = 'in_progress') =>
      isUpToDate({ status, lastUpdateAt }, deadline(), since);
    expect(update(at('2027-01-01', 0))).toBe(true);
    expect(update(minutesBefore(at('2027-01-01', 0), 1))).toBe(false);
    expect(update(null)).toBe(false);
    expect(update(null, 'implemented')).toBe(true);
  });

  test.each(STATUSES.map((status, index) => [status, STATUSES.slice(index)] as const))(
    'the status %s is reached by %j',
    (status, reached) => {
      const wanted = deadline({ doneBy: { kind: 'status', status } });
      const those = STATUSES.filter((one) =>
        isUpToDate({ status: one, lastUpdateAt: at('2027-06-01', 0) }, wanted, since),
      );
      expect(those).toEqual(reached);
    },
  );
});

describe('how far a deadline is', () => {
  const recommendations = [
    tracked('r1'),
    tracked('r2', { leadAgencyId: 'mps', lastUpdateAt: at('2027-06-01', 9) }),
    tracked('r3', { leadAgencyId: null }),
    tracked('r4', { leadAgencyId: 'mps', supportingAgencyIds: ['moj'] }),
    tracked('r5', { leadAgencyId: 'moit', status: 'implemented' }),
  ];

  test('is counted in recommendations, and told by agency', () => {
    expect(standingOf(deadline(), recommendations, new Set(), HANOI)).toEqual({
      unit: 'recommendation',
      total: 5,
      done: 2,
      waiting: [
        { agencyId: 'moj', recommendationIds: ['r1'] },
        { agencyId: null, recommendationIds: ['r3'] },
        { agencyId: 'mps', recommendationIds: ['r4'] },
      ],
    });
  });

  test('with a tick is counted in agencies that have something open, whatever they have reported', () => {
    const ticked = new Set(['mps', 'of another deadline']);
    expect(standingOf(deadline({ doneBy: tick }), recommendations, ticked, HANOI)).toEqual({
      unit: 'agency',
      total: 3,
      done: 1,
      waiting: [
        { agencyId: 'moj', recommendationIds: ['r1'] },
        { agencyId: null, recommendationIds: ['r3'] },
      ],
    });
  });

  test('what several agencies are asked for waits for each', () => {
    const all = deadline({ audience: { supporting: true, memberIds: [] } });
    const { waiting, total } = standingOf(all, [tracked('r1', { supportingAgencyIds: ['mps'] })], new Set(), HANOI);
    expect(waiting.map(({ agencyId }) => agencyId)).toEqual(['moj', 'mps']);
    expect(total).toBe(1);
  });

  test('of nothing is nothing', () => {
    const nothing = { total: 0, done: 0, waiting: [] };
    expect(standingOf(deadline(), [], new Set(), HANOI)).toEqual({ unit: 'recommendation', ...nothing });
    expect(standingOf(deadline({ doneBy: tick }), [], new Set(), HANOI)).toEqual({ unit: 'agency', ...nothing });
  });
});

describe('the filter of what a deadline waits for', () => {
  function printed(text: string): string {
    const read = parseFilter(text, '2027-06-23');
    if (!read.ok) throw new Error(JSON.stringify(read.mistake));
    return printFilter(read.value);
  }

  test.each([
    ['', { kind: 'update' as const }, '-status:implemented updated:..2026-12-31,none'],
    ['agency:moj', { kind: 'update' as const }, 'agency:moj -status:implemented updated:..2026-12-31,none'],
    [
      ' theme:"rights to land"  due:2027 ',
      tick,
      'theme:"rights to land" due:2027-01-01..2027-12-31 -status:implemented',
    ],
    [
      'position:supported,"supported in part"',
      { kind: 'status' as const, status: 'partially_implemented' as const },
      'position:supported,supported_in_part -status:partially_implemented,implemented',
    ],
    ['cơ quan:"bộ tư pháp"', tick, 'agency:"bộ tư pháp" -status:implemented'],
  ])('is read as it is meant: %j', (coverage, doneBy, expected) => {
    expect(printed(waitingFilter(deadline({ coverage, doneBy })))).toBe(expected);
  });
});
