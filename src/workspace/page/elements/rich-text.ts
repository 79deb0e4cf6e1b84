import { isObject, type Json, objectsIn, stringIn } from '../json.ts';

/** What is read of the editor's document: so little that it can be made without a browser. */
export interface MarkupNode {
  nodeName: string;
  nodeValue: string | null;
  childNodes: ArrayLike<MarkupNode>;
  getAttribute?(name: string): string | null;
}

/** How a part of the editor is marked that is no text: a mention, an emoji, a date. */
export const TOKEN = 'data-token';

type Style = Record<string, true>;

const styles: Record<string, string> = {
  B: 'bold',
  STRONG: 'bold',
  I: 'italic',
  EM: 'italic',
  S: 'strike',
  STRIKE: 'strike',
  DEL: 'strike',
  U: 'underline',
  CODE: 'code',
};
const tags: Record<string, string> = { bold: 'b', italic: 'i', strike: 's', underline: 'u', code: 'code' };
const blocks = new Set(['DIV', 'P']);

const childrenOf = (node: MarkupNode): MarkupNode[] => Array.from(node.childNodes);
const textOf = (node: MarkupNode): string => node.nodeValue ?? childrenOf(node).map(textOf).join('');
const clean = (text: string): string => text.replaceAll('\u200b', '').replaceAll('\u00a0', ' ');

/** Gathers the inline elements of one section; neighbours of one style become one. */
function createLine() {
  const elements: Json[] = [];
  let isBreakDue = false;
  const line = {
    elements,
    put(element: Json) {
      const last = elements.at(-1);
      const isSame = JSON.stringify(last?.style) === JSON.stringify(element.style);
      if (last?.type === 'text' && element.type === 'text' && isSame) last.text = `${last.text}${element.text}`;
      else elements.push(element);
    },
    text(text: string, style: Style) {
      if (text === '') return;
      line.commitBreak();
      line.put({ type: 'text', text, ...(Object.keys(style).length > 0 ? { style: { ...style } } : {}) });
    },
    commitBreak() {
      if (isBreakDue) line.put({ type: 'text', text: '\n' });
      isBreakDue = false;
    },
    /** A block begins or ends: what follows stands on a line of its own. */
    edge() {
      isBreakDue ||= elements.length > 0;
    },
    take(): Json[] {
      isBreakDue = false;
      return elements.splice(0);
    },
  };
  return line;
}

type Line = ReturnType<typeof createLine>;

function readInline(
  node: MarkupNode,
  line: Line,
  style: Style,
  isLast: boolean,
  outside: (node: MarkupNode) => boolean,
) {
  const name = node.nodeName.toUpperCase();
  if (node.nodeValue !== null) return line.text(clean(node.nodeValue), style);
  const token = node.getAttribute?.(TOKEN);
  if (token) {
    line.commitBreak();
    return line.put(JSON.parse(token));
  }
  if (name === 'BR') {
    line.commitBreak();
    // The last one of a block only holds its place.
    if (!isLast) line.text('\n', {});
    return;
  }
  if (outside(node)) return;
  if (name === 'A') {
    const text = clean(textOf(node));
    const url = node.getAttribute?.('href') ?? '';
    if (text === '') return;
    line.commitBreak();
    const more = Object.keys(style).length > 0 ? { style: { ...style } } : {};
    return line.put({ type: 'link', url, ...(text === url ? {} : { text }), ...more });
  }
  const isBlock = blocks.has(name);
  if (isBlock) line.edge();
  const mark = styles[name];
  readAll(node, line, mark ? { ...style, [mark]: true } : style, outside);
  if (isBlock) line.edge();
}

function readAll(node: MarkupNode, line: Line, style: Style, outside: (node: MarkupNode) => boolean): void {
  const children = childrenOf(node);
  for (const [at, child] of children.entries()) readInline(child, line, style, at === children.length - 1, outside);
}

function inlinesOf(node: MarkupNode, outside: (node: MarkupNode) => boolean = () => false): Json[] {
  const line = createLine();
  readAll(node, line, {}, outside);
  return line.take();
}

const isList = (node: MarkupNode) => node.nodeName.toUpperCase() === 'UL' || node.nodeName.toUpperCase() === 'OL';

/** Slack keeps lists flat: one for each run of items of the same depth. */
function listsOf(list: MarkupNode, indent: number): Json[] {
  const style = list.nodeName.toUpperCase() === 'OL' ? 'ordered' : 'bullet';
  const parts: Json[] = [];
  let items: Json[] = [];
  const finish = () => {
    if (items.length > 0)
      parts.push({ type: 'rich_text_list', style, ...(indent > 0 ? { indent } : {}), elements: items });
    items = [];
  };
  const nest = (inner: MarkupNode) => {
    finish();
    parts.push(...listsOf(inner, Math.min(indent + 1, 8)));
    return true;
  };
  for (const item of childrenOf(list)) {
    if (isList(item)) nest(item);
    if (item.nodeName.toUpperCase() !== 'LI') continue;
    const nested: MarkupNode[] = [];
    const elements = inlinesOf(item, (node) => isList(node) && nested.push(node) > 0);
    items.push({ type: 'rich_text_section', elements });
    for (const inner of nested) nest(inner);
  }
  finish();
  return parts;
}

const preformatted = (node: MarkupNode): Json => ({
  type: 'rich_text_preformatted',
  elements: [{ type: 'text', text: clean(textOf(node)) }],
});

/** What stands in the editor, as Slack keeps it; null for nothing. */
export function richTextOf(root: MarkupNode): Json | null {
  const parts: Json[] = [];
  const line = createLine();
  const finish = () => {
    const elements = line.take();
    if (elements.length > 0) parts.push({ type: 'rich_text_section', elements });
  };
  const outside = (node: MarkupNode): boolean => {
    const name = node.nodeName.toUpperCase();
    if (!isList(node) && name !== 'BLOCKQUOTE' && name !== 'PRE') return false;
    finish();
    if (isList(node)) parts.push(...listsOf(node, 0));
    else if (name === 'PRE') parts.push(preformatted(node));
    else parts.push({ type: 'rich_text_quote', elements: inlinesOf(node) });
    return true;
  };
  readAll(root, line, {}, outside);
  finish();
  const isBlank = !parts.some((part) =>
    JSON.stringify(part).match(/"text":"(?!\s*")|"url":|_id":|"name":|"timestamp":/),
  );
  return isBlank ? null : { type: 'rich_text', elements: parts };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function styledHtml(html: string, style: unknown): string {
  if (!isObject(style)) return html;
  return Object.entries(tags).reduce(
    (inner, [name, tag]) => (style[name] === true ? `<${tag}>${inner}</${tag}>` : inner),
    html,
  );
}

/** `nameOf`: how a mention, an emoji or a date is written. */
function inlineHtml(element: Json, nameOf: (element: Json) => string): string {
  if (element.type === 'text')
    return styledHtml(escaped(stringIn(element.text)).replaceAll('\n', '<br>'), element.style);
  const url = stringIn(element.url);
  if (element.type === 'link' && /^(https?|mailto|tel):/i.test(url)) {
    return styledHtml(`<a href="${escaped(url)}">${escaped(stringIn(element.text) || url)}</a>`, element.style);
  }
  return `<span ${TOKEN}="${escaped(JSON.stringify(element))}" contenteditable="false">${escaped(nameOf(element))}</span>`;
}

/** The editor's document for a rich text. */
export function htmlOf(richText: unknown, nameOf: (element: Json) => string): string {
  if (!isObject(richText)) return '';
  const inline = (part: Json) =>
    objectsIn(part.elements)
      .map((one) => inlineHtml(one, nameOf))
      .join('');
  const parts = objectsIn(richText.elements).map((part) => {
    switch (part.type) {
      case 'rich_text_list': {
        const tag = part.style === 'ordered' ? 'ol' : 'ul';
        const items = objectsIn(part.elements).map((item) => `<li>${inline(item)}</li>`);
        const depth = Math.min(Number(part.indent) || 0, 8);
        return `${`<${tag}>`.repeat(depth + 1)}${items.join('')}${`</${tag}>`.repeat(depth + 1)}`;
      }
      case 'rich_text_quote':
        return `<blockquote>${inline(part)}</blockquote>`;
      case 'rich_text_preformatted':
        return `<pre>${escaped(
          objectsIn(part.elements)
            .map((one) => stringIn(one.text) || stringIn(one.url))
            .join(''),
        )}</pre>`;
      default:
        return `<div>${inline(part).replace(/<br>$/, '') || '<br>'}</div>`;
    }
  });
  return parts.join('');
}
