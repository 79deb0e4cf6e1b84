import type { KnownBlock, ModalView } from '@slack/types';
import type { HelpPage } from '../../domain/query/help.ts';
import { ACTION } from '../action-ids.ts';
import { actions, button, context, modal, section } from './elements.ts';
import type { Message } from './message.ts';
import type { Reader } from './reader.ts';

/** A page of help: all commands, or one with its filters. */
export function help(page: HelpPage, reader: Reader): Message {
  return { text: reader.words.lookup.help.title, blocks: helpBlocks(page, reader) };
}

export function helpModal(page: HelpPage, reader: Reader): ModalView {
  return modal(reader.words.lookup.button.help, reader.words, helpBlocks(page, reader));
}

function helpBlocks({ topic, commands, filters }: HelpPage, { words }: Reader): KnownBlock[] {
  const { help: label } = words.lookup;
  const { query } = words;
  const lines = commands.map(({ name, usage, values }) => {
    const known = topic !== null && values.length > 0 ? ` (${values.join(', ')})` : '';
    return `\`${usage}\`\n${query.command[name]}${known}`;
  });
  const examples = topic === null ? [] : commands.flatMap((entry) => entry.examples);
  const tried = topic === null ? ['/rec help list', '/rec deadlines', '/rec progress'] : examples;
  return [
    section(`*${label.title}*\n${label.intro}`),
    ...bundled(lines, 2).map((text) => section(text)),
    ...filterBlocks(filters, query.filter, label.filters),
    ...(examples.length > 0 ? [context(`${label.examples} ${examples.map((example) => `\`${example}\``).join('  ')}`)] : []),
    ...actions(
      `help:${topic ?? 'all'}`,
      tried.slice(0, 3).map((command, n) => button(command, `${ACTION.ask}:${n}`, command.replace(/^\/rec\s*/, ''))),
    ),
  ];
}

function filterBlocks(filters: HelpPage['filters'], about: Record<string, string>, title: string): KnownBlock[] {
  if (filters.length === 0) return [];
  const lines = filters.map(({ name, usage, values, examples }) => {
    const known = values.length > 0 ? `: ${values.join(', ')}` : '';
    const example = examples[0] ? ` — \`${examples[0]}\`` : '';
    return `\`${usage}\` ${about[name] ?? ''}${known}${example}`;
  });
  return [section(`*${title}*`), ...bundled(lines, 1).map((text) => section(text))];
}

/** Lines joined into sections of at most 2800 units, with `gap` line breaks between them. */
function bundled(lines: string[], gap: number): string[] {
  const found: string[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last !== undefined && last.length + line.length < 2800) found[found.length - 1] = `${last}${'\n'.repeat(gap)}${line}`;
    else found.push(line);
  }
  return found;
}
