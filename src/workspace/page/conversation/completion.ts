import type { ChannelShown, CommandShown, User } from '../../control/shown.ts';
import { folded } from '../folded.ts';

/** The unfinished word before the caret, and what it may become. */
interface Wanted {
  kind: 'command' | 'person' | 'channel' | 'emoji';
  query: string;
  from: number;
  to: number;
}

export interface Candidate {
  key: string;
  kind: Wanted['kind'];
  /** What is written in place of the unfinished word. */
  insert: string;
  label: string;
  /** What a command takes. */
  hint: string;
  detail: string;
  /** Who is meant, for a picture; an emoji's own character. */
  picture: string;
}

const MOST = 8;

const unfinished: [Wanted['kind'], RegExp][] = [
  ['command', /^()\/(\S*)$/],
  ['person', /(^|\s)@([\p{L}\p{M}\p{N}._-]*)$/u],
  ['channel', /(^|\s)#([\p{L}\p{M}\p{N}_-]*)$/u],
  ['emoji', /(^|\s):([a-z0-9_+-]{2,})$/],
];

export function wantedAt(text: string, caret: number): Wanted | null {
  const before = text.slice(0, caret);
  for (const [kind, pattern] of unfinished) {
    const match = pattern.exec(before);
    if (match) return { kind, query: match[2] ?? '', from: match.index + (match[1] ?? '').length, to: caret };
  }
  return null;
}

export interface Known {
  commands: CommandShown[];
  people: User[];
  channels: ChannelShown[];
  findEmoji(query: string): { emoji: string; name: string }[];
}

/** Those that begin with the query first, then those in which a word does. */
function ranked<T>(items: T[], query: string, textsOf: (item: T) => string[]): T[] {
  const wanted = folded(query);
  const rank = (item: T): number => {
    const texts = textsOf(item).map(folded);
    if (texts.some((text) => text.startsWith(wanted))) return 0;
    return texts.some((text) => text.split(/[\s._-]+/).some((word) => word.startsWith(wanted))) ? 1 : 2;
  };
  return items
    .map((item) => ({ item, at: rank(item) }))
    .filter(({ at }) => at < 2)
    .sort((a, b) => a.at - b.at)
    .slice(0, MOST)
    .map(({ item }) => item);
}

export function candidatesFor({ kind, query }: Wanted, known: Known): Candidate[] {
  if (kind === 'command') {
    return known.commands
      .filter((one) => one.command.slice(1).startsWith(query.toLowerCase()))
      .map((one) => ({
        key: one.command,
        kind,
        insert: one.command,
        label: one.command,
        hint: one.usage_hint,
        detail: one.description,
        picture: '',
      }));
  }
  if (kind === 'person') {
    const present = known.people.filter((one) => !one.deleted);
    return ranked(present, query, (one) => [one.name, one.displayName, one.realName]).map((one) => ({
      key: one.id,
      kind,
      insert: `@${one.name}`,
      label: one.displayName || one.realName,
      hint: '',
      detail: `@${one.name}`,
      picture: one.id,
    }));
  }
  if (kind === 'channel') {
    return ranked(known.channels, query, (one) => [one.name]).map((one) => ({
      key: one.id,
      kind,
      insert: `#${one.name}`,
      label: `#${one.name}`,
      hint: '',
      detail: one.topic,
      picture: '',
    }));
  }
  return known
    .findEmoji(query)
    .slice(0, MOST)
    .map(({ emoji, name }) => ({
      key: name,
      kind,
      insert: emoji,
      label: `:${name}:`,
      hint: '',
      detail: '',
      picture: emoji,
    }));
}

export function completed(text: string, { from, to }: Wanted, insert: string): { text: string; caret: number } {
  const rest = text.slice(to);
  const space = rest.startsWith(' ') ? '' : ' ';
  return { text: `${text.slice(0, from)}${insert}${space}${rest}`, caret: from + insert.length + 1 };
}

/** The command that a text runs, once its name is complete. */
export function commandIn(text: string, commands: CommandShown[]): CommandShown | null {
  const name = /^(\/\S+)\s/.exec(text)?.[1]?.toLowerCase();
  return commands.find((one) => one.command === name) ?? null;
}
