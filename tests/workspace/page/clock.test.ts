import { describe, expect, it } from 'vitest';
import type { ConversationShown, MessageShown, Moment } from '../../../src/workspace/control/shown.ts';
import { soonest } from '../../../src/workspace/page/clock/coming.ts';
import { arrivalsSince } from '../../../src/workspace/page/clock/jump.ts';
import { writtenTime } from '../../../src/workspace/page/clock/written-time.ts';
import { later, nextWorkingMorning } from '../../../src/workspace/page/clock/zoned.ts';

const morning = (now: string, zone: string) => nextWorkingMorning(new Date(now), zone).toISOString();

describe('the next working morning', () => {
  it('is tomorrow at nine in the zone of the person, not in UTC', () => {
    // Wednesday, 10:00 in Hà Nội.
    expect(morning('2026-11-18T03:00:00Z', 'Asia/Ho_Chi_Minh')).toBe('2026-11-19T02:00:00.000Z');
  });

  it('is today before nine', () => {
    expect(morning('2026-11-18T01:59:00Z', 'Asia/Ho_Chi_Minh')).toBe('2026-11-18T02:00:00.000Z');
  });

  it('lies ahead also at nine exactly', () => {
    expect(morning('2026-11-18T02:00:00Z', 'Asia/Ho_Chi_Minh')).toBe('2026-11-19T02:00:00.000Z');
  });

  it('leaves out the weekend of the zone', () => {
    // Still Friday in New York, already Saturday in Hà Nội.
    expect(morning('2026-11-20T22:00:00Z', 'America/New_York')).toBe('2026-11-23T14:00:00.000Z');
    expect(morning('2026-11-20T22:00:00Z', 'Asia/Ho_Chi_Minh')).toBe('2026-11-23T02:00:00.000Z');
  });

  it('is nine also after a change of the clocks over the weekend', () => {
    expect(morning('2026-10-23T12:00:00Z', 'Europe/Zurich')).toBe('2026-10-26T08:00:00.000Z');
    expect(morning('2027-03-26T12:00:00Z', 'Europe/Zurich')).toBe('2027-03-29T07:00:00.000Z');
  });
});

describe('a step ahead', () => {
  const beforeSummer = new Date('2027-03-27T12:30:00Z');

  it('keeps the time of the day over a change of the clocks', () => {
    expect(later(beforeSummer, 'Europe/Zurich', { days: 1 }).toISOString()).toBe('2027-03-28T11:30:00.000Z');
    expect(later(beforeSummer, 'Europe/Zurich', { weeks: 1 }).toISOString()).toBe('2027-04-03T11:30:00.000Z');
  });

  it('of an hour is an hour', () => {
    const before = new Date('2027-03-28T00:30:00Z');
    expect(later(before, 'Europe/Zurich', { hours: 1 }).toISOString()).toBe('2027-03-28T01:30:00.000Z');
  });
});

describe('a written time', () => {
  it('is in the manner and zone of the reader', () => {
    const at = new Date('2026-11-21T03:41:00Z');
    expect(writtenTime(at, { locale: 'en-GB', tz: 'Asia/Ho_Chi_Minh' })).toMatch(/Sat,? 21 Nov 2026,? (at )?10:41/);
    expect(writtenTime(at, { locale: 'en-GB', tz: 'Europe/Zurich' })).toContain('04:41');
  });

  it('of a day that is near has no year, in either language', () => {
    const near = (locale: string) =>
      writtenTime(new Date('2026-11-21T03:41:00Z'), { locale, tz: 'Asia/Ho_Chi_Minh' }, 'near');
    expect(near('en-GB')).toMatch(/Sat,? 21 Nov,? (at )?10:41/);
    expect(near('vi-VN')).toMatch(/^10:41 Thứ 7, 21[/-]11$/);
  });

  it('is written even for a locale that is none', () => {
    const at = new Date('2026-11-21T03:41:00Z');
    expect(writtenTime(at, { locale: 'en_none_such', tz: 'Asia/Ho_Chi_Minh' })).toBe('Sat, 21 Nov 2026, 10:41');
    expect(writtenTime(at, { locale: 'en-GB', tz: 'None/Such' })).toBe('Sat, 21 Nov 2026, 03:41');
  });
});

describe('the planned moments that are shown at first', () => {
  const moment = (label: string, ...userIds: string[]) => ({ at: '2026-11-23T02:00:00Z', label, userIds }) as Moment;
  const labels = (moments: Moment[]) => soonest(moments, 'UME').map((one) => one.label);

  it('are the soonest three and the first that is for the person', () => {
    const late = [moment('4', 'UYOU'), moment('5', 'UYOU', 'UME'), moment('6', 'UME')];
    expect(labels([moment('1', 'UYOU'), moment('2'), moment('3'), ...late])).toEqual(['1', '2', '3', '5']);
  });

  it('are three when the first that is for the person is among them, or none is', () => {
    expect(labels([moment('1'), moment('2', 'UME'), moment('3'), moment('4', 'UME')])).toEqual(['1', '2', '3']);
    expect(labels([moment('1'), moment('2'), moment('3'), moment('4')])).toEqual(['1', '2', '3']);
  });
});

describe('what has come since a jump', () => {
  const message = (ts: string, user: string) => ({ ts, user }) as MessageShown;
  const conversation = (id: string, isMember: boolean, messages: MessageShown[]) =>
    ({ id, isMember, messages }) as ConversationShown;

  it("counts others' messages from then on, by conversation, and names the first", () => {
    const came = arrivalsSince(
      [
        conversation('D1', true, [
          message('100.0', 'UBOT'),
          message('200.5', 'UBOT'),
          message('201.0', 'UBOT'),
          // From an earlier jump, further ahead.
          message('900.0', 'UBOT'),
        ]),
        conversation('C1', true, [message('200.5', 'UME')]),
        conversation('C2', false, [message('300.0', 'UBOT')]),
      ],
      'UME',
      { since: new Date(200_000), now: new Date(210_000) },
    );
    expect(came.map((one) => [one.conversation.id, one.count, one.ts])).toEqual([['D1', 2, '200.5']]);
  });
});
