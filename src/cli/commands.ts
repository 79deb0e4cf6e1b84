import { parseArgs } from 'node:util';
import type { Database } from '../db/client.ts';
import { listWorkspaces, type WorkspaceRecord } from '../db/workspaces.ts';
import { referenceOf, UserError } from '../errors.ts';
import { agencyAdd, agencyList } from './agency-commands.ts';
import { assignCommand } from './assign-command.ts';
import { columns } from './columns.ts';
import { type Answer, type CliCommand, type Typed, UsageError } from './command.ts';
import { deadlineAdd, deadlineChange, deadlineClose, deadlineList, deadlinePostpone } from './deadline-commands.ts';
import { importCommand } from './import-command.ts';
import { memberAway, memberList, memberSet } from './member-commands.ts';
import { closureAdd, closureList, closureRemove, country } from './office-day-commands.ts';
import { sampleLoad } from './sample-command.ts';

/** The commands, in the order of help. */
const COMMANDS: readonly CliCommand[] = [
  importCommand,
  agencyAdd,
  agencyList,
  memberSet,
  memberList,
  memberAway,
  assignCommand,
  deadlineAdd,
  deadlineChange,
  deadlinePostpone,
  deadlineClose,
  deadlineList,
  country,
  closureAdd,
  closureList,
  closureRemove,
  sampleLoad,
];

const COMMON = {
  json: { type: 'boolean' },
  workspace: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export interface Opened {
  db: Database;
  /** Whether a command that names no workspace may mean this one */
  isMeant(workspaceId: string): boolean;
  close(): Promise<void>;
}

/** What the command line gets from outside; nothing below reads the process by itself. */
export interface CliParts {
  open(): Promise<Opened>;
  /** Throws what node:fs throws */
  readFile(path: string): Promise<Uint8Array>;
  stdout(text: string): void;
  stderr(text: string): void;
  now: Date;
  /** A key that is no other's, of which the reference of an unexpected error is made */
  newKey(): string;
  /** Whether stacks are written to standard error */
  debug(): boolean;
}

/** The exit codes: fine, wrong input, wrong usage, a fault of ours. */
export const EXIT = { fine: 0, wrong: 1, usage: 2, unexpected: 3 } as const;

/**
 * Runs one command of the shell, `argv` without the program's name, and returns the exit code. With --json exactly one JSON document
 * goes to standard output, also when something is wrong: then it is {"error": {kind, message, details}}.
 */
export async function runCli(argv: readonly string[], parts: CliParts): Promise<number> {
  const asJson = argv.includes('--json');
  let command: CliCommand | undefined;
  const fail = (kind: string, message: string, details: Record<string, string | number> = {}) => {
    if (asJson) parts.stdout(`${JSON.stringify({ error: { kind, message, details } }, null, 2)}\n`);
    else parts.stderr(`${message}\n`);
  };
  try {
    const named = commandOf(argv);
    if (named === 'help') return showHelp(argv, parts, asJson);
    command = named;
    const typed = readArguments(argv, command);
    if (typed.options.help === true) return showHelp(['help', ...command.name.split(' ')], parts, asJson);
    const { data, text, isWrong } = await runInWorkspace(command, typed, parts);
    parts.stdout(asJson ? `${JSON.stringify(data, null, 2)}\n` : `${text}\n`);
    return isWrong ? EXIT.wrong : EXIT.fine;
  } catch (error) {
    if (error instanceof UsageError) {
      const usage = command ? `Usage: ${usageOf(command)}` : 'For all commands: help';
      fail('usage', `${error.message}\n${usage}`);
      return EXIT.usage;
    }
    if (error instanceof UserError) {
      fail(error.kind, error.message, error.details);
      return EXIT.wrong;
    }
    const reference = referenceOf(parts.newKey());
    fail(
      'unexpected',
      `Unexpected error, reference ${reference}. Nothing was half done. Set LOG_LEVEL=debug to see where it arose.`,
      { reference },
    );
    if (parts.debug()) parts.stderr(`${reference} ${error instanceof Error ? error.stack : String(error)}\n`);
    return EXIT.unexpected;
  }
}

function commandOf(argv: readonly string[]): CliCommand | 'help' {
  const [first, second] = argv;
  if (first === undefined || first === 'help' || first === '--help' || first === '-h') return 'help';
  const command = COMMANDS.find(({ name }) => name === first || name === `${first} ${second}`);
  if (command) return command;
  const group = COMMANDS.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name);
  throw new UsageError(group.length > 0 ? `Which one: ${group.join(', ')}?` : `There is no command "${first}".`);
}

function readArguments(argv: readonly string[], command: CliCommand): Typed {
  const length = command.name.split(' ').length;
  let parsed: { positionals: string[]; values: Typed['options'] };
  try {
    parsed = parseArgs({
      args: argv.slice(length),
      options: { ...COMMON, ...command.options },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    // parseArgs tells at length how a word that begins with a dash could have been meant.
    throw new UsageError(`${(error as Error).message.split('. ')[0]}.`);
  }
  const { positionals: words, values: options } = parsed;
  const [least, most] = command.words;
  if (options.help !== true && (words.length < least || words.length > most)) {
    const extra = words[most];
    throw new UsageError(
      extra === undefined
        ? 'Something is missing.'
        : `"${extra}" is one word too many; put quotation marks around a text with spaces.`,
    );
  }
  return { words, options };
}

async function runInWorkspace(command: CliCommand, typed: Typed, parts: CliParts): Promise<Answer> {
  const { db, isMeant, close } = await parts.open();
  try {
    const workspace = chooseWorkspace(await listWorkspaces(db), isMeant, typed.options.workspace);
    const context = { db, workspaceId: workspace.id, workspace, now: parts.now, actorId: null, member: null };
    return await command.run({ ...context, readFile: (path) => readFile(path, parts) }, typed);
  } finally {
    await close();
  }
}

function chooseWorkspace(
  workspaces: WorkspaceRecord[],
  isMeant: Opened['isMeant'],
  wanted: Typed['options'][string],
): WorkspaceRecord {
  const known = workspaces.map(({ id, name }) => `${id} (${name})`).join(', ');
  const meant = workspaces.filter(({ id }) => isMeant(id));
  if (meant.length === 0 && typeof wanted !== 'string') {
    throw new UserError(
      'no_workspace',
      'There is no workspace in the database yet. Start Rapporteur once (npm start), then try again.',
    );
  }
  if (typeof wanted === 'string') {
    const workspace = workspaces.find(({ id }) => id === wanted.trim());
    if (!workspace)
      throw new UserError('workspace_unknown', `There is no workspace ${wanted}. There are: ${known}.`, { known });
    return workspace;
  }
  const [only, another] = meant;
  if (!only || another)
    throw new UserError('workspace_ambiguous', `There are several workspaces: ${known}. Name one with --workspace.`, {
      known,
    });
  return only;
}

async function readFile(path: string, parts: CliParts): Promise<Uint8Array> {
  try {
    return await parts.readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const reason = { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'you may not read it' }[code];
    if (!reason) throw error;
    throw new UserError('file_unreadable', `${path} cannot be read: ${reason}.`, { path });
  }
}

function showHelp(argv: readonly string[], parts: CliParts, asJson: boolean): number {
  const words = argv
    .slice(1)
    .filter((word) => !word.startsWith('-'))
    .join(' ');
  const commands = COMMANDS.filter(({ name }) => words === '' || name === words || name.startsWith(`${words} `));
  if (commands.length === 0) throw new UsageError(`There is no command "${words}".`);
  const text =
    words === ''
      ? `Rapporteur from a shell: npm run cli -- COMMAND\n\n${columns(commands.map(({ name, summary }) => [`  ${name}`, summary]))}\n\n` +
        'With every command: --json (one JSON document), --workspace T… (when there are several), --help (its usage).'
      : commands.map((command) => `${usageOf(command)}\n  ${command.summary}`).join('\n');
  const data = { commands: commands.map(({ name, usage, summary }) => ({ name, usage, summary })) };
  parts.stdout(asJson ? `${JSON.stringify(data, null, 2)}\n` : `${text}\n`);
  return EXIT.fine;
}

function usageOf({ name, usage }: CliCommand): string {
  return `${name} ${usage}`.trim();
}
