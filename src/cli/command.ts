import type { ParseArgsConfig } from 'node:util';
import type { WorkspaceRecord } from '../db/workspaces.ts';
import type { Managing } from '../usecases/acting.ts';

/** What a command has to work with. */
export interface CommandContext extends Managing {
  workspace: WorkspaceRecord;
  readFile(path: string): Promise<Uint8Array>;
}

/** What a command was typed with: words without dashes, and options by name. */
export interface Typed {
  words: string[];
  options: Record<string, string | boolean | (string | boolean)[] | undefined>;
}

/** What a command answers: data for scripts, a text for people. */
export interface Answer {
  data: unknown;
  text: string;
  /** The input was wrong: the exit code is 1 */
  isWrong?: boolean;
}

export interface CliCommand {
  /** As it is typed: "agency add" */
  name: string;
  /** What follows the name, as help shows it */
  usage: string;
  summary: string;
  /** How many words follow the name: at least, at most */
  words: [number, number];
  options: NonNullable<ParseArgsConfig['options']>;
  run(context: CommandContext, typed: Typed): Promise<Answer>;
}

/** The command was typed wrongly: the exit code is 2, and its usage is shown. */
export class UsageError extends Error {}

/** An option's text, trimmed; undefined when it was not given. Throws a UsageError when it was given empty. */
export function optional({ options }: Typed, name: string): string | undefined {
  const value = options[name];
  if (typeof value !== 'string') return undefined;
  if (value.trim() === '') throw new UsageError(`--${name} is empty.`);
  return value.trim().normalize('NFC');
}

export function required(typed: Typed, name: string): string {
  const value = optional(typed, name);
  if (value === undefined) throw new UsageError(`--${name} is missing.`);
  return value;
}

/** An option that takes one of some values, typed in any case and with dashes or underscores. */
export function choice<T extends string>(typed: Typed, name: string, values: readonly T[]): T | undefined {
  const text = optional(typed, name);
  if (text === undefined) return undefined;
  const plain = text.toLowerCase().replace(/[\s-]+/g, '_');
  const value = values.find((candidate) => candidate.toLowerCase() === plain);
  if (value === undefined) throw new UsageError(`--${name} takes ${values.join(', ')}; not "${text}".`);
  return value;
}

/** The values of an option between commas; an empty list for "none". */
export function list(typed: Typed, name: string): string[] | undefined {
  const text = optional(typed, name);
  if (text === undefined) return undefined;
  return text.toLowerCase() === 'none' ? [] : text.split(/[\s,]+/).filter((value) => value !== '');
}
