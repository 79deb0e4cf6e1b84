import { fold } from '../fold.ts';
import { referenceKey } from '../reference.ts';
import { editDistance } from './edit-distance.ts';
import { UNSEEN } from './source.ts';

/** A reference apart from the review named before it: "A/HRC/26/6, para 143.5" → upr-2014 and "143.5". */
export function splitReference(
  text: string,
  reviews: { code: string; symbol: string | null }[],
): { reviewCode: string | null; key: string } {
  const folded = fold(text);
  for (const { code, symbol } of reviews) {
    for (const name of [code, symbol]) {
      const prefix = name && fold(name);
      if (!prefix || !folded.startsWith(prefix)) continue;
      const rest = folded.slice(prefix.length);
      if (/^[\s,;:]+\S/.test(rest)) return { reviewCode: code, key: referenceKey(rest.replace(/^[\s,;:]+/, '')) };
    }
  }
  return { reviewCode: null, key: referenceKey(text) };
}

/**
 * The key of the reference with which a command ends, where it begins with a digit and nothing in it can be the name of a
 * review: "143.5", "update 143.5". Null of all else, which a look-up works out.
 */
export function keyTyped(command: string): string | null {
  const [, reference] =
    /^\s*(?:\p{L}+\s+)?(\d[^\s,;:]*)\s*$/u.exec(command.replace(UNSEEN, '').replace(/\0/g, '')) ?? [];
  return reference === undefined || reference.length > LONGEST ? null : referenceKey(reference);
}

const LONGEST = 100;

/**
 * The candidates that a reference means, in their order: those that are it, else those of which it is whole parts
 * ("143" of "143.5", not of "1430.1"), else those that contain it.
 */
export function matchReferences<T extends { key: string }>(key: string, candidates: T[]): T[] {
  if (key === '') return [];
  const exact = candidates.filter((candidate) => candidate.key === key);
  if (exact.length > 0) return exact;
  const containing = candidates.filter((candidate) => candidate.key.includes(key));
  const whole = containing.filter((candidate) => isWholePart(key, candidate.key));
  return whole.length > 0 ? whole : containing;
}

/** A reference with its commas read as points: "143,5". */
export function withPoints(key: string): string {
  return key.replace(/(\d),(?=\d)/g, '$1.');
}

/**
 * The candidates nearest to a reference: by edits, then by how far their numbers are from its own. Without a review named,
 * only those that share a number with it, or what it begins with: what shares nothing is not near.
 */
export function nearestReferences<T extends { key: string }>(
  key: string,
  candidates: T[],
  limit: number,
  isOfReview = false,
): T[] {
  if (key === '') return candidates.slice(0, limit);
  const parts = partsOf(key);
  const isNear = (other: string) => {
    const theirs = partsOf(other);
    return theirs[0] === parts[0] || theirs.some((part) => /\d/.test(part) && parts.includes(part));
  };
  const short = key.slice(0, 64);
  return candidates
    .filter((candidate) => isOfReview || isNear(candidate.key))
    .map((candidate) => ({
      candidate,
      edits: editDistance(short, candidate.key.slice(0, 64)),
      apart: numberDistance(key, candidate.key),
    }))
    .sort((a, b) => a.edits - b.edits || a.apart - b.apart)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** The numbers and words of a reference: "143.5" → 143 and 5. */
function partsOf(key: string): string[] {
  return key.match(/\d+|\p{L}+/gu) ?? [];
}

function isWholePart(part: string, key: string): boolean {
  for (let at = key.indexOf(part); at !== -1; at = key.indexOf(part, at + 1)) {
    const end = at + part.length;
    if (isBoundary(key[at - 1], key[at]) && isBoundary(key[end - 1], key[end])) return true;
  }
  return false;
}

/** Between two characters that are not both digits or both letters. */
function isBoundary(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined) return true;
  return !(/\d/.test(before) && /\d/.test(after)) && !(/\p{L}/u.test(before) && /\p{L}/u.test(after));
}

function numberDistance(a: string, b: string): number {
  const left = numbersOf(a);
  const right = numbersOf(b);
  let distance = 0;
  for (let i = 0; i < Math.max(left.length, right.length); i++) distance += Math.abs((left[i] ?? 0) - (right[i] ?? 0));
  return distance;
}

function numbersOf(key: string): number[] {
  return [...key.matchAll(/\d+/g)].map(([digits]) => Number(digits));
}
