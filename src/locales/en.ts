import { dates } from './en/dates.ts';
import { deadline } from './en/deadline.ts';
import { errors } from './en/errors.ts';
import { explain } from './en/explain.ts';
import { home } from './en/home.ts';
import { lookup } from './en/lookup.ts';
import { query } from './en/query.ts';
import { reassignment } from './en/reassignment.ts';
import { reminder } from './en/reminder.ts';
import { settings } from './en/settings.ts';
import { summary } from './en/summary.ts';
import { update } from './en/update.ts';
import { words } from './en/words.ts';

/** Every word that a member reads, in English; its shape is the shape of every catalogue. */
export const en = {
  language: 'en' as 'en' | 'vi',
  words,
  dates,
  query,
  lookup,
  deadline,
  home,
  settings,
  update,
  reminder,
  reassignment,
  summary,
  explain,
  errors,
};
