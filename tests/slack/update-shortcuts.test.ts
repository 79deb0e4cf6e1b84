import { describe, expect, it } from 'vitest';
import { startTestApp } from '../support/app.ts';
import { ALTERNATE, GROUP, heldIn, storedDirectly, updateSteps } from '../support/update-steps.ts';

describe.each(['socket', 'http'] as const)('submitting an update from a shortcut over %s', async (transport) => {
  const app = await startTestApp({ transport });
  const { db } = app.database;
  const { recommendation, latest } = updateSteps(app);

  it('asks which recommendation when it begins from the shortcut, and offers only what the member may report on', async () => {
    const person = app.as(ALTERNATE);
    await person.shortcut('submit_update', { until: 'modal' });
    expect((await person.modal()).title.text).toBe('Submit an Update');
    const needy = await person.options('pick_recommendation', '');
    expect(needy.options.length).toBeGreaterThan(5);
    const own = await db.recommendation.findMany({
      where: {
        OR: [
          { leadAgency: { code: { in: ['MOJ', 'MOHA'] } } },
          { supporting: { some: { agency: { code: { in: ['MOJ', 'MOHA'] } } } } },
        ],
      },
    });
    const ids = own.map(({ id }) => id);
    for (const { value, text } of needy.options) {
      expect(ids).toContain(value);
      expect(text.text.length).toBeLessThanOrEqual(75);
    }
    expect((await person.options('pick_recommendation', '6')).options[0]?.text.text).toMatch(/^6 · /);
    const found = await person.options('pick_recommendation', 'internet');
    expect(found.options.map(({ text }) => text.text)).toEqual([expect.stringMatching(/^143\.4 · /)]);
    expect((await person.options('pick_recommendation', '143.200')).options).toEqual([]);

    await person.fill({ Recommendation: { query: '143.135', value: (await recommendation('143.135')).id } });
    const form = (await person.submit()).modal;
    expect(form?.title.text).toBe('Update 143.135');
    await person.fill({ 'Results achieved': 'From the shortcut' });
    await person.submit({ until: 'view_closed' });
    expect(await latest('143.135')).toMatchObject({ results: 'From the shortcut' });
    await storedDirectly(person, '143.135');
  });

  it('refuses at once who may report on nothing', async () => {
    const observer = app.as('U0OBSV1');
    await observer.shortcut('submit_update', { until: 'modal' });
    const told = await observer.modal({ title: 'Rapporteur' });
    expect(JSON.stringify(told.blocks)).toContain('Focal points report on the recommendations of their agencies');
    await observer.close();
  });

  it('takes a message that names one recommendation as its results, and the link to it as evidence', async () => {
    const person = app.as(ALTERNATE);
    const text = 'On 143.28: <@U0MOHA1> &amp; we met <https://example.org/minutes|the minutes> in room 3.14';
    const { ts } = await person.say(text, { channel: GROUP });
    await person.messageShortcut('update_from_message', GROUP, ts, { until: 'modal' });
    const form = await person.modal({ title: 'Update 143.28' });
    expect(heldIn(form, 'Results achieved')).toBe(
      'On 143.28: @Hoàng Đồng Lúa & we met https://example.org/minutes in room 3.14',
    );
    expect(heldIn(form, 'Evidence')).toMatch(/^http.*C0GROUP01/);
    await person.close();
  });

  it('asks which recommendation a message is about when it names none or several, and keeps its text', async () => {
    const person = app.as(ALTERNATE);
    const long = `143.28 and 143.36: ${'báo cáo '.repeat(430)}`.trim();
    const { ts } = await person.say(long, { channel: GROUP });
    await person.messageShortcut('update_from_message', GROUP, ts, { until: 'modal' });
    await person.modal({ title: 'Submit an Update' });
    await person.fill({ Recommendation: { query: '143.36', value: (await recommendation('143.36')).id } });
    const form = (await person.submit()).modal;
    expect(String(heldIn(form, 'Results achieved')).slice(0, 30)).toBe(long.slice(0, 30));
    expect(String(heldIn(form, 'Results achieved')).length).toBeLessThanOrEqual(3000);
    expect(heldIn(form, 'Evidence')).toMatch(/^http/);
    await person.close();
  });
});
