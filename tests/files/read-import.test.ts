import { describe, expect, it } from 'vitest';
import type { ImportContent } from '../../src/domain/import/content.ts';
import { readImport } from '../../src/files/read-import.ts';
import { UHRI_HEADER, UPR_INFO_HEADER, uhriRow } from '../fixtures/files/uhri-rows.ts';
import { type TestCell, workbookOf, zipOf } from '../fixtures/files/workbook.ts';

type Bytes = Uint8Array | string;

async function read(bytes: Bytes, review: string | null = null): Promise<ImportContent & { format: string }> {
  const file = { name: 'file', bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes };
  const { format, content } = await readImport(file, { review });
  return { format: format.name, ...content };
}

const uhri = (...rows: (TestCell[] | null)[]) => read(workbookOf({ Export: [UHRI_HEADER, ...rows] }));
const kinds = ({ wrong }: ImportContent) => wrong.map(({ row, column, kind }) => `${row} ${column} ${kind}`);
const noteKinds = ({ notes }: ImportContent) => notes.map(({ kind }) => kind);
const failure = (bytes: Bytes) =>
  read(bytes).then(
    () => null,
    (error) => error.kind,
  );

describe('a UHRI export', () => {
  it('gives each row as a recommendation of its document', async () => {
    const content = await uhri(uhriRow('7.5 Build more schools in the mountains (Chile, Kenya).', { id: 'abc-1' }));
    expect(content.reviews).toEqual([
      {
        mechanism: 'UPR',
        code: 'upr-2014',
        title: {
          en: 'Universal Periodic Review, cycle II, session 18 (A/HRC/26/6)',
          vi: 'Rà soát định kỳ phổ quát, chu kỳ II, khóa 18 (A/HRC/26/6)',
        },
        symbol: 'A/HRC/26/6',
        cycle: 'II',
        session: '18',
      },
    ]);
    expect(content.recommendations).toEqual([
      {
        row: 2,
        review: 0,
        sourceKey: 'uhri:abc-1',
        name: { reference: '7.5' },
        fields: {
          textEn: 'Build more schools in the mountains (Chile, Kenya).',
          paragraph: '7.5',
          recommendingStates: ['Chile', 'Kenya'],
          themes: ['Right to education', 'Equality & non-discrimination'],
          affectedGroups: ['Children'],
          sdgs: [4, 16],
          position: 'supported',
          annotationId: 'abc-1',
        },
      },
    ]);
  });

  it('is recognised with the right spelling and in any case, under title rows and merged cells, on any sheet', async () => {
    const header = UHRI_HEADER.map((name) => name.replace('Reccomending', 'RECOMMENDING').toLowerCase());
    const sheets = {
      Notes: [['nothing here']],
      Data: [
        ['Exported by hand'],
        null,
        header,
        uhriRow('7.5 Build more schools.'),
        null,
        uhriRow('7.6 Train teachers.'),
      ],
    };
    const content = await read(workbookOf(sheets, ['A1:C1']));
    expect(content.recommendations.map(({ row, name }) => [row, name])).toEqual([
      [4, { reference: '7.5' }],
      [6, { reference: '7.6' }],
    ]);
  });

  it('is recognised when its header spans two rows', async () => {
    const upper: TestCell[] = UHRI_HEADER.map((name, index) =>
      index < 8 ? name : index === 8 ? 'Universal Periodic Review' : null,
    );
    const lower: TestCell[] = UHRI_HEADER.map((name, index) => (index < 8 ? null : name));
    const content = await read(workbookOf({ Export: [upper, lower, uhriRow('7.5 Build more schools.')] }, ['I1:M1']));
    expect(content.recommendations[0]).toMatchObject({ row: 3, fields: { position: 'supported' } });
  });

  it('reads rich text, inline text, formulas, date cells and dates as text; an error cell is empty, and said', async () => {
    const content = await uhri(
      uhriRow({ rich: ['7.5 Build ', 'more ', 'schools.'] }, { published: new Date('2014-04-02') }),
      uhriRow({ inline: '7.6 Train &amp; pay teachers.' }, { published: '2 April 2014' }),
      uhriRow(
        { xml: (at) => `<c r="${at}" t="str"><f>A1</f><v>7.7 Print books.</v></c>` },
        { published: '02/04/2014' },
      ),
      uhriRow('7.8 Open libraries.', { themes: { xml: (at) => `<c r="${at}" t="e"><v>#N/A</v></c>` } }),
    );
    expect(content.recommendations.map(({ fields }) => fields.textEn)).toEqual([
      'Build more schools.',
      'Train & pay teachers.',
      'Print books.',
      'Open libraries.',
    ]);
    expect(content.recommendations[3]?.fields.themes).toEqual([]);
    expect(content.wrong).toEqual([]);
    expect(noteKinds(content)).toContain('error_cells');
  });

  it('keeps a text that is longer than the pieces the workbook is read in', async () => {
    const text = `7.5 ${'Schools for all. '.repeat(1_100).trim()}`;
    const rows = Array.from({ length: 60 }, (_, index) => uhriRow({ inline: text }, { id: `id-${index}` }));
    const content = await uhri(...rows);
    expect(content.recommendations.every(({ fields }) => `7.5 ${fields.textEn}` === text)).toBe(true);
  });

  it('makes a review of each document, by its body; a position is a matter of the UPR only', async () => {
    const committee = {
      body: 'Human Rights Committee',
      symbol: 'CCPR/C/VNM/CO/4',
      published: '2025-07-28',
      session: null,
    };
    const content = await uhri(
      uhriRow('24. The State party should teach rights in schools.', committee),
      uhriRow('24 (a) Print the Covenant;', committee),
      uhriRow('7.5 Build more schools.'),
    );
    expect(content.reviews.map(({ code, mechanism, cycle }) => [code, mechanism, cycle])).toEqual([
      ['ccpr-2025', 'CCPR', '4'],
      ['upr-2014', 'UPR', 'II'],
    ]);
    expect(content.recommendations.map(({ name, fields }) => [name, fields.position])).toEqual([
      [{ reference: '24' }, undefined],
      [{ reference: '24 (a)' }, undefined],
      [{ reference: '7.5' }, 'supported'],
    ]);
    expect(content.recommendations[0]?.sourceKey).toBe('doc:CCPR/C/VNM/CO/4#24');
  });

  it('gives a text without a paragraph number a name of its own, and says so', async () => {
    const content = await uhri(uhriRow('2030 Agenda: teach it in schools.'));
    expect(content.recommendations[0]).toMatchObject({
      name: { prefix: 'R-' },
      fields: { textEn: '2030 Agenda: teach it in schools.' },
    });
    expect(noteKinds(content)).toEqual(['unnumbered']);
  });

  it('names everything that is wrong, with row and column', async () => {
    const content = await uhri(
      uhriRow('7.5 Build more schools.', { position: 'Perhaps', sdgs: '- 18 - MORE', published: 'spring' }),
      uhriRow('', { symbol: '' }),
      uhriRow(`7.6 ${'a'.repeat(20_001)}`, { body: '- Committee of Friends' }),
      uhriRow('7.7'),
    );
    expect(content.recommendations).toHaveLength(0);
    expect(content.wrong[1]?.reason).toContain('write Supported, Noted');
    expect(kinds(content)).toEqual([
      '2 Document Publication Date day_unknown',
      '2 UPR Position position_unknown',
      '2 Sdgs sdg_unknown',
      '3 Document Symbol symbol_missing',
      '3 Text text_empty',
      '4 Reccomending Body body_unknown',
      '4 Text text_too_long',
      '5 Text text_empty',
    ]);
  });

  it('takes a repeated row once, and refuses one annotation id with two texts', async () => {
    const content = await uhri(
      uhriRow('7.5 Build more schools.', { id: 'a' }),
      uhriRow('7.5 Build more schools.', { id: 'a' }),
      uhriRow('7.6 Train teachers.', { id: 'a' }),
    );
    expect(content.recommendations).toHaveLength(1);
    expect(noteKinds(content)).toEqual(['repeated_rows']);
    expect(kinds(content)).toEqual(['4 OHCHR Annotation Id annotation_repeated']);
  });

  it('leaves concerns out, and keeps but mentions what is no State', async () => {
    const content = await uhri(
      uhriRow('7.5 Build more schools.', { states: '- ICCPR\n- Norway' }),
      uhriRow('8. The Committee is concerned.', { type: '- Concerns/Observations' }),
    );
    expect(content.recommendations.map(({ fields }) => fields.recommendingStates)).toEqual([['ICCPR', 'Norway']]);
    expect(noteKinds(content)).toEqual(['not_a_state', 'concerns']);
  });

  it('can be a text file as well', async () => {
    const content = await read(
      `Text;Document Symbol;Recommending Body;Countries Concerned\n"7.5 Build\nschools.";A/HRC/1/2;UPR;Viet Nam\n`,
    );
    expect(content.format).toBe('uhri');
    expect(content.recommendations[0]).toMatchObject({ row: 2, fields: { textEn: 'Build\nschools.' } });
    expect(content.recommendations[0]?.fields).not.toHaveProperty('themes');
  });
});

describe('a UPR Info export', () => {
  const row = (text: string, from: string, response = 'Accepted') =>
    `Viet Nam,Asia,"ASEAN, OIF",${text},${from},WEOG,EU,${response},4,"Right to education,Other",5`;
  const csv = (...rows: string[]) => [UPR_INFO_HEADER, ...rows].join('\n');

  it('gives each row as a recommendation of its session', async () => {
    const content = await read(
      csv(row('"Build schools, and more."', 'Chile'), row('Train teachers.', 'Kenya', 'Noted')),
    );
    expect(content.reviews).toMatchObject([
      { code: 'upr-s5', title: { vi: 'Rà soát định kỳ phổ quát, khóa 5 (Việt Nam)' } },
    ]);
    expect(content.recommendations).toMatchObject([
      {
        row: 2,
        name: { prefix: 'S5-' },
        fields: {
          textEn: 'Build schools, and more.',
          recommendingStates: ['Chile'],
          position: 'supported',
          themes: ['Right to education', 'Other'],
        },
      },
      { row: 3, fields: { position: 'noted' } },
    ]);
    expect(noteKinds(content)).toEqual(['action_not_kept']);
  });

  const vietnamese = csv(row('"Bảo đảm quyền học tập ở vùng cao."', "Côte d'Ivoire"));
  const asUtf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
  it.each([
    ['lone CR', vietnamese.replaceAll('\n', '\r')],
    ['CRLF and a byte-order mark', `\ufeff${vietnamese.replaceAll('\n', '\r\n')}`],
    ['UTF-16 little-endian', asUtf16(vietnamese)],
    ['UTF-16 big-endian', asUtf16(vietnamese).swap16()],
    ['UTF-16 without a mark', asUtf16(vietnamese).subarray(2)],
    ['decomposed letters', vietnamese.normalize('NFD')],
  ])('reads %s', async (_, bytes) => {
    const [recommendation] = (await read(bytes)).recommendations;
    expect(recommendation?.fields).toMatchObject({
      textEn: 'Bảo đảm quyền học tập ở vùng cao.',
      recommendingStates: ["Côte d'Ivoire"],
    });
  });

  it('reads the old Windows code pages, Vietnamese and Western, and says that it did', async () => {
    const before = Buffer.from(`${UPR_INFO_HEADER}\nViet Nam,,,`);
    const after = Buffer.from(',Chile,,,Accepted,,,5\n');
    // "Quyền học tập": ê + grave, o + dot below, â + dot below; then "Côte".
    const windows1258 = Buffer.from([
      0x51, 0x75, 0x79, 0xea, 0xcc, 0x6e, 0x20, 0x68, 0x6f, 0xf2, 0x63, 0x20, 0x74, 0xe2, 0xf2, 0x70,
    ]);
    const windows1252 = Buffer.from('Prévoir des écoles pour tous, où que ce soit'.replace(',', ''), 'latin1');
    const first = await read(Buffer.concat([before, windows1258, after]));
    const second = await read(Buffer.concat([before, windows1252, after]));
    expect(first.recommendations[0]?.fields.textEn).toBe('Quyền học tập');
    expect(second.recommendations[0]?.fields.textEn).toBe('Prévoir des écoles pour tous où que ce soit');
    expect([first.notes[0]?.details.encoding, second.notes[0]?.details.encoding]).toEqual([
      'Windows-1258',
      'Windows-1252',
    ]);
  });

  it.each([';', '\t', '|'])('reads columns between %j', async (delimiter) => {
    const text = [UPR_INFO_HEADER, 'Viet Nam,,,Build schools.,Chile,,,Accepted,4,Other,5']
      .join('\n')
      .replaceAll(',', delimiter);
    expect((await read(text)).recommendations).toHaveLength(1);
  });

  it('tells the same recommendation by two States, or twice by one, apart', async () => {
    const content = await read(
      csv(row('Train teachers.', 'Chile'), row('Train teachers.', 'Kenya'), row('Train teachers.', 'Kenya')),
    );
    expect(new Set(content.recommendations.map(({ sourceKey }) => sourceKey)).size).toBe(3);
  });

  it('says which rows are the same, and keeps each', async () => {
    const content = await read(
      csv(row('Train teachers.', 'Kenya'), row('Build schools.', 'Chile'), row('Train teachers.', 'Kenya')),
    );
    expect(content.recommendations).toHaveLength(3);
    expect(content.notes.find(({ kind }) => kind === 'same_rows')).toMatchObject({
      message: expect.stringContaining('earlier row: row 4 (as row 2).'),
      details: { count: 1 },
    });
  });

  it('names rows that a stray comma has shifted, and unknown answers', async () => {
    const content = await read(
      csv(row('Build schools, and more.', 'Chile'), row('Train teachers.', 'Kenya', 'Perhaps'), '', row('', 'Chile')),
    );
    expect(kinds(content)).toContain('2  too_many_cells');
    expect(kinds(content)).toContain('3 Response position_unknown');
    expect(content.wrong.find(({ kind }) => kind === 'position_unknown')?.reason).toContain('write Accepted, Noted');
    expect(kinds(content)).toContain('5 Text text_empty');
    expect(content.recommendations).toHaveLength(0);
  });
});

describe('a file that cannot be imported', () => {
  const workbook = workbookOf({ Export: [UHRI_HEADER, uhriRow('7.5 Build more schools.')] });
  const flipped = Uint8Array.from(workbook);
  flipped[300] = (flipped[300] ?? 0) ^ 0xff;
  const container = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]);

  it.each<[string, Bytes, string]>([
    ['is empty', '', 'file_empty'],
    ['is too large', Buffer.alloc(51 * 1024 * 1024), 'file_too_large'],
    ['is a workbook cut short', workbook.subarray(0, 900), 'file_damaged'],
    ['is a workbook with a wrong byte', flipped, 'file_damaged'],
    ['would unpack to too much', zipOf({ 'xl/workbook.xml': '' }, 301 * 1024 * 1024), 'file_too_large'],
    ['unpacks to more than it says', zipOf({ 'xl/workbook.xml': ' '.repeat(100_000) }, 100), 'file_damaged'],
    [
      'has a row that no spreadsheet has',
      zipOf({ 'xl/workbook.xml': '', 'xl/worksheets/sheet1.xml': '<row r="99999999999">' }),
      'file_damaged',
    ],
    ['is an archive of something else', zipOf({ 'word/document.xml': '<x/>' }), 'file_kind_unsupported'],
    ['is an archive around the file', zipOf({ 'export.csv': 'a,b' }), 'file_is_archive'],
    ['is an old xls', container, 'file_kind_unsupported'],
    ['is encrypted', Buffer.concat([container, Buffer.from('EncryptedPackage', 'utf16le')]), 'file_encrypted'],
    ['is a web page', '<html><table><tr><td>Text</td></tr></table></html>', 'file_is_web_page'],
    ['is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'file_not_spreadsheet'],
    ['has an open quotation mark', `${UPR_INFO_HEADER}\nViet Nam,,,"Build,Chile\n`, 'file_quotes'],
    ['has a header of no known format', 'name,age\nA,1\n', 'format_unknown'],
    ['has no row under the header', `${UPR_INFO_HEADER}\n\n`, 'file_no_rows'],
  ])('%s: says so', async (_, bytes, kind) => {
    expect(await failure(bytes)).toBe(kind);
  });

  const without = (header: string[], ...left: string[]) => header.filter((name) => !left.includes(name));
  it.each<[string, Bytes, RegExp]>([
    [
      'a UPR Info export',
      `${without(UPR_INFO_HEADER.split(','), 'Response').join(',')}\nViet Nam,,,Build schools.,Chile,,,4,Other,5\n`,
      /looks like a UPR Info export, but the column Response is missing.*To \| To-Rgrp/,
    ],
    [
      'a UPR Info export in which one is misspelt',
      `${UPR_INFO_HEADER.replace('From,', '').replace('Session', 'Sesion')}\nViet Nam,,,Build schools.\n`,
      /a UPR Info export, but the columns From and Session are missing/,
    ],
    [
      'a UHRI export',
      workbookOf({ Notes: [['no data']], Export: [['Title'], without(UHRI_HEADER, 'Text'), ['- Viet Nam']] }),
      /looks like a UHRI export, but the column Text is missing/,
    ],
    [
      'a UHRI export without any of the columns that would do',
      'Text,Document Symbol\n7.5 Build schools.,A/HRC/1/2\n',
      /a UHRI export, but the column OHCHR Annotation Id \(or Countries Concerned or UPR Reccomending States\) is missing/,
    ],
  ])('lacks a column of %s: says which', async (_, bytes, message) => {
    expect(await failure(bytes)).toBe('column_missing');
    await expect(read(bytes)).rejects.toThrow(message);
  });

  it('of an unknown format: names the columns found and the formats known', async () => {
    await expect(read('name,age\nA,1\n')).rejects.toThrow(/name \| age.*UHRI export, UPR Info export/);
  });
});
