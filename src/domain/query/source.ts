/** A command's text in two forms of one length, so that places agree: as it was typed, and as the grammar reads it. */
export interface Source {
  /** What the member typed, composed (NFC) and without characters that nobody sees: places count what is seen */
  shown: string;
  /** With plain quotes, colons, commas, dashes and spaces */
  plain: string;
}

/** Pasted along with a text; between two letters they are not even a space. */
export const UNSEEN = /[\u200b-\u200d\u2060\ufeff]/g;

// Each is replaced by one character: places must stay.
const PLAIN: [RegExp, string][] = [
  [/\s/g, ' '],
  [/[“”„‟«»＂]/g, '"'],
  [/[‘’‛]/g, "'"],
  [/[：﹕]/g, ':'],
  [/[，、﹐]/g, ','],
  [/[‐‑‒–—―−﹣－]/g, '-'],
  [/[＜]/g, '<'],
  [/[＞]/g, '>'],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: nobody means one, and PostgreSQL refuses NUL.
  [/[\0-\x1f\x7f]/g, ' '],
];

export function readSource(text: string): Source {
  const shown = text.replace(UNSEEN, '').normalize('NFC');
  return { shown, plain: PLAIN.reduce((plain, [pattern, character]) => plain.replace(pattern, character), shown) };
}

/** Slack's own notation in a text; what a member types is no such thing, for its "<" comes as "&lt;". */
const NOTATION = /<(?:([@#!])([^<>|\s]+)|((?:https?|mailto):[^<>|\s]+))(?:\|([^<>]*))?>/g;

/**
 * Slack escapes three characters in a command's text, and writes people, channels and links in a notation of its own; the
 * member typed, and counts, what they see.
 */
export function unescapeSlack(text: string): string {
  const seen = text.replace(NOTATION, (_, sign?: string, id?: string, link?: string, label?: string) => {
    if (!sign) return label || (link as string).replace(/^mailto:/, '');
    return `${sign === '#' ? '#' : '@'}${(label || (id as string)).replace(/^@/, '')}`;
  });
  return seen.replace(/&(lt|gt|amp);/g, (_, name) => ({ lt: '<', gt: '>', amp: '&' })[name as 'lt' | 'gt' | 'amp']);
}

/** The people whom a text mentions: their Slack user ids by what is seen of them after the "@". */
export function mentionedPeople(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, id, label] of text.matchAll(/<@([UW][A-Z0-9]+)(?:\|([^<>]*))?>/g)) {
    found.set(unescapeSlack(label || (id as string)).replace(/^@/, ''), id as string);
  }
  return found;
}

export type TokenKind = 'word' | 'quoted' | 'colon' | 'comma' | 'minus';

export interface Token {
  kind: TokenKind;
  /** As typed, without quotes */
  text: string;
  /** Place of its first character, a quote included, and of what follows its last */
  at: number;
  end: number;
}

export type Tokens = { ok: true; tokens: Token[] } | { ok: false; at: number; word: string };

const SYMBOLS: Record<string, TokenKind> = { ':': 'colon', ',': 'comma' };

/** The words and signs of a text from a place on; not ok where a quote is not closed. */
export function readTokens({ shown, plain }: Source, from: number): Tokens {
  const tokens: Token[] = [];
  let at = from;
  while (at < plain.length) {
    const character = plain[at] as string;
    const symbol = SYMBOLS[character];
    if (character === ' ') {
      at += 1;
    } else if (symbol) {
      tokens.push({ kind: symbol, text: character, at, end: at + 1 });
      at += 1;
    } else if (character === '-' && startsWord(plain, at)) {
      tokens.push({ kind: 'minus', text: character, at, end: at + 1 });
      at += 1;
    } else if (
      character === '"' ||
      (character === "'" && startsWord(plain, at) && /'(?=[\s,]|$)/.test(plain.slice(at + 1)))
    ) {
      const token = readQuoted(shown, plain, at);
      if (!token) return { ok: false, at, word: shown.slice(at).trimEnd() };
      tokens.push(token);
      at = token.end;
    } else {
      const end = at + (/^[^\s:,"]+/.exec(plain.slice(at))?.[0].length ?? 1);
      tokens.push({ kind: 'word', text: shown.slice(at, end), at, end });
      at = end;
    }
  }
  return { ok: true, tokens };
}

/** A minus or an apostrophe inside a word is part of the word: upr-2014, Côte d'Ivoire. */
function startsWord(plain: string, at: number): boolean {
  return at === 0 || /[\s:,-]/.test(plain[at - 1] as string);
}

/** A quoted text; a doubled quote inside stands for one. */
function readQuoted(shown: string, plain: string, at: number): Token | null {
  const quote = plain[at] as string;
  let text = '';
  for (let i = at + 1; i < plain.length; i++) {
    if (plain[i] !== quote) text += shown[i];
    else if (quote === '"' && plain[i + 1] === quote && text !== '') {
      text += quote;
      i += 1;
    } else if (quote === '"' || /^(?:[\s,]|$)/.test(plain.slice(i + 1))) {
      return { kind: 'quoted', text: text.replace(/\s+/g, ' ').trim(), at, end: i + 1 };
    } else text += shown[i];
  }
  return null;
}
