import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../../src/domain/fold.ts';
import type { Command, Mistake } from '../../../src/domain/query/command.ts';
import { COMMANDS, WORDED_COMMANDS } from '../../../src/domain/query/command-table.ts';
import { FIELDS, FILTERS } from '../../../src/domain/query/filter-table.ts';
import { helpTopics } from '../../../src/domain/query/help.ts';
import { parseCommand } from '../../../src/domain/query/parse-command.ts';
import { readSource, unescapeSlack } from '../../../src/domain/query/source.ts';
import { catalogueOf } from '../../../src/locales/catalogue.ts';

const TODAY = '2026-11-21';

function parsed(text: string): Command {
  const result = parseCommand(text, TODAY);
  if (!result.ok) throw new Error(JSON.stringify(result.mistake));
  return result.value;
}

function mistake(text: string): Mistake {
  const result = parseCommand(text, TODAY);
  if (result.ok) throw new Error(JSON.stringify(result.value));
  return result.mistake;
}

test.each<[string, Command]>([
  ['', { name: 'home' }],
  ['  \u00a0 ', { name: 'home' }],
  ['help', { name: 'help', topic: null }],
  ['trợ giúp', { name: 'help', topic: null }],
  ['help list', { name: 'help', topic: 'list' }],
  ['Trợ Giúp tiến độ', { name: 'help', topic: 'progress' }],
  ['help due', { name: 'help', topic: 'list' }],
  ['143.5', { name: 'card', reference: '143.5' }],
  ['24 (a)', { name: 'card', reference: '24 (a)' }],
  ['S5-12', { name: 'card', reference: 'S5-12' }],
  ['I.A.3', { name: 'card', reference: 'I.A.3' }],
  ['para 24', { name: 'card', reference: 'para 24' }],
  ['đoạn 24', { name: 'card', reference: 'đoạn 24' }],
  ['khuyến nghị 24', { name: 'card', reference: 'khuyến nghị 24' }],
  ['upr-2014 143.5', { name: 'card', reference: 'upr-2014 143.5' }],
  ['A/HRC/26/6, para 143.5', { name: 'card', reference: 'A/HRC/26/6, para 143.5' }],
  ['“143.5”', { name: 'card', reference: '143.5' }],
  ['show 143.5', { name: 'card', reference: '143.5' }],
  ['find tu phap', { name: 'find', words: 'tu phap' }],
  ['tìm kiếm tư pháp', { name: 'find', words: 'tư pháp' }],
  ['tim tư pháp', { name: 'find', words: 'tư pháp' }],
  ['deadlines', { name: 'deadlines' }],
  ['hạn', { name: 'deadlines' }],
  ['THOI HAN', { name: 'deadlines' }],
  ['history 24 (a)', { name: 'history', reference: '24 (a)' }],
  ['lịch sử 143.5', { name: 'history', reference: '143.5' }],
  ['update', { name: 'update', reference: null }],
  ['cập nhật 143.5', { name: 'update', reference: '143.5' }],
  ['settings', { name: 'settings' }],
  ['cài đặt', { name: 'settings' }],
  ['/rec settings', { name: 'settings' }],
])('%j is understood', (text, command) => {
  expect(parsed(text)).toEqual(command);
  expect(parsed(text.normalize('NFD'))).toEqual(command);
});

test.each([
  ['progress', null, 0, ''],
  ['progress by agency', 'agency', 0, ''],
  ['progress theme', 'theme', 0, ''],
  ['tiến độ theo cơ quan', 'agency', 0, ''],
  ['progress by agency review:upr-2014', 'agency', 1, 'review:upr-2014'],
  ['progress review:upr-2014 by theme mine', 'theme', 2, 'review:upr-2014 mine'],
  ['tien do theo trang thai co quan:btp', 'status', 1, 'co quan:btp'],
  ['progress status:implemented', null, 1, 'status:implemented'],
])('%j counts by %j', (text, by, terms, filterText) => {
  const command = parsed(text);
  expect(command).toMatchObject({ name: 'progress', by, filter: { text: filterText } });
  expect(command.name === 'progress' && command.filter.terms.length).toBe(terms);
});

test.each<[string, Partial<Mistake>]>([
  [
    'list agncy:moj',
    { kind: 'unknown_filter', word: 'agncy', at: 5, nearest: 'agency', example: '/rec list agency:moj', topic: 'list' },
  ],
  [
    'list agncy:moj overdu',
    { kind: 'unknown_filter', at: 5, nearest: 'agency', example: '/rec list agency:moj overdue' },
  ],
  [
    'danh sách cơ quen:btp',
    { kind: 'unknown_filter', word: 'cơ quen', at: 10, nearest: 'cơ quan', example: '/rec danh sách cơ quan:btp' },
  ],
  [
    'list agency:moj overdu',
    { kind: 'unknown_filter', word: 'overdu', at: 16, nearest: 'overdue', example: '/rec list agency:moj overdue' },
  ],
  [
    'list status:in progres',
    {
      kind: 'unknown_value',
      word: 'in progres',
      at: 12,
      field: 'status',
      nearest: 'in progress',
      example: '/rec list status:"in progress"',
    },
  ],
  ['list due:2027-02-30', { kind: 'bad_day', word: '2027-02-30', at: 9, field: 'due' }],
  ['list &amp;&lt; due:2027-02-30', { at: 5, kind: 'unexpected_word', word: '&<' }],
  ['list due:&gt;30x', { kind: 'unknown_value', word: '>30x', at: 9 }],
  ['list agency:"moj', { kind: 'unclosed_quote', word: '"moj', at: 12, example: '/rec list agency:"moj"' }],
  ['list agency:', { kind: 'missing_value', word: 'agency', at: 5 }],
  ['list status: agency:moj', { kind: 'missing_value', word: 'status', at: 5 }],
  ['list status implemented', { kind: 'missing_value', word: 'status', example: '/rec list status: implemented' }],
  [
    'list implemented',
    { kind: 'unexpected_word', nearest: 'status:implemented', example: '/rec list status:implemented' },
  ],
  ['list sdg:18', { kind: 'unknown_value', word: '18', field: 'sdg' }],
  ['lst overdue', { kind: 'unknown_command', nearest: 'list', example: '/rec list overdue' }],
  ['histroy 143.5', { kind: 'unknown_command', nearest: 'history', example: '/rec history 143.5' }],
  ['lịch xử 143.5', { kind: 'unknown_command', nearest: 'lịch sử', example: '/rec lịch sử 143.5' }],
  ['tra tấn', { kind: 'unknown_command', word: 'tra', at: 0, example: '/rec find tra tấn' }],
  ['agency:moj overdue', { kind: 'unknown_command', nearest: 'list', example: '/rec list agency:moj overdue' }],
  ['sdg:16', { kind: 'unknown_command', example: '/rec list sdg:16' }],
  ['quá hạn', { kind: 'unknown_command', example: '/rec danh sách quá hạn' }],
  ['find', { kind: 'missing_words' }],
  ['find ?!', { kind: 'missing_words' }],
  ['history', { kind: 'missing_reference', example: '/rec history 143.5' }],
  ['help agncy', { kind: 'unknown_topic', word: 'agncy', nearest: 'agency' }],
  [
    'progress by agncy',
    { kind: 'unknown_dimension', word: 'agncy', at: 12, nearest: 'agency', example: '/rec progress by agency' },
  ],
  ['progress by', { kind: 'missing_value' }],
  ['deadlines soon', { kind: 'unexpected_word', word: 'soon', at: 10 }],
  [`find ${'x'.repeat(1000)}`, { kind: 'too_long' }],
])('%j is answered with what is wrong', (text, expected) => {
  expect(mistake(text)).toMatchObject(expected);
});

test('the words of a mistake are those of the scene', () => {
  expect(catalogueOf('en').query.mistake(mistake('list agncy:moj'))).toBe(
    `I don't know the filter “agncy” (at character 6). Did you mean agency?\nTry: /rec list agency:moj        All filters: /rec help list`,
  );
  expect(catalogueOf('vi').query.mistake(mistake('danh sách cơ quen:btp'))).toBe(
    'Không có bộ lọc “cơ quen” (ký tự thứ 11). Có phải ý anh/chị là cơ quan?\nThử: /rec danh sách cơ quan:btp        Mọi bộ lọc: /rec trợ giúp danh sách',
  );
});

const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        'list',
        'progress',
        'by',
        'theo',
        'status',
        'cơ quan',
        ':',
        ',',
        '-',
        '"',
        "'",
        '“',
        ' ',
        'due',
        '<30d',
        '..',
        '2027-02-30',
        'quá hạn',
        'mine',
        '&lt;',
        'in',
        '\u0300',
        '24 (a)',
        'help',
        'moj',
        '：',
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join('')),
);

test('no text whatever breaks the parser; what it does not understand it answers with a command that works', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const result = parseCommand(text, TODAY);
      if (result.ok) return;
      const { at, word, example } = result.mistake;
      expect(example).toMatch(/^\/rec( |$)/);
      expect(parseCommand(example.slice(4), TODAY), example).toMatchObject({ ok: true });
      expect(at).toBeGreaterThanOrEqual(0);
      const { shown } = readSource(unescapeSlack(text));
      if (word !== '' && !shown.includes('"')) expect(shown.slice(at, at + word.length)).toBe(word);
      for (const language of ['en', 'vi'] as const)
        expect(catalogueOf(language).query.mistake(result.mistake)).toBeTruthy();
    }),
    { numRuns: 2000 },
  );
});

test('accents and case make no difference', () => {
  const vietnamese = [
    ...WORDED_COMMANDS.flatMap((name) => COMMANDS[name].examples.vi.map((example) => example.slice(5))),
  ];
  for (const text of vietnamese) {
    const names = [text, text.toUpperCase(), text.normalize('NFD'), fold(text)].map((form) => parsed(form));
    expect(new Set(names.map(({ name }) => name)).size).toBe(1);
    const terms = names.map((command) => ('filter' in command ? command.filter.terms.map(({ field }) => field) : null));
    expect(new Set(terms.map((list) => JSON.stringify(list))).size).toBe(1);
  }
});

test('everything that help shows works', () => {
  for (const language of ['en', 'vi'] as const) {
    const pages = helpTopics(language);
    expect(pages.map(({ topic }) => topic)).toEqual([
      null,
      'find',
      'list',
      'deadlines',
      'why',
      'history',
      'progress',
      'update',
      'settings',
    ]);
    for (const { commands, filters } of pages) {
      for (const { name, examples } of commands) {
        for (const example of examples) expect(parsed(example.slice(5)).name, example).toBe(name);
      }
      for (const { name, examples, words, values } of filters) {
        for (const example of examples) {
          const command = parsed(`list ${example}`);
          expect(command.name === 'list' && command.filter.terms.map(({ field }) => field), example).toContain(name);
        }
        if (name === 'status') {
          for (const word of words)
            for (const value of values) expect(parsed(`list ${word}:${value}`).name).toBe('list');
        }
      }
    }
  }
  expect(Object.keys(catalogueOf('en').query.filter)).toEqual(FIELDS);
  expect(Object.keys(catalogueOf('vi').query.command)).toEqual(WORDED_COMMANDS);
});

test('no two commands and no two filters share a word', () => {
  for (const tables of [
    WORDED_COMMANDS.map((name) => COMMANDS[name].words),
    FIELDS.map((field) => FILTERS[field].words),
  ]) {
    const words = tables.flatMap(({ en, vi }) => [...new Set([...en, ...vi].map(fold))]);
    expect(new Set(words).size).toBe(words.length);
  }
});

test('a mistake without a near word is explained for its reader, with the command that was typed', () => {
  const told = (text: string, language: 'en' | 'vi') => {
    const result = parseCommand(text, TODAY, language);
    if (result.ok) throw new Error(text);
    return catalogueOf(language).query.mistake(result.mistake);
  };
  expect(told('list sdg:18', 'en')).toMatch(
    /^“18” is not a value of sdg: 1 to 17 \(at character 10\)\.\nTry: \/rec list sdg:16/,
  );
  expect(told('list sdg:18', 'vi')).toMatch(/mục tiêu: từ 1 đến 17 .*\nThử: \/rec danh sách mục tiêu:16 .*Mọi bộ lọc/);
  expect(told('progress by theme sdg:18', 'en')).toContain('Try: /rec progress sdg:16');
  expect(told('list status:"in  progres"', 'en')).toMatch(/^“in {2}progres” is/);
});
