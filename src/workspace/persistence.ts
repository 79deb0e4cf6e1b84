import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isObject } from './json.ts';
import type { State } from './state.ts';

/** The saved state, or null when there is none yet. Throws when the file is not one. */
export function loadState(path: string): State | null {
  if (!existsSync(path)) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} is not readable as a workspace's state; move it away to start anew`, { cause: error });
  }
  if (!isObject(parsed) || parsed.version !== 1) {
    throw new Error(`${path} was written by another version of the workspace; move it away to start anew`);
  }
  return parsed as unknown as State;
}

export interface Saver {
  soon(): void;
  now(): void;
  /** Saves now what waits to be saved. */
  flush(): void;
}

/** Writes the state beside the file and renames it, so that a crash leaves the old one whole. */
export function createSaver(path: string, state: () => State, delayMs = 200): Saver {
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    mkdirSync(dirname(path), { recursive: true });
    const draft = `${path}.${process.pid}.new`;
    writeFileSync(draft, JSON.stringify(state()));
    renameSync(draft, path);
  };
  return {
    soon() {
      timer ??= setTimeout(save, delayMs);
    },
    now: save,
    flush() {
      if (timer) save();
    },
  };
}
