import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../src/domain/language.ts';
import { catalogueOf } from '../../src/locales/catalogue.ts';

/** Every text and function of a catalogue, by its place: "words.status.in_progress". */
function entriesOf(value: unknown, place = ''): [string, unknown][] {
  if (value === null || typeof value !== 'object') return [[place, value]];
  return Object.entries(value).flatMap(([key, inner]) => entriesOf(inner, place ? `${place}.${key}` : key));
}

const [english, vietnamese] = LANGUAGES.map((language) => new Map(entriesOf(catalogueOf(language))));

test('both catalogues hold the same texts, and none is empty', () => {
  expect([...(vietnamese?.keys() ?? [])].sort()).toEqual([...(english?.keys() ?? [])].sort());
  for (const catalogue of [english, vietnamese]) {
    const empty = [...(catalogue ?? [])].filter(([, text]) => typeof text === 'string' && text.trim() === '');
    expect(empty).toEqual([]);
  }
});

test('no Vietnamese text is left in English', () => {
  const same = [...(english ?? [])].filter(
    ([place, text]) => typeof text === 'string' && /[a-z]{3}/.test(text) && vietnamese?.get(place) === text,
  );
  // Names are the same in both.
  const names = ['Rapporteur', 'English', 'Tiếng Việt'];
  expect(same.filter(([, text]) => !names.includes(text as string))).toEqual([]);
});

test('whatever a member can put right is said in their words', () => {
  const files = ['db', 'slack', 'usecases/record-progress.ts', 'usecases/save-draft.ts'].flatMap((room) =>
    room.endsWith('.ts')
      ? [join('src', room)]
      : readdirSync(join('src', room), { recursive: true, encoding: 'utf8' })
          .filter((file) => file.endsWith('.ts') && !file.startsWith('generated'))
          .map((file) => join('src', room, file)),
  );
  const thrown = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/new UserError\(\s*'(\w+)'/g)].map(([, kind]) => kind as string),
  );
  // The door says this one itself; the other stops a start, before any member is there.
  const kinds = new Set(thrown.filter((kind) => kind !== 'outsider' && kind !== 'folder_in_use'));
  expect(kinds.size).toBeGreaterThan(2);
  for (const language of LANGUAGES) {
    const { byKind } = catalogueOf(language).errors;
    expect([...kinds].filter((kind) => !byKind[kind])).toEqual([]);
  }
});
