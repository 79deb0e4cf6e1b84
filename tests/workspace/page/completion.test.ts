import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  candidatesFor,
  commandIn,
  completed,
  type Known,
  wantedAt,
} from '../../../src/workspace/page/conversation/completion.ts';
import { findEmoji, pictured } from '../../../src/workspace/page/conversation/emoji.ts';

const rec = { command: '/rec', description: 'Look up', usage_hint: '143.5 | find words | update [143.5|help]' };
const remind = { command: '/remind', description: 'Remind', usage_hint: '' };
const person = (id: string, name: string, realName: string, more = {}) =>
  ({ id, name, realName, displayName: '', deleted: false, ...more }) as any;
const known: Known = {
  commands: [rec, remind],
  people: [
    person('U1', 'truc.xanh', 'Phạm Trúc Xanh'),
    person('U2', 'dang', 'Đặng Sóng'),
    person('U3', 'left', 'Long Gone', { deleted: true }),
    person('U4', 'ana', 'Xanthe Ana'),
  ],
  channels: [
    { id: 'C1', name: 'general', topic: 'All' },
    { id: 'C2', name: 'nhóm-công-tác', topic: '' },
  ] as any,
  findEmoji,
};

/** What is offered when the caret is at the bar. */
function offered(typed: string): string[] {
  const caret = typed.indexOf('|');
  const wanted = wantedAt(typed.replace('|', ''), caret);
  return wanted ? candidatesFor(wanted, known).map((one) => one.insert) : [];
}

describe('completion in the composer', () => {
  test('commands at the very beginning, until their name is complete', () => {
    expect(offered('/|')).toEqual(['/rec', '/remind']);
    expect(offered('/REC|')).toEqual(['/rec']);
    expect(offered('/rec |')).toEqual([]);
    expect(offered('see /re|')).toEqual([]);
  });

  test('people by handle or any of their names, without accents, and not those who left', () => {
    expect(offered('@xan|')).toEqual(['@ana', '@truc.xanh']);
    expect(offered('hello @dang|')).toEqual(['@dang']);
    expect(offered('@song|')).toEqual(['@dang']);
    expect(offered('@left|')).toEqual([]);
    expect(offered('mail@xan|')).toEqual([]);
  });

  test('channels and emoji by name', () => {
    expect(offered('in #gen|')).toEqual(['#general']);
    expect(offered('#tac|')).toEqual(['#nhóm-công-tác']);
    expect(offered(':tad|')).toContain('🎉');
    expect(offered(':+1|')).toContain('👍');
    expect(offered('12:30|')).toEqual([]);
  });

  test('the word before the caret is replaced, what follows stays', () => {
    const text = 'ask @tru about it';
    const wanted = wantedAt(text, 8);
    expect(completed(text, wanted!, '@truc.xanh')).toEqual({ text: 'ask @truc.xanh about it', caret: 15 });
    expect(completed('/re', wantedAt('/re', 3)!, '/rec')).toEqual({ text: '/rec ', caret: 5 });
  });

  test('whatever is typed, what is wanted lies before the caret', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(20), (text, at) => {
        const caret = Math.min(at, text.length);
        const wanted = wantedAt(text, caret);
        if (wanted) expect(text.slice(wanted.from + 1, wanted.to)).toBe(wanted.query);
      }),
    );
  });
});

test('a command is known once its name is complete', () => {
  expect(commandIn('/rec 143', known.commands)).toBe(rec);
  expect(commandIn('/REC ', known.commands)).toBe(rec);
  expect(commandIn('/rec', known.commands)).toBe(null);
  expect(commandIn('/recx 1', known.commands)).toBe(null);
});

test('reactions have their picture, or their name', () => {
  expect(pictured('thumbsup')).toBe('👍');
  expect(pictured('wave::skin-tone-2')).toBe('👋🏻');
  expect(pictured('our-own-logo')).toBe(':our-own-logo:');
  expect(() => findEmoji('(')).not.toThrow();
});
