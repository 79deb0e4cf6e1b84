import { UserError } from '../../errors.ts';
import type { Review } from '../review.ts';
import type { ImportContent, ReviewDraft } from './content.ts';
import type { TargetReview } from './import-plan.ts';

/** A review that rows of a file go into: one of the records (`id`), or one to create from `draft`. */
export interface ReviewTarget extends TargetReview {
  draft: ReviewDraft;
  /** The records have it without its document symbol: it gets that */
  lacksSymbol: boolean;
}

/**
 * The review that each draft of a file means: the one with its document symbol, else the one with its code where that has no
 * other symbol; else a new one, whose code gets a number when another review has it. With `code`, every row means that review.
 * Throws a UserError when `code` is not a code, or is not in the records and the file does not tell its mechanism.
 */
export function reviewTargets(
  content: ImportContent,
  reviews: readonly Review[],
  code: string | null,
): (place: number | null) => ReviewTarget {
  if (code !== null) {
    const target = namedTarget(content, reviews, code);
    return () => target;
  }
  const codes = new Set(reviews.map((review) => review.code));
  const targets: ReviewTarget[] = [];
  for (const draft of content.reviews) {
    const review = findReview(draft, reviews);
    const fresh = freeCode(draft.code, codes);
    if (!review) codes.add(fresh);
    targets.push(
      review
        ? targetOf(review, draft)
        : { ...draft, id: null, code: fresh, draft: { ...draft, code: fresh }, lacksSymbol: false },
    );
  }
  return (place) => {
    const target = targets[place ?? -1];
    if (!target) throw new Error('A row is in no review, though none was named');
    return target;
  };
}

function findReview(draft: ReviewDraft, reviews: readonly Review[]): Review | undefined {
  const bySymbol = reviews.find(
    ({ symbol }) => symbol !== null && draft.symbol !== null && plain(symbol) === plain(draft.symbol),
  );
  return (
    bySymbol ??
    reviews.find(
      ({ code, mechanism, symbol }) =>
        code === draft.code && mechanism === draft.mechanism && !(symbol && draft.symbol),
    )
  );
}

function namedTarget(content: ImportContent, reviews: readonly Review[], typed: string): ReviewTarget {
  const code = typed.trim().toLowerCase();
  const review = reviews.find((known) => known.code.toLowerCase() === code);
  const [draft] = content.reviews;
  if (review) {
    const { mechanism, title, symbol, cycle, session } = review;
    return targetOf(review, draft ?? { mechanism, code: review.code, title, symbol, cycle, session });
  }
  if (!/^[a-z0-9][a-z0-9.-]{0,39}$/.test(code)) {
    throw new UserError(
      'review_code_bad',
      `"${typed}" cannot be a review's code. Use letters, digits and dashes, as in upr-2014.`,
      { code: typed },
    );
  }
  const mechanisms = new Set(content.reviews.map(({ mechanism }) => mechanism));
  if (!draft || mechanisms.size !== 1) {
    const known = reviews.map((other) => other.code).join(', ') || 'none yet';
    throw new UserError(
      'review_unknown',
      `There is no review ${code}, and the file does not tell which body it would be of. Reviews: ${known}.`,
      {
        code,
        known,
      },
    );
  }
  return { id: null, code, mechanism: draft.mechanism, draft: { ...draft, code }, lacksSymbol: false };
}

function targetOf(review: Review, draft: ReviewDraft): ReviewTarget {
  const { id, code, mechanism } = review;
  return {
    id,
    code,
    mechanism,
    draft: { ...draft, title: review.title },
    lacksSymbol: review.symbol === null && draft.symbol !== null,
  };
}

function freeCode(code: string, taken: Set<string>): string {
  let free = code;
  for (let use = 2; taken.has(free); use++) free = `${code}-${use}`;
  return free;
}

function plain(symbol: string): string {
  return symbol.replace(/\s+/g, '').toUpperCase();
}
