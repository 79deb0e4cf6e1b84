import { beforeEach, expect, test } from 'vitest';
import { savePreference } from '../../src/db/deadline-actions.ts';
import { listDeadlines } from '../../src/db/deadlines.ts';
import { Groups } from '../../src/db/groups.ts';
import { listMembers, saveAbsences } from '../../src/db/members.ts';
import type { ClaimedMessage, Named } from '../../src/db/outbox-claims.ts';
import { insertReassignment } from '../../src/db/reassignments.ts';
import { readReminderState } from '../../src/db/reminder-state.ts';
import { ensureWorkspace, findWorkspace, insertClosure } from '../../src/db/workspaces.ts';
import { addDays, type Day, dayOf, instantOf } from '../../src/domain/day.ts';
import { remindersDue } from '../../src/domain/reminders-due.ts';
import { composeMessage } from '../../src/jobs/compose-message.ts';
import { planReminders, Told } from '../../src/jobs/plan-reminders.ts';
import { createLog } from '../../src/log.ts';
import { loadSample, readSample } from '../../src/usecases/load-sample.ts';
import { freshDatabase } from '../support/database.ts';

// What is planned and taken back at once would be planned again a minute later, and so on: the two have to agree. And what is named when it
// is sent is what it was planned for.

const { db } = await freshDatabase();
const groups = new Groups(db);
const W = 'T0TEST';
const ZONE = 'Asia/Ho_Chi_Minh';
const DATE: Day = '2026-12-03';
const log = createLog('fatal', { write: () => {} });

beforeEach(async () => {
  await db.workspace.deleteMany();
  await ensureWorkspace(db, { id: W, name: 'Test', language: 'en', timeZone: ZONE });
  await loadSample(db, W, { now: instantOf('2026-06-01', 9, ZONE), today: '2026-06-01' }, readSample());
  await db.deadline.updateMany({
    where: { kind: 'follow_up_report' },
    data: { date: new Date(DATE), scheduledAt: new Date('2026-06-01'), schedule: [30, 14, 7, 0] },
  });
});

const followUp = () => db.deadline.findFirstOrThrow({ where: { kind: 'follow_up_report' } });
const members = () => listMembers(db, W);
const change = async (data: object) => void (await db.deadline.updateMany({ data }));

async function wish(pick: (n: number) => { isMuted?: boolean; snoozedUntil?: Day | null }): Promise<void> {
  const deadlines = await db.deadline.findMany({ orderBy: { id: 'asc' } });
  for (const [n, { id: memberId }] of (await members()).entries())
    for (const { id: deadlineId } of deadlines) await savePreference(db, W, { memberId, deadlineId }, pick(n));
}

async function handBack(isTheirs: (n: number) => boolean): Promise<void> {
  const [someone] = await members();
  const rows = await db.recommendation.findMany({ include: { supporting: true }, orderBy: { id: 'asc' } });
  for (const [n, { id, leadAgencyId, supporting }] of rows.entries()) {
    for (const agencyId of [leadAgencyId, ...supporting.map((one) => one.agencyId)]) {
      if (!agencyId || !isTheirs(n)) continue;
      const asked = { askedById: someone?.id as string, reason: 'x', askedAt: new Date('2026-06-02') };
      await insertReassignment(db, W, { recommendationId: id, agencyId, ...asked });
    }
  }
}

const namedIn = ({ deadlineId, recommendationIds }: Named): Named => ({
  deadlineId,
  recommendationIds: [...recommendationIds].sort(),
});

const STATES: Record<string, () => Promise<void>> = {
  'as it is': async () => {},
  'supporting agencies beside those that lead': () => change({ remindsSupporting: true }),
  'a tick': () => change({ doneBy: 'tick', tickEn: 'Sent', tickVi: 'Đã gửi' }),
  'a tick that some have given': async () => {
    await change({ doneBy: 'tick', tickEn: 'Sent', tickVi: 'Đã gửi', remindsSupporting: true });
    const { id: deadlineId } = await followUp();
    const [someone] = await members();
    for (const { id: agencyId } of (await db.agency.findMany()).filter((_, n) => n % 2)) {
      const given = { agencyId, memberId: someone?.id as string, tickedAt: new Date('2026-11-01') };
      await db.tick.create({ data: { workspaceId: W, deadlineId, ...given } });
    }
  },
  'a status to be reached': () => change({ doneBy: 'status', doneStatus: 'implemented' }),
  'a time of day in another zone': () => change({ time: '18:00', timeZone: 'Europe/Zurich' }),
  'everything handed back': () => handBack(() => true),
  'some of it handed back': async () => {
    await change({ remindsSupporting: true });
    await handBack((n) => n % 2 === 0);
  },
  'everybody named': async () => change({ alsoReminds: (await members()).map(({ id }) => id) }),
  'muted by some': () => wish((n) => ({ isMuted: n % 2 === 0 })),
  'muted by all': () => wish(() => ({ isMuted: true })),
  'put off by some, and beyond the date': () =>
    wish((n) => ({ snoozedUntil: [null, '2026-11-20', DATE, '2026-12-05', '2027-02-01'][n % 5] as Day | null })),
  'some away, and a closure': async () => {
    await insertClosure(db, W, { name: { en: 'Move', vi: 'Chuyển' }, first: '2026-11-26', last: '2026-12-02' });
    for (const [n, { id }] of (await members()).entries())
      if (n % 2) await saveAbsences(db, W, id, [{ first: '2026-11-18', last: addDays('2026-11-18', n) }]);
    await wish((n) => ({ snoozedUntil: n % 3 ? null : '2026-11-30' }));
  },
};

test.each(Object.keys(STATES))('what is planned is sent as it was planned: %s', async (state) => {
  await STATES[state]?.();
  let count = 0;
  let lines = 0;
  for (const before of [22, 9, 3, 0]) {
    await db.outboxMessage.deleteMany();
    const workspace = await findWorkspace(db, W);
    if (!workspace) throw new Error('no workspace');
    const now = instantOf(addDays(DATE, -before), 11, ZONE);
    const deadlines = await listDeadlines(db, W, { openOnly: true });
    const { state: whole } = await readReminderState(db, workspace, deadlines, dayOf(now, ZONE));
    const decided = new Map(remindersDue(whole, now).reminders.map(({ memberId, items }) => [memberId, items]));
    await planReminders({ db, groups, log, told: new Told() }, workspace.id, now);
    for (const row of await db.outboxMessage.findMany({ where: { kind: 'reminder' } })) {
      const group = await groups.read(W);
      if (!group) throw new Error('no group');
      const composed = await composeMessage(db, group, row as unknown as ClaimedMessage, { now, isSent: false });
      const named = decided.get((row.content as { memberId: string }).memberId)?.map(namedIn);
      if (composed.kind === 'message') composed.named = composed.named?.map(namedIn);
      expect([before, row.key, composed]).toEqual([
        before,
        row.key,
        { kind: 'message', message: expect.anything(), named, leftOut: [] },
      ]);
      count++;
      lines += named?.flatMap(({ recommendationIds }) => recommendationIds).length ?? 0;
    }
  }
  if (state !== 'muted by all') expect(count).toBeGreaterThan(2);
  if (!/^(muted by all|everything handed back|a tick.*)$/.test(state)) expect(lines).toBeGreaterThan(2);
});
