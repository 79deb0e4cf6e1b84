import { beforeEach, describe, expect, it } from 'vitest';
import { findMember } from '../../src/db/members.ts';
import { ensureWorkspace, findWorkspace } from '../../src/db/workspaces.ts';
import { loadSample, readSample } from '../../src/usecases/load-sample.ts';
import { addClosure, chooseCountry, removeClosure } from '../../src/usecases/office-days.ts';
import { addAbsence, clearAbsences, removeAbsence } from '../../src/usecases/save-absences.ts';
import { saveOwnSettings } from '../../src/usecases/save-settings.ts';
import { freshDatabase } from '../support/database.ts';

const { db } = await freshDatabase();
const W = 'T0TEST';
const ELSEWHERE = 'T0ELSE';
const TODAY = '2026-11-18';
const now = new Date('2026-11-18T03:00:00Z');
const USER = 'U0MOJ01';

beforeEach(async () => {
  await db.workspace.deleteMany();
  for (const id of [W, ELSEWHERE]) {
    await ensureWorkspace(db, { id, name: id, language: 'en', timeZone: 'Asia/Ho_Chi_Minh' });
    await loadSample(db, id, { now, today: TODAY }, readSample());
  }
});

const memberIn = async (workspaceId: string) => {
  const found = await findMember(db, workspaceId, USER);
  if (!found) throw new Error(USER);
  return found.member;
};
const acting = async () => ({ db, workspaceId: W, now, actorId: (await memberIn(W)).id, member: null });
const absent = async () => ({ memberId: (await memberIn(W)).id, today: TODAY });
/** Latest first, where they are of different moments. */
const events = async (action: string) =>
  db.auditEvent.findMany({ where: { action, workspaceId: W }, orderBy: { at: 'desc' } });

describe('absences', () => {
  const week = { first: '2026-12-21', last: '2026-12-25' };

  it('are kept in their order; those that overlap become one, those that are over go', async () => {
    const { id: memberId } = await memberIn(W);
    const over = { firstDay: new Date('2026-11-02'), lastDay: new Date('2026-11-03') };
    await db.absence.create({ data: { workspaceId: W, memberId, ...over } });
    await addAbsence(await acting(), await absent(), week);
    await addAbsence(await acting(), await absent(), { first: '2026-12-01', last: '2026-12-02' });
    await addAbsence(await acting(), await absent(), { first: '2026-12-24', last: '2027-01-02' });
    expect((await memberIn(W)).absences).toEqual([
      { first: '2026-12-01', last: '2026-12-02' },
      { first: '2026-12-21', last: '2027-01-02' },
    ]);
    expect((await memberIn(ELSEWHERE)).absences).toEqual([]);
  });

  it('entered at the same time are all kept', async () => {
    const who = await acting();
    const whose = await absent();
    const days = ['2026-12-01', '2026-12-03', '2026-12-05', '2026-12-07'].map((day) => ({ first: day, last: day }));
    await Promise.all(days.map((one) => addAbsence(who, whose, one)));
    expect((await memberIn(W)).absences).toEqual(days);
  });

  it('are taken back, one or all; the same again changes nothing and is no event', async () => {
    for (let twice = 0; twice < 2; twice++) await addAbsence(await acting(), await absent(), week);
    expect(await events('absences_set')).toHaveLength(1);
    for (let twice = 0; twice < 2; twice++) await removeAbsence(await acting(), await absent(), week);
    expect(await events('absences_set')).toHaveLength(2);
    await addAbsence(await acting(), await absent(), week);
    const later = { ...(await acting()), now: new Date(now.getTime() + 60_000) };
    await clearAbsences(later, await absent());
    expect((await memberIn(W)).absences).toEqual([]);
    const told = await events('absences_set');
    expect(told).toHaveLength(4);
    expect(told[0]).toMatchObject({ at: later.now, details: { absences: [] }, subjectKind: 'member' });
  });
});

describe('a member’s settings', () => {
  const settings = { language: 'en' as const, reminderHour: 7, reminderDays: [5, 1, 1], mute: [], unmute: [] };

  it('are kept with their event, the days in their order', async () => {
    const member = await saveOwnSettings(await acting(), (await memberIn(W)).id, settings);
    expect(member).toMatchObject({ chosenLanguage: 'en', reminderHour: 7, reminderDays: [1, 5] });
    expect(await events('settings_saved')).toMatchObject([{ actorId: member.id, details: { reminderDays: [1, 5] } }]);
  });

  it('mute no deadline of another workspace', async () => {
    const [here, there] = await Promise.all(
      [W, ELSEWHERE].map((workspaceId) => db.deadline.findFirstOrThrow({ where: { workspaceId } })),
    );
    const mute = [here?.id ?? '', there?.id ?? '', '7d1f0c52-3c8e-4d0f-9d86-1f6f0a000001'];
    await saveOwnSettings(await acting(), (await memberIn(W)).id, { ...settings, mute });
    expect(await db.deadlinePreference.findMany()).toMatchObject([{ deadlineId: here?.id, isMuted: true }]);
  });
});

describe('the days of the offices', () => {
  const tet = { name: { en: 'Tết break', vi: 'Nghỉ Tết' }, first: '2027-02-03', last: '2027-02-12' };

  it('take closures, which may overlap, and give them back', async () => {
    const id = await addClosure(await acting(), tet);
    await addClosure(await acting(), { ...tet, last: '2027-02-05' });
    const found = await findWorkspace(db, W);
    expect(found?.calendar.closures).toHaveLength(2);
    expect(await ensureWorkspace(db, { id: W, name: W, language: 'vi', timeZone: 'UTC' })).toEqual(found);
    expect(await removeClosure({ ...(await acting()), workspaceId: ELSEWHERE }, id)).toBeNull();
    expect(await removeClosure(await acting(), id)).toEqual({ id, ...tet });
    expect(await removeClosure(await acting(), id)).toBeNull();
    expect(await events('closure_added')).toHaveLength(2);
    expect(await events('closure_removed')).toMatchObject([{ subjectId: W, details: { first: tet.first } }]);
  });

  it('keep the holidays of a country that is known', async () => {
    await chooseCountry(await acting(), 'CH');
    await chooseCountry(await acting(), 'CH');
    expect((await findWorkspace(db, W))?.calendar.country).toBe('CH');
    expect(await events('country_chosen')).toMatchObject([{ details: { country: 'CH', before: 'VN' } }]);
    await expect(chooseCountry(await acting(), 'XX')).rejects.toMatchObject({ kind: 'country_unknown' });
  });

  it('begin with the holidays of Viet Nam in its zone, with none elsewhere, and stay as they are', async () => {
    const geneva = { id: 'T0GENEVA', name: 'Geneva', language: 'en' as const, timeZone: 'Europe/Zurich' };
    expect((await ensureWorkspace(db, geneva)).calendar.country).toBeNull();
    expect((await findWorkspace(db, W))?.calendar.country).toBe('VN');
    await chooseCountry({ db, workspaceId: geneva.id, now, actorId: null, member: null }, 'CH');
    expect((await ensureWorkspace(db, geneva)).calendar.country).toBe('CH');
  });
});
