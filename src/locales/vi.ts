import type { Catalogue } from './catalogue.ts';
import { dates } from './vi/dates.ts';
import { deadline } from './vi/deadline.ts';
import { errors } from './vi/errors.ts';
import { explain } from './vi/explain.ts';
import { home } from './vi/home.ts';
import { lookup } from './vi/lookup.ts';
import { query } from './vi/query.ts';
import { reassignment } from './vi/reassignment.ts';
import { reminder } from './vi/reminder.ts';
import { settings } from './vi/settings.ts';
import { summary } from './vi/summary.ts';
import { update } from './vi/update.ts';
import { words } from './vi/words.ts';

/** Every word that a member reads, in Vietnamese. */
export const vi: Catalogue = {
  language: 'vi',
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
