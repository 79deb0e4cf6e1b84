import { createHash } from 'node:crypto';
import type { Db } from '../db/client.ts';
import { insertChangeEvents, insertImport, lockImports } from '../db/imports.ts';
import {
  insertRecommendations,
  listForImport,
  lockWithAgencies,
  type NewRecommendation,
  updateRecommendations,
} from '../db/recommendation-writes.ts';
import { insertReview, setReviewSymbol } from '../db/review-writes.ts';
import { listReviews } from '../db/reviews.ts';
import type { ImportContent } from '../domain/import/content.ts';
import { type ImportPlan, planImport } from '../domain/import/import-plan.ts';
import { type ImportReport, reportOfPlan } from '../domain/import/import-report.ts';
import { countBy } from '../domain/import/plan-notes.ts';
import { type ReviewTarget, reviewTargets } from '../domain/import/review-targets.ts';
import type { Review } from '../domain/review.ts';
import { searchTextOf } from '../domain/search-text.ts';
import type { FileFormat } from '../files/format.ts';
import { readImport } from '../files/read-import.ts';
import type { NamedFile } from '../files/table.ts';
import type { Acting } from './acting.ts';

export interface ImportOptions {
  /** Only tell what would be done */
  dryRun: boolean;
  /** The code of the review that every row goes into; null: the file tells it */
  review: string | null;
  /** Import the rows that are right though others are wrong */
  skipWrong: boolean;
}

/** A slow disk takes its time over tens of thousands of rows; Prisma would give up after five seconds. */
const TRANSACTION = { maxWait: 10_000, timeout: 10 * 60_000 };

/**
 * Imports a file of recommendations, whole or not at all: in one transaction, and nothing of a file that has a wrong row unless
 * those are to be skipped. What is there already is changed where the file says otherwise, in the fields that a file tells of.
 * Throws a UserError when the file cannot be read as one of the known formats, or the review is not known.
 */
export async function importRecommendations(
  context: Acting,
  file: NamedFile,
  options: ImportOptions,
): Promise<ImportReport> {
  const { db, workspaceId } = context;
  const { format, content } = await readImport(file, options);
  const begin = { file: file.name, format: { name: format.name, title: format.title }, dryRun: options.dryRun };
  if (options.dryRun || (content.wrong.length > 0 && !options.skipWrong)) {
    const { report } = await prepare(db, workspaceId, content, options);
    return { ...begin, applied: false, ...report };
  }
  return db.$transaction(async (tx) => {
    await lockImports(tx, workspaceId);
    const { plan, report } = await prepare(tx, workspaceId, content, options);
    const applied = plan.added.length + plan.changed.length > 0;
    if (applied) await apply(tx, context, { file, format, plan });
    return { ...begin, applied, ...report };
  }, TRANSACTION);
}

type Plan = ImportPlan<ReviewTarget>;
type PlanReport = Omit<ImportReport, 'file' | 'format' | 'dryRun' | 'applied'>;

/** What the import would do to the records as they are. */
async function prepare(
  db: Db,
  workspaceId: string,
  content: ImportContent,
  { review }: ImportOptions,
): Promise<{ plan: Plan; report: PlanReport }> {
  const targetOf = reviewTargets(content, await listReviews(db, workspaceId), review);
  const rows = content.recommendations.map((recommendation) => ({
    recommendation,
    review: targetOf(recommendation.review),
  }));
  const targets = [...new Set(rows.map((row) => row.review))];
  const existing = await listForImport(db, workspaceId, {
    reviewIds: targets.flatMap(({ id }) => (id ? [id] : [])),
    sourceKeys: content.recommendations.map(({ sourceKey }) => sourceKey),
    annotationIds: content.recommendations.flatMap(({ fields }) => (fields.annotationId ? [fields.annotationId] : [])),
  });
  const plan = planImport(rows, existing);
  return { plan, report: reportOf(content, targets, plan) };
}

function reportOf(content: ImportContent, targets: ReviewTarget[], plan: Plan): PlanReport {
  const added = countBy(plan.added.map(({ review }) => review.code));
  const changed = countBy(plan.changed.map(({ existing }) => existing.reviewCode));
  const unchanged = countBy(plan.unchanged.map(({ reviewCode }) => reviewCode));
  return {
    rows: content.rowCount,
    reviews: targets.map(({ id, code, draft }) => ({
      code,
      title: draft.title,
      isNew: id === null,
      added: added.get(code) ?? 0,
      changed: changed.get(code) ?? 0,
      unchanged: unchanged.get(code) ?? 0,
    })),
    ...reportOfPlan(plan),
    wrong: content.wrong,
    wrongRows: new Set(content.wrong.map(({ row }) => row)).size,
    // What is in a wrong row is in the file all the same.
    notes: [...content.notes, ...plan.notes.filter(({ kind }) => kind !== 'not_in_file' || content.wrong.length === 0)],
  };
}

async function apply(
  tx: Db,
  { workspaceId, now, actorId }: Acting,
  { file, format, plan }: { file: NamedFile; format: FileFormat; plan: Plan },
): Promise<void> {
  const reviews = await storeReviews(tx, workspaceId, plan, now);
  await insertRecommendations(tx, workspaceId, added(plan, reviews), now);
  await storeChanged(tx, workspaceId, plan, now);
  const ids = new Set([...reviews.values()].map(({ id }) => id));
  const record = {
    at: now,
    actorId,
    fileName: file.name,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    format: format.name,
    reviewId: ids.size === 1 ? ([...ids][0] ?? null) : null,
    added: plan.added.length,
    changed: plan.changed.length,
    unchanged: plan.unchanged.length,
  };
  await insertImport(tx, workspaceId, record);
  const changed = plan.changed.map(({ existing, changes }) => ({ recommendationId: existing.id, changes }));
  await insertChangeEvents(tx, workspaceId, record, changed);
}

/** The reviews that new rows go into, those created that were not there. */
async function storeReviews(tx: Db, workspaceId: string, plan: Plan, now: Date): Promise<Map<ReviewTarget, Review>> {
  const known = new Map((await listReviews(tx, workspaceId)).map((review) => [review.id, review]));
  const stored = new Map<ReviewTarget, Review>();
  for (const target of new Set(plan.added.map(({ review }) => review))) {
    if (target.lacksSymbol && target.id && target.draft.symbol)
      await setReviewSymbol(tx, workspaceId, target.id, target.draft.symbol);
    const review = known.get(target.id ?? '');
    stored.set(target, review ?? (await insertReview(tx, workspaceId, target.draft, now)));
  }
  return stored;
}

/** As they are stored: one is made ready when its turn comes, while the database works on those before it. */
function* added({ added: rows }: Plan, reviews: Map<ReviewTarget, Review>): Generator<NewRecommendation> {
  for (const { recommendation, review: target, reference } of rows) {
    const review = reviews.get(target);
    if (!review) continue;
    const { fields, sourceKey } = recommendation;
    // A State answers each recommendation of a UPR; what the file does not tell is not answered yet.
    const position = fields.position ?? (review.mechanism === 'UPR' ? ('pending' as const) : null);
    const searchText = searchTextOf({ reference, review, ...searchedParts(fields) }, []);
    yield { reviewId: review.id, reference, sourceKey, fields, position, searchText };
  }
}

async function storeChanged(tx: Db, workspaceId: string, plan: Plan, now: Date): Promise<void> {
  if (plan.changed.length === 0) return;
  const reviews = new Map((await listReviews(tx, workspaceId)).map((review) => [review.id, review]));
  const agencies = await lockWithAgencies(
    tx,
    workspaceId,
    plan.changed.map(({ existing }) => existing.id),
  );
  const rows = plan.changed.flatMap(({ existing, recommendation, sourceKey }) => {
    const review = reviews.get(existing.reviewId);
    if (!review) return [];
    const { reviewId, reviewCode, reference, ...kept } = existing;
    const changed = { ...kept, ...recommendation.fields };
    const searchText = searchTextOf({ reference, review, ...searchedParts(changed) }, agencies.get(existing.id) ?? []);
    return [{ searchText, ...changed, sourceKey }];
  });
  await updateRecommendations(tx, workspaceId, rows, now);
}

interface Searched {
  textEn: string;
  textVi?: string | null;
  paragraph?: string | null;
  themes?: string[];
  affectedGroups?: string[];
  recommendingStates?: string[];
}

function searchedParts({
  textEn,
  textVi = null,
  paragraph = null,
  themes = [],
  affectedGroups = [],
  recommendingStates = [],
}: Searched) {
  return { text: { en: textEn, vi: textVi }, paragraph, themes, affectedGroups, recommendingStates };
}
