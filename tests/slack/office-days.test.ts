import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { LOCAL } from '../../src/local.ts';
import { catalogueOf } from '../../src/locales/catalogue.ts';
import { ACTION } from '../../src/slack/action-ids.ts';
import { officeDaysButton } from '../../src/slack/views/office-days.ts';
import type { Person, PersonView } from '../../src/workspace/person.ts';
import { startTestApp } from '../support/app.ts';

const ENGLISH = 'U0COORD2';
const VIETNAMESE = 'U0COORD1';
const FOCAL_POINT = 'U0ALT01';

describe('the days of the offices', async () => {
  const app = await startTestApp({ transport: 'socket' });
  const { db } = app.database;
  const slack = new WebClient(LOCAL.botToken, { slackApiUrl: app.workspace.apiUrl });
  const shown = (view: PersonView | null) => JSON.stringify(view?.blocks);
  const top = (modals: PersonView[]) => shown(modals.at(-1) ?? null);

  /** Clicks the button in a message of the app's, wherever else it may stand. */
  const click = async (user: string): Promise<Person> => {
    const words = catalogueOf('en');
    const elements = [officeDaysButton(words)];
    await slack.chat.postMessage({ channel: user, text: 'x', blocks: [{ type: 'actions', elements }] });
    const person = app.as(user);
    await person.click(ACTION.officeDays, { until: 'anything' });
    return person;
  };
  const open = async (user = ENGLISH): Promise<Person> => {
    const person = await click(user);
    await person.modal({ title: user === ENGLISH ? 'Office days' : 'Ngày nghỉ của cơ quan' });
    return person;
  };

  it('are for coordinators only', async () => {
    const person = await click(FOCAL_POINT);
    const said = await person.eventually(({ conversations }) =>
      conversations.flatMap(({ messages }) => messages).find(({ ephemeral }) => ephemeral),
    );
    expect(said.text).toBe('You are not allowed to do this.');
    expect((await person.screen()).modals).toEqual([]);
  });

  it('show what is closed in the year ahead, in the coordinator’s language, so that Tết can be checked', async () => {
    const person = await open();
    const english = shown(await person.modal());
    expect(english).toContain(
      'Friday 5 February 2027 – Tuesday 9 February 2027 · Vietnamese New Year Holidays · 5 days',
    );
    expect(english).toContain('Thursday 2 September 2027 · National Day');
    await person.close();
    const other = await open(VIETNAMESE);
    expect(shown(await other.modal())).toContain('Tết Nguyên Đán');
    await other.close();
  });

  it('keep the holidays of the country that is chosen, found in any spelling; or of none', async () => {
    const person = await open(VIETNAMESE);
    const named = async (query: string) =>
      (await person.options(ACTION.chooseCountry, query)).options.map(({ text }) => text.text);
    expect(await named('thuy si')).toEqual(['Thụy Sĩ']);
    expect(await named('CH')).toContain('Thụy Sĩ');
    expect((await named('')).length).toBeGreaterThan(90);
    await person.options(ACTION.chooseCountry, 'thụy sĩ');
    await person.click(ACTION.chooseCountry, { value: 'CH', until: 'anything' });
    await person.eventually(({ modals }) => top(modals).includes('Từ nay áp dụng ngày lễ của quốc gia: Thụy Sĩ'));
    expect(await db.workspace.findFirst()).toMatchObject({ country: 'CH' });

    await person.options(ACTION.chooseCountry, 'khong');
    await person.click(ACTION.chooseCountry, { value: 'none', until: 'anything' });
    await person.eventually(({ modals }) => top(modals).includes('không có ngày nghỉ nào ngoài cuối tuần'));
    expect(await db.workspace.findFirst()).toMatchObject({ country: null });

    await person.options(ACTION.chooseCountry, 'VN');
    await person.click(ACTION.chooseCountry, { value: 'VN', until: 'anything' });
    await person.eventually(({ modals }) => top(modals).includes('Quốc khánh'));
    await person.close({ clearAll: true });
    expect(await db.auditEvent.count({ where: { action: 'country_chosen' } })).toBe(3);
  });

  const openForm = async (person: Person) => {
    await person.click(ACTION.addClosure, { until: 'modal' });
    await person.modal({ title: 'Add closure' });
  };

  it('take closures of the group’s own, which stand in the list and among the days ahead', async () => {
    const person = await open();
    await openForm(person);
    await person.fill({
      'Name in English': 'Tết *break* & rest',
      'Name in Vietnamese': 'Nghỉ Tết',
      'First day closed': '2027-02-03',
      'Last day closed': '2027-02-12',
    });
    await person.submit();
    const view = await person.eventually(({ modals: [only, ...others] }) =>
      others.length === 0 && shown(only ?? null).includes('Added: ') ? only : null,
    );
    expect(shown(view)).toContain('3 Feb – 12 Feb 2027 · 10 days');
    expect(shown(view)).toContain('&amp; rest (own closure) · 10 days');
    await person.close();
    const other = await open(VIETNAMESE);
    expect(shown(await other.modal())).toContain('*Nghỉ Tết*');
    await other.close();
    expect(await db.auditEvent.findFirst({ where: { action: 'closure_added' } })).toMatchObject({
      subjectKind: 'workspace',
      details: { first: '2027-02-03', last: '2027-02-12' },
    });
  });

  it('are refused with all that is wrong at once, and what was typed stays', async () => {
    const person = await open();
    await openForm(person);
    await person.fill({ 'Name in English': ' \t', 'First day closed': '2027-02-03', 'Last day closed': '2027-02-01' });
    const { errors } = await person.submit();
    expect(errors).toEqual({
      name_en: 'Enter a name, as members know these days.',
      last_day: 'The last day comes before the first.',
    });
    await person.fill({ 'Name in English': 'Long break', 'Last day closed': '2028-03-01' });
    expect((await person.submit()).errors?.last_day).toContain('at most a year');
    await person.close({ clearAll: true });
    expect(await db.closure.count()).toBe(1);
  });

  it('ask whether a very long closure is meant', async () => {
    const person = await open();
    await openForm(person);
    await person.fill({
      'Name in English': 'Move',
      'First day closed': '2027-05-01',
      'Last day closed': '2027-07-31',
    });
    await person.submit();
    await person.eventually(({ modals }) => top(modals).includes('*92 days without any reminder.*'));
    await person.fill({ 'Last day closed': '2027-07-30', 'Longer than usual': ['yes'] });
    await person.submit();
    // Another length than the one that was confirmed.
    await person.eventually(({ modals }) => top(modals).includes('*91 days without any reminder.*'));
    expect(await db.closure.count()).toBe(1);
    await person.fill({ 'Longer than usual': ['yes'] });
    await person.submit();
    await person.eventually(({ modals }) => modals.length === 1 && top(modals).includes('*Move*'));
    await person.close();
    expect(await db.closure.count()).toBe(2);
  });

  it('are removed after a question; who removes what is gone is told so', async () => {
    const person = await open();
    const { id } = await db.closure.findFirstOrThrow({ where: { nameEn: 'Move' } });
    const blockId = `closure:${id}`;
    await expect(person.click(ACTION.removeClosure, { blockId })).rejects.toThrow('Remove this closure?');
    await person.click(ACTION.removeClosure, { blockId, confirm: true, until: 'anything' });
    await person.eventually(({ modals }) => top(modals).includes('Removed: Move'));
    expect(await db.closure.count()).toBe(1);

    const { id: last } = await db.closure.findFirstOrThrow();
    await db.closure.deleteMany();
    await person.click(ACTION.removeClosure, { blockId: `closure:${last}`, confirm: true, until: 'anything' });
    await person.eventually(({ modals }) => top(modals).includes('had been removed already'));
    await person.close();
  });

  it('are checked again when a form is sent: who is no longer a coordinator changes nothing', async () => {
    const person = await open();
    await openForm(person);
    await person.fill({
      'Name in English': 'Late',
      'First day closed': '2027-02-03',
      'Last day closed': '2027-02-04',
    });
    await db.member.updateMany({ where: { slackUserId: ENGLISH }, data: { role: 'observer' } });
    expect((await person.submit()).errors).toEqual({ name_en: 'You are not allowed to do this.' });
    expect(await db.closure.count()).toBe(0);
    await person.close({ clearAll: true });
  });
});
