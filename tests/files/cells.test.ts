import { describe, expect, it } from 'vitest';
import { cellList, cellText } from '../../src/domain/import/cell-text.ts';
import { dayOfCell, positionOf, sdgOf } from '../../src/domain/import/cell-values.ts';
import { leadingParagraph } from '../../src/domain/import/leading-paragraph.ts';
import { mechanismOfBody, mechanismOfSymbol } from '../../src/domain/import/review-draft.ts';

describe('a text', () => {
  it.each([
    ['Rights &amp; duties&nbsp;of all', 'Rights & duties of all'],
    ['written twice: &amp;quot;all&amp;quot;', 'written twice: "all"'],
    ['AT&T and R&copy', 'AT&T and R&copy'],
    ['  spaces \t and\r\n\r\n  lines \r end ', 'spaces and\nlines\nend'],
    ['soft\u00adhyphen\u200b', 'softhyphen'],
  ])('%j is tidied, not changed', (cell, text) => {
    expect(cellText(cell)).toBe(text);
  });

  it.each<[string, [string, string] | null]>([
    ['143.5 Consider it', ['143.5', 'Consider it']],
    ['143.5. Consider it', ['143.5', 'Consider it']],
    ['143.5Consider it', ['143.5', 'Consider it']],
    ['24. The State party', ['24', 'The State party']],
    ['24 (a) Print it', ['24 (a)', 'Print it']],
    ['24.(a)(ii) Print it', ['24 (a) (ii)', 'Print it']],
    ['24(b). Print it', ['24 (b)', 'Print it']],
    ['24 (a)', ['24 (a)', '']],
    ['143.5', ['143.5', '']],
    ['38.1 [*Consider* it]', ['38.1', '[*Consider* it]']],
    ['38.2 2030 Agenda: teach it', ['38.2', '2030 Agenda: teach it']],
    ['38.3 <!channel> & more', ['38.3', '<!channel> & more']],
    ['38.4 שלום לכל הילדים', ['38.4', 'שלום לכל הילדים']],
    ['38.5 🇻🇳 Việt Nam', ['38.5', '🇻🇳 Việt Nam']],
    ['38.6 ✅ done', ['38.6', '✅ done']],
    ['38.7 line by line', ['38.7', 'line by line']],
    ['38.8 đẩy mạnh giáo dục', ['38.8', 'đẩy mạnh giáo dục']],
    ['38.9 Рассмотреть вопрос', ['38.9', 'Рассмотреть вопрос']],
    ['143.10 النظر في التصديق', ['143.10', 'النظر في التصديق']],
    ['\u200f143.11 \u200fالنظر في التصديق', ['143.11', 'النظر في التصديق']],
    ['143.12考虑批准公约', ['143.12', '考虑批准公约']],
    ['143.13. 考虑批准公约', ['143.13', '考虑批准公约']],
    ['24. 缔约国应当', ['24', '缔约国应当']],
    ['24 (a) ضمان التعليم', ['24 (a)', 'ضمان التعليم']],
    ['7.5 meaningful measures', ['7.5', 'meaningful measures']],
    ['1.5 million people', null],
    ['1.5 millions of people', null],
    ['15 per cent of the budget', null],
    ['2.5 per cent of the budget', null],
    ['3.5 years of school', null],
    ['1.5m people', null],
    ['1.5 °C', null],
    ['0.7 of the budget', null],
    ['2.5 triệu trẻ em', null],
    ['1.5 млн детей', null],
    ['1.5 مليون طفل', null],
    ['1.5亿人', null],
    ['2 million people', null],
    ['2.5% of the budget', null],
    ['2030 Agenda', null],
    ['16 days of action', null],
    ['Consider 143.5', null],
  ])('%j is led by its paragraph, or by none', (text, expected) => {
    const found = leadingParagraph(text);
    expect(found && [found.paragraph, found.rest]).toEqual(expected);
  });
});

it.each([
  ['- Chile\n- Viet Nam', ['Chile', 'Viet Nam']],
  ['- Chile\n-Kenya\n- Chile\n- ', ['Chile', 'Kenya']],
  ['- A theme that is long\nand goes on\n- Another', ['A theme that is long and goes on', 'Another']],
  ['Chile; Kenya', ['Chile', 'Kenya']],
  ['Asylum-seekers - refugees', ['Asylum-seekers - refugees']],
  ['', []],
])('the list %j has its values', (cell, values) => {
  expect(cellList(cell)).toEqual(values);
});

it.each([
  [41731, '2014-04-02'],
  [41731.75, '2014-04-02'],
  [new Date('2014-04-02T00:00:00Z'), '2014-04-02'],
  ['41731', '2014-04-02'],
  ['2014-04-02', '2014-04-02'],
  ['2014-04-02T00:00:00.000Z', '2014-04-02'],
  ['2/4/2014', '2014-04-02'],
  ['02.04.2014', '2014-04-02'],
  ['4/25/2014', '2014-04-25'],
  ['2 April 2014', '2014-04-02'],
  ['02-Apr-2014', '2014-04-02'],
  ['April 2, 2014', '2014-04-02'],
  ['April 2014', '2014-04-01'],
  ['ngày 2 tháng 4 năm 2014', '2014-04-02'],
  [2014, '2014-01-01'],
  ['31/2/2014', null],
  ['spring', null],
  [12, null],
])('the date %j is a day, or none', (cell, day) => {
  expect(dayOfCell(cell)).toBe(day);
});

it.each([
  ['Supported', 'supported'],
  ['NOTED', 'noted'],
  ['Supported/Noted', 'supported_in_part'],
  ['- Supported / Noted', 'supported_in_part'],
  ['Accepted', 'supported'],
  ['Rejected', 'noted'],
  ['Chấp thuận một phần', 'supported_in_part'],
  ['Pending', 'pending'],
  ['Perhaps', null],
])('the answer %j is a position, or none', (text, position) => {
  expect(positionOf(text)).toBe(position);
});

it.each([
  ['16 - PEACE, JUSTICE', 16],
  ['SDG 4', 4],
  ['16.3', 16],
  ['18 - MORE', null],
  ['0', null],
  ['peace', null],
])('the goal %j is one of seventeen, or none', (text, goal) => {
  expect(sdgOf(text)).toBe(goal);
});

it.each([
  ['UPR', 'UPR'],
  ['Human Rights Committee', 'CCPR'],
  ['CEDAW', 'CEDAW'],
  ['Committee on the Elimination of Discrimination against Women', 'CEDAW'],
  ['Committee on the Protection of the Rights of All Migrant Workers', 'CMW'],
  ['Special Rapporteur on the right to education', 'SP'],
  ['SR Housing', 'SP'],
  ['Subcommittee on Prevention of Torture', null],
  ['Security Council', null],
])('the body %j is a mechanism, or none', (name, mechanism) => {
  expect(mechanismOfBody(name)).toBe(mechanism);
});

it('a symbol tells the treaty body', () => {
  expect(['CCPR/C/VNM/CO/4', 'E/C.12/VNM/CO/2', 'CED/C/1', 'A/HRC/26/6'].map(mechanismOfSymbol)).toEqual([
    'CCPR',
    'CESCR',
    'CED',
    null,
  ]);
});
