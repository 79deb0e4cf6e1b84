import { escapeText, verbatim } from './message.ts';

// Texts of UN documents hold whatever somebody once typed: markup, right-to-left scripts, marks on marks. Shown here
// they neither format nor ping, keep their direction to themselves, and are cut only between whole characters.

const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** A "character" with more marks than this is no writing. */
const LONGEST_CHARACTER = 40;

/** A text of the records as mrkdwn, at most `limit` UTF-16 units long; with an ellipsis where it was cut, between words. */
export function shown(text: string, limit: number): string {
  return cut(isolated(withoutEmojiCodes(clean(text))), limit, verbatim);
}

/**
 * A command or filter in code formatting, to be copied as it stands: without joiners, which a paste would bring along. A
 * backtick would end the formatting.
 */
export function code(text: string, limit: number): string {
  const whole = clean(text).replace(/\s+/g, ' ').replaceAll('`', "'");
  return `\`${cut(whole, limit - 2, escapeText) || ' '}\``;
}

/** The same for places that know no markup: plain_text, table cells, options. */
export function plain(text: string, limit: number): string {
  return cut(isolated(clean(text).replace(/\s+/g, ' ')), limit, (part) => part);
}

/** Whether `shown` would have to cut. */
export function isCut(text: string, limit: number): boolean {
  return verbatim(isolated(withoutEmojiCodes(clean(text)))).length > limit;
}

/** A text as pieces of mrkdwn of at most `limit` units each, broken at line ends or spaces where there are any. */
export function pieces(text: string, limit: number): string[] {
  const found: string[] = [];
  let piece = '';
  for (const part of withoutEmojiCodes(clean(text)).split(/(?<=\s)/)) {
    for (const chunk of chunks(verbatim(part), part, limit)) {
      if (piece.length + chunk.length > limit) {
        if (piece.trim()) found.push(isolated(piece.trim()));
        piece = '';
      }
      piece += chunk;
    }
  }
  if (piece.trim()) found.push(isolated(piece.trim()));
  return found;
}

/** A word that is longer than a piece, in pieces; nearly always just the word. */
function chunks(escaped: string, word: string, limit: number): string[] {
  if (escaped.length <= limit) return [escaped];
  const found = [''];
  for (const { segment } of characters.segment(word)) {
    const part = verbatim(sane(segment));
    if ((found.at(-1) as string).length + part.length > limit) found.push('');
    found[found.length - 1] += part;
  }
  return found;
}

function cut(text: string, limit: number, write: (part: string) => string): string {
  const whole = write(text);
  if (whole.length <= limit) return whole;
  const isIsolated = text.startsWith(ISOLATE);
  let kept = '';
  let wholeWords = '';
  for (const { segment } of characters.segment(text)) {
    if (/^\s/.test(segment)) wholeWords = kept;
    const next = write(sane(segment));
    if (kept.length + next.length > limit - 2) break;
    kept += next;
  }
  // A word that is most of it is cut all the same.
  const end = wholeWords.length * 2 > kept.length ? wholeWords : kept;
  return `${end.trimEnd()}${isIsolated ? RELEASE : ''}…`;
}

function sane(character: string): string {
  return character.slice(0, LONGEST_CHARACTER).replace(/[\uD800-\uDBFF]$/, '');
}

/** ":gun:" in a record is no picture. */
function withoutEmojiCodes(text: string): string {
  return text.replace(/:(?=[\w+'-]+:)/g, ':\u2060');
}

/** Without control characters and what turns the direction of all that follows. */
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are meant.
  return text.replace(/[\u0000-\u0008\u000B-\u001F\u007F\u202A-\u202E\u2066-\u2069]/g, '').trim();
}

const ISOLATE = '\u2068';
const RELEASE = '\u2069';

function isolated(text: string): string {
  return /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/.test(text) ? `${ISOLATE}${text}${RELEASE}` : text;
}
