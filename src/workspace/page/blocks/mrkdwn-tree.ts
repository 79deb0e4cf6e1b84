import { type Node, NodeType, parse } from 'slack-message-parser';

export type { Node };
export { NodeType };

/** A space that nobody sees: by it the parser, which wants white space beside its marks, knows where Slack sees an edge. */
const EDGE = '\ufeff';
const marks = '*_~`';
const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
const isSpace = (character: string | undefined) => character === undefined || /\s/.test(character);
const isMark = (character: string | undefined) => character !== undefined && marks.includes(character);

/** Where a mark stands between a word and a sign, as in `code`: or “*bold*”, it opens or closes; between words it is only a sign. */
function withEdges(line: string): string {
  const open = new Set<string>();
  let result = '';
  for (let at = 0; at < line.length; at++) {
    const character = line[at] as string;
    // What is in angle brackets is no text: `<https://example.org/a_b_c|*label*>`.
    const link = character === '<' ? /^<[^<>\n]+>/.exec(line.slice(at))?.[0] : undefined;
    if (link) {
      result += link;
      at += link.length - 1;
      continue;
    }
    if (!isMark(character) || line[at + 1] === character || line[at - 1] === character) {
      result += character;
      continue;
    }
    let before = at - 1;
    while (isMark(line[before]) && line[before] !== character) before--;
    let after = at + 1;
    while (isMark(line[after]) && line[after] !== character) after++;
    const closes = open.has(character) && !isSpace(line[at - 1]) && !isWord(line[after]);
    const opens = !open.has(character) && !isSpace(line[at + 1]) && !isWord(line[before]);
    if (closes) open.delete(character);
    else if (opens) open.add(character);
    const isSign = (edge: string | undefined) => !isSpace(edge) && !isMark(edge);
    result += `${opens && isSign(line[at - 1]) ? EDGE : ''}${character}${closes && isSign(line[at + 1]) ? EDGE : ''}`;
  }
  return result;
}

function normalised(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(EDGE, '')
    .split(/(```[\s\S]*?```)/)
    .map((part, index) => {
      // Blocks of code stand by themselves, wherever they are written.
      if (index % 2 === 1) return /^```\s*```$/.test(part) ? part : `${EDGE}${part}${EDGE}`;
      const lines = part.split('\n').map((line) => withEdges(line));
      // Slack takes a quote with or without escaping; only at the beginning of a line.
      return lines
        .map((line, n) => (n > 0 || index === 0 ? line.replace(/^(>+)/, (all) => '&gt;'.repeat(all.length)) : line))
        .join('\n');
    })
    .join('');
}

/** The text of a node, as the reader is to see it. */
export function decoded(text: string): string {
  return text.replaceAll(EDGE, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

export const isBlockLevel = (node: Node) => node.type === NodeType.PreText || node.type === NodeType.Quote;

/** A block makes its own line: the line break that was typed beside it makes none. */
function withoutDoubleBreaks(nodes: Node[]): Node[] {
  return nodes.flatMap((node, at): Node[] => {
    if (node.type !== NodeType.Text) return [node];
    let text = node.text.replaceAll(EDGE, '');
    const [before, after] = [nodes[at - 1], nodes[at + 1]];
    if (before?.type === NodeType.PreText) text = text.replace(/^[ \t]*\n/, '');
    if (after && isBlockLevel(after)) text = text.replace(/\n[ \t]*$/, '');
    return text === '' ? [] : [{ ...node, text }];
  });
}

/** Blocks of code and quotes are parsed once, not again within each other; lines that follow each other make one quote. */
export function parseMrkdwn(text: string): Node[] {
  return withoutDoubleBreaks(parse(normalised(text)).children);
}

/** What a quote holds, without the space after its sign. */
export function quoted(nodes: Node[]): Node[] {
  let atStart = true;
  const trimmed = nodes.map((node) => {
    if (node.type !== NodeType.Text) {
      atStart = false;
      return node;
    }
    let { text } = node;
    if (atStart) text = text.replace(/^ /, '');
    atStart = text.endsWith('\n');
    return { ...node, text };
  });
  const last = trimmed.at(-1);
  if (last?.type === NodeType.Text) trimmed[trimmed.length - 1] = { ...last, text: last.text.replace(/\n$/, '') };
  return withoutDoubleBreaks(trimmed);
}

const addresses = /^(https?:|mailto:|tel:)/i;

/** An address that a page may open; anything else is only text. */
export function safeAddress(address: string): string | undefined {
  const plain = decoded(address).trim();
  return addresses.test(plain) ? plain : undefined;
}
