import { beforeAll, expect, it } from 'vitest';
import { findMember } from '../../src/db/members.ts';
import { listToCheck } from '../../src/db/needs.ts';
import { findRecommendations, getRecommendation } from '../../src/db/recommendations.ts';
import { findLatestUnverified } from '../../src/db/update-writes.ts';
import { latestUpdate, listUpdates } from '../../src/db/updates.ts';
import { ensureWorkspace } from '../../src/db/workspaces.ts';
import type { Member } from '../../src/domain/member.ts';
import { loadSample, readSample } from '../../src/usecases/load-sample.ts';
import { basisOf, recordProgress } from '../../src/usecases/record-progress.ts';
import { verifyUpdate } from '../../src/usecases/verify-update.ts';
import { freshDatabase } from '../support/database.ts';

const { db } = await freshDatabase();
const W = 'T0TEST';
const NOW = new Date('2026-11-18T03:00:00Z');
const LATER = new Date('2026-11-18T04:00:00Z');
const COORDINATOR = 'U0COORD1';
const OTHER = 'U0COORD2';

beforeAll(async () => {
  await ensureWorkspace(db, { id: W, name: 'Test', language: 'en', timeZone: 'Asia/Ho_Chi_Minh' });
  await loadSample(db, W, { now: NOW, today: '2026-11-18' }, readSample());
});

async function member(slackUserId: string): Promise<Member> {
  const found = await findMember(db, W, slackUserId);
  if (!found) throw new Error(slackUserId);
  return found.member;
}

const recommendation = async (reference: string) => {
  const [found] = await findRecommendations(db, W, reference);
  if (!found) throw new Error(reference);
  return found;
};

let keys = 0;
/** An update on a recommendation, by whoever may report on it. */
async function report(slackUserId: string, reference: string, now = NOW) {
  const subject = await recommendation(reference);
  const input = {
    status: 'in_progress',
    results: `Done ${keys}`,
    difficulties: '',
    proposals: '',
    evidence: [],
  } as const;
  const recorded = await recordProgress({ db, now }, await member(slackUserId), {
    recommendationId: subject.id,
    basis: basisOf(subject, await latestUpdate(db, W, subject.id)),
    submissionKey: `form-${keys++}`,
    input: { ...input, evidence: [] },
  });
  if (recorded.kind !== 'stored') throw new Error(recorded.kind);
  return recorded.update;
}
const verify = async (slackUserId: string, id: string, now = NOW) =>
  verifyUpdate({ db, now }, await member(slackUserId), id);
const events = (subjectId: string) => db.auditEvent.findMany({ where: { subjectId, action: 'update_verified' } });

it('stores by whom and when, that the latest is verified, and an audit event', async () => {
  const update = await report('U0MOJ01', '143.5');
  const before = await recommendation('143.5');
  const earlier = (await events(before.id)).length;
  expect(await verify(COORDINATOR, update.id)).toMatchObject({
    kind: 'verified',
    isLatest: true,
    update: { id: update.id, verifiedAt: NOW, verifiedBy: 'Nguyễn Nắng Mai' },
    recommendation: { lastUpdateVerified: true, version: before.version + 1, status: 'in_progress' },
  });
  const written = await events(before.id);
  expect(written).toHaveLength(earlier + 1);
  expect(written).toContainEqual(
    expect.objectContaining({ at: NOW, actorId: (await member(COORDINATOR)).id, details: { updateId: update.id } }),
  );
});

it('is settled once, also when several verify it at the same moment', async () => {
  const update = await report('U0MOJ01', '143.9');
  const before = (await events(update.recommendationId)).length;
  const verified = await Promise.all([COORDINATOR, OTHER, COORDINATOR, OTHER].map((who) => verify(who, update.id)));
  expect(verified.map(({ kind }) => kind).sort()).toEqual([
    'already_verified',
    'already_verified',
    'already_verified',
    'verified',
  ]);
  expect(new Set(verified.map((one) => one.update.verifiedBy)).size).toBe(1);
  expect(await verify(OTHER, update.id, LATER)).toMatchObject({
    kind: 'already_verified',
    update: { verifiedAt: NOW },
  });
  expect(await events(update.recommendationId)).toHaveLength(before + 1);
});

it('can still be done of an update that is no longer the latest, which leaves the latest unverified', async () => {
  const older = await report('U0MOJ01', '143.36');
  const newer = await report('U0MOJ01', '143.36', LATER);
  expect((await findLatestUnverified(db, W, older.recommendationId))?.id).toBe(newer.id);
  const before = await getRecommendation(db, W, older.recommendationId);
  expect(await verify(OTHER, older.id)).toMatchObject({ kind: 'verified', isLatest: false, recommendation: before });
  expect((await listUpdates(db, W, older.recommendationId, { limit: 2 })).map(({ verifiedBy }) => verifiedBy)).toEqual([
    null,
    'Lê Sao Hôm',
  ]);
  await verify(OTHER, newer.id);
  expect((await getRecommendation(db, W, older.recommendationId)).lastUpdateVerified).toBe(true);
});

it('may be done by a coordinator of the same agency, who is named', async () => {
  const update = await report(OTHER, '143.4');
  expect(await verify(OTHER, update.id)).toMatchObject({ kind: 'verified', update: { verifiedBy: 'Lê Sao Hôm' } });
});

it.each(['U0MOJ01', 'U0OBSV1', 'U0GUEST1', 'U0EXTN1'])('is refused to %s', async (slackUserId) => {
  const update = await report('U0MOJ01', '143.44');
  await expect(verify(slackUserId, update.id)).rejects.toMatchObject({ kind: 'not_allowed' });
  expect((await latestUpdate(db, W, update.recommendationId))?.verifiedAt).toBe(null);
});

it('reaches into no other workspace, and finds nothing that is gone', async () => {
  const update = await report('U0MOJ01', '143.16');
  const stranger = { ...(await member(COORDINATOR)), workspaceId: 'T0OTHER' };
  await expect(verifyUpdate({ db, now: NOW }, stranger, update.id)).rejects.toMatchObject({ kind: 'update_gone' });
  await expect(verify(COORDINATOR, crypto.randomUUID())).rejects.toMatchObject({ kind: 'update_gone' });
});

it('does not keep a form that was opened before from being sent', async () => {
  const first = await report('U0MOJ01', '143.67');
  const subject = await recommendation('143.67');
  await verify(COORDINATOR, first.id);
  const sent = await recordProgress({ db, now: LATER }, await member('U0MOJ01'), {
    recommendationId: subject.id,
    basis: basisOf(subject, first),
    submissionKey: 'opened-before',
    input: { status: 'in_progress', results: 'New', difficulties: '', proposals: '', evidence: [] },
  });
  expect(sent).toMatchObject({ kind: 'stored', recommendation: { lastUpdateVerified: false } });
});

it('is asked for of the latest updates that nobody verified, those that wait longest first', async () => {
  const { total, updates } = await listToCheck(db, W, 100);
  expect(updates).toHaveLength(total);
  expect(total).toBe(
    await db.recommendation.count({ where: { lastUpdateAt: { not: null }, lastUpdateVerified: false } }),
  );
  for (const update of updates) {
    expect(update).toMatchObject({ verifiedAt: null, id: (await latestUpdate(db, W, update.recommendationId))?.id });
  }
  const times = updates.map(({ reportedAt }) => reportedAt.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect((await listToCheck(db, W, 2)).updates).toEqual(updates.slice(0, 2));
  expect(await listToCheck(db, 'T0OTHER', 5)).toEqual({ total: 0, updates: [] });
});
