import { z } from 'zod';
import { clean, EMPTY_FORM, type FormValues, TEXT_LIMIT } from './progress-input.ts';
import { STATUSES } from './recommendation.ts';

/** What somebody typed and did not send. */
export interface Draft {
  content: FormValues;
  savedAt: Date;
}

/** What a stored draft holds; a part that is missing or odd is empty, so that an older draft still opens. */
const Content = z.object({
  status: z.enum(STATUSES).nullable().catch(EMPTY_FORM.status),
  results: z.string().catch(''),
  difficulties: z.string().catch(''),
  proposals: z.string().catch(''),
  evidence: z.string().catch(''),
});

export function readDraftContent(content: unknown): FormValues {
  return Content.catch(EMPTY_FORM).parse(content);
}

/** What was typed, as it can be stored. It is kept as it was typed, mistakes included. */
export function draftContentOf(values: FormValues): FormValues {
  return {
    status: values.status,
    results: clean(values.results),
    difficulties: clean(values.difficulties),
    proposals: clean(values.proposals),
    evidence: clean(values.evidence),
  };
}

/** Whether a form that was closed holds something that it did not open with; emptied fields alone are not worth keeping. */
export function isWorthKeeping(typed: FormValues, openedWith: FormValues): boolean {
  const fields = ['results', 'difficulties', 'proposals', 'evidence'] as const;
  const changed = fields.some((field) => typed[field].trim() !== openedWith[field].trim());
  const holdsText = fields.some((field) => typed[field].trim() !== '');
  return (changed && holdsText) || typed.status !== openedWith.status;
}

/** A draft with what a message brings: nothing of either is lost as long as the form can hold it. */
export function withAdded(draft: FormValues, added: Partial<FormValues>): FormValues {
  return {
    ...draft,
    results: joined(draft.results, added.results, '\n\n'),
    difficulties: joined(draft.difficulties, added.difficulties, '\n\n'),
    proposals: joined(draft.proposals, added.proposals, '\n\n'),
    evidence: joined(draft.evidence, added.evidence, '\n'),
  };
}

function joined(before: string, added: string | undefined, between: string): string {
  if (!added || before.includes(added)) return before;
  if (before.trim() === '') return added;
  const both = `${before.trimEnd()}${between}${added}`;
  return both.length <= TEXT_LIMIT ? both : before;
}
