import { beforeAll, expect, test } from 'vitest';
import { searchRecommendations } from '../../src/db/search.ts';
import { refreshSearchText } from '../../src/db/search-text.ts';
import { freshDatabase } from '../support/database.ts';
import { expectKeptBeside } from '../support/kept-beside.ts';
import { fillWorkspace } from './records.ts';

const { db } = await freshDatabase();
beforeAll(() => fillWorkspace(db, 'T1'));

const search = (words: string, limit = 400, offset = 0) => searchRecommendations(db, 'T1', words, { limit, offset });

test.each([
  ['tu phap', 'Bộ Tư pháp'],
  ['TƯ PHÁP', 'Bộ Tư pháp'],
  ['tử hình', 'án tử hình'],
  ['án tử hình', 'án tử hình'],
  ['death penalty', 'death penalty'],
  ['penalty DEATH', 'death penalty'],
  ['tra tan', 'chống tra tấn'],
  ['poverty rural', 'rural'],
])('%j finds what holds %j', async (words, held) => {
  const { items, total, corrections } = await search(words);
  expect(total).toBeGreaterThan(10);
  expect(corrections).toEqual([]);
  const [first] = items;
  expect(JSON.stringify([first?.text, first?.leadAgency?.name]).normalize('NFC')).toContain(held);
});

test.each([
  ['tortrue', 'torture'],
  ['torure', 'torture'],
  ['povrty', 'poverty'],
  ['disabilties', 'disabilities'],
  ['convetnion tortrue', 'torture'],
])('%j is taken for a slip of %j', async (words, meant) => {
  const { items, total, corrections } = await search(words);
  expect(total).toBe((await search(words === 'convetnion tortrue' ? 'convention torture' : meant)).total);
  expect(items[0]?.text.en.toLowerCase()).toContain(meant);
  expect(corrections.at(-1)?.to).toContain(meant);
});

test('a reference comes first, whatever else holds the number', async () => {
  expect((await search('143.5')).items[0]?.reference).toBe('143.5');
  expect((await search('24 (a)')).items[0]?.reference).toBe('24 (a)');
});

test('punctuation does not decide what is found, but what comes first', async () => {
  const { items } = await search('100%');
  expect(items.map(({ reference }) => reference)).toContain('143.100');
  expect(items[0]?.text.en).toContain('100%');
});

test('a phrase comes before the same words apart', async () => {
  await db.recommendation.updateMany({
    where: { workspaceId: 'T1', reference: '143.1' },
    data: { textEn: 'Security of judges, and the public', textVi: null },
  });
  await db.recommendation.updateMany({
    where: { workspaceId: 'T1', reference: '143.227' },
    data: { textEn: 'Of public judges security', textVi: null },
  });
  expect(await refreshSearchText(db, 'T1')).toBe(2);
  expect(await refreshSearchText(db, 'T1')).toBe(0);
  expect((await search('judges security')).items.map(({ reference }) => reference)).toEqual(['143.227', '143.1']);
});

test.each([
  ['100% of "remote"', ['Raise the share']],
  ['report_card', ["Publish the State's"]],
  ['C:\\records\\new', ['Keep the path']],
  ['"remote"', ['Raise the share']],
  ["'; DROP TABLE", ["'; DROP"]],
])('%j is found literally', async (words, beginnings) => {
  const { items } = await search(words);
  expect(items.map(({ text }) => beginnings.some((beginning) => text.en.startsWith(beginning)))).toEqual([true]);
});

test.each(['', '   ', '%', '_', '\\', '…?!', '\0', '()'])('%j finds nothing', async (words) => {
  expect(await search(words)).toEqual({ total: 0, offset: 0, corrections: [], items: [] });
});

test.each(['%%%%%x', '\\m(', '[a-z', "x'y", 'a\0b', 'zzzzqqqq', `${'đ'.repeat(500)} ${'a '.repeat(200)}`])(
  '%j breaks nothing',
  async (words) => {
    await expect(search(words)).resolves.toBeDefined();
  },
);

test('pages follow one another', async () => {
  const all = await search('death penalty');
  const second = await search('death penalty', 10, 10);
  expect(second.total).toBe(all.total);
  expect(second.items.map(({ id }) => id)).toEqual(all.items.slice(10, 20).map(({ id }) => id));
  const beyond = await search('death penalty', 10, 5000);
  expect(beyond.items.map(({ id }) => id)).toEqual(all.items.slice(beyond.offset).map(({ id }) => id));
});

test('another workspace finds nothing of this one', async () => {
  await db.workspace.create({ data: { id: 'T9', name: 'Other' } });
  expect((await searchRecommendations(db, 'T9', 'torture', { limit: 5, offset: 0 })).total).toBe(0);
});

test('a short word must stand by itself, and names of agencies count for less than the text', async () => {
  const write = (reference: string, textVi: string) =>
    db.recommendation.updateMany({ where: { workspaceId: 'T1', reference }, data: { textEn: 'x', textVi } });
  await write('143.2', 'Tăng cường giáo trình');
  await write('143.3', 'Tra cứu, tấn công');
  await write('143.226', 'Cải cách tư pháp');
  await refreshSearchText(db, 'T1');
  const found = (await search('tra tấn')).items.map(({ reference }) => reference);
  expect(found).toContain('143.3');
  expect(found).not.toContain('143.2');
  // Many are led by the Ministry of Justice, whose Vietnamese name holds the words too.
  const withWords = (await search('tư pháp')).items.map(({ text }) => /tư pháp/i.test(text.vi ?? ''));
  expect(withWords.slice(0, withWords.filter(Boolean).length)).not.toContain(false);
  expect(withWords).toContain(false);
});

test('accents that were typed decide what comes first, and drop nothing', async () => {
  const write = (reference: string, textVi: string) =>
    db.recommendation.updateMany({ where: { workspaceId: 'T1', reference }, data: { textEn: 'x', textVi } });
  await write('143.6', 'Từ hình thức đến nội dung');
  await write('143.225', 'Xem xét bỏ án Tử Hình'.normalize('NFD'));
  await refreshSearchText(db, 'T1');
  const all = await search('tu hinh');
  for (const typed of ['tử hình', 'TỬ HÌNH', 'tử  hình'.normalize('NFD'), '“tử hình”']) {
    const { items, total } = await search(typed);
    expect(total).toBe(all.total);
    const exact = items.map(({ text }) => /tử hình/i.test((text.vi ?? '').normalize('NFC')));
    expect(exact.slice(0, exact.filter(Boolean).length)).not.toContain(false);
    expect(items.findIndex(({ reference }) => reference === '143.6')).toBeGreaterThan(
      items.findIndex(({ reference }) => reference === '143.225'),
    );
  }
});

test('a word that no record holds any more is not taken for what was meant', async () => {
  const write = (textEn: string) =>
    db.recommendation.updateMany({ where: { workspaceId: 'T1', reference: '143.7' }, data: { textEn, textVi: null } });
  await write('Protect orangutans');
  await refreshSearchText(db, 'T1');
  expect((await search('orangutanz')).corrections).toEqual([{ from: 'orangutanz', to: ['orangutans'] }]);
  await write('Protect elephants');
  await refreshSearchText(db, 'T1');
  expect(await search('orangutanz')).toMatchObject({ total: 0, corrections: [] });
  await expectKeptBeside(db, 'T1');
});
