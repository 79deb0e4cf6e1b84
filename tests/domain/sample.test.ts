import { describe, expect, it } from 'vitest';
import { resolveDay, slackPeopleOf } from '../../src/domain/sample.ts';
import { readSample } from '../../src/usecases/load-sample.ts';

const sample = readSample();
const updates = sample.reviews.flatMap(({ recommendations }) => recommendations.flatMap((each) => each.updates));

describe('the sample says what it is', () => {
  it('has a sentence for it in both languages, and says it in its titles', () => {
    expect(sample.notice.en).toMatch(/^This is a sample working group\b/);
    expect(sample.notice.vi).toMatch(/^Đây là nhóm công tác mẫu\b/);
    for (const { titleEn, titleVi } of [...sample.reviews, ...sample.deadlines]) {
      expect(titleEn).toMatch(/\(sample\)$/);
      expect(titleVi).toMatch(/\(mẫu\)$/);
    }
  });

  it('says it after everything that an agency is made to report', () => {
    for (const { results, difficulties, proposals } of updates) {
      for (const text of [results, difficulties, proposals]) expect(text).toMatch(/^$|\((sample|mẫu)\)\.$/);
    }
  });

  it('covers nothing by a status, which a report would change', () => {
    for (const { coverage } of sample.deadlines) expect(coverage).not.toMatch(/status|overdue|updated|verified/);
  });

  it('cites a document only where the recommendation is a real one, and links to nowhere real', () => {
    for (const { symbol, recommendations } of sample.reviews) {
      for (const { paragraph, reference } of recommendations) expect(paragraph).toBe(symbol && reference);
    }
    for (const link of updates.flatMap(({ evidence }) => evidence)) {
      expect(new URL(link).host).toBe('example.org');
    }
  });
});

describe('the local Slack of the sample', () => {
  it('has the same people, and gives the app a place in the channel of its deadlines', () => {
    const { users, channels } = slackPeopleOf(sample);
    expect(new Set(users.map(({ id }) => id))).toEqual(new Set(sample.people.map(({ slackUserId }) => slackUserId)));
    expect(new Set(users.map(({ name }) => name)).size).toBe(users.length);
    expect(users.filter(({ isUltraRestricted }) => isUltraRestricted).map(({ id }) => id)).toEqual(['U0GUEST1']);
    expect(users.filter(({ isStranger }) => isStranger).map(({ id }) => id)).toEqual(['U0EXTN1']);
    expect(channels.map(({ name }) => name)).toEqual(['nhom-cong-tac', 'upr', 'general']);
    const group = channels.filter(({ botIsMember }) => botIsMember);
    for (const { members } of group) expect(members).not.toContain('U0EXTN1');
    const named = new Set(sample.deadlines.flatMap(({ channel }) => channel ?? []));
    expect([...named]).toEqual(group.map(({ name }) => name));
  });
});

describe('relative days', () => {
  it.each([
    ['2027-07-03', '2027-07-07', '2028-03-01'],
    ['2027-07-04', '2028-07-07', '2029-03-01'],
    ['2027-07-07', '2028-07-07', '2029-03-01'],
    ['2027-12-31', '2028-07-07', '2029-03-01'],
  ])('loaded on %s, put the session on %s and the report after it on %s', (today, session, report) => {
    expect(resolveDay({ next: ['07-07'] }, today)).toBe(session);
    expect(resolveDay({ next: ['07-07', '03-01'] }, today)).toBe(report);
  });
});
