import { getMember } from '../../src/db/members.ts';
import { getRecommendation } from '../../src/db/recommendations.ts';
import { latestUpdate } from '../../src/db/updates.ts';
import type { Status } from '../../src/domain/recommendation.ts';
import { basisOf, recordProgress } from '../../src/usecases/record-progress.ts';
import type { TestApp } from '../support/app.ts';
import { memberOf } from './support.ts';

export const GROUP = 'C0GROUP01';
/** A coordinator, who is in every channel */
export const COORDINATOR = 'U0COORD1';

let reports = 0;

/** What a member reports at the workspace's time. */
export async function report(
  app: TestApp,
  slackUserId: string,
  recommendationId: string,
  status: Status = 'in_progress',
): Promise<void> {
  const { db } = app.database;
  const member = await getMember(db, app.workspaceId, (await memberOf(app, slackUserId)).id);
  const recommendation = await getRecommendation(db, app.workspaceId, recommendationId);
  const recorded = await recordProgress({ db, now: app.workspace.clock.now() }, member, {
    recommendationId,
    basis: basisOf(recommendation, await latestUpdate(db, app.workspaceId, recommendationId)),
    submissionKey: `report-${++reports}`,
    input: { status, results: `Report ${reports}.`, difficulties: '', proposals: '', evidence: [] },
  });
  if (recorded.kind !== 'stored') throw new Error(`not stored: ${recorded.kind}`);
}

/** A deadline whose first step was long ago, so that its summary is due at once. */
export async function deadlineFor(app: TestApp, parts: Record<string, unknown> = {}): Promise<string> {
  const { db } = app.database;
  const { id } = await db.deadline.create({
    data: {
      workspaceId: app.workspaceId,
      kind: 'follow_up_report',
      titleEn: 'Report of the group',
      titleVi: 'Báo cáo của nhóm',
      date: new Date('2026-12-03'),
      coverage: 'review:upr-2014',
      countsFrom: new Date('2026-11-18'),
      schedule: [14, 1],
      channelId: GROUP,
      createdAt: new Date('2026-11-01'),
      scheduledAt: new Date('2026-11-01'),
      ...parts,
    } as never,
  });
  return id;
}

/** The app's messages in a channel that stand for a deadline, in their order; `thread_ts` on those in a thread. */
export async function messagesAbout(app: TestApp, deadlineId: string, channel = GROUP) {
  const rows = await app.database.db.outboxMessage.findMany({
    where: { kind: { in: ['deadline_summary', 'deadline_changes'] } },
  });
  const ids = rows.flatMap(({ id, content }) =>
    (content as { deadlineId: string }).deadlineId === deadlineId ? [id] : [],
  );
  const { conversations } = await app.control(`as/${COORDINATOR}/screen`);
  const messages: any[] = conversations.find(({ id }: { id: string }) => id === channel)?.messages ?? [];
  return messages.filter(({ metadata }) => ids.includes(metadata?.event_payload?.id));
}

/** The first words of a message: title and sentences, a line each. */
export function linesOf(message: { blocks: any[] } | undefined): string[] {
  return (message?.blocks ?? []).flatMap(({ text }) => text?.text?.split('\n') ?? []);
}
