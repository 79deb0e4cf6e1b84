import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.ts';

/**
 * Holds a data folder for this process: two processes in one embedded database would destroy it.
 * A lock left by a process that has died is taken over. Returns what releases it; throws a UserError when it is held.
 */
export function holdFolder(folder: string): () => void {
  const path = join(folder, 'lock');
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, `${process.pid}\n`);
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number.parseInt(readFileSync(path, 'utf8'), 10);
      if (isAlive(holder)) {
        throw new UserError(
          'folder_in_use',
          `The data folder ${folder} is in use by process ${holder}. Stop that process first, or set DATA_DIR to another folder.`,
          { folder, pid: holder },
        );
      }
      rmSync(path, { force: true });
    }
  }
  throw new UserError('folder_in_use', `The data folder ${folder} is being opened by another process. Try again.`, {
    folder,
  });
}

function isAlive(pid: number): boolean {
  // In a container a restarted process often has the number that the dead one had.
  if (!Number.isInteger(pid) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
