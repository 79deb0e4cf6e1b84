import { describe, expect, test } from 'vitest';
import {
  decoded,
  type Node,
  NodeType,
  parseMrkdwn,
  quoted,
  safeAddress,
} from '../../../src/workspace/page/blocks/mrkdwn-tree.ts';

/** The tree in short: `b(…)` for bold and so on. */
function short(nodes: Node[]): string {
  return nodes
    .map((node) => {
      if (node.type === NodeType.Text) return decoded(node.text);
      if (node.type === NodeType.Bold) return `b(${short(node.children)})`;
      if (node.type === NodeType.Italic) return `i(${short(node.children)})`;
      if (node.type === NodeType.Strike) return `s(${short(node.children)})`;
      if (node.type === NodeType.Quote) return `q(${short(quoted(node.children))})`;
      if (node.type === NodeType.Code) return `c(${decoded(node.text)})`;
      if (node.type === NodeType.PreText) return `pre(${decoded(node.text)})`;
      return `[${decoded(node.source)}]`;
    })
    .join('');
}
const tree = (text: string) => short(parseMrkdwn(text));

describe('marks', () => {
  test.each([
    ['*143.5* · done', 'b(143.5) · done'],
    ['*a* _b_ ~c~ `d`', 'b(a) i(b) s(c) c(d)'],
    ['`code`: and _it_; and “*bold*”', 'c(code): and i(it); and “b(bold)”'],
    ['*Done*—at last…', 'b(Done)—at last…'],
    ['`a`/`b`', 'c(a)/c(b)'],
    ['_*both*_: ~*x*~', 'i(b(both)): s(b(x))'],
    ['*<https://example.org|here>*', 'b([<https://example.org|here>])'],
  ])('%s', (text, expected) => {
    expect(tree(text)).toBe(expected);
  });

  test.each([
    'snake_case_name',
    '2*3*4',
    'a * b * c',
    '* list',
    '**',
    'https://example.org/a_b_c',
    '*a\nb*',
    '`',
    '~~',
  ])('are only signs in %s', (text) => {
    expect(tree(text)).toBe(text);
  });

  test('in code are only signs', () => {
    expect(tree('`*a* _b_`, ```x *y*\n> z```')).toBe('c(*a* _b_), pre(x *y*\n> z)');
  });
});

describe('quotes and blocks of code', () => {
  test('a quote is taken with and without escaping', () => {
    expect(tree('Before\n> one *b*\n> two\nafter')).toBe('Beforeq(one b(b)\ntwo)after');
    expect(tree('Before\n&gt; one\nafter')).toBe('Beforeq(one)after');
    expect(tree('>>> all\nof it')).toBe('q(all\nof it)');
    expect(tree('3 > 2')).toBe('3 > 2');
  });

  test('a block of code stands anywhere', () => {
    expect(tree('x```y```z')).toBe('xpre(y)z');
    expect(tree('a\n```\ncode\n```\nb')).toBe('apre(\ncode\n)b');
  });
});

test('entities are decoded once', () => {
  expect(tree('&lt;b&gt; &amp;amp; R&amp;D')).toBe('<b> &amp; R&D');
});

test('only addresses that a page may open are opened', () => {
  expect(safeAddress('https://example.org/?a=1&amp;b=2')).toBe('https://example.org/?a=1&b=2');
  expect(safeAddress('mailto:a@example.org')).toBe('mailto:a@example.org');
  for (const bad of [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'data:text/html,x',
    'file:///etc',
    '//example.org',
    'slack://x',
  ]) {
    expect(safeAddress(bad)).toBeUndefined();
  }
});
