import { dates } from './en/dates.ts';
import { errors } from './en/errors.ts';
import { home } from './en/home.ts';
import { lookup } from './en/lookup.ts';
import { query } from './en/query.ts';
import { reminder } from './en/reminder.ts';
import { update } from './en/update.ts';
import { words } from './en/words.ts';

/** Every word that a member reads, in English; its shape is the shape of every catalogue. */
export const en = { language: 'en' as 'en' | 'vi', words, dates, query, lookup, home, update, reminder, errors };
