import { expect, test } from 'vitest';
import { findAgency, listAgencies } from '../../src/db/agencies.ts';
import { findReview, listReviews } from '../../src/db/reviews.ts';
import { readVocabulary } from '../../src/db/vocabulary.ts';
import { freshDatabase } from '../support/database.ts';
import { fillWorkspace } from './records.ts';

const { db } = await freshDatabase();

test('the vocabulary holds each word in use once, of one workspace', async () => {
  await fillWorkspace(db, 'T1');
  const vocabulary = await readVocabulary(db, 'T1');
  expect(vocabulary.reviews.map(({ code }) => code)).toEqual(['ccpr-2025', 'upr-2014']);
  expect(vocabulary.agencies.map(({ code }) => code)).toEqual(['MOJ', 'MPS', 'SPC']);
  expect(vocabulary.themes).toEqual([
    'Access to justice',
    'Death penalty',
    'International instruments',
    'Torture and ill-treatment',
  ]);
  expect(vocabulary.states).toEqual(["Côte d'Ivoire", 'Djibouti', 'Sweden']);
  expect(vocabulary.groups).toEqual(['Persons with disabilities']);
  expect(await readVocabulary(db, 'T2')).toEqual({ reviews: [], agencies: [], themes: [], states: [], groups: [] });
});

test('agencies and reviews are found by their code in any case', async () => {
  expect((await findAgency(db, 'T1', 'moj'))?.name.vi).toBe('Bộ Tư pháp');
  expect((await findReview(db, 'T1', 'UPR-2014'))?.symbol).toBe('A/HRC/26/6');
  expect(await findAgency(db, 'T1', '%')).toBeNull();
  expect(await findReview(db, 'T2', 'upr-2014')).toBeNull();
  expect(await listAgencies(db, 'T1')).toHaveLength(3);
  expect(await listReviews(db, 'T1')).toHaveLength(2);
});
