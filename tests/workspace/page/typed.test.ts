import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asMrkdwn, asSpoken, asTyped } from '../../../src/workspace/page/conversation/typed.ts';

test('mentions and addresses are edited as they were typed', () => {
  expect(asTyped('see <https://x.example/a_b_c>', () => undefined)).toBe('see https://x.example/a_b_c');
  const names: Record<string, string> = { U1: 'truc.xanh', C1: 'general' };
  expect(asTyped('<@U1> see <#C1|> and <@U9> <https://a.example|a>', (id) => names[id])).toBe(
    '@truc.xanh see #general and <@U9> <https://a.example|a>',
  );
});

test('what looks like a mark of Slack’s is shown as it was typed, mentions are not', () => {
  expect(asMrkdwn('<@U1> a < b & <https://x.example|safe> <!channel>')).toBe(
    '<@U1> a &lt; b &amp; &lt;https://x.example|safe&gt; &lt;!channel&gt;',
  );
  expect(asMrkdwn('in <#C1|>')).toBe('in <#C1|>');
  expect(asMrkdwn('see <https://x.example/a_b_c>')).toBe('see <https://x.example/a_b_c>');
});

test('nothing typed can make a link or ping a channel', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(asMrkdwn(text).replace(/<[@#]\w+(\|[^>]*)?>/g, '')).not.toMatch(/[<>]/);
    }),
  );
});

test('a text is read aloud without its notation', () => {
  const names = (id: string) => ({ U0ANA: 'Ana Lê', C0GENERAL: 'general' })[id];
  expect(asSpoken('<@U0ANA> in <#C0GENERAL|>, <#C9|old>: <https://a.example|the list>, 2 &lt; 3', names)).toBe(
    '@Ana Lê in #general, #old: the list, 2 < 3',
  );
  expect(asSpoken('<!date^1800000000^{date}|15 January> <!here> <https://a.example>', names)).toBe(
    '15 January @here https://a.example',
  );
});
