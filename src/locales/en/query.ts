import type { Takeaway } from '../../domain/progress.ts';
import type { Dimension, Mistake } from '../../domain/query/command.ts';
import { filtersOf, type WordedCommand } from '../../domain/query/command-table.ts';
import { FIELD_WORDS, type Field } from '../../domain/query/filter-table.ts';
import { plural } from '../plural.ts';
import { withThe } from './article.ts';

/** What `/rec` says of itself: help, and what it did not understand. Texts are plain: the view escapes them. */
export const query = {
  /** Two lines: what is wrong and where (places count from 1), then a command that works and where to read more. */
  mistake: (mistake: Mistake): string => {
    const near = mistake.nearest === undefined ? '' : ` Did you mean ${mistake.nearest}?`;
    return `${describe(mistake)}${near}\nTry: ${mistake.example}        ${moreHelp(mistake)}`;
  },

  /** What is wrong with filters that stand alone, as in a form, and some that work */
  filterMistake: (mistake: Mistake): string => {
    const near = mistake.nearest === undefined ? '' : ` Did you mean ${mistake.nearest}?`;
    const example = filtersOf(mistake.example);
    return `${describe(mistake)}${near}${example && ` For instance: ${example}`}`;
  },

  help: {
    title: 'What you can ask with /rec',
    home: '/rec alone shows what needs you now and your next deadline.',
    alsoWords: 'Also:',
    values: 'Values:',
    examples: 'Examples:',
    filtersTitle: 'Filters',
    filtersIntro:
      'All filters given must hold; of values separated by commas, one. Put names of several words in quotes. A minus before a filter excludes: -status:implemented.',
    bothLanguages: 'Commands, filters and values may be typed in English or Vietnamese, with or without accents.',
    more: 'More on one command: /rec help list',
  },

  command: {
    card: 'One recommendation: its text, where it stands, its deadline. Part of a reference is enough.',
    find: 'Recommendations that hold these words, in either language; accents do not matter and a slip is forgiven.',
    list: 'Recommendations that pass the filters, the longest overdue first.',
    deadlines: 'The deadlines ahead, and what each covers.',
    manage: 'For coordinators: add, change, postpone, close or reopen deadlines.',
    add: 'For coordinators: opens the form for a new deadline.',
    preview: 'For coordinators: who will be reminded of a deadline, and when. Words of its title say which one.',
    why: 'Why you were or were not reminded of a recommendation. With @name after it, the same for somebody else.',
    history: 'All updates of one recommendation, the latest first.',
    progress: 'How far the work is: in words, a table and a chart. Filters narrow what is counted.',
    update: 'Opens the form to report on a recommendation.',
    settings: 'Your language, the hour and days of your reminders, when you are away, and deadlines that you mute.',
    help: 'This page, or more on one command.',
  } as Record<WordedCommand, string>,

  filter: {
    review: 'The review it comes from: code, symbol or part of the title',
    mechanism: 'UPR, a treaty body, or SP for special procedures',
    agency: 'An agency that leads or supports: code or part of the name; none: without any agency',
    lead: 'The agency that leads; none: without a lead agency',
    status: 'What was done',
    position: 'What the State answered (UPR); none: all other mechanisms',
    theme: 'Themes that contain these words',
    state: 'The State that recommended it (UPR)',
    group: 'The people concerned',
    sdg: 'Sustainable Development Goals, 1 to 17',
    due: 'When it is due: <30d is within 30 days, >2w later than in two weeks; a year, month, day, or from..to. Words: today, tomorrow, yesterday, none',
    updated:
      'When it was last reported on: <30d is in the last 30 days, >3m longer ago; a year, month, day, or from..to. Words: today, yesterday, never',
    verified: 'Whether the coordinating office has checked the latest update',
    mine: 'What your agencies lead or support',
    overdue: 'Open after its due date',
  } as Record<Field, string>,

  /** What progress calls the records without a lead agency, theme and so on. */
  without: { agency: 'No lead agency', theme: 'No theme', review: 'No review', status: 'No status' } as Record<
    Dimension,
    string
  >,

  /** The numbers in a sentence or two; `nameOf` gives a row's name as the table shows it. */
  takeaway: (takeaway: Takeaway, nameOf: (row: NonNullable<Takeaway['mostOverdue']>) => string): string => {
    const { total, implemented, percent, overdue, mostOverdue, furthestBehind, by } = takeaway;
    if (total === 0) return 'No recommendation matches, so there is nothing to count.';
    const done = `${implemented} of ${plural(total, 'recommendation', 'recommendations')} ${implemented === 1 ? 'is' : 'are'} implemented (${percent}%).`;
    if (overdue > 0) {
      const late = `${overdue} ${overdue === 1 ? 'is' : 'are'} overdue`;
      return `${done} ${late}${mostOverdue ? `, ${mostOverdue.overdue} of them ${belonging(by, mostOverdue.key === null, nameOf(mostOverdue))}` : ''}.`;
    }
    if (implemented === total) return done;
    const behind = furthestBehind
      ? ` Furthest behind: ${nameOf(furthestBehind)}, ${furthestBehind.counts.implemented} of ${furthestBehind.total} implemented.`
      : '';
    return `${done} None is overdue.${behind}`;
  },
};

function belonging(by: Dimension, isWithout: boolean, name: string): string {
  if (by === 'agency') return isWithout ? 'without a lead agency' : `led by ${withThe(name)}`;
  if (by === 'theme') return isWithout ? 'without a theme' : `on ${name}`;
  return `from ${name}`;
}

function describe({ kind, word, at, field }: Mistake): string {
  const typed = `“${shortened(word)}”`;
  const place = `(at character ${at + 1})`;
  switch (kind) {
    case 'unknown_command':
      return `I don't know the command ${typed} ${place}.`;
    case 'unknown_filter':
      return `I don't know the filter ${typed} ${place}.`;
    case 'unknown_value':
      return `${typed} is not a value of ${field ?? 'this filter'}${isGoal(field) ? ': 1 to 17' : ''} ${place}.`;
    case 'missing_value':
      return `${typed} needs a value ${place}.`;
    case 'missing_reference':
      return `${typed} needs the reference of a recommendation ${place}.`;
    case 'missing_words':
      return `${typed} needs words to look for ${place}.`;
    case 'bad_day':
      return `${typed} is not a day of the calendar ${place}.`;
    case 'unclosed_quote':
      return `The quotation mark is not closed ${place}.`;
    case 'unexpected_word':
      return word === '' ? `Something is missing ${place}.` : `I don't know what ${typed} means here ${place}.`;
    case 'unknown_topic':
      return `There is no help on ${typed} ${place}.`;
    case 'unknown_dimension':
      return `I cannot count by ${typed} ${place}.`;
    case 'too_long':
      return 'This is longer than 1,000 characters.';
  }
}

function moreHelp({ topic }: Mistake): string {
  if (topic === null) return 'All commands: /rec help';
  return topic === 'list' ? 'All filters: /rec help list' : `More: /rec help ${topic}`;
}

function isGoal(field: string | undefined): boolean {
  return field !== undefined && FIELD_WORDS.find(field)?.meaning === 'sdg';
}

/** Without the quotes that were typed: it stands in quotes here. */
function shortened(word: string): string {
  const characters = [...word.replace(/^["“”]+(?=.)|(?<=.)["“”]+$/gs, '')];
  return characters.length <= 60 ? characters.join('') : `${characters.slice(0, 59).join('')}…`;
}
