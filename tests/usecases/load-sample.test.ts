import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { listDeadlines } from '../../src/db/deadlines.ts';
import { listMembers } from '../../src/db/members.ts';
import { countRecommendations, findRecommendations, listRecommendations } from '../../src/db/recommendations.ts';
import { searchRecommendations } from '../../src/db/search.ts';
import { listUpdates } from '../../src/db/updates.ts';
import { readVocabulary } from '../../src/db/vocabulary.ts';
import { ensureWorkspace } from '../../src/db/workspaces.ts';
import { addDays, daysBetween } from '../../src/domain/day.ts';
import { may } from '../../src/domain/permissions.ts';
import { NAMED_FIELDS, type Term } from '../../src/domain/query/command.ts';
import { isOverdue, POSITIONS, type Recommendation, STATUSES, TASK_GROUPS } from '../../src/domain/recommendation.ts';
import { loadSample, readSample } from '../../src/usecases/load-sample.ts';
import { freshDatabase } from '../support/database.ts';
import { expectKeptBeside } from '../support/kept-beside.ts';

const TODAY = '2026-11-18';
const WHEN = { now: new Date('2026-11-18T03:00:00Z'), today: TODAY };
const HERE = 'T0SAMPLE';
const ELSEWHERE = 'T0OTHER';
const ZONE = 'Asia/Ho_Chi_Minh';
const sample = readSample();
const sampled = sample.reviews.flatMap(({ recommendations }) => recommendations);

let db: Database;
let all: Recommendation[];

const viewer = (agencyIds: string[] = []) => ({ agencyIds, today: TODAY, timeZone: ZONE });
const count = (terms: Term[], agencyIds: string[] = []) =>
  countRecommendations(db, HERE, { terms, text: '' }, viewer(agencyIds));

/** Every row of every table, without what the database makes up. */
async function everything(workspaceId: string) {
  const where = { workspaceId };
  return {
    workspace: await db.workspace.findUnique({ where: { id: workspaceId } }),
    members: await db.member.findMany({ where, orderBy: { slackUserId: 'asc' } }),
    agencies: await db.agency.findMany({ where, orderBy: { code: 'asc' } }),
    focalPoints: await db.focalPoint.findMany({ where, orderBy: [{ agencyId: 'asc' }, { memberId: 'asc' }] }),
    reviews: await db.review.findMany({ where, orderBy: { code: 'asc' } }),
    recommendations: await db.recommendation.findMany({ where, orderBy: { id: 'asc' } }),
    supports: await db.recommendationSupport.count({ where }),
    updates: await db.update.findMany({ where, orderBy: { id: 'asc' } }),
    deadlines: await db.deadline.findMany({ where, orderBy: { id: 'asc' } }),
    audit: await db.auditEvent.count({ where }),
  };
}

beforeAll(async () => {
  db = (await freshDatabase()).db;
  for (const id of [HERE, ELSEWHERE]) await ensureWorkspace(db, { id, name: id, language: 'en', timeZone: ZONE });
  expect(await loadSample(db, HERE, WHEN, sample)).toBe(true);
  const page = { filter: { terms: [], text: '' }, viewer: viewer(), offset: 0, limit: 1000 };
  all = (await listRecommendations(db, HERE, page)).items;
});

describe('the group', () => {
  it('has two reviews with some forty recommendations, in both languages', () => {
    expect(sample.reviews.map(({ mechanism }) => mechanism)).toEqual(['UPR', 'CCPR']);
    expect(all.length).toBe(sampled.length);
    expect(Math.abs(all.length - 40)).toBeLessThan(5);
    for (const { text } of all) expect(text.vi).toMatch(/[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ]/i);
    expect(new Set(all.flatMap(({ text }) => [text.en, text.vi])).size).toBe(2 * all.length);
  });

  it('has ten agencies, among them a court and two provinces', async () => {
    const agencies = await db.agency.findMany({ where: { workspaceId: HERE } });
    expect(agencies.length).toBe(10);
    expect(agencies.filter(({ level }) => level === 'local').length).toBe(2);
    expect(agencies.map(({ code }) => code)).toContain('SPC');
  });

  it('has people of every role and language, alternates, and agencies with gaps', async () => {
    const members = await listMembers(db, HERE);
    const kinds = (code: string) =>
      members.flatMap(({ agencies }) => agencies.filter((agency) => agency.code === code).map(({ kind }) => kind));
    expect(
      members
        .filter(({ role }) => role === 'coordinator')
        .map(({ language }) => language)
        .sort(),
    ).toEqual(['en', 'vi']);
    expect(new Set(members.map(({ role }) => role)).size).toBe(3);
    expect(new Set(members.map(({ timeZone }) => timeZone)).size).toBe(3);
    expect(members.some(({ chosenLanguage }) => chosenLanguage === null)).toBe(true);
    expect(members.some(({ agencies }) => agencies.filter(({ kind }) => kind === 'alternate').length === 2)).toBe(true);
    expect(kinds('MOJ').sort()).toEqual(['alternate', 'main']);
    expect(kinds('MERA')).toEqual(['alternate']);
    expect(kinds('LAOCAI')).toEqual([]);
    const outsiders = members.filter((member) => !may(member, 'look_up'));
    expect(outsiders.map(({ slackUserId }) => slackUserId).sort()).toEqual(['U0EXTN1', 'U0GUEST1']);
  });
});

describe('every look-up has an answer', () => {
  it.each(STATUSES.map((status): Term => ({ field: 'status', exclude: false, values: [status] })))(
    'for $values',
    async (term) => expect(await count([term])).toBeGreaterThan(0),
  );

  it.each(POSITIONS.map((position): Term => ({ field: 'position', exclude: false, values: [position] })))(
    'for $values',
    async (term) => expect(await count([term])).toBeGreaterThan(0),
  );

  it('for every task group, and for none', () => {
    expect(new Set(all.map(({ taskGroup }) => taskGroup))).toEqual(new Set([...TASK_GROUPS, null]));
  });

  it('for every review, agency, theme, State and group of its own', async () => {
    await expectKeptBeside(db, HERE);
    const vocabulary = await readVocabulary(db, HERE);
    const values = {
      review: vocabulary.reviews.map(({ code }) => code),
      agency: vocabulary.agencies.map(({ code }) => code),
      lead: vocabulary.agencies.map(({ code }) => code),
      theme: vocabulary.themes,
      state: vocabulary.states,
      group: vocabulary.groups,
    };
    for (const field of NAMED_FIELDS) {
      expect(values[field].length).toBeGreaterThan(1);
      for (const value of values[field]) {
        expect(await count([{ field, exclude: false, values: [value] }]), `${field}:${value}`).toBeGreaterThan(0);
      }
    }
  });

  it.each<Term>([
    { field: 'mechanism', exclude: false, values: ['UPR'] },
    { field: 'mechanism', exclude: false, values: ['CCPR'] },
    { field: 'sdg', exclude: false, values: [16] },
    { field: 'due', exclude: false, values: ['never'] },
    { field: 'due', exclude: false, values: [{ from: TODAY, to: addDays(TODAY, 7) }] },
    { field: 'due', exclude: false, values: [{ from: addDays(TODAY, 1), to: addDays(TODAY, 14) }] },
    { field: 'updated', exclude: false, values: ['never'] },
    { field: 'updated', exclude: false, values: [{ from: addDays(TODAY, -7), to: null }] },
    { field: 'updated', exclude: false, values: [{ from: null, to: addDays(TODAY, -90) }] },
    { field: 'verified', exclude: false, values: [true] },
    { field: 'verified', exclude: false, values: [false] },
    { field: 'overdue', exclude: false },
    { field: 'overdue', exclude: true },
  ])('for %o', async (term) => expect(await count([term])).toBeGreaterThan(0));

  it('for `mine` of every focal point', async () => {
    for (const { agencies } of await listMembers(db, HERE)) {
      if (agencies.length === 0) continue;
      const ids = agencies.map(({ agencyId }) => agencyId);
      expect(await count([{ field: 'mine', exclude: false }], ids)).toBeGreaterThan(0);
    }
  });

  it('for a search in either language, with tone marks or without', async () => {
    for (const words of ['death penalty', 'hình phạt tử hình', 'hinh phat tu hinh']) {
      const found = await searchRecommendations(db, HERE, words, { offset: 0, limit: 10 });
      expect(found.total, words).toBeGreaterThan(0);
    }
  });

  it('for 143.5, as it was recommended', async () => {
    const [card] = await findRecommendations(db, HERE, '143.5');
    expect(card).toMatchObject({
      recommendingStates: ['Djibouti'],
      position: 'noted',
      leadAgency: { code: 'MOJ' },
      dueDate: '2027-07-07',
      status: 'in_progress',
      lastUpdateVerified: false,
    });
    expect(card?.supportingAgencies.map(({ code }) => code).sort()).toEqual(['MPS', 'SPC']);
  });

  it('for a lettered paragraph, however it is written', async () => {
    for (const written of ['24 (a)', '24a', 'para. 24 (A)']) {
      expect((await findRecommendations(db, HERE, written)).map(({ reference }) => reference)).toEqual(['24 (a)']);
    }
  });
});

describe('the history', () => {
  it('leaves some overdue, some due within 30 days, some never updated, one without a lead', () => {
    const late = all.filter((recommendation) => isOverdue(recommendation, TODAY));
    expect(late.length).toBeGreaterThanOrEqual(5);
    const soon = all.filter(({ dueDate }) => dueDate !== null && dueDate >= TODAY && daysBetween(TODAY, dueDate) < 30);
    expect(soon.length).toBeGreaterThanOrEqual(4);
    expect(all.filter(({ lastUpdateAt }) => lastUpdateAt === null).length).toBeGreaterThanOrEqual(5);
    expect(all.filter(({ leadAgency }) => leadAgency === null).length).toBe(1);
  });

  it('is one chain per recommendation, whose end is what the recommendation says', async () => {
    for (const recommendation of all) {
      const updates = (await listUpdates(db, HERE, recommendation.id, { limit: 100 })).reverse();
      const last = updates.at(-1);
      expect(recommendation.status).toBe(last?.status ?? 'not_started');
      expect(recommendation.lastUpdateAt).toEqual(last?.reportedAt ?? null);
      expect(recommendation.lastUpdateVerified).toBe(Boolean(last?.verifiedAt));
      expect(recommendation.version).toBe(1 + updates.length);
      for (const [index, update] of updates.entries()) {
        const before = updates[index - 1];
        expect(update.previousStatus).toBe(before?.status ?? 'not_started');
        if (before) expect(update.reportedAt.getTime()).toBeGreaterThan(before.reportedAt.getTime());
        expect(update.reportedAt.getTime()).toBeLessThan(WHEN.now.getTime());
        if (!update.verifiedAt) continue;
        expect(update.verifiedAt.getTime()).toBeGreaterThan(update.reportedAt.getTime());
        expect(update.verifiedAt.getTime()).toBeLessThan(WHEN.now.getTime());
      }
    }
  });

  it('has recommendations with four updates and more, by several people', () => {
    const busy = sampled.filter(({ updates }) => updates.length >= 4);
    expect(busy.length).toBeGreaterThanOrEqual(3);
    for (const { updates } of busy) expect(new Set(updates.map(({ by }) => by)).size).toBeGreaterThan(2);
  });

  it('reports nothing that its author might not report, and checks nothing that its checker might not', async () => {
    const members = new Map((await listMembers(db, HERE)).map((member) => [member.slackUserId, member]));
    for (const recommendation of all) {
      for (const update of await listUpdates(db, HERE, recommendation.id, { limit: 100 })) {
        const author = members.get(update.author.slackUserId);
        if (!author) throw new Error('an update without an author');
        expect(may(author, 'update', recommendation), `${author.name}, ${recommendation.reference}`).toBe(true);
        expect(author.agencies.map(({ code }) => code as string | null).concat(null)).toContain(update.agencyCode);
        if (update.agencyCode === null) expect(author.agencies).toEqual([]);
        const checker = [...members.values()].find(({ name }) => name === update.verifiedBy);
        if (update.verifiedAt) expect(checker?.role).toBe('coordinator');
      }
    }
  });

  it('is in the audit trail, at the times at which it happened', async () => {
    const updates = await db.update.findMany({ where: { workspaceId: HERE } });
    const audited = (action: string) => db.auditEvent.count({ where: { workspaceId: HERE, action } });
    expect(await audited('update_recorded')).toBe(updates.length);
    expect(await audited('update_verified')).toBe(updates.filter(({ verifiedAt }) => verifiedAt).length);
    expect(await audited('sample_loaded')).toBe(1);
    expect(await db.auditEvent.count({ where: { workspaceId: HERE, at: { gt: WHEN.now } } })).toBe(0);
  });
});

describe('the deadlines', () => {
  it('cover recommendations that there are, in words of the records', async () => {
    const vocabulary = await readVocabulary(db, HERE);
    for (const { coverage } of await listDeadlines(db, HERE, { openOnly: true })) {
      for (const term of coverage.split(' ')) {
        const [, field, value] = /^(review|lead):([a-z0-9-]+)$/.exec(term) ?? [];
        const known = {
          review: vocabulary.reviews.map(({ code }) => code),
          lead: vocabulary.agencies.map(({ code }) => code.toLowerCase()),
        };
        expect(known[field as keyof typeof known], term).toContain(value);
      }
    }
  });

  it('are a plan in five days, a report whose 14-day step is tomorrow, the session on 7 July and a report on 1 March', async () => {
    const deadlines = await listDeadlines(db, HERE, { openOnly: true });
    expect(deadlines.map(({ kind, date }) => [kind, date])).toEqual([
      ['agency_plan', '2026-11-23'],
      ['follow_up_report', '2026-12-03'],
      ['dialogue_session', '2027-07-07'],
      ['mid_term_report', '2028-03-01'],
    ]);
    const steps = deadlines.flatMap(({ date, schedule }) => schedule.map((step) => addDays(date, -step)));
    expect(steps).toContain(addDays(TODAY, 1));
    for (const { countsFrom, date } of deadlines) expect(countsFrom < TODAY && TODAY < date).toBe(true);
    expect(deadlines.filter(({ channelId }) => channelId === 'C0GROUP01').length).toBe(2);
  });
});

describe('loading', () => {
  it('a second time changes nothing', async () => {
    const before = await everything(HERE);
    expect(await loadSample(db, HERE, { now: new Date('2027-01-01T00:00:00Z'), today: '2027-01-01' }, sample)).toBe(
      false,
    );
    expect(await everything(HERE)).toEqual(before);
  });

  it('leaves another workspace as it was, and a group with records of its own', async () => {
    expect(await db.recommendation.count({ where: { workspaceId: ELSEWHERE } })).toBe(0);
    expect(await db.member.count({ where: { workspaceId: ELSEWHERE } })).toBe(0);
    const agency = { code: 'OWN', nameEn: 'Own agency', nameVi: 'Cơ quan riêng', level: 'central' as const };
    await db.agency.create({ data: { workspaceId: ELSEWHERE, ...agency } });
    const before = await everything(ELSEWHERE);
    expect(await loadSample(db, ELSEWHERE, WHEN, sample)).toBe(false);
    expect(await everything(ELSEWHERE)).toEqual(before);
  });

  it('at once from two instances happens once', async () => {
    await ensureWorkspace(db, { id: 'T0TWICE', name: 'Twice', language: 'vi', timeZone: ZONE });
    const loads = await Promise.all([1, 2].map(() => loadSample(db, 'T0TWICE', WHEN, sample)));
    expect(loads.sort()).toEqual([false, true]);
    expect(await db.recommendation.count({ where: { workspaceId: 'T0TWICE' } })).toBe(sampled.length);
  });

  it('stores nothing of a sample that does not hold together', async () => {
    await ensureWorkspace(db, { id: 'T0BROKEN', name: 'Broken', language: 'en', timeZone: ZONE });
    const people = sample.people.map((person) => ({
      ...person,
      agencies: [{ code: 'NOWHERE', kind: 'main' as const }],
    }));
    await expect(loadSample(db, 'T0BROKEN', WHEN, { ...sample, people })).rejects.toThrow('NOWHERE');
    expect(await db.member.count({ where: { workspaceId: 'T0BROKEN' } })).toBe(0);
    expect(await loadSample(db, 'T0BROKEN', WHEN, sample)).toBe(true);
  });

  it('keeps people whom the app has met before, with their part in the group', async () => {
    await ensureWorkspace(db, { id: 'T0MET', name: 'Met', language: 'en', timeZone: ZONE });
    const met = { workspaceId: 'T0MET', slackUserId: 'U0COORD1', name: 'Nguyễn Nắng Mai', timeZone: ZONE };
    const { id } = await db.member.create({ data: met });
    expect(await loadSample(db, 'T0MET', WHEN, sample)).toBe(true);
    expect(await db.member.findUnique({ where: { id } })).toMatchObject({ role: 'coordinator', language: 'vi' });
  });
});
