import { fold } from './fold.ts';

/** A reference as it is compared: "24 (a)", "24(A)", "para. 24 a" → "24a"; "143.5" stays. */
export function referenceKey(reference: string): string {
  return fold(reference)
    .replace(/^(?:paragraphs?|paras?|doan|khuyen nghi|recommendation|rec)\b\.?\s*/, '')
    .replace(/^#/, '')
    .replace(/[\s()[\]]/g, '')
    .replace(/[.,;:]+$/, '');
}

/** A text whose alphabetical order is the natural order of references: 143.5 before 143.10, 24 before 24 (a). */
export function referenceSort(reference: string): string {
  return referenceKey(reference).replace(/\d+/g, (digits) => digits.padStart(6, '0'));
}
