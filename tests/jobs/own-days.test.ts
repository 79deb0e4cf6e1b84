import { beforeEach, describe, expect, test } from 'vitest';
import { type Day, instantOf } from '../../src/domain/day.ts';
import { addClosure, chooseCountry } from '../../src/usecases/office-days.ts';
import { addAbsence } from '../../src/usecases/save-absences.ts';
import { saveOwnSettings } from '../../src/usecases/save-settings.ts';
import { startTestApp } from '../support/app.ts';
import { followUp, HANOI, instanceOf, memberOf } from './support.ts';

// The follow-up report is on Thursday 3 December: its step of 14 days falls on Thursday 19 November, that of 30 has passed.
const EDUCATION = 'U0MOET1';
const HEALTH = 'U0MOH01';
const JUSTICE = 'U0MOJ01';
const ALTERNATE_OF_JUSTICE = 'U0ALT01';
const WEDNESDAY = '2026-11-18';
const THURSDAY = '2026-11-19';
const FRIDAY = '2026-11-20';

describe('reminders follow', async () => {
  const app = await startTestApp({ transport: 'socket' });
  const { db } = app.database;
  const settings = { language: null, reminderHour: 9, reminderDays: [1, 2, 3, 4, 5], mute: [], unmute: [] };
  const acting = () => ({
    db,
    workspaceId: app.workspaceId,
    now: app.workspace.clock.now(),
    actorId: null,
    member: null,
  });
  const idOf = async (user: string) => (await memberOf(app, user)).id;
  const tickOn = async (day: Day) => {
    app.workspace.clock.set(instantOf(day, 11, HANOI));
    await instanceOf(app, 'a').jobs.tick();
  };
  /** The steps of the follow-up report that somebody has been told of. */
  const stepsOf = async (user: string): Promise<number[]> => {
    const where = { memberId: await idOf(user), deadlineId: (await followUp(app)).id };
    return (await db.reminder.findMany({ where })).flatMap(({ daysBefore }) => daysBefore ?? []).sort((a, b) => b - a);
  };

  beforeEach(async () => {
    await db.outboxMessage.deleteMany();
    await db.reminder.deleteMany();
    await db.absence.deleteMany();
    await db.closure.deleteMany();
    await db.deadlinePreference.deleteMany();
    await db.member.updateMany({ data: { reminderDays: [1, 2, 3, 4, 5], reminderHour: 9 } });
    // As of a group that has had its deadlines for a while: their steps are due as they come.
    await db.deadline.updateMany({ data: { scheduledAt: new Date('2026-06-01T00:00:00Z') } });
    app.workspace.clock.set(instantOf(WEDNESDAY, 8, HANOI));
  });

  test('the schedule where nothing is in the way', async () => {
    await tickOn(WEDNESDAY);
    expect(await stepsOf(EDUCATION)).toEqual([30]);
    await tickOn(THURSDAY);
    expect(await stepsOf(EDUCATION)).toEqual([30, 14]);
  });

  test('an absence: what falls in it comes before, to that person only', async () => {
    const absent = { memberId: await idOf(EDUCATION), today: WEDNESDAY };
    await addAbsence(acting(), absent, { first: THURSDAY, last: FRIDAY });
    await tickOn(WEDNESDAY);
    const before = await stepsOf(EDUCATION);
    expect(before).toHaveLength(1);
    expect(before[0]).toBeLessThan(30);
    await tickOn(THURSDAY);
    expect([await stepsOf(EDUCATION), await stepsOf(HEALTH)]).toEqual([before, [30, 14]]);
  });

  test('a closure: what falls in it comes before, to everybody', async () => {
    await addClosure(acting(), { name: { en: 'Move', vi: 'Chuyển trụ sở' }, first: THURSDAY, last: FRIDAY });
    await tickOn(WEDNESDAY);
    await tickOn(THURSDAY);
    expect([await stepsOf(EDUCATION), await stepsOf(HEALTH)]).toEqual([[14], [14]]);
  });

  test('the holidays of the country that is chosen', async () => {
    // Monday the 23rd is a holiday in Japan: its own day moves to the Friday before, where the day before it is already.
    await db.deadline.updateMany({ where: { kind: 'follow_up_report' }, data: { date: new Date('2026-11-23') } });
    await chooseCountry(acting(), 'JP');
    await tickOn(FRIDAY);
    expect(await stepsOf(EDUCATION)).toEqual([0]);
    await chooseCountry(acting(), 'VN');
    await db.outboxMessage.deleteMany();
    await db.reminder.deleteMany();
    await tickOn(FRIDAY);
    expect(await stepsOf(EDUCATION)).toEqual([1]);
    await db.deadline.updateMany({ where: { kind: 'follow_up_report' }, data: { date: new Date('2026-12-03') } });
  });

  test('the days of the week that somebody has chosen', async () => {
    await saveOwnSettings(acting(), await idOf(EDUCATION), { ...settings, reminderDays: [1, 3] });
    await tickOn(WEDNESDAY);
    await tickOn(THURSDAY);
    expect(await stepsOf(EDUCATION)).toEqual([14]);
  });

  test('the hour that somebody has chosen', async () => {
    await saveOwnSettings(acting(), await idOf(EDUCATION), { ...settings, reminderHour: 14 });
    await tickOn(WEDNESDAY);
    expect([await stepsOf(EDUCATION), await stepsOf(HEALTH)]).toEqual([[], [30]]);
  });

  test('a mute: the alternate is reminded instead, until it is taken back', async () => {
    const { id } = await followUp(app);
    await saveOwnSettings(acting(), await idOf(JUSTICE), { ...settings, mute: [id] });
    await tickOn(WEDNESDAY);
    expect(await stepsOf(JUSTICE)).toEqual([]);
    const where = { memberId: await idOf(ALTERNATE_OF_JUSTICE), deadlineId: id };
    expect(await db.reminder.findMany({ where })).toMatchObject([{ daysBefore: 30, role: 'stand_in' }]);
    await saveOwnSettings(acting(), await idOf(JUSTICE), { ...settings, unmute: [id] });
    await tickOn(THURSDAY);
    expect(await stepsOf(JUSTICE)).toEqual([14]);
  });
});
