import type { Position } from '../recommendation.ts';
import { referenceKey } from '../reference.ts';
import type { Mechanism } from '../review.ts';
import { IMPORTED_FIELDS, type ImportedField, type ImportedRecommendation, type ImportNote } from './content.ts';
import { absentNotes, elsewhereNotes, sameReferenceNotes, translationNotes } from './plan-notes.ts';

/** A recommendation that is in the records, as far as an import is concerned with it. */
export interface ExistingRecommendation {
  id: string;
  reviewId: string;
  reviewCode: string;
  reference: string;
  sourceKey: string | null;
  textEn: string;
  textVi: string | null;
  paragraph: string | null;
  recommendingStates: string[];
  themes: string[];
  affectedGroups: string[];
  sdgs: number[];
  position: Position | null;
  annotationId: string | null;
}

/** A review that rows go into; `id` is null while it is not in the records. */
export interface TargetReview {
  id: string | null;
  code: string;
  mechanism: Mechanism;
}

export interface FieldChange {
  field: ImportedField;
  before: unknown;
  after: unknown;
}

export interface ImportPlan<Target extends TargetReview> {
  added: { recommendation: ImportedRecommendation; review: Target; reference: string }[];
  changed: {
    recommendation: ImportedRecommendation;
    existing: ExistingRecommendation;
    changes: FieldChange[];
    sourceKey: string | null;
  }[];
  unchanged: ExistingRecommendation[];
  notes: ImportNote[];
}

type Row = { recommendation: ImportedRecommendation; review: TargetReview };

/**
 * What an import does: which rows are new, which change what is there and in which fields. A row is recognised by its source key,
 * else by its annotation id, else by review and reference; a recommendation is recognised at most once.
 */
export function planImport<T extends TargetReview>(
  rows: { recommendation: ImportedRecommendation; review: T }[],
  existing: readonly ExistingRecommendation[],
): ImportPlan<T> {
  const found = matchRows(rows, existing);
  const plan: ImportPlan<T> = { added: [], changed: [], unchanged: [], notes: [] };
  const names = createNames(existing);
  const renamed: string[] = [];
  const elsewhere: string[] = [];
  for (const { recommendation, review } of rows) {
    const match = found.get(recommendation);
    if (!match) {
      const reference = names.take(review, recommendation);
      if ('reference' in recommendation.name && reference !== recommendation.name.reference)
        renamed.push(`row ${recommendation.row}: ${reference}`);
      plan.added.push({ recommendation, review, reference });
      continue;
    }
    if (match.reviewId !== review.id) elsewhere.push(match.reviewCode);
    const changes = changesOf(match, recommendation);
    // An annotation id is the surer key; a row without one does not take it away.
    const sourceKey =
      recommendation.fields.annotationId || match.sourceKey === null ? recommendation.sourceKey : match.sourceKey;
    if (changes.length > 0) plan.changed.push({ recommendation, existing: match, changes, sourceKey });
    else plan.unchanged.push(match);
  }
  const present = new Set([...found.values()].map(({ id }) => id));
  plan.notes = [
    ...sameReferenceNotes(renamed),
    ...elsewhereNotes(elsewhere),
    ...translationNotes(plan.changed),
    ...absentNotes(
      rows.map(({ review }) => review),
      existing.filter(({ id }) => !present.has(id)),
    ),
  ];
  return plan;
}

function matchRows(rows: readonly Row[], existing: readonly ExistingRecommendation[]) {
  const found = new Map<ImportedRecommendation, ExistingRecommendation>();
  const claimed = new Set<string>();
  const claim = (recommendation: ImportedRecommendation, match: ExistingRecommendation | undefined) => {
    if (!match || claimed.has(match.id)) return;
    claimed.add(match.id);
    found.set(recommendation, match);
  };
  const byKey = new Map(existing.flatMap((record) => (record.sourceKey ? [[record.sourceKey, record]] : [])));
  const byAnnotation = new Map(
    existing.flatMap((record) => (record.annotationId ? [[record.annotationId, record]] : [])),
  );
  const byReference = groupBy(existing, (record) => `${record.reviewId} ${baseKey(record.reference)}`);
  // The surest way first for all rows: what one row is sure of, another must not guess at.
  for (const { recommendation } of rows) claim(recommendation, byKey.get(recommendation.sourceKey));
  for (const { recommendation } of rows) {
    const { annotationId } = recommendation.fields;
    if (annotationId && !found.has(recommendation)) claim(recommendation, byAnnotation.get(annotationId));
  }
  for (const { recommendation, review } of rows) {
    const { name, fields } = recommendation;
    if (found.has(recommendation) || review.id === null || !('reference' in name)) continue;
    const candidates = (byReference.get(`${review.id} ${referenceKey(name.reference)}`) ?? []).filter(
      ({ id, annotationId }) => !claimed.has(id) && (annotationId === null || !fields.annotationId),
    );
    claim(recommendation, candidates.find(({ textEn }) => textEn === fields.textEn) ?? candidates[0]);
  }
  return found;
}

function changesOf(existing: ExistingRecommendation, { fields }: ImportedRecommendation): FieldChange[] {
  return IMPORTED_FIELDS.flatMap((field) => {
    const before = existing[field];
    const after = fields[field];
    return after === undefined || JSON.stringify(before) === JSON.stringify(after) ? [] : [{ field, before, after }];
  });
}

/** Gives references to new recommendations, each once in its review. */
function createNames(existing: readonly ExistingRecommendation[]) {
  const taken = new Set(existing.map(({ reviewId, reference }) => `${reviewId} ${reference}`));
  const lastNumber = new Map<string, number>();
  for (const { reviewId, reference } of existing) {
    const [, prefix, number] = /^(.*-)(\d+)$/.exec(reference) ?? [];
    const key = `${reviewId} ${prefix}`;
    if (prefix) lastNumber.set(key, Math.max(lastNumber.get(key) ?? 0, Number(number)));
  }
  function take(review: TargetReview, { name }: ImportedRecommendation): string {
    const place = review.id ?? review.code;
    let reference: string;
    if ('prefix' in name) {
      const number = (lastNumber.get(`${place} ${name.prefix}`) ?? 0) + 1;
      lastNumber.set(`${place} ${name.prefix}`, number);
      reference = `${name.prefix}${number}`;
    } else {
      reference = name.reference;
      for (let use = 2; taken.has(`${place} ${reference}`); use++) reference = `${name.reference} #${use}`;
    }
    taken.add(`${place} ${reference}`);
    return reference;
  }
  return { take };
}

/** The key of a reference without the "#2" that tells it from another of the same paragraph. */
function baseKey(reference: string): string {
  return referenceKey(reference.replace(/ #\d+$/, ''));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
