import type { Catalogue } from './catalogue.ts';
import { dates } from './vi/dates.ts';
import { errors } from './vi/errors.ts';
import { home } from './vi/home.ts';
import { lookup } from './vi/lookup.ts';
import { query } from './vi/query.ts';
import { reminder } from './vi/reminder.ts';
import { update } from './vi/update.ts';
import { words } from './vi/words.ts';

/** Every word that a member reads, in Vietnamese. */
export const vi: Catalogue = { language: 'vi', words, dates, query, lookup, home, update, reminder, errors };
