/** A text as it is compared and searched: lower case, without accents or Vietnamese tone marks, đ as d, spaces single. */
export function fold(text: string): string {
  // Most of what an import brings is plain: it needs none of the work on accents, which takes ten times as long.
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** ASCII, with single spaces between words only. */
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;
