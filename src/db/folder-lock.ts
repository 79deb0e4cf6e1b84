import { linkSync, readFileSync, rmSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { UserError } from '../errors.ts';

const HEARTBEAT_MS = 2_000;
/** How long a lock whose holder cannot be asked for by number must show no sign of life before it is taken over. */
const SILENCE_MS = 12_000;

const Holder = z.object({ pid: z.number(), host: z.string() });

/**
 * Holds a data folder for this process: two processes in one embedded database would destroy it. A lock that a dead process
 * left is taken over. Returns what releases it; throws a UserError `folder_in_use` when it is held.
 */
export async function holdFolder(folder: string, silenceMs = SILENCE_MS): Promise<() => void> {
  const path = join(folder, 'lock');
  // Tells apart two locks of the same process number.
  const id = String(process.hrtime.bigint());
  const mine = `${path}.${process.pid}.${id}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, host: hostname(), id }));
  try {
    // A link appears whole or not at all, whoever else tries at the same moment.
    while (!tryLink(mine, path)) {
      const content = readLock(path);
      if (!(await isAbandoned(path, silenceMs))) throw inUse(folder, path);
      if (!takeAway(path, content)) await sleep(50);
    }
  } finally {
    unlinkSync(mine);
  }
  const heartbeat = setInterval(() => beat(path), HEARTBEAT_MS).unref();
  return () => {
    clearInterval(heartbeat);
    rmSync(path, { force: true });
  };
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function beat(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // The folder was removed under us; the database will say so itself.
  }
}

async function isAbandoned(path: string, silenceMs: number): Promise<boolean> {
  const holder = readHolder(path);
  // On this machine a number tells. In containers every process may be number 1, and another machine's mean nothing here.
  if (holder && holder.host === hostname() && holder.pid !== process.pid) return !isAlive(holder.pid);
  const before = lastSign(path);
  for (let waited = 0; waited < silenceMs; waited += 250) {
    await sleep(250);
    if (lastSign(path) !== before) return false;
  }
  return true;
}

function readHolder(path: string): z.infer<typeof Holder> | null {
  try {
    return Holder.parse(JSON.parse(readLock(path)));
  } catch {
    return null;
  }
}

function lastSign(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/**
 * Removes an abandoned lock, as long as it is still the one that was found abandoned. One process at a time may look and
 * remove: another that looked earlier would remove the lock that the first has put there since.
 */
function takeAway(path: string, abandoned: string): boolean {
  const turn = `${path}.turn`;
  // Left by a process that died in these few lines.
  if (Date.now() - lastSign(turn) > 60_000) rmSync(turn, { force: true });
  try {
    writeFileSync(turn, '', { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    if (readLock(path) === abandoned) rmSync(path, { force: true });
    return true;
  } finally {
    rmSync(turn, { force: true });
  }
}

function readLock(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function inUse(folder: string, path: string): UserError {
  const holder = readHolder(path);
  const who = holder
    ? `process ${holder.pid}${holder.host === hostname() ? '' : ` on ${holder.host}`}`
    : 'another process';
  return new UserError(
    'folder_in_use',
    `The data folder ${folder} is in use by ${who}. Stop that process first, or set DATA_DIR to another folder. ` +
      `If no Rapporteur runs there, remove ${path}.`,
    { folder },
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
