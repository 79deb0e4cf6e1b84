import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, instantOf } from '../../src/domain/day.ts';
import type { Deadline } from '../../src/domain/deadline.ts';
import { deliveredOn, groupTime, type Report, timeAround } from '../../src/domain/deadline-changes.ts';
import type { OfficeCalendar } from '../../src/domain/working-day.ts';

const HANOI = 'Asia/Ho_Chi_Minh';
const OFFICE = { timeZone: HANOI, calendar: { country: 'VN', closures: [] } as OfficeCalendar };
const DEADLINE: Pick<Deadline, 'doneBy' | 'countsFrom'> = { doneBy: { kind: 'update' }, countsFrom: '2026-11-01' };
const at = (day: string, hour: number) => instantOf(day, hour, HANOI);

let reports = 0;
function report(reference: string, reportedAt: Date, parts: Partial<Report> = {}): Report {
  return {
    recommendationId: reference,
    reference,
    agencyId: 'moj',
    previousStatus: 'not_started',
    previousAt: null,
    status: 'in_progress',
    reportedAt: new Date(reportedAt.getTime() + ++reports),
    ...parts,
  };
}

describe('a group is told', () => {
  test.each([
    ['at once, in office hours', at('2026-11-20', 10), at('2026-11-20', 10)],
    ['in the morning, of what came at night', at('2026-11-19', 22), at('2026-11-20', 9)],
    ['in the morning, of what came before', at('2026-11-20', 5), at('2026-11-20', 9)],
    ['on Monday, of a Friday evening', at('2026-11-20', 18), at('2026-11-23', 9)],
    ['after Tết, of what came during it', at('2027-02-06', 10), at('2027-02-10', 9)],
  ])('%s', (_, now, then) => {
    const { notBefore, day } = groupTime(now, OFFICE);
    expect(day).toBe(dayOf(notBefore, HANOI));
    expect(notBefore).toEqual(then);
  });

  test('of everything on exactly one day, within the time that is looked at for it', () => {
    const one = report('143.1', at('2026-11-20', 10));
    const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });
    const zone = fc.constantFrom('Asia/Ho_Chi_Minh', 'Europe/Zurich', 'Pacific/Honolulu', 'Pacific/Kiritimati');
    const closure = fc.constantFrom<OfficeCalendar['closures']>([], [{ first: '2027-02-01', last: '2027-02-20' }]);
    fc.assert(
      fc.property(instant, zone, closure, fc.constantFrom('VN', null), (now, timeZone, closures, country) => {
        const office = { timeZone, calendar: { country, closures } };
        const { day } = groupTime(now, office);
        const { from, to } = timeAround(day, office);
        expect(now >= from && now < to).toBe(true);
        const delivered = deliveredOn(
          { ...DEADLINE, countsFrom: '2025-01-01' },
          day,
          [{ ...one, reportedAt: now }],
          office,
        );
        expect(delivered).toEqual([{ agencyId: 'moj', references: ['143.1'] }]);
      }),
    );
  });
});

describe('what was delivered on a day', () => {
  const on = (list: Report[], deadline = DEADLINE) => deliveredOn(deadline, '2026-11-23', list, OFFICE);

  test('is what came up to date, by agency, since the offices closed before', () => {
    expect(
      on([
        report('143.1', at('2026-11-20', 19)),
        report('143.2', at('2026-11-22', 10), { agencyId: 'moet' }),
        report('143.3', at('2026-11-23', 17)),
        report('143.4', at('2026-11-20', 17)),
        report('143.5', at('2026-11-23', 18)),
        report('143.6', at('2026-11-23', 10), { agencyId: null }),
      ]),
    ).toEqual([
      { agencyId: 'moj', references: ['143.1', '143.3'] },
      { agencyId: 'moet', references: ['143.2'] },
      { agencyId: null, references: ['143.6'] },
    ]);
  });

  test('is each recommendation once, and not what was up to date before', () => {
    const first = report('143.1', at('2026-11-23', 9));
    const again = report('143.1', at('2026-11-23', 11), {
      previousStatus: 'in_progress',
      previousAt: first.reportedAt,
    });
    const before = report('143.2', at('2026-11-23', 9), { previousAt: at('2026-11-10', 9) });
    const long = report('143.3', at('2026-11-23', 9), { previousAt: at('2026-10-10', 9) });
    const done = report('143.4', at('2026-11-23', 9), { previousStatus: 'implemented', status: 'implemented' });
    expect(on([first, again, before, long, done])).toEqual([{ agencyId: 'moj', references: ['143.1', '143.3'] }]);
  });

  test('where a status counts, is what reached it and stayed there', () => {
    const byStatus = { ...DEADLINE, doneBy: { kind: 'status' as const, status: 'partially_implemented' as const } };
    const reached = report('143.1', at('2026-11-23', 9), { status: 'implemented' });
    const notYet = report('143.2', at('2026-11-23', 9));
    const up = report('143.3', at('2026-11-23', 9), { status: 'implemented' });
    const down = report('143.3', at('2026-11-23', 10), { previousStatus: 'implemented', status: 'in_progress' });
    const already = report('143.4', at('2026-11-23', 9), { previousStatus: 'implemented', status: 'implemented' });
    expect(on([reached, notYet, up, down, already], byStatus)).toEqual([{ agencyId: 'moj', references: ['143.1'] }]);
  });

  test('is nothing where agencies tick', () => {
    const byTick = { ...DEADLINE, doneBy: { kind: 'tick' as const, statement: { en: 'Sent', vi: null } } };
    expect(on([report('143.1', at('2026-11-23', 9))], byTick)).toEqual([]);
  });
});
