import { recordAuditEvent } from '../db/audit-events.ts';
import type { Database, Db } from '../db/client.ts';
import { againAfterDeadlock } from '../db/deadlock.ts';
import { deleteDraft } from '../db/drafts.ts';
import { listFocalPoints } from '../db/members.ts';
import { enqueueColleagueUpdate, markRemindersStale } from '../db/outbox.ts';
import { getRecommendation } from '../db/recommendations.ts';
import { findUpdateByKey, insertUpdate, lockRecommendation } from '../db/update-writes.ts';
import { latestUpdate, listUpdates } from '../db/updates.ts';
import { findWorkspace } from '../db/workspaces.ts';
import { dayOf } from '../domain/day.ts';
import type { Member } from '../domain/member.ts';
import { may } from '../domain/permissions.ts';
import { isSameProgress, type ProgressInput } from '../domain/progress-input.ts';
import { quietTime } from '../domain/quiet-time.ts';
import type { Recommendation, Status } from '../domain/recommendation.ts';
import { readerOf } from '../domain/reminder-schedule.ts';
import { reportRefusal } from '../domain/report-refusal.ts';
import type { Update } from '../domain/update.ts';
import { noteDeadlineChange } from './note-deadline-change.ts';

/** How things stood when a form was opened: what the member has seen, and so may overwrite. */
export interface Basis {
  version: number;
  status: Status;
  lastUpdateId: string | null;
}

export interface ProgressReport {
  recommendationId: string;
  basis: Basis;
  /** One for each opened form: sent twice, it makes one update */
  submissionKey: string;
  input: ProgressInput;
}

export type Recorded =
  | { kind: 'stored' | 'already_stored'; update: Update; recommendation: Recommendation }
  /** Others reported, or the status was changed, since the form was opened. Nothing was stored. */
  | { kind: 'conflict'; since: Update[]; last: Update | null; recommendation: Recommendation }
  /** It says what the same member said last, and nothing else. Nothing was stored. */
  | { kind: 'nothing_new'; update: Update; recommendation: Recommendation };

/** How things stand, for a form that is opened now. */
export function basisOf(recommendation: Recommendation, lastUpdate: Pick<Update, 'id'> | null): Basis {
  return { version: recommendation.version, status: recommendation.status, lastUpdateId: lastUpdate?.id ?? null };
}

/**
 * Stores an update with all that follows from it (status, audit event, notices to colleagues) in one transaction.
 * Throws a UserError `not_allowed` or `recommendation_gone`. The caller wakes the outbox.
 */
export function recordProgress(
  { db, now }: { db: Database; now: Date },
  member: Member,
  report: ProgressReport,
): Promise<Recorded> {
  const work = async (tx: Db): Promise<Recorded> => {
    await lockRecommendation(tx, member.workspaceId, report.recommendationId);
    const recommendation = await getRecommendation(tx, member.workspaceId, report.recommendationId);
    if (!may(member, 'update', recommendation)) {
      throw reportRefusal(recommendation);
    }
    const stored = await findUpdateByKey(tx, member.workspaceId, report.submissionKey);
    if (stored) return { kind: 'already_stored', update: stored, recommendation };
    const since = await listSince(tx, member, recommendation, report.basis);
    const last = await latestUpdate(tx, member.workspaceId, recommendation.id);
    if (since) return { kind: 'conflict', since, last, recommendation };
    if (last?.author.memberId === member.id && isSameProgress(last, report.input)) {
      return { kind: 'nothing_new', update: last, recommendation };
    }
    const update = await store(tx, member, recommendation, report, now);
    return {
      kind: 'stored',
      update,
      recommendation: await getRecommendation(tx, member.workspaceId, recommendation.id),
    };
  };
  return againAfterDeadlock(() => db.$transaction(work));
}

/** At most this many updates are looked at to tell what came since a form was opened. */
const MOST_SINCE = 50;

/** What others reported since a form was opened, the latest first; null when the member has seen all there is. */
async function listSince(
  tx: Db,
  member: Member,
  recommendation: Recommendation,
  basis: Basis,
): Promise<Update[] | null> {
  if (recommendation.version === basis.version) return null;
  const updates = await listUpdates(tx, member.workspaceId, recommendation.id, { limit: MOST_SINCE });
  const seen = updates.findIndex(({ id }) => id === basis.lastUpdateId);
  const unseen = seen === -1 ? updates : updates.slice(0, seen);
  const ofOthers = unseen.filter(({ author }) => author.memberId !== member.id);
  if (ofOthers.length > 0) return ofOthers;
  // An import changes the status without an update; the member's own update does so with their knowledge.
  return unseen.length === 0 && recommendation.status !== basis.status ? [] : null;
}

async function store(
  tx: Db,
  member: Member,
  before: Recommendation,
  report: ProgressReport,
  now: Date,
): Promise<Update> {
  const { workspaceId } = member;
  // Clocks of two instances may differ: an update that is stored later is also dated later.
  const earliest = before.lastUpdateAt ? before.lastUpdateAt.getTime() + 1 : 0;
  const update = await insertUpdate(tx, workspaceId, {
    recommendationId: before.id,
    authorId: member.id,
    agencyId: agencyFor(member, before),
    previousStatus: before.status,
    input: report.input,
    submissionKey: report.submissionKey,
    reportedAt: new Date(Math.max(now.getTime(), earliest)),
  });
  await deleteDraft(tx, workspaceId, member.id, before.id);
  await recordAuditEvent(tx, workspaceId, {
    at: now,
    actorId: member.id,
    action: 'update_recorded',
    subjectKind: 'recommendation',
    subjectId: before.id,
    details: { updateId: update.id, from: before.status, to: update.status },
  });
  await tellColleagues(tx, member, before, update, now);
  await markRemindersStale(tx, workspaceId, before.id);
  const workspace = await findWorkspace(tx, workspaceId);
  if (workspace) await noteDeadlineChange(tx, workspace, update.reportedAt);
  return update;
}

/** The agency on whose behalf a member reports: theirs that leads, else theirs that supports, else none. */
function agencyFor(member: Member, { leadAgency, supportingAgencies }: Recommendation): string | null {
  const concerned = [leadAgency, ...supportingAgencies];
  return (
    concerned.find((agency) => agency && member.agencies.some(({ agencyId }) => agencyId === agency.id))?.id ?? null
  );
}

/** The lead agency's other focal points learn of it, in one message a day. */
async function tellColleagues(tx: Db, author: Member, { leadAgency }: Recommendation, update: Update, now: Date) {
  if (!leadAgency) return;
  const { workspaceId } = author;
  const colleagues = (await listFocalPoints(tx, workspaceId, leadAgency.id)).filter(({ id }) => id !== author.id);
  const workspace = colleagues.length > 0 && (await findWorkspace(tx, workspaceId));
  if (!workspace) return;
  for (const colleague of colleagues) {
    const notBefore = quietTime(now, readerOf(colleague), workspace.calendar);
    const day = dayOf(notBefore, colleague.timeZone);
    await enqueueColleagueUpdate(tx, workspaceId, {
      memberId: colleague.id,
      slackUserId: colleague.slackUserId,
      day,
      updateId: update.id,
      notBefore,
    });
  }
}
