import { type Draft, draftContentOf, readDraftContent } from '../domain/draft.ts';
import type { FormValues } from '../domain/progress-input.ts';
import type { Db } from './client.ts';

/** What a member typed on a recommendation and did not send. */
export async function findDraft(
  db: Db,
  workspaceId: string,
  memberId: string,
  recommendationId: string,
): Promise<Draft | null> {
  const row = await db.draft.findUnique({
    where: { workspaceId, memberId_recommendationId: { memberId, recommendationId } },
  });
  return row && { content: readDraftContent(row.content), savedAt: row.savedAt };
}

/** Keeps a draft in the place of an older one. */
export async function putDraft(
  db: Db,
  workspaceId: string,
  draft: { memberId: string; recommendationId: string; values: FormValues; savedAt: Date },
): Promise<void> {
  const { memberId, recommendationId, savedAt } = draft;
  const content = { ...draftContentOf(draft.values) };
  await db.draft.upsert({
    where: { workspaceId, memberId_recommendationId: { memberId, recommendationId } },
    create: { workspaceId, memberId, recommendationId, content, savedAt },
    update: { content, savedAt },
  });
}

export async function deleteDraft(
  db: Db,
  workspaceId: string,
  memberId: string,
  recommendationId: string,
): Promise<void> {
  await db.draft.deleteMany({ where: { workspaceId, memberId, recommendationId } });
}

/** When a member's drafts were saved, by the recommendation that each is on. */
export async function listDraftTimes(db: Db, workspaceId: string, memberId: string): Promise<Map<string, Date>> {
  const rows = await db.draft.findMany({
    where: { workspaceId, memberId },
    select: { recommendationId: true, savedAt: true },
  });
  return new Map(rows.map(({ recommendationId, savedAt }) => [recommendationId, savedAt]));
}
