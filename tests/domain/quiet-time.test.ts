import { expect, test } from 'vitest';
import { quietTime } from '../../src/domain/quiet-time.ts';
import { readerOf } from '../../src/domain/reminder-schedule.ts';
import { at, member, minutesBefore } from '../support/builders.ts';

const TET = { country: 'VN', closures: [] };
const WEDNESDAY = '2027-07-07';

test.each<[string, Parameters<typeof member>[1], Date, Date]>([
  ['in office hours at once', {}, at(WEDNESDAY, 8), at(WEDNESDAY, 8)],
  ['until 18:00', {}, minutesBefore(at(WEDNESDAY, 18), 1), minutesBefore(at(WEDNESDAY, 18), 1)],
  ['in the evening on the next day, at their hour', {}, at(WEDNESDAY, 18), at('2027-07-08', 9)],
  ['in the night on the same day', {}, at(WEDNESDAY, 3), at(WEDNESDAY, 9)],
  ['not before 8', { reminderHour: 5 }, at(WEDNESDAY, 5), at(WEDNESDAY, 8)],
  ['on a Saturday on Monday', {}, at('2027-07-10', 10), at('2027-07-12', 9)],
  [
    'on a Saturday at once where that is a day of theirs',
    { reminderDays: [6] },
    at('2027-07-10', 10),
    at('2027-07-10', 10),
  ],
  ['in Tết after it', {}, at('2027-02-05', 10), at('2027-02-10', 9)],
  [
    'away on the return',
    { absences: [{ first: WEDNESDAY, last: '2027-07-12' }] },
    at(WEDNESDAY, 10),
    at('2027-07-13', 9),
  ],
  ['by their own clock', { timeZone: 'Pacific/Honolulu' }, at(WEDNESDAY, 15), at('2027-07-07', 9, 'Pacific/Honolulu')],
  ['where no day is theirs, at their hour all the same', { reminderDays: [] }, at(WEDNESDAY, 3), at(WEDNESDAY, 9)],
])('%s', (_, more, now, expected) => {
  expect(quietTime(now, readerOf(member('linh', more)), TET)).toEqual(expected);
});
