import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type CliParts, type Opened, runCli } from './commands.ts';
import { type CommandAnswer, type CommandRequest, sendCommand } from './remote.ts';

type Output = Pick<CliParts, 'stdout' | 'stderr'>;

/** A command of the shell, run in this process, or in the one that holds the data folder. Returns the exit code. */
export async function runInShell(
  argv: string[],
  { dataDir, open, debug, ...output }: Output & Pick<CliParts, 'open' | 'debug'> & { dataDir: string | null },
): Promise<number> {
  const remote = dataDir === null ? null : await sendCommand(dataDir, { argv, folder: process.cwd() });
  if (!remote) return runCli(argv, { ...parts(process.cwd()), ...output, open, debug });
  output.stdout(remote.stdout);
  output.stderr(remote.stderr);
  return remote.code;
}

/** A command that was handed to this process, on its own open database. */
export async function runFor(command: CommandRequest, store: Omit<Opened, 'close'>): Promise<CommandAnswer> {
  const printed = { stdout: '', stderr: '' };
  const code = await runCli(command.argv, {
    ...parts(command.folder),
    open: async () => ({ ...store, close: async () => {} }),
    stdout: (text) => {
      printed.stdout += text;
    },
    stderr: (text) => {
      printed.stderr += text;
    },
    debug: () => false,
  });
  return { code, ...printed };
}

function parts(folder: string) {
  return { readFile: (path: string) => readFile(resolve(folder, path)), now: new Date(), newKey: randomUUID };
}
