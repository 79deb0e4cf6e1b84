import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DIMENSIONS,
  NAMED_FIELDS,
  NONE,
  type UnresolvedTerm,
  type Vocabulary,
} from '../../../src/domain/query/command.ts';
import { parseFilter } from '../../../src/domain/query/parse-filter.ts';
import { printFilter } from '../../../src/domain/query/print.ts';
import { coverageOf, resolveFilter, spellOut } from '../../../src/domain/query/resolve.ts';
import { POSITIONS, STATUSES } from '../../../src/domain/recommendation.ts';
import { MECHANISMS } from '../../../src/domain/review.ts';

const TODAY = '2026-11-21';

function terms(text: string) {
  const result = parseFilter(text, TODAY);
  if (!result.ok) throw new Error(JSON.stringify(result.mistake));
  return result.value.terms;
}

/** Terms as text: short to compare. */
function printed(text: string): string {
  return printFilter({ terms: terms(text) });
}

test.each([
  ['agency:moj overdue', 'agency:moj overdue'],
  ['AGENCY : moj', 'agency:moj'],
  ['cơ quan:btp quá hạn', 'agency:btp overdue'],
  ['co quan：btp\u00a0QUA HAN', 'agency:btp overdue'],
  ['cơ quan:bộ tư pháp của tôi', 'agency:"bộ tư pháp" mine'],
  ['chủ trì:“bộ tư pháp”, mine', 'lead:"bộ tư pháp" mine'],
  ["agency:'bộ tư pháp' mine", 'agency:"bộ tư pháp" mine'],
  ['theme:rights to land mine', 'theme:"rights to land" mine'],
  ["state:Côte d'Ivoire", `state:"Côte d'Ivoire"`],
  ['status: implemented', 'status:implemented'],
  ['status:in progress', 'status:in_progress'],
  ['status:in-progress,in_progress', 'status:in_progress,in_progress'],
  ['status:not started,in progress mine', 'status:not_started,in_progress mine'],
  ['trạng thái:"đang thực hiện"', 'status:in_progress'],
  ['trang thai:dang thuc hien', 'status:in_progress'],
  ['trạng thái:đã thực hiện một phần quá hạn', 'status:partially_implemented overdue'],
  ['status:«in progress»', 'status:in_progress'],
  ['–position:noted', '-position:noted'],
  ['−status:implemented', '-status:implemented'],
  ['- overdue', '-overdue'],
  ['mechanism:upr -review:x', 'mechanism:UPR -review:x'],
  ['due:2027 -overdue', 'due:2027-01-01..2027-12-31 -overdue'],
  ['overdue:no', '-overdue'],
  ['lập trường:"chấp thuận một phần"', 'position:supported_in_part'],
  ['mechanism:upr,cat', 'mechanism:UPR,CAT'],
  ['sdg:16,5', 'sdg:16,5'],
  ['sdg:SDG16, goal 5', 'sdg:16,5'],
  ['verified:yes', 'verified:yes'],
  ['kiểm tra:chưa', 'verified:no'],
  ['position:none,noted', 'position:none,noted'],
  ['-lập trường:không', '-position:none'],
  ['chủ trì:không có quá hạn', 'lead:"không có" overdue'],
  ['verified:có', 'verified:yes'],
  ['', ''],
])('%j means %j', (text, canonical) => {
  expect(printed(text)).toBe(canonical);
  expect(printed(text.normalize('NFD'))).toBe(canonical.normalize('NFC'));
});

describe('days', () => {
  test.each([
    ['<30d', '2026-11-21..2026-12-21'],
    ['< 30 days', '2026-11-21..2026-12-21'],
    ['<30 ngày', '2026-11-21..2026-12-21'],
    ['>30d', '2026-12-22..'],
    ['<2w', '2026-11-21..2026-12-05'],
    ['<2 tuần', '2026-11-21..2026-12-05'],
    ['<3 tháng', '2026-11-21..2027-02-21'],
    ['2027', '2027-01-01..2027-12-31'],
    ['2028-02', '2028-02-01..2028-02-29'],
    ['7/2027', '2027-07-01..2027-07-31'],
    ['tháng 7/2027', '2027-07-01..2027-07-31'],
    ['2027-07-01', '2027-07-01'],
    ['7/7/2027', '2027-07-07'],
    ['07/07/2027', '2027-07-07'],
    ['2027-07-01..2027-07-08', '2027-07-01..2027-07-08'],
    ['2027-07-08..2027-07-01', '2027-07-01..2027-07-08'],
    ['01/07/2027 – 08/07/2027', '2027-07-01..2027-07-08'],
    ['2027-07..', '2027-07-01..'],
    ['..2027-07', '..2027-07-31'],
    ['<2027-07', '..2027-06-30'],
    ['>=2027-07', '2027-07-01..'],
    ['today', '2026-11-21'],
    ['hôm nay', '2026-11-21'],
    ['none', 'none'],
    ['không', 'none'],
  ])('due:%s is %s', (typed, canonical) => {
    expect(printed(`due:${typed}`)).toBe(`due:${canonical}`);
    expect(printed(`hạn:${typed} overdue`)).toBe(`due:${canonical} overdue`);
  });

  test('what was updated counts backwards', () => {
    expect(printed('updated:<30d')).toBe('updated:2026-10-22..2026-11-21');
    expect(printed('cập nhật:>3 tháng,chưa')).toBe('updated:..2026-08-20,none');
  });

  test.each([
    '2027-02-30',
    '2027-13',
    '31/4/2027',
    '7/13/2027',
    '0000-01-01',
    '3000',
    '30',
    '1/1/27',
    '<99999d',
    '2027-07-01..2027-02-30',
  ])('%s is no day', (typed) => {
    expect(parseFilter(`due:${typed}`, TODAY)).toMatchObject({
      ok: false,
      mistake: { kind: 'bad_day', word: typed, at: 4 },
    });
  });
});

const VOCABULARY: Vocabulary = {
  reviews: [
    { code: 'upr-2014', title: { en: 'UPR, second cycle', vi: 'UPR chu kỳ II' }, symbol: 'A/HRC/26/6' },
    { code: 'upr-2019', title: { en: 'UPR, third cycle', vi: 'UPR chu kỳ III' }, symbol: 'A/HRC/41/7' },
    { code: 'ccpr-2025', title: { en: 'Fourth report', vi: 'Báo cáo lần thứ tư' }, symbol: null },
  ],
  agencies: [
    { code: 'MOJ', name: { en: 'Ministry of Justice', vi: 'Bộ Tư pháp' } },
    { code: 'MPS', name: { en: 'Ministry of Public Security', vi: 'Bộ Công an' } },
  ],
  themes: ['Torture', 'Torture and ill-treatment', 'Women', 'Men and boys'],
  states: ['Niger', 'Nigeria', "Côte d'Ivoire", 'Việt Nam'],
  groups: ['Children', 'Persons with disabilities'],
};

function resolved(text: string) {
  return resolveFilter({ terms: terms(text), text }, VOCABULARY);
}

test.each([
  ['agency:moj', ['MOJ']],
  ['cơ quan:btp', ['MOJ']],
  ['cơ quan:"bộ tư pháp"', ['MOJ']],
  ['agency:"bo tu phap"', ['MOJ']],
  ['agency:justice', ['MOJ']],
  ['agency:ministry', ['MOJ', 'MPS']],
  ['agency:moj,mps,MOJ', ['MOJ', 'MPS']],
  ['lead:none', ['none']],
  ['chủ trì:không', ['none']],
  ['agency:NONE,moj', ['none', 'MOJ']],
  ['cơ quan:không có', ['none']],
  ['review:UPR-2014', ['upr-2014']],
  ['review:a/hrc/26/6', ['upr-2014']],
  ['review:upr', ['upr-2014', 'upr-2019']],
  ['review:"third cycle"', ['upr-2019']],
  ['theme:torture', ['Torture', 'Torture and ill-treatment']],
  ['theme:men', ['Men and boys']],
  ['state:niger', ['Niger']],
  ['state:“côte d’ivoire”', ["Côte d'Ivoire"]],
  ['state:viet nam', ['Việt Nam']],
  ['group:disab', ['Persons with disabilities']],
])('%j resolves to %j', (text, values) => {
  expect(resolved(text)).toMatchObject({ ok: true, value: { terms: [{ values }] } });
});

test.each([
  [
    'overdue agency:mjo',
    { kind: 'unknown_value', word: 'mjo', at: 15, field: 'agency', nearest: 'MOJ', example: '/rec list agency:MOJ' },
  ],
  ['theme:none', { kind: 'unknown_value', word: 'none' }],
  ['theme:tortrue', { word: 'tortrue', at: 6, nearest: 'Torture' }],
  [
    'cơ quan:"bộ tư pháo"',
    { at: 8, field: 'cơ quan', nearest: 'Bộ Tư pháp', example: '/rec danh sách cơ quan:"Bộ Tư pháp"' },
  ],
  ['agency:%', { kind: 'unknown_value', word: '%' }],
])('%j is of no record', (text, mistake) => {
  expect(resolved(text)).toMatchObject({ ok: false, mistake });
});

test.each([
  ['state:sweden', {}, 'en', '/rec list state:Niger'],
  ['state:thuỵ điển', {}, 'en', '/rec list state:Niger'],
  ['state:thuỵ điển', {}, 'vi', '/rec danh sách quốc gia:Niger'],
  ['theme:none', { themes: ['Death penalty'] }, 'en', '/rec list theme:"Death penalty"'],
  ['state:sweden', { states: [] }, 'en', '/rec list overdue'],
  ['quốc gia:sweden', { states: [] }, 'vi', '/rec danh sách quá hạn'],
] as const)('%j is answered with an example that the records know: %j, %s', (text, words, language, example) => {
  const asked = { command: language === 'vi' ? 'danh sách' : 'list', language };
  const vocabulary: Vocabulary = { ...VOCABULARY, ...(words as Partial<Vocabulary>) };
  const answered = resolveFilter({ terms: terms(text), text }, vocabulary, asked);
  expect(answered).toMatchObject({ ok: false, mistake: { example } });
  const again = example.replace(`/rec ${asked.command} `, '');
  expect(resolveFilter({ terms: terms(again), text: again }, vocabulary)).toMatchObject({ ok: true });
});

test('an example keeps the command that was typed, and speaks the language of its reader', () => {
  const asked = { command: 'tiến độ theo chủ đề', language: 'vi' as const };
  expect(resolveFilter({ terms: terms('review:xyz'), text: 'review:xyz' }, VOCABULARY, asked)).toMatchObject({
    mistake: { field: 'rà soát', example: '/rec tiến độ theo chủ đề rà soát:upr-2014' },
  });
});

test('characters that nobody sees are as if they were not there, and places count what is seen', () => {
  const unseen = 'status:not\u2060_\u2060started a\u200Bgency\u200C:\uFEFFm\u200Doj';
  expect(printFilter({ terms: terms(unseen) })).toBe('status:not_started agency:moj');
  expect(parseFilter('\u2060over\u200Bdue agncy:moj', TODAY)).toMatchObject({ mistake: { word: 'agncy', at: 8 } });
});

test.each([
  ['agency:moet', 'cơ quan:MOET', 'agency:MOET'],
  ['lead:"bo tu phap" overdue', 'chủ trì:MOJ quá hạn', 'lead:MOJ overdue'],
  ['-status:implemented verified:no', '-trạng thái:"đã thực hiện" kiểm tra:chưa', '-status:implemented verified:no'],
  [
    'theme:torture,men lead:none',
    'chủ đề:torture,"Men and boys" chủ trì:không',
    'theme:torture,"Men and boys" lead:none',
  ],
  ['due:2027-07,none', 'hạn:1/7/2027..31/7/2027,không', 'due:2027-07-01..2027-07-31,none'],
])('%j is printed for a reader as %j or %j', (typed, vietnamese, english) => {
  const moet = { code: 'MOET', name: { en: 'Ministry of Education', vi: 'Bộ Giáo dục' } };
  const vocabulary = { ...VOCABULARY, agencies: [...VOCABULARY.agencies, moet] };
  const filter = spellOut({ terms: terms(typed), text: typed }, vocabulary);
  expect(printFilter(filter, 'vi')).toBe(vietnamese);
  expect(printFilter(filter, 'en')).toBe(english);
});

test('what is resolved to none is printed so, and read again as it', () => {
  const once = resolved('chủ trì:không -cơ quan:none,moj');
  if (!once.ok) throw new Error('as above');
  expect(printFilter(once.value)).toBe('lead:none -agency:none,MOJ');
  expect(resolved(printFilter(once.value))).toMatchObject({ value: { terms: once.value.terms } });
});

test('a slip is taken for what is written most like it', () => {
  expect(parseFilter('position:note', TODAY)).toMatchObject({ ok: false, mistake: { nearest: 'noted' } });
});

test('a deadline covers what its text says, and everything when it says nothing', () => {
  expect(coverageOf({ coverage: 'review:upr -position:noted' }, VOCABULARY, TODAY)).toMatchObject({ ok: true });
  expect(coverageOf({ coverage: '' }, VOCABULARY, TODAY)).toEqual({ ok: true, value: { terms: [], text: '' } });
  expect(coverageOf({ coverage: 'review:gone' }, VOCABULARY, TODAY)).toMatchObject({ ok: false });
});

const day = fc
  .date({ min: new Date('1900-01-02'), max: new Date('2999-12-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const range = fc.oneof(
  fc.constant('never' as const),
  fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
  day.map((from) => ({ from, to: null })),
  day.map((to) => ({ from: null, to })),
);
const some = <T>(values: readonly T[]) => fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 4 });
const name = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 20 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.constantFrom('overdue', 'mine', 'status', 'a"b', "l'état", '-x', 'in progress', 'by', ...DIMENSIONS),
  )
  .map((text) =>
    text
      .normalize('NFC')
      .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .replace(/^["“”„‟«»＂\s]+/, '')
      .trim(),
  )
  .filter((text) => text !== '' && !/[“”„‟«»＂]/.test(text));
const term: fc.Arbitrary<UnresolvedTerm> = fc.oneof(
  fc.record({
    field: fc.constantFrom(...NAMED_FIELDS),
    exclude: fc.boolean(),
    values: fc.array(
      name.map((text) => ({ text, at: 0 })),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  fc.record({ field: fc.constant('mechanism' as const), exclude: fc.boolean(), values: some(MECHANISMS) }),
  fc.record({ field: fc.constant('status' as const), exclude: fc.boolean(), values: some(STATUSES) }),
  fc.record({ field: fc.constant('position' as const), exclude: fc.boolean(), values: some([...POSITIONS, NONE]) }),
  fc.record({ field: fc.constant('sdg' as const), exclude: fc.boolean(), values: some([1, 5, 16, 17]) }),
  fc.record({
    field: fc.constantFrom('due' as const, 'updated' as const),
    exclude: fc.boolean(),
    values: fc.array(range, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ field: fc.constant('verified' as const), exclude: fc.boolean(), values: some([true, false]) }),
  fc.record({ field: fc.constantFrom('mine' as const, 'overdue' as const), exclude: fc.boolean() }),
);

test.each([undefined, 'en', 'vi'] as const)(
  'a filter printed canonically, or in a language (%s), reads back as itself',
  (language) => {
    fc.assert(
      fc.property(fc.array(term, { maxLength: 6 }), (list) => {
        const text = printFilter({ terms: list }, language);
        fc.pre(text.length <= 1000);
        const withoutPlaces = (all: UnresolvedTerm[]) =>
          all.map((one) =>
            'values' in one
              ? {
                  ...one,
                  values: (one.values as unknown[]).map((v) =>
                    typeof v === 'object' && v && 'text' in v ? v.text : v,
                  ),
                }
              : one,
          );
        expect(withoutPlaces(terms(text)), text).toEqual(withoutPlaces(list));
      }),
      { numRuns: 1000 },
    );
  },
);
