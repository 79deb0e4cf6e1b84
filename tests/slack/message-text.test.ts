import { describe, expect, it } from 'vitest';
import { mentionedIn, plainTextOf, referencesIn } from '../../src/slack/message-text.ts';

const names = new Map([['U0MOJ01', 'Phạm Trúc Xanh']]);

describe('a message as plain text', () => {
  it.each([
    ['<@U0MOJ01> and <@U0XYZ> and <@U0ABC|lan>', '@Phạm Trúc Xanh and @U0XYZ and @lan'],
    ['see <https://example.org/a?b=1&amp;c=2|the study>', 'see https://example.org/a?b=1&c=2'],
    ['<mailto:a@example.org|a@example.org>', 'a@example.org'],
    ['<#C123|general> <#C456>', '#general #C456'],
    ['<!channel> <!subteam^S1|@legal> <!date^1700000000^{date}|14 Nov 2023>', '@channel @legal 14 Nov 2023'],
    ['1 &lt; 2 &amp;&amp; 3 &gt; 2', '1 < 2 && 3 > 2'],
    ['&amp;lt;b&amp;gt; stays written', '&lt;b&gt; stays written'],
    ['not\u2060_\u2060started', 'not_started'],
    ['*bold* is left\nas it is', '*bold* is left\nas it is'],
  ])('%s', (mrkdwn, text) => {
    expect(plainTextOf(mrkdwn, names)).toBe(text);
  });

  it('names whom it mentions, each once', () => {
    expect(mentionedIn('<@U1> <@W2|x> <@U1> @U3')).toEqual(['U1', 'W2']);
  });
});

describe('references in a text', () => {
  it.each([
    ['On 143.5: done', ['143.5']],
    ['143.5, 143.9 and 143.5.', ['143.5', '143.9']],
    ['paragraph 24 (a) of the concluding observations', ['24 (a)']],
    ['24(b) was met', ['24(b)']],
    ['rec 6 and đoạn 8', ['6', '8']],
    ['Khuyến nghị 143.44', ['143.44']],
    ['12 people met in 2027', []],
    ['https://example.org/143.5/x', []],
    ['A/HRC/26/6', []],
    ['v1.2.3-beta', []],
  ])('%s', (text, found) => {
    expect(referencesIn(text)).toEqual(found);
  });

  it('are found in any text without delay', () => {
    expect(referencesIn('143.'.repeat(5000))).toEqual([]);
    expect(referencesIn('24 (a) '.repeat(5000)).length).toBeLessThanOrEqual(20);
    expect(referencesIn('1.1 (a)'.repeat(5000)).length).toBeLessThanOrEqual(20);
  });
});
