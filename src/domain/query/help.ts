import type { Language } from '../language.ts';
import { DIMENSIONS, HELP_TOPICS, type HelpTopic } from './command.ts';
import { COMMANDS, DIMENSION_TABLE, WORDED_COMMANDS, type WordedCommand } from './command-table.ts';
import { type Choice, FIELDS, FILTERS, type Field } from './filter-table.ts';

/** One command or filter as help shows it; its description is the catalogue's (query.command, query.filter). */
export interface HelpEntry<Name extends string> {
  name: Name;
  /** "/rec find WORDS", "agency:…" */
  usage: string;
  /** Every word that means it, the language asked for first */
  words: string[];
  /** The values that the grammar lists; those of days and goals are described in the catalogue */
  values: string[];
  /** Whole commands, or filters as after `/rec list` */
  examples: string[];
}

/** A page of help: all commands (topic null), or one command, with the filters where it takes them. */
export interface HelpPage {
  topic: HelpTopic | null;
  commands: HelpEntry<WordedCommand>[];
  filters: HelpEntry<Field>[];
}

/** Every page of help, the overview first. */
export function helpTopics(language: Language): HelpPage[] {
  return [null, ...HELP_TOPICS].map((topic) => helpPage(topic, language));
}

export function helpPage(topic: HelpTopic | null, language: Language): HelpPage {
  const names = topic === null ? WORDED_COMMANDS : WORDED_COMMANDS.filter((name) => COMMANDS[name].topic === topic);
  return {
    topic,
    commands: names.map((name) => commandEntry(name, language)),
    filters: topic === 'list' || topic === 'progress' ? FIELDS.map((field) => filterEntry(field, language)) : [],
  };
}

function commandEntry(name: WordedCommand, language: Language): HelpEntry<WordedCommand> {
  const { words, usage, examples } = COMMANDS[name];
  const values = name === 'progress' ? DIMENSIONS.map((by) => DIMENSION_TABLE[by][language][0] as string) : [];
  return {
    name,
    usage: `/rec ${usage[language]}`,
    words: bothLanguages(words, language),
    values,
    examples: [...examples[language]],
  };
}

function filterEntry(field: Field, language: Language): HelpEntry<Field> {
  const { words, kind, choices = [], examples } = FILTERS[field];
  const word = words[language][0] as string;
  return {
    name: field,
    usage: kind === 'flag' ? word : `${word}:…`,
    words: bothLanguages(words, language),
    values: choices.map((choice) => firstWord(choice, language)),
    examples: [...examples[language]],
  };
}

function firstWord({ words }: Choice, language: Language): string {
  return words[language][0] ?? (words.en[0] as string);
}

function bothLanguages(words: Record<Language, readonly string[]>, language: Language): string[] {
  return [...new Set([...words[language], ...words[language === 'en' ? 'vi' : 'en']])];
}
