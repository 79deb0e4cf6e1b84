import type { Button, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { lengthOf } from '../../domain/days-input.ts';
import { fold } from '../../domain/fold.ts';
import { inLanguage } from '../../domain/language.ts';
import { type ClosedDays, closedDaysAhead } from '../../domain/office-days.ts';
import type { Closure, Days } from '../../domain/working-day.ts';
import type { Catalogue } from '../../locales/catalogue.ts';
import { ACTION } from '../action-ids.ts';
import { actions, button, context, modal, words as plainWords, section } from './elements.ts';
import { clip } from './message.ts';
import { daysIn, type Reader } from './reader.ts';
import { plain, shown } from './record-text.ts';

const MOST_CLOSURES = 30;
const MOST_AHEAD = 20;
const MOST_OPTIONS = 100;

/** The option for "no public holidays". */
const NO_COUNTRY = 'none';

export interface Country {
  code: string;
  name: string;
}

/** When the offices are closed. `countries`: all whose holidays are known, in the reader's language. */
export interface OfficeDays {
  country: string | null;
  closures: readonly Closure[];
  countries: readonly Country[];
}

/** Opens the office days; for those who may change them. */
export function officeDaysButton({ settings }: Catalogue): Button {
  return button(settings.officeDays.button, ACTION.officeDays, 'office_days');
}

/** When the offices are closed, to be changed and checked; every change is kept at once. `note`: what was just done. */
export function officeDaysModal(days: OfficeDays, reader: Reader, note?: string): ModalView {
  const { words } = reader;
  const { officeDays } = words.settings;
  const ahead = days.closures.filter(({ last }) => last >= reader.today);
  const more = ahead.length - MOST_CLOSURES;
  return modal(officeDays.title, words, [
    ...(note ? [section(note)] : []),
    context(officeDays.hint),
    countryRow(days, reader),
    { type: 'divider' },
    section(ahead.length > 0 ? `*${officeDays.closures}*` : `*${officeDays.closures}*\n${officeDays.closuresNone}`),
    ...ahead.slice(0, MOST_CLOSURES).map((closure) => closureRow(closure, reader)),
    ...(more > 0 ? [context(officeDays.moreClosures(more))] : []),
    ...actions('closures', [button(officeDays.add, ACTION.addClosure, 'add')]),
    { type: 'divider' },
    ...aheadBlocks(closedDaysAhead(days, words.language, reader.today), reader),
  ]);
}

function countryRow({ country, countries }: OfficeDays, { words }: Reader): KnownBlock {
  const { officeDays } = words.settings;
  const known = countries.find(({ code }) => code === country);
  return {
    type: 'section',
    block_id: 'country',
    text: { type: 'mrkdwn', text: `*${officeDays.country}*` },
    accessory: {
      type: 'external_select',
      action_id: ACTION.chooseCountry,
      placeholder: plainWords(officeDays.countryPlaceholder, 150),
      min_query_length: 0,
      initial_option: country === null ? noCountry(words) : countryOption(known ?? { code: country, name: country }),
    },
  };
}

function closureRow(closure: Closure, reader: Reader): KnownBlock {
  const { officeDays } = reader.words.settings;
  const name = inLanguage(closure.name, reader.words.language);
  const days = daysIn(closure, reader);
  const remove = button(officeDays.remove, ACTION.removeClosure, closure.id, {
    accessibility_label: plainWords(officeDays.removeOf(plain(name, 40)), 75).text,
    confirm: {
      title: plainWords(officeDays.removeTitle, 100),
      text: plainWords(officeDays.removeText(plain(name, 100), days), 300),
      confirm: plainWords(officeDays.remove, 30),
      deny: plainWords(officeDays.keep, 30),
      style: 'danger',
    },
  });
  const text = officeDays.closure(shown(name, 150), days, lengthOf(closure));
  return { ...section(text, remove), block_id: `closure:${closure.id}` };
}

function aheadBlocks(ahead: ClosedDays[], reader: Reader): KnownBlock[] {
  const { officeDays } = reader.words.settings;
  const lines = ahead.slice(0, MOST_AHEAD).map((closed) => {
    const name = shown(closed.name, 100);
    const said = closed.kind === 'closure' ? officeDays.aheadClosure(name) : name;
    return officeDays.aheadLine(datesOf(closed, reader), said, lengthOf(closed));
  });
  return [
    section(`*${officeDays.ahead}*\n${lines.join('\n') || officeDays.aheadNone}`),
    ...(lines.length > 0 ? [context(officeDays.aheadHint)] : []),
  ];
}

/** With the day of the week, by which a date is checked; it begins a line. */
function datesOf({ first, last }: Days, { words }: Reader): string {
  const from = words.dates.longDay(first);
  const line = first === last ? from : `${from} – ${words.dates.longDay(last)}`;
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}`;
}

/** The countries that words mean, in any spelling, by name or code; all of them where nothing was typed. */
export function countryOptions(countries: readonly Country[], query: string, words: Catalogue): PlainTextOption[] {
  const wanted = fold(query);
  const options = [
    { name: words.settings.officeDays.countryNone, code: '', option: noCountry(words) },
    ...countries.map((country) => ({ ...country, option: countryOption(country) })),
  ];
  return options
    .filter(({ name, code }) => fold(name).includes(wanted) || fold(code) === wanted)
    .map(({ option }) => option)
    .slice(0, MOST_OPTIONS);
}

/** The country that an option stands for; null: none. */
export function countryOf(value: string | undefined): string | null {
  return value === undefined || value === NO_COUNTRY ? null : value;
}

function countryOption({ code, name }: Country): PlainTextOption {
  return { text: plainWords(clip(name, 75), 75), value: code };
}

function noCountry({ settings }: Catalogue): PlainTextOption {
  return { text: plainWords(settings.officeDays.countryNone, 75), value: NO_COUNTRY };
}

/** A note on what was done with a closure. */
export function closureNote(
  say: (name: string, days: string) => string,
  closure: Omit<Closure, 'id'>,
  reader: Reader,
): string {
  return say(shown(inLanguage(closure.name, reader.words.language), 150), daysIn(closure, reader));
}
