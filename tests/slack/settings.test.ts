import { describe, expect, it } from 'vitest';
import { ACTION } from '../../src/slack/action-ids.ts';
import type { Person, PersonView } from '../../src/workspace/person.ts';
import { followUp, memberOf } from '../jobs/support.ts';
import { startTestApp } from '../support/app.ts';

const ALTERNATE = 'U0ALT01';
const MAIN = 'U0MOJ01';
const HEALTH = 'U0MOH01';
const OBSERVER = 'U0OBSV1';

describe('a member’s settings', async () => {
  const app = await startTestApp({ transport: 'http' });
  const { db } = app.database;
  const shown = (view: PersonView | null) => JSON.stringify(view?.blocks);

  const open = async (user: string, title = 'Settings'): Promise<Person> => {
    const person = app.as(user);
    await person.command(title === 'Settings' ? '/rec settings' : '/rec cài đặt', { until: 'modal' });
    await person.modal({ title });
    return person;
  };
  const optionsOf = (view: PersonView, blockId: string): string[] => {
    const block = view.blocks.find((one) => one.block_id === blockId) as any;
    return (block?.element.options ?? []).map((option: any) => option.text.text);
  };
  const chosenIn = (view: PersonView, blockId: string): string[] => {
    const [field] = Object.values(view.state.values[blockId] ?? {}) as any[];
    return (field?.selected_options ?? []).map((option: any) => option.text.text);
  };
  const preferences = async (user: string) =>
    db.deadlinePreference.findMany({ where: { memberId: (await memberOf(app, user)).id } });

  it('asks no more than six things, as they are now', async () => {
    const person = await open(ALTERNATE);
    const view = await person.modal();
    expect(view.fields.length).toBeLessThanOrEqual(6);
    expect(chosenIn(view, 'days')).toEqual(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']);
    expect(shown(view)).toContain('None entered.');
    await person.close();
  });

  it('keeps the days of the week, says in the member’s words what was saved and when the next reminder comes', async () => {
    const person = await open(MAIN, 'Cài đặt');
    await person.fill({ 'Ngày nhận nhắc việc': ['Thứ Ba', 'Thứ Bảy'], 'Giờ nhận nhắc việc': '08:00' });
    await person.submit();
    const saved = shown(await person.modal({ title: 'Cài đặt' }));
    expect(saved).toContain('nhắc việc vào lúc 08:00, thứ Ba, thứ Bảy.');
    expect(saved).toMatch(/Lần nhắc tới: (thứ Ba|thứ Bảy|hôm nay)/);
    await person.close({ clearAll: true });
    expect(await memberOf(app, MAIN)).toMatchObject({ reminderHour: 8, reminderDays: [2, 6] });
    expect(
      await db.auditEvent.findFirst({ where: { action: 'settings_saved' }, orderBy: { at: 'desc' } }),
    ).toMatchObject({ details: { reminderDays: [2, 6] }, subjectKind: 'member' });
  });

  it('wants at least one day', async () => {
    const person = await open(ALTERNATE);
    await person.fill({ 'Reminders may arrive on': [] });
    const { errors } = await person.submit();
    expect(Object.keys(errors ?? {})).toEqual(['days']);
    expect((await memberOf(app, ALTERNATE)).reminderDays).toEqual([1, 2, 3, 4, 5]);
    await person.close({ clearAll: true });
  });

  it('offers to mute the open deadlines that concern the member, and no others', async () => {
    // Nothing of the plan of Education is expected of Health.
    const health = await open(HEALTH);
    const offered = optionsOf(await health.modal(), 'muted');
    expect(offered).toContain('Follow-up report on UPR cycle II (sample) · 3 Dec');
    expect(offered.join()).not.toContain('Plan of the Ministry of Education');
    await health.close();
    const observer = await open(OBSERVER);
    expect(optionsOf(await observer.modal(), 'muted')).toEqual([]);
    await observer.close();
    const coordinator = await open('U0COORD2');
    expect(optionsOf(await coordinator.modal(), 'muted').join()).toContain('Plan of the Ministry of Education');
    await coordinator.close();
  });

  it('mutes and unmutes a deadline; when it was put off stays as it is', async () => {
    const { id: deadlineId } = await followUp(app);
    const { id: memberId } = await memberOf(app, ALTERNATE);
    const snoozedUntil = new Date('2026-11-24');
    await db.deadlinePreference.create({ data: { workspaceId: app.workspaceId, memberId, deadlineId, snoozedUntil } });
    const option = 'Follow-up report on UPR cycle II (sample) · 3 Dec';

    const person = await open(ALTERNATE);
    expect(shown(await person.modal())).toContain('Somebody is still reminded of what is open');
    await person.fill({ 'Do not remind me of': [option] });
    await person.submit();
    expect(shown(await person.modal())).toContain(
      'You are not reminded of: Follow-up report on UPR cycle II (sample).',
    );
    await person.close({ clearAll: true });
    expect(await preferences(ALTERNATE)).toMatchObject([{ deadlineId, isMuted: true, snoozedUntil }]);

    await open(ALTERNATE);
    expect(chosenIn(await person.modal(), 'muted')).toEqual([option]);
    await person.fill({ 'Do not remind me of': [] });
    await person.submit();
    expect(shown(await person.modal())).not.toContain('You are not reminded of');
    await person.close({ clearAll: true });
    expect(await preferences(ALTERNATE)).toMatchObject([{ deadlineId, isMuted: false, snoozedUntil }]);
  });

  it('leaves a deadline alone that was muted elsewhere while the form was open', async () => {
    const person = await open(ALTERNATE);
    await db.deadlinePreference.updateMany({ data: { isMuted: true } });
    await person.fill({ 'Reminders arrive at': '11:00' });
    await person.submit();
    expect(shown(await person.modal())).toContain('reminders arrive at 11:00, Monday to Friday');
    await person.close({ clearAll: true });
    expect(await preferences(ALTERNATE)).toMatchObject([{ isMuted: true }]);
    await db.deadlinePreference.updateMany({ data: { isMuted: false } });
  });

  describe('absences', () => {
    const openAbsences = async (person: Person) => {
      await person.click(ACTION.absences, { until: 'modal' });
      return person.modal({ title: 'Absences' });
    };

    it('are entered in a form of their own, and stand in the settings at once, which lose nothing', async () => {
      const person = await open(ALTERNATE);
      await person.fill({ 'Reminders arrive at': '14:00' });
      await openAbsences(person);
      await person.fill({ 'First day away': '2026-12-21', 'Last day away': '2027-01-02' });
      await person.submit();
      const view = await person.eventually(({ modals: [only, ...others] }) =>
        others.length === 0 && shown(only ?? null).includes('21 Dec – 2 Jan 2027') ? only : null,
      );
      expect(view.state.values.hour).toMatchObject({ hour: { selected_option: { value: '14' } } });

      const absences = await openAbsences(person);
      expect(shown(absences)).toContain('*21 Dec – 2 Jan 2027* · 13 days');
      await person.fill({ 'First day away': '2026-11-17', 'Last day away': '2026-11-18' });
      await person.submit();
      await person.eventually(({ modals }) => modals.length === 1 && shown(modals[0] ?? null).includes('17 Nov'));
      await person.close({ clearAll: true });
      expect(await db.absence.count()).toBe(2);
      expect(await db.auditEvent.count({ where: { action: 'absences_set' } })).toBe(2);
    });

    it('are refused with everything that is wrong', async () => {
      const person = await open(ALTERNATE);
      await openAbsences(person);
      const wrong = async (first: string, last: string) => {
        await person.fill({ 'First day away': first, 'Last day away': last });
        return (await person.submit()).errors;
      };
      expect(await wrong('2026-12-21', '2026-12-20')).toEqual({ last_day: 'The last day comes before the first.' });
      expect(await wrong('2025-12-21', '2025-12-22')).toEqual({ last_day: 'These days are over. Is the year right?' });
      expect((await wrong('2026-12-21', '2027-12-22'))?.last_day).toContain('367 days; at most a year');
      await person.close({ clearAll: true });
      expect(await db.absence.count()).toBe(2);
    });

    it('are taken back with one click', async () => {
      const person = await open(ALTERNATE);
      await openAbsences(person);
      await person.click(ACTION.removeAbsence, { blockId: 'absence:2026-12-21 2027-01-02', until: 'anything' });
      await person.eventually(({ modals }) => !shown(modals.at(-1) ?? null).includes('21 Dec'));
      await person.eventually(({ modals }) => !shown(modals[0] ?? null).includes('21 Dec'));
      await person.close({ clearAll: true });
      expect(await db.absence.count()).toBe(1);
    });
  });
});
