import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from '../../../src/domain/query/command.ts';
import { parseCommand } from '../../../src/domain/query/parse-command.ts';
import { mentionedPeople, unescapeSlack } from '../../../src/domain/query/source.ts';

const TODAY = '2026-11-21';

test.each<[string, Command]>([
  ['deadline', { name: 'manage' }],
  ['quản lý thời hạn', { name: 'manage' }],
  ['quan ly han', { name: 'manage' }],
  ['deadline add', { name: 'add' }],
  ['Add Deadline', { name: 'add' }],
  ['thêm thời hạn', { name: 'add' }],
  ['/rec quản lý thời hạn', { name: 'manage' }],
  ['deadline preview', { name: 'preview', words: null }],
  ['deadline preview “mid-term report”', { name: 'preview', words: 'mid-term report' }],
  ['preview dialogue', { name: 'preview', words: 'dialogue' }],
  ['xem trước thời hạn đối thoại', { name: 'preview', words: 'đối thoại' }],
  ['xem truoc', { name: 'preview', words: null }],
  ['/rec xem trước thời hạn giữa kỳ', { name: 'preview', words: 'giữa kỳ' }],
  ['xem 143.5', { name: 'card', reference: '143.5' }],
  ['why 143.5', { name: 'why', reference: '143.5', who: null }],
  ['vì sao 24 (a)', { name: 'why', reference: '24 (a)', who: null }],
  ['why 143.5 <@U0MOJ01|lan.nguyen>', { name: 'why', reference: '143.5', who: 'U0MOJ01' }],
  ['why 143.5 <@U0MOJ01>', { name: 'why', reference: '143.5', who: 'U0MOJ01' }],
  ['why <@U0MOJ01|lan> 24 (a)', { name: 'why', reference: '24 (a)', who: 'U0MOJ01' }],
  ['why upr-2014 143.5 @lan', { name: 'why', reference: 'upr-2014 143.5', who: 'lan' }],
  ['tại sao 143.5 @Nguyễn Nắng Mai', { name: 'why', reference: '143.5', who: 'Nguyễn Nắng Mai' }],
  ['why @lan 143.5', { name: 'why', reference: '143.5', who: 'lan' }],
  ['why 143.5 @', { name: 'why', reference: '143.5', who: null }],
])('%j is understood', (text, command) => {
  expect(parseCommand(text, TODAY)).toEqual({ ok: true, value: command });
});

test.each([
  ['deadline ad', 'unexpected_word', 'add', '/rec deadline add'],
  ['deadline prevew', 'unexpected_word', 'preview', '/rec deadline preview'],
  ['deadline tomorrow', 'unexpected_word', undefined, '/rec deadline'],
  ['deadline add now', 'unexpected_word', undefined, '/rec deadline add'],
  ['why', 'missing_reference', undefined, '/rec why 143.5'],
  ['why @lan', 'missing_reference', undefined, '/rec why 143.5'],
  ['quản lí thời han', 'unknown_command', 'quản lý thời hạn', '/rec quản lý thời hạn'],
])('%j is answered with what is wrong', (text, kind, nearest, example) => {
  const parsed = parseCommand(text, TODAY);
  if (parsed.ok) throw new Error(JSON.stringify(parsed.value));
  expect(parsed.mistake).toMatchObject({ kind, example });
  expect(parsed.mistake.nearest).toBe(nearest);
});

test('what Slack writes of people, channels and links is read as it is seen', () => {
  expect(unescapeSlack('find <#C1|general> <http://example.org|example.org> <mailto:a@b.c|a@b.c> <!here>')).toBe(
    'find #general example.org a@b.c @here',
  );
  expect(unescapeSlack('find <https://example.org/a?b=1&amp;c>')).toBe('find https://example.org/a?b=1&c');
  expect(unescapeSlack('list due:<30d updated:>2w')).toBe('list due:<30d updated:>2w');
  expect(unescapeSlack('find &lt;@U0MOJ01|lan&gt;')).toBe('find <@U0MOJ01|lan>');
  expect(mentionedPeople('why 1 &lt;@U0MOJ01|lan&gt;').size).toBe(0);
  expect([...mentionedPeople('<@U1|lan> <@W2>')]).toEqual([
    ['lan', 'U1'],
    ['W2', 'W2'],
  ]);
  const filter = parseCommand('list due:<30d theme:<https://a.org|a.org>', TODAY);
  expect(filter).toMatchObject({ ok: true, value: { filter: { text: 'due:<30d theme:a.org' } } });
});

test('whoever is mentioned, and wherever, is found', () => {
  const label = fc.stringMatching(/^[a-z0-9._-]{1,12}$/);
  fc.assert(
    fc.property(
      label,
      fc.stringMatching(/^[UW][A-Z0-9]{2,10}$/),
      fc.boolean(),
      fc.boolean(),
      (name, id, first, named) => {
        const mention = named ? `<@${id}|${name}>` : `<@${id}>`;
        const text = first ? `why ${mention} 143.5` : `vì sao 143.5 ${mention}`;
        expect(parseCommand(text, TODAY)).toEqual({ ok: true, value: { name: 'why', reference: '143.5', who: id } });
      },
    ),
  );
});
