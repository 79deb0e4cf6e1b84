import type { ImportNote } from './content.ts';

/** New rows that got another reference than the file gives: "row 3: 24 #2". */
export function sameReferenceNotes(renamed: string[]): ImportNote[] {
  if (renamed.length === 0) return [];
  const shown = renamed.slice(0, 10).join(', ') + (renamed.length > 10 ? ', …' : '');
  const message = `${renamed.length} new ${renamed.length === 1 ? 'row has' : 'rows have'} a reference that another has already; a number is added to it (${shown}).`;
  return [{ kind: 'same_reference', message, details: { count: renamed.length, rows: shown } }];
}

/** Rows that are in another review than the file says; `codes` has that review once for each row. */
export function elsewhereNotes(codes: string[]): ImportNote[] {
  return [...countBy(codes)].map(([code, count]) => ({
    kind: 'in_other_review',
    message: `${count} ${count === 1 ? 'row is' : 'rows are'} in the review ${code} already, and ${count === 1 ? 'stays' : 'stay'} there.`,
    details: { count, review: code },
  }));
}

/** Recommendations that have a Vietnamese text of the English one that they had until now. */
export function translationNotes(
  changed: readonly {
    existing: { reviewCode: string; reference: string; textVi: string | null };
    changes: readonly { field: string }[];
  }[],
): ImportNote[] {
  const kept = changed.flatMap(({ existing, changes }) => {
    const fields = changes.map(({ field }) => field);
    return existing.textVi && fields.includes('textEn') && !fields.includes('textVi') ? [existing] : [];
  });
  if (kept.length === 0) return [];
  const inSeveral = new Set(kept.map(({ reviewCode }) => reviewCode)).size > 1;
  const names = kept
    .slice(0, 10)
    .map(({ reviewCode, reference }) => (inSeveral ? `${reviewCode} ${reference}` : reference));
  const references = names.join(', ') + (kept.length > names.length ? ', …' : '');
  const message = `The Vietnamese text of ${kept.length} ${kept.length === 1 ? 'recommendation' : 'recommendations'} (${references}) translates the former English text; check it.`;
  return [{ kind: 'translation_kept', message, details: { count: kept.length, references } }];
}

/** Recommendations of the reviews that rows go into, `absent`, which no row means. */
export function absentNotes(
  reviews: readonly { id: string | null; code: string }[],
  absent: readonly { reviewId: string }[],
): ImportNote[] {
  const counts = countBy(absent.map(({ reviewId }) => reviewId));
  return [...new Set(reviews)].flatMap(({ id, code }) => {
    const count = counts.get(id ?? '') ?? 0;
    if (count === 0) return [];
    const message = `${count} ${count === 1 ? 'recommendation' : 'recommendations'} of ${code} ${count === 1 ? 'is' : 'are'} not in the file; nothing is done to ${count === 1 ? 'it' : 'them'}.`;
    return [{ kind: 'not_in_file', message, details: { count, review: code } }];
  });
}

/** How often each text occurs. */
export function countBy(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
