import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findDraft, putDraft } from '../../src/db/drafts.ts';
import { findMember } from '../../src/db/members.ts';
import { findRecommendations } from '../../src/db/recommendations.ts';
import { latestUpdate, listUpdates } from '../../src/db/updates.ts';
import { ensureWorkspace } from '../../src/db/workspaces.ts';
import type { Member } from '../../src/domain/member.ts';
import { EMPTY_FORM, type ProgressInput } from '../../src/domain/progress-input.ts';
import type { Recommendation } from '../../src/domain/recommendation.ts';
import { loadSample, readSample } from '../../src/usecases/load-sample.ts';
import { basisOf, type ProgressReport, recordProgress } from '../../src/usecases/record-progress.ts';
import { saveDraft } from '../../src/usecases/save-draft.ts';
import { freshDatabase } from '../support/database.ts';

const { db } = await freshDatabase();
const W = 'T0TEST';
const NOW = new Date('2026-11-18T03:00:00Z');
const MAIN = 'U0MOJ01';
const ALTERNATE = 'U0ALT01';

beforeAll(async () => {
  await ensureWorkspace(db, { id: W, name: 'Test', language: 'en', timeZone: 'Asia/Ho_Chi_Minh' });
  await loadSample(db, W, { now: NOW, today: '2026-11-18' }, readSample());
});

let keys = 0;
beforeEach(async () => {
  await db.outboxMessage.deleteMany();
});

async function member(slackUserId: string): Promise<Member> {
  const found = await findMember(db, W, slackUserId);
  if (!found) throw new Error(slackUserId);
  return found.member;
}

async function recommendation(reference: string): Promise<Recommendation> {
  const [found] = await findRecommendations(db, W, reference);
  if (!found) throw new Error(reference);
  return found;
}

/** A report as a form that is opened now would send it. */
async function report(reference: string, input: Partial<ProgressInput> = {}): Promise<ProgressReport> {
  const subject = await recommendation(reference);
  return {
    recommendationId: subject.id,
    basis: basisOf(subject, await latestUpdate(db, W, subject.id)),
    submissionKey: `form-${keys++}`,
    input: {
      status: 'in_progress',
      results: `Results ${keys}`,
      difficulties: '',
      proposals: '',
      evidence: [],
      ...input,
    },
  };
}

const record = async (slackUserId: string, sent: ProgressReport, now = NOW) =>
  recordProgress({ db, now }, await member(slackUserId), sent);
const counts = async () => ({
  updates: await db.update.count(),
  events: await db.auditEvent.count(),
  outbox: await db.outboxMessage.count(),
  drafts: await db.draft.count(),
});

describe('an update', () => {
  it('is stored with the status, an audit event and notices to colleagues', async () => {
    const before = await recommendation('143.4');
    const sent = await report('143.4', { status: 'partially_implemented', evidence: ['https://example.org/a'] });
    const recorded = await record(MAIN, sent);

    expect(recorded).toMatchObject({
      kind: 'stored',
      update: { previousStatus: 'not_started', status: 'partially_implemented', agencyCode: 'MOJ', reportedAt: NOW },
      recommendation: { status: 'partially_implemented', version: before.version + 1, lastUpdateVerified: false },
    });
    const event = await db.auditEvent.findFirstOrThrow({ where: { subjectId: before.id } });
    expect(event).toMatchObject({
      action: 'update_recorded',
      actorId: (await member(MAIN)).id,
      details: { from: 'not_started', to: 'partially_implemented' },
    });
    const [notice, ...others] = await db.outboxMessage.findMany();
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ kind: 'colleague_updates', recipient: ALTERNATE, notBefore: NOW });
  });

  it('is told to the lead agency and not to its author, nor to guests and people who left', async () => {
    await record('U0SPC01', await report('18'));
    expect((await db.outboxMessage.findMany()).map(({ recipient }) => recipient).sort()).toEqual([ALTERNATE, MAIN]);
    await db.outboxMessage.deleteMany();
    await db.member.updateMany({ where: { slackUserId: MAIN }, data: { isActive: false } });
    await db.member.updateMany({ where: { slackUserId: ALTERNATE }, data: { isGuest: true } });
    await record('U0SPC01', await report('18'));
    await db.member.updateMany({ data: { isActive: true } });
    await db.member.updateMany({ where: { slackUserId: ALTERNATE }, data: { isGuest: false } });
    expect(await db.outboxMessage.count()).toBe(0);
  });

  it('is on behalf of the agency that leads, else of one that supports, else of none', async () => {
    const agencyOf = async (slackUserId: string, reference: string) => {
      const recorded = await record(slackUserId, await report(reference));
      return recorded.kind === 'stored' && recorded.update.agencyCode;
    };
    expect(await agencyOf(ALTERNATE, '143.28')).toBe('MOHA');
    expect(await agencyOf('U0MPS01', '143.135')).toBe('MPS');
    expect(await agencyOf('U0COORD2', '143.36')).toBe('MOFA');
    expect(await agencyOf('U0COORD1', '143.144')).toBe(null);
  });

  it('deletes the draft of its author, and of nobody else', async () => {
    const sent = await report('143.16');
    const draft = { recommendationId: sent.recommendationId, values: { ...EMPTY_FORM, results: 'x' }, savedAt: NOW };
    const [author, colleague] = [await member(MAIN), await member('U0MOH01')];
    await putDraft(db, W, { ...draft, memberId: author.id });
    await putDraft(db, W, { ...draft, memberId: colleague.id });
    await record(MAIN, sent);
    expect(await findDraft(db, W, author.id, sent.recommendationId)).toBe(null);
    expect(await findDraft(db, W, colleague.id, sent.recommendationId)).not.toBe(null);
  });

  it('is dated after the one before it, even where the clock of this instance is behind', async () => {
    await record(MAIN, await report('143.89'), NOW);
    const recorded = await record(MAIN, await report('143.89'), new Date(NOW.getTime() - 60_000));
    const [latest] = await listUpdates(db, W, (await recommendation('143.89')).id, { limit: 1 });
    expect(recorded.kind === 'stored' && recorded.update.id).toBe(latest?.id);
  });

  it('keeps the longest and strangest texts as they are', async () => {
    const input = {
      results: `${'Kết quả 👩‍⚖️ '.repeat(200)}`.slice(0, 3000),
      difficulties: `'; DROP TABLE "Update"; -- \\u0000 {"a":1} <@U0MOJ01> & <!channel>`,
      proposals: '‏قرار — \u200Dज्ञ 🏳️‍🌈 a\u0301 \n\n\n*bold*',
      evidence: [`https://example.org/${'a'.repeat(1980)}`],
    };
    const recorded = await record('U0COORD1', await report('40 (a)', input));
    expect(recorded).toMatchObject({ kind: 'stored', update: input });
  });
});

describe('who may not', () => {
  it.each([
    ['an observer', 'U0OBSV1'],
    ['a focal point of another agency', 'U0MOET1'],
    ['a guest', 'U0GUEST1'],
    ['somebody of another organisation', 'U0EXTN1'],
  ])('report: %s', async (_, slackUserId) => {
    const before = await counts();
    const sent = await report('143.5');
    await expect(record(slackUserId, sent)).rejects.toMatchObject({ kind: 'not_allowed' });
    expect(await counts()).toEqual(before);
  });

  it('reach into another workspace', async () => {
    const sent = await report('143.5');
    const stranger = { ...(await member('U0COORD1')), workspaceId: 'T0OTHER' };
    await expect(recordProgress({ db, now: NOW }, stranger, sent)).rejects.toMatchObject({
      kind: 'recommendation_gone',
    });
  });
});

describe('a form that is sent twice', () => {
  it('makes one update, also when both arrive at once', async () => {
    const sent = await report('143.59');
    const before = await counts();
    const kinds = (await Promise.all([1, 2, 3, 4].map(() => record(MAIN, sent)))).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['already_stored', 'already_stored', 'already_stored', 'stored']);
    expect((await record(MAIN, sent)).kind).toBe('already_stored');
    const after = await counts();
    expect(after.updates - before.updates).toBe(1);
    expect(after.events - before.events).toBe(1);
  });

  it('says nothing new when it repeats what its author said last', async () => {
    const sent = await report('143.65');
    await record(MAIN, sent);
    const again = { ...(await report('143.65')), input: sent.input };
    expect((await record(MAIN, again)).kind).toBe('nothing_new');
    expect((await record('U0MPS01', again)).kind).toBe('stored');
  });
});

describe('two members at once', () => {
  it('overwrite nothing unseen: one is stored, the other is shown it and sends again', async () => {
    const reports = [await report('143.67', { status: 'implemented' }), await report('143.67')] as const;
    const results = await Promise.all([record('U0MOFA1', reports[0]), record(MAIN, reports[1])]);
    const kinds = results.map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['conflict', 'stored']);

    const at = kinds.indexOf('conflict');
    const conflict = results[at];
    const stored = results[1 - at];
    if (conflict?.kind !== 'conflict' || stored?.kind !== 'stored') throw new Error('as above');
    expect(conflict.since.map(({ id }) => id)).toEqual([stored.update.id]);
    const again = {
      ...(reports[at] as ProgressReport),
      basis: basisOf(conflict.recommendation, conflict.last),
    };
    expect((await record(at === 0 ? 'U0MOFA1' : MAIN, again)).kind).toBe('stored');
    expect((await listUpdates(db, W, again.recommendationId, { limit: 2 })).map(({ id }) => id)).toContain(
      stored.update.id,
    );
  });

  it('on many recommendations of the same people never wait for each other', async () => {
    const references = ['143.4', '143.5', '143.36', '143.44', '6', '8', '10', '18'];
    const reports = await Promise.all(references.map((reference) => report(reference)));
    const sent = [...reports, ...reports.toReversed()].map((one, n) =>
      record('U0COORD1', { ...one, submissionKey: `many-${n}`, input: { ...one.input, results: `Many ${n}` } }),
    );
    expect(new Set((await Promise.all(sent)).map(({ kind }) => kind))).toEqual(new Set(['stored']));
    const notices = await db.outboxMessage.findMany();
    expect(notices.map(({ recipient }) => recipient).sort()).toEqual([ALTERNATE, MAIN]);
    for (const { content } of notices) expect((content as { updateIds: string[] }).updateIds).toHaveLength(16);
  });
});

describe('what changed while the form was open', () => {
  it('is shown: a status that an import changed', async () => {
    const sent = await report('143.9');
    await db.recommendation.update({
      where: { id: sent.recommendationId },
      data: { status: 'implemented', version: { increment: 1 } },
    });
    expect(await record(MAIN, sent)).toMatchObject({
      kind: 'conflict',
      since: [],
      recommendation: { status: 'implemented' },
    });
  });

  it('is of no concern: another due day, or the same member in another form', async () => {
    const sent = await report('143.130');
    await db.recommendation.update({
      where: { id: sent.recommendationId },
      data: { dueDate: new Date('2027-01-01'), version: { increment: 1 } },
    });
    await record(MAIN, await report('143.130', { status: 'implemented' }));
    expect((await record(MAIN, sent)).kind).toBe('stored');
  });
});

describe('a failure in the middle', () => {
  it('stores nothing at all', async () => {
    const sent = await report('33');
    const author = await member(MAIN);
    await putDraft(db, W, { ...sent, memberId: author.id, values: EMPTY_FORM, savedAt: NOW });
    const before = await counts();
    const subject = await recommendation('33');
    await db.$executeRawUnsafe(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$`);
    await db.$executeRawUnsafe(`
      CREATE TRIGGER refuse BEFORE INSERT ON "OutboxMessage" FOR EACH ROW EXECUTE FUNCTION refuse()`);
    await expect(record(MAIN, sent)).rejects.toThrow('refused');
    await db.$executeRawUnsafe('DROP TRIGGER refuse ON "OutboxMessage"');
    expect(await counts()).toEqual(before);
    expect(await recommendation('33')).toEqual(subject);
    expect((await record(MAIN, sent)).kind).toBe('stored');
  });
});

describe('a draft', () => {
  it('is stored as it was typed and replaced by the next', async () => {
    const author = await member(MAIN);
    const { recommendationId } = await report('24 (b)');
    const openedWith = { ...EMPTY_FORM, status: 'in_progress' as const };
    const form = { recommendationId, submissionKey: 'closed', openedWith };
    expect(await saveDraft({ db, now: NOW }, author, { ...form, typed: openedWith })).toBe(false);
    const typed = { ...openedWith, results: ' half\u0000 \uD83D a sentence', evidence: 'not a link' };
    expect(await saveDraft({ db, now: NOW }, author, { ...form, typed })).toBe(true);
    await saveDraft({ db, now: NOW }, author, { ...form, typed: { ...typed, proposals: 'more' } });
    expect(await findDraft(db, W, author.id, recommendationId)).toEqual({
      content: { ...typed, results: ' half  a sentence', proposals: 'more' },
      savedAt: NOW,
    });
  });

  it('is not kept of a form that was stored after all', async () => {
    const sent = await report('24 (b)');
    await record(MAIN, sent);
    const typed = { ...EMPTY_FORM, results: sent.input.results };
    const kept = await saveDraft({ db, now: NOW }, await member(MAIN), { ...sent, typed, openedWith: EMPTY_FORM });
    expect(kept).toBe(false);
  });
});
