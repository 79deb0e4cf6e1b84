import { expect, test } from 'vitest';
import { emojiOf, splitEmoji } from '../../../src/workspace/page/blocks/emoji-names.ts';

test('knows Slack’s names, flags and skin tones', () => {
  expect(['tada', '+1', 'thumbsup', 'large_green_circle', 'flag-vn'].map((name) => emojiOf(name))).toEqual([
    '🎉',
    '👍',
    '👍',
    '🟢',
    '🇻🇳',
  ]);
  expect(emojiOf('+1', 'skin-tone-3')).toBe('👍🏼');
});

test('what is no name stays as typed', () => {
  expect(['30', 'nope', 'constructor', '__proto__', '👍', ''].map((name) => emojiOf(name))).toEqual(
    Array(6).fill(undefined),
  );
  expect(splitEmoji('at 12:30:45, :nope: *x*')).toEqual(['at 12:30:45, :nope: *x*']);
  expect(splitEmoji('12:30:tada: :+1::skin-tone-2:')).toEqual([
    '12:30',
    { name: 'tada' },
    ' ',
    { name: '+1', tone: 'skin-tone-2' },
  ]);
});
