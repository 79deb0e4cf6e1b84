import { describe, expect, it } from 'vitest';
import { htmlOf, type MarkupNode, richTextOf, TOKEN } from '../../../src/workspace/page/elements/rich-text.ts';

/** As much of a document as the reading needs. */
function node(name: string, attributes: Record<string, string>, ...children: (MarkupNode | string)[]): MarkupNode {
  return {
    nodeName: name,
    nodeValue: null,
    childNodes: children.map((child) => (typeof child === 'string' ? text(child) : child)),
    getAttribute: (key) => attributes[key] ?? null,
  };
}
const text = (value: string): MarkupNode => ({ nodeName: '#text', nodeValue: value, childNodes: [] });
const el = (name: string, ...children: (MarkupNode | string)[]) => node(name, {}, ...children);
const root = (...children: (MarkupNode | string)[]) => el('DIV', ...children);
const section = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });
const plain = (value: string, style?: Record<string, boolean>) => ({
  type: 'text',
  text: value,
  ...(style ? { style } : {}),
});
const parts = (...children: (MarkupNode | string)[]) => richTextOf(root(...children))?.elements;

describe('an editor is read', () => {
  it('as nothing when it has nothing in it', () => {
    expect(richTextOf(root())).toBeNull();
    expect(richTextOf(root(el('DIV', el('BR'))))).toBeNull();
    expect(richTextOf(root('  \u200b'))).toBeNull();
    expect(richTextOf(root(el('UL', el('LI', el('BR')))))).toBeNull();
  });

  it('with its styles, also one in another', () => {
    expect(parts('a ', el('B', 'b', el('I', 'bi')), el('STRIKE', 's'), el('CODE', 'c'))).toEqual([
      section(
        plain('a '),
        plain('b', { bold: true }),
        plain('bi', { bold: true, italic: true }),
        plain('s', { strike: true }),
        plain('c', { code: true }),
      ),
    ]);
  });

  it('line by line, empty lines too', () => {
    expect(parts('one', el('DIV', 'two'), el('DIV', el('BR')), el('DIV', 'four'))).toEqual([
      section(plain('one\ntwo\n\nfour')),
    ]);
    expect(parts('one', el('BR'), 'two', el('BR'))).toEqual([section(plain('one\ntwo'))]);
  });

  it('with links, whose address need not be said twice', () => {
    const link = (address: string, words: string) => node('A', { href: address }, words);
    expect(parts(link('https://a.org', 'here'), ' ', link('https://b.org', 'https://b.org'))).toEqual([
      section({ type: 'link', url: 'https://a.org', text: 'here' }, plain(' '), { type: 'link', url: 'https://b.org' }),
    ]);
  });

  it('with lists, which Slack keeps flat', () => {
    const list = el('UL', el('LI', 'one', el('OL', el('LI', 'inner'))), el('LI', 'two'));
    expect(parts('before', list, el('DIV', 'after'))).toEqual([
      section(plain('before')),
      { type: 'rich_text_list', style: 'bullet', elements: [section(plain('one'))] },
      { type: 'rich_text_list', style: 'ordered', indent: 1, elements: [section(plain('inner'))] },
      { type: 'rich_text_list', style: 'bullet', elements: [section(plain('two'))] },
      section(plain('after')),
    ]);
  });

  it('with mentions as they were', () => {
    const mention = { type: 'user', user_id: 'U1' };
    expect(parts('for ', node('SPAN', { [TOKEN]: JSON.stringify(mention) }, '@ana'))).toEqual([
      section(plain('for '), mention),
    ]);
  });
});

describe('an editor begins', () => {
  const name = () => '@ana';

  it('with what the app gave, nothing of it as markup', () => {
    const given = { type: 'rich_text', elements: [section(plain('<b> & "x"\ny', { bold: true }))] };
    expect(htmlOf(given, name)).toBe('<div><b>&lt;b&gt; &amp; &quot;x&quot;<br>y</b></div>');
  });

  it('with links only where they lead somewhere', () => {
    const link = (url: string) => ({ type: 'rich_text', elements: [section({ type: 'link', url, text: 'x' })] });
    expect(htmlOf(link('https://a.org/?a="'), name)).toBe('<div><a href="https://a.org/?a=&quot;">x</a></div>');
    expect(htmlOf(link('javascript:alert(1)'), name)).not.toContain('href');
  });

  it('with lists, quotes and code', () => {
    const given = {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_list', style: 'ordered', indent: 1, elements: [section(plain('a'))] },
        { type: 'rich_text_quote', elements: [plain('q')] },
        { type: 'rich_text_preformatted', elements: [plain('p')] },
      ],
    };
    expect(htmlOf(given, name)).toBe('<ol><ol><li>a</li></ol></ol><blockquote>q</blockquote><pre>p</pre>');
  });

  it('with nothing for nothing', () => expect(htmlOf(null, name)).toBe(''));
});
