import { describe, expect, test } from 'vitest';
import { code, isCut, pieces, plain, shown } from '../../../src/slack/views/record-text.ts';
import { long, NASTIES } from './monsters.ts';

describe('a text of the records', () => {
  test('neither pings, links nor formats', () => {
    expect(shown('<!channel> & <https://x|y>', 100)).toBe('&lt;!channel&gt; &amp; &lt;https://x|y&gt;');
    expect(shown('*a* _b_', 100)).not.toMatch(/(?<!\u2060)[*_]|[*_](?!\u2060)/);
    expect(shown('see :gun: at 10:30:00', 100)).not.toMatch(/:gun:/);
  });

  test('is in code what can be copied back', () => {
    expect(code('-status:not_started\u202E theme:"a & b"', 100)).toBe('`-status:not_started theme:"a &amp; b"`');
    expect(code('a `b` <!channel>', 100)).toBe("`a 'b' &lt;!channel&gt;`");
    expect(code('x'.repeat(99), 20)).toMatch(/^`x{12,}…`$/);
  });

  test('is cut between whole characters, and says so', () => {
    expect(shown('👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 14)).toBe('👨‍👩‍👧‍👦…');
    expect(shown('đoạn'.normalize('NFD').repeat(9), 12).normalize('NFC')).toMatch(/^(?:đoạn)*(?:đ|đo|đoạ)?…$/u);
    expect(shown('a & b & c', 8)).toBe('a…');
    expect(shown('Consider ratifying the Second Optional Protocol', 31)).toBe('Consider ratifying the Second…');
    expect(shown('Consider ratifying the Second Optional Protocol', 32)).toBe('Consider ratifying the Second…');
    expect(plain('Consider ratifying the Second Optional Protocol', 28)).toBe('Consider ratifying the…');
    expect(shown(`Bảo đảm ${'x'.repeat(50)}`, 30)).toBe(`Bảo đảm ${'x'.repeat(20)}…`);
    expect(isCut('abc', 3)).toBe(false);
    expect(isCut('abcd', 3)).toBe(true);
    expect(isCut('&', 3)).toBe(true);
  });

  test('keeps its direction to itself', () => {
    expect(shown('توصي', 100)).toBe('\u2068توصي\u2069');
    expect(shown('a\u202Eb', 100)).toBe('ab');
    expect(shown(long('arabic'), 50).endsWith('\u2069…')).toBe(true);
  });

  test.each(NASTIES)('%s never grows beyond its limit', (kind) => {
    for (const limit of [10, 75, 2000, 3000]) {
      expect(shown(long(kind), limit).length).toBeLessThanOrEqual(limit);
      expect(plain(long(kind), limit).length).toBeLessThanOrEqual(limit);
    }
  });

  test('is whole in its pieces, broken between words', () => {
    const text = long('marks');
    const found = pieces(text, 2900);
    expect(found.every((piece) => piece.length <= 2902)).toBe(true);
    expect(found.join(' ')).toBe(text.trim().replace(/\s+/g, ' '));
    expect(pieces(long('ampersands'), 2900).join('').replace(/\s/g, '')).toBe(`Text${'&amp;'.repeat(19_995)}`);
    expect(pieces('', 2900)).toEqual([]);
  });
});
