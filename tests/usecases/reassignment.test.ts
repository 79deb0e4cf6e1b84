import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findMember } from '../../src/db/members.ts';
import { listPendingReassignments } from '../../src/db/reassignments.ts';
import { findRecommendations } from '../../src/db/recommendations.ts';
import { ensureWorkspace } from '../../src/db/workspaces.ts';
import type { Member } from '../../src/domain/member.ts';
import { askReassignment } from '../../src/usecases/ask-reassignment.ts';
import { assignRecommendations } from '../../src/usecases/assign-recommendations.ts';
import { decideReassignment } from '../../src/usecases/decide-reassignment.ts';
import { loadSample, readSample } from '../../src/usecases/load-sample.ts';
import { freshDatabase } from '../support/database.ts';

const { db } = await freshDatabase();
const W = 'T0TEST';
// Wednesday, 10:00 in Hanoi.
const NOW = new Date('2026-11-18T03:00:00Z');
/** A Saturday. */
const WEEKEND = new Date('2026-11-21T03:00:00Z');
const JUSTICE = 'U0MOJ01';
const ALTERNATE = 'U0ALT01';
const COORDINATORS = ['U0COORD1', 'U0COORD2'] as const;
const [FIRST, SECOND] = COORDINATORS;

beforeAll(async () => {
  await ensureWorkspace(db, { id: W, name: 'Test', language: 'en', timeZone: 'Asia/Ho_Chi_Minh' });
  await loadSample(db, W, { now: NOW, today: '2026-11-18' }, readSample());
});
beforeEach(async () => {
  await db.outboxMessage.deleteMany();
  await db.reassignment.deleteMany();
  await db.auditEvent.deleteMany();
  await assign({ lead: 'MOJ', supporting: ['SPC'] });
});

async function member(slackUserId: string): Promise<Member> {
  const found = await findMember(db, W, slackUserId);
  if (!found) throw new Error(slackUserId);
  return found.member;
}
const subject = async () => {
  const [found] = await findRecommendations(db, W, '143.89');
  if (!found) throw new Error('The sample has no 143.89');
  return found;
};
const assign = async (input: { lead?: string; supporting?: string[] }) =>
  assignRecommendations({ db, workspaceId: W, now: NOW, actorId: null }, [(await subject()).id], input);
const agency = async (code: string) => (await db.agency.findFirstOrThrow({ where: { code } })).id;
const ask = async (slackUserId: string, now = NOW) =>
  askReassignment({ db, now }, await member(slackUserId), {
    recommendationIds: [(await subject()).id],
    reason: 'Not ours',
  });
const pending = async () => {
  const [only] = (await listPendingReassignments(db, W, 5)).requests;
  if (!only) throw new Error('nothing is pending');
  return only.id;
};
const decide = async (slackUserId: string, code: string | null, reassignmentId?: string) =>
  decideReassignment({ db, now: NOW }, await member(slackUserId), {
    reassignmentId: reassignmentId ?? (await pending()),
    agencyId: code === null ? null : await agency(code),
  });
const messages = async (kind: string) =>
  (await db.outboxMessage.findMany({ where: { kind }, orderBy: { recipient: 'asc' } })).map(
    ({ recipient }) => recipient,
  );
const assigned = async () => {
  const { leadAgency, supportingAgencies } = await subject();
  return [leadAgency?.code, ...supportingAgencies.map(({ code }) => code)];
};

describe('handing back', () => {
  test('is asked of every coordinator, once for an agency, whoever of it asks', async () => {
    expect((await ask(JUSTICE)).asked).toHaveLength(1);
    expect(await ask(JUSTICE)).toMatchObject({ asked: [], already: [{ reference: '143.89' }] });
    expect(await ask(ALTERNATE)).toMatchObject({ asked: [], already: [{ reference: '143.89' }] });
    expect(await db.reassignment.count()).toBe(1);
    expect(await messages('reassign_request')).toEqual([...COORDINATORS]);
    expect(await db.auditEvent.count({ where: { action: 'reassignment_asked' } })).toBe(1);
  });

  test('by two of an agency at once makes one request', async () => {
    const results = await Promise.all([ask(JUSTICE), ask(ALTERNATE)]);
    expect(results.map(({ asked }) => asked.length).sort()).toEqual([0, 1]);
    expect(await db.reassignment.count()).toBe(1);
  });

  test('waits for a decent hour', async () => {
    await ask(JUSTICE, WEEKEND);
    const rows = await db.outboxMessage.findMany({ where: { kind: 'reassign_request' } });
    expect(rows.every(({ notBefore }) => notBefore.toISOString().startsWith('2026-11-23'))).toBe(true);
  });

  test('is not taken from who has no part in it', async () => {
    expect(await ask('U0MOH01')).toMatchObject({ asked: [], notTheirs: [{ reference: '143.89' }] });
    expect(await ask(FIRST)).toMatchObject({ asked: [], notTheirs: [{ reference: '143.89' }] });
    expect(await db.reassignment.count()).toBe(0);
  });
});

describe('deciding', () => {
  test('gives the lead to another agency, whose focal points are told, as is who asked', async () => {
    await ask(JUSTICE);
    expect(await decide(FIRST, 'MOH')).toMatchObject({
      kind: 'decided',
      reassignment: { decided: { kind: 'reassigned' } },
    });
    expect(await assigned()).toEqual(['MOH', 'SPC']);
    expect(await messages('reassign_decision')).toEqual([JUSTICE]);
    expect(await messages('assigned')).toEqual(['U0MOH01']);
    expect((await listPendingReassignments(db, W, 5)).total).toBe(0);
    // It can be handed back again, by its new agency.
    expect((await ask('U0MOH01')).asked).toHaveLength(1);
  });

  test('gives the place of a supporting agency to another; one that leads need not support as well', async () => {
    await ask('U0SPC01');
    await decide(FIRST, 'MOH');
    expect(await assigned()).toEqual(['MOJ', 'MOH']);
    await ask('U0MOH01');
    await decide(FIRST, 'MOJ');
    expect(await assigned()).toEqual(['MOJ']);
  });

  test('keeps it where it is', async () => {
    await ask(JUSTICE);
    expect(await decide(FIRST, null)).toMatchObject({
      kind: 'decided',
      reassignment: { decided: { kind: 'kept', to: null } },
    });
    expect(await assigned()).toEqual(['MOJ', 'SPC']);
    expect(await messages('assigned')).toEqual([]);
  });

  test('settles once: the second coordinator is told who decided, and changes nothing', async () => {
    await ask(JUSTICE);
    const id = await pending();
    const results = await Promise.all([decide(FIRST, 'MOH', id), decide(SECOND, null, id)]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['already_decided', 'decided']);
    const [one, other] = results.map(({ reassignment }) => reassignment.decided);
    expect(one).toEqual(other);
    expect(await assigned()).toEqual([one?.kind === 'kept' ? 'MOJ' : 'MOH', 'SPC']);
    expect(await db.auditEvent.count({ where: { action: 'reassignment_decided' } })).toBe(1);
  });

  test('does not give it to the agency that hands it back, nor on from where it no longer is', async () => {
    await ask(JUSTICE);
    expect(await decide(FIRST, 'MOJ')).toMatchObject({ kind: 'same_agency' });
    await assign({ lead: 'MOET' });
    expect(await decide(FIRST, 'MOH')).toMatchObject({ kind: 'no_longer_theirs' });
    expect(await assigned()).toEqual(['MOET', 'SPC']);
    expect(await decide(FIRST, null)).toMatchObject({ kind: 'decided' });
  });

  test('is refused to who may not', async () => {
    await ask(JUSTICE);
    await expect(decide(JUSTICE, 'MOH')).rejects.toMatchObject({ kind: 'not_allowed' });
    expect((await listPendingReassignments(db, W, 5)).total).toBe(1);
  });
});
