import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { searchRecommendations } from '../../src/db/search.ts';
import type { ImportReport } from '../../src/domain/import/import-report.ts';
import { type ImportOptions, importRecommendations } from '../../src/usecases/import-recommendations.ts';
import { UHRI_HEADER, UPR_INFO_HEADER, uhriRow } from '../fixtures/files/uhri-rows.ts';
import { type TestCell, workbookOf } from '../fixtures/files/workbook.ts';
import { freshDatabase } from '../support/database.ts';
import { expectKeptBeside } from '../support/kept-beside.ts';

const { db } = await freshDatabase();
const NOW = new Date('2026-11-21T03:00:00Z');
let workspaceId = '';
let workspaces = 0;

beforeEach(async () => {
  workspaceId = `T0IMPORT${++workspaces}`;
  await db.workspace.create({ data: { id: workspaceId, name: 'Working group' } });
});
afterEach(() => expectKeptBeside(db, workspaceId));

function importBytes(bytes: Uint8Array, options: Partial<ImportOptions> = {}): Promise<ImportReport> {
  const context = { db: db as Database, workspaceId, now: NOW, actorId: null };
  return importRecommendations(
    context,
    { name: 'file', bytes },
    { dryRun: false, review: null, skipWrong: false, ...options },
  );
}
const importRows = (rows: TestCell[][], options?: Partial<ImportOptions>) =>
  importBytes(workbookOf({ Export: [UHRI_HEADER, ...rows] }), options);
const importCsv = (rows: string[], options?: Partial<ImportOptions>) =>
  importBytes(Buffer.from([UPR_INFO_HEADER, ...rows].join('\r')), options);
const counts = ({ added, changed, unchanged, wrongRows, applied }: ImportReport) => ({
  added,
  changed,
  unchanged,
  wrongRows,
  applied,
});
const stored = () =>
  db.recommendation.findMany({ where: { workspaceId }, include: { review: true }, orderBy: { referenceSort: 'asc' } });
const references = async () => (await stored()).map(({ review, reference }) => `${review.code} ${reference}`);
async function everything() {
  const where = { workspaceId };
  return JSON.stringify([
    await db.recommendation.findMany({ where, orderBy: { id: 'asc' } }),
    await db.review.findMany({ where, orderBy: { id: 'asc' } }),
    await db.import.count({ where }),
    await db.auditEvent.count({ where }),
  ]);
}

const schools = uhriRow('7.5 Build more schools (Chile).', { id: 'a' });
const teachers = uhriRow('7.10 Train teachers (Kenya).', { id: 'b', position: 'Noted' });

describe('an import', () => {
  it('stores what is new, with its review, findable at once, and remembers the file', async () => {
    const report = await importRows([schools, teachers]);
    expect(counts(report)).toEqual({ added: 2, changed: 0, unchanged: 0, wrongRows: 0, applied: true });
    expect(report.reviews).toMatchObject([{ code: 'upr-2014', isNew: true, added: 2 }]);
    expect(await stored()).toMatchObject([
      {
        reference: '7.5',
        referenceKey: '7.5',
        textEn: 'Build more schools (Chile).',
        position: 'supported',
        status: 'not_started',
        sdgs: [4, 16],
        version: 1,
      },
      { reference: '7.10', position: 'noted', recommendingStates: ['Chile', 'Kenya'], annotationId: 'b' },
    ]);
    const found = await searchRecommendations(db, workspaceId, 'teachers khoa 18', { limit: 5, offset: 0 });
    expect(found.items.map(({ reference }) => reference)).toEqual(['7.10']);
    expect(await db.import.findMany({ where: { workspaceId } })).toMatchObject([
      { format: 'uhri', added: 2, fileName: 'file' },
    ]);
    expect(await db.auditEvent.findMany({ where: { workspaceId } })).toMatchObject([
      { action: 'file_imported', actorId: null, at: NOW },
    ]);
  });

  it('that is repeated changes nothing', async () => {
    await importRows([schools, teachers]);
    await importCsv(['Viet Nam,,,Plant trees.,Chile,,,Accepted,5,Other,5']);
    const before = await everything();
    expect(counts(await importRows([schools, teachers]))).toEqual({
      added: 0,
      changed: 0,
      unchanged: 2,
      wrongRows: 0,
      applied: false,
    });
    expect(counts(await importCsv(['Viet Nam,,,Plant trees.,Chile,,,Accepted,5,Other,5']))).toMatchObject({
      added: 0,
      unchanged: 1,
    });
    expect(await everything()).toBe(before);
  });

  it('in a dry run says the same and changes nothing', async () => {
    const before = await everything();
    const report = await importRows([schools, teachers], { dryRun: true });
    expect(counts(report)).toEqual({ added: 2, changed: 0, unchanged: 0, wrongRows: 0, applied: false });
    expect(report.samples.added[0]).toEqual({
      row: 2,
      review: 'upr-2014',
      reference: '7.5',
      text: 'Build more schools (Chile).',
    });
    expect(await everything()).toBe(before);
  });

  it('changes what the file says otherwise, and keeps what the group has done', async () => {
    await importRows([schools, teachers]);
    const agency = await db.agency.create({
      data: { workspaceId, code: 'MOET', nameEn: 'Education', nameVi: 'Giáo dục', level: 'central' },
    });
    await db.recommendation.updateMany({
      where: { workspaceId, reference: '7.5' },
      data: { leadAgencyId: agency.id, status: 'in_progress', textVi: 'Xây trường' },
    });
    const report = await importRows([
      uhriRow('7.5 Build more schools and roads (Chile).', { id: 'a', position: 'Supported/Noted' }),
      teachers,
    ]);
    expect(counts(report)).toEqual({ added: 0, changed: 1, unchanged: 1, wrongRows: 0, applied: true });
    expect(report.samples.changed).toEqual([
      {
        row: 2,
        review: 'upr-2014',
        reference: '7.5',
        fields: [
          { field: 'textEn', before: 'Build more schools (Chile).', after: 'Build more schools and roads (Chile).' },
          { field: 'position', before: 'supported', after: 'supported_in_part' },
        ],
      },
    ]);
    const [changed, kept] = await stored();
    expect(changed).toMatchObject({
      textEn: 'Build more schools and roads (Chile).',
      textVi: 'Xây trường',
      position: 'supported_in_part',
      status: 'in_progress',
      leadAgencyId: agency.id,
      version: 2,
    });
    expect(changed?.searchText).toContain('giao duc');
    expect(kept).toMatchObject({ version: 1 });
    expect(await db.auditEvent.findMany({ where: { workspaceId, subjectId: changed?.id ?? '' } })).toMatchObject([
      { action: 'recommendation_imported' },
    ]);
  });

  it('says whose Vietnamese text translates an English one that is no more, also beforehand', async () => {
    await importRows([schools, teachers, uhriRow('7.11 Print books.', { id: 'c' })]);
    for (const reference of ['7.5', '7.10'])
      await db.recommendation.updateMany({ where: { workspaceId, reference }, data: { textVi: 'Bản dịch' } });
    const rows = [
      uhriRow('7.5 Build more schools and roads (Chile).', { id: 'a' }),
      uhriRow('7.10 Train teachers (Kenya).', { id: 'b', position: 'Supported' }),
      uhriRow('7.11 Print more books.', { id: 'c' }),
    ];
    const note = {
      kind: 'translation_kept',
      message: 'The Vietnamese text of 1 recommendation (7.5) translates the former English text; check it.',
      details: { count: 1, references: '7.5' },
    };
    expect((await importRows(rows, { dryRun: true })).notes).toEqual([note]);
    expect((await importRows(rows)).notes).toEqual([note]);
    expect((await importRows(rows)).notes).toEqual([]);
  });

  it('leaves fields alone that the file has no column for', async () => {
    await importRows([schools]);
    const csv = Buffer.from(
      'Text,Document Symbol,Countries Concerned,OHCHR Annotation Id,Recommending Body\n7.5 Build more schools (Chile).,A/HRC/26/6,Viet Nam,a,UPR\n',
    );
    expect(counts(await importBytes(csv))).toMatchObject({ changed: 0, unchanged: 1 });
  });

  it('with a wrong row changes nothing, unless wrong rows are to be skipped', async () => {
    const rows = [schools, uhriRow('7.10 Train teachers.', { position: 'Perhaps' })];
    const before = await everything();
    const refused = await importRows(rows);
    expect(counts(refused)).toEqual({ added: 1, changed: 0, unchanged: 0, wrongRows: 1, applied: false });
    expect(refused.wrong).toMatchObject([
      { row: 3, column: 'UPR Position', value: 'Perhaps', kind: 'position_unknown' },
    ]);
    expect(await everything()).toBe(before);
    expect(counts(await importRows(rows, { skipWrong: true }))).toMatchObject({
      added: 1,
      wrongRows: 1,
      applied: true,
    });
    expect(await references()).toEqual(['upr-2014 7.5']);
  });

  it('of two documents of one year makes two reviews', async () => {
    await importRows([schools, uhriRow('8.1 Plant trees.', { symbol: 'A/HRC/27/9' })]);
    await importRows([uhriRow('8.2 Plant more trees.', { symbol: 'a/hrc/27/9' })]);
    expect(await references()).toEqual(['upr-2014 7.5', 'upr-2014-2 8.1', 'upr-2014-2 8.2']);
  });

  it('tells two rows of one paragraph apart, and knows both again', async () => {
    const rows = [uhriRow('24. Print the Covenant.', { id: 'x' }), uhriRow('24. Teach it in schools.', { id: 'y' })];
    const report = await importRows(rows);
    expect(report.notes.map(({ kind }) => kind)).toEqual(['same_reference']);
    expect((await references()).sort()).toEqual(['upr-2014 24', 'upr-2014 24 #2']);
    expect(counts(await importRows(rows.reverse()))).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  });

  it('knows by review and paragraph what came from elsewhere, and by paragraph what had an annotation id', async () => {
    const { id } = await db.review.create({
      data: { workspaceId, code: 'upr-2014', mechanism: 'UPR', titleEn: 'UPR', titleVi: 'UPR', symbol: 'A/HRC/26/6' },
    });
    await db.recommendation.create({
      data: {
        workspaceId,
        reviewId: id,
        reference: '7.5',
        referenceKey: '7.5',
        referenceSort: '7.5',
        textEn: 'Schools.',
      },
    });
    expect(counts(await importRows([schools]))).toMatchObject({ added: 0, changed: 1 });
    expect(counts(await importRows([uhriRow('7.5 Build more schools (Chile).')]))).toMatchObject({
      added: 0,
      unchanged: 1,
    });
    expect(await stored()).toMatchObject([{ annotationId: 'a', sourceKey: 'uhri:a' }]);
  });

  it('numbers what has no paragraph in the order of the file, and goes on from there', async () => {
    const row = (text: string) => `Viet Nam,,,${text},Chile,,,Accepted,5,Other,5`;
    await importCsv([row('Plant trees.'), row('Build schools.')]);
    const report = await importCsv([row('Train teachers.'), row('Plant trees.')]);
    expect(counts(report)).toMatchObject({ added: 1, unchanged: 1 });
    expect(report.notes.map(({ kind }) => kind)).toEqual(['action_not_kept', 'not_in_file']);
    const texts = (await stored()).map(({ reference, textEn }) => [reference, textEn]);
    expect(texts).toEqual([
      ['S5-1', 'Plant trees.'],
      ['S5-2', 'Build schools.'],
      ['S5-3', 'Train teachers.'],
    ]);
  });

  it('goes into the review that is named, which the file creates when it tells the mechanism', async () => {
    await importRows([uhriRow('7.5 Build more schools.', { symbol: '' })], { review: 'UPR-II' });
    await importRows([uhriRow('7.6 Train teachers.', { symbol: '', body: '' })], { review: 'upr-ii' });
    expect(await references()).toEqual(['upr-ii 7.5', 'upr-ii 7.6']);
    await expect(
      importRows([uhriRow('7.7 Plant trees.', { symbol: '', body: '', session: '' })], { review: 'other' }),
    ).rejects.toThrow(/no review other/);
  });

  it('stays in its workspace', async () => {
    await importRows([schools]);
    const first = workspaceId;
    workspaceId = `${first}X`;
    await db.workspace.create({ data: { id: workspaceId, name: 'Another' } });
    expect(counts(await importRows([schools]))).toMatchObject({ added: 1 });
  });

  it('run twice at once stores everything once', async () => {
    const reports = await Promise.all([importRows([schools, teachers]), importRows([schools, teachers])]);
    expect(reports.map(({ added }) => added).sort()).toEqual([0, 2]);
    expect(await references()).toHaveLength(2);
  });

  it('takes thousands of rows', async () => {
    const rows = Array.from({ length: 2_500 }, (_, index) =>
      uhriRow(`9.${index + 1} Plant tree number ${index}.`, { id: `n-${index}` }),
    );
    expect(counts(await importRows(rows))).toMatchObject({ added: 2_500 });
    const changed = rows.map(([text, ...rest]) => [`${text} Soon.`, ...rest]);
    expect(counts(await importRows(changed))).toMatchObject({ added: 0, changed: 2_500 });
    expect(await db.recommendation.count({ where: { workspaceId, version: 2, textEn: { endsWith: 'Soon.' } } })).toBe(
      2_500,
    );
  }, 120_000);
});
