import type { KnownBlock, ModalView } from '@slack/types';
import type { HelpPage } from '../../domain/query/help.ts';
import { ACTION } from '../action-ids.ts';
import { actions, button, context, modal, section } from './elements.ts';
import { escapeText, type Message } from './message.ts';
import type { Reader } from './reader.ts';

/** A page of help: all commands, or one with its filters. */
export function help(page: HelpPage, reader: Reader): Message {
  return { text: reader.words.query.help.title, blocks: helpBlocks(page, reader) };
}

export function helpModal(page: HelpPage, reader: Reader): ModalView {
  return modal(reader.words.lookup.button.help, reader.words, helpBlocks(page, reader));
}

function helpBlocks({ topic, commands, filters }: HelpPage, { words }: Reader): KnownBlock[] {
  const { query } = words;
  const isOverview = topic === null;
  const lines = commands.map(({ name, usage, values, words: also }) => {
    const details = isOverview
      ? []
      : [
          ...(values.length > 0 ? [`${query.help.values} ${escapeText(values.join(', '))}`] : []),
          `${query.help.alsoWords} ${escapeText(also.join(', '))}`,
        ];
    return [`${code(usage)}\n${escapeText(query.command[name])}`, ...details].join('\n');
  });
  const examples = isOverview ? [] : commands.flatMap((entry) => entry.examples);
  const tried = isOverview
    ? commands.flatMap(({ name, examples }) => (TRIED.includes(name) ? examples.slice(0, 1) : []))
    : examples;
  return [
    section(`*${query.help.title}*${isOverview ? `\n${escapeText(query.help.home)}` : ''}`),
    ...bundled(lines, '\n\n').map((text) => section(text)),
    ...filterBlocks(filters, words),
    ...(examples.length > 0 ? [context(`${query.help.examples} ${examples.map(code).join('  ')}`)] : []),
    ...actions(
      `help:${topic ?? 'all'}`,
      tried.slice(0, 3).map((command, n) => button(command, `${ACTION.ask}:${n}`, command.replace(/^\/rec\s*/, ''))),
    ),
    context(
      isOverview
        ? `${escapeText(query.help.bothLanguages)} ${escapeText(query.help.more)}`
        : escapeText(query.help.bothLanguages),
    ),
  ];
}

/** Commands whose first example works in every group's records. */
const TRIED: string[] = ['deadlines', 'progress'];

function filterBlocks(filters: HelpPage['filters'], { query }: Reader['words']): KnownBlock[] {
  if (filters.length === 0) return [];
  const lines = filters.map(({ name, usage, values, examples }) => {
    const known = values.length > 0 ? `: ${values.join(', ')}` : '';
    const example = examples[0] ? ` — ${code(examples[0])}` : '';
    return `${code(usage)} ${escapeText(`${query.filter[name]}${known}`)}${example}`;
  });
  const title = section(`*${query.help.filtersTitle}*\n${escapeText(query.help.filtersIntro)}`);
  return [title, ...bundled(lines, '\n').map((text) => section(text))];
}

function code(command: string): string {
  return `\`${escapeText(command)}\``;
}

/** Lines joined into as few sections as hold them. */
function bundled(lines: string[], between: string): string[] {
  const found: string[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last !== undefined && last.length + line.length < 2800) found[found.length - 1] = last + between + line;
    else found.push(line);
  }
  return found;
}
