// "143.5 Consider", "143.5. Consider", "24. The", "24 (a) The", "24.(a)(ii) The", "24a. The". A whole number needs a full stop or a
// letter behind it, so that "2030 Agenda" is text; a broken one must not go on in lower case, so that "1.5 million" is.
const PARAGRAPH =
  /^(?:(\d{1,4}(?:\.\d{1,4})+)(?:\.(?=\s)|(?=\s*(?:\([a-z]|["'“‘«*[(]|\p{Lu}|$)))|(\d{1,4}[a-z]?)(?:\.(?!\d)|(?=\s*(?:\([a-z]{1,4}\)|$))))((?:\s*\([a-z]{1,4}\)){0,3})\.?\s*/u;

/** The paragraph number that leads a text, "24 (a)", and the text without it. Null when none leads it. */
export function leadingParagraph(text: string): { paragraph: string; rest: string } | null {
  const found = PARAGRAPH.exec(text);
  if (!found) return null;
  const letters = (found[3] ?? '').match(/\([a-z]+\)/g) ?? [];
  return { paragraph: [found[1] ?? found[2], ...letters].join(' '), rest: text.slice(found[0].length) };
}
