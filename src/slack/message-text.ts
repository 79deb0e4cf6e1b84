/** The ids of the people whom a message mentions, each once. */
export function mentionedIn(mrkdwn: string): string[] {
  return [...new Set([...mrkdwn.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g)].map(([, id]) => id as string))];
}

/**
 * A message's text as its author saw it, without Slack's notation: mentions as @name, channels as #name, links as their
 * addresses, and `&`, `<`, `>` as themselves. `names` are by user id; whoever is not in it keeps their id.
 */
export function plainTextOf(mrkdwn: string, names: ReadonlyMap<string, string>): string {
  return (
    mrkdwn
      .replace(/<([^<>]*)>/g, (_, inner: string) => spoken(inner, names))
      // What was copied from an answer brings the joiners along that disarm markup there.
      .replace(/\u2060/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
  );
}

function spoken(inner: string, names: ReadonlyMap<string, string>): string {
  const bar = inner.indexOf('|');
  const target = bar === -1 ? inner : inner.slice(0, bar);
  const label = bar === -1 ? '' : inner.slice(bar + 1);
  if (target.startsWith('@')) return `@${names.get(target.slice(1)) ?? (label || target.slice(1))}`;
  if (target.startsWith('#')) return `#${label || target.slice(1)}`;
  if (target.startsWith('!date^')) return label || target;
  if (target.startsWith('!subteam^')) return label || '@group';
  if (target.startsWith('!')) return `@${target.slice(1)}`;
  return target.replace(/^mailto:/, '');
}

const NUMBERED = /(?<![\w./-])\d{1,4}(?:\.\d{1,4}){1,4}(?:\s?\([a-z0-9]{1,4}\)){0,4}(?![\w/-]|\.\d)/gi;
const LETTERED = /(?<![\w./-])\d{1,4}(?:\s?\([a-z0-9]{1,4}\)){1,4}/gi;
const NAMED =
  /(?<!\p{L})(?:paragraphs?|paras?|rec|recommendations?|đoạn|khuyến nghị)\.?\s+(\d{1,4}(?:\.\d{1,4}){0,4}(?:\s?\([a-z0-9]{1,4}\)){0,4})/giu;
const MOST_REFERENCES = 20;

/** What looks like a reference in a text: "143.5", "24 (a)", "para 24"; a number alone does not. At most twenty. */
export function referencesIn(text: string): string[] {
  const found = [
    ...[...text.matchAll(NUMBERED)].map(([all]) => all),
    ...[...text.matchAll(LETTERED)].map(([all]) => all),
    ...[...text.matchAll(NAMED)].map(([, reference]) => reference as string),
  ];
  return [...new Set(found)].slice(0, MOST_REFERENCES);
}
