import type { Db } from '../db/client.ts';
import { deleteDraft, putDraft } from '../db/drafts.ts';
import { findUpdateByKey } from '../db/update-writes.ts';
import { isWorthKeeping } from '../domain/draft.ts';
import type { Member } from '../domain/member.ts';
import type { FormValues } from '../domain/progress-input.ts';

/**
 * Keeps what was typed in a form that is closed unsent, unless it is what the form was opened with. No right is asked:
 * it is the member's own text, and only they see it. Tells whether there was something to keep.
 */
export async function saveDraft(
  { db, now }: { db: Db; now: Date },
  member: Member,
  form: { recommendationId: string; submissionKey: string; typed: FormValues; openedWith: FormValues },
): Promise<boolean> {
  if (!isWorthKeeping(form.typed, form.openedWith)) return false;
  // Slack may have given up waiting for a form that was stored after all.
  if (await findUpdateByKey(db, member.workspaceId, form.submissionKey)) return false;
  await putDraft(db, member.workspaceId, {
    memberId: member.id,
    recommendationId: form.recommendationId,
    values: form.typed,
    savedAt: now,
  });
  return true;
}

/** Forgets what a member typed on a recommendation. */
export async function discardDraft({ db }: { db: Db }, member: Member, recommendationId: string): Promise<void> {
  await deleteDraft(db, member.workspaceId, member.id, recommendationId);
}
