/** What the workspace makes of what a person types: mentions of names after @ and #, links of addresses. */
const MENTION = /<(?:([@#])(\w+)(?:\|[^<>]*)?|(https?:[^<>|\s]+))>/g;

/** Mentions as they are typed, so that a message can be edited. */
export function asTyped(text: string, nameOf: (id: string) => string | undefined): string {
  return text.replace(MENTION, (all, sign: string, id: string, address?: string) => {
    if (address) return address;
    const name = nameOf(id);
    return name ? `${sign}${name}` : all;
  });
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** What a person typed, as mrkdwn: their mentions and links stay, every other < is a character, as in Slack's composer. */
export function asMrkdwn(text: string): string {
  let out = '';
  let at = 0;
  for (const match of text.matchAll(MENTION)) {
    out += escaped(text.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return out + escaped(text.slice(at));
}

/** A text as it would be read aloud: names for mentions, labels for links and dates, no notation. */
export function asSpoken(text: string, nameOf: (id: string) => string | undefined): string {
  return text
    .replace(/<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (_, sign: string, target: string, label = '') => {
      if (sign === '@' || sign === '#') return `${sign}${nameOf(target) ?? (label || target)}`;
      return label || (sign === '!' ? `@${target}` : target);
    })
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
